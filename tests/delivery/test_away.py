"""After an outage: what is too late is not sent; the person is asked once what is to be added."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.frontends.frontend import TryLater
from core.ports import DeliveryState
from tests.conversation.house import buttons, words
from tests.delivery.test_delivery import EVENING, Post, add, post

__all__ = ["post"]
HOUR = timedelta(hours=1)
SOON = timedelta(seconds=5)


async def test_after_an_outage_one_message_says_so_with_the_list_of_the_day(post: Post) -> None:
    for line in ("Read daily 20:00", "Stretch daily 20:15", "Water daily 20:30"):
        await add(post, line)
    back = EVENING + timedelta(hours=1, minutes=40)

    late = await post.at(back)
    came = await post.at(back + SOON)
    more = await post.at(back + 2 * SOON)

    assert late == []
    assert more == []
    ((_, digest),) = came
    assert "I was away from 20:00 to 22:40. Anything to add?" in words(digest)
    assert all(f"☐ {name}" in words(digest) for name in ("Read", "Stretch", "Water"))
    assert digest.silent
    assert "Done" in buttons(digest)


async def test_a_second_outage_of_the_day_is_told_too_and_a_straggler_of_the_first_is_not(post: Post) -> None:
    post.world.now = EVENING
    for line in ("Read daily 6:00", "Stretch daily 7:20", "Water daily 12:00"):
        await add(post, line)
    nine, ten_minutes = EVENING + 12 * HOUR, timedelta(minutes=10)
    post.postbox.failures = [TryLater("busy", ten_minutes)]

    first = [letter for tick in range(3) for letter in await post.at(nine + tick * SOON)]
    post.postbox.failures = [TryLater("busy", ten_minutes)]
    straggler = [letter for tick in range(3) for letter in await post.at(nine + ten_minutes + tick * SOON)]
    second = [letter for tick in range(3) for letter in await post.at(nine + 6 * HOUR + tick * SOON)]

    told = [[words(reply).splitlines()[0] for _, reply in came] for came in (first, straggler, second)]
    states = [state for state, _ in await post.states()]
    assert told == [
        ["I was away from 06:00 to 09:00. Anything to add?"],
        [],
        ["I was away from 12:00 to 15:00. Anything to add?"],
    ]
    assert states.count(DeliveryState.EXPIRED) == 3


async def test_what_is_still_useful_comes_as_one_message_and_no_digest(post: Post) -> None:
    await add(post, "Read daily 20:30")
    await add(post, "Stretch daily 20:50")

    came = await post.at(EVENING)
    more = await post.at(EVENING + SOON)

    assert [words(reply).splitlines()[0] for _, reply in came] == ["⏰ 2 of 2 are open"]
    assert more == []


async def test_who_has_done_everything_meanwhile_is_not_asked(post: Post) -> None:
    await add(post)
    await post.at(EVENING + 2 * HOUR)
    await post.world.talker("alice").say("read done", key="done")

    assert await post.at(EVENING + 2 * HOUR + SOON) == []


async def test_after_days_away_the_last_of_them_is_asked_for(post: Post) -> None:
    await add(post)
    back = EVENING + timedelta(days=3, hours=-9)

    came = [letter for tick in range(4) for letter in await post.at(back + tick * SOON)]

    ((_, digest),) = came
    assert "I was away from Mon 23 Nov, 21:00, to 12:00 today." in words(digest)
    assert "Wed 25 Nov" in words(digest)
    assert "☐ Read" in words(digest)


async def test_after_weeks_away_nothing_is_asked_of_dates_that_take_no_entry(post: Post) -> None:
    await add(post)
    back = EVENING + timedelta(days=20, hours=-9)
    async with post.world.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        await storage.people.save(replace(person, backfill_hours=0))

    came = [letter for tick in range(4) for letter in await post.at(back + tick * SOON)]

    assert came == []
    assert [state for state, _ in await post.states()] == [DeliveryState.EXPIRED, DeliveryState.SKIPPED]
