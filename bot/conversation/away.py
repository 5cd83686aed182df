"""What is said once when reminders could not leave in time: from when to when, and the day's list to tap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.conversation import zones
from bot.conversation.day_list import day_list
from bot.conversation.reply import Reply, Text, text
from bot.conversation.request import Event, Request, Said
from core.actions.dates import is_open
from core.actions.overview import standings
from core.days import DAY, local_date, zone_at
from core.people import Person
from core.ports import Storage


async def away_digest(storage: Storage, person: Person, since: datetime, day: date, now: datetime) -> Reply | None:
    """Of `day`, the last that a reminder was for, or of a later one that has passed unasked. None: nothing is open."""
    found = await standings(storage, person, now)
    today = local_date(person.clock, now)
    passed = [today - ago * DAY for ago in range(1, (today - day).days + 1)] or [today]
    in_question = (one for one in passed if is_open(person, None, one, now))
    asked = next((one for one in in_question if any(row.judgement.still_needed(one) for row in found)), None)
    if asked is None:
        return None
    shown = await day_list(Request(Event("", "", "", "", Said("")), person, now), storage, asked)
    return replace(shown, lines=(_away(person, since, now), *shown.lines))


def _away(person: Person, since: datetime, now: datetime) -> Text:
    zone = zone_at(person.clock, now)
    times = {"since": zones.wall_time(zone, since), "until": zones.wall_time(zone, now)}
    began = local_date(person.clock, since)
    if began == local_date(person.clock, now):
        return text("away", **times)
    return text("away-since", date=began, **times)
