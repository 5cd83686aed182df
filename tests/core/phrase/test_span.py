"""Spans of dates as people type them. Today is Wednesday, 5 August 2026."""

from __future__ import annotations

from datetime import date

import pytest

from core.phrase import read_end, read_span

TODAY = date(2026, 8, 5)


@pytest.mark.parametrize(
    ("words", "language", "first", "last"),
    [
        ("10 aug to 17 aug", "en", date(2026, 8, 10), date(2026, 8, 17)),
        ("from 10 aug until 17 aug", "en", date(2026, 8, 10), date(2026, 8, 17)),
        ("aug 10 - aug 17", "en", date(2026, 8, 10), date(2026, 8, 17)),
        ("10-17 aug", "en", date(2026, 8, 10), date(2026, 8, 17)),
        ("2026-08-10 to 2026-08-17", "en", date(2026, 8, 10), date(2026, 8, 17)),
        ("20 dec to 3 jan", "en", date(2026, 12, 20), date(2027, 1, 3)),
        ("until sunday", "en", TODAY, date(2026, 8, 9)),
        ("for 2 weeks", "en", TODAY, date(2026, 8, 18)),
        ("2 weeks", "en", TODAY, date(2026, 8, 18)),
        ("3 days", "en", TODAY, date(2026, 8, 7)),
        ("1 month", "en", TODAY, date(2026, 9, 4)),
        ("from tomorrow for 2 weeks", "en", date(2026, 8, 6), date(2026, 8, 19)),
        ("from monday to sunday", "en", date(2026, 8, 10), date(2026, 8, 16)),
        ("tomorrow to friday", "en", date(2026, 8, 6), date(2026, 8, 7)),
        ("vom 10. Aug. bis 17. Aug.", "de", date(2026, 8, 10), date(2026, 8, 17)),
        ("10. bis 17. August", "de", date(2026, 8, 10), date(2026, 8, 17)),
        ("vom 10. bis 17. August", "de", date(2026, 8, 10), date(2026, 8, 17)),
        ("from 10 to 17 aug", "en", date(2026, 8, 10), date(2026, 8, 17)),
        ("10.8. - 17.8.", "de", date(2026, 8, 10), date(2026, 8, 17)),
        ("bis Sonntag", "de", TODAY, date(2026, 8, 9)),
        ("2 Wochen", "de", TODAY, date(2026, 8, 18)),
        ("vom Montag bis Sonntag", "de", date(2026, 8, 10), date(2026, 8, 16)),
    ],
)
def test_a_span_has_a_first_and_a_last_date(words: str, language: str, first: date, last: date) -> None:
    assert read_span(words, TODAY, language) == (first, last)


def test_a_beginning_alone_has_no_end_and_a_date_alone_is_one_day() -> None:
    assert read_span("from 10 aug", TODAY, "en") == (date(2026, 8, 10), None)
    assert read_span("ab morgen", TODAY, "de") == (date(2026, 8, 6), None)
    assert read_span("tomorrow", TODAY, "en") == (date(2026, 8, 6), date(2026, 8, 6))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "blah",
        "17 aug 2026 to 10 aug 2026",
        "12/11 to 13/11",
        "10 aug 17 aug",
        "31-30 feb",
        "0 weeks",
        "to",
        "x" * 500,
    ],
)
def test_what_is_no_span_or_could_be_two_is_none(words: str) -> None:
    assert read_span(words, TODAY, "en") is None


def test_an_end_alone_comes_on_or_after_the_beginning() -> None:
    assert read_end("3 jan", date(2026, 12, 20), "en") == date(2027, 1, 3)
    assert read_end("sunday", date(2026, 8, 10), "en") == date(2026, 8, 16)
    assert read_end("whenever", TODAY, "en") is None
