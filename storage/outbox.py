"""What is due and what is to leave: slots claimed by compare-and-set, deliveries under a lease."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from core.habits import Habit, HabitId, Slot
from core.people import Clock, PersonId
from core.ports import SNOOZED_SLOT, Delivery, DeliveryState, DueSlot, PlannedSlot
from core.unreadable import reading
from storage.direct import Connection, rows
from storage.habits import Asked, find_habits, in_use
from storage.people import find_people
from storage.tables import accounts, habits, house, outbox, slots
from storage.tables import people as persons
from storage.upsert import insert_into, upsert

WAITING = outbox.c.state == DeliveryState.WAITING.value
UNSURE = "unsure: "
"""Begins the reason why what may have arrived waits for its second try."""
TIME_ZONES = "time zones"
"""The row of the house's own table that says by which release of them slots are planned."""
MOVE = (
    update(slots)
    .where(slots.c.id == bindparam("slot"))
    .values(next_utc=bindparam("to_utc"), next_date=bindparam("to_date"))
)


@dataclass(frozen=True, slots=True)
class Outbox:
    """`core.ports.Outbox`."""

    connection: Connection

    async def due_slots(
        self, now: datetime, limit: int, after: datetime | None = None, people: Collection[PersonId] = ()
    ) -> Sequence[DueSlot]:
        wanted = select(slots).where(slots.c.next_utc <= now).order_by(slots.c.next_utc, slots.c.id).limit(limit)
        if after is not None:
            wanted = wanted.where(slots.c.next_utc > after)
            wanted = wanted.where(slots.c.habit_id.in_(select(habits.c.id).where(habits.c.person_id.in_(people))))
        return await self._with_habits(wanted.with_for_update(skip_locked=True))

    async def put_off(self, slot: int, now: datetime, until: datetime) -> HabitId | None:
        due = update(slots).where(slots.c.id == slot, slots.c.next_utc <= now).values(next_utc=until)
        return (await self.connection.execute(due.returning(slots.c.habit_id))).scalar()

    async def planned_slots(self, after: int, limit: int) -> Sequence[DueSlot]:
        wanted = select(slots).where(slots.c.id > after, slots.c.next_utc.is_not(None))
        return await self._with_habits(wanted.order_by(slots.c.id).limit(limit))

    async def planned_with(self) -> str:
        wanted = select(house.c.value).where(house.c.name == TIME_ZONES)
        return (await self.connection.execute(wanted)).scalar() or ""

    async def keep_planned_with(self, release: str) -> None:
        await self.connection.execute(upsert(self.connection, house, {"name": TIME_ZONES}, {"value": release}))

    async def _with_habits(self, wanted: Select[Any]) -> list[DueSlot]:
        due = (await self.connection.execute(wanted)).all()
        if not due:
            return []
        theirs = habits.c.id.in_({slot.habit_id for slot in due})
        owners = persons.c.id.in_(select(habits.c.person_id).where(theirs))
        with reading([slot.id for slot in due]):
            found = {habit.id: habit for habit in await find_habits(self.connection, theirs)}
            clocks = {person.id: person.clock for person in await find_people(self.connection, owners)}
            return [_due(slot, found[slot.habit_id], clocks[found[slot.habit_id].owner]) for slot in due]

    async def move_on(self, moves: Sequence[tuple[DueSlot, datetime | None, date | None]]) -> frozenset[int]:
        if not moves:
            return frozenset()
        named = select(slots.c.id, slots.c.next_utc).where(slots.c.id.in_([due.id for due, _, _ in moves]))
        now_at = {row.id: row.next_utc for row in await self.connection.execute(named.with_for_update())}
        ours = [move for move in moves if now_at.get(move[0].id) == move[0].planned.next_utc]
        if ours:
            await self.connection.execute(
                MOVE, [{"slot": due.id, "to_utc": to_utc, "to_date": to_date} for due, to_utc, to_date in ours]
            )
        return frozenset(due.id for due, _, _ in ours)

    async def put(self, deliveries: Sequence[Delivery]) -> None:
        if deliveries:
            new = insert_into(self.connection, outbox).on_conflict_do_nothing()
            await self.connection.execute(new, [_row(delivery) for delivery in deliveries])

    async def lease(
        self, owner: str, now: datetime, until: datetime, limit: int, only: Collection[str] | None = None
    ) -> Sequence[Delivery]:
        free = (
            select(outbox.c.id)
            .where(WAITING, outbox.c.not_before <= now)
            .where(or_(outbox.c.lease_until.is_(None), outbox.c.lease_until < now))
            .order_by(outbox.c.not_before, outbox.c.person_id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        if only is not None:
            there = exists().where(accounts.c.person_id == outbox.c.person_id, accounts.c.platform.in_(only))
            free = free.where(or_(there, outbox.c.expires_at <= now))
        ours = update(outbox).where(outbox.c.id.in_(free)).values(lease_owner=owner, lease_until=until)
        leased = (await self.connection.execute(ours.returning(outbox))).all()
        return [_delivery(row) for row in sorted(leased, key=lambda row: (row.not_before, row.id))]

    async def give_back(self, owner: str) -> None:
        theirs = update(outbox).where(WAITING, outbox.c.lease_owner == owner)
        await self.connection.execute(theirs.values(lease_owner=None, lease_until=None))

    async def settle(self, delivery: str, owner: str, state: DeliveryState, now: datetime, reason: str = "") -> bool:
        ended = update(outbox).where(_held(delivery, owner))
        ended = ended.values(state=state.value, settled_at=now, reason=reason, lease_owner=None, lease_until=None)
        return (await self.connection.execute(ended)).rowcount == 1

    async def postpone(
        self, delivery: str, owner: str, not_before: datetime, reason: str, *, counts: bool = True, unsure: bool = False
    ) -> bool:
        back = update(outbox).where(_held(delivery, owner))
        back = back.values(
            not_before=not_before,
            attempts=outbox.c.attempts + int(counts),
            reason=f"{UNSURE}{reason}" if unsure else reason,
            lease_owner=None,
            lease_until=None,
        )
        return (await self.connection.execute(back)).rowcount == 1

    async def withdraw(self, person: PersonId, habit: HabitId, day: date) -> None:
        asked = (outbox.c.person_id == person) & (outbox.c.habit_id == habit) & (outbox.c.local_date == day)
        answered = update(outbox).where(asked, outbox.c.slot >= SNOOZED_SLOT, WAITING)
        answered = answered.values(state=DeliveryState.SKIPPED.value, reason="answered")
        await self.connection.execute(answered)

    async def asks_again(self, person: PersonId, habits: Collection[HabitId], day: date) -> datetime | None:
        waiting = select(outbox.c.not_before).where(
            outbox.c.person_id == person,
            outbox.c.habit_id.in_(habits),
            outbox.c.local_date == day,
            outbox.c.slot == SNOOZED_SLOT,
            WAITING,
        )
        return (await self.connection.execute(waiting.order_by(outbox.c.not_before).limit(1))).scalar()

    async def nudges(self, person: PersonId, habit: HabitId, day: date) -> int:
        asked = (outbox.c.person_id == person) & (outbox.c.habit_id == habit) & (outbox.c.local_date == day)
        sent = select(func.count()).where(
            asked, outbox.c.slot >= SNOOZED_SLOT, outbox.c.state == DeliveryState.SENT.value
        )
        return (await self.connection.execute(sent)).scalar_one()

    async def expired(self, person: PersonId, since: datetime) -> tuple[datetime, date] | None:
        given_up = (outbox.c.person_id == person) & (outbox.c.state == DeliveryState.EXPIRED.value)
        found = select(outbox.c.not_before, outbox.c.local_date).where(
            given_up, outbox.c.slot >= SNOOZED_SLOT, outbox.c.settled_at >= since
        )
        due = (await self.connection.execute(found)).all()
        return (min(row.not_before for row in due), max(row.local_date for row in due)) if due else None

    async def asked(self, person: PersonId, habit: HabitId, before: date, limit: int) -> Sequence[date]:
        sent = select(outbox.c.local_date).where(
            outbox.c.person_id == person,
            outbox.c.habit_id == habit,
            outbox.c.local_date < before,
            outbox.c.slot >= SNOOZED_SLOT,
            outbox.c.state == DeliveryState.SENT.value,
        )
        newest = sent.distinct().order_by(outbox.c.local_date.desc()).limit(limit)
        return (await self.connection.execute(newest)).scalars().all()

    async def next_due(self, person: PersonId) -> datetime | None:
        found = await rows(self.connection, NEXT_DUE, {"person": person})
        return found[0].at if found else None

    async def forget_ended(self, before: datetime) -> int:
        old = delete(outbox).where(outbox.c.not_before < before, ~WAITING)
        return (await self.connection.execute(old)).rowcount


def _next_due(person: Asked) -> Select[Any]:
    asking = select(slots.c.next_utc.label("at")).join(habits, habits.c.id == slots.c.habit_id).where(in_use(person))
    waiting = select(outbox.c.not_before).where(outbox.c.person_id == person, WAITING)
    at = union_all(asking, waiting).subquery().c.at
    return select(at).where(at.is_not(None)).order_by(at).limit(literal_column("1"))


NEXT_DUE = _next_due(bindparam("person"))


def _held(delivery: str, owner: str) -> ColumnElement[bool]:
    return (outbox.c.id == delivery) & (outbox.c.lease_owner == owner) & WAITING


def _due(slot: Row[Any], habit: Habit, clock: Clock) -> DueSlot:
    planned = PlannedSlot(Slot(slot.number, slot.time, slot.days, slot.enabled), slot.next_utc, slot.next_date)
    return DueSlot(slot.id, habit.owner, habit, clock, planned)


def _row(delivery: Delivery) -> dict[str, object]:
    return {
        "id": delivery.id,
        "dedupe_key": delivery.dedupe_key,
        "person_id": delivery.person,
        "habit_id": delivery.habit,
        "local_date": delivery.date,
        "slot": delivery.slot,
        "state": DeliveryState.WAITING.value,
        "not_before": delivery.not_before,
        "expires_at": delivery.expires_at,
        "attempts": delivery.attempts,
        "reason": "",
    }


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        person=row.person_id,
        habit=row.habit_id,
        date=row.local_date,
        slot=row.slot,
        dedupe_key=row.dedupe_key,
        not_before=row.not_before,
        expires_at=row.expires_at,
        attempts=row.attempts,
        unsure=row.reason.startswith(UNSURE),
    )
