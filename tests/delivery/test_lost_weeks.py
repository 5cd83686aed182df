"""A week that is out of reach: said once, by the first reminder of the day, and then there is silence."""

from __future__ import annotations

from datetime import timedelta

from core.actions.remind import ignored
from tests.conversation.house import words
from tests.delivery.test_delivery import EVENING, Post, add, post

__all__ = ["post"]
DAY = timedelta(days=1)


async def test_that_a_week_is_lost_is_said_once(post: Post) -> None:
    await add(post, "gym 3x week 21:00 21:30")

    said = [[words(reply) for _, reply in await post.at(EVENING + n * DAY)] for n in range(7)]

    assert [len(day) for day in said] == [1] * 6 + [0]
    assert "every day left of the week is needed" in said[4][0]
    assert "this week is out of reach" in said[5][0]


async def test_the_second_reminder_of_the_day_is_silent_about_it(post: Post) -> None:
    await add(post, "gym 3x week 21:00 21:30")
    saturday = EVENING + 5 * DAY
    for n in range(5):
        await post.at(EVENING + n * DAY + timedelta(minutes=30))

    first, second = await post.at(saturday), await post.at(saturday + timedelta(minutes=30))

    assert "this week is out of reach" in words(first[0][1])
    assert second == []


async def test_reminders_without_an_answer_are_counted_in_a_row(post: Post) -> None:
    await add(post)
    alice = post.world.talker("alice")
    for n in range(5):
        await post.at(EVENING + n * DAY)
        if n == 1:
            await alice.say("/done read", key="answer")

    async with post.world.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        (diary,) = await storage.entries.diaries(person.id)
        today = EVENING.date() + 5 * DAY
        counted = [await ignored(storage, person, diary, today - n * DAY) for n in range(5)]
        dates = await storage.outbox.asked(person.id, diary.habit.id, today, 2)

    assert counted == [3, 2, 1, 0, 1]
    assert list(dates) == [today - DAY, today - 2 * DAY]
