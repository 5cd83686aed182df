"""A session of the gateway: numbered events that are kept until the bot has them, over as many lines as it takes."""

from __future__ import annotations

import asyncio
import zlib
from collections import deque
from dataclasses import dataclass, field

import orjson
from aiohttp import WSCloseCode, web

from tests.fakes.discord.refusals import Json
from tests.fakes.telegram.clock import Bell

HELLO, HEARTBEAT, HEARTBEAT_ACK, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION = 10, 1, 11, 2, 6, 7, 9
GUILDS, GUILD_MEMBERS, PRESENCES, GUILD_MESSAGES, GUILD_REACTIONS = 1 << 0, 1 << 1, 1 << 8, 1 << 9, 1 << 10
DIRECT_MESSAGES, DIRECT_REACTIONS, MESSAGE_CONTENT = 1 << 12, 1 << 13, 1 << 15
PRIVILEGED = GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT
MOST_KEPT = 20_000
"""Events a session can be behind and still resume."""


class Line:
    """One connection: sends in order, compressed if the bot asked for that."""

    def __init__(self, socket: web.WebSocketResponse, compressed: bool) -> None:
        self._socket = socket
        self._compressor = zlib.compressobj() if compressed else None
        self._waiting: deque[bytes] = deque()
        self._bell = Bell()
        self._closing: int | None = None
        self.session: Session | None = None

    def send(self, payload: Json) -> None:
        self.send_raw(orjson.dumps(payload))

    def send_raw(self, payload: bytes) -> None:
        self._waiting.append(payload)
        self._bell.ring()

    def close(self, code: int) -> None:
        """Close with that code when all that waits is sent."""
        self._closing = code
        self._bell.ring()

    def abort(self) -> None:
        """Cut the line without a word."""
        self.detach()
        self._waiting.clear()
        self._closing = WSCloseCode.ABNORMAL_CLOSURE
        if (transport := self._socket._req.transport if self._socket._req else None) is not None:
            transport.abort()
        self._bell.ring()

    def detach(self) -> None:
        if self.session is not None and self.session.line is self:
            self.session.line = None

    async def write(self) -> None:
        """Send until the line ends."""
        while self._closing is None or self._waiting:
            while self._waiting:
                await self._write_one(self._waiting.popleft())
            if self._closing is None:
                await self._bell.rung(None)
        if self._closing != WSCloseCode.ABNORMAL_CLOSURE:
            await self._socket.close(code=self._closing)

    async def _write_one(self, payload: bytes) -> None:
        if self._compressor is None:
            await self._socket.send_str(payload.decode())
        else:
            packed = self._compressor.compress(payload) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
            await self._socket.send_bytes(packed)


@dataclass(slots=True)
class Session:
    """`line` is None while nobody is connected: events are kept for a RESUME. `since` ends a silent one's life."""

    id: str
    shard: tuple[int, int]
    intents: int
    line: Line | None = None
    sequence: int = 0
    kept: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    ready: bool = False

    def dispatch(self, event: str, payload: Json, *, lost: bool = False) -> None:
        """Number and send an event; `lost`: it never arrives, and only a RESUME brings it."""
        self.sequence += 1
        raw = orjson.dumps({"op": 0, "s": self.sequence, "t": event, "d": payload})
        self.kept.append((self.sequence, raw))
        if self.line is not None and not lost:
            self.line.send_raw(raw)

    def replay(self, after: int) -> None:
        """Send again what came after that number."""
        assert self.line is not None
        for number, raw in self.kept:
            if number > after:
                self.line.send_raw(raw)

    def holds(self, guild_id: str | None) -> bool:
        """Whether this shard is told of that server (of direct messages: shard 0)."""
        number, count = self.shard
        return (int(guild_id) >> 22) % count == number if guild_id else number == 0

    def wants(self, event: str, payload: Json) -> bool:
        """Whether its intents cover the event."""
        needed = _NEEDED.get(event)
        if needed is None:
            return True
        return bool(self.intents & needed["guild_id" in payload])


_PLACES = ("CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE")
_NEEDED = {
    **dict.fromkeys(("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"), (DIRECT_MESSAGES, GUILD_MESSAGES)),
    **dict.fromkeys(("MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE"), (DIRECT_REACTIONS, GUILD_REACTIONS)),
    **dict.fromkeys(("GUILD_MEMBER_ADD", "GUILD_MEMBER_REMOVE"), (GUILD_MEMBERS, GUILD_MEMBERS)),
    **dict.fromkeys((*_PLACES, "GUILD_CREATE", "GUILD_DELETE", "GUILD_ROLE_UPDATE"), (GUILDS, GUILDS)),
}
"""By event: the intent for direct messages, the intent in a server; others come always."""


async def pump(line: Line) -> None:
    """Write to a line; one that broke is nobody's fault."""
    try:
        await line.write()
    except (ConnectionError, asyncio.CancelledError, RuntimeError):
        line.detach()
