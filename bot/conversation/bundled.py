"""The buttons of a message about several habits: one of them done, all of them, put off, or not asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation import zones
from bot.conversation.asking import evening_wait
from bot.conversation.bundle_card import bundle_card, read_habits, would_be_quiet
from bot.conversation.day_list import Step, step_of
from bot.conversation.in_bin import binned_bundle
from bot.conversation.logged import toast, with_effects
from bot.conversation.put_off import MOST_MINUTES, at_minute
from bot.conversation.reply import Place, Reply, text
from bot.conversation.request import Request
from bot.conversation.steps import step_named, take_step
from core.actions.dates import is_open
from core.actions.log import NoSuchHabit, standing_of
from core.actions.overview import Standing
from core.actions.remind import ask_again_at, hush, snooze
from core.days import zone_at
from core.ports import Storage

SIMPLE = (Step.DONE, Step.KEPT)
"""What "all done" may say: how much of an amount it was, nobody has said."""


async def view(request: Request, storage: Storage) -> Reply:
    """Raises: NoSuchHabit when none of them is even in the bin."""
    try:
        return await _card(request, storage)
    except NoSuchHabit:
        return await binned_bundle(frozenset(read_habits(request.word(1))), request, storage)


async def tap_step(request: Request, storage: Storage) -> Reply:
    """The step that the row offered. Done elsewhere meanwhile: what has been said stands."""
    day, habit, step = request.day(0), request.habit(2), step_named(request.word(3))
    standing = await standing_of(storage, request.person, habit, request.now)
    undoes = step is Step.UNDO
    if undoes is not (step_of(standing, day) is Step.UNDO):
        said = text("toast-taken-back" if undoes else "toast-already")
        return replace(await _card(request, storage), toast=said)
    logged = await take_step(step, standing, day, request.event.key, request, storage)
    reply = with_effects(request, await _card(request, storage), logged)
    return replace(reply, toast=text("toast-taken-back"), then=()) if undoes else reply


async def tap_all(request: Request, storage: Storage) -> Reply:
    """Everything that is open and needs no amount."""
    day, said, reply = request.day(0), None, Reply()
    for one in await _rows(request, storage):
        if one.judgement.still_needed(day) and step_of(one, day) in SIMPLE:
            key = f"{request.event.key}:{one.habit.id}"
            logged = await take_step(step_of(one, day), one, day, key, request, storage)
            done = with_effects(request, reply, logged)
            reply = replace(done, touched=(*reply.touched, *done.touched), then=(*reply.then, *done.then))
            said = toast(logged)
    card = await _card(request, storage)
    return replace(card, toast=said or text("toast-already"), touched=reply.touched, then=reply.then)


async def tap_snooze(request: Request, storage: Storage) -> Reply:
    """What would come in quiet hours waits for their end; if the date closes before that, the person is asked."""
    wanted = request.now + timedelta(minutes=min(request.number(2), MOST_MINUTES))
    return await _put_off(request, storage, wanted, ask_again_at(request.person, request.day(0), request.now, wanted))


async def tap_evening(request: Request, storage: Storage) -> Reply:
    wanted = request.now + evening_wait(request)
    return await _put_off(request, storage, wanted, ask_again_at(request.person, request.day(0), request.now, wanted))


async def tap_silently(request: Request, storage: Storage) -> Reply:
    """At that minute, which lies in quiet hours: it makes no sound."""
    at = at_minute(request.number(2), request.now)
    return await _put_off(request, storage, at, at)


async def _put_off(request: Request, storage: Storage, wanted: datetime, at: datetime | None) -> Reply:
    """What is open comes again, together."""
    person, day, now = request.person, request.day(0), request.now
    rows = [one for one in await _rows(request, storage) if one.judgement.still_needed(day)]
    open_ones = [one.habit.id for one in rows if is_open(person, one.habit, day, now)]
    if not open_ones or (at and at <= now):
        return replace(await _card(request, storage), toast=None if open_ones else text("toast-already"))
    if at is None:
        return would_be_quiet(await _card(request, storage), person, day, request.word(1), wanted)
    for habit in open_ones:
        await snooze(storage, person, habit, day, now, at)
    time = zones.wall_time(zone_at(person.clock, now), at)
    card = replace(await _card(request, storage), toast=text("toast-snoozed", time=time))
    return card if at == wanted else replace(card, lines=(card.lines[0], text("bundle-after-quiet", time=time)))


async def tap_hush(request: Request, storage: Storage) -> Reply:
    day = request.day(0)
    for one in await _rows(request, storage):
        await hush(storage, request.person, one.habit.id, day, request.now)
    return replace(await _card(request, storage), toast=text("toast-hushed"))


async def _card(request: Request, storage: Storage) -> Reply:
    rows, day = await _rows(request, storage), request.day(0)
    again = await storage.outbox.asks_again(request.person.id, [one.habit.id for one in rows], day)
    card = bundle_card(rows, request.person, day, request.now, again, request.word(1))
    return replace(card, place=Place.SAME)


async def _rows(request: Request, storage: Storage) -> list[Standing]:
    """Those that are there still. Raises: NoSuchHabit when none is."""
    found = []
    for habit in read_habits(request.word(1)):
        try:
            found.append(await standing_of(storage, request.person, habit, request.now))
        except NoSuchHabit:
            continue
    if not found:
        raise NoSuchHabit
    return found
