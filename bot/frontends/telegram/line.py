"""The line to Telegram: python-telegram-bot's Bot on our transport."""

from __future__ import annotations

from typing import Any

from telegram import Bot

from bot.frontends.telegram.reading import WANTED_UPDATES
from bot.frontends.telegram.transport import AiohttpRequest

MOST_UPDATES = 100
ANSWER_SECONDS = 10.0
"""More than a poll lasts, for its answer to arrive."""


class Line(Bot):
    """`api_url` is scheme, host and port, of Telegram or of a Bot API server of one's own."""

    def __init__(self, token: str, api_url: str) -> None:
        super().__init__(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(connections=2),
        )

    async def updates(self, offset: int, seconds: int, most: int = MOST_UPDATES) -> list[dict[str, Any]]:
        """As they came: they are kept before anybody reads them. Waits up to that many seconds for the first."""
        asked = {"offset": offset, "limit": most, "timeout": seconds, "allowed_updates": list(WANTED_UPDATES)}
        fetched = await self._post("getUpdates", asked, read_timeout=seconds + ANSWER_SECONDS)
        return fetched if isinstance(fetched, list) else []

    async def change_text(self, chat: int, message: int, words: str, mode: str | None, markup: Any) -> None:
        """As `edit_message_text`, without making objects of the message as it is now: we know what we wrote."""
        changed = {"chat_id": chat, "message_id": message, "text": words, "parse_mode": mode, "reply_markup": markup}
        await self._post("editMessageText", changed)
