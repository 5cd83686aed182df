"""The buttons of a reminder that are about asking: again later, or not any more today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.conversation import zones
from bot.conversation.actions import about
from bot.conversation.day_card import EVENING, HUSH, SNOOZE, SNOOZE_MINUTES, day_card, logging_buttons
from bot.conversation.in_bin import binned_card
from bot.conversation.put_off import MOST_MINUTES, at_minute, evening_of, later_rows, minute_of
from bot.conversation.reply import Button, Place, Reply, text
from bot.conversation.request import Request
from core.actions.dates import is_open
from core.actions.keep_habits import take_from_bin
from core.actions.log import NoSuchHabit, standing_of
from core.actions.overview import Standing
from core.actions.remind import ask_again_at, hush, snooze
from core.days import zone_at
from core.plan import version_on
from core.ports import Storage

SNOOZE_SILENTLY = "sw"
"""Operation: ask again in quiet hours, without a sound, at a minute."""
Row = tuple[Button, ...]


async def view(request: Request, storage: Storage) -> Reply:
    """The card of a habit and date as it stands; put off, if it is and nothing has been said of the date since.

    Raises: NoSuchHabit when it is not even in the bin.
    """
    habit, day = request.habit(), request.day()
    try:
        standing = await standing_of(storage, request.person, habit, request.now)
    except NoSuchHabit:
        return await binned_card(habit, day, request, storage)
    card = day_card(standing, request.person, day, request.now, Place.SAME)
    if standing.entry(day) or not standing.judgement.still_needed(day):
        return card
    again = await storage.outbox.asks_again(request.person.id, [habit], day)
    return _put_off(card, standing, request, again) if again else card


async def tap_restore(request: Request, storage: Storage) -> Reply:
    """Tapped twice: it is here."""
    habit, day = request.habit(), request.day()
    if await storage.habits.get(request.person.id, habit):
        return await view(request, storage)
    await take_from_bin(storage, request.person, habit, request.now)
    return replace(await view(request, storage), toast=text("habit-restored"), touched=((habit, day),))


async def tap_snooze(request: Request, storage: Storage) -> Reply:
    """What would come in quiet hours waits for their end; if the date closes before that, the person is asked."""
    wanted = request.now + timedelta(minutes=min(request.number(2), MOST_MINUTES))
    at = ask_again_at(request.person, request.day(), request.now, wanted)
    return await _snooze(request, storage, wanted, at)


async def tap_evening(request: Request, storage: Storage) -> Reply:
    """Until the hour of the evening that was offered; tapped later than that, for a while."""
    wanted = request.now + evening_wait(request)
    at = ask_again_at(request.person, request.day(), request.now, wanted)
    return await _snooze(request, storage, wanted, at)


def evening_wait(request: Request) -> timedelta:
    left = evening_of(request.person, request.now) - request.now
    return left if left > timedelta(0) else timedelta(minutes=SNOOZE_MINUTES)


async def tap_snooze_silently(request: Request, storage: Storage) -> Reply:
    """At that minute, which lies in quiet hours: it makes no sound."""
    at = at_minute(request.number(2), request.now)
    return await _snooze(request, storage, at, at)


async def _snooze(request: Request, storage: Storage, wanted: datetime, at: datetime | None) -> Reply:
    person, habit, day, now = request.person, request.habit(), request.day(), request.now
    standing = await standing_of(storage, person, habit, now)
    card = day_card(standing, person, day, now, Place.SAME)
    if not is_open(person, standing.habit, day, now) or not standing.judgement.still_needed(day):
        return replace(card, toast=text("toast-already") if standing.is_done(day) else None)
    if at is None:
        return _would_be_quiet(card, standing, request, wanted)
    if at <= now:
        return card
    await snooze(storage, person, habit, day, now, at)
    said = "card-snoozed" if at == wanted else "card-snoozed-after-quiet"
    return replace(
        _put_off(card, standing, request, at, said), toast=text("toast-snoozed", time=_wall_time(request, at))
    )


def _put_off(card: Reply, standing: Standing, request: Request, at: datetime, said: str = "card-snoozed") -> Reply:
    habit, day = standing.habit, request.day()
    first, *rest = later_rows(
        request.person,
        request.now,
        snooze=lambda minutes: about(SNOOZE, habit.id, day, minutes),
        evening=about(EVENING, habit.id, day),
        hush=about(HUSH, habit.id, day),
    )
    line = text(said, habit=habit.name, time=_wall_time(request, at))
    return replace(card, lines=(line,), rows=_with_logging(standing, day, first, *rest))


def _would_be_quiet(card: Reply, standing: Standing, request: Request, at: datetime) -> Reply:
    habit, day, time = standing.habit, request.day(), _wall_time(request, at)
    line = text("card-snooze-quiet", habit=habit.name, time=time)
    silently = about(SNOOZE_SILENTLY, habit.id, day, minute_of(at))
    later = Button(text("button-snooze-silently", time=time), silently)
    hushes = Button(text("button-hush"), about(HUSH, habit.id, day))
    return replace(card, lines=(line,), rows=_with_logging(standing, day, (later,), (hushes,)))


def _with_logging(standing: Standing, day: date, first: Row, *rest: Row) -> tuple[Row, ...]:
    """A single button that logs stands before the first of the others."""
    logging = logging_buttons(standing, version_on(standing.habit, day).goal, day)
    return ((*logging, *first), *rest) if len(logging) == 1 else (logging, first, *rest)


def _wall_time(request: Request, at: datetime) -> time:
    return zones.wall_time(zone_at(request.person.clock, request.now), at)


async def tap_hush(request: Request, storage: Storage) -> Reply:
    habit, day = request.habit(), request.day()
    standing = await standing_of(storage, request.person, habit, request.now)
    await hush(storage, request.person, habit, day, request.now)
    return replace(day_card(standing, request.person, day, request.now, Place.SAME), toast=text("toast-hushed"))
