"""Accounts whose grace is over: their owner is told, and everything of theirs goes."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

import structlog

from bot.conversation.reply import Reply, text
from bot.conversation.wording import voice_of
from bot.frontends.frontend import Frontend
from core.actions.erase import BATCH, erase_again, leaving
from core.errors import NotSaved
from core.people import Account, Person, PersonId
from core.ports import Database, TimeSource

log = structlog.get_logger(__name__)

QUIET = timedelta(minutes=1)
"""Without a request, before the files are wiped: a file of 200 MB is written anew in seconds, and who taps meanwhile
waits for it."""
LONGEST_WAIT = timedelta(hours=6)
"""For such a minute."""
AGAIN_AFTER = timedelta(minutes=10)
"""Where it failed: each try writes them anew, and a disk that is full or a reader that stays takes its time."""
PATIENCE_SECONDS = 10.0
"""With a platform that is to say good-bye; the promise does not wait for it."""


class Tombstones(Protocol):
    """Who has been erased, for a restored older copy of the database."""

    def __len__(self) -> int: ...

    def add(self, accounts: Iterable[tuple[str, str]], at: datetime) -> None: ...

    def erased(self, platform: str, user: str) -> datetime | None: ...


class Erasing:
    """`wipe` makes sure that nothing is left in the files of the database of what was deleted from it."""

    def __init__(
        self,
        database: Database,
        clock: TimeSource,
        frontends: Mapping[str, Frontend],
        tombstones: Tombstones,
        wipe: Callable[[], Awaitable[None]],
    ) -> None:
        self.database = database
        self.clock = clock
        self.frontends = frontends
        self.tombstones = tombstones
        self.wipe = wipe
        self._wipes_from = datetime.min.replace(tzinfo=UTC)

    async def after_restore(self) -> None:
        """At start, before anybody is answered."""
        if not len(self.tombstones):
            return
        async with self.database.transaction() as storage:
            gone = await erase_again(storage, self.tombstones.erased, self.clock())
        if gone:
            await self._wipe(at_once=True)
            log.warning("an older copy of the database had accounts that were erased; they are gone again", count=gone)

    async def erase_due(self) -> int:
        """How many have gone. The files are wiped of them as soon as nobody asks for anything, which has to wait for
        that."""
        async with self.database.transaction() as storage:
            due = await storage.erasures.due(self.clock(), BATCH)
        gone = sum([await self._erase(person) for person in due])
        if gone:
            log.info("accounts were erased, as their owners wished", count=gone)
        if self.clock() >= self._wipes_from:
            await self._wipe_or_wait()
        return gone

    async def _wipe_or_wait(self) -> None:
        try:
            await self._wipe()
        except NotSaved as failed:
            self._wipes_from = self.clock() + AGAIN_AFTER
            log.warning("the files could not be wiped of who was erased", reason=str(failed), again_in=str(AGAIN_AFTER))

    async def _wipe(self, *, at_once: bool = False) -> None:
        """Kept until it is done, so that a crash or a stop only puts it off."""
        now = self.clock()
        async with self.database.transaction() as storage:
            unwiped = await storage.erasures.unwiped()
            if not unwiped:
                return
            waits = not at_once and now - min(unwiped.values()) < LONGEST_WAIT
            if waits and not await storage.erasures.is_quiet(now - QUIET):
                return
        await self.wipe()
        async with self.database.transaction() as storage:
            await storage.erasures.wiped(unwiped)

    async def _erase(self, person: PersonId) -> bool:
        """The tombstone comes first: if we fall over behind it, the next start carries on. Good-bye is said when it is
        true: who thinks better of it at the last moment hears none, and a full disk makes none of it come twice."""
        async with self.database.transaction() as storage:
            found = await leaving(storage, person, now := self.clock())
            if found is None:
                return False
            someone, accounts = found
            self.tombstones.add([(account.platform, account.user) for account in accounts], now)
            await storage.erasures.erase(person, now)
        await asyncio.gather(*(self._say_goodbye(someone, account) for account in accounts))
        return True

    async def _say_goodbye(self, someone: Person, account: Account) -> None:
        frontend = self.frontends.get(account.platform)
        if frontend is None or not account.chat or not account.reachable:
            return
        words = text("erased", name=someone.name, named=len(someone.name))
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await frontend.deliver(account.chat, Reply((words,)), voice_of(someone), nonce=secrets.token_hex(8))
        except Exception as failed:
            log.warning("nobody could be told of an erasure", platform=account.platform, reason=type(failed).__name__)
