"""/reminders: when each habit asks, to switch, to move, to add; and the buttons of a reminder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from bot.conversation import asking, bundle_card, bundled, missing, returning
from bot.conversation import reminder_page as page
from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command
from bot.conversation.day_card import EVENING, HUSH, SNOOZE, VIEW
from bot.conversation.habit_card import TYPED_TIME
from bot.conversation.in_bin import RESTORE_CARD
from bot.conversation.moments import time_typed
from bot.conversation.reply import Reply, Text, text
from bot.conversation.request import Request
from core.actions import change_reminders
from core.actions.change_reminders import Slots, change_slots, set_last_call, slot_of
from core.actions.log import NoSuchHabit
from core.habits import LAST_CALL, Habit, Slot
from core.people import Weekday
from core.ports import Storage

MINUTES_A_DAY = 24 * 60
ALL_BITS = 127


async def run(request: Request, storage: Storage) -> Reply:
    return await _list(request, storage, 0)


async def turn(request: Request, storage: Storage) -> Reply:
    return await _list(request, storage, request.number(0))


async def _list(request: Request, storage: Storage, first: int, *said: Text) -> Reply:
    return page.reminder_list(await storage.habits.all(request.person.id), request, first, *said)


async def changes(request: Request, storage: Storage) -> Reply:
    return page.change_list(await storage.habits.all(request.person.id), request, request.number(0))


async def which_habit(request: Request, storage: Storage) -> Reply:
    return page.habit_question(await storage.habits.all(request.person.id), request, request.number(0))


async def switch(request: Request, storage: Storage) -> Reply:
    await _switch(request, storage)
    return await _list(request, storage, request.number(3))


async def switch_one(request: Request, storage: Storage) -> Reply:
    return _one(await _switch(request, storage), request)


async def _switch(request: Request, storage: Storage) -> Habit:
    on = request.number(2) == 1
    if request.number(1) == LAST_CALL:
        return await set_last_call(storage, request.person, request.habit(), request.now, on=on)
    return await _change(request, storage, lambda slots: change_reminders.switched(slots, request.number(1), on=on))


async def one(request: Request, storage: Storage) -> Reply:
    return _one(await _habit(request, storage), request)


async def toggle_day(request: Request, storage: Storage) -> Reply:
    number, day = request.number(1), request.number(2)
    if day > Weekday.SUN:
        raise StaleButton
    now = slot_of((await _habit(request, storage)).slots, number).days
    days = now ^ {Weekday(day)} or now
    return _one(await _change(request, storage, lambda slots: change_reminders.on_days(slots, number, days)), request)


async def ask_move(request: Request, storage: Storage) -> Reply:
    habit = await _habit(request, storage)
    return page.move_question(habit, slot_of(habit.slots, request.number(1)), request)


async def move_form(request: Request, storage: Storage) -> Reply:
    habit, number = await _habit(request, storage), request.number(1)
    return page.time_form(habit, about(page.MOVE_TYPED, habit.id, number), about(page.MOVE, habit.id, number))


async def move(request: Request, storage: Storage) -> Reply:
    return await _move(request, storage, _time(request.number(2)))


async def move_typed(request: Request, storage: Storage) -> Reply:
    return await _move(request, storage, time_typed(request.filled.get(TYPED_TIME, ""), request))


async def _move(request: Request, storage: Storage, at: time) -> Reply:
    habit = await _change(request, storage, lambda slots: change_reminders.moved(slots, request.number(1), at))
    return _one(habit, request)


async def ask_new(request: Request, storage: Storage) -> Reply:
    return page.time_question(await _habit(request, storage), request)


async def new_form(request: Request, storage: Storage) -> Reply:
    habit = await _habit(request, storage)
    return page.time_form(habit, about(page.NEW_TYPED, habit.id), about(page.NEW, habit.id))


async def new(request: Request, storage: Storage) -> Reply:
    return await _add(request, storage, _time(request.number(1)))


async def new_typed(request: Request, storage: Storage) -> Reply:
    return await _add(request, storage, time_typed(request.filled.get(TYPED_TIME, ""), request))


async def _add(request: Request, storage: Storage, at: time) -> Reply:
    habit = await _change(request, storage, lambda slots: change_reminders.with_time(slots, at))
    added = next(slot for slot in habit.slots if slot.time == at)
    return page.one_reminder(habit, added, request, text("reminder-added"))


async def remove(request: Request, storage: Storage) -> Reply:
    habit, number = await _habit(request, storage), request.number(1)
    gone = slot_of(habit.slots, number)
    await _change(request, storage, lambda slots: change_reminders.without(slots, number))
    return page.removed(habit, gone, request)


async def put_back(request: Request, storage: Storage) -> Reply:
    bits = request.number(3)
    days = frozenset(day for day in Weekday if bits & ALL_BITS & 1 << day)
    if not days:
        raise StaleButton
    slot = Slot(request.number(1), _time(request.number(2)), days, request.number(4) == 1)
    habit = await _change(request, storage, lambda slots: change_reminders.with_slot(slots, slot))
    back = next(found for found in habit.slots if found.time == slot.time)
    return page.one_reminder(habit, back, request, text("toast-taken-back"))


async def last_call(request: Request, storage: Storage) -> Reply:
    """One reminder more, or none such any more; the list says what that means."""
    on = request.number(1) == 1
    habit = await set_last_call(storage, request.person, request.habit(), request.now, on=on)
    if habit.last_call is None:
        return await _list(request, storage, 0, text("last-call-is-off", habit=habit.name))
    return await _list(request, storage, 0, text("last-call-is-on", habit=habit.name, time=habit.last_call))


async def _change(request: Request, storage: Storage, change: Callable[[Slots], Slots]) -> Habit:
    return await change_slots(storage, request.person, request.habit(), change, request.now)


async def _habit(request: Request, storage: Storage) -> Habit:
    habit = await storage.habits.get(request.person.id, request.habit())
    if habit is None:
        raise NoSuchHabit(habit=request.habit())
    return habit


def _one(habit: Habit, request: Request) -> Reply:
    return page.one_reminder(habit, slot_of(habit.slots, request.number(1)), request)


def _time(minutes: int) -> time:
    if minutes >= MINUTES_A_DAY:
        raise StaleButton
    return time(*divmod(minutes, 60))


COMMAND = Command(
    "reminders",
    run,
    answers=returning.hear_answer,
    taps={
        page.LIST: turn,
        page.SWITCH: switch,
        page.CHANGES: changes,
        page.ONE: one,
        page.SWITCH_ONE: switch_one,
        page.DAY: toggle_day,
        page.MOVE: ask_move,
        page.MOVE_TO: move,
        page.MOVE_FORM: move_form,
        page.MOVE_TYPED: move_typed,
        page.REMOVE: remove,
        page.PUT_BACK: put_back,
        page.CALL: last_call,
        page.ADD: which_habit,
        page.NEW: ask_new,
        page.NEW_AT: new,
        page.NEW_FORM: new_form,
        page.NEW_TYPED: new_typed,
        VIEW: asking.view,
        RESTORE_CARD: asking.tap_restore,
        SNOOZE: asking.tap_snooze,
        asking.SNOOZE_SILENTLY: asking.tap_snooze_silently,
        EVENING: asking.tap_evening,
        HUSH: asking.tap_hush,
        bundle_card.VIEW: bundled.view,
        bundle_card.STEP: bundled.tap_step,
        bundle_card.ALL: bundled.tap_all,
        bundle_card.SNOOZE: bundled.tap_snooze,
        bundle_card.SILENTLY: bundled.tap_silently,
        bundle_card.EVENING: bundled.tap_evening,
        bundle_card.HUSH: bundled.tap_hush,
        **missing.TAPS,
        **returning.TAPS,
    },
    place_in_menu=80,
)
