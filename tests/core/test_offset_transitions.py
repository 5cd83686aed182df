"""Every change of offset of every zone since 1970, against a search through all instants around it."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

import pytest

from core.wall_time import date_exists, first_instant, last_instant

EPOCH = datetime(1970, 1, 1)
WEEK = 7 * 86_400
UNTIL = int((datetime(2080, 1, 1) - EPOCH).total_seconds())
BEFORE_1970 = -(10**10)
DAY = 86_400


@dataclass(frozen=True)
class Offsets:
    """A zone as a list: from `since[i]` on, in seconds since 1970, clocks are `offset[i]` seconds ahead of UTC."""

    since: list[int]
    offset: list[int]

    def at(self, instant: int) -> int:
        return self.offset[bisect_right(self.since, instant) - 1]

    @cached_property
    def changes(self) -> list[tuple[int, int, int]]:
        """Instant, offset before, offset after."""
        pairs = zip(self.since[1:], self.offset, self.offset[1:], strict=False)
        return [(since, before, after) for since, before, after in pairs if before != after]

    def nearby(self, wall: int) -> set[int]:
        low = bisect_right(self.since, wall - 3 * DAY) - 1
        return set(self.offset[low : bisect_right(self.since, wall + 3 * DAY)])

    def matches(self, wall: int) -> list[int]:
        """All instants at which clocks show `wall`, in order."""
        return sorted({wall - offset for offset in self.nearby(wall) if self.at(wall - offset) == offset})

    def after_the_gap(self, wall: int) -> int:
        """R1: the instant of a wall time that is jumped over, by the offset before the jump."""
        (jump,) = [change for change in self.changes if change[0] + change[1] <= wall < change[0] + change[2]]
        return wall - jump[1]

    def shows(self, day: int) -> bool:
        """Is there an instant at which clocks show a time of the date that begins at wall time `day`?"""
        stays = zip(self.since, [*self.since[1:], UNTIL], self.offset, strict=True)
        return any(since + offset < day + DAY and day < until + offset for since, until, offset in stays)


def read_zone(name: str) -> Offsets:
    """The changes that the zone's file lists, then, for the rule at its end, those that a look every week finds."""
    content = files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    since, offset = listed_changes(content)
    zone = ZoneInfo(name)
    instant = max(since[-1], 0)
    while instant < UNTIL:
        if ahead(zone, instant + WEEK) != offset[-1]:
            since.append(first_change(zone, instant, instant + WEEK))
            offset.append(ahead(zone, since[-1]))
        instant += WEEK
    return Offsets(since, offset)


def listed_changes(content: bytes) -> tuple[list[int], list[int]]:
    """RFC 8536: the second, 64-bit block of a TZif file."""
    counts = struct.unpack(">6l", content[20:44])
    isut, isstd, leap, times, types, letters = counts
    content = content[44 + times * 5 + types * 6 + letters + leap * 8 + isstd + isut :]
    *_, times, types, _ = struct.unpack(">6l", content[20:44])
    body = content[44:]
    since = list(struct.unpack(f">{times}q", body[: times * 8]))
    kinds = body[times * 8 : times * 9]
    offsets = [struct.unpack(">l", body[times * 9 + i * 6 :][:4])[0] for i in range(types)]
    return [BEFORE_1970, *since], [offsets[0], *(offsets[kind] for kind in kinds)]


def ahead(zone: ZoneInfo, instant: int) -> int:
    at = EPOCH + timedelta(seconds=instant)
    return round((at.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) - at).total_seconds())


def first_change(zone: ZoneInfo, low: int, high: int) -> int:
    before = ahead(zone, low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if ahead(zone, middle) == before else (low, middle)
    return high


def wall_times_around(instant: int, before: int, after: int) -> Iterator[int]:
    start, end = sorted((instant + before, instant + after))
    yield from (start - 1, start, (start + end) // 2, end - 1, end, end + 1)


def resolved(offsets: Offsets, wall: int) -> tuple[int, int] | None:
    if not offsets.shows(wall - wall % DAY):
        return None
    matches = offsets.matches(wall) or [offsets.after_the_gap(wall)]
    return matches[0], matches[-1]


def ours(name: str, wall: int) -> tuple[int, int] | None:
    at = EPOCH + timedelta(seconds=wall)
    first = first_instant(at.date(), at.time(), name)
    last = last_instant(at.date(), at.time(), name)
    if first is None or last is None:
        assert first is last
        return None
    return int(first.timestamp()), int(last.timestamp())


def check_every_change(name: str) -> int:
    """How many changes of offset the zone has had since 1970; fails at the first wall time that is resolved wrongly."""
    offsets = read_zone(name)
    changes = [change for change in offsets.changes if change[0] >= 0]
    for change in changes:
        for wall in wall_times_around(*change):
            assert ours(name, wall) == resolved(offsets, wall), f"{name}, {EPOCH + timedelta(seconds=wall)}"
    return len(changes)


@pytest.mark.parametrize(
    ("name", "at_least"),
    [("America/New_York", 200), ("Africa/Casablanca", 60), ("Pacific/Apia", 10), ("Africa/Monrovia", 1)],
)
def test_every_change_of_offset_is_resolved_as_a_search_resolves_it(name: str, at_least: int) -> None:
    assert check_every_change(name) >= at_least


def test_the_search_knows_the_night_that_new_york_lost_an_hour() -> None:
    """The search itself must be right: in 2026, 8 March has no 02:30, and 1 November has 01:30 twice."""
    offsets = read_zone("America/New_York")

    lost = resolved(offsets, seconds(datetime(2026, 3, 8, 2, 30)))
    twice = resolved(offsets, seconds(datetime(2026, 11, 1, 1, 30)))

    assert lost == (seconds(datetime(2026, 3, 8, 7, 30)),) * 2
    assert twice == (seconds(datetime(2026, 11, 1, 5, 30)), seconds(datetime(2026, 11, 1, 6, 30)))


@pytest.mark.soak
def test_every_change_of_offset_of_every_zone_is_resolved_as_a_search_resolves_it() -> None:
    checked = sum(check_every_change(name) for name in sorted(available_timezones()))

    assert checked > 40_000


@pytest.mark.soak
@pytest.mark.parametrize("half", [0, 1])
def test_the_dates_that_do_not_exist_are_exactly_those_no_clock_ever_showed(half: int) -> None:
    for name in sorted(available_timezones())[half::2]:
        offsets = read_zone(name)
        big = [instant for instant, before, after in offsets.changes if after - before > 6 * 3600 and instant >= 0]
        near = {EPOCH.date() + timedelta(days=instant // DAY + n) for instant in big for n in range(-3, 4)}
        for day in near | {date(2026, 1, 1)}:
            shown = offsets.shows(seconds(datetime.combine(day, time())))
            assert date_exists(day, name) == shown, f"{name} {day}"


def seconds(wall: datetime) -> int:
    return int((wall - EPOCH).total_seconds())
