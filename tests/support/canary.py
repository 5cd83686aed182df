"""Secrets that look real and open nothing, and words of people. None may ever be seen in a log, an error or a page."""

from __future__ import annotations

import logging
from typing import Final

TELEGRAM_TOKEN: Final = "7301234567:AAcanary-canary_Canary-canary_Telegram"
DISCORD_TOKEN: Final = "Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5.Canary.canary-canary_Canary-canary_Discord"
WEBHOOK_SECRET: Final = "canary-canary_Canary-canary_Webhook"
DATABASE_PASSWORD: Final = "canary/Canary+p@ss:word"

SEEN_IN_EVERY_TOKEN: Final = "canary-canary_Canary-canary"


SAID: Final = "Kanarienvogel"
"""In the name of somebody, of their habits and in what they write."""


class Watch(logging.Handler):
    """Writes records as any library's handler would, and keeps those that show a canary."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.leaks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        written = self.format(record)
        if SEEN_IN_EVERY_TOKEN in written or DATABASE_PASSWORD in written or SAID.casefold() in written.casefold():
            self.leaks.append(f"{record.name}: {written}")
