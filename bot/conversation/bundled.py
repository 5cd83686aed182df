"""The buttons of a message about several habits: one of them done, all of them, put off, or not asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.conversation import zones
from bot.conversation.asking import MOST_MINUTES, evening_wait
from bot.conversation.bundle_card import bundle_card, read_habits
from bot.conversation.day_list import Step, step_of
from bot.conversation.logged import toast, with_effects
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
    return await _card(request, storage)


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
    return await _put_off(request, storage, timedelta(minutes=min(request.number(2), MOST_MINUTES)))


async def tap_evening(request: Request, storage: Storage) -> Reply:
    return await _put_off(request, storage, evening_wait(request))


async def _put_off(request: Request, storage: Storage, wait: timedelta) -> Reply:
    """What is open comes again, together: after the quiet hours, or without a sound where the date closes in them."""
    day, said = request.day(0), None
    wanted = request.now + wait
    at = ask_again_at(request.person, day, request.now, wanted) or wanted
    for one in await _rows(request, storage):
        if is_open(request.person, one.habit, day, request.now) and one.judgement.still_needed(day):
            await snooze(storage, request.person, one.habit.id, day, request.now, at)
            said = text("toast-snoozed", time=zones.wall_time(zone_at(request.person.clock, request.now), at))
    return replace(await _card(request, storage), toast=said or text("toast-already"))


async def tap_hush(request: Request, storage: Storage) -> Reply:
    day = request.day(0)
    for one in await _rows(request, storage):
        await hush(storage, request.person, one.habit.id, day, request.now)
    return replace(await _card(request, storage), toast=text("toast-hushed"))


async def _card(request: Request, storage: Storage) -> Reply:
    rows, day = await _rows(request, storage), request.day(0)
    again = await storage.outbox.asks_again(request.person.id, [one.habit.id for one in rows], day)
    return replace(bundle_card(rows, request.person, day, request.now, again), place=Place.SAME)


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
