"""Short ways to write down a habit and its history in tests: a letter per date."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from core.entries import Entry, EntryKind
from core.habits import AtLeast, AtMost, Check, Daily, Goal, Habit, Pause, Per, Quit, Schedule, Times, Version
from core.people import Clock
from core.timeline import Judgement, judge

MONDAY = date(2026, 1, 5)
AT_HOME = Clock("Europe/Berlin")
KINDS = {"x": EntryKind.DONE, "s": EntryKind.SKIP, "n": EntryKind.NO, "l": EntryKind.LAPSE}

DAILY = Daily()
THRICE = Times(3, Per.WEEK)
CHECK = Check()
QUIT = Quit()
HALF_AN_HOUR = AtLeast(Decimal(30), "min")
TWO_CUPS = AtMost(Decimal(2), "cups")


def entries(said: str, start: date = MONDAY) -> list[Entry]:
    """ "x" done, "s" skip, "n" no, "l" lapse, "." nothing, a digit that many tens."""
    days = [(start + timedelta(days=n), letter) for n, letter in enumerate(said) if letter != "."]
    return [entry(day, letter) for day, letter in days]


def entry(day: date, letter: str) -> Entry:
    if letter.isdigit():
        return Entry(day, EntryKind.AMOUNT, Decimal(letter) * 10)
    return Entry(day, KINDS[letter])


def habit(
    schedule: Schedule = DAILY,
    goal: Goal = CHECK,
    *,
    start: date = MONDAY,
    pauses: Iterable[Pause] = (),
    end: date | None = None,
    versions: Iterable[Version] = (),
) -> Habit:
    return Habit(1, 1, "Read", start, tuple(versions) or (Version(start, schedule, goal),), tuple(pauses), end=end)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def on(days: int, start: date = MONDAY) -> date:
    """So many days after the first Monday."""
    return start + timedelta(days=days)


def judged(of: Habit, said: str, today: int, seen: frozenset[date] | None = None) -> Judgement:
    """The history at noon of the date `today` days after the first Monday."""
    return judge(of, AT_HOME, entries(said), noon(on(today)), seen=seen)


def names(judgement: Judgement, days: int) -> str:
    """The states of the first dates, by their first letters."""
    return " ".join(state.name if (state := judgement.state(on(n))) else "-" for n in range(days))
