"""A parcel -> Cairn's own form, which loses nothing: JSON with a head and a line for each habit."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from enum import Enum
from typing import Any

from core.habits import Pause, Slot
from core.parcel import Kept, Parcel, Record
from core.people import Person
from core.shapes import Shape, shape_of_entry, shape_of_version

FORMAT, VERSION = "cairn", 1


def own_json(parcel: Parcel) -> bytes:
    """The file: one JSON document, a line for each habit."""
    head = as_json(shape_of_head(parcel))
    habits = [
        as_json(shape_of_record(record) | {"entries": [_kept(kept) for kept in record.entries]})
        for record in parcel.records
    ]
    between = ',"habits":[\n' + ",\n".join(habits) + "\n]}\n"
    return (head[:-1] + between).encode()


def shape_of_head(parcel: Parcel) -> Shape:
    head: Shape = {"format": FORMAT, "version": VERSION}
    if parcel.person:
        head["person"] = _person(parcel.person)
    if parcel.pauses:
        head["pauses"] = [_pause(pause) for pause in parcel.pauses]
    if parcel.routines:
        head["routines"] = [{"name": one.name, "habits": list(one.places)} for one in parcel.routines]
    if parcel.seen:
        head["seen"] = sorted(day.isoformat() for day in parcel.seen)
    return head


def _person(person: Person) -> Shape:
    clock = person.clock
    return {
        "name": person.name,
        "language": person.language,
        "zone": clock.zone,
        "zone_changes": [{"at": _instant(change.at), "zone": change.zone} for change in clock.zone_changes],
        "day_start": _time(clock.day_start),
        "week_start": person.week_start.name.lower(),
        "savers_since": person.savers_since and person.savers_since.isoformat(),
        "savers_before": [[first.isoformat(), last.isoformat()] for first, last in person.savers_before],
        "backfill_hours": person.backfill_hours,
        "preferences": {name: _plain(value) for name, value in asdict(person.preferences).items()},
    }


def shape_of_record(record: Record) -> Shape:
    """Without its entries."""
    habit = record.habit
    return {
        "key": record.key,
        "name": habit.name,
        "start": habit.start.isoformat(),
        "end": habit.end and habit.end.isoformat(),
        "category": habit.category,
        "note": habit.note,
        "colour": habit.colour,
        "cue": habit.cue,
        "public": habit.public,
        "created_at": record.created_at and _instant(record.created_at),
        "binned_at": record.binned_at and _instant(record.binned_at),
        "versions": [shape_of_version(version) for version in habit.versions],
        "pauses": [_pause(pause) for pause in habit.pauses],
        "slots": [_slot(slot) for slot in habit.slots],
        "last_call": habit.last_call and _time(habit.last_call),
    }


def _kept(kept: Kept) -> Shape:
    shape = shape_of_entry(kept.entry)
    if kept.logged_at:
        shape["logged_at"] = _instant(kept.logged_at)
    if kept.zone:
        shape["zone"] = kept.zone
    return shape


def _pause(pause: Pause) -> Shape:
    last = pause.last and pause.last.isoformat()
    return {"from": pause.first.isoformat(), "to": last, "kind": pause.kind.value}


def _slot(slot: Slot) -> Shape:
    return {"time": _time(slot.time), "days": [day.name.lower() for day in sorted(slot.days)], "on": slot.on}


def _plain(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case time():
            return _time(value)
    return value


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _time(at: time) -> str:
    return f"{at:%H:%M}"


def as_json(shape: Any) -> str:
    return json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
