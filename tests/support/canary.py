"""Secrets that look real and open nothing. None of them may ever be seen in a log, an error or a page."""

from __future__ import annotations

from typing import Final

TELEGRAM_TOKEN: Final = "7301234567:AAcanary-canary_Canary-canary_Telegram"
DISCORD_TOKEN: Final = "Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5.Canary.canary-canary_Canary-canary_Discord"
WEBHOOK_SECRET: Final = "canary-canary_Canary-canary_Webhook"
DATABASE_PASSWORD: Final = "canary/Canary+p@ss:word"
