"""The worker beside the event loop: the same values, and nothing that the loop would be held by."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.entries import Entry, EntryKind
from core.habits import Habit
from core.packed import PAGE, Packed
from core.parcel import BrokenFile, FileForm, FileRefused, Kept, Parcel
from exchange.workbench import Workbench
from tests.exchange.files import TODAY, sample
from tests.exchange.parcels import NOW, START, everything, named

TEN_YEARS = 3_650


def long_diary(habits: int) -> Parcel:
    """So many habits of ten years with a note each day."""
    parcel = named([f"Habit {number}" for number in range(habits)])
    days = [START - timedelta(days=back) for back in reversed(range(TEN_YEARS))]
    entries = tuple(Kept(Entry(day, EntryKind.DONE, note=f"as on {day}"), NOW, "Europe/Berlin") for day in days)
    return Parcel(tuple(replace(one, habit=_since(days[0], one.habit), entries=entries) for one in parcel.records))


def _since(start: date, habit: Habit) -> Habit:
    return replace(habit, start=start, versions=tuple(replace(version, since=start) for version in habit.versions))


async def test_a_parcel_comes_through_the_worker_as_it_was() -> None:
    workbench, parcel = Workbench(), everything()

    packed = await workbench.pack(parcel, FileForm.JSON, NOW)
    again = await workbench.unpack(packed, NOW.date())

    assert again == parcel


@pytest.mark.parametrize(
    ("form", "begins"), [(FileForm.CSV, b"PK"), (FileForm.ICS, b"BEGIN:VCALENDAR"), (FileForm.JSON, b"{")]
)
async def test_each_form_can_be_written(form: FileForm, begins: bytes) -> None:
    assert (await Workbench().pack(everything(), form, NOW)).startswith(begins)


async def test_what_is_refused_is_refused_with_its_reason() -> None:
    with pytest.raises(FileRefused) as unknown:
        await Workbench().unpack(b"hello", TODAY)
    with pytest.raises(BrokenFile) as broken:
        await Workbench().unpack(sample("beaver.json")[:200], TODAY)

    assert type(unknown.value) is FileRefused
    assert ":" in str(broken.value.facts["where"])


async def test_ten_years_stay_pages_of_text_that_the_bot_does_not_open() -> None:
    workbench, parcel = Workbench(), long_diary(2)

    unpacked = await workbench.unpack(await workbench.pack(parcel, FileForm.JSON, NOW), NOW.date())

    found = [record.entries for record in unpacked.records]
    assert all(isinstance(entries, Packed) and {"digest", "noted"} <= vars(entries).keys() for entries in found)
    pages = [page for entries in found if isinstance(entries, Packed) for page in entries.pages]
    assert [len(json.loads(page)) for page in pages] == [PAGE, PAGE, PAGE, TEN_YEARS - 3 * PAGE] * 2
    assert unpacked == parcel
