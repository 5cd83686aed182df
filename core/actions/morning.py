"""What was missed yesterday, or with the week or month that ended then, for one kind word on the morning after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from core.actions.dates import is_open
from core.actions.overview import judge_for
from core.days import DAY, closes, existing_before, local_date, zone_at
from core.digest import Mark
from core.habits import Habit
from core.morning import Missed, missed
from core.people import Person
from core.ports import Storage
from core.quiet import is_quiet
from core.timeline import Judgement
from core.wall_time import wall_clock

SAID = "morning"
"""The draft that names the last date on whose morning this was looked at."""
NIGHT_ENDS = 5
"""By the clock of the wall: before that it is still last night."""


async def misses(storage: Storage, person: Person, now: datetime) -> list[Missed]:
    """Of all habits that are not resting, where yesterday still takes an entry."""
    today = local_date(person.clock, now)
    yesterday = existing_before(person.clock, today, now)
    moment_before = closes(person.clock, yesterday, now) - timedelta.resolution
    found = []
    for diary in await storage.entries.diaries(person.id):
        if _rests(diary.habit, today) or not is_open(person, diary.habit, yesterday, now):
            continue
        standing = judge_for(person, diary, now)
        if one := missed(standing, judge_for(person, diary, moment_before), yesterday):
            found.append(replace(one, forgotten=forgotten(person, standing, yesterday, now)))
    return found


def _rests(habit: Habit, today: date) -> bool:
    """Paused, in the archive, or over."""
    paused = any(pause.first <= today and (pause.last is None or today <= pause.last) for pause in habit.pauses)
    return paused or (habit.end is not None and habit.end < today)


def forgotten(person: Person, of: Judgement, day: date, now: datetime) -> tuple[date, ...]:
    """The dates of the week or month of `day` that still take an entry, and have no "done"; the latest first."""
    period = of.standing_on(day)
    if period is None:
        return ()
    dates = (period.last - step * DAY for step in range((period.last - period.first).days + 1))
    return tuple(one for one in dates if of.digest.mark(one) is not Mark.DONE and is_open(person, of.habit, one, now))


def is_morning(person: Person, now: datetime) -> bool:
    """A new date has begun, and it is not the night."""
    hour = wall_clock(now, zone_at(person.clock, now)).hour
    return hour >= NIGHT_ENDS and not is_quiet(person.clock, person.preferences, now)


async def last_here(storage: Storage, person: Person) -> date | None:
    """The last date on whose morning they were there themselves, and no reminder spoke for us."""
    content = await storage.desk.draft(person.id, SAID)
    return date.fromisoformat(content["here"]) if content and content.get("here") else None


async def said_today(storage: Storage, person: Person, now: datetime) -> bool:
    content = await storage.desk.draft(person.id, SAID)
    return content is not None and content["date"] == f"{local_date(person.clock, now)}"


async def keep_said(storage: Storage, person: Person, now: datetime, *, here: bool) -> None:
    """Once a morning: whether there was something to say or not. `here`: to somebody who was there."""
    today = local_date(person.clock, now)
    seen = today if here else await last_here(storage, person)
    await storage.desk.keep_draft(person.id, SAID, {"date": f"{today}", "here": f"{seen or ''}"}, now)
