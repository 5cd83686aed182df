"""One reminder more, silently, on an evening on which a streak would end; two nudges a day at most."""

from __future__ import annotations

from datetime import timedelta

from core.actions.change_reminders import set_last_call
from tests.conversation.house import words
from tests.delivery.test_delivery import EVENING, Post, add, post

__all__ = ["post"]
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def with_last_call(post: Post, line: str) -> None:
    await add(post, line)
    async with post.world.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        for habit in await storage.habits.all(person.id):
            await set_last_call(storage, person, habit.id, post.world.now, on=True)


async def evening(post: Post, day: int) -> list[bool]:
    """What came between seven and midnight, and whether it made no sound."""
    half_hours = (EVENING + day * DAY + n * HOUR / 2 for n in range(-4, 6))
    return [reply.silent for at in half_hours for _, reply in await post.at(at) if "⏰" in words(reply)]


async def test_it_comes_only_when_there_is_a_streak_that_would_end(post: Post) -> None:
    await with_last_call(post, "Read daily")

    nothing_to_lose = await evening(post, 0)
    await post.world.talker("alice").say("/done read yesterday", key="yesterday")
    post.world.now = EVENING + DAY - 3 * HOUR
    await post.world.talker("alice").say("read done", key="done")
    done = await evening(post, 1)
    open_still = await evening(post, 2)

    assert nothing_to_lose == []
    assert done == []
    assert open_still == [True]


async def test_it_is_the_second_nudge_and_never_the_third(post: Post) -> None:
    await with_last_call(post, "Read daily 19:00")
    await with_last_call(post, "Stretch daily 19:00 20:00")
    await post.world.talker("alice").say("all done", key="done")
    await evening(post, 0)

    half_hours = (EVENING + DAY + n * HOUR / 2 for n in range(-4, 6))
    came = [words(reply).splitlines()[0] for at in half_hours for _, reply in await post.at(at)]

    assert came == ["⏰ 2 of 2 are open", "⏰ Stretch", "⏰ Read"]


async def test_it_is_kept_when_other_reminders_change(post: Post) -> None:
    await with_last_call(post, "Read daily")
    await post.world.talker("alice").say("read done", key="done")
    alice = post.world.talker("alice")
    await alice.say("/timezone Tokyo", key="zone")

    async with post.world.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        (habit,) = await storage.habits.all(person.id)

    assert habit.last_call is not None
    assert habit.slots == ()
