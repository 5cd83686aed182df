"""Ten thousand entries come in and leave while somebody else taps: they wait for their turn, and nothing fails."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from core.actions.exchange import bring_in
from core.habits import Check, Daily, Habit, Version
from core.packed import Packed
from core.parcel import Origin, Parcel, Record
from tests.conversation.house import MONDAY, Talker, World, buttons, words, world

HABITS, DAYS = 4, 2_500
START = date(2020, 1, 1)


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


def years() -> bytes:
    days = [START + timedelta(day) for day in range(DAYS)]
    entries = [{"date": f"{day}", "kind": "done", "note": f"as on {day}"} for day in days]
    plan = {"from": f"{START}", "schedule": {"kind": "daily"}, "goal": {"kind": "check"}}
    habits = [
        {"name": f"Habit {n}", "key": f"k{n}", "start": f"{START}", "versions": [plan], "entries": entries}
        for n in range(HABITS)
    ]
    return json.dumps({"format": "cairn", "version": 1, "habits": habits}).encode()


async def tap_meanwhile(talker: Talker, work: Awaitable[object]) -> list[str]:
    """What each tap was answered, as long as that takes."""
    working, said = asyncio.ensure_future(work), list[str]()
    while not working.done():
        for asked in ("/done Read", "/undo"):
            said.append(words((await talker.say(asked)).reply))
        await asyncio.sleep(0)
    await working
    return said


async def test_somebody_else_taps_while_years_come_in_and_leave(home: World) -> None:
    alice, bob = home.talker("alice"), home.talker("bob")
    card = await bob.say("/add Read daily")
    await bob.tap(buttons(card.reply)["Add"])
    alone = [words((await bob.say(asked)).reply) for asked in ("/done Read", "/undo")]
    shown = await alice.send("years.json", years())

    beside_import = await tap_meanwhile(bob, alice.tap(buttons(shown.reply)["Import"]))
    beside_export = await tap_meanwhile(bob, alice.say("/export json"))

    assert set(beside_import) == set(beside_export) == set(alone)
    assert f"{HABITS * DAYS:,} logs, {HABITS} habits" in words((await alice.say("/export")).reply)


async def test_an_import_that_breaks_off_on_its_last_page_leaves_nothing(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("/today")
    habit = Habit(0, 0, "Swim", START, (Version(START, Daily(), Check()),))
    cut_off = Packed(('[["2020-01-01","done",null,"",null,""]]', '[["2020-01-02","done",7,"",null,""]]'))
    cut_off.sum_up(Packed(cut_off.pages[:1]).digest, bytes(1))

    async def bring() -> None:
        async with home.database.transaction() as storage:
            person = await storage.people.by_account("test", "alice")
            assert person is not None
            await bring_in(storage, person, Parcel((Record(habit, cut_off),), Origin.LOOP), MONDAY)

    with pytest.raises(IntegrityError):
        await bring()

    assert "nothing to show" in words((await alice.say("/habits")).reply)
