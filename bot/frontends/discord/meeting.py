"""Who can be written to in private: tried when we first meet, kept up to date, and said once when it is over."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import structlog
from discord import Interaction

from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.reaching import UNTOLD, closed, greeting
from bot.frontends.discord.drawing import Drawn, Pen
from bot.frontends.discord.errors import NOTHING_IN_IT, REFUSED, delivery_failure
from bot.frontends.discord.events import PLATFORM
from bot.frontends.frontend import Unreachable
from core.people import Account, PersonId

log = structlog.get_logger(__name__)

UNTIL_KEPT = 2.0
"""Seconds after a loss until which delivery may not have kept yet who has to be told."""


class Meeting:
    """`met` are chats that are open, `named` those that we know of, `tried` people whom we greeted, `knocked` chats
    that were tried; `untold` are those who were not reached and do not know it yet; None: to be read anew."""

    def __init__(self, dispatcher: Dispatcher, pen: Pen) -> None:
        self._dispatcher = dispatcher
        self._pen = pen
        self._met: set[str] = set()
        self._named: set[str] = set()
        self._tried: set[str] = set()
        self._knocked: set[str] = set()
        self._untold: frozenset[PersonId] | None = None
        self._kept_by = 0.0

    def lost(self, chat: str) -> None:
        """A message could not be delivered there for good."""
        self._met.discard(chat)
        self._untold = None
        self._kept_by = asyncio.get_running_loop().time() + UNTIL_KEPT

    async def written(self, chat: str, user: str, person: PersonId) -> None:
        """Whoever writes to us in private, and is answered, can be written to there: nobody says that they cannot."""
        if chat in self._met:
            return
        async with self._dispatcher.database.transaction() as storage:
            await storage.people.set_reachable(PLATFORM, user, chat, True)
            untold = await storage.desk.draft(person, UNTOLD)
            if untold and untold.get("platform") == PLATFORM:
                await storage.desk.drop_draft(person, UNTOLD)
                self._untold = None
        self._met.add(chat)

    async def unanswered(self, chat: str, user: str, person: PersonId) -> None:
        """Whoever writes to us although nothing of ours arrives there does not know that."""
        self._met.discard(chat)
        async with self._dispatcher.database.transaction() as storage:
            await storage.people.set_reachable(PLATFORM, user, chat, False)
            await storage.desk.keep_draft(person, UNTOLD, {"platform": PLATFORM}, self._dispatcher.clock())
        self._untold = None

    async def tapped(self, chat: str, user: str, person: PersonId) -> None:
        """A tap in the private chat names it; it does not say that the chat is open: taps always arrive."""
        if chat not in self._named:
            account = await self._account(person, user)
            if account is not None and not account.chat:
                await self._keep(user, chat, reachable=True)
            self._named.add(chat)

    async def to_be_told(self, person: PersonId) -> bool:
        """Whether they have to be told that they were not reached."""
        if self._untold is not None:
            return person in self._untold
        known, now = self._kept_by, asyncio.get_running_loop().time()
        async with self._dispatcher.database.transaction() as storage:
            untold = await storage.desk.with_draft(UNTOLD)
        if self._kept_by == known <= now:
            self._untold = untold
        return person in untold

    async def told(self, person: PersonId) -> None:
        """They know it now."""
        async with self._dispatcher.database.transaction() as storage:
            await storage.desk.drop_draft(person, UNTOLD)
        if self._untold is not None:
            self._untold -= {person}

    def knows_all(self) -> bool:
        """Whether nobody has to be told anything: then nothing is looked up."""
        return self._untold is not None and not self._untold

    async def greet(self, interaction: Interaction[Any], answer: Answer) -> bool | None:
        """Somebody we know from a server only: say hello in private, once. Whether that arrived; None: not tried."""
        user = str(interaction.user.id)
        if answer.person is None or user in self._tried or interaction.context.dm_channel:
            return None
        self._tried.add(user)
        account = await self._account(answer.person, user)
        if account is None or account.chat:
            return None
        chat, reached = await _hello(interaction.user, await self._pen.drawn(greeting(), answer.voice))
        if reached is None:
            self._tried.discard(user)
            return None
        await self._keep(user, chat, reached)
        return reached

    async def knock(self, interaction: Interaction[Any], answer: Answer) -> bool | None:
        """Somebody who waits for reminders and has only tapped and called so far: whether they can come. None: not
        tried; what was logged has set none."""
        chat, user = str(interaction.channel_id), str(interaction.user.id)
        if answer.person is None or chat in self._knocked or chat in self._met or answer.reply.touched:
            return None
        account = await self._account(answer.person, user)
        if account is None or account.chat != chat or not (account.reachable and account.reminds):
            return None
        if not await self._waits(answer.person):
            return None
        self._knocked.add(chat)
        open_ = await _takes_messages(interaction.client.get_partial_messageable(int(chat)))
        if open_ is None:
            self._knocked.discard(chat)
        elif not open_:
            await self._keep(user, chat, reachable=False)
        return open_

    async def _waits(self, person: PersonId) -> bool:
        async with self._dispatcher.database.transaction() as storage:
            return await storage.outbox.next_due(person) is not None

    async def _keep(self, user: str, chat: str, reachable: bool) -> None:
        async with self._dispatcher.database.transaction() as storage:
            await storage.people.set_reachable(PLATFORM, user, chat, reachable)

    async def _account(self, person: PersonId, user: str) -> Account | None:
        async with self._dispatcher.database.transaction() as storage:
            accounts = await storage.people.accounts(person)
        return next((one for one in accounts if (one.platform, one.user) == (PLATFORM, user)), None)


async def _hello(user: discord.User | discord.Member, page: Drawn) -> tuple[str, bool | None]:
    """The private chat, and whether they take messages there; None: who knows, Discord was not to be had."""
    chat = ""
    try:
        channel = user.dm_channel or await user.create_dm()
        chat = str(channel.id)
        await channel.send(view=page.view)
    except REFUSED as refused:
        log.info("no greeting in private", reason=str(refused))
        return chat, False if isinstance(delivery_failure(refused), Unreachable) else None
    return chat, True


async def _takes_messages(chat: discord.abc.Messageable) -> bool | None:
    """Whether a private chat is open, without a word in it; None: who knows. Of an empty message Discord says that it
    is empty, once it has seen that we may write there."""
    try:
        await chat.send("")
    except REFUSED as refused:
        if getattr(refused, "code", 0) == NOTHING_IN_IT:
            return True
        log.info("nothing can be sent in private", reason=str(refused))
        return False if isinstance(delivery_failure(refused), Unreachable) else None
    raise AssertionError("an empty message was sent")


async def tell_of_closed_chat(interaction: Interaction[Any], answer: Answer, pen: Pen) -> None:
    """Beside the answer, seen by them alone."""
    page = await pen.drawn(closed(among_others=_may_write_here(interaction)), answer.voice)
    await interaction.followup.send(view=page.view, ephemeral=True)


def _may_write_here(interaction: Interaction[Any]) -> bool:
    """Unasked, where others read along: not in a server that we are no member of, whose people brought us along."""
    guild, held = interaction.guild_id, interaction.app_permissions
    if guild is None or interaction.client.get_guild(guild) is None or not held.view_channel:
        return False
    in_thread = isinstance(interaction.channel, discord.Thread)
    return held.send_messages_in_threads if in_thread else held.send_messages
