"""When the files of the database are written anew after an erasure, and that it is never forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from structlog.testing import capture_logs

from bot.delivery.erasing import Erasing
from core.errors import NotSaved
from storage.tombstones import Tombstones
from tests.conversation.house import World
from tests.conversation.test_leaving import home, live, rows, say_so

__all__ = ["home"]

DAY = timedelta(days=1)


async def test_files_that_could_not_be_wiped_are_wiped_some_minutes_later(home: World) -> None:
    """Each try writes a copy of them and holds up whoever taps: it is not made again at each tick."""
    alice, began, tried = home.talker("alice"), home.now + DAY, list[timedelta]()
    await live(alice)
    await say_so(alice)

    async def wipe() -> None:
        tried.append(home.now - began)
        if len(tried) == 1:
            raise NotSaved

    ending = Erasing(home.database, lambda: home.now, {}, Tombstones(), wipe)
    home.pass_time(hours=24)
    with capture_logs() as logs:
        for _ in range(300):
            await ending.erase_due()
            home.pass_time(seconds=5)

    assert tried == [timedelta(), timedelta(minutes=10)]
    assert [(one["log_level"], one["event"]) for one in logs] == [
        ("info", "accounts were erased, as their owners wished"),
        ("warning", "the files could not be wiped of who was erased"),
    ]


async def test_files_are_wiped_in_the_first_quiet_minute_whoever_has_erased_them(home: World) -> None:
    """Writing them anew holds up whoever taps; a crash in between forgets nothing."""
    alice, bob, wiped = home.talker("alice"), home.talker("bob"), list[datetime]()
    await live(alice)
    await say_so(alice)
    home.pass_time(hours=24)
    await bob.say("/today", key="bob is here")

    async def wipe() -> None:
        wiped.append(home.now)

    for seconds in (0, 59, 61, 61):
        home.pass_time(seconds=seconds)
        await Erasing(home.database, lambda: home.now, {}, Tombstones(), wipe).erase_due()

    assert len(wiped) == 1
    assert "people" in await rows(home.database)


async def test_where_somebody_always_asks_files_are_wiped_after_some_hours_all_the_same(home: World) -> None:
    alice, bob, wiped = home.talker("alice"), home.talker("bob"), list[float]()
    await live(alice)
    await say_so(alice)
    home.pass_time(hours=24)
    began = home.now

    async def wipe() -> None:
        wiped.append((home.now - began) / timedelta(hours=1))

    for number in range(30):
        await bob.say("/today", key=f"bob {number}")
        await Erasing(home.database, lambda: home.now, {}, Tombstones(), wipe).erase_due()
        home.pass_time(minutes=30)

    assert wiped == [6.0]
