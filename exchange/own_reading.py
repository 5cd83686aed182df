"""Cairn's own form -> a parcel. Whoever wrote the file may have been anybody: every field is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any, TypeVar

from core.conformance import fields
from core.conformance.fields import field, field_or, keys
from core.conformance.habits import WEEK_STARTS, WEEKDAYS, pause, version, zone_change
from core.conformance.malformed import Malformed
from core.entries import Entry, EntryKind
from core.habits import Habit, Slot
from core.limits import MAX_SLOTS
from core.names import clean_line
from core.packed import Packed
from core.parcel import EmptyFile, Kept, NewerFile, Origin, Parcel, Record, Together
from core.people import Clock, Person, Preferences, ThemeChoice, Weekday
from exchange.own_writing import FORMAT, VERSION
from exchange.packing import Packing, slots

T = TypeVar("T")
COLOUR = re.compile(r"#[0-9a-f]{6}")
ZONE = re.compile(r"[A-Za-z0-9_+/-]{0,64}")
KINDS = {kind.value: kind for kind in EntryKind}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,3}")
MOST_BACKFILL_HOURS = 24 * 31
MOST_KEY = 200
MOST_ITEMS, MOST_DAYS = 10_000, 100_000
"""Of a list; of the days on which somebody was seen."""
MORE_OF_A_PERSON = (
    "name language zone_changes day_start week_start savers_since savers_before backfill_hours preferences"
)
MORE_OF_A_HABIT = "key end category note colour cue public created_at binned_at pauses slots last_call entries"


def is_own(document: object) -> bool:
    return isinstance(document, Mapping) and document.get("format") == FORMAT


def own_parcel(document: Mapping[str, Any], today: date) -> Parcel:
    """Raises: Malformed, NewerFile, EmptyFile, HugeFile."""
    head = {key: value for key, value in document.items() if key != "habits"}
    return parcel_of(head, field(document, "habits", fields.listing(fields.an_object)), today)


def parcel_of(head: Mapping[str, Any], habits: Iterable[Mapping[str, Any]], today: date) -> Parcel:
    """Of a head and habits that may come one by one; entries that are packed already stay as they are."""
    if (written := field(head, "version", fields.whole(1, 10**6))) > VERSION:
        raise NewerFile(version=written)
    values = keys(head, "format version", "person pauses routines seen")
    packing = Packing(Origin.CAIRN, today)
    for number, shape in enumerate(habits):
        try:
            packing.put(_record(packing, shape))
        except Malformed as malformed:
            raise malformed.under(f"habits[{number}]") from None
    person = field_or(values, "person", fields.or_null(_person), None)
    if not packing.records and person is None:
        raise EmptyFile
    return Parcel(
        tuple(packing.records),
        person=person,
        pauses=tuple(field_or(values, "pauses", _few(fields.listing(pause)), [])),
        routines=tuple(field_or(values, "routines", _few(fields.listing(partial(_together, packing))), [])),
        seen=frozenset(field_or(values, "seen", _few(fields.listing(fields.day), MOST_DAYS), [])),
        lost=packing.lost,
    )


def _record(packing: Packing, shape: Any) -> Record:
    values = keys(shape, "name start versions", MORE_OF_A_HABIT)
    start = field(values, "start", fields.day)
    versions = field(values, "versions", _few(fields.some(partial(version, Weekday.MON))))
    habit = Habit(
        id=0,
        owner=0,
        name=packing.name(field(values, "name", fields.text)),
        start=start,
        versions=tuple(_with_short_unit(packing, one) for one in versions),
        pauses=tuple(field_or(values, "pauses", _few(fields.listing(pause)), [])),
        slots=field_or(values, "slots", _slots, ()),
        last_call=field_or(values, "last_call", fields.or_null(_minute), None),
        category=packing.label(field_or(values, "category", fields.text, "")),
        note=packing.note(field_or(values, "note", fields.text, "")),
        end=field_or(values, "end", fields.or_null(fields.day), None),
        colour=field_or(values, "colour", _shaped(re.compile(f"({COLOUR.pattern})?")), ""),
        cue=packing.label(field_or(values, "cue", fields.text, "")),
        public=field_or(values, "public", fields.flag, False),
    )
    entries = field_or(values, "entries", partial(_entries, packing), ())
    made = field_or(values, "created_at", fields.or_null(fields.instant), None)
    binned = field_or(values, "binned_at", fields.or_null(fields.instant), None)
    key = clean_line(field_or(values, "key", fields.text, ""))[:MOST_KEY]
    return Record(habit, entries, key, made, binned)


def _together(packing: Packing, value: Any) -> Together:
    values = keys(value, "name habits")
    places = field(values, "habits", _few(fields.listing(fields.whole(0, len(packing.records) - 1))))
    return Together(packing.name(field(values, "name", fields.text)), tuple(dict.fromkeys(places)))


def _with_short_unit(packing: Packing, one: Any) -> Any:
    unit = getattr(one.goal, "unit", "")
    return replace(one, goal=replace(one.goal, unit=packing.label(unit))) if unit else one


def _entries(packing: Packing, value: Any) -> Sequence[Kept]:
    """By date. What is packed has been read by us before; nothing in a file can be."""
    if isinstance(value, Packed):
        return value
    entries = fields.listing(partial(_kept, packing))(value)
    if len({kept.entry.date for kept in entries}) < len(entries):
        raise Malformed("two of one date")
    return tuple(sorted(entries, key=lambda kept: kept.entry.date))


def _kept(packing: Packing, value: Any) -> Kept:
    values = keys(value, "date kind", "amount note logged_at zone")
    kind = field(values, "kind", fields.one_of(KINDS))
    if (kind is EntryKind.AMOUNT) != ("amount" in values):
        raise Malformed("missing" if kind is EntryKind.AMOUNT else f"unknown key in an entry {kind}", "amount")
    amount = field_or(values, "amount", fields.quantity, None)
    note = packing.note(field(values, "note", fields.text)) if "note" in values else ""
    entry = Entry(field(values, "date", fields.day), kind, amount, note)
    at = field_or(values, "logged_at", fields.or_null(fields.instant), None)
    return Kept(entry, at, field_or(values, "zone", _shaped(ZONE), ""))


def _slots(value: Any) -> tuple[Slot, ...]:
    found = slots(*fields.listing(_slot)(value))
    if len(value) > MAX_SLOTS or len({slot.time for slot in found}) < len(value):
        raise Malformed(f"must be at most {MAX_SLOTS}, of different times")
    return found


def _slot(value: Any) -> Slot:
    values = keys(value, "time", "days on")
    days = field_or(values, "days", fields.some(fields.one_of(WEEKDAYS)), list(Weekday))
    return Slot(0, field(values, "time", _minute), frozenset(days), field_or(values, "on", fields.flag, True))


def _person(value: Any) -> Person:
    values = keys(value, "zone", MORE_OF_A_PERSON)
    changes = field_or(values, "zone_changes", _few(fields.listing(zone_change)), [])
    clock = Clock(
        zone=field(values, "zone", fields.zone),
        day_start=field_or(values, "day_start", fields.day_start, time()),
        zone_changes=tuple(sorted(changes, key=lambda change: change.at)),
    )
    return Person(
        id=0,
        clock=clock,
        week_start=field_or(values, "week_start", fields.one_of(WEEK_STARTS), Weekday.MON),
        savers_since=field_or(values, "savers_since", fields.or_null(fields.day), None),
        savers_before=tuple(field_or(values, "savers_before", _few(fields.listing(_range)), [])),
        language=field_or(values, "language", _shaped(LANGUAGE), "en"),
        name=clean_line(field_or(values, "name", fields.text, "")),
        backfill_hours=field_or(values, "backfill_hours", fields.whole(0, MOST_BACKFILL_HOURS), 48),
        set_up=True,
        preferences=field_or(values, "preferences", _preferences, Preferences()),
    )


def _range(value: Any) -> tuple[date, date]:
    days = fields.listing(fields.day)(value)
    if len(days) != 2 or days[0] > days[1]:
        raise Malformed("must be a first and a last date")
    return days[0], days[1]


def _preferences(value: Any) -> Preferences:
    usual = Preferences()
    values = keys(value, "", "region hours24 quiet_from quiet_until theme calm skips_a_month")
    return Preferences(
        region=field_or(values, "region", _shaped(re.compile(f"({LANGUAGE.pattern})?")), usual.region),
        hours24=field_or(values, "hours24", fields.or_null(fields.flag), usual.hours24),
        quiet_from=field_or(values, "quiet_from", _minute, usual.quiet_from),
        quiet_until=field_or(values, "quiet_until", _minute, usual.quiet_until),
        theme=field_or(values, "theme", fields.one_of({theme.value: theme for theme in ThemeChoice}), usual.theme),
        calm=field_or(values, "calm", fields.flag, usual.calm),
        skips_a_month=field_or(values, "skips_a_month", fields.whole(0, 31), usual.skips_a_month),
    )


def _minute(value: Any) -> time:
    return fields.wall(value).replace(second=0)


def _few(read: fields.Reader[list[T]], most: int = MOST_ITEMS) -> fields.Reader[list[T]]:
    """Looks at no item of a list that is too long."""

    def read_few(value: Any) -> list[T]:
        if isinstance(value, list) and len(value) > most:
            raise Malformed(f"has more than {most} items")
        return read(value)

    return read_few


def _shaped(shape: re.Pattern[str]) -> fields.Reader[str]:
    def read(value: Any) -> str:
        if not shape.fullmatch(fields.text(value)):
            raise Malformed("must be of the form that Cairn writes")
        return str(value)

    return read
