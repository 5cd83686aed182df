"""What leaves is read again by parsers that are not ours, and by ours without a loss."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import MISSING, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import icalendar
import pytest

from core.entries import Entry, EntryKind
from core.habits import AtLeast, Daily, PauseKind, Per, Times
from core.parcel import Kept, Origin, Parcel
from exchange.calendar_writing import calendar
from exchange.cells import guarded, unguarded
from exchange.loop_writing import loop_zip
from exchange.own_writing import own_json
from exchange.reading import read_parcel
from tests.exchange.hostile import hostile_names
from tests.exchange.parcels import NOW, START, everything, habit, named

NOT_PACKED = {
    "Person.id": "each database has its own",
    "Person.erase_at": "who is about to go takes everything along but that",
    "Habit.id": "each database has its own",
    "Habit.owner": "whoever brings it in",
    "Parcel.origin": "it is our own",
    "Parcel.lost": "nothing is",
}
MANY = 10_000
TRIGGERS = tuple("=+-@\t\r\n\x00＝＋－＠")


def events_of(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def table(content: bytes, path: str) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return list(csv.reader(io.StringIO(archive.read(path).decode(), newline="")))


def test_json_loses_nothing() -> None:
    parcel = everything()

    assert read_parcel(own_json(parcel), NOW.date()) == parcel


def test_the_sample_has_one_of_every_field_that_somebody_may_add() -> None:
    """Who adds a field gives it a value in `everything`; then what does not write or read it is found above."""
    parcel = everything()
    assert parcel.person is not None
    habits = [record.habit for record in parcel.records]
    kept: list[list[Any]] = [
        [parcel.person],
        [parcel.person.preferences],
        [parcel.person.clock],
        habits,
        [slot for habit in habits for slot in habit.slots],
        [pause for habit in habits for pause in habit.pauses],
        [version for habit in habits for version in habit.versions],
        [kept for record in parcel.records for kept in record.entries],
        list(parcel.records),
        [parcel],
    ]

    assert {name for things in kept for name in _saying_nothing(things)} == NOT_PACKED.keys()


def _saying_nothing(things: list[Any]) -> list[str]:
    """Names of fields that have their default in all of the things; those without one: nought."""
    found = []
    for one in fields(things[0]):
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        nothing = 0 if default is MISSING else default
        if all(getattr(thing, one.name) == nothing for thing in things):
            found.append(f"{type(things[0]).__name__}.{one.name}")
    return found


def test_json_names_its_format_and_version() -> None:
    document = json.loads(own_json(everything()))

    assert (document["format"], document["version"]) == ("cairn", 1)


def test_a_person_without_habits_leaves_with_their_settings() -> None:
    parcel = replace(everything(), records=(), routines=())

    assert read_parcel(own_json(parcel), NOW.date()) == parcel


def test_csv_comes_back_as_far_as_loop_can_say_it() -> None:
    parcel = read_parcel(loop_zip(everything()), NOW.date())

    water, left, limit, *others = parcel.records
    assert parcel.origin is Origin.CAIRN
    assert [record.habit.name for record in others] == ["Every", "From start", "Days", "Last days", "Dates"]
    assert (water.habit.colour, water.habit.note) == ("#1f4e7a", "A line\nand another")
    assert water.habit.versions[0].goal == AtLeast(Decimal(9), "l", Per.WEEK)
    assert water.habit.pauses[0].kind is PauseKind.ARCHIVE
    assert [(kept.entry.kind, kept.entry.note) for kept in water.entries] == [
        (EntryKind.AMOUNT, "=note"),
        (EntryKind.SKIP, "ill"),
        (EntryKind.NO, "no time"),
        (EntryKind.AMOUNT, ""),
    ]
    assert [(kept.entry.amount, kept.entry.note) for kept in left.entries] == [(Decimal(1), "once")]
    assert limit.habit.versions[0].schedule == Daily()


def test_csv_has_loops_columns_and_folders() -> None:
    content = loop_zip(named(["Read", "読書", "a/b..c"]))

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()

    header = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit"
    assert names == [
        "Habits.csv",
        "001 Read/Checkmarks.csv",
        "002/Checkmarks.csv",
        "003 ab..c/Checkmarks.csv",
    ]
    assert ",".join(table(content, "Habits.csv")[0]) == f"{header},Target Type,Target Value,Archived?"
    assert table(content, "001 Read/Checkmarks.csv")[:2] == [
        ["Date", "Value", "Notes"],
        ["2026-07-01", "YES_MANUAL", "Read"],
    ]


@pytest.mark.parametrize("cell", ["", "plain", "=x", "'=x", "''=x", "'plain", "＝", "-1", "'", "\tx"])
def test_a_guarded_cell_begins_no_formula_and_is_restored(cell: str) -> None:
    written = guarded(cell)

    assert not written.startswith(TRIGGERS)
    assert unguarded(written) == cell


def test_no_cell_of_ten_thousand_hostile_names_begins_a_formula() -> None:
    names = list(hostile_names(MANY))
    wanted, some = [], 500

    for at in range(0, MANY, some):
        content = loop_zip(named(names[at : at + some]))
        rows = table(content, "Habits.csv")[1:]
        assert not [cell for row in rows for cell in row if cell.startswith(TRIGGERS)]
        wanted += [record.habit.name for record in read_parcel(content, NOW.date()).records]

    assert wanted == names


def test_ten_thousand_hostile_names_make_as_many_events_and_no_other_property() -> None:
    names = list(hostile_names(MANY))

    events = events_of(calendar(named_once(names), NOW))

    assert [str(event["summary"]) for event in events] == names
    assert {key for event in events for key in event} == {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "DESCRIPTION", "CREATED"),
    }
    assert len({str(event["uid"]) for event in events}) == MANY


def named_once(names: list[str]) -> Parcel:
    """Without a plan that could be told: "three times a week" has no dates."""
    parcel = named(names)
    often = habit("", Times(3, Per.WEEK)).versions
    return replace(
        parcel,
        records=tuple(replace(record, habit=replace(record.habit, versions=often)) for record in parcel.records),
    )


def test_ten_thousand_hostile_names_are_the_same_in_json() -> None:
    names = list(hostile_names(MANY))

    document = json.loads(own_json(named(names)))

    assert [one["name"] for one in document["habits"]] == names


def test_each_date_of_a_habit_is_an_event_as_icalendar_itself_would_write_it() -> None:
    (record,) = named(["DTSTART:1; ü, \\ " + "long " * 30]).records
    days = [START + timedelta(days=number) for number in range(400)]
    said = [Kept(Entry(day, EntryKind.DONE, note="\n" * (day.day % 3)), NOW if day.day % 2 else None) for day in days]

    written = calendar(Parcel((replace(record, entries=tuple(said)),)), NOW)

    events = [event for event in events_of(written) if str(event["uid"]).startswith("done-")]
    assert [event.decoded("dtstart") for event in events] == days
    assert {event.decoded("dtend") - event.decoded("dtstart") for event in events} == {timedelta(days=1)}
    as_it_would = icalendar.Calendar.from_ical(written).to_ical().splitlines()
    assert sorted(as_it_would) == sorted(written.splitlines())


def test_a_done_date_is_an_all_day_event_made_at_an_instant_in_utc() -> None:
    events = events_of(calendar(everything(), NOW))

    done = next(event for event in events if str(event["uid"]).startswith("done-"))
    assert (done.decoded("dtstart"), done.decoded("dtend")) == (START, date(2026, 7, 2))
    assert done["created"].to_ical() == b"20260805T183000Z"
    assert done["description"] == "0.125\n=note"


def test_plans_are_rules_where_these_say_exactly_the_same_else_dates() -> None:
    parcel = replace(everything(), pauses=())

    planned = [event for event in events_of(calendar(parcel, NOW)) if not str(event["uid"]).startswith("done-")]

    rules = {str(event["summary"]): event["rrule"].to_ical().decode() for event in planned if "rrule" in event}
    dated = [(str(event["summary"]), event.decoded("dtstart")) for event in planned if "rrule" not in event]
    assert rules == {
        "Quit": "FREQ=DAILY",
        "Limit": "FREQ=DAILY",
        "From start": "FREQ=DAILY;INTERVAL=4",
        "Days": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    }
    assert ("Every", date(2026, 8, 5)) in dated
    assert [day for name, day in dated if name == "Last days"][:2] == [date(2026, 8, 31), date(2026, 9, 30)]
    assert [day for name, day in dated if name == "Dates"] == [date(2026, 8, 9), date(2026, 9, 9)]


def test_in_a_pause_nothing_is_planned() -> None:
    planned = [event for event in events_of(calendar(everything(), NOW)) if str(event["uid"]).startswith("due-")]

    days = {event.decoded("dtstart") for event in planned if event["summary"] == "Quit"}
    assert date(2026, 8, 9) in days
    assert not days & {date(2026, 8, number) for number in range(10, 18)}
