"""/add: a habit in one line, with a card to check it before it counts."""

from __future__ import annotations

from bot.conversation import adding
from bot.conversation.command import Command
from bot.conversation.options import Words
from bot.conversation.reply import Place, Reply, text
from bot.conversation.request import Request
from bot.conversation.welcome import STARTER, tap_starter
from core.actions.keep_habits import put_in_bin
from core.ports import Storage

LINE = Words("text")


async def run(request: Request, storage: Storage) -> Reply:
    line = request.value(LINE)
    return await adding.preview(request, storage, line) if line else Reply((text("add-how"),))


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """What is nothing else is the name of a habit."""
    return await adding.preview(request, storage, words)


async def take_back(request: Request, storage: Storage) -> Reply:
    habit = await storage.habits.get(request.person.id, request.habit())
    await put_in_bin(storage, request.person, request.habit(), request.now)
    name = habit.name if habit else ""
    return Reply((text("add-taken-back", habit=name),), place=Place.SAME, toast=text("toast-taken-back"))


COMMAND = Command(
    "add",
    run,
    options=(LINE,),
    taps={
        adding.ADD: adding.add,
        adding.CHOOSE: adding.choose,
        adding.PLAN: adding.plan,
        adding.TOGGLE: adding.toggle,
        adding.AT: adding.at,
        adding.CANCEL: adding.cancel,
        adding.UNDO_ADD: take_back,
        STARTER: tap_starter,
    },
    hears=hear,
    rank=200,
    place_in_menu=20,
)
