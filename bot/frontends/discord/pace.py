"""How fast we may talk to Discord, and when not at all: our own limits below Discord's, watched on every request."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import SimpleNamespace

import aiohttp
import yarl
from discord.http import Route

A_SECOND = 40
"""Requests of our own accord; Discord bears 50 from one bot. Answers to interactions do not count there."""
MOST_INVALID = 5_000
"""Answers 401, 403 and 429 within ten minutes; at 10,000 Discord bans the address."""
TEN_MINUTES = 600.0
INVALID = frozenset({401, 403, 429})
TOO_MANY = 429
SHARED = "shared"
"""Scope of a limit that others have used up: that is held against nobody."""
ANSWERS = ("/interactions/", "/webhooks/")
"""Paths of answers to somebody who waits: no limit of ours holds them up."""


@dataclass(slots=True)
class Asking:
    """How far one task's request is that may take too long: waiting for a limit, discord.py says nothing to anybody."""

    under_way: bool = False
    """Whether a message was sent, and nothing said about it yet."""
    wait_until: float = 0.0
    """By the loop's clock: before then Discord wants no other."""


ASKING: ContextVar[Asking | None] = ContextVar("asking", default=None)


@contextmanager
def watched() -> Iterator[Asking]:
    """The requests of the block, whose last one `Asking` tells of."""
    asking = Asking()
    token = ASKING.set(asking)
    try:
        yield asking
    finally:
        ASKING.reset(token)


class Pace:
    """The watch over requests: `trace` goes into the client, `closed_for` says how long nothing may be sent."""

    def __init__(self, a_second: float = A_SECOND, most_invalid: int = MOST_INVALID) -> None:
        self._gap = 1 / a_second
        self._most_invalid = most_invalid
        self._next = 0.0
        self._closed_until = 0.0
        self._invalid: deque[float] = deque(maxlen=most_invalid)
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_start.append(self._before)
        self.trace.on_request_end.append(self._after)

    def closed_for(self) -> float:
        """Seconds; 0 when sending is allowed."""
        now = asyncio.get_running_loop().time()
        return max(0.0, self._closed_until - now, self._banned_for(now))

    def _banned_for(self, now: float) -> float:
        """Until the oldest of too many refusals is ten minutes old."""
        full = len(self._invalid) == self._most_invalid
        return self._invalid[0] + TEN_MINUTES - now if full else 0.0

    async def _before(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, request: aiohttp.TraceRequestStartParams
    ) -> None:
        """Requests stand in line, one every fortieth of a second; a second of quiet earns nothing."""
        if not _asks_discord(request.url) or any(part in request.url.path for part in ANSWERS):
            return
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next)
        self._next = turn + self._gap
        if turn > now:
            await asyncio.sleep(turn - now)
        if asking := ASKING.get():
            asking.under_way = request.method == "POST"

    async def _after(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, request: aiohttp.TraceRequestEndParams
    ) -> None:
        answer, now = request.response, asyncio.get_running_loop().time()
        if not _asks_discord(request.url):
            return
        if asking := ASKING.get():
            asking.under_way = False
            if answer.status == TOO_MANY:
                asking.wait_until = now + _seconds(answer.headers.get("Retry-After", ""))
        if answer.status in INVALID and answer.headers.get("X-RateLimit-Scope") != SHARED:
            self._invalid.append(now)
        if answer.status != TOO_MANY:
            return
        if "Via" not in answer.headers:
            self._close(now + TEN_MINUTES)
        elif answer.headers.get("X-RateLimit-Scope") == "global" or "X-RateLimit-Global" in answer.headers:
            self._close(now + _seconds(answer.headers.get("Retry-After", "")))

    def _close(self, until: float) -> None:
        self._closed_until = max(self._closed_until, until)


def _asks_discord(url: yarl.URL) -> bool:
    """Neither the gateway nor a file that somebody attached, which lies elsewhere."""
    return str(url).startswith(Route.BASE)


def _seconds(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return 1.0
