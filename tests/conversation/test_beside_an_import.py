"""Ten thousand entries come in and leave while somebody else taps: they wait for their turn, and nothing fails."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from core.actions.exchange import bring_in
from core.habits import Check, Daily, Habit, Version
from core.packed import Packed
from core.parcel import Origin, Parcel, Record
from tests.conversation.house import MONDAY, World, buttons, words, world
from tests.support.beside import LINES, tap_meanwhile, years

HABITS, DAYS = 4, 2_500
START = date(2020, 1, 1)


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def test_somebody_else_taps_while_years_come_in_and_leave(home: World) -> None:
    alice, bob = home.talker("alice"), home.talker("bob")
    card = await bob.say("/add Read daily")
    await bob.tap(buttons(card.reply)["Add"])
    alone = {words((await bob.say(line)).reply) for line in LINES}
    shown = await alice.send("years.json", years([f"Habit {n}" for n in range(HABITS)], DAYS, START))

    beside_import = await tap_meanwhile(bob.say, alice.tap(buttons(shown.reply)["Import"]))
    beside_export = await tap_meanwhile(bob.say, alice.say("/export json"))

    for taps in (beside_import, beside_export):
        assert {words(tap.answer.reply) for tap in taps} == alone
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
