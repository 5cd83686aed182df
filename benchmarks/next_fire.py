"""Next fire of a reminder: ours beside a scheduler's cron trigger, recurrence rules and plain zoneinfo.

Run: python -m benchmarks.next_fire
Believe the ratios of one run, not the times of several.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger
from dateutil.rrule import DAILY, FR, MO, MONTHLY, WE, WEEKLY, rrule  # type: ignore[import-untyped]  # no stubs installed

from core.habits import Daily, EveryN, MonthDays, Schedule, Weekdays
from core.people import Clock, Weekday
from core.reminder_time import next_fire
from core.schedule import first_due

try:
    from croniter import croniter  # type: ignore[import-untyped]  # no stubs installed
except ImportError:
    croniter = None

ZONES = ("America/New_York", "Europe/Berlin", "Asia/Kolkata", "America/Nuuk", "Pacific/Auckland", "Africa/Casablanca")
START = date(2026, 1, 1)
AFTERS = [datetime(2026, 1, 1, tzinfo=UTC) + n * timedelta(hours=17, minutes=13) for n in range(500)]
SLOTS = 300_000
GOAL_EACH, GOAL_ALL = 8e-6, 10.0
SCHEDULES: dict[str, Schedule] = {
    "daily": Daily(),
    "weekdays": Weekdays(frozenset({Weekday.MON, Weekday.WED, Weekday.FRI})),
    "every 3 days": EveryN(3, from_start=True),
    "on 1 and 15": MonthDays(frozenset({1, 15})),
}
CRON_FIELDS = {"daily": {}, "weekdays": {"day_of_week": "mon,wed,fri"}, "on 1 and 15": {"day": "1,15"}}
CRONTAB = {"daily": "0 20 * * *", "weekdays": "0 20 * * 1,3,5", "on 1 and 15": "0 20 1,15 * *"}
RULES: dict[str, dict[str, Any]] = {
    "daily": {"freq": DAILY},
    "weekdays": {"freq": WEEKLY, "byweekday": (MO, WE, FR)},
    "every 3 days": {"freq": DAILY, "interval": 3},
    "on 1 and 15": {"freq": MONTHLY, "bymonthday": (1, 15)},
}
NEW_YORK, SLOT = Clock("America/New_York"), time(20)
NEW_YORK_ZONE = ZoneInfo(NEW_YORK.zone)
FIRST_SLOT = datetime.combine(START, SLOT, NEW_YORK_ZONE)
Find = Callable[[datetime], object]


def main() -> None:
    print(f"next fire at 20:00 in New York, {len(AFTERS)} instants of a year (best of 5)")
    for name, schedule in SCHEDULES.items():
        due = partial(first_due, schedule, START)
        ours = seconds_each(lambda after, due=due: next_fire(NEW_YORK, SLOT, after, due))  # type: ignore[misc]  # mypy cannot type a default of a lambda
        print(f"\n{name}")
        row("Cairn", ours, ours, f"goal {GOAL_EACH * 1e6:.0f} µs")
        for peer, find in peers(name).items():
            row(peer, seconds_each(find), ours)
    replan()


def peers(schedule: str) -> dict[str, Find]:
    """The same question to others, as far as they know the schedule and are installed."""
    found: dict[str, Find] = {}
    if schedule == "daily":
        found["zoneinfo by hand (no gaps, no lost dates)"] = naive
    if schedule in CRON_FIELDS:
        trigger = CronTrigger(hour=20, minute=0, second=0, timezone=NEW_YORK_ZONE, **CRON_FIELDS[schedule])
        found["APScheduler CronTrigger"] = lambda after: trigger.get_next_fire_time(None, after)
    found["dateutil rrule"] = rrule(dtstart=FIRST_SLOT, **RULES[schedule]).after
    if croniter is not None and schedule in CRONTAB:
        found["croniter"] = lambda after: croniter(CRONTAB[schedule], after.astimezone(NEW_YORK_ZONE)).get_next(
            datetime
        )
    return found


def naive(after: datetime) -> datetime:
    wall = datetime.combine(after.astimezone(NEW_YORK_ZONE).date(), SLOT, NEW_YORK_ZONE)
    at = wall.astimezone(UTC)
    return at if at > after else (wall + timedelta(days=1)).astimezone(UTC)


def replan() -> None:
    clocks = [Clock(zone, time(hour)) for zone in ZONES for hour in (0, 4)]
    times = [time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]
    schedules = list(SCHEDULES.values())
    begin = perf_counter()
    for n in range(SLOTS):
        due = partial(first_due, schedules[n % 4], START)
        next_fire(clocks[n % 12], times[n % 96], AFTERS[0], due)
    took = perf_counter() - begin
    print(f"\nre-plan of {SLOTS:,} slots, four schedules, six zones: {took:.2f} s (goal {GOAL_ALL:.0f} s)")


def seconds_each(run: Callable[[datetime], object]) -> float:
    rounds = []
    for _ in range(5):
        begin = perf_counter()
        for after in AFTERS:
            run(after)
        rounds.append((perf_counter() - begin) / len(AFTERS))
    return min(rounds)


def row(name: str, seconds: float, ours: float, note: str = "") -> None:
    print(f"  {name:<50} {seconds * 1e6:8.1f} µs  {seconds / ours:6.1f}x  {note}".rstrip())


if __name__ == "__main__":
    main()
