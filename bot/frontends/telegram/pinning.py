"""The day's list at the top of the chat: offered once, and from then on each new day's takes the place of the last."""

from __future__ import annotations

from dataclasses import replace

import structlog
from telegram.error import TelegramError

from bot.conversation.reply import Action, Button, Reply, text
from bot.conversation.request import Event, Tapped
from bot.frontends.telegram.line import Line
from bot.frontends.telegram.reading import PLATFORM
from core.people import PersonId
from core.ports import Database, TimeSource

log = structlog.get_logger(__name__)

PIN = Action("pn")
"""The only button of this front-end's own: pinning is something that no other platform knows."""
DRAFT = "pinned"
"""Of a person: empty once it has been offered, then which message is pinned."""


class Pins:
    def __init__(self, database: Database, clock: TimeSource, line: Line) -> None:
        self._database = database
        self._clock = clock
        self._line = line

    async def offer(self, reply: Reply, person: PersonId | None) -> Reply:
        """The reply with a button to pin it, to whoever has never seen one."""
        if not reply.pins or person is None:
            return reply
        async with self._database.transaction() as storage:
            if await storage.desk.draft(person, DRAFT) is not None:
                return reply
            await storage.desk.keep_draft(person, DRAFT, {}, self._clock())
        return replace(reply, rows=(*reply.rows, (Button(text("button-pin"), PIN),)))

    async def follow(self, reply: Reply, person: PersonId | None, chat: str, message: str) -> None:
        """Where a list is pinned, the new one is pinned instead."""
        if not reply.pins or person is None:
            return
        async with self._database.transaction() as storage:
            kept = await storage.desk.draft(person, DRAFT)
        if kept and kept.get("message"):
            await self._pin(person, chat, message, str(kept["message"]))

    async def tapped(self, event: Event) -> Event:
        """Pin that message; what is left to do is to draw it without the button."""
        message = event.message or ""
        async with self._database.transaction() as storage:
            person = await storage.people.by_account(PLATFORM, event.user)
            shown = await storage.desk.shown_in(person.id, PLATFORM, event.chat, message) if person else None
        if person is None or shown is None:
            return event  # a forged button: the conversation knows none of that name
        await self._pin(person.id, event.chat, message)
        return replace(event, what=Tapped(shown.view))

    async def _pin(self, person: PersonId, chat: str, message: str, before: str = "") -> None:
        try:
            await self._line.pin_chat_message(int(chat), int(message), disable_notification=True)
            if before:
                await self._line.unpin_chat_message(int(chat), message_id=int(before))
        except TelegramError as error:
            log.info("a message was not pinned, or the last one still is", reason=str(error))
        async with self._database.transaction() as storage:
            await storage.desk.keep_draft(person, DRAFT, {"message": message}, self._clock())


def is_pin(event: Event) -> bool:
    return isinstance(event.what, Tapped) and event.what.action == PIN.encode()
