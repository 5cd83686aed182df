"""Two people become one: what savers have saved on either side stays saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.actions import link, log
from core.actions.overview import stand
from core.habits import Check, Daily, HabitDraft
from core.people import Account, Clock, Person
from core.ports import Storage
from tests.actions.home import DAY, START, WEDNESDAY, Home

Range = tuple[date, date]
YESTERDAY = WEDNESDAY - DAY


async def another(home: Home, **changes: object) -> Person:
    """Bob, who has fewer habits: Alice stays."""
    bob = replace(Person(0, Clock("Europe/Berlin"), set_up=True), **changes)  # type: ignore[arg-type]  # fields of his
    async with home.database.transaction() as storage:
        return await storage.people.add(Account("test", "2", "2"), bob, home.now - 60 * DAY)


async def linked(home: Home, bob: Person) -> Person:
    async with home.database.transaction() as storage:
        return await _linked(storage, home, bob)


async def _linked(storage: Storage, home: Home, bob: Person) -> Person:
    await storage.people.save(home.alice)
    await link.give_code(storage, home.alice, "code", home.now)
    both = await link.bring_code(storage, bob, "code", home.now + timedelta(minutes=1))
    assert both is not None
    await link.agree(storage, bob, both.link.id, home.now)
    joined = await link.join(storage, home.alice, both.link.id, home.now)
    assert joined == await storage.people.get(joined.id)
    return joined


async def test_a_streak_that_savers_had_kept_alive_goes_on(home: Home) -> None:
    await home.keep(name="Read")
    bob = await another(home, savers_since=START, backfill_hours=2000)
    async with home.database.transaction() as storage:
        swim = await storage.habits.add(bob.id, HabitDraft("Swim", Daily(), Check(), START), home.now)
        for number in [*range(10), *range(11, 30)]:
            await log.mark_done(storage, bob, swim.id, START + number * DAY, f"{number}", home.now)
        diary = await storage.entries.diary(bob.id, swim.id)
        assert diary is not None
        before = stand(diary, bob, home.now).judgement.current

    alice = await linked(home, bob)

    async with home.database.transaction() as storage:
        diary = await storage.entries.diary(alice.id, swim.id)
    assert diary is not None
    assert alice.savers_since is None
    assert stand(diary, alice, home.now).judgement.current == before >= 29


@pytest.mark.parametrize(
    ("alices", "bobs", "united"),
    [
        ((None, []), (None, []), []),
        ((None, []), (START, []), [(START, YESTERDAY)]),
        ((None, []), (WEDNESDAY, []), []),
        ((START + 5 * DAY, []), (START, []), [(START, START + 4 * DAY)]),
        ((START, []), (START + 5 * DAY, []), []),
        (
            (None, [(START + 3 * DAY, START + 6 * DAY)]),
            (None, [(START, START + DAY), (START + 7 * DAY, START + 8 * DAY)]),
            [(START, START + DAY), (START + 3 * DAY, START + 8 * DAY)],
        ),
        (
            (START + 9 * DAY, [(START + DAY, START + 2 * DAY)]),
            (None, [(START, START + 20 * DAY)]),
            [(START, START + 8 * DAY)],
        ),
    ],
)
async def test_the_times_of_savers_are_united_in_order_and_end_before_they_are_on(
    home: Home, alices: tuple[date | None, list[Range]], bobs: tuple[date | None, list[Range]], united: list[Range]
) -> None:
    home.alice = replace(home.alice, savers_since=alices[0], savers_before=tuple(alices[1]))
    bob = await another(home, savers_since=bobs[0], savers_before=tuple(bobs[1]))

    alice = await linked(home, bob)

    assert alice.savers_since == alices[0]
    assert list(alice.savers_before) == united
