"""Messages drawn anew, silently: when their date has closed, and when a change has not reached them yet."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial

import structlog

from bot.conversation.dispatch import Dispatcher
from bot.conversation.redrawing import Redraw
from bot.frontends.frontend import Frontend
from core.desk import LiveMessage
from core.errors import CairnError
from core.people import PersonId

log = structlog.get_logger(__name__)

BATCH = 20
"""Messages at a tick: midnight comes to everybody of a zone at once, and no platform is to be flooded for it."""
PATIENCE_SECONDS = 5.0
"""With a platform; reminders are not to wait for edits."""


class Closing:
    """Draws what has changed because time has passed, and what is owed: until it stands there, whoever falls over."""

    def __init__(self, dispatcher: Dispatcher, frontends: Mapping[str, Frontend]) -> None:
        self.dispatcher = dispatcher
        self.frontends = frontends

    async def redraw_due(self) -> None:
        """One batch for each platform; what is left is due at the next tick."""
        await self.write_down()
        for platform in list(self.frontends):
            await self._redraw_on(platform)

    async def write_down(self) -> None:
        """What stands where it was owed. What is not written down is drawn once more."""
        await self.dispatcher.newest.write_down(self.dispatcher.database)

    async def _redraw_on(self, platform: str) -> None:
        async with self.dispatcher.database.transaction() as storage:
            due = await storage.desk.due_redraws(platform, self.dispatcher.clock(), BATCH)
        for person, message in due:
            redraw = await self._draw(person, message)
            if redraw is not None and not await self._put(redraw):
                break

    async def _draw(self, person: PersonId, message: LiveMessage) -> Redraw | None:
        assert message.redraw_at is not None
        try:
            return await self.dispatcher.drawn_anew(person, message, message.redraw_at)
        except CairnError as busy:
            log.warning("a message is drawn anew at the next tick", reason=str(busy))
        except Exception:
            log.exception("a message cannot be drawn anew", view=message.view)
            async with self.dispatcher.database.transaction() as storage:
                await storage.desk.forget_message(message.platform, message.chat, message.message)
        return None

    async def _put(self, redraw: Redraw) -> bool:
        """False: the platform is slow, and had better be left alone for now."""
        message, voice, newest = redraw.message, redraw.voice, self.dispatcher.newest
        frontend = self.frontends.get(message.platform)
        if frontend is None or voice is None or redraw not in newest:
            return True
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await frontend.redraw(message.chat, message.message, redraw.reply, voice, partial(newest.drawn, redraw))
        except TimeoutError:
            return False
        except Exception:
            log.exception("a message was not drawn anew", platform=message.platform)
            newest.drawn(redraw)  # a bug: it would end the same
        return True
