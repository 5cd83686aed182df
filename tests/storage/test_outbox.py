"""Slots are claimed once, deliveries leave once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from core.people import ZoneChange
from core.ports import SNOOZED_SLOT, WELCOME_BACK, Delivery, DeliveryState, DueSlot
from storage.database import Database
from tests.storage.household import DAY, HOUR, NOW, TODAY, Household, draft, evening

MINUTE = timedelta(minutes=1)


def delivery(home: Household, key: str = "1", at: timedelta = timedelta(0)) -> Delivery:
    return Delivery(key, home.alice.id, home.reading.id, TODAY, 0, f"dedupe {key}", NOW + at, NOW + at + 2 * HOUR)


async def test_a_slot_is_due_from_its_instant_on(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        early = await storage.outbox.due_slots(NOW - timedelta(microseconds=1), 10)
        due = await storage.outbox.due_slots(NOW, 10)

    assert early == []
    assert [(slot.person, slot.habit, slot.planned) for slot in due] == [(home.alice.id, home.reading, evening())]
    assert due[0].clock == home.alice.clock


async def test_a_due_slot_brings_its_owners_journeys(database: Database, home: Household) -> None:
    change = ZoneChange(NOW, "Asia/Tokyo")

    async with database.transaction() as storage:
        await storage.people.change_zone(home.alice.id, change)
        (due,) = await storage.outbox.due_slots(NOW, 10)

    assert due.clock == replace(home.alice.clock, zone_changes=(change,))


async def test_the_earliest_slots_come_first_and_no_more_than_asked_for(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        for hours in (3, 1, 2):
            habit = await storage.habits.add(home.bob.id, draft(f"{hours} hours ago"), NOW)
            await storage.habits.set_slots(home.bob.id, habit.id, [evening(NOW - hours * HOUR)])

        due = await storage.outbox.due_slots(NOW, 3)

    assert [slot.habit.name for slot in due] == ["3 hours ago", "2 hours ago", "1 hours ago"]


async def test_only_the_slot_that_is_named_is_put_off_and_only_while_it_is_due(
    database: Database, home: Household
) -> None:
    async with database.transaction() as storage:
        for minutes in (-2, -1, 5):
            habit = await storage.habits.add(home.bob.id, draft(f"in {minutes}"), NOW)
            await storage.habits.set_slots(home.bob.id, habit.id, [evening(NOW + minutes * MINUTE)])
        known = {slot.habit.name: slot for slot in await storage.outbox.due_slots(NOW + HOUR, 10)}

        put_off = [await storage.outbox.put_off(known[name].id, NOW, NOW + HOUR) for name in ("in -1", "in 5", "in -1")]
        due = await storage.outbox.due_slots(NOW + 59 * MINUTE, 10)

    assert put_off == [known["in -1"].habit.id, None, None]
    assert {slot.habit.name for slot in due} == {home.reading.name, "in -2", "in 5"}


async def test_what_is_due_a_little_later_is_asked_for_by_person(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        for person, minutes in ((home.alice, 0), (home.alice, 5), (home.alice, 11), (home.bob, 5)):
            habit = await storage.habits.add(person.id, draft(f"{person.name} {minutes}"), NOW)
            await storage.habits.set_slots(person.id, habit.id, [evening(NOW + minutes * MINUTE)])

        soon = await storage.outbox.due_slots(NOW + 10 * MINUTE, 9, after=NOW, people=[home.alice.id])

    assert [slot.habit.name for slot in soon] == ["Alice 5"]


async def test_when_it_asks_again_is_the_next_of_what_was_put_off(database: Database, home: Household) -> None:
    later = replace(delivery(home, "later", 30 * MINUTE), slot=SNOOZED_SLOT)
    ordinary = delivery(home, "ordinary", 10 * MINUTE)

    async with database.transaction() as storage:
        await storage.outbox.put([later, ordinary])
        again = await storage.outbox.asks_again(home.alice.id, [home.reading.id], TODAY)
        other_day = await storage.outbox.asks_again(home.alice.id, [home.reading.id], TODAY + DAY)

    assert again == NOW + 30 * MINUTE
    assert other_day is None


async def test_what_was_given_up_and_what_was_sent_is_known_without_the_messages_of_other_kinds(
    database: Database, home: Household
) -> None:
    late, later = delivery(home, "late"), replace(delivery(home, "later", MINUTE), date=TODAY + DAY)
    sent, hello = delivery(home, "sent", 2 * MINUTE), replace(delivery(home, "hello"), slot=WELCOME_BACK)
    at = NOW + 3 * HOUR

    async with database.transaction() as storage:
        await storage.outbox.put([late, later, sent, hello])
        await storage.outbox.lease("us", at, at + MINUTE, 9)
        for one in (late, later):
            await storage.outbox.settle(one.id, "us", DeliveryState.EXPIRED, at)
        for one in (sent, hello):
            await storage.outbox.settle(one.id, "us", DeliveryState.SENT, at)
        given_up = await storage.outbox.expired(home.alice.id, at - HOUR)
        nothing_since = await storage.outbox.expired(home.alice.id, at + MINUTE)
        nudges = await storage.outbox.nudges(home.alice.id, home.reading.id, TODAY)
        asked = await storage.outbox.asked(home.alice.id, home.reading.id, TODAY + DAY, 9)

    assert given_up == (NOW, TODAY + DAY)
    assert nothing_since is None
    assert nudges == 1
    assert list(asked) == [TODAY]


async def test_a_slot_moves_on_once(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        due = await storage.outbox.due_slots(NOW, 10)
    async with database.transaction() as storage:
        first = await storage.outbox.move_on([(due[0], NOW + DAY, TODAY + DAY)])
    async with database.transaction() as storage:
        second = await storage.outbox.move_on([(due[0], NOW + 2 * DAY, TODAY + 2 * DAY)])
        left = await storage.outbox.due_slots(NOW + DAY, 10)

    assert first == {due[0].id}
    assert second == frozenset()
    assert [slot.planned for slot in left] == [evening(NOW + DAY, TODAY + DAY)]


async def test_a_slot_that_was_replanned_meanwhile_does_not_move_on(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        due = await storage.outbox.due_slots(NOW, 10)
        await storage.habits.set_slots(home.alice.id, home.reading.id, [evening()])

        moved = await storage.outbox.move_on([(due[0], None, None)])

    assert moved == frozenset()


async def test_two_workers_never_claim_the_same_slot(database_url: str, database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        for number in range(39):
            habit = await storage.habits.add(home.alice.id, draft(f"{number}"), NOW)
            await storage.habits.set_slots(home.alice.id, habit.id, [evening()])
    other = Database(database_url)

    claimed = await asyncio.gather(*(_claim(worker, 7) for worker in (database, other) for _ in range(8)))
    await other.close()

    slots = [slot for claim in claimed for slot in claim]
    assert len(slots) == len(set(slots)) == 40


async def _claim(database: Database, limit: int) -> Sequence[int]:
    async with database.transaction() as storage:
        due = await storage.outbox.due_slots(NOW, limit)
        ours = await storage.outbox.move_on([_tomorrow(slot) for slot in due])
    return sorted(ours)


def _tomorrow(slot: DueSlot) -> tuple[DueSlot, datetime, date]:
    return slot, NOW + DAY, TODAY + DAY


async def test_a_delivery_is_put_once_for_each_dedupe_key(database: Database, home: Household) -> None:
    same = replace(delivery(home), id="another id")

    async with database.transaction() as storage:
        await storage.outbox.put([delivery(home), same])
        await storage.outbox.put([same, delivery(home, "2")])
        leased = await storage.outbox.lease("me", NOW, NOW + MINUTE, 10)

    assert leased == [delivery(home), delivery(home, "2")]


async def test_a_lease_keeps_others_out_until_it_ends(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        await storage.outbox.put([delivery(home), delivery(home, "later", HOUR)])
        mine = await storage.outbox.lease("me", NOW, NOW + MINUTE, 10)
        kept = await storage.outbox.lease("you", NOW + MINUTE, NOW + 2 * MINUTE, 10)
        taken = await storage.outbox.lease("you", NOW + MINUTE + timedelta(microseconds=1), NOW + 2 * MINUTE, 10)

    assert mine == taken == [delivery(home)]
    assert kept == []


async def test_only_the_holder_settles_a_delivery(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        await storage.outbox.put([delivery(home)])
        await storage.outbox.lease("slow", NOW, NOW, 10)
        await storage.outbox.lease("quick", NOW + MINUTE, NOW + HOUR, 10)
        late = await storage.outbox.settle("1", "slow", DeliveryState.DEAD, NOW)
        settled = await storage.outbox.settle("1", "quick", DeliveryState.SENT, NOW)
        twice = await storage.outbox.settle("1", "quick", DeliveryState.SENT, NOW)
        left = await storage.outbox.lease("me", NOW + DAY, NOW + DAY, 10)

    assert (late, settled, twice) == (False, True, False)
    assert left == []


@pytest.mark.parametrize(("counts", "attempts"), [(True, 1), (False, 0)])
async def test_a_postponed_delivery_comes_back_later(
    database: Database, home: Household, counts: bool, attempts: int
) -> None:
    async with database.transaction() as storage:
        await storage.outbox.put([delivery(home)])
        await storage.outbox.lease("me", NOW, NOW + HOUR, 10)
        postponed = await storage.outbox.postpone("1", "me", NOW + MINUTE, "502", counts=counts)
        foreign = await storage.outbox.postpone("1", "me", NOW, "not held any more")
        early = await storage.outbox.lease("you", NOW, NOW + HOUR, 10)
        back = await storage.outbox.lease("you", NOW + MINUTE, NOW + HOUR, 10)

    assert (postponed, foreign) == (True, False)
    assert early == []
    assert back == [replace(delivery(home), not_before=NOW + MINUTE, attempts=attempts)]


async def test_what_was_answered_is_withdrawn(database: Database, home: Household) -> None:
    """What greets somebody on their return names a habit as well, and is not about it."""
    tomorrow = replace(delivery(home, "2"), date=TODAY + DAY)
    welcome = replace(delivery(home, "3"), slot=WELCOME_BACK)

    async with database.transaction() as storage:
        await storage.outbox.put([delivery(home), tomorrow, welcome])
        await storage.outbox.withdraw(home.alice.id, home.reading.id, TODAY)
        left = await storage.outbox.lease("me", NOW, NOW + HOUR, 10)

    assert left == [tomorrow, welcome]


async def test_the_next_message_is_a_slot_or_a_snooze_whichever_is_sooner(database: Database, home: Household) -> None:
    snoozed = replace(delivery(home, "z", -MINUTE), slot=-1)

    async with database.transaction() as storage:
        slot = await storage.outbox.next_due(home.alice.id)
        await storage.outbox.put([snoozed])
        snooze = await storage.outbox.next_due(home.alice.id)
        await storage.habits.put_in_bin(home.alice.id, home.reading.id, NOW)
        await storage.outbox.withdraw(home.alice.id, home.reading.id, TODAY)
        nothing = await storage.outbox.next_due(home.alice.id)

    assert (slot, snooze, nothing) == (NOW, NOW - MINUTE, None)
