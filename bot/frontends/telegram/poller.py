"""Long polling: fetch, keep, and only then confirm."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.frontends.frontend import LaneStopped
from bot.frontends.telegram.errors import REVOKED, seconds_of
from bot.frontends.telegram.line import Line
from core.errors import CairnError

log = structlog.get_logger(__name__)

POLL_SECONDS = 30
FIRST_PAUSE, LONGEST_PAUSE, GROWTH = 1.0, 30.0, 1.5
QUIET_SECONDS = 60.0
"""Between two lines in the log about the same trouble."""
CONFLICTS = 3
SETTLED_CONFLICTS = 12
CONFLICT_SECONDS = 120.0
"""How long a conflict is held against the other."""
SETTLED_SECONDS = 60.0
"""Who has polled alone for that long was here first: the newcomer gives up sooner."""
SECOND_POLLER = (
    "Another program fetches this bot's updates with the same token, and Telegram serves only one. "
    "Stop the other one, or give this one a token of its own."
)
WEBHOOK_SET = (
    "Somebody has set a webhook for this bot while Cairn was polling, so Telegram sends the updates there. "
    "Set CAIRN_TELEGRAM_WEBHOOK_URL to be that webhook, or start Cairn again: it takes the webhook away."
)

Take = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]
"""Keeps updates; raises CairnError when it cannot."""


class Poller:
    """An update is confirmed by asking for those after it, which happens when `take` has kept it."""

    def __init__(self, line: Line, take: Take) -> None:
        self._line = line
        self._take = take
        self._offset = 0
        self._pause = FIRST_PAUSE
        self._conflicts: deque[float] = deque()
        self._settled_at = 0.0
        self._told_at: float | None = None

    async def run(self) -> None:
        """Raises: LaneStopped."""
        self._settled_at = self._now() + SETTLED_SECONDS
        while True:
            try:
                updates = await self._line.updates(self._offset, POLL_SECONDS)
                if updates:
                    await self._take(updates)
                    self._offset = updates[-1]["update_id"] + 1
            except (TelegramError, CairnError) as error:
                await asyncio.sleep(self._pause_after(error).total_seconds())
            else:
                self._pause, self._told_at = FIRST_PAUSE, None

    async def confirm(self) -> None:
        """At the end: what is kept need not come again. Nothing is fetched that would have to be kept."""
        if self._offset:
            await self._line.updates(self._offset, 0, most=1)

    def _pause_after(self, error: TelegramError | CairnError) -> timedelta:
        match error:
            case InvalidToken():
                raise LaneStopped(REVOKED) from None
            case Conflict():
                self._count_conflict(error)
            case RetryAfter():
                return seconds_of(error) + timedelta(seconds=0.5)
        self._tell(error)
        pause, self._pause = self._pause, min(LONGEST_PAUSE, self._pause * GROWTH)
        return timedelta(seconds=pause)

    def _count_conflict(self, error: Conflict) -> None:
        if "webhook" in error.message.casefold():
            raise LaneStopped(WEBHOOK_SET) from None
        self._conflicts.append(self._now())
        while self._conflicts[0] < self._now() - CONFLICT_SECONDS:
            self._conflicts.popleft()
        settled = self._now() > self._settled_at
        if len(self._conflicts) >= (SETTLED_CONFLICTS if settled else CONFLICTS):
            raise LaneStopped(SECOND_POLLER) from None

    def _tell(self, error: Exception) -> None:
        if self._told_at is None or self._now() - self._told_at >= QUIET_SECONDS:
            self._told_at = self._now()
            log.warning("updates cannot be fetched; trying on", reason=str(error))

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
