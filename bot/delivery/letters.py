"""What deliveries say by the time they leave, if it need still be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.conversation.away import away_digest
from bot.conversation.bundle_card import bundle_card
from bot.conversation.day_card import reminder
from bot.conversation.morning_card import morning_card
from bot.conversation.reply import Reply
from bot.conversation.vacation_card import welcome_back
from core.actions.morning import is_morning, misses, said_today
from core.actions.overview import Standing
from core.actions.remind import Asked, still_needed
from core.actions.vacation import returning, welcome_at
from core.days import local_date
from core.habits import LAST_CALL
from core.people import Person
from core.ports import CAUGHT_UP, WELCOME_BACK, Delivery, Storage
from core.quiet import is_quiet

SINGLE = frozenset({WELCOME_BACK, CAUGHT_UP})
"""What stands in a message of its own."""
AWAY_FOR = timedelta(hours=12)
LOOKED_BACK = timedelta(hours=1)
"""What was given up so long before the digest belongs to the same outage; so does what is so soon after it."""
LAST_AWAY = "away"
"""The draft that names the instant of the last digest."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be said, and for which of the deliveries: the others are not needed any more."""

    person: Person
    reply: Reply
    said: tuple[Delivery, ...]
    morning: Reply | None = None
    """What follows it, once a morning: kind words for what stayed open yesterday."""


async def words_for(storage: Storage, bundle: Sequence[Delivery], now: datetime) -> Words | datetime | None:
    """A datetime: not before then; None: nothing need be said."""
    first = bundle[0]
    if first.slot == WELCOME_BACK:
        return await _welcome(storage, first, now)
    if first.slot == CAUGHT_UP:
        return await _caught_up(storage, first, now)
    return await _reminder(storage, bundle, now)


async def _reminder(storage: Storage, bundle: Sequence[Delivery], now: datetime) -> Words | None:
    needed: dict[Delivery, Asked] = {}
    for one in bundle:
        asked = await still_needed(storage, one.person, one.habit, one.date, now, one.slot)
        if asked is not None:
            needed[one] = asked
    if not needed:
        return None
    rows = list({asked.diary.habit.id: asked for asked in needed.values()}.values())
    person = rows[0].person
    morning = await _morning(storage, person, now)
    if len(rows) == 1:
        card = reminder(rows[0], now)
    else:
        card = bundle_card([Standing(one.diary, one.standing) for one in rows], person, rows[0].date, now)
    only_last_calls = all(one.slot == LAST_CALL for one in needed)
    silent = only_last_calls or is_quiet(person.clock, person.preferences, now)
    return Words(person, replace(card, silent=silent), tuple(needed), morning)


async def _morning(storage: Storage, person: Person, now: datetime) -> Reply | None:
    if not is_morning(person, now) or await said_today(storage, person, now):
        return None
    found = await misses(storage, person, now)
    return morning_card(found, local_date(person.clock, now)) if found else None


async def _welcome(storage: Storage, delivery: Delivery, now: datetime) -> Words | datetime | None:
    """Whoever has travelled meanwhile is greeted at nine where they are."""
    person = await storage.people.get(delivery.person)
    if person is None or person.erase_at is not None:
        return None
    if now < (at := welcome_at(person, delivery.date, now)):
        return at
    back = await returning(storage, person, delivery.date, now)
    return Words(person, welcome_back(back, delivery.date), (delivery,)) if back else None


async def plan_catching_up(storage: Storage, late: Delivery, now: datetime) -> None:
    """What came too late is not sent: instead the person is asked what is to be added, once for each outage."""
    person = await storage.people.get(late.person)
    if person is None or late.slot in SINGLE:
        return
    last = await storage.desk.draft(person.id, LAST_AWAY)
    at = last["at"] if last else 0
    if now.timestamp() - at < LOOKED_BACK.total_seconds():
        return
    key = f"c{person.id}:{local_date(person.clock, now):%Y%m%d}:{at:.0f}"
    await storage.outbox.put([Delivery(key, person.id, late.habit, late.date, CAUGHT_UP, key, now, now + AWAY_FOR)])


async def _caught_up(storage: Storage, delivery: Delivery, now: datetime) -> Words | None:
    person = await storage.people.get(delivery.person)
    expired = await storage.outbox.expired(delivery.person, delivery.not_before - LOOKED_BACK)
    if person is None or person.erase_at is not None or expired is None:
        return None
    await storage.desk.keep_draft(person.id, LAST_AWAY, {"at": now.timestamp()}, now)
    digest = await away_digest(storage, person, *expired, now)
    return Words(person, _quietly(digest, person, now), (delivery,)) if digest else None


def _quietly(reply: Reply, person: Person, now: datetime) -> Reply:
    return replace(reply, silent=is_quiet(person.clock, person.preferences, now))
