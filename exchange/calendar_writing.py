"""A parcel -> iCalendar (RFC 5545): an event for each date that was done, and what is planned.

Dates are all-day, so that no zone can move them; instants are in UTC; no word of a person is in a UID.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from typing import Any

from icalendar import Calendar, Event, vText
from icalendar.parser import Contentline, Parameters

from core.entries import EntryKind
from core.habits import Daily, Dates, EveryN, Habit, MonthDays, Pause, Times, Weekdays
from core.parcel import Kept, Parcel, Record
from core.plan import due_dates, newest_version

PRODUCT = "-//Cairn//Cairn//EN"
DONE = {EntryKind.DONE, EntryKind.AMOUNT}
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""icalendar keeps them, calendars choke on them."""
BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORTEST_MONTH = 28
MARK_LETTERS = 16
"""Of what stands for a habit in a UID: the same in every export, so that a calendar knows its events again."""
DAY, AHEAD = timedelta(days=1), timedelta(days=366)
"""How far dates are written out where no rule can say them."""


def calendar(parcel: Parcel, now: datetime) -> bytes:
    """`now` is when it was made."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    begin, end, rest = made.to_ical().partition(b"END:VCALENDAR")
    events: list[bytes] = []
    for number, record in enumerate(parcel.records, 1):
        if record.binned_at is not None:
            continue
        mark = hashlib.sha256((record.key or f"{number}").encode()).hexdigest()[:MARK_LETTERS]
        events += _done(mark, record, now)
        events += [event.to_ical() for event in _planned(mark, record.habit, parcel.pauses, now)]
    return b"".join((begin, *events, end, rest))


def _done(mark: str, record: Record, now: datetime) -> Iterator[bytes]:
    """One event is made, and written for each date with the lines that differ: to make each takes half a minute for
    ten years of twelve habits."""
    pattern = _event("", record.habit.name, record.habit.start, now).to_ical().splitlines(keepends=True)
    for kept in record.entries:
        if kept.entry.kind in DONE:
            lines = {line.partition(b":")[0]: line for line in _own_lines(mark, kept)}
            *event, last = (lines.pop(line.partition(b":")[0], line) for line in pattern)
            yield b"".join((*event, *lines.values(), last))


def _own_lines(mark: str, kept: Kept) -> Iterator[bytes]:
    entry = kept.entry
    yield f"UID:{_uid(f'done-{mark}-{entry.date:%Y%m%d}')}\r\n".encode()
    yield f"DTSTART;VALUE=DATE:{entry.date:%Y%m%d}\r\n".encode()
    yield f"DTEND;VALUE=DATE:{entry.date + DAY:%Y%m%d}\r\n".encode()
    amount = f"{entry.amount:f}" if entry.amount else ""
    if words := "\n".join(filter(None, (amount, entry.note))):
        yield bytes(Contentline.from_parts("DESCRIPTION", Parameters(), vText(_clean(words))).to_ical()) + b"\r\n"
    if kept.logged_at:
        yield f"CREATED:{kept.logged_at.astimezone(UTC):%Y%m%dT%H%M%SZ}\r\n".encode()


def _planned(mark: str, habit: Habit, of_all: tuple[Pause, ...], now: datetime) -> Iterator[Event]:
    """By a rule where there is one that says exactly this, else by dates; "three times a week" names none."""
    version, today = newest_version(habit), now.date()
    since = max(version.since, habit.start)
    pauses = [pause for pause in (*habit.pauses, *of_all) if pause.last is None or pause.last >= today]
    if isinstance(version.schedule, Times) or (habit.end and habit.end < today) or any(p.last is None for p in pauses):
        return
    rule = _rule(version.schedule)
    if rule is None or pauses:
        for day in _dates(habit, pauses, max(since, today)):
            yield _event(f"due-{mark}-{day:%Y%m%d}", habit.name, day, now)
        return
    first = due_dates(habit)(since)
    if first is not None:
        event = _event(f"plan-{mark}", habit.name, first, now)
        event.add("rrule", rule | ({"until": habit.end} if habit.end else {}))
        yield event


def _rule(schedule: object) -> dict[str, Any] | None:
    match schedule:
        case Daily():
            return {"freq": "daily"}
        case Weekdays(days):
            return {"freq": "weekly", "byday": [BYDAY[day] for day in sorted(days)]}
        case EveryN(n, from_start=True):
            return {"freq": "daily", "interval": n}
        case MonthDays(days) if max(days) <= SHORTEST_MONTH:
            return {"freq": "monthly", "bymonthday": sorted(days)}
    return None


def _dates(habit: Habit, pauses: list[Pause], first: date) -> Iterator[date]:
    """A year of them; where what is done decides, only the next can be told."""
    schedule = newest_version(habit).schedule
    due, last = due_dates(habit), first + AHEAD
    last = min(last, habit.end) if habit.end else last

    def coming() -> Iterator[date]:
        day = due(first)
        while day is not None:
            yield day
            day = due(day + DAY)

    found = (day for day in takewhile(lambda day: day <= last, coming()) if not _is_paused(day, pauses))
    if isinstance(schedule, EveryN) and not schedule.from_start:
        found = (day for day in [next(found, None)] if day)
    if isinstance(schedule, Dates):
        found = (day for day in sorted(schedule.dates) if day >= first and not _is_paused(day, pauses))
    yield from found


def _is_paused(day: date, pauses: list[Pause]) -> bool:
    return any(pause.first <= day and (pause.last is None or day <= pause.last) for pause in pauses)


def _event(uid: str, name: str, day: date, now: datetime) -> Event:
    event = Event()
    event.add("uid", _uid(uid))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + DAY)
    event.add("summary", _clean(name))
    event.add("transp", "TRANSPARENT")
    return event


def _uid(of: str) -> str:
    return f"{of}@cairn.invalid"


def _clean(words: str) -> str:
    return CONTROLS.sub("", words)
