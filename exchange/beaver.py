"""Beaver Habits' JSON -> a parcel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from core.conformance import fields
from core.conformance.fields import field, field_or
from core.conformance.malformed import Malformed
from core.entries import Entry, EntryKind
from core.habits import Check, Daily, EveryN, Per, Schedule, Times
from core.parcel import Kept, Lost, Origin, Parcel
from exchange.packing import Packing, habit, plan

ARCHIVED, GONE = "archive", "soft_delete"
DAYS_IN = {"D": 1, "W": 7, "M": 30, "Y": 365}
MOST_COUNT = 10_000


def is_beaver(document: object) -> bool:
    """Habits with records of a `day` and whether it is `done`; a habit without any tells by what it is tagged with."""
    habits = document.get("habits") if isinstance(document, Mapping) else None
    if not isinstance(habits, list) or not all(isinstance(one, Mapping) for one in habits):
        return False
    records = [record for one in habits for record in one.get("records") or () if isinstance(record, Mapping)]
    return any("day" in record for record in records) or (not records and any("star" in one for one in habits))


def beaver(document: Mapping[str, Any], today: date) -> Parcel:
    """Raises: Malformed, EmptyFile, HugeFile."""
    packing = Packing(Origin.BEAVER, today)
    for number, one in enumerate(_in_order(document)):
        try:
            if one.get("status") != GONE:
                _pack(packing, one)
        except Malformed as malformed:
            raise malformed.under(f"habits[{number}]") from None
    return packing.parcel()


def _in_order(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    habits = field(document, "habits", fields.listing(fields.an_object))
    order = field_or(document, "order", fields.or_null(fields.listing(str)), []) or []
    places = {key: place for place, key in enumerate(order)}
    return sorted(habits, key=lambda one: places.get(str(one.get("id")), len(places)))


def _pack(packing: Packing, one: Mapping[str, Any]) -> None:
    schedule, exact = _schedule(one.get("period"))
    packing.lost[Lost.FREQUENCY] += not exact
    tags = field_or(one, "tags", fields.or_null(fields.listing(fields.text)), []) or []
    made = replace(
        habit(packing.name(field(one, "name", fields.text)), packing.today, schedule, Check()),
        category=packing.label(", ".join(tags)),
        note=packing.note(str(one.get("note") or "")),
    )
    found = field_or(one, "records", fields.listing(lambda value: _kept(packing, value)), [])
    key = f"beaver:{one['id']}" if one.get("id") else ""
    packing.add(made, [kept for kept in found if kept], key, archived=one.get("status") == ARCHIVED)


def _kept(packing: Packing, value: Any) -> Kept | None:
    record = fields.an_object(value)
    day = field(record, "day", fields.day)
    done = field_or(record, "done", fields.or_null(fields.flag), None)
    note = packing.note(field_or(record, "text", fields.or_null(fields.text), "") or "")
    if done is None:
        packing.lost[Lost.UNANSWERED] += bool(note)
        return Kept(Entry(day, EntryKind.NO, note=note)) if note else None
    return Kept(Entry(day, EntryKind.DONE if done else EntryKind.NO, note=note))


def _schedule(period: Any) -> tuple[Schedule, bool]:
    """`target_count` times in `period_count` days, weeks, months or years."""
    if not period:
        return Daily(), True
    values = fields.an_object(period)
    unit = field(values, "period_type", fields.one_of({name: name for name in DAYS_IN}))
    count = field_or(values, "period_count", fields.whole(1, MOST_COUNT), 1)
    times = field_or(values, "target_count", fields.whole(1, MOST_COUNT), 1)
    if unit == "M" and count == 1:
        return Times(min(times, 31), Per.MONTH), times <= 31
    if unit == "D" and times == 1 and count > 1:
        return EveryN(count), True
    return plan(times, count * DAYS_IN[unit])
