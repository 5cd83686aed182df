"""Reminders under new rules of time zones: the same dates, at the instants at which clocks now show their times."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from core.actions.remind import on_its_days
from core.plan import due_dates
from core.ports import DueSlot, Storage
from core.reminder_time import next_fire
from core.unreadable import reading

NO_ZONE_MOVES_FURTHER = timedelta(days=2)
"""An instant changes by a change of rules; whole dates have been left out, but never two."""


async def plan_by_new_zones(storage: Storage, after: int, limit: int) -> int | None:
    """Plan a batch of slots anew; the number of its last slot, behind which the next begins. None: that was all.

    Where one has moved, so have its owner's midnights: what changes with them is looked at soon. Raises: Unreadable.
    """
    batch = await storage.outbox.planned_slots(after, limit)
    with reading([slot.id for slot in batch]):
        moves = [move for move in map(_moved, batch) if move[1] != move[0].planned.next_utc]
    await storage.outbox.move_on(moves)
    planned = [(slot.planned.next_utc, slot.person) for slot, *_ in moves if slot.planned.next_utc]
    for person, at in {person: at for at, person in sorted(planned, reverse=True)}.items():  # the earliest of each
        await storage.desk.outdate(person, at - NO_ZONE_MOVES_FURTHER)
    return batch[-1].id if batch else None


def _moved(slot: DueSlot) -> tuple[DueSlot, datetime | None, date | None]:
    """No earlier date, which was asked for; and its own date also if its instant has passed: it is due then."""
    at, first = slot.planned.next_utc, slot.planned.next_date
    assert at is not None
    assert first is not None
    due = on_its_days(slot.planned.slot, due_dates(slot.habit))

    def due_from_then(day: date) -> date | None:
        return first if day <= first else due(day)

    fire = next_fire(slot.clock, slot.planned.slot.time, at - NO_ZONE_MOVES_FURTHER, due_from_then)
    return (slot, fire.at, fire.day) if fire else (slot, None, None)
