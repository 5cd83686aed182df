"""Just after midnight "today" is in doubt: who types between 00:00 and 04:00 may still mean yesterday."""

from __future__ import annotations

from datetime import date, time

from bot.conversation.request import Called, Request, Said
from core.actions.dates import is_open
from core.actions.log import standing_of
from core.days import DAY, zone_at
from core.habits import HabitId
from core.phrase import LogPhrase
from core.ports import Storage
from core.wall_time import wall_clock

NIGHT_ENDS = time(4)


def may_be_yesterday(request: Request, day: date) -> bool:
    """Only typed words that were taken for today are in doubt, and only where a day begins at midnight."""
    person, said_at = request.person, request.said_at
    if not isinstance(request.event.what, Said | Called) or day != request.today or person.clock.day_start != time(0):
        return False
    return wall_clock(said_at, zone_at(person.clock, said_at)).time() < NIGHT_ENDS


async def yesterday_in_doubt(request: Request, storage: Storage, habit: HabitId, day: date) -> date | None:
    """Yesterday, where it must be asked whether it is meant (semantics: entries, the date of a write): while it is
    unmet and still takes an entry.
    """
    if not may_be_yesterday(request, day):
        return None
    yesterday = day - DAY
    standing = await standing_of(storage, request.person, habit, request.now)
    in_time = is_open(request.person, standing.habit, yesterday, request.now)
    return yesterday if in_time and standing.judgement.still_needed(yesterday) else None


def later_today(request: Request, phrase: LogPhrase) -> date | None:
    """Yesterday, where the line says a time of today that is still to come: "did yoga at 11pm", in the morning."""
    person, now = request.person, request.said_at
    if phrase.at is None or phrase.days[0] != request.today:
        return None
    to_come = phrase.at > wall_clock(now, zone_at(person.clock, now)).time()
    yesterday = request.today - DAY
    return yesterday if to_come and is_open(person, None, yesterday, request.now) else None
