"""Streaks beside the obvious ways to count them: `python -m benchmarks.streaks`. Believe the ratios, not the times.

Everything starts from what was loaded: ours from the digest that storage keeps, the others from a list or set of dates,
SQL from an indexed table in memory. Peers give current and longest streak and the rate; ours gives the strength too,
beside the rules of pauses, skips and travel that the peers do not know.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from time import process_time
from typing import Any

from core.digest import Digest, digest_of
from core.entries import Entry, EntryKind
from core.habits import AtLeast, Check, Daily, EveryN, Goal, Habit, Per, Quit, Schedule, Times, Version, Weekdays
from core.people import Clock, Weekday
from core.timeline import judge

DAY = timedelta(days=1)
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CLOCK = Clock("Europe/Berlin")
GOAL_MICROSECONDS = 60
GOAL_WEEKS = 4
GOAL_TEN_YEARS = 2
Answer = tuple[int, int, int]
"""Current streak, longest streak, units done."""

ISLANDS = """
WITH numbered AS (SELECT day, day - ROW_NUMBER() OVER (ORDER BY day) AS island FROM entries WHERE habit = 1),
     runs AS (SELECT COUNT(*) AS length, MAX(day) AS last FROM numbered GROUP BY island)
SELECT COALESCE((SELECT length FROM runs WHERE last >= ? - 1), 0), MAX(length), SUM(length) FROM runs
"""
ISLANDS_OF_WEEKS = """
WITH weeks AS (SELECT (day - 1) / 7 AS week, COUNT(*) >= 3 AS kept FROM entries WHERE habit = 1 GROUP BY week),
     numbered AS (SELECT week, week - ROW_NUMBER() OVER (ORDER BY week) AS island FROM weeks WHERE kept),
     runs AS (SELECT COUNT(*) AS length, MAX(week) AS last FROM numbered GROUP BY island)
SELECT COALESCE((SELECT length FROM runs WHERE last >= (? - 1) / 7 - 1), 0), MAX(length), SUM(length) FROM runs
"""


@dataclass(frozen=True)
class History:
    """A habit with the entries of so many years."""

    habit: Habit
    entries: list[Entry]
    digest: Digest

    @property
    def dates(self) -> set[date]:
        return {entry.date for entry in self.entries}


def history(schedule: Schedule, goal: Goal, years: int, kept: float) -> History:
    rng = random.Random(years)
    start = TODAY - timedelta(days=round(years * 365.25))
    start -= timedelta(days=start.weekday())
    days = [start + n * DAY for n in range((TODAY - start).days + 1) if rng.random() < kept]
    entries = [_entry(day, goal, rng) for day in days]
    habit = Habit(1, 1, "Read", start, (Version(start, schedule, goal),))
    return History(habit, entries, digest_of(entries))


def _entry(day: date, goal: Goal, rng: random.Random) -> Entry:
    if isinstance(goal, AtLeast):
        return Entry(day, EntryKind.AMOUNT, Decimal(rng.choice([20, 30, 40])))
    return Entry(day, EntryKind.LAPSE if isinstance(goal, Quit) else EntryKind.DONE)


def ours(of: History) -> Callable[[], Answer]:
    def run() -> Answer:
        found = judge(of.habit, CLOCK, of.digest, NOW)
        assert 0 <= found.strength <= 1
        return found.current, found.longest, found.rate[0]

    return run


def set_loop(of: History) -> Callable[[], Answer]:
    """The loop of most bots: a set of dates, day by day."""
    dates = of.dates

    def run() -> Answer:
        day = TODAY if TODAY in dates else TODAY - DAY
        current = longest = streak = 0
        while day in dates:
            current += 1
            day -= DAY
        day = of.habit.start
        while day <= TODAY:
            streak = streak + 1 if day in dates else 0
            longest = max(longest, streak)
            day += DAY
        return current, longest, len(dates)

    return run


def map_per_day(of: History) -> Callable[[], Answer]:
    """Loop Habit Tracker's way: a value for every day, then a list of all streaks."""
    entries = of.entries

    def run() -> Answer:
        values = dict.fromkeys((of.habit.start + n * DAY for n in range((TODAY - of.habit.start).days + 1)), 0)
        for entry in entries:
            values[entry.date] = 2
        streaks: list[tuple[date, int]] = []
        begin, length = of.habit.start, 0
        for day, value in values.items():
            if value:
                begin, length = (begin, length + 1) if length else (day, 1)
            elif length:
                streaks.append((begin, length))
                length = 0
        streaks.append((begin, length))
        last = streaks[-2][1] if not length and values[TODAY - DAY] else length
        return last, max(length for _, length in streaks), sum(value == 2 for value in values.values())

    return run


def set_loop_of_weeks(of: History) -> Callable[[], Answer]:
    dates = of.dates

    def run() -> Answer:
        monday = of.habit.start
        current = longest = done = 0
        while monday <= TODAY:
            kept = sum(monday + n * DAY in dates for n in range(7)) >= 3
            done += kept
            if kept or monday + 7 * DAY <= TODAY:
                current = current + 1 if kept else 0
            longest = max(longest, current)
            monday += 7 * DAY
        return current, longest, done

    return run


def islands(of: History, query: str) -> Callable[[], Answer]:
    """SQL gaps and islands; an ordinal per row, ready for subtraction."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE entries (habit INTEGER, day INTEGER, PRIMARY KEY (habit, day)) WITHOUT ROWID")
    database.executemany("INSERT INTO entries VALUES (1, ?)", [(entry.date.toordinal(),) for entry in of.entries])

    def run() -> Answer:
        row: tuple[int, int, int] = database.execute(query, (TODAY.toordinal(),)).fetchone()
        return row

    return run


def microseconds(run: Callable[[], Any]) -> float:
    """Of processor time, in the least disturbed of twelve rounds of about 10 ms each."""
    run()
    runs = max(1, round(10_000 / _round(run, 1)))
    return min(_round(run, runs) for _ in range(12))


def _round(run: Callable[[], Any], runs: int) -> float:
    begun = process_time()
    for _ in range(runs):
        run()
    return (process_time() - begun) / runs * 1e6


def row(name: str, times: list[float]) -> str:
    mine, *others = times
    beside = "".join(f"{other:10.0f} ({other / mine:5.1f}x)" for other in others)
    return f"{name:24}{mine:9.1f}{beside}"


def compare(name: str, of: History, loop: Callable[[], Answer], as_map: Callable[[], Answer] | None, sql: str) -> float:
    ways = [way for way in (ours(of), loop, as_map, islands(of, sql)) if way is not None]
    answers = {way() for way in ways}
    assert len(answers) == 1, f"{name}: they do not agree: {answers}"
    times = [microseconds(way) for way in ways]
    print(row(name, times if as_map else [*times[:2], times[1], times[2]]))
    return times[0]


def main() -> None:
    print("microseconds: ours (current, longest, rate, strength) beside set loop, map per day, SQL islands")
    daily = {years: history(Daily(), Check(), years, 0.9) for years in (1, 10)}
    took = {
        years: compare(f"daily, {years} years", of, set_loop(of), map_per_day(of), ISLANDS)
        for years, of in daily.items()
    }
    weekly = {years: history(Times(3, Per.WEEK), Check(), years, 0.45) for years in (1, 10)}
    weeks = {
        years: compare(f"3 x week, {years} years", of, set_loop_of_weeks(of), None, ISLANDS_OF_WEEKS)
        for years, of in weekly.items()
    }
    print("\nours alone, 1 year and 10 years")
    for name, schedule, goal, kept in OTHERS:
        one, ten = (microseconds(ours(history(schedule, goal, years, kept))) for years in (1, 10))
        print(f"{name:24}{one:9.1f}{ten:10.1f}")
    print("\nthe digest of ten daily years")
    digest, entries = daily[10].digest, daily[10].entries
    today = Entry(TODAY, EntryKind.DONE)
    kept_bytes = digest.to_bytes()
    print(f"{'bytes':24}{len(kept_bytes):9}")
    for name, run in (
        ("made from entries", lambda: digest_of(entries)),
        ("read from bytes", lambda: Digest.from_bytes(kept_bytes)),
        ("one entry changed", lambda: digest.put(today)),
        ("written to bytes", digest.to_bytes),
    ):
        print(f"{name:24}{microseconds(run):9.1f}")
    taps = [microseconds(tap(of)) for of in daily.values()]
    print(f"{'a tap, 1 and 10 years':24}{taps[0]:9.1f}{taps[1]:10.1f} ({taps[1] / taps[0]:.1f}x)")
    verdict("ten daily years", took[10], GOAL_MICROSECONDS, "microseconds")
    verdict("3 x week beside daily", weeks[10] / took[10], GOAL_WEEKS, "x")
    verdict("a tap, ten years beside one", taps[1] / taps[0], GOAL_TEN_YEARS, "x")


OTHERS: list[tuple[str, Schedule, Goal, float]] = [
    ("Mon, Wed, Fri", Weekdays(frozenset({Weekday.MON, Weekday.WED, Weekday.FRI})), Check(), 0.45),
    ("30 min a day", Daily(), AtLeast(Decimal(30)), 0.9),
    ("150 min a week", Daily(), AtLeast(Decimal(150), "min", Per.WEEK), 0.9),
    ("10 x month", Times(10, Per.MONTH), Check(), 0.45),
    ("quit", Daily(), Quit(), 0.02),
    ("every 3 from completion", EveryN(3), Check(), 0.3),
]


def tap(of: History) -> Callable[[], bytes]:
    """Load the digest, put the entry, judge, keep the digest: all of a tap but the database."""
    kept, entry = of.digest.to_bytes(), Entry(TODAY, EntryKind.DONE)

    def run() -> bytes:
        digest = Digest.from_bytes(kept).put(entry)
        found = judge(of.habit, CLOCK, digest, NOW)
        assert found.current <= found.longest
        assert found.strength
        return digest.to_bytes()

    return run


def verdict(name: str, value: float, goal: float, unit: str) -> None:
    print(f"{'reached' if value <= goal else 'MISSED'}: {name} {value:.1f} {unit}, goal {goal} {unit}")


if __name__ == "__main__":
    main()
