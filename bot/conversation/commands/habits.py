"""/habits: everything the person keeps, in plain words; the archive, the bin, their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation import habit_list
from bot.conversation.categories import EVERY, categories_of
from bot.conversation.command import Command
from bot.conversation.in_bin import in_bin
from bot.conversation.options import MAX_SUGGESTIONS, NotUnderstood, Option, Suggestion
from bot.conversation.reply import Reply, Text, text
from bot.conversation.request import Request
from core.actions.edit_habits import move_up
from core.actions.keep_habits import take_from_bin
from core.actions.overview import standings
from core.habits import Habit
from core.plan import is_archived
from core.ports import Storage


@dataclass(frozen=True, slots=True)
class CategoryChoice(Option[str]):
    """One of the categories of the person's habits, with or without its "#"."""

    async def read(self, given: str, request: Request, storage: Storage) -> str:
        wanted = given.strip().lstrip("#").casefold()
        known = categories_of(await _kept(request, storage))
        found = [name for name in known if name.casefold() == wanted]
        if not found:
            raise NotUnderstood(words=given)
        return found[0]

    async def suggest(self, typed: str, request: Request, storage: Storage) -> Sequence[Suggestion]:
        known = categories_of(await _kept(request, storage))
        fitting = [name for name in known if typed.strip().lstrip("#").casefold() in name.casefold()]
        return [Suggestion(name, name) for name in fitting[:MAX_SUGGESTIONS]]


CATEGORY = CategoryChoice("category")


async def run(request: Request, storage: Storage) -> Reply:
    chosen = request.value(CATEGORY)
    known = categories_of(await _kept(request, storage)) if chosen else []
    return await _list(request, storage, 0, known.index(chosen) + 1 if chosen else EVERY)


async def turn(request: Request, storage: Storage) -> Reply:
    return await _list(request, storage, request.number(0), request.number(1) if len(request.args) > 1 else 0)


async def archive(request: Request, storage: Storage) -> Reply:
    found = await standings(storage, request.person, request.now)
    return habit_list.archive_list(found, request, request.number(0))


async def show_bin(request: Request, storage: Storage) -> Reply:
    return habit_list.bin_list(await in_bin(request, storage), request, request.number(0))


async def restore(request: Request, storage: Storage) -> Reply:
    """Raises: NoSuchHabit when its days in the bin are over."""
    await take_from_bin(storage, request.person, request.habit(), request.now)
    said = text("habit-restored")
    binned = await in_bin(request, storage)
    if binned:
        return habit_list.bin_list(binned, request, 0, said)
    return await _list(request, storage, 0, EVERY, said)


async def order(request: Request, storage: Storage) -> Reply:
    return habit_list.order_list(await _kept(request, storage), request, request.number(0))


async def up(request: Request, storage: Storage) -> Reply:
    shown = [habit.id for habit in await _kept(request, storage)]
    await move_up(storage, request.person, request.habit(), shown)
    return habit_list.order_list(await _kept(request, storage), request, request.number(1))


async def _list(request: Request, storage: Storage, first: int, category: int, *said: Text) -> Reply:
    found = await standings(storage, request.person, request.now)
    binned = await in_bin(request, storage)
    return habit_list.kept_list(found, len(binned), request, first, category, *said)


async def _kept(request: Request, storage: Storage) -> list[Habit]:
    habits = await storage.habits.all(request.person.id)
    return [habit for habit in habits if not is_archived(habit, request.today)]


COMMAND = Command(
    "habits",
    run,
    options=(CATEGORY,),
    taps={
        habit_list.LIST: turn,
        habit_list.ARCHIVE: archive,
        habit_list.BIN: show_bin,
        habit_list.RESTORE: restore,
        habit_list.ORDER: order,
        habit_list.UP: up,
    },
    place_in_menu=60,
)
