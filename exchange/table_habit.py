"""Table Habit's (mhabit's) JSON -> a parcel."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from core.conformance import fields
from core.conformance.fields import field, field_or
from core.conformance.malformed import Malformed
from core.entries import Entry, EntryKind
from core.habits import AtLeast, AtMost, Check, Daily, Goal, Per, Schedule, Slot, Times
from core.limits import FIRST_DATE, LAST_DATE
from core.parcel import Kept, Lost, Origin, Parcel
from core.people import Weekday
from exchange.packing import LEAST, Packing, habit, plan

EPOCH = date(1970, 1, 1)
NEGATIVE = 2
"""The type of a habit that is a limit."""
DELETED, ARCHIVED = 2, 3
DONE, SKIP = 1, 2
WEEKLY, MONTHLY, CUSTOM = 1, 2, 3
DAILY_REMINDER, WEEKLY_REMINDER = 2, 3
MOST = 10**15


def habits_of(document: object) -> list[Any] | None:
    """The habits, if this is an export of Table Habit's."""
    habits = document.get("habits") if isinstance(document, Mapping) else document
    if not isinstance(habits, list) or not habits or not all(isinstance(one, Mapping) for one in habits):
        return None
    known = any("daily_goal" in one or "freq_type" in one for one in habits)
    return habits if known else None


def table_habit(habits: Sequence[Mapping[str, Any]], today: date) -> Parcel:
    """Raises: Malformed, EmptyFile, HugeFile."""
    packing = Packing(Origin.TABLE_HABIT, today)
    for number, one in enumerate(habits):
        try:
            if one.get("status") != DELETED:
                _pack(packing, one)
        except Malformed as malformed:
            raise malformed.under(f"habits[{number}]") from None
    return packing.parcel()


def _pack(packing: Packing, one: Mapping[str, Any]) -> None:
    goal = _goal(packing, one)
    schedule, exact = _schedule(one)
    if isinstance(goal, AtMost) and isinstance(schedule, Times):
        schedule, exact = Daily(), False
    packing.lost[Lost.FREQUENCY] += not exact
    started = field_or(one, "start_date", fields.or_null(_day), None)
    words = (_text(one, "reminder_quest"), _text(one, "desc"))
    made = replace(
        habit(packing.name(_text(one, "name")), started or packing.today, schedule, goal),
        note=packing.note("\n".join(filter(None, words))),
        colour=_colour(packing, one),
        slots=_slots(packing, one),
    )
    found = field_or(one, "records", fields.listing(lambda value: _kept(packing, goal, value)), [])
    made_at = field_or(one, "create_t", fields.or_null(fields.whole(0, MOST)), None)
    key = f"table-habit:{made_at}:{_text(one, 'name')}" if made_at else ""
    packing.add(made, [kept for kept in found if kept], key, archived=one.get("status") == ARCHIVED)


def _goal(packing: Packing, one: Mapping[str, Any]) -> Goal:
    """A goal of one and no unit is done or not done."""
    target = packing.amount(field_or(one, "daily_goal", fields.or_null(fields.number), None) or Decimal(0)) or Decimal(
        0
    )
    unit = packing.label(_text(one, "daily_goal_unit"))
    if one.get("type") == NEGATIVE:
        return AtMost(target, unit)
    return Check() if target == 1 and not unit else AtLeast(max(LEAST, target), unit)


def _schedule(one: Mapping[str, Any]) -> tuple[Schedule, bool]:
    kind = field_or(one, "freq_type", fields.or_null(fields.whole(0, 9)), None)
    try:
        numbers = [int(number) for number in json.loads(_text(one, "freq_custom") or "[]")]
    except (ValueError, TypeError):
        raise Malformed("must be a list of numbers", "freq_custom") from None
    match kind, numbers:
        case int() as known, [times, *_] if known == WEEKLY:
            return plan(times, 7)
        case int() as known, [times, *_] if known == MONTHLY:
            return (Times(times, Per.MONTH), True) if 1 <= times <= 31 else (Daily(), False)
        case int() as known, [times, days, *_] if known == CUSTOM:
            return plan(times, days)
    return Daily(), kind in (None, CUSTOM)


def _kept(packing: Packing, goal: Goal, value: Any) -> Kept | None:
    record = fields.an_object(value)
    day, kind = field(record, "record_date", _day), field(record, "record_type", fields.whole(0, 9))
    note = packing.note(_text(record, "reason"))
    modified = field_or(record, "modify_t", fields.or_null(fields.whole(0, MOST)), None)
    entry = _entry(packing, goal, day, kind, record, note)
    return Kept(entry, _instant(modified), "UTC" if modified else "") if entry else None


def _entry(packing: Packing, goal: Goal, day: date, kind: int, record: Mapping[str, Any], note: str) -> Entry | None:
    value = field_or(record, "record_value", fields.or_null(fields.number), None)
    if kind == SKIP:
        return Entry(day, EntryKind.SKIP, note=note)
    if kind != DONE or value is None:
        packing.lost[Lost.UNANSWERED] += bool(note)
        return Entry(day, EntryKind.NO, note=note) if note else None
    if not value:
        return Entry(day, EntryKind.DONE if isinstance(goal, AtMost) else EntryKind.NO, note=note)
    if isinstance(goal, Check):
        return Entry(day, EntryKind.DONE if value >= 1 else EntryKind.NO, note=note)
    amount = packing.amount(value)
    return Entry(day, EntryKind.AMOUNT, amount, note) if amount else None


def _colour(packing: Packing, one: Mapping[str, Any]) -> str:
    """Their ten colours are known by number alone; one of one's own is told as Android writes it."""
    own = field_or(one, "custom_color", fields.or_null(fields.whole(-(2**31), 2**32)), None)
    packing.lost[Lost.COLOUR] += own is None and one.get("color") is not None
    return f"#{own & 0xFFFFFF:06x}" if own is not None else ""


def _slots(packing: Packing, one: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Every day, or some weekdays; what else they can be is told."""
    words = _text(one, "reminder")
    if not words:
        return ()
    try:
        reminder = json.loads(words)
        at = time(int(reminder["time"]["hour"]), int(reminder["time"]["minute"]))
        days = frozenset(Weekday(day - 1) for day in reminder["extra"]) if reminder["type"] == WEEKLY_REMINDER else None
        kind = reminder["type"]
    except (ValueError, TypeError, KeyError):
        kind = None
    if kind == WEEKLY_REMINDER and days:
        return (Slot(0, at, days),)
    packing.lost[Lost.REMINDER] += kind != DAILY_REMINDER
    return () if kind is None else (Slot(0, at),)


def _text(one: Mapping[str, Any], key: str) -> str:
    return field_or(one, key, fields.or_null(fields.text), "") or ""


def _day(value: Any) -> date:
    """Days since 1970."""
    first, last = (FIRST_DATE - EPOCH).days, (LAST_DATE - EPOCH).days
    return EPOCH + timedelta(days=fields.whole(first, last)(value))


def _instant(seconds: int | None) -> datetime | None:
    """Some versions write milliseconds."""
    if not seconds:
        return None
    return datetime.fromtimestamp(seconds / 1000 if seconds > 10**11 else seconds, UTC)
