"""What is said to be done of a habit that nobody keeps: it may be added, or one that is much like it is meant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation import adding
from bot.conversation.actions import about
from bot.conversation.log_line import action_of, described, known_habits, loggable
from bot.conversation.reply import Button, Reply, Style, text
from bot.conversation.request import Request
from core.habits import AtLeast, AtMost, Habit
from core.likeness import like
from core.phrase import Loggable, Unclear, read_habit, read_log
from core.ports import Storage


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """None: the line says of nothing that it is done, or what it says may be a habit as it stands."""
    habits = await storage.habits.all(request.person.id)
    known = [loggable(habit, request.today) for habit in habits]
    phrase = read_log(words, request.today, request.person.language, known)
    if phrase is None or described(words, request):
        return None
    if Unclear.UNKNOWN not in phrase.unclear:
        about_it = [habit for habit in habits if habit.id in phrase.habits]
        return await ask(request, storage, phrase.called, words, *about_it) if phrase.called else None
    counted = [habit for habit in habits if habit.id in phrase.habits]
    if not phrase.called:
        return await ask(request, storage, words, words) if _like(words, counted, request) else None
    if not phrase.rest:
        return await _ask_of_unit(request, storage, phrase.called)
    return await ask(request, storage, phrase.called, words, *counted)


async def ask_of(request: Request, storage: Storage, words: str, line: str) -> Reply:
    """`line`: the words, with what makes them say that it is done: "ran" is the habit Run."""
    phrase = read_log(line, request.today, request.person.language, await known_habits(request, storage))
    return await ask(request, storage, (phrase.called if phrase else "") or words, line)


def _like(line: str, habits: Sequence[Habit], request: Request) -> Habit | None:
    return like(read_habit(line, request.today, request.person.language).name, habits)


async def ask(request: Request, storage: Storage, called: str, words: str, *counted: Habit) -> Reply:
    """`called`: what `words`, the whole line, say is done. `counted`: what that could be added to; one may be meant."""
    described = read_habit(called, request.today, request.person.language)
    twin = like(described.name, await storage.habits.all(request.person.id))
    if twin is None and len(counted) == 1:
        twin = counted[0]
    if twin is None:
        return await adding.ask_whether(request, storage, described, called, text("add-unknown", habit=described.name))
    asked = text("add-unknown-like", habit=described.name, like=twin.name)
    meant = _log_of(twin, request, described.name, words)
    return await adding.ask_whether(request, storage, described, called, asked, meant)


def _log_of(twin: Habit, request: Request, name: str, words: str) -> Button:
    """What the line would log if the habit were called as it says; in doubt the habit's card."""
    as_called = Loggable(twin.id, name, loggable(twin, request.today).goal)
    phrase = read_log(words, request.today, request.person.language, [as_called])
    certain = phrase is not None and phrase.is_certain
    does = action_of(twin.id, phrase) if phrase and certain else about(adding.OPEN_HABIT, twin.id)
    return Button(text("button-habit", habit=twin.name), does, Style.GO)


async def _ask_of_unit(request: Request, storage: Storage, called: str) -> Reply | None:
    """ "25 pages", where nothing is counted in pages."""
    described = read_habit(called, request.today, request.person.language)
    if not isinstance(described.goal, AtLeast | AtMost) or not described.goal.unit:
        return None
    asked = text("add-uncounted", unit=described.goal.unit, habit=described.name)
    return await adding.ask_whether(request, storage, described, called, asked)
