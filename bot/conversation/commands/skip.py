"""/skip: a day off that leaves the streak as it is."""

from __future__ import annotations

from bot.conversation.actions import about
from bot.conversation.command import Command
from bot.conversation.day_card import SKIP
from bot.conversation.logged import logged_reply
from bot.conversation.options import DayChoice, HabitChoice, NotUnderstood
from bot.conversation.phrasing import day_text
from bot.conversation.reply import Button, Item, Reply, text
from bot.conversation.request import Request
from core.actions.log import skip
from core.actions.overview import standings
from core.ports import Storage
from core.timeline import State

HABIT = HabitChoice("habit")
DAY = DayChoice("day")


async def run(request: Request, storage: Storage) -> Reply:
    day = request.value(DAY) or request.today
    habit = request.value(HABIT)
    if request.rest:
        raise NotUnderstood(words=request.rest)
    if habit is not None:
        return logged_reply(request, await skip(storage, request.person, habit.id, day, request.event.key, request.now))
    open_ones = [
        one for one in await standings(storage, request.person, request.now) if one.state(day) is State.PENDING
    ]
    if not open_ones:
        return Reply((text("skip-nothing", day=day_text(day, request.today)),))
    items = tuple(
        Item(
            text("list-row-open", habit=one.habit.name, facts=(), count=0),
            Button(text("button-skip"), about(SKIP, one.habit.id, day)),
        )
        for one in open_ones
    )
    return Reply((text("skip-which", day=day_text(day, request.today)),), items=items)


async def tap(request: Request, storage: Storage) -> Reply:
    return logged_reply(
        request, await skip(storage, request.person, request.habit(), request.day(), request.event.key, request.now)
    )


COMMAND = Command("skip", run, options=(DAY, HABIT), taps={SKIP: tap}, place_in_menu=50)
