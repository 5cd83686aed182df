"""Each section of a file of cases: what the core computes for a case, and where that is not what the case expects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from core import days
from core.backfill import refusal
from core.conformance import fields
from core.conformance.fields import field, field_or
from core.conformance.habits import habit_case, schedule
from core.conformance.malformed import Malformed, shown
from core.habits import Per
from core.people import Clock
from core.reminder_time import next_fire
from core.schedule import first_due
from core.states import State
from core.timeline import Judgement, judge
from core.wall_time import date_exists, first_instant, last_instant

CLOSE_ENOUGH = Decimal("0.000001")
"""How far a strength may be from the expected one."""

Json = Mapping[str, Any]
_ANY_NUMBER = fields.whole(-(10**9), 10**9)
_STATES = {state.value: state.value for state in State}
_UNITS = {per.value: per.value for per in Per}


def evaluate(section: str, case: Json) -> dict[str, Any]:
    """All that the core computes for a case, in the case's own JSON terms; raises `Malformed`.

    For "habits" these are the keys of `expect`; else the keys of the case that are answers, not questions.
    """
    return _section(section).compute(case)


def mismatches(section: str, case: Json) -> list[str]:
    """What the case expects and the core does not say, in words; none when it passes. Raises `Malformed`."""
    wanted = _section(section).wanted(case)
    computed = evaluate(section, case)
    return [line for key, value in wanted.items() for line in _differences(key, value, computed[key])]


@dataclass(frozen=True, slots=True)
class Section:
    """What the cases of a section ask and what they answer."""

    wanted: Callable[[Json], dict[str, Any]]
    """The answers that a case gives, checked and in the terms of `compute`."""
    compute: Callable[[Json], dict[str, Any]]


def _section(name: str) -> Section:
    if name not in SECTIONS:
        raise Malformed("unknown section")
    return SECTIONS[name]


def _differences(key: str, wanted: Any, computed: Any) -> list[str]:
    if isinstance(wanted, dict):
        return [line for name in wanted for line in _differences(f"{key}.{name}", wanted[name], computed.get(name))]
    if wanted == computed or (key == "strength" and abs(wanted - Decimal(computed)) <= CLOSE_ENOUGH):
        return []
    return [f"{key} is {_said(computed)}, expected {_said(wanted)}"]


def _said(value: Any) -> str:
    match value:
        case list():
            return f"[{', '.join(map(_said, value))}]"
        case None | bool():
            return shown(value)
        case _:
            return str(value)


def _answers(asked: str, needed: str, optional: str, **readers: fields.Reader[Any]) -> Callable[[Json], dict[str, Any]]:
    """Checks the keys of a case and reads its answers; `asked` and `optional` are the keys of the question."""

    def wanted(case: Json) -> dict[str, Any]:
        others = " ".join(key for key in readers if key not in needed.split())
        fields.keys(case, f"{asked} {needed}", f"{optional} {others} name")
        field_or(case, "name", fields.text, "")
        return {key: field(case, key, read) for key, read in readers.items() if key in case}

    return wanted


def _in_json(at: datetime | None) -> str | None:
    return None if at is None else f"{at.replace(tzinfo=None).isoformat()}Z"


def _instant(value: Any) -> str | None:
    return _in_json(fields.instant(value))


def _day(value: Any) -> str:
    return fields.day(value).isoformat()


def _days(value: Any) -> list[str]:
    return sorted(set(fields.listing(_day)(value)))


def _clock(case: Json) -> Clock:
    return Clock(field(case, "zone", fields.zone), field_or(case, "day_start", fields.day_start, time()))


def _instants(case: Json) -> dict[str, Any]:
    wall = field(case, "date", fields.day), field(case, "time", fields.wall), field(case, "zone", fields.zone)
    return {"utc": _in_json(first_instant(*wall)), "last_utc": _in_json(last_instant(*wall))}


def _local_dates(case: Json) -> dict[str, Any]:
    return {"date": days.local_date(_clock(case), field(case, "utc", fields.instant)).isoformat()}


def _day_bounds(case: Json) -> dict[str, Any]:
    clock, day = _clock(case), field(case, "date", fields.day)
    if not date_exists(day, clock.zone):
        return {"opens": None, "closes": None}
    now = datetime.combine(day, time(12), UTC)
    return {"opens": _in_json(days.opens(clock, day, now)), "closes": _in_json(days.closes(clock, day, now))}


def _backfill(case: Json) -> dict[str, Any]:
    clock, now = _clock(case), field(case, "now", fields.instant)
    start = field(case, "start", fields.day)
    hours = field_or(case, "window_hours", fields.whole(0, 10**9), 48)
    answers: dict[bool, list[str]] = {True: [], False: []}
    for day in sorted({*field_or(case, "accepts", _days, []), *field_or(case, "refuses", _days, [])}):
        reason = refusal(clock, date.fromisoformat(day), now, start=start, window_hours=hours)
        answers[reason is None].append(day)
    return {"accepts": answers[True], "refuses": answers[False]}


def _reminders(case: Json) -> dict[str, Any]:
    plan, start = field(case, "schedule", schedule), field(case, "start", fields.day)
    fire = next_fire(
        _clock(case),
        field(case, "time", fields.wall),
        field(case, "after", fields.instant),
        lambda on_or_after: first_due(plan, start, max(on_or_after, start)),
    )
    return {"fires": fire and _in_json(fire.at), "date": fire and fire.day.isoformat()}


def _habits_wanted(case: Json) -> dict[str, Any]:
    fields.keys(case, "person start versions now expect", "entries pauses name")
    field_or(case, "name", fields.text, "")
    return field(case, "expect", _expectation)


def _expectation(value: Any) -> dict[str, Any]:
    expected = fields.keys(value, "", " ".join(_EXPECTED))
    return {key: field(expected, key, _EXPECTED[key]) for key in expected}


def _habits(case: Json) -> dict[str, Any]:
    read = habit_case(case)
    judged = judge(read.habit, read.clock, read.entries, read.now, savers_since=read.savers_since, seen=read.seen)
    longest_dates = judged.longest_dates
    return {
        "today": judged.today.isoformat(),
        "unit": judged.unit.value,
        "current": judged.current,
        "longest": judged.longest,
        "longest_dates": longest_dates and [day.isoformat() for day in longest_dates],
        "rate": list(judged.rate),
        "savers_held": judged.savers_held,
        "states": _states(judged, case),
        "periods": {first.isoformat(): state.value for first, state in judged.periods.items()},
        "last_chance": judged.last_chance,
        "strength": judged.strength,
    }


def _states(judged: Judgement, case: Json) -> dict[str, str | None]:
    """The states of the dates walked over, and of any others that the case asks for."""
    asked = {
        date.fromisoformat(day): judged.state(date.fromisoformat(day))
        for day in case.get("expect", {}).get("states", {})
    }
    return {day.isoformat(): state and state.value for day, state in {**judged.states, **asked}.items()}


def _two(read: fields.Reader[Any]) -> fields.Reader[list[Any]]:
    def read_two(value: Any) -> list[Any]:
        items = fields.listing(read)(value)
        if len(items) != 2:
            raise Malformed("must be a list of two")
        return items

    return read_two


_EXPECTED: Mapping[str, fields.Reader[Any]] = {
    "today": _day,
    "unit": fields.one_of(_UNITS),
    "current": _ANY_NUMBER,
    "longest": _ANY_NUMBER,
    "longest_dates": fields.or_null(_two(_day)),
    "rate": _two(_ANY_NUMBER),
    "savers_held": _ANY_NUMBER,
    "states": fields.mapping(_day, fields.or_null(fields.one_of(_STATES))),
    "periods": fields.mapping(_day, fields.or_null(fields.one_of(_STATES))),
    "last_chance": fields.flag,
    "strength": fields.number,
}
_OR_NEVER = fields.or_null(_instant)

SECTIONS: Mapping[str, Section] = {
    "instants": Section(_answers("zone date time", "utc", "", utc=_OR_NEVER, last_utc=_OR_NEVER), _instants),
    "local_dates": Section(_answers("zone utc", "date", "day_start", date=_day), _local_dates),
    "day_bounds": Section(
        _answers("zone date", "opens closes", "day_start", opens=_OR_NEVER, closes=_OR_NEVER), _day_bounds
    ),
    "backfill": Section(
        _answers("zone start now", "accepts refuses", "day_start window_hours", accepts=_days, refuses=_days), _backfill
    ),
    "habits": Section(_habits_wanted, _habits),
    "reminders": Section(
        _answers("zone time schedule start after", "fires", "day_start", fires=_OR_NEVER, date=fields.or_null(_day)),
        _reminders,
    ),
}
