"""Telegram put together from settings."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web

from bot.conversation.dispatch import Dispatcher
from bot.frontends.telegram.frontend import RedrawAll, Telegram, Webhook
from bot.frontends.telegram.line import Line
from bot.frontends.telegram.uploads import Draw
from bot.frontends.telegram.webhook import Door


def make_telegram(
    dispatcher: Dispatcher,
    draw: Draw,
    redraw_all: RedrawAll,
    app: web.Application,
    *,
    token: str,
    api_url: str,
    webhook_url: str | None = None,
    webhook_secret: str = "",
) -> Telegram:
    """With a webhook, `app` answers at its path; without, updates are fetched."""
    webhook = Webhook(webhook_url, webhook_secret) if webhook_url else None
    telegram = Telegram(dispatcher, Line(token, api_url), draw, redraw_all, webhook)
    if webhook:
        app.router.add_post(urlsplit(webhook.url).path or "/", Door(telegram, webhook.secret).handle)
    return telegram
