"""Each format as the real programs write it comes as what it says."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from core.entries import Entry, EntryKind
from core.habits import AtLeast, AtMost, Check, Daily, EveryN, Pause, PauseKind, Per, Slot, Times
from core.parcel import Lost, Origin, Parcel, Record
from core.people import Weekday
from exchange.reading import read_parcel
from tests.exchange.files import LOOP_12, TODAY, full_loop_database, loop_database, sample, stamp, zipped


def named(parcel: Parcel, name: str) -> Record:
    return next(record for record in parcel.records if record.habit.name == name)


def said(record: Record) -> list[Entry]:
    return [kept.entry for kept in record.entries]


def lost(parcel: Parcel) -> dict[Lost, int]:
    return {kind: number for kind, number in parcel.lost.items() if number}


@pytest.mark.parametrize("inside", ["", "Loop Habits CSV 2026-08-05/"])
def test_loops_csv_comes_with_its_words_numbers_notes_and_plans(inside: str) -> None:
    parcel = read_parcel(zipped("loop 2.3.1", inside), TODAY)

    reading, coffee, water = (named(parcel, name) for name in ("Read, 20 min", "Coffee", "Water"))
    assert parcel.origin is Origin.LOOP
    assert said(reading) == [
        Entry(date(2026, 7, 30), EntryKind.DONE, note="=1+1"),
        Entry(date(2026, 8, 2), EntryKind.NO, note="forgot to say"),
        Entry(date(2026, 8, 3), EntryKind.NO, note="too tired,\nreally"),
        Entry(date(2026, 8, 4), EntryKind.SKIP, note="on the train"),
        Entry(date(2026, 8, 5), EntryKind.DONE),
    ]
    assert (reading.habit.start, reading.habit.colour) == (date(2026, 7, 30), "#1976d2")
    assert reading.habit.note == 'Did you read?\nOn paper, "not" on a screen'
    assert coffee.habit.versions[0].goal == AtMost(Decimal(2), "cups")
    assert [entry.kind for entry in said(coffee)] == [
        EntryKind.SKIP,
        EntryKind.AMOUNT,
        EntryKind.DONE,
        EntryKind.AMOUNT,
    ]
    assert water.habit.versions[0].goal == AtLeast(Decimal(1500), "ml")
    assert [entry.amount for entry in said(water)] == [Decimal("0.002"), None, Decimal("1250.5")]
    assert water.habit.pauses == (Pause(TODAY, None, PauseKind.ARCHIVE),)
    assert lost(parcel) == {Lost.UNANSWERED: 1}


def test_a_habit_without_a_latin_letter_is_found_by_the_number_of_its_folder() -> None:
    record = named(read_parcel(zipped("loop 2.3.1"), TODAY), "読書")

    assert record.habit.versions[0].schedule == Times(3, Per.WEEK)
    assert [kept.entry.note for kept in record.entries] == ["楽しい", ""]


def test_loops_csv_of_long_ago_has_numbers_and_two_columns() -> None:
    parcel = read_parcel(zipped("loop 1.7"), TODAY)

    meditate, early = parcel.records
    assert said(meditate) == [Entry(date(2015, 1, 22), EntryKind.DONE), Entry(date(2015, 1, 25), EntryKind.DONE)]
    assert [entry.kind for entry in said(early)] == [EntryKind.SKIP, EntryKind.NO, EntryKind.DONE]
    assert early.habit.versions[0].schedule == Times(5, Per.WEEK)
    assert lost(parcel) == {Lost.FREQUENCY: 1}


def test_loops_database_comes_with_uuids_reminders_and_its_order(tmp_path: Path) -> None:
    parcel = read_parcel(full_loop_database(tmp_path), TODAY)

    reading, swimming, pages = parcel.records
    assert [record.key for record in parcel.records] == ["loop:b2", "loop:a1", "loop:c3"]
    assert reading.habit.versions[0].schedule == EveryN(3)
    assert swimming.habit.slots == (Slot(0, time(21, 5), frozenset({Weekday.SAT, Weekday.MON})),)
    assert (swimming.habit.colour, swimming.habit.note) == ("#1976d2", "Did you swim?")
    assert said(swimming) == [
        Entry(date(2026, 8, 1), EntryKind.DONE),
        Entry(date(2026, 8, 2), EntryKind.NO, note="ill"),
        Entry(date(2026, 8, 3), EntryKind.SKIP),
        Entry(date(2026, 8, 5), EntryKind.NO, note="was it?"),
    ]
    assert pages.habit.versions[0].goal == AtLeast(Decimal(50), "pages", Per.WEEK)
    assert pages.habit.versions[0].schedule == Daily()
    assert [entry.amount for entry in said(pages)] == [Decimal("12.5"), None, Decimal("0.002")]
    assert pages.habit.pauses[0].kind is PauseKind.ARCHIVE


def test_a_database_of_version_12_says_yes_by_each_row(tmp_path: Path) -> None:
    habit = {"name": "Old", "description": "Did you?", "freq_num": 1, "freq_den": 1, "color": -2937041, "archived": 0}
    content = loop_database(tmp_path, [habit], [(1, stamp("2014-02-03")), (1, stamp("2014-02-04"))], LOOP_12)

    (record,) = read_parcel(content, TODAY).records

    assert said(record) == [Entry(date(2014, 2, 3), EntryKind.DONE), Entry(date(2014, 2, 4), EntryKind.DONE)]
    assert (record.habit.note, record.habit.colour, record.habit.slots) == ("Did you?", "#d32f2f", ())


def test_habitbull_comes_with_categories_and_comments() -> None:
    parcel = read_parcel(sample("habitbull.csv"), TODAY)

    stretch, pushups = parcel.records
    assert (stretch.habit.category, stretch.habit.note) == ("Fitness", "slowly, with care")
    assert said(stretch) == [
        Entry(date(2016, 3, 18), EntryKind.DONE, note="good, warm"),
        Entry(date(2016, 3, 19), EntryKind.NO),
        Entry(date(2016, 3, 21), EntryKind.DONE),
    ]
    assert [entry.amount for entry in said(pushups)] == [30, 1]
    assert lost(parcel) == {Lost.TARGET: 1}


def test_habitbull_of_an_american_telephone_writes_the_month_first() -> None:
    (run,) = read_parcel(sample("habitbull american.csv"), TODAY).records

    assert [entry.date for entry in said(run)] == [date(2019, 4, 11), date(2020, 11, 5)]


def test_beaver_habits_comes_with_tags_texts_periods_and_its_order() -> None:
    running, pizza = read_parcel(sample("beaver.json"), TODAY).records

    assert (running.habit.name, running.key, running.habit.versions[0].schedule) == (
        "Running",
        "beaver:d5ad99",
        EveryN(3),
    )
    assert running.habit.pauses == (Pause(date(2026, 7, 2), None, PauseKind.ARCHIVE),)
    assert (pizza.habit.category, pizza.habit.versions[0].schedule) == ("food, fun", Times(3, Per.WEEK))
    assert said(pizza) == [
        Entry(date(2026, 8, 2), EntryKind.DONE),
        Entry(date(2026, 8, 3), EntryKind.NO),
        Entry(date(2026, 8, 4), EntryKind.DONE, note="with olives"),
    ]


def test_table_habit_comes_with_goals_reminders_reasons_and_moments() -> None:
    parcel = read_parcel(sample("table habit.json"), TODAY)

    walk, tidy, sweets = parcel.records
    assert walk.habit.versions[0].goal == AtLeast(Decimal(5000), "steps")
    assert walk.habit.slots == (Slot(0, time(7, 30), frozenset({Weekday.MON, Weekday.FRI})),)
    assert walk.habit.note == "Did you walk?\noutside"
    assert said(walk) == [
        Entry(date(2026, 7, 31), EntryKind.AMOUNT, Decimal(6200)),
        Entry(date(2026, 8, 1), EntryKind.SKIP, note="rain"),
        Entry(date(2026, 8, 2), EntryKind.NO),
    ]
    assert walk.entries[0].logged_at == datetime(2026, 8, 1, 8, 40, tzinfo=UTC)
    assert (tidy.habit.versions[0].goal, tidy.habit.versions[0].schedule) == (Check(), Times(2, Per.WEEK))
    assert (tidy.habit.colour, tidy.habit.pauses[0].kind) == ("#4caf50", PauseKind.ARCHIVE)
    assert sweets.habit.versions[0].goal == AtMost(Decimal(2), "pieces")
    assert lost(parcel) == {Lost.COLOUR: 2}


def test_one_file_that_somebody_has_zipped_is_read_too() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("export.txt", sample("beaver.json"))

    assert read_parcel(packed.getvalue(), TODAY).origin is Origin.BEAVER
