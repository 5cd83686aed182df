"""The time bar: what the visitor may jump to. On the way there, every reminder that falls due is really sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.frontends.playground.clock import MovedClock
from core.days import DAY, local_date
from core.people import Clock
from core.wall_time import first_moment, wall_clock

MOST_STOPS = 2000
"""Reminders on one journey; more would be a loop."""
MORNING = time(8)
EVENING = time(20)
LOOK_AHEAD = 400


class Jump(StrEnum):
    """Buttons of the time bar."""

    HOUR = "hour"
    REMINDER = "reminder"
    DAY = "day"
    CHANGE = "change"
    """The evening before clocks change."""


class NowhereToGo(Exception):
    """No reminder is planned, or the zone's clocks never change."""


NextDue = Callable[[], Awaitable[datetime | None]]
Tick = Callable[[], Awaitable[object]]


async def travel(clock: MovedClock, target: datetime, next_due: NextDue, tick: Tick) -> None:
    """Move to `target`, stopping at each instant at which something is due."""
    for _ in range(MOST_STOPS):
        due = await next_due()
        if due is None or due > target:
            break
        clock.move_to(max(due, clock()))
        await tick()
    clock.move_to(target)
    await tick()


async def destination(jump: Jump, zone: str, clock: MovedClock, next_due: NextDue) -> datetime:
    """Raises: NowhereToGo."""
    now = clock()
    match jump:
        case Jump.HOUR:
            return now + timedelta(hours=1)
        case Jump.DAY:
            return first_moment(local_date(Clock(zone), now) + DAY, MORNING, zone)
        case Jump.REMINDER:
            due = await next_due()
            if due is None:
                raise NowhereToGo
            return max(due, now)
        case Jump.CHANGE:
            return _evening_before_change(zone, now)


def _evening_before_change(zone: str, now: datetime) -> datetime:
    today = local_date(Clock(zone), now)
    for ahead in range(1, LOOK_AHEAD):
        evening = first_moment(today + ahead * DAY, EVENING, zone)
        if wall_clock(evening, zone).utcoffset() != wall_clock(evening + DAY, zone).utcoffset() and evening > now:
            return evening
    raise NowhereToGo
