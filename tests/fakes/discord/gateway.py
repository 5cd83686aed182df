"""The gateway: hello, identify, resume, heartbeats, events; and everything a test may do to it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from aiohttp import WSMsgType, web

from tests.fakes.discord import sessions
from tests.fakes.discord.guild_cards import guild_create
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.sessions import Line, Session, pump
from tests.fakes.discord.world import World
from tests.fakes.telegram.clock import Bell

UNKNOWN_OP, UNREADABLE, NOT_IDENTIFIED, BAD_TOKEN, ALREADY_IDENTIFIED = 4001, 4002, 4003, 4004, 4005
BAD_SEQUENCE, BAD_SHARD, BAD_INTENTS, DISALLOWED_INTENTS = 4007, 4010, 4013, 4014
_KNOWN_INTENTS = (1 << 26) - 1
_SAID_AND_DONE = (3, 4, 31)
"""Presence, voice state, soundboard: taken, without effect."""


@dataclass(frozen=True, slots=True)
class Identify:
    """One new session that a bot began."""

    at: float
    shard: tuple[int, int]
    intents: int


class Gateway:
    """A bot's lines and sessions.

    acks              heartbeats are answered
    refuse_with       the next IDENTIFY (and all after, until None) is closed with this code
    refuse_resumes    RESUME is answered with INVALID_SESSION
    allowed_intents   the privileged intents that the application may use; none by default
    starts_a_day      after so many IDENTIFY the token is reset, as Discord does
    """

    def __init__(self, world: World, heartbeat: float = 41.25, shards: int = 1, starts_a_day: int = 1000) -> None:
        self._world = world
        self._heartbeat = heartbeat
        self._lines: set[Line] = set()
        self._lost = False
        self.url = ""
        self.shards = shards
        self.starts_a_day = starts_a_day
        self.sessions: dict[str, Session] = {}
        self.identifies: list[Identify] = []
        self.resumes = 0
        self.heartbeats = 0
        self.acks = True
        self.refuse_with: int | None = None
        self.refuse_resumes = False
        self.allowed_intents = 0
        self.changed = Bell()
        self.watch: Callable[[str, Json], None] | None = None

    # what a test does

    @property
    def connected(self) -> int:
        """Sessions that have a line."""
        return sum(session.line is not None and session.ready for session in self.sessions.values())

    async def until(self, state: Callable[[], bool], patience: float = 10.0) -> None:
        """Wait until a bot has done something, e.g. `lambda: gateway.resumes == 1`."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        while not state():
            if not await self.changed.rung(max(0.0, deadline - loop.time())):
                raise TimeoutError(f"{self.connected} connected, {self.identifies}, {self.resumes} resumed")

    async def ready(self, patience: float = 10.0) -> None:
        """Wait until a bot is connected and has its READY."""
        await self.until(lambda: self.connected > 0, patience)

    def close(self, code: int = 4000) -> None:
        """Close every line with that code; sessions stay, for RESUME."""
        for line in list(self._lines):
            line.detach()
            line.close(code)

    def cut(self) -> None:
        """Break every line."""
        for line in list(self._lines):
            line.abort()

    def reconnect(self) -> None:
        """Ask every bot to connect anew (op 7)."""
        for line in self._lines:
            line.send({"op": sessions.RECONNECT, "d": None})

    def invalidate(self, resumable: bool = False) -> None:
        """Tell every bot that its session is invalid (op 9), and forget it unless it is `resumable`."""
        for line in self._lines:
            line.send({"op": sessions.INVALID_SESSION, "d": resumable})
        if not resumable:
            self.forget()

    def forget(self) -> None:
        """Lose all sessions: who wants to resume must identify."""
        for line in self._lines:
            line.session = None
        self.sessions.clear()

    @contextmanager
    def losing(self) -> Iterator[None]:
        """What happens inside is numbered but never arrives; it comes with the RESUME after the line has broken."""
        self._lost = True
        try:
            yield
        finally:
            self._lost = False

    def dispatch(self, event: str, payload: Json, guild_id: str | None = None) -> None:
        """Send an event to every session that it is for."""
        if self.watch is not None:
            self.watch(event, payload)
        for session in self.sessions.values():
            if session.ready and session.holds(guild_id) and session.wants(event, payload):
                session.dispatch(event, self._seen(session, event, payload), lost=self._lost)

    def _seen(self, session: Session, event: str, payload: Json) -> Json:
        """Without the content intent, a server's messages come blank unless they are the bot's or mention it."""
        hidden = event in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and "guild_id" in payload
        if not hidden or session.intents & sessions.MESSAGE_CONTENT:
            return payload
        bot_id = self._world.bot["id"]
        if payload["author"]["id"] == bot_id or any(user["id"] == bot_id for user in payload["mentions"]):
            return payload
        return payload | {"content": "", "embeds": [], "attachments": [], "components": []}

    # how it works

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        socket = web.WebSocketResponse(timeout=0.2, compress=False, max_msg_size=1 << 16)
        await socket.prepare(request)
        line = Line(socket, request.rel_url.query.get("compress") == "zlib-stream")
        self._lines.add(line)
        writing = asyncio.create_task(pump(line))
        line.send({"op": sessions.HELLO, "d": {"heartbeat_interval": int(self._heartbeat * 1000)}})
        try:
            await self._listen(socket, line)
        finally:
            self._lines.discard(line)
            self._hung_up(socket, line)
            writing.cancel()
            self.changed.ring()
        return socket

    async def close_all(self) -> None:
        """The server goes away: every line breaks, sessions stay."""
        self.cut()
        while self._lines:
            await self.changed.rung(1.0)

    def _hung_up(self, socket: web.WebSocketResponse, line: Line) -> None:
        """A bot that closes with 1000 or 1001 ends its session; any other end leaves it to be resumed."""
        if line.session is not None and line.session.line is line and socket.close_code in (1000, 1001):
            self.sessions.pop(line.session.id, None)
        line.detach()

    async def _listen(self, socket: web.WebSocketResponse, line: Line) -> None:
        async for frame in socket:
            if frame.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                continue
            try:
                payload = orjson.loads(frame.data)
                op, said = payload["op"], payload.get("d")
            except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
                line.close(UNREADABLE)
                continue
            self._obey(line, op, said)
            self.changed.ring()

    def _obey(self, line: Line, op: int, said: Any) -> None:
        if op == sessions.HEARTBEAT:
            self.heartbeats += 1
            if self.acks:
                line.send({"op": sessions.HEARTBEAT_ACK, "d": None})
        elif op == sessions.IDENTIFY:
            self._identify(line, said)
        elif op == sessions.RESUME:
            self._resume(line, said)
        elif line.session is None:
            line.close(NOT_IDENTIFIED)
        elif op == 8:
            self._chunk(line.session, said)
        elif op not in _SAID_AND_DONE:
            line.close(UNKNOWN_OP)

    def _identify(self, line: Line, said: Json) -> None:
        number, count = said.get("shard") or (0, 1)
        self.identifies.append(Identify(self._world.clock.now(), (number, count), said["intents"]))
        if len(self.identifies) > self.starts_a_day:
            self._world.token = ""
        if (code := self._refusal(line, said, number, count)) is not None:
            line.close(code)
            return
        session = Session(secrets.token_hex(16), (number, count), said["intents"], line)
        line.session = self.sessions[session.id] = session
        self._welcome(session)

    def _refusal(self, line: Line, said: Json, number: int, count: int) -> int | None:
        """The code to close with, if this IDENTIFY is not good."""
        if self.refuse_with is not None:
            return self.refuse_with
        if line.session is not None:
            return ALREADY_IDENTIFIED
        if said.get("token", "").removeprefix("Bot ") != self._world.token:
            return BAD_TOKEN
        if not 0 <= number < count:
            return BAD_SHARD
        if said["intents"] & ~_KNOWN_INTENTS:
            return BAD_INTENTS
        return DISALLOWED_INTENTS if said["intents"] & sessions.PRIVILEGED & ~self.allowed_intents else None

    def _welcome(self, session: Session) -> None:
        mine = [guild for guild in self._world.guilds.values() if guild.bot_inside and session.holds(guild.id)]
        hello: Json = {
            "v": 10,
            "user": self._world.bot | {"verified": True, "mfa_enabled": False, "email": None},
            "guilds": [{"id": guild.id, "unavailable": True} for guild in mine],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": list(session.shard),
            "application": {"id": self._world.application_id, "flags": 0},
            "session_type": "normal",
            "private_channels": [],
            "presences": [],
            "relationships": [],
            "guild_join_requests": [],
            "user_settings": {},
            "_trace": [],
        }
        session.dispatch("READY", hello)
        session.ready = True
        for guild in mine:
            if guild.available and session.intents & sessions.GUILDS:
                session.dispatch("GUILD_CREATE", guild_create(self._world, guild))

    def _resume(self, line: Line, said: Json) -> None:
        session = self.sessions.get(said.get("session_id", ""))
        if self.refuse_resumes or session is None or said.get("token", "").removeprefix("Bot ") != self._world.token:
            line.send({"op": sessions.INVALID_SESSION, "d": False})
            return
        if said["seq"] > session.sequence:
            line.close(BAD_SEQUENCE)
            return
        if session.line is not None:
            session.line.detach()
        session.line, line.session = line, session
        self.resumes += 1
        session.replay(said["seq"])
        session.dispatch("RESUMED", {"_trace": []})

    def _chunk(self, session: Session, said: Json) -> None:
        """REQUEST_GUILD_MEMBERS, answered in one piece."""
        guild = self._world.guilds.get(str(said["guild_id"]))
        if guild is None:
            return
        wanted = {str(user_id) for user_id in said.get("user_ids") or []}
        members = [m for user_id, m in guild.members.items() if not wanted or user_id in wanted]
        chunk = {"guild_id": guild.id, "members": members, "chunk_index": 0, "chunk_count": 1, "not_found": []}
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk | ({"nonce": said["nonce"]} if "nonce" in said else {}))
