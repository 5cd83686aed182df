"""When the files of the database are written anew after an erasure, and that it is never forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.delivery.erasing import Erasing
from core.errors import NotSaved
from storage.tombstones import Tombstones
from tests.conversation.house import World
from tests.conversation.test_leaving import home, live, rows, say_so

__all__ = ["home"]


async def test_files_that_could_not_be_wiped_are_wiped_at_the_next_tick(home: World) -> None:
    alice, wiped = home.talker("alice"), list[bool]()
    await live(alice)
    await say_so(alice)
    home.pass_time(hours=24)

    async def wipe() -> None:
        wiped.append(len(wiped) > 0)
        if not wiped[-1]:
            raise NotSaved

    ending = Erasing(home.database, lambda: home.now, {}, Tombstones(), wipe)
    with pytest.raises(NotSaved):
        await ending.erase_due()
    again = [await ending.erase_due() for _ in range(2)]

    assert again == [0, 0]
    assert wiped == [False, True]


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
