"""Discord as a platform: a connection that is kept up, messages delivered and drawn anew."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp
import discord
import structlog

from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.live_messages import is_own_screen
from bot.conversation.reply import Reply
from bot.conversation.wording import Voice
from bot.frontends.discord.answering import Answering, RedrawAll, send
from bot.frontends.discord.client import Client, Happened, point_at
from bot.frontends.discord.commands import payload
from bot.frontends.discord.drawing import Draw, Drawn, Pen
from bot.frontends.discord.errors import REFUSED, TOKEN_IS_OVER, delivery_failure, fatal, is_for_good
from bot.frontends.discord.events import PLATFORM, place_of
from bot.frontends.discord.meeting import Meeting, tell_of_closed_chat
from bot.frontends.discord.pace import Asking, Pace, watched
from bot.frontends.discord.starts import Starts
from bot.frontends.frontend import Done, TryLater, Unreachable, Unsure
from core.people import PersonId

log = structlog.get_logger(__name__)

GRACE = 8.0
"""Seconds for what has begun when we are told to end."""
PATIENCE = 20.0
"""Seconds for one delivery."""
SAME_NONCE = 100.0
"""Seconds within which Discord knows a nonce again (it promises "a few minutes"); later a second try may double."""
LONGEST_NONCE = 25
NOT_YET = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Door:
    """Where Discord is and who we are there."""

    token: str
    api_url: str
    gateway_url: str


class Discord:
    """One application. `folder` keeps what must outlive a restart on our side of it."""

    platform = PLATFORM

    def __init__(
        self,
        dispatcher: Dispatcher,
        draw: Draw,
        redraw_all: RedrawAll,
        door: Door,
        folder: Path,
        pace: Pace | None = None,
    ) -> None:
        self._dispatcher = dispatcher
        self._pen = Pen(draw)
        self._door = door
        self._answering = Answering(dispatcher, self._pen, redraw_all)
        has_owners = any(platform == PLATFORM for platform, _ in dispatcher.owners)
        self._commands = payload(dispatcher.registry, for_owners=has_owners)
        self._starts = Starts(folder / "discord.json", dispatcher.clock, asyncio.sleep)
        self._pace = pace or Pace()
        self._client: Client | None = None
        self._unsure: dict[str, float] = {}
        self._rest: dict[str, float] = {}
        """Message -> until when Discord lets it be changed no more: those older than an hour only so often."""
        self._meeting = Meeting(dispatcher, self._pen)
        self._connected = asyncio.Event()

    async def run(self) -> None:
        """Raises: LaneStopped, and what broke the connection otherwise: whoever runs us starts us again."""
        point_at(self._door.api_url, self._door.gateway_url)
        try:
            await self._serve()
        except REFUSED as error:
            raise fatal(error) or error from error

    async def _serve(self) -> None:
        async with self._make_client() as client:
            self._client = client
            try:
                await client.start(self._door.token)
            finally:
                self._connected.clear()
                await client.finish(GRACE)
                self._client = None

    async def connected(self) -> None:
        """Wait until the connection stands."""
        await self._connected.wait()

    def _make_client(self) -> Client:
        told = (self._commands, self._pen.commands)
        return Client(self._answering, self._seen, self._connected, told, self._pace, self._starts)

    @property
    def work(self) -> tuple[int, int]:
        """Interactions and messages that came since the connection stands, and those of them that are over."""
        return (self._client.begun, self._client.ended) if self._client else (0, 0)

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        """`chat` is a channel, or "channel:person" for one where others read along.

        The nonce makes Discord give back the message that it has already, so that trying again never doubles.
        Raises: Unreachable, TryLater, Unsure.
        """
        channel, person = place_of(chat)
        page = await self._pen.drawn(reply, voice, person)
        client = self._open_client()
        where = client.get_partial_messageable(int(channel))
        with watched() as asking:
            try:
                async with asyncio.timeout(PATIENCE):
                    if person:
                        await client.look_for(int(person), int(channel))
                    message = await send(where, page, nonce=_short(nonce), allowed_mentions=_mentions(person))
                    for number, view in enumerate(page.more):
                        await send(where, Drawn(view), nonce=_short(f"{nonce}/{number}"))
            except REFUSED as error:
                raise self._failure(error, chat, nonce, asking) from error
        self._unsure.pop(nonce, None)
        return message

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
        if self._client is None or not self._client.can_ask or self._pace.closed_for():
            return
        channel, person = place_of(chat)
        names_nobody = not person and self._client.is_of_server(int(channel))
        if names_nobody or (person and is_own_screen(reply)):  # kept by an older version
            await self._forget(chat, message)
            done()
            return
        if self._rest.get(message, 0.0) > asyncio.get_running_loop().time():
            return
        where = self._client.get_partial_messageable(int(channel))
        try:
            if person:
                await self._client.look_for(int(person), int(channel))
            page = await self._pen.drawn(reply, voice, person)
            await where.get_partial_message(int(message)).edit(view=page.view, attachments=page.files)
        except REFUSED as error:
            log.info("a message was not drawn anew", reason=str(error))
            if isinstance(error, discord.RateLimited):
                self._rest[message] = asyncio.get_running_loop().time() + error.retry_after
            if getattr(error, "code", 0) in TOKEN_IS_OVER or getattr(error, "status", 0) in (403, 404):
                await self._forget(chat, message)
            if is_for_good(error):
                done()
        else:
            self._rest.pop(message, None)
            done()

    def _open_client(self) -> Client:
        """Raises: TryLater while there is no connection or Discord is not to be asked for anything."""
        if closed_for := self._pace.closed_for():
            raise TryLater("Discord is not to be asked now", timedelta(seconds=closed_for))
        if self._client is None or not self._connected.is_set() or not self._client.can_ask:
            raise TryLater("not connected to Discord", NOT_YET)
        return self._client

    def _failure(self, error: Exception, chat: str, nonce: str, asking: Asking) -> Exception:
        failure = delivery_failure(error)
        if isinstance(failure, Unreachable):
            self._meeting.lost(chat)
        if not isinstance(failure, TryLater):
            return failure
        if closed_for := self._pace.closed_for():
            return TryLater(str(failure), timedelta(seconds=closed_for))
        if isinstance(error, discord.DiscordException | aiohttp.ClientConnectorError):
            return failure
        now = asyncio.get_running_loop().time()
        if isinstance(error, TimeoutError) and not asking.under_way:  # nothing has left that could have arrived
            return TryLater("too many requests", max(NOT_YET, timedelta(seconds=asking.wait_until - now)))
        first = self._unsure.setdefault(nonce, now)
        return Unsure(str(failure)) if now - first > SAME_NONCE else failure

    async def _forget(self, chat: str, message: str) -> None:
        async with self._dispatcher.database.transaction() as storage:
            await storage.desk.forget_message(PLATFORM, chat, message)

    async def _seen(self, happened: Happened, answer: Answer, failure: Exception | None) -> None:
        """After an answer: whether the person can be reached, and that they be told if not."""
        if answer.person is None:
            return
        if isinstance(happened, discord.Message):
            await self._written(happened, answer.person, failure)
            return
        private = happened.context.dm_channel
        if private:
            await self._meeting.tapped(str(happened.channel_id), str(happened.user.id), answer.person)
        reached: bool | None = None
        if not self._pace.closed_for():
            tries = self._meeting.knock if private else self._meeting.greet
            reached = await tries(happened, answer)
        if reached is False or (not self._meeting.knows_all() and await self._meeting.to_be_told(answer.person)):
            await tell_of_closed_chat(happened, answer, self._pen)
            await self._meeting.told(answer.person)

    async def _written(self, message: discord.Message, person: PersonId, failure: Exception | None) -> None:
        chat, user = str(message.channel.id), str(message.author.id)
        if failure is None:
            await self._meeting.written(chat, user, person)
        elif isinstance(delivery_failure(failure), Unreachable):
            await self._meeting.unanswered(chat, user, person)


def _short(nonce: str) -> str:
    """Discord takes no longer ones."""
    return nonce if len(nonce) <= LONGEST_NONCE else hashlib.sha256(nonce.encode()).hexdigest()[:LONGEST_NONCE]


def _mentions(person: str) -> discord.AllowedMentions:
    """Whoever it is for, where others read along, and nobody else."""
    mentioned = [discord.Object(int(person))] if person else []
    return discord.AllowedMentions(everyone=False, roles=False, replied_user=False, users=mentioned)
