"""The time bar: what a visitor may jump to. Within a week, every reminder on the way is really sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.frontends.playground.clock import MovedClock
from core.days import DAY, local_date
from core.people import Clock
from core.wall_time import first_moment, wall_clock

MOST_STOPS = 5000
"""On one journey; more would be a loop."""
MORNING = time(8)
EVENING = time(20)
LOOK_AHEAD = 400
"""Days in which a change of the clocks is looked for."""
WATCHED = timedelta(days=7)
"""What is longer ahead is slept through until the last day, as by a machine that was off: four months of reminders that
nobody could answer on the way would bury the one that the visitor wants to see."""
PATIENCE = timedelta(minutes=1)
"""After which a message that could not leave is looked at again."""
HORIZON = datetime(2099, 1, 1, tzinfo=UTC)
"""Buttons name the dates of one century."""


class Jump(StrEnum):
    """Buttons of the time bar."""

    HOUR = "hour"
    REMINDER = "reminder"
    DAY = "day"
    CHANGE = "change"
    """The evening before clocks change."""


class NowhereToGo(Exception):
    """No reminder is planned, the zone's clocks never change, or the end of time is near."""


NextDue = Callable[[], Awaitable[datetime | None]]
Tick = Callable[[], Awaitable[object]]


async def travel(clock: MovedClock, target: datetime, next_due: NextDue, tick: Tick) -> None:
    """Move to `target`, stopping at each instant at which something is due."""
    if target - clock() > WATCHED:
        clock.move_to(target - DAY)
        await tick()
    stop = clock()
    for _ in range(MOST_STOPS):
        due = await next_due()
        if due is None:
            break
        stop = due if due > stop else stop + PATIENCE
        if stop > target:
            break
        clock.move_to(stop)
        await tick()
    clock.move_to(target)
    await tick()


async def destination(jump: Jump, zone: str, now: datetime, next_due: NextDue) -> datetime:
    """Raises: NowhereToGo."""
    target = await _wished(jump, zone, now, next_due)
    if target is None or target > HORIZON:
        raise NowhereToGo
    return max(target, now)


async def _wished(jump: Jump, zone: str, now: datetime, next_due: NextDue) -> datetime | None:
    match jump:
        case Jump.HOUR:
            return now + timedelta(hours=1)
        case Jump.DAY:
            return first_moment(local_date(Clock(zone), now) + DAY, MORNING, zone)
        case Jump.REMINDER:
            return await next_due()
        case Jump.CHANGE:
            return _evening_before_change(zone, now)


def _evening_before_change(zone: str, now: datetime) -> datetime | None:
    today = local_date(Clock(zone), now)
    for ahead in range(LOOK_AHEAD):
        evening, morning = (first_moment(today + days * DAY, at, zone) for days, at in _night(ahead))
        if evening > now and wall_clock(evening, zone).utcoffset() != wall_clock(morning, zone).utcoffset():
            return evening
    return None


def _night(ahead: int) -> tuple[tuple[int, time], tuple[int, time]]:
    return (ahead, EVENING), (ahead + 1, MORNING)
