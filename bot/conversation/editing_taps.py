"""What the buttons and forms of the edit screens do."""

from __future__ import annotations

from bot.conversation import editing
from bot.conversation.command import Run
from bot.conversation.habit_card import changed
from bot.conversation.reply import Reply
from bot.conversation.request import Request
from core.actions.log import NoSuchHabit
from core.habits import Habit
from core.ports import Storage


async def open_menu(request: Request, storage: Storage) -> Reply:
    return editing.menu(await _habit(request, storage), request)


async def ask(request: Request, storage: Storage) -> Reply:
    if request.word(1) == "category":
        return editing.categories(await _habit(request, storage), request, await storage.habits.all(request.person.id))
    return await write(request, storage)


async def write(request: Request, storage: Storage) -> Reply:
    return editing.form(await _habit(request, storage), request, request.word(1))


async def take(request: Request, storage: Storage) -> Reply:
    name = request.word(1)
    return changed(
        await editing.take(await _habit(request, storage), request, storage, name, request.filled.get(name, "")),
        request,
    )


async def open_colours(request: Request, storage: Storage) -> Reply:
    return editing.colours(await _habit(request, storage), request)


async def take_colour(request: Request, storage: Storage) -> Reply:
    return changed(
        await editing.take_colour(await _habit(request, storage), request, storage, request.word(1)), request
    )


async def take_category(request: Request, storage: Storage) -> Reply:
    return changed(await editing.take_category(await _habit(request, storage), request, storage), request)


async def open_profile(request: Request, storage: Storage) -> Reply:
    return editing.profile(await _habit(request, storage), request)


async def take_shown(request: Request, storage: Storage) -> Reply:
    return changed(await editing.take_shown(await _habit(request, storage), request, storage, request.word(1)), request)


async def undo(request: Request, storage: Storage) -> Reply:
    return changed(await editing.undo(await _habit(request, storage), request, storage), request)


async def _habit(request: Request, storage: Storage) -> Habit:
    habit = await storage.habits.get(request.person.id, request.habit())
    if habit is None:
        raise NoSuchHabit(habit=request.habit())
    return habit


EDIT_TAPS: dict[str, Run] = {
    editing.MENU: open_menu,
    editing.ASK: ask,
    editing.WRITE: write,
    editing.TYPED: take,
    editing.COLOUR: open_colours,
    editing.COLOURED: take_colour,
    editing.CATEGORY: take_category,
    editing.PROFILE: open_profile,
    editing.SHOWN: take_shown,
    editing.UNDO: undo,
}
