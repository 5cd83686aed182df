"""The first steps of somebody new: starters to tap, or the line they began with."""

from __future__ import annotations

from datetime import time

from bot.conversation import adding
from bot.conversation.actions import StaleButton, about
from bot.conversation.command import all_commands
from bot.conversation.reply import Button, Place, Reply, Text, text
from bot.conversation.request import Request
from bot.conversation.wording import render, voice_of
from core.actions.keep_habits import add_habit
from core.errors import CairnError
from core.habits import Check, Daily, HabitDraft
from core.phrase import command_meant
from core.ports import Storage

STARTER = "sr"
STARTERS = (
    ("starter-water", time(8)),
    ("starter-stretch", time(7, 30)),
    ("starter-read", time(21)),
    ("starter-plan", time(21, 30)),
)
FIRST_LINE = "first line"
"""The draft that keeps what a newcomer said before we knew their clock."""


def starters(*first: Text, place: Place = Place.NEW) -> Reply:
    rows = tuple(
        (Button(text("button-starter", habit=text(key), time=at), about(STARTER, number)),)
        for number, (key, at) in enumerate(STARTERS)
    )
    return Reply((*first, text("start-pick"), text("start-example")), rows=rows, place=place)


async def tap_starter(request: Request, storage: Storage) -> Reply:
    """The habit is live at once; Undo takes it back."""
    number = request.number(0)
    if number >= len(STARTERS):
        raise StaleButton
    key, at = STARTERS[number]
    name = render(text(key), voice_of(request.person))
    if any(habit.name == name for habit in await storage.habits.all(request.person.id)):
        return Reply(toast=text("add-same-name", habit=name), place=Place.TOAST)
    draft = HabitDraft(name, Daily(), Check(), request.today, times=(at,))
    return adding.added(request, await add_habit(storage, request.person, draft, request.now))


async def after_set_up(request: Request, storage: Storage, said: Text, place: Place) -> Reply:
    """The line they began with, if there was one; else starters."""
    kept = await storage.desk.draft(request.person.id, FIRST_LINE)
    words = str(kept["words"]).removeprefix("/add").strip() if kept else ""
    if not words or words.startswith("/") or command_meant(words, request.person.language, all_commands().commands):
        return starters(said, place=place)
    await storage.desk.drop_draft(request.person.id, FIRST_LINE)
    try:
        card = await adding.preview(request, storage, words)
    except CairnError:
        return starters(said, place=place)
    return Reply((said, *card.lines), rows=card.rows, place=place)
