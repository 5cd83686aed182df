"""Random cases of the smaller sections: instants, local dates, day bounds, backfill and reminders."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from tests.properties.histories import DAY_STARTS, SCENES, ZONES, Case, later, random_schedule, written

TIMES = ["00:00", "00:15", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00", "08:00", "23:30", "23:45", "23:59"]
PLACES = sorted({zone for zone, _ in SCENES} | set(ZONES) | {"Africa/Monrovia", "Europe/Dublin", "Asia/Pyongyang"})


@cache
def restless_days(zone: str, year: int) -> list[date]:
    """The days of a year on which the offset at noon differs from the day before."""
    noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=i) for i in range(366)]
    offsets = [noon.astimezone(ZoneInfo(zone)).utcoffset() for noon in noons]
    return [noon.date() for noon, a, b in zip(noons[1:], offsets, offsets[1:], strict=False) if a != b]


def random_place(rng: Random) -> tuple[str, date]:
    if rng.random() < 0.4:
        zone, day = rng.choice(SCENES)
        return zone, date.fromisoformat(day) + timedelta(days=rng.randint(-2, 2))
    zone, year = rng.choice(PLACES), rng.randint(1970, 2037)
    days = restless_days(zone, year) or [date(year, rng.randint(1, 12), rng.randint(1, 28))]
    return zone, rng.choice(days) + timedelta(days=rng.randint(-2, 2))


def random_instant(rng: Random, day: date) -> datetime:
    minutes, seconds = 15 * rng.randint(-60, 150), rng.randint(-1, 1)
    return datetime.combine(day, time(), UTC) + timedelta(minutes=minutes, seconds=seconds)


def random_wall_time(rng: Random) -> Case:
    zone, day = random_place(rng)
    return {"zone": zone, "date": day.isoformat(), "time": rng.choice(TIMES)}


def random_local_date(rng: Random) -> Case:
    zone, day = random_place(rng)
    return {"zone": zone, "day_start": rng.choice(DAY_STARTS), "utc": written(random_instant(rng, day))}


def random_bounds(rng: Random) -> Case:
    zone, day = random_place(rng)
    return {"zone": zone, "day_start": rng.choice(DAY_STARTS), "date": day.isoformat()}


def random_backfill(rng: Random) -> Case:
    """The dates asked about are listed under `accepts`; an answer sorts them."""
    case = random_local_date(rng)
    now = case.pop("utc")
    day = date.fromisoformat(now[:10])
    asked = [(day + timedelta(days=i)).isoformat() for i in range(-6, 3)]
    window = rng.choice([0, 1, 24, 25, 48, 72, 120])
    start = later(rng, day, -9, 1)
    return case | {"window_hours": window, "start": start, "now": now, "accepts": asked, "refuses": []}


def random_reminder(rng: Random) -> Case:
    case = random_local_date(rng)
    after = case.pop("utc")
    day = date.fromisoformat(after[:10])
    start = date.fromisoformat(later(rng, day, -9, 4))
    kind = rng.choice(["daily", "weekdays", "every", "chain", "dates", "monthdays", "times"])
    schedule = {"kind": "times", "x": 3, "per": "week"} if kind == "times" else random_schedule(rng, kind, start, day)
    return case | {"time": rng.choice(TIMES), "schedule": schedule, "start": start.isoformat(), "after": after}


SECTIONS = {
    "instants": random_wall_time,
    "local_dates": random_local_date,
    "day_bounds": random_bounds,
    "backfill": random_backfill,
    "reminders": random_reminder,
}
