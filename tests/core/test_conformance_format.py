"""What the conformance program will not read: each broken field is named."""

from collections.abc import Iterator
from typing import Any

import pytest

from core.conformance import Malformed, evaluate, mismatches
from tests.core.sample_cases import HABIT, OTHERS, changed, without

BROKEN_HABITS = [
    ("name", 7, "name"),
    ("person", [], "person"),
    ("person", {}, "person.zone"),
    ("person.zone", None, "person.zone"),
    ("person.zone", "europe/berlin", "person.zone"),
    ("person.zone", "../UTC", "person.zone"),
    ("person.nickname", "Al", "person.nickname"),
    ("person.day_start", "06:01", "person.day_start"),
    ("person.day_start", "4:00", "person.day_start"),
    ("person.day_start", 4, "person.day_start"),
    ("person.week_start", "tue", "person.week_start"),
    ("person.savers_since", "soon", "person.savers_since"),
    ("person.seen", "2026-01-01", "person.seen"),
    ("person.seen", ["2026-01-01", "2026-13-01"], "person.seen[1]"),
    ("person.zone_changes", [{"at": "2026-01-01T00:00:00", "zone": "UTC"}], "person.zone_changes[0].at"),
    ("person.zone_changes", [{"at": "2026-01-01T00:00:00Z", "zone": "X"}], "person.zone_changes[0].zone"),
    ("person.zone_changes", [{"at": "2026-01-01T00:00:00Z"}], "person.zone_changes[0].zone"),
    ("start", "2026-02-30", "start"),
    ("start", "20260101", "start"),
    ("start", "2026-W01-1", "start"),
    ("start", "٢٠٢٦-01-01", "start"),
    ("start", "1899-12-31", "start"),
    ("start", "2201-01-01", "start"),
    ("start", 20260101, "start"),
    ("start", "2025-12-31", "versions"),
    ("stop", "2026-01-01", "stop"),
    ("versions", [], "versions"),
    ("versions", {}, "versions"),
    ("versions.0.until", None, "versions[0].until"),
    ("versions.0.from", None, "versions[0].from"),
    ("versions.0.week_start", "monday", "versions[0].week_start"),
    ("versions.0.schedule", "daily", "versions[0].schedule"),
    ("versions.0.schedule", {}, "versions[0].schedule.kind"),
    ("versions.0.schedule", {"kind": []}, "versions[0].schedule.kind"),
    ("versions.0.schedule", {"kind": "hourly"}, "versions[0].schedule.kind"),
    ("versions.0.schedule", {"kind": "daily", "n": 1}, "versions[0].schedule.n"),
    ("versions.0.schedule", {"kind": "weekdays", "days": []}, "versions[0].schedule.days"),
    ("versions.0.schedule", {"kind": "weekdays", "days": ["mon", "Mon"]}, "versions[0].schedule.days[1]"),
    ("versions.0.schedule", {"kind": "every"}, "versions[0].schedule.n"),
    ("versions.0.schedule", {"kind": "every", "n": 0}, "versions[0].schedule.n"),
    ("versions.0.schedule", {"kind": "every", "n": True}, "versions[0].schedule.n"),
    ("versions.0.schedule", {"kind": "every", "n": 2.0}, "versions[0].schedule.n"),
    ("versions.0.schedule", {"kind": "every", "n": 10**30}, "versions[0].schedule.n"),
    ("versions.0.schedule", {"kind": "every", "n": 2, "from": "now"}, "versions[0].schedule.from"),
    ("versions.0.schedule", {"kind": "dates", "dates": []}, "versions[0].schedule.dates"),
    ("versions.0.schedule", {"kind": "dates", "dates": ["2026-02-29"]}, "versions[0].schedule.dates[0]"),
    ("versions.0.schedule", {"kind": "monthdays", "days": [0]}, "versions[0].schedule.days[0]"),
    ("versions.0.schedule", {"kind": "monthdays", "days": [32]}, "versions[0].schedule.days[0]"),
    ("versions.0.schedule", {"kind": "times", "x": 8, "per": "week"}, "versions[0].schedule.x"),
    ("versions.0.schedule", {"kind": "times", "x": 3, "per": "day"}, "versions[0].schedule.per"),
    ("versions.0.goal", {"kind": "win"}, "versions[0].goal.kind"),
    ("versions.0.goal", {"kind": "at_least"}, "versions[0].goal.target"),
    ("versions.0.goal", {"kind": "at_least", "target": 0}, "versions[0].goal.target"),
    ("versions.0.goal", {"kind": "at_least", "target": -1}, "versions[0].goal.target"),
    ("versions.0.goal", {"kind": "at_least", "target": "30"}, "versions[0].goal.target"),
    ("versions.0.goal", {"kind": "at_least", "target": 0.0001}, "versions[0].goal.target"),
    ("versions.0.goal", {"kind": "at_least", "target": 1, "unit": 5}, "versions[0].goal.unit"),
    ("versions.0.goal", {"kind": "at_least", "target": 1, "per": "year"}, "versions[0].goal.per"),
    ("versions.0.goal", {"kind": "at_most", "limit": True}, "versions[0].goal.limit"),
    ("versions.0.goal", {"kind": "quit", "limit": 0}, "versions[0].goal.limit"),
    (
        "versions.0",
        {
            "from": "2026-01-01",
            "schedule": {"kind": "weekdays", "days": ["mon"]},
            "goal": {"kind": "at_least", "target": 1, "per": "week"},
        },
        "versions[0].goal.per",
    ),
    (
        "versions.0",
        {
            "from": "2026-01-01",
            "schedule": {"kind": "times", "x": 2, "per": "week"},
            "goal": {"kind": "at_most", "limit": 1, "per": "week"},
        },
        "versions[0].goal.per",
    ),
    ("entries", None, "entries"),
    ("entries.1", {"date": "2026-01-01", "kind": "skip"}, "entries[1].date"),
    ("entries.0", {"date": "2026-01-01"}, "entries[0].kind"),
    ("entries.0", {"date": "2026-01-01", "kind": "DONE"}, "entries[0].kind"),
    ("entries.0", {"date": "2026-01-01", "kind": "amount"}, "entries[0].amount"),
    ("entries.0", {"date": "2026-01-01", "kind": "done", "amount": 1}, "entries[0].amount"),
    ("entries.0", {"date": "2026-01-01", "kind": "amount", "amount": 1.2345}, "entries[0].amount"),
    ("entries.0", {"date": "2026-01-01", "kind": "amount", "amount": 10**10}, "entries[0].amount"),
    ("pauses", [{"from": "2026-01-05", "to": "2026-01-04"}], "pauses[0].to"),
    ("pauses", [{"to": "2026-01-04"}], "pauses[0].from"),
    ("pauses", [{"from": "2026-01-05", "kind": "holiday"}], "pauses[0].kind"),
    ("now", "2026-01-03", "now"),
    ("now", "2026-01-03T12:00:00+01:00", "now"),
    ("now", "2026-01-03T23:59:60Z", "now"),
    ("now", "2026-01-03T24:00:00Z", "now"),
    ("now", "9999-12-31T23:59:59Z", "now"),
    ("expect", None, "expect"),
    ("expect.streak", 2, "expect.streak"),
    ("expect.today", "today", "expect.today"),
    ("expect.unit", "year", "expect.unit"),
    ("expect.current", True, "expect.current"),
    ("expect.current", "2", "expect.current"),
    ("expect.longest_dates", ["2026-01-01"], "expect.longest_dates"),
    ("expect.rate", [1, 2, 3], "expect.rate"),
    ("expect.rate", [1, 0.5], "expect.rate[1]"),
    ("expect.states", [], "expect.states"),
    ("expect.states", {"2026-01-32": "DONE"}, "expect.states.2026-01-32"),
    ("expect.states", {"2026-01-01": "done"}, "expect.states.2026-01-01"),
    ("expect.periods", {"2026-01-01": 1}, "expect.periods.2026-01-01"),
    ("expect.last_chance", 0, "expect.last_chance"),
    ("expect.strength", "0.5", "expect.strength"),
    ("expect.strength", float("inf"), "expect.strength"),
]


@pytest.mark.parametrize(("path", "value", "field"), BROKEN_HABITS)
def test_a_habit_that_breaks_the_format_is_named_with_its_field(path: str, value: Any, field: str) -> None:
    with pytest.raises(Malformed) as told:
        mismatches("habits", changed(HABIT, path, value))

    assert told.value.field == field


@pytest.mark.parametrize("key", ["person", "start", "versions", "now", "expect"])
def test_a_key_that_a_habit_needs_is_missed(key: str) -> None:
    with pytest.raises(Malformed, match=rf"^{key}: missing$"):
        mismatches("habits", without(HABIT, key))


@pytest.mark.parametrize(
    ("section", "path", "value"),
    [
        ("instants", "zone", "Nowhere"),
        ("instants", "date", "2026-06-31"),
        ("instants", "time", "24:00"),
        ("instants", "time", "7:00"),
        ("instants", "time", "02:30Z"),
        ("instants", "utc", "2026-01-01 20:00:00Z"),
        ("instants", "last_utc", 0),
        ("instants", "day_start", "00:00"),
        ("local_dates", "date", None),
        ("local_dates", "day_start", "07:00"),
        ("day_bounds", "opens", "2026-01-01"),
        ("day_bounds", "now", "2026-01-01T20:00:00Z"),
        ("backfill", "window_hours", -1),
        ("backfill", "window_hours", "48"),
        ("backfill", "window_hours", False),
        ("backfill", "accepts", "2026-01-01"),
        ("backfill", "refuses", None),
        ("reminders", "after", "tomorrow"),
        ("reminders", "schedule", "daily"),
        ("reminders", "date", "2026-00-01"),
    ],
)
def test_a_case_of_another_section_that_breaks_the_format_is_named_with_its_field(
    section: str, path: str, value: Any
) -> None:
    with pytest.raises(Malformed) as told:
        mismatches(section, changed(OTHERS[section], path, value))

    assert told.value.field == path


@pytest.mark.parametrize(
    ("section", "key"), [(section, key) for section, case in OTHERS.items() for key in case if key != "date"]
)
def test_a_key_that_a_case_needs_is_missed(section: str, key: str) -> None:
    with pytest.raises(Malformed) as told:
        mismatches(section, without(OTHERS[section], key))

    assert (told.value.field, told.value.problem) == (key, "missing")


def test_a_misspelt_key_is_named_with_the_one_it_should_have_been() -> None:
    case = without(HABIT, "start") | {"stert": "2026-01-01"}

    with pytest.raises(Malformed, match=r"^stert: unknown key; start is missing$"):
        mismatches("habits", case)


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(Malformed, match="unknown section"):
        evaluate("streaks", HABIT)


HOSTILE: list[Any] = [
    None,
    True,
    0,
    -1,
    31,
    10**40,
    1e300,
    float("nan"),
    "",
    "x",
    "UTC",
    "1900-01-01",
    "2200-12-31",
    "06:00",
]
HOSTILE += ["2200-12-31T23:59:59Z", "Pacific/Apia", "amount", "quit", "\ud800", "\0", [], {}, [[]], ["2026-01-01"]]
GOOD = {"habits": HABIT, **OTHERS}


def leaves(value: Any, path: str = "") -> Iterator[str]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield f"{path}{step}"
        yield from leaves(inner, f"{path}{step}.")


@pytest.mark.parametrize(("section", "path"), [(section, path) for section in GOOD for path in leaves(GOOD[section])])
@pytest.mark.parametrize("value", HOSTILE, ids=repr)
def test_whatever_stands_in_a_field_it_is_read_or_named(section: str, path: str, value: Any) -> None:
    complaint = complaint_about(section, changed(GOOD[section], path, value))

    assert complaint is None or (complaint.field and str(complaint).isascii() and "\n" not in str(complaint))


def complaint_about(section: str, case: dict[str, Any]) -> Malformed | None:
    try:
        mismatches(section, case)
    except Malformed as malformed:
        return malformed
    return None
