"""The JSON shapes of schedules, goals, versions, entries, drafts and settings: what storage, drafts and exports keep.

Reading trusts that a function of this module wrote; `core.conformance` reads what strangers wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from core.entries import Entry, EntryKind
from core.habits import (
    AtLeast,
    AtMost,
    Check,
    Daily,
    Dates,
    EveryN,
    Goal,
    HabitDraft,
    MonthDays,
    Per,
    Quit,
    Schedule,
    Times,
    Version,
    Weekdays,
)
from core.people import Clock, Person, Preferences, ThemeChoice, Weekday, ZoneChange

Shape = dict[str, Any]
"""What `json.dumps` takes and `json.loads` gives back equal."""


def shape_of_schedule(schedule: Schedule) -> Shape:
    match schedule:
        case Daily():
            return {"kind": "daily"}
        case Weekdays(days):
            return {"kind": "weekdays", "days": [day.name.lower() for day in sorted(days)]}
        case EveryN(n, from_start):
            return {"kind": "every", "n": n, "from": "start" if from_start else "completion"}
        case Dates(dates):
            return {"kind": "dates", "dates": [day.isoformat() for day in sorted(dates)]}
        case MonthDays(days):
            return {"kind": "monthdays", "days": sorted(days)}
        case Times(x, per):
            return {"kind": "times", "x": x, "per": per.value}


def schedule_in(shape: Mapping[str, Any]) -> Schedule:
    match shape["kind"]:
        case "weekdays":
            return Weekdays(frozenset(weekday_in(day) for day in shape["days"]))
        case "every":
            return EveryN(shape["n"], from_start=shape.get("from") == "start")
        case "dates":
            return Dates(frozenset(date.fromisoformat(day) for day in shape["dates"]))
        case "monthdays":
            return MonthDays(frozenset(shape["days"]))
        case "times":
            return Times(shape["x"], Per(shape["per"]))
        case _:
            return Daily()


def shape_of_goal(goal: Goal) -> Shape:
    match goal:
        case Check():
            return {"kind": "check"}
        case AtLeast(target, unit, per):
            return {"kind": "at_least", "target": number_of(target), "unit": unit, "per": per.value}
        case AtMost(limit, unit, per):
            return {"kind": "at_most", "limit": number_of(limit), "unit": unit, "per": per.value}
        case Quit():
            return {"kind": "quit"}


def goal_in(shape: Mapping[str, Any]) -> Goal:
    match shape["kind"]:
        case "at_least":
            return AtLeast(decimal_in(shape["target"]), shape.get("unit", ""), Per(shape.get("per", "day")))
        case "at_most":
            return AtMost(decimal_in(shape["limit"]), shape.get("unit", ""), Per(shape.get("per", "day")))
        case "quit":
            return Quit()
        case _:
            return Check()


def shape_of_version(version: Version) -> Shape:
    return {
        "from": version.since.isoformat(),
        "schedule": shape_of_schedule(version.schedule),
        "goal": shape_of_goal(version.goal),
        "week_start": version.week_start.name.lower(),
    }


def version_in(shape: Mapping[str, Any]) -> Version:
    return Version(
        date.fromisoformat(shape["from"]),
        schedule_in(shape["schedule"]),
        goal_in(shape["goal"]),
        weekday_in(shape.get("week_start", "mon")),
    )


def shape_of_entry(entry: Entry) -> Shape:
    shape: Shape = {"date": entry.date.isoformat(), "kind": entry.kind.value}
    if entry.amount is not None:
        shape["amount"] = number_of(entry.amount)
    if entry.note:
        shape["note"] = entry.note
    return shape


def entry_in(shape: Mapping[str, Any]) -> Entry:
    amount = decimal_in(shape["amount"]) if "amount" in shape else None
    return Entry(date.fromisoformat(shape["date"]), EntryKind(shape["kind"]), amount, shape.get("note", ""))


def shape_of_draft(draft: HabitDraft) -> Shape:
    return {
        "name": draft.name,
        "schedule": shape_of_schedule(draft.schedule),
        "goal": shape_of_goal(draft.goal),
        "start": draft.start.isoformat(),
        "times": [at.strftime("%H:%M") for at in draft.times],
        "week_start": draft.week_start.name.lower(),
        "category": draft.category,
        "note": draft.note,
        "end": draft.end.isoformat() if draft.end else None,
        "colour": draft.colour,
        "cue": draft.cue,
    }


def draft_in(shape: Mapping[str, Any]) -> HabitDraft:
    return HabitDraft(
        name=shape["name"],
        schedule=schedule_in(shape["schedule"]),
        goal=goal_in(shape["goal"]),
        start=date.fromisoformat(shape["start"]),
        times=tuple(time.fromisoformat(at) for at in shape.get("times", ())),
        week_start=weekday_in(shape.get("week_start", "mon")),
        category=shape.get("category", ""),
        note=shape.get("note", ""),
        end=date.fromisoformat(shape["end"]) if shape.get("end") else None,
        colour=shape.get("colour", ""),
        cue=shape.get("cue", ""),
    )


def shape_of_settings(person: Person) -> Shape:
    """All that a person chooses, and their journeys; not their name and language, and not how they are reached."""
    clock, chosen = person.clock, person.preferences
    return {
        "clock": [clock.zone, [[change.at.isoformat(), change.zone] for change in clock.zone_changes]],
        "day_start": clock.day_start.isoformat(),
        "week_start": person.week_start.name.lower(),
        "savers_since": person.savers_since and person.savers_since.isoformat(),
        "savers_before": [[first.isoformat(), last.isoformat()] for first, last in person.savers_before],
        "backfill_hours": person.backfill_hours,
        "region": chosen.region,
        "hours24": chosen.hours24,
        "quiet": [chosen.quiet_from.isoformat(), chosen.quiet_until.isoformat()],
        "theme": chosen.theme.value,
        "calm": chosen.calm,
        "skips_a_month": chosen.skips_a_month,
    }


def with_settings(person: Person, shape: Mapping[str, Any]) -> Person:
    zone, changes = shape["clock"]
    moves = tuple(ZoneChange(datetime.fromisoformat(at), moved_to) for at, moved_to in changes)
    since = shape["savers_since"]
    days = date.fromisoformat
    return replace(
        person,
        clock=Clock(zone, time.fromisoformat(shape["day_start"]), moves),
        week_start=weekday_in(shape["week_start"]),
        savers_since=days(since) if since else None,
        savers_before=tuple((days(first), days(last)) for first, last in shape["savers_before"]),
        backfill_hours=shape["backfill_hours"],
        preferences=Preferences(
            region=shape["region"],
            hours24=shape["hours24"],
            quiet_from=time.fromisoformat(shape["quiet"][0]),
            quiet_until=time.fromisoformat(shape["quiet"][1]),
            theme=ThemeChoice(shape["theme"]),
            calm=shape["calm"],
            skips_a_month=shape["skips_a_month"],
        ),
    )


def weekday_in(name: str) -> Weekday:
    return Weekday[name.upper()]


def number_of(amount: Decimal) -> int | float:
    """As a JSON number: up to 3 decimal places and a billion, a float is written and read back exactly."""
    return int(amount) if amount == int(amount) else float(amount)


def decimal_in(number: float) -> Decimal:
    return Decimal(str(number))
