"""Sections 1 and 2 of the rules: wall time to instant, local dates, the opening and closing of a date."""

import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise

zoneinfo.reset_tzpath(())  # the pinned tzdata package wins over the machine's own copy
zoneinfo.ZoneInfo.clear_cache()

DAY = timedelta(days=1)
STEP = timedelta(minutes=15)


def clock(zone: str, instant: datetime) -> datetime:
    """What a clock on the wall shows; the one direction of conversion that is never in doubt."""
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)


def offset(zone: str, instant: datetime) -> timedelta:
    return clock(zone, instant) - instant.replace(tzinfo=None)


@cache
def offsets_around(zone: str, day: date) -> tuple[timedelta, ...]:
    """The offsets in force from 27 hours before the date's UTC midnight to 51 after, every quarter of an hour."""
    midnight = datetime.combine(day, time(), UTC)
    return tuple(offset(zone, midnight + STEP * i) for i in range(-27 * 4, 51 * 4))


def matches(zone: str, wall: datetime) -> list[datetime]:
    """Every instant at which the clock shows `wall`, in order."""
    candidates = {(wall - each).replace(tzinfo=UTC) for each in offsets_around(zone, wall.date())}
    return sorted(instant for instant in candidates if clock(zone, instant) == wall)


def through_the_gap(zone: str, wall: datetime) -> datetime:
    """R1: the offset before the gap, so the clock shows the time moved forward by the gap."""
    offsets = offsets_around(zone, wall.date())
    for before, after in pairwise(offsets):
        late, early = (wall - before).replace(tzinfo=UTC), (wall - after).replace(tzinfo=UTC)
        if before < after and offset(zone, late) == after and offset(zone, early) == before:
            return late
    raise AssertionError(f"{wall} in {zone} neither exists nor lies in a gap")


@cache
def first_instant(zone: str, day: date, at: time) -> datetime:
    """R0 to R3: the first instant that shows this wall time."""
    wall = datetime.combine(day, at)
    found = matches(zone, wall)
    return found[0] if found else through_the_gap(zone, wall)


@cache
def last_instant(zone: str, day: date, at: time) -> datetime:
    """R4: the last instant that shows this wall time."""
    wall = datetime.combine(day, at)
    found = matches(zone, wall)
    return found[-1] if found else through_the_gap(zone, wall)


@cache
def exists_in(zone: str, day: date) -> bool:
    """R6: a date exists in a zone when some clock there ever showed it."""
    noon = datetime.combine(day, time(12), UTC)
    return any(clock(zone, noon + STEP * way * i).date() == day for i in range(30 * 4) for way in (1, -1))


@dataclass(frozen=True)
class Place:
    """Where a person is and was: only changes that have happened at `now` are known."""

    zone: str
    day_start: time
    now: datetime
    changes: list[tuple[datetime, str]] = field(default_factory=list)

    def zone_at(self, instant: datetime) -> str:
        found = self.zone
        for at, zone in self.changes:
            if at <= instant and at <= self.now:
                found = zone
        return found

    def exists(self, day: date) -> bool:
        return exists_in(self.zone_at(datetime.combine(day, time(12), UTC)), day)

    def next_existing(self, day: date) -> date:
        return self._nearest(day + DAY, DAY)

    def local_date(self, instant: datetime) -> date:
        return self.date_in(self.zone_at(instant), instant)

    def date_in(self, zone: str, instant: datetime) -> date:
        wall = clock(zone, instant)
        day = wall.date() - DAY if wall.time() < self.day_start else wall.date()
        return self._nearest(day, -DAY)

    def _nearest(self, day: date, way: timedelta) -> date:
        while not self.exists(day):
            day += way
        return day

    def opens(self, day: date) -> datetime:
        return first_instant(self.zone_at(self.now), day, self.day_start)

    def closes(self, day: date) -> datetime:
        return last_instant(self.zone_at(self.now), self.next_existing(day), self.day_start)

    def closed(self, day: date) -> bool:
        return self.now >= self.closes(day)

    def today(self) -> date:
        return self.local_date(self.now)

    def cut_dates(self) -> set[date]:
        """Dates lost by moving east: old_date <= D < new_date at each change that has happened."""
        cut: set[date] = set()
        old_zone = self.zone
        for at, zone in self.changes:
            if at > self.now:
                continue
            day, new = self.date_in(old_zone, at), self.date_in(zone, at)
            while day < new:
                cut.add(day)
                day += DAY
            old_zone = zone
        return cut


def accepted(place: Place, window_hours: int, start: date, day: date) -> bool:
    """Backfill, section 7: open, or at most ceil(window / 24 h) existing dates ago; not future, not before start."""
    today = place.today()
    if not place.exists(day) or day < start or day > today:
        return False
    if place.opens(day) <= place.now < place.closes(day):
        return True
    return steps_back(place.exists, day, today) <= -(-window_hours // 24)


def steps_back(exists: Callable[[date], bool], day: date, today: date) -> int:
    return sum(exists(day + DAY * i) for i in range(1, (today - day).days + 1))
