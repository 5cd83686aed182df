"""Just after midnight "today" is in doubt: who types between 00:00 and 04:00 may still mean yesterday."""

from __future__ import annotations

from datetime import date, time

from bot.conversation.request import Request, Said
from core.actions.dates import is_open
from core.actions.log import standing_of
from core.days import DAY, zone_at
from core.habits import HabitId
from core.ports import Storage
from core.wall_time import wall_clock

NIGHT_ENDS = time(4)


async def yesterday_in_doubt(request: Request, storage: Storage, habit: HabitId, day: date) -> date | None:
    """Yesterday, where it must be asked whether it is meant (semantics: entries, the date of a write).

    Only for typed words that were taken for today, and only while yesterday is unmet and still takes an entry.
    """
    person, said_at = request.person, request.said_at
    if not isinstance(request.event.what, Said) or day != request.today or person.clock.day_start != time(0):
        return None
    if wall_clock(said_at, zone_at(person.clock, said_at)).time() >= NIGHT_ENDS:
        return None
    yesterday = day - DAY
    standing = await standing_of(storage, person, habit, request.now)
    in_time = is_open(person, standing.habit, yesterday, request.now)
    return yesterday if in_time and standing.judgement.still_needed(yesterday) else None
