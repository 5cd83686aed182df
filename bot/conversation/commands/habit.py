"""/habit: one habit, to change, pause, archive or delete."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import time, timedelta

from bot.conversation import editing, habit_card
from bot.conversation.actions import StaleButton, about
from bot.conversation.categories import EVERY
from bot.conversation.choosing import WhichHabit
from bot.conversation.command import Command
from bot.conversation.day_list import VACATION, WHICH_HABIT, step_of
from bot.conversation.editing_taps import EDIT_TAPS
from bot.conversation.habit_list import LIST
from bot.conversation.history_taps import HISTORY_TAPS
from bot.conversation.logged import with_effects
from bot.conversation.moments import day_typed, time_typed
from bot.conversation.options import HabitChoice
from bot.conversation.phrasing import day_text
from bot.conversation.plans import GRID, MORE, toggled, usual_plan
from bot.conversation.reply import Button, Reply, Text, text
from bot.conversation.request import Request
from bot.conversation.standstill import resumed_text, running_pause
from bot.conversation.steps import step_named, take_step
from core.actions import change_habits
from core.actions.keep_habits import put_in_bin, take_from_bin
from core.actions.log import standing_of
from core.actions.overview import Standing
from core.habits import Pause, PauseKind, Schedule, Version
from core.plan import newest_version
from core.ports import Storage

HABIT = HabitChoice("habit")
WHICH = WhichHabit(HABIT, text("habit-which"), habit_card.VIEW, WHICH_HABIT, back=about(LIST, 0, EVERY))
MINUTES_A_DAY = 24 * 60

Tap = Callable[[Request, Storage], Awaitable[Reply]]
Draw = Callable[[Standing, Request], Reply]


async def run(request: Request, storage: Storage) -> Reply:
    chosen = await WHICH.answer(request, storage)
    if isinstance(chosen, Reply):
        return chosen
    return habit_card.card(await _standing(request, storage, chosen.id), request)


def drawing(draw: Draw) -> Tap:
    """A button that only shows another side of the card."""

    async def tap(request: Request, storage: Storage) -> Reply:
        return draw(await _standing(request, storage, request.habit()), request)

    return tap


async def tap_plan(request: Request, storage: Storage) -> Reply:
    name = request.word(1)
    if name in (MORE, GRID):
        return habit_card.plans_question(await _standing(request, storage, request.habit()), request, name)
    changed = await _plan(request, storage, lambda now: usual_plan(name, now.goal))
    if not name.startswith("d") or name == "daily":
        return changed
    return habit_card.plans_question(await _standing(request, storage, request.habit()), request, GRID)


async def tap_day(request: Request, storage: Storage) -> Reply:
    return await _plan(request, storage, lambda now: toggled(now.schedule, request.number(1), now.goal))


async def _plan(request: Request, storage: Storage, change: Callable[[Version], Schedule]) -> Reply:
    """The plan as it was last changed is changed again, even while it waits for tomorrow."""
    now = newest_version((await _standing(request, storage, request.habit())).habit)
    await change_habits.change_plan(storage, request.person, request.habit(), change(now), now.goal, request.now)
    await editing.remember(request.habit(), request, storage, editing.plan_before(now))
    shown = habit_card.days_question(await _standing(request, storage, request.habit()), request)
    return habit_card.changed(editing.undoable(shown, request.habit()), request)


async def tap_time(request: Request, storage: Storage) -> Reply:
    minutes = request.number(1)
    if minutes >= MINUTES_A_DAY:
        raise StaleButton
    standing = await _standing(request, storage, request.habit())
    return await _times(standing, frozenset(standing.habit.times) ^ {time(*divmod(minutes, 60))}, request, storage)


async def take_time(request: Request, storage: Storage) -> Reply:
    """A typed time is switched on; one that is on already stays."""
    standing = await _standing(request, storage, request.habit())
    typed = time_typed(request.filled.get(habit_card.TYPED_TIME, ""), request)
    return await _times(standing, frozenset(standing.habit.times) | {typed}, request, storage)


async def _times(standing: Standing, times: frozenset[time], request: Request, storage: Storage) -> Reply:
    habit = standing.habit
    await change_habits.change_times(storage, request.person, habit.id, times, request.now)
    await editing.remember(habit.id, request, storage, editing.slots_before(habit))
    shown = habit_card.times_question(await _standing(request, storage, habit.id), request)
    return habit_card.changed(editing.undoable(shown, habit.id), request)


async def tap_pause(request: Request, storage: Storage) -> Reply:
    """Off for longer meanwhile, it stays so."""
    last = request.today + timedelta(days=habit_card.PAUSE_DAYS - 1)
    running = await _running(request, storage)
    if running and (running.last is None or running.last > last):
        return await _still_off(running, request, storage)
    made = await change_habits.pause(storage, request.person, request.habit(), request.today, last, request.now)
    return await _put_off(request, storage, made, text("habit-paused"))


async def take_pause(request: Request, storage: Storage) -> Reply:
    """Until a date that was typed, which is the last one off."""
    running = await _running(request, storage)
    if running and running.kind is PauseKind.ARCHIVE:
        return await _still_off(running, request, storage)
    last = day_typed(request.filled.get(habit_card.LAST_DAY, ""), request, ahead=True)
    made = await change_habits.pause(storage, request.person, request.habit(), request.today, last, request.now)
    return await _put_off(request, storage, made, text("habit-paused-until", day=day_text(last, request.today)))


async def _running(request: Request, storage: Storage) -> Pause | None:
    return running_pause((await _standing(request, storage, request.habit())).habit, request.today)


async def _still_off(running: Pause, request: Request, storage: Storage) -> Reply:
    """The card says until when."""
    archived = running.kind is PauseKind.ARCHIVE
    return await _card(request, storage, text("habit-still-archived" if archived else "habit-paused-already"))


async def _put_off(request: Request, storage: Storage, made: Pause, said: Text) -> Reply:
    """The button names the pause: an archive is one without a last date. No second Undo, of what is logged, is beside
    it."""
    shown = await _card(request, storage, said)
    dates = (made.first, made.last) if made.last else (made.first,)
    undo = Button(text("button-undo"), about(habit_card.UNPAUSE, request.habit(), *dates))
    others = (tuple(one for one in row if one.label != undo.label) for row in shown.rows)
    return replace(shown, rows=((undo,), *others))


async def tap_unpause(request: Request, storage: Storage) -> Reply:
    """The button may be days old: what has been off until now stays so."""
    first, last = request.day(1), request.day(2) if request.args[2:] else None
    made = Pause(first, last, PauseKind.PAUSE if last else PauseKind.ARCHIVE)
    if not await change_habits.take_back_pause(storage, request.person, request.habit(), made, request.now):
        raise StaleButton
    if first >= request.today:
        return await _card(request, storage, text("edit-taken-back"))
    return await _resumed(request, storage)


async def tap_step(request: Request, storage: Storage) -> Reply:
    """As a row of /today does, with the card redrawn. Tapped twice: what has been said stands."""
    standing = await _standing(request, storage, request.habit())
    step, day = step_named(request.word(2)), request.day()
    if step is not step_of(standing, day):
        return replace(habit_card.card(standing, request), toast=text("toast-already"))
    logged = await take_step(step, standing, day, request.event.key, request, storage)
    shown = habit_card.card(Standing(logged.diary, logged.after), request)
    return with_effects(request, shown, logged)


async def tap_resume(request: Request, storage: Storage) -> Reply:
    """What then still pauses it is a vacation of all habits, which does not end for one of them."""
    await change_habits.resume(storage, request.person, request.habit(), request.now)
    running = await _running(request, storage)
    if running is None or running.kind is PauseKind.ARCHIVE:
        return await _resumed(request, storage)
    shown = await _card(request, storage, text("habit-on-vacation"))
    vacation = Button(text("button-vacation-card"), about(VACATION))
    return replace(shown, rows=((vacation,), *shown.rows))


async def tap_archive(request: Request, storage: Storage) -> Reply:
    running = await _running(request, storage)
    if running and running.kind is PauseKind.ARCHIVE:
        return await _card(request, storage, text("habit-archived"))
    made = await change_habits.archive(storage, request.person, request.habit(), request.now)
    return await _put_off(request, storage, made, text("habit-archived"))


async def tap_unarchive(request: Request, storage: Storage) -> Reply:
    await change_habits.take_from_archive(storage, request.person, request.habit(), request.now)
    return await _resumed(request, storage)


async def _resumed(request: Request, storage: Storage) -> Reply:
    standing = await _standing(request, storage, request.habit())
    return await _card(request, storage, resumed_text(standing.habit, request.today))


async def tap_delete(request: Request, storage: Storage) -> Reply:
    standing = await _standing(request, storage, request.habit())
    await put_in_bin(storage, request.person, request.habit(), request.now)
    restore = Button(text("button-restore"), about(habit_card.RESTORE, standing.habit.id))
    said = text("habit-deleted", habit=standing.habit.name)
    shown = Reply((said,), rows=((restore,),), place=habit_card.place_of(request))
    return habit_card.changed(shown, request)


async def tap_restore(request: Request, storage: Storage) -> Reply:
    await take_from_bin(storage, request.person, request.habit(), request.now)
    return await _card(request, storage, text("habit-restored"))


async def _card(request: Request, storage: Storage, *first: Text) -> Reply:
    """After a change."""
    shown = habit_card.card(await _standing(request, storage, request.habit()), request, *first)
    return habit_card.changed(shown, request)


async def _standing(request: Request, storage: Storage, habit: int) -> Standing:
    return await standing_of(storage, request.person, habit, request.now)


COMMAND = Command(
    "habit",
    run,
    options=(HABIT,),
    taps={
        WHICH_HABIT: WHICH.turn,
        habit_card.VIEW: drawing(habit_card.card),
        habit_card.DAYS: drawing(habit_card.days_question),
        habit_card.TIMES: drawing(habit_card.times_question),
        habit_card.DELETE: drawing(habit_card.delete_question),
        habit_card.PLAN: tap_plan,
        habit_card.DAY: tap_day,
        habit_card.TIME: tap_time,
        habit_card.STEP: tap_step,
        habit_card.ASK_PAUSE: drawing(habit_card.pause_form),
        habit_card.PAUSE_TYPED: take_pause,
        **HISTORY_TAPS,
        **EDIT_TAPS,
        habit_card.ASK_TIME: drawing(habit_card.time_form),
        habit_card.TIME_TYPED: take_time,
        habit_card.PAUSE: tap_pause,
        habit_card.UNPAUSE: tap_unpause,
        habit_card.RESUME: tap_resume,
        habit_card.ARCHIVE: tap_archive,
        habit_card.UNARCHIVE: tap_unarchive,
        habit_card.REALLY_DELETE: tap_delete,
        habit_card.RESTORE: tap_restore,
    },
    place_in_menu=65,
)
