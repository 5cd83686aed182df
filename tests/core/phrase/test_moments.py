"""A day or a time on its own."""

from __future__ import annotations

from datetime import date

import pytest

from core.phrase import possible_days, possible_times, read_day, read_time
from tests.core.phrase.table import TODAY


@pytest.mark.parametrize(
    ("typed", "language", "day"),
    [
        ("today", "en", "2026-08-05"),
        ("Yesterday", "en", "2026-08-04"),
        ("the day before yesterday", "en", "2026-08-03"),
        ("tomorrow", "en", "2026-08-06"),
        ("tue", "en", "2026-08-04"),
        ("wed", "en", "2026-08-05"),
        ("last wed", "en", "2026-07-29"),
        ("thursday", "en", "2026-07-30"),
        ("tue 4", "en", "2026-08-04"),
        ("Tue 28", "en", "2026-07-28"),
        ("4 aug", "en", "2026-08-04"),
        ("aug 6", "en", "2025-08-06"),
        ("4th of August 2024", "en", "2024-08-04"),
        ("29 feb", "en", "2024-02-29"),
        ("2026-08-04", "en", "2026-08-04"),
        ("31/7", "en", "2026-07-31"),
        ("gestern", "de", "2026-08-04"),
        ("vorgestern", "de", "2026-08-03"),
        ("4. August", "de", "2026-08-04"),
        ("4.8.", "de", "2026-08-04"),
        ("4.8.2025", "de", "2025-08-04"),
        ("Di", "de", "2026-08-04"),
        ("letzten Mittwoch", "de", "2026-07-29"),
    ],
)
def test_a_day_is_read(typed: str, language: str, day: str) -> None:
    assert read_day(typed, TODAY, language) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "foo",
        "30 feb",
        "31.9.",
        "2026-13-01",
        "0/0",
        "1899-12-31",
        "2201-01-01",
        "4 aug x",
        "tuesday gym",
        "12/11",
        "9" * 300,
    ],
)
def test_what_is_no_day_or_two_is_not_guessed(typed: str) -> None:
    assert read_day(typed, TODAY, "en") is None


def test_a_day_that_could_be_two_is_given_as_both() -> None:
    assert possible_days("12/11", TODAY, "en") == (date(2025, 11, 12), date(2025, 12, 11))
    assert possible_days("5/5", TODAY, "en") == (date(2026, 5, 5),)


def test_looking_ahead_a_day_without_a_year_is_the_next_one() -> None:
    assert read_day("4 aug", TODAY, "en", ahead=True) == date(2027, 8, 4)
    assert read_day("tue", TODAY, "en", ahead=True) == date(2026, 8, 11)
    assert read_day("5 aug", TODAY, "en", ahead=True) == read_day("5 aug", TODAY, "en") == TODAY


def test_the_ends_of_time_hold() -> None:
    assert possible_days("tomorrow", date(2200, 12, 31), "en") == ()
    assert possible_days("yesterday", date(1900, 1, 1), "en") == ()
    assert possible_days("next monday", date(2200, 12, 31), "en") == ()


@pytest.mark.parametrize(
    ("typed", "language", "times"),
    [
        ("21:00", "en", "21:00"),
        ("9pm", "en", "21:00"),
        ("9:05 AM", "en", "09:05"),
        ("12am", "en", "00:00"),
        ("12 pm", "en", "12:00"),
        ("21", "en", "21:00"),
        ("0", "en", "00:00"),
        ("9", "en", "09:00 21:00"),
        ("at 9", "en", "09:00 21:00"),
        ("9 o'clock", "en", "09:00 21:00"),
        ("quarter to nine", "en", "08:45 20:45"),
        ("half past eight in the evening", "en", "20:30"),
        ("morning", "en", "08:00"),
        ("after lunch", "en", "13:30"),
        ("8.30", "en", "08:30 20:30"),
        ("２１：００", "en", "21:00"),
        ("9 Uhr", "de", "09:00"),
        ("21 Uhr 15", "de", "21:15"),
        ("um 21.30", "de", "21:30"),
        ("halb neun", "de", "08:30 20:30"),
        ("halb neun abends", "de", "20:30"),
        ("Viertel nach acht", "de", "08:15 20:15"),
        ("abends", "de", "20:00"),
        ("24:00", "en", ""),
        ("25:00", "en", ""),
        ("9:60", "en", ""),
        ("13pm x", "en", ""),
        ("0pm", "en", ""),
        ("8:00 and 9:00", "en", ""),
        ("daily", "en", ""),
        ("", "en", ""),
    ],
)
def test_a_time_is_read_with_every_reading_it_has(typed: str, language: str, times: str) -> None:
    found = possible_times(typed, language)

    assert " ".join(f"{one:%H:%M}" for one in found) == times
    assert read_time(typed, language) == (found[0] if len(found) == 1 else None)
