"""The tables of phrases: read from their files, and readings written in their notation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.habits import (
    AtLeast,
    AtMost,
    Check,
    Daily,
    Dates,
    EveryN,
    Goal,
    MonthDays,
    Per,
    Quit,
    Schedule,
    Times,
    Weekdays,
)
from core.phrase import HabitPhrase, Loggable, LogPhrase, read_habit, read_log

HERE = Path(__file__).parent
TODAY = date(2026, 8, 5)
HABITS = {
    "en": (
        Loggable(1, "Run", AtLeast(Decimal(5), "km")),
        Loggable(2, "Water", AtLeast(Decimal(2000), "ml")),
        Loggable(3, "Read 20 min", Check()),
        Loggable(4, "Read news", Check()),
        Loggable(5, "Gym", Check()),
        Loggable(6, "Piano", AtLeast(Decimal(120), "min", Per.WEEK)),
        Loggable(7, "Coffee", AtMost(Decimal(2))),
        Loggable(8, "No sugar", Quit()),
        Loggable(9, "Quit smoking", Quit()),
    ),
    "de": (
        Loggable(1, "Lesen", AtLeast(Decimal(20), "Seiten")),
        Loggable(2, "Laufen", Check()),
        Loggable(3, "Meditieren", Check()),
        Loggable(4, "Wasser", AtLeast(Decimal(2), "l")),
        Loggable(5, "kein Zucker", Quit()),
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    language: str
    section: str
    phrase: str
    reading: tuple[str, ...]


def rows(file: str) -> Iterator[Row]:
    language = section = ""
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            language, _, section = line.removeprefix("## ").partition(": ")
        elif line and not line.startswith("# "):
            phrase, *reading = (cell.strip() for cell in line.split("|"))
            yield Row(language, section, phrase, tuple(reading))


def habit_reading(phrase: str, language: str) -> tuple[str, ...]:
    """The cells of a row of `table.txt` as the code reads the phrase."""
    habit = read_habit(phrase, TODAY, language)
    times = " ".join(f"{time:%H:%M}" for time in habit.times)
    return (habit.name, _days(habit.schedule), _goal(habit.goal), times, "; ".join(_extras(habit)))


def _days(schedule: Schedule | None) -> str:
    match schedule:
        case None:
            return "?"
        case Daily():
            return "every day"
        case Weekdays(days):
            return " ".join(day.name.title() for day in sorted(days))
        case EveryN(n, from_start):
            return f"every {n} days" + " from the start" * from_start
        case Times(x, per):
            return f"{x} a {per}"
        case MonthDays(month_days):
            return ", ".join(map(str, sorted(month_days))) + " of a month"
        case Dates(dates):
            return "on " + ", ".join(map(str, sorted(dates)))


def _goal(goal: Goal) -> str:
    match goal:
        case Check():
            return "tap"
        case Quit():
            return "none"
        case AtLeast(amount, unit, per):
            return " ".join(f"≥ {amount} {unit} a {per}".split())
        case AtMost(amount, unit, per):
            return " ".join(f"≤ {amount} {unit} a {per}".split())


def _extras(habit: HabitPhrase) -> Iterator[str]:
    if habit.category:
        yield f"#{habit.category}"
    if habit.cue:
        yield f'cue "{habit.cue}"'
    if habit.start:
        yield f"from {habit.start}"
    if habit.end:
        yield f"until {habit.end}"
    for doubt in habit.doubts:
        yield f"{doubt.words}? " + " / ".join(choice.words for choice in doubt.choices)


def log_reading(phrase: str, language: str) -> tuple[str, ...]:
    """The cells of a row of `log_table.txt` as the code reads the phrase."""
    log = read_log(phrase, TODAY, language, HABITS[language])
    if log is None:
        return ("nothing", "", "", "")
    names = {habit.id: habit.name for habit in HABITS[language]}
    habits = "all" if log.everything else ", ".join(names[habit] for habit in log.habits) or "-"
    asks = "; ".join([*log.unclear, *([log.rest] if log.rest else [])])
    return (habits, _what(log), " / ".join(map(str, log.days)), asks)


def _what(log: LogPhrase) -> str:
    if log.open:
        return f"open: {log.open}"
    if log.kind == "amount":
        return "an amount" if log.amount is None else f"{'-' * log.less}{log.amount}"
    return str(log.kind or "?")
