"""Where Telegram brings updates: the secret first, then the size, then the words; kept before it is told so."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from typing import Any

import orjson
import structlog
from aiohttp import web

from bot.frontends.frontend import TryLater
from bot.frontends.telegram.frontend import Telegram
from bot.frontends.telegram.reading import PLATFORM
from core.errors import CairnError
from core.inbox import Received

log = structlog.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
MOST_BYTES = 1024 * 1024
KEPT_BYTES = 64 * 1024
"""Of a body that nobody can read: enough to see what it was."""


class Unreadable(ValueError):
    """Not an update."""


class Door:
    """`counts` says how often somebody came who had no business here."""

    def __init__(self, telegram: Telegram, secret: str) -> None:
        self._telegram = telegram
        self._secret = secret.encode()
        self.counts: Counter[str] = Counter()

    async def handle(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._secret):
            self.counts["wrong_secret"] += 1
            return web.Response(status=403)
        body = await self._body(request)
        if body is None:
            return web.Response(status=413)
        try:
            update = _update(body)
            await self._telegram.take([update])
        except Unreadable:
            return await self._refuse(body)
        except (CairnError, TryLater):
            return web.Response(status=503)
        return web.Response()

    async def _body(self, request: web.Request) -> bytes | None:
        """None: too long. Of what is too long no more is read than that."""
        if (request.content_length or 0) > MOST_BYTES:
            return None
        body = bytearray()
        async for chunk in request.content.iter_any():
            body += chunk
            if len(body) > MOST_BYTES:
                return None
        return bytes(body)

    async def _refuse(self, body: bytes) -> web.Response:
        """Kept once, to be looked at; 400 is what makes Telegram show it in getWebhookInfo."""
        self.counts["unreadable"] += 1
        words = body[:KEPT_BYTES].decode("utf-8", "backslashreplace").replace("\0", "\\0")
        key = f"{PLATFORM}:unreadable:{hashlib.sha256(body).hexdigest()}"
        try:
            await self._telegram.ledger.quarantine(Received(key, words))
        except CairnError:
            return web.Response(status=503)
        log.warning("an update that nobody can read was put aside", key=key, bytes=len(body))
        return web.Response(status=400)


def _update(body: bytes) -> dict[str, Any]:
    try:
        update = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Unreadable from None
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        raise Unreadable
    return update
