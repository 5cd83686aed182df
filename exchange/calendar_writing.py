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

from icalendar import Calendar, Event

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
    for number, record in enumerate(parcel.records, 1):
        if record.binned_at is not None:
            continue
        mark = hashlib.sha256((record.key or f"{number}").encode()).hexdigest()[:MARK_LETTERS]
        for kept in record.entries:
            if kept.entry.kind in DONE:
                made.add_component(_done(mark, record, kept, now))
        for event in _planned(mark, record.habit, parcel.pauses, now):
            made.add_component(event)
    return bytes(made.to_ical())


def _done(mark: str, record: Record, kept: Kept, now: datetime) -> Event:
    entry = kept.entry
    event = _event(f"done-{mark}-{entry.date:%Y%m%d}", record.habit.name, entry.date, now)
    amount = f"{entry.amount:f}" if entry.amount else ""
    if words := "\n".join(filter(None, (amount, entry.note))):
        event.add("description", _clean(words))
    if kept.logged_at:
        event.add("created", kept.logged_at.astimezone(UTC))
    return event


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
    event.add("uid", f"{uid}@cairn.invalid")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + DAY)
    event.add("summary", _clean(name))
    event.add("transp", "TRANSPARENT")
    return event


def _clean(words: str) -> str:
    return CONTROLS.sub("", words)
