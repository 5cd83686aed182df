"""Who does nothing today: only a line that says nothing else is taken so."""

from __future__ import annotations

from datetime import date

import pytest

from core.phrase import DateSpan, Why, read_absence

TODAY = date(2026, 8, 5)  # a Wednesday
SUNDAY, MONDAY = date(2026, 8, 9), date(2026, 8, 10)


@pytest.mark.parametrize(
    ("line", "language", "why"),
    [
        ("I'm sick", "en", Why.ILL),
        ("sick", "en", Why.ILL),
        ("feeling sick today 🤒", "en", Why.ILL),
        ("I'm ill, can't do anything", "en", Why.ILL),
        ("not feeling well", "en", Why.ILL),
        ("I have a cold", "en", Why.ILL),
        ("nothing today", "en", Why.OFF),
        ("did nothing today", "en", Why.OFF),
        ("taking a day off", "en", Why.OFF),
        ("rest day", "en", Why.OFF),
        ("I'm too tired today", "en", Why.OFF),
        ("no time today", "en", Why.OFF),
        ("I'm on holiday", "en", Why.TRIP),
        ("ich bin krank", "de", Why.ILL),
        ("bin krank, geht heute nichts", "de", Why.ILL),
        ("mir geht es nicht gut", "de", Why.ILL),
        ("heute nichts", "de", Why.OFF),
        ("heute nichts geschafft", "de", Why.OFF),
        ("ich mache heute frei", "de", Why.OFF),
        ("heute Pause", "de", Why.OFF),
        ("bin im Urlaub", "de", Why.TRIP),
        ("I'm sick", "de", Why.ILL),
    ],
)
def test_somebody_who_is_off_today(line: str, language: str, why: Why) -> None:
    absence = read_absence(line, TODAY, language)

    assert absence is not None
    assert (absence.why, absence.span) == (why, None)


@pytest.mark.parametrize(
    ("line", "language", "span"),
    [
        ("day off tomorrow", "en", DateSpan(date(2026, 8, 6), date(2026, 8, 6))),
        ("I'm on vacation until sunday", "en", DateSpan(TODAY, SUNDAY)),
        ("vacation next week", "en", DateSpan(MONDAY, date(2026, 8, 16))),
        ("ab morgen Urlaub", "de", DateSpan(date(2026, 8, 6), None)),
        ("bin bis Sonntag weg", "de", DateSpan(TODAY, SUNDAY)),
        ("bin nächste Woche im Urlaub", "de", DateSpan(MONDAY, date(2026, 8, 16))),
    ],
)
def test_somebody_who_is_off_for_a_while(line: str, language: str, span: DateSpan) -> None:
    absence = read_absence(line, TODAY, language)

    assert absence is not None
    assert absence.span == span


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Read daily",
        "rest",
        "pause",
        "busy",
        "morning off the phone",
        "call my sick aunt",
        "no phone in bed",
        "write down nothing but good things",
        "read nothing",
        "yoga away from home",
        "nicht gut geschlafen",
        "Urlaub planen",
        "day off yesterday",
        "gestern frei",
        "keine Zeit verschwenden",
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_line_that_says_something_else_is_none_of_these(line: str, language: str) -> None:
    assert read_absence(line, TODAY, language) is None
