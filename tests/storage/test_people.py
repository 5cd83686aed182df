"""People come back as they were kept, with their accounts and journeys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from core.errors import TryAgain
from core.habits import AtMost, Daily, HabitDraft
from core.people import Account, Clock, Person, Weekday, ZoneChange
from storage.database import Database
from tests.storage.household import DAY, NOW, TODAY, Household


async def test_a_person_comes_back_with_everything_that_was_kept(database: Database) -> None:
    changes = (ZoneChange(NOW, "Asia/Tokyo"), ZoneChange(NOW + timedelta(microseconds=1), "Pacific/Apia"))
    kept = Person(0, Clock("Europe/Berlin", time(4), changes), Weekday.SUN, TODAY, "de", "Çağrı", 72, set_up=True)

    async with database.transaction() as storage:
        added = await storage.people.add(Account("discord", "99", ""), kept, NOW)
    async with database.transaction() as storage:
        found = await storage.people.by_account("discord", "99")

    assert found == added == replace(kept, id=added.id)


async def test_saving_keeps_every_field_but_the_zone_changes(database: Database, home: Household) -> None:
    clock = Clock("America/Nuuk", time(6), (ZoneChange(NOW, "UTC"),))
    edited = replace(home.alice, clock=clock, week_start=Weekday.SAT, savers_since=TODAY, language="de", name="Al")

    async with database.transaction() as storage:
        await storage.people.save(edited)
    async with database.transaction() as storage:
        found = await storage.people.get(home.alice.id)

    assert found == replace(edited, clock=replace(clock, zone_changes=()))


async def test_zone_changes_come_back_in_their_order_to_the_microsecond(database: Database, home: Household) -> None:
    later, sooner = ZoneChange(NOW + timedelta(microseconds=1), "Asia/Tokyo"), ZoneChange(NOW, "America/Lima")

    async with database.transaction() as storage:
        await storage.people.change_zone(home.alice.id, later)
        await storage.people.change_zone(home.alice.id, sooner)
    async with database.transaction() as storage:
        found = await storage.people.get(home.alice.id)

    assert found is not None
    assert found.clock.zone_changes == (sooner, later)


async def test_several_accounts_lead_to_one_person(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        joined = await storage.people.save_account(home.alice.id, Account("discord", "7", "77"))
    async with database.transaction() as storage:
        by_new = await storage.people.by_account("discord", "7")
        accounts = await storage.people.accounts(home.alice.id)

    assert joined
    assert by_new == home.alice
    assert accounts == [Account("discord", "7", "77"), Account("telegram", "1", "11")]


async def test_an_account_keeps_its_new_chat_and_reachability(database: Database, home: Household) -> None:
    gone = Account("telegram", "1", "12", reachable=False, reminds=False)

    async with database.transaction() as storage:
        await storage.people.save_account(home.alice.id, gone)
    async with database.transaction() as storage:
        accounts = await storage.people.accounts(home.alice.id)

    assert accounts == [gone]


async def test_an_account_that_is_taken_cannot_begin_a_second_person(database: Database, home: Household) -> None:
    with pytest.raises(TryAgain):
        async with database.transaction() as storage:
            await storage.people.add(Account("telegram", "1", "x"), Person(0, Clock("UTC")), NOW)

    async with database.transaction() as storage:
        assert await storage.people.accounts(home.alice.id) == [Account("telegram", "1", "11")]
        assert await storage.people.get(home.bob.id + 1) is None


async def test_who_asks_is_known_with_the_days_of_this_month_on_which_they_were_here(
    database: Database, home: Household
) -> None:
    async with database.transaction() as storage:
        for day in [TODAY, TODAY.replace(day=1), TODAY.replace(day=1) - DAY]:
            await storage.people.saw(home.alice.id, day)
        alice = await storage.people.asking("telegram", "1", "telegram:1", NOW)
        bob = await storage.people.asking("telegram", "2", "telegram:1", NOW)
        nobody = await storage.people.asking("telegram", "3", "telegram:1", NOW)

    assert alice is not None
    assert bob is not None
    assert (alice.person, sorted(alice.seen)) == (home.alice, [TODAY.replace(day=1), TODAY])
    assert (bob.person, list(bob.seen)) == (home.bob, [])
    assert nobody is None


async def test_the_days_a_person_was_seen_reach_the_habits_whose_rules_ask(database: Database, home: Household) -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), TODAY]
    quitting = HabitDraft("No sugar", Daily(), AtMost(Decimal(0)), date(2026, 1, 1))

    async with database.transaction() as storage:
        habit = await storage.habits.add(home.alice.id, quitting, NOW)
        for day in [*days, TODAY]:
            await storage.people.saw(home.alice.id, day)
        await storage.people.saw(home.bob.id, date(2026, 7, 7))
    async with database.transaction() as storage:
        limited = await storage.entries.diary(home.alice.id, habit.id)
        reading = await storage.entries.diary(home.alice.id, home.reading.id)

    assert limited is not None
    assert reading is not None
    assert limited.seen == frozenset(days)
    assert reading.seen is None


@pytest.mark.parametrize("at", [datetime.min, datetime(1900, 1, 1, 0, 0, 0, 1), datetime.max])
async def test_an_instant_comes_back_exactly(database: Database, home: Household, at: datetime) -> None:
    change = ZoneChange(at.replace(tzinfo=NOW.tzinfo), "UTC")

    async with database.transaction() as storage:
        await storage.people.change_zone(home.alice.id, change)
        found = await storage.people.get(home.alice.id)

    assert found is not None
    assert found.clock.zone_changes == (change,)
    assert found.clock.zone_changes[0].at.tzinfo is NOW.tzinfo
