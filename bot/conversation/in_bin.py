"""A habit that lies in the bin, where something in the chat is still about it: that is said, with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.conversation.actions import about
from bot.conversation.bundle_card import VIEW as BUNDLE
from bot.conversation.day_card import VIEW
from bot.conversation.habit_card import RESTORE, place_of
from bot.conversation.habit_list import BIN
from bot.conversation.reply import Action, Button, Live, Reply, text
from bot.conversation.request import Request
from core.actions.dates import next_turn
from core.actions.log import NoSuchHabit
from core.habits import Binned, HabitId
from core.limits import BIN_DAYS
from core.ports import Storage

RESTORE_CARD = "db"
"""Operation about a habit and a date: it is had back, and its card of that date with it."""


async def in_bin(request: Request, storage: Storage) -> Sequence[Binned]:
    """What can still be had back."""
    since = request.now - timedelta(days=BIN_DAYS)
    return [one for one in await storage.habits.in_bin(request.person.id) if one.at >= since]


async def binned_card(habit: HabitId, day: date, request: Request, storage: Storage) -> Reply:
    """In the place of the card of a habit and date, until one of the two is over. Raises: NoSuchHabit."""
    turn = next_turn(request.person, day, request.now, day)
    reply = await binned_reply(habit, about(RESTORE_CARD, habit, day), request, storage)
    live = Live(about(VIEW, habit, day), frozenset({habit}), day, turn)
    return Reply(reply.lines, rows=reply.rows, place=reply.place, live=live)


async def binned_reply(habit: HabitId, restores: Action | None, request: Request, storage: Storage) -> Reply:
    """Raises: NoSuchHabit where it is not in the bin (any more)."""
    found = next((one.habit for one in await in_bin(request, storage) if one.habit.id == habit), None)
    if found is None:
        raise NoSuchHabit(habit=habit)
    restore = Button(text("button-restore"), restores or about(RESTORE, habit))
    return Reply((text("habit-deleted", habit=found.name),), rows=((restore,),), place=place_of(request))


async def binned_bundle(habits: frozenset[HabitId], request: Request, storage: Storage) -> Reply:
    """In the place of a reminder of several habits, none of which is left; of a date and those. Raises: NoSuchHabit."""
    binned = await in_bin(request, storage)
    if habits.isdisjoint(one.habit.id for one in binned):
        raise NoSuchHabit
    to_bin = (Button(text("button-bin", count=len(binned)), about(BIN, 0)),)
    day = request.day(0)
    live = Live(about(BUNDLE, *request.args), habits, day, next_turn(request.person, day, request.now, day))
    return Reply((text("bundle-deleted"),), rows=(to_bin,), place=place_of(request), live=live)
