"""/start: set up, or come back."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import clock_question
from bot.conversation.command import Command, Where
from bot.conversation.day_list import day_list
from bot.conversation.options import Words
from bot.conversation.reply import Reply, text
from bot.conversation.request import Request
from bot.conversation.welcome import starters
from core.ports import Storage

PAYLOAD = Words("payload")


async def run(request: Request, storage: Storage) -> Reply:
    """A newcomer is asked for their clock; who is set up sees starters, or their day."""
    if not request.person.set_up:
        asked = clock_question.ask(request)
        return replace(
            asked, lines=(text("start-hello", name=request.person.name, named=len(request.person.name)), *asked.lines)
        )
    if await storage.habits.count(request.person.id):
        return await day_list(request, storage, request.today)
    return starters(text("start-hello", name=request.person.name, named=len(request.person.name)))


COMMAND = Command("start", run, options=(PAYLOAD,), where=Where.BOTH, needs_set_up=False, place_in_menu=110)
