"""Our connection to Discord: one client for all shards, with the intents we need and no more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import discord
import structlog
import yarl
from discord import InteractionType
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.conversation.dispatch import Answer
from bot.frontends.discord.answering import Answering
from bot.frontends.discord.commands import Payload, digest
from bot.frontends.discord.errors import REFUSED
from bot.frontends.discord.pace import Pace
from bot.frontends.discord.starts import Starts, ask_for_no_more
from bot.frontends.discord.taken import Taken

log = structlog.get_logger(__name__)

IDENTIFY_GAP = 5.0
"""Seconds between two sessions that Discord lets us begin."""
LONGEST_WAIT_IN_LINE = 45.0
"""Seconds before a further session begins: discord.py gives the line up, and asks for one more, after sixty."""
LONGEST_LIMIT = 30.0
"""Seconds that discord.py may sleep because of a rate limit; what takes longer, delivery plans itself."""
SERVERS_COME_WITHIN = 0.1
"""Seconds from one server to the next, as Discord tells a new session of them."""

Happened = Taken | discord.Message
After = Callable[[Happened, Answer, Exception | None], Awaitable[None]]
"""What happened, the answer, and why that did not arrive, if it did not."""


discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
"""Nobody is told, at each start, that we cannot speak."""


def _unheard(payload: Any) -> None:
    """What nobody here asks for needs no objects."""


def point_at(api_url: str, gateway_url: str) -> None:
    """Where Discord is: for the whole process, since discord.py keeps both on its classes."""
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


class Client(discord.AutoShardedClient):
    """Hands everything to `answering`; `after` is told when it has been answered.

    Interactions are taken as they come, without discord.py's command tree and views: what a button or command means
    stands in its id and in the registry, so nothing has to be remembered between two runs. `commands` are those that
    Discord is to have, and the ids that it gave them: what is learned of these is put there.
    """

    def __init__(
        self,
        answering: Answering,
        after: After,
        connected: asyncio.Event,
        commands: tuple[Payload, dict[str, str]],
        pace: Pace,
        starts: Starts,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=LONGEST_LIMIT,
            http_trace=pace.trace,
            guild_ready_timeout=SERVERS_COME_WITHIN,
        )
        parsers: dict[str, Any] = self._connection.parsers
        parsers["INTERACTION_CREATE"] = self._take
        parsers["MESSAGE_UPDATE"] = _unheard  # the echo of each change that we make
        self._answering = answering
        self._after = after
        self._connected = connected
        self._commands, self._ids = commands
        self._starts = starts
        self._shards_tried: set[int] = set()
        self._shards_begun: set[int | None] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self.begun = self.ended = 0
        """Interactions and messages that came, and those that are over."""

    async def setup_hook(self) -> None:
        """How many shards Discord wants; the gateway's address is our setting's. Raises: LaneStopped."""
        await self._starts.take_one()
        if not self.shard_count:  # nobody has said so before
            self.shard_count, _, limit = await self.http.get_bot_gateway()
            ask_for_no_more(limit["total"], limit["remaining"], limit["reset_after"] / 1000)
        await self._sync()

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """The first was taken before there was a line that could break while it waits. That each further shard begins
        is no sign of trouble. They are counted here: within, discord.py tries again every five seconds, whatever broke.

        Raises: LaneStopped.
        """
        if not initial:
            await self._starts.take_one(LONGEST_WAIT_IN_LINE if shard_id in self._shards_tried else 0)
        self._shards_tried.add(shard_id)
        await super().launch_shard(gateway, shard_id, initial=initial)
        self._shards_begun.add(shard_id)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """A shard that has stood begins a new session."""
        if shard_id in self._shards_begun:
            await self._starts.take_one(LONGEST_WAIT_IN_LINE)
        if not initial:
            await asyncio.sleep(IDENTIFY_GAP)

    async def on_ready(self) -> None:
        self._connected.set()

    def _take(self, payload: Any) -> None:
        """What cannot be read is left out: an exception here would end the connection."""
        try:
            interaction = Taken(data=payload, state=self._connection)
        except Exception:
            log.exception("an interaction cannot be read")
        else:
            self.dispatch("interaction", interaction)

    async def on_interaction(self, interaction: Taken) -> None:
        async with self._told_of_failures():
            if interaction.type is InteractionType.autocomplete:
                await self._answering.suggestions(interaction)
            elif interaction.type is not InteractionType.ping:
                answer = await self._answering.interaction(interaction)
                await self._after(interaction, answer, None)

    async def on_message(self, message: discord.Message) -> None:
        if message.guild is not None or message.author.bot or not isinstance(message.channel, discord.DMChannel):
            return
        if message.is_system():  # "pinned a message": nothing that anybody says to us
            return
        async with self._told_of_failures():
            answer, failure = await self._answering.message(message)
            await self._after(message, answer, failure)

    @property
    def can_ask(self) -> bool:
        """Whether Discord can be asked for anything: not before the login, nor once the connection is given up."""
        return self.application_id is not None and not self.is_closed()

    def is_of_server(self, channel: int) -> bool:
        """Whether others read along there, as far as we know the servers that we are in."""
        return isinstance(self.get_channel(channel), discord.abc.GuildChannel | discord.Thread)

    async def look_for(self, person: int, channel: int) -> None:
        """Whoever has left a server is not written about there. Raises: REFUSED."""
        found = self.get_channel(channel)
        if isinstance(found, discord.abc.GuildChannel | discord.Thread):
            await found.guild.fetch_member(person)

    async def finish(self, seconds: float) -> None:
        """Give what has begun that long."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = [task for task in self._tasks if not task.done()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    @asynccontextmanager
    async def _told_of_failures(self) -> AsyncIterator[None]:
        self.begun += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            yield
        except REFUSED as refused:
            log.info("something was not answered", reason=str(refused))
        except Exception:
            log.exception("something from discord failed")
        finally:
            self._tasks.discard(task)
            self.ended += 1

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        log.exception("discord event failed", event_name=event_method)

    async def _sync(self) -> None:
        """Tell Discord of the commands when they are not those it has; 200 a day may be made. Buttons and reminders
        need none of them."""
        application = self.application_id
        assert application is not None, "set by the login"
        wanted = digest(self._commands)
        self._ids.update(self._starts.ids(application))
        if self._starts.commands(application) == wanted:
            return
        try:
            kept = await self.http.bulk_upsert_global_commands(application, self._commands)
        except discord.DiscordServerError:
            raise
        except discord.DiscordException as refused:
            log.error("discord did not take the commands: those it has stay until the next start", reason=str(refused))
            return
        slash = discord.AppCommandType.chat_input.value
        self._ids.update({one["name"]: str(one["id"]) for one in kept if one["type"] == slash})
        self._starts.keep_commands(application, wanted, self._ids)
        log.info("discord was told of the commands", count=len(self._commands))
