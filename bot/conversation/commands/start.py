"""/start: set up, or come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.conversation import clock_question
from bot.conversation.command import Command, Run, Where
from bot.conversation.commands import habits, link, share, stats, today
from bot.conversation.day_list import day_list
from bot.conversation.options import Words
from bot.conversation.reply import Reply, text
from bot.conversation.request import Request
from bot.conversation.welcome import starters
from core.ports import Storage

PAYLOAD = Words("payload", linked=True)
OPENS = "x_"
LINKED: Mapping[str, Run] = {
    "today": today.run,
    "done": today.run,
    "stats": stats.run,
    "habits": habits.run,
    "share": share.run,
}
"""What a link may ask for. It can come from anybody, so it may only show things."""


def link_payload(command: str) -> str:
    """What a link into our chat carries, to show what `command` shows."""
    return OPENS + command


def _linked(payload: str) -> str:
    return payload.removeprefix(OPENS) if payload.startswith(OPENS) else ""


async def run(request: Request, storage: Storage) -> Reply:
    """A newcomer is asked for their clock; who is set up sees starters, or their day."""
    payload = request.value(PAYLOAD) or ""
    if payload.startswith(link.PAYLOAD):
        return await link.bring(request, storage, payload.removeprefix(link.PAYLOAD))
    opened = LINKED.get(_linked(payload))
    if opened is not None and request.person.set_up:
        return await opened(request, storage)
    if not request.person.set_up:
        asked = clock_question.ask(request)
        return replace(
            asked, lines=(text("start-hello", name=request.person.name, named=len(request.person.name)), *asked.lines)
        )
    if await storage.habits.count(request.person.id):
        return await day_list(request, storage, request.today)
    return starters(text("start-hello", name=request.person.name, named=len(request.person.name)))


COMMAND = Command("start", run, options=(PAYLOAD,), where=Where.BOTH, needs_set_up=False, place_in_menu=110)
