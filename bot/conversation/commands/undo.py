"""/undo: take the last thing back."""

from __future__ import annotations

from bot.conversation.command import Command
from bot.conversation.day_card import UNDO
from bot.conversation.logged import taken_back
from bot.conversation.reply import Reply
from bot.conversation.request import Request
from core.actions.log import undo
from core.ports import Storage


async def run(request: Request, storage: Storage) -> Reply:
    return taken_back(request, await undo(storage, request.person, request.now))


async def tap(request: Request, storage: Storage) -> Reply:
    """Of the habit and date that the button names."""
    return taken_back(request, await undo(storage, request.person, request.now, request.habit(), request.day()))


COMMAND = Command("undo", run, taps={UNDO: tap}, place_in_menu=40)
