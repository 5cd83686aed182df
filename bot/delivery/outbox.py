"""Sends what waits in the outbox: send first, mark after, under a lease.

A crash between the two sends one message twice; the other order would lose it (reliability.md, K6).
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.conversation.day_card import moved_down, reminder
from bot.conversation.reaching import UNTOLD
from bot.conversation.reply import Reply
from bot.conversation.wording import Voice, voice_of
from bot.frontends.frontend import DeliveryFailed, Frontend, TryLater, Unreachable, Unsure
from core.actions.remind import SNOOZED_SLOT, still_needed
from core.people import Account, PersonId
from core.ports import Database, Delivery, DeliveryState, LiveMessage, Storage, TimeSource
from core.quiet import is_quiet

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
BATCH = 100
AT_ONCE = 16
"""Deliveries that are written at once, and those that are on their way to one platform."""
MOST_UNDER_WAY = 400
IN_LINE_SECONDS = 10.0
DELIVERY_SECONDS = 30.0
"""In front of a platform and with it: together less than the lease."""
SLOW = timedelta(seconds=5)
TICK_SECONDS = 2.0
"""For which a tick waits for its deliveries: those of a slow platform go on by themselves."""
WAITS = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 300, 900, 1800))
"""Before each further try."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A delivery with what it says and where it goes."""

    delivery: Delivery
    reply: Reply
    voice: Voice
    accounts: Sequence[Account]
    spare: Sequence[Account]
    """Tried only when nobody is at any of the accounts."""


class Courier:
    """Carries deliveries to the front-ends. `owner` names this process in leases."""

    def __init__(self, database: Database, clock: TimeSource, frontends: Mapping[str, Frontend], owner: str) -> None:
        self.database = database
        self.clock = clock
        self.frontends = frontends
        self.owner = owner
        self._desk = asyncio.Semaphore(AT_ONCE)
        self._gates: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))
        self._in_line: Counter[str] = Counter()
        """By platform: deliveries that are on their way to it, or wait for their turn."""
        self._under_way: dict[str, asyncio.Task[None]] = {}

    async def send_waiting(self) -> int:
        """Send what is due now; how many deliveries were looked at. What a slow platform holds up goes on by itself."""
        seen = 0
        while len(self._under_way) < MOST_UNDER_WAY:
            now = self.clock()
            async with self.database.transaction() as storage:
                leased = await storage.outbox.lease(self.owner, now, now + LEASE, BATCH, self._crowded())
            seen += len(leased)
            begun = [self._begin(delivery) for delivery in leased if delivery.id not in self._under_way]
            slow = (await asyncio.wait(begun, timeout=TICK_SECONDS))[1] if begun else set()
            if slow or not begun or len(leased) < BATCH:
                break
        return seen

    async def finish(self, seconds: float) -> None:
        """Give what is under way that long; what is then left is sent after its lease, by whoever lives."""
        tasks = list(self._under_way.values())
        if tasks:
            _, slow = await asyncio.wait(tasks, timeout=seconds)
            for task in slow:
                task.cancel()
            await asyncio.gather(*slow, return_exceptions=True)

    def _crowded(self) -> frozenset[str]:
        """Platforms before which so many wait that more need not be fetched."""
        return frozenset(platform for platform, waiting in self._in_line.items() if waiting >= BATCH)

    def _begin(self, delivery: Delivery) -> asyncio.Task[None]:
        task = self._under_way[delivery.id] = asyncio.create_task(self._carry(delivery))
        task.add_done_callback(lambda _: self._under_way.pop(delivery.id, None))
        return task

    async def _carry(self, delivery: Delivery) -> None:
        try:
            await self._carry_or_put_off(delivery)
        except Exception as failure:
            log.error("a delivery could not be settled; its lease will end", exc_info=failure)

    async def _carry_or_put_off(self, delivery: Delivery) -> None:
        try:
            async with self._desk:
                letter = await self._write(delivery)
            if letter is not None:
                await self._send(letter)
        except TryLater as failure:
            await self._try_later(delivery, failure)
        except Unsure as failure:
            await self._once_more(delivery, failure)
        except DeliveryFailed as failure:
            await self._settle(delivery, DeliveryState.DEAD, str(failure))
        except Exception:
            log.exception("delivery failed", delivery=delivery.id)
            await self._try_later(delivery, TryLater("unexpected"))

    async def _write(self, delivery: Delivery) -> Letter | None:
        """The letter, or None when it need not be sent any more: that is then settled."""
        now = self.clock()
        async with self.database.transaction() as storage:
            if now >= delivery.expires_at:
                await storage.outbox.settle(delivery.id, self.owner, DeliveryState.EXPIRED, now, "too late")
                return None
            asked = await still_needed(storage, delivery.person, delivery.habit, delivery.date, now, delivery.slot)
            if asked is None:
                await storage.outbox.settle(delivery.id, self.owner, DeliveryState.SKIPPED, now, "not needed")
                return None
            accounts, spare = await self._destinations(storage, delivery.person)
            if not accounts and not spare:
                await storage.outbox.settle(delivery.id, self.owner, DeliveryState.DEAD, now, "nowhere to send it")
                return None
        quiet = is_quiet(asked.person.clock, asked.person.preferences, now)
        card = replace(reminder(asked, now), silent=quiet)
        return Letter(delivery, card, voice_of(asked.person), accounts, spare)

    async def _destinations(self, storage: Storage, person: PersonId) -> tuple[list[Account], list[Account]]:
        """Where reminders come, and where else the person is, should nobody be there."""
        here = [one for one in await storage.people.accounts(person) if one.platform in self.frontends and _chats(one)]
        return [one for one in here if one.reminds], [one for one in here if not one.reminds]

    async def _send(self, letter: Letter) -> None:
        """To every account at once. One that was reached is enough: what failed elsewhere is not tried again then."""
        outcomes = await asyncio.gather(*(self._reach(letter, account) for account in letter.accounts))
        failures = [failure for failure in outcomes if failure]
        if letter.accounts and len(failures) < len(letter.accounts):
            return
        if waiting := [failure for failure in failures if not isinstance(failure, Unreachable)]:
            raise waiting[0]
        for account in letter.spare:
            failure = await self._reach(letter, account)
            if failure is None:
                return
            failures.append(failure)
        raise failures[0]

    async def _reach(self, letter: Letter, account: Account) -> DeliveryFailed | None:
        """By the private chat, or by the place the person chose for when it is closed; what came of it."""
        failure: DeliveryFailed | None = None
        for chat in _chats(account):
            try:
                message = await self._deliver(letter, account.platform, chat)
            except Unreachable as gone:
                failure = gone
                await self._lost(letter, account, chat)
            except DeliveryFailed as later:
                return later
            else:
                await self._sent(letter, account.platform, chat, message)
                return None
        return failure

    async def _deliver(self, letter: Letter, platform: str, chat: str) -> str:
        """In the platform's own line: a slow one holds up nobody else's. Raises: DeliveryFailed."""
        gate = self._gates[platform]
        self._in_line[platform] += 1
        try:
            await self._turn(gate, platform)
            try:
                async with asyncio.timeout(DELIVERY_SECONDS):
                    return await self.frontends[platform].deliver(chat, letter.reply, letter.voice, letter.delivery.id)
            except TimeoutError:
                raise Unsure(f"{platform} did not answer") from None
            finally:
                gate.release()
        finally:
            self._in_line[platform] -= 1

    async def _turn(self, gate: asyncio.Semaphore, platform: str) -> None:
        try:
            async with asyncio.timeout(IN_LINE_SECONDS):
                await gate.acquire()
        except TimeoutError:
            raise TryLater(f"{platform} is slow", SLOW) from None

    async def _sent(self, letter: Letter, platform: str, chat: str, message: str) -> None:
        now, delivery, live = self.clock(), letter.delivery, letter.reply.live
        assert live is not None
        shown = LiveMessage(platform, chat, message, live.view.encode(), live.habits, live.date, live.redraw_at)
        async with self.database.transaction() as storage:
            await storage.outbox.settle(delivery.id, self.owner, DeliveryState.SENT, now)
            earlier = await self._forget_earlier(storage, delivery, shown) if delivery.slot == SNOOZED_SLOT else []
            await storage.desk.show(delivery.person, shown, now)
        for one in earlier:
            await self.frontends[platform].redraw(chat, one.message, moved_down(letter.reply), letter.voice)

    async def _forget_earlier(self, storage: Storage, delivery: Delivery, shown: LiveMessage) -> list[LiveMessage]:
        """What was put off comes as a new message; the cards of that habit and date that it was put off on."""
        cards = await storage.desk.showing(delivery.person, shown.habits, shown.date)
        earlier = [one for one in cards if replace(one, message=shown.message, redraw_at=shown.redraw_at) == shown]
        for one in earlier:
            await storage.desk.forget_message(one.platform, one.chat, one.message)
        return earlier

    async def _lost(self, letter: Letter, account: Account, chat: str) -> None:
        """Nobody is there any more: stop writing there until they write to us, who will then tell them so."""
        person, now = letter.delivery.person, self.clock()
        async with self.database.transaction() as storage:
            present = await storage.people.accounts(person)
            for one in present:
                if (one.platform, one.user) == (account.platform, account.user):
                    gone = replace(one, reachable=False) if chat == one.chat else replace(one, fallback="")
                    await storage.people.save_account(person, gone)
            await storage.desk.keep_draft(person, UNTOLD, {"platform": account.platform}, now)

    async def _once_more(self, delivery: Delivery, failure: Unsure) -> None:
        """It may have arrived: one more copy at most."""
        if delivery.attempts:
            await self._settle(delivery, DeliveryState.SENT, f"unsure: {failure}")
        else:
            await self._try_later(delivery, TryLater(str(failure)))

    async def _try_later(self, delivery: Delivery, failure: TryLater) -> None:
        now = self.clock()
        wait = failure.after or (WAITS[delivery.attempts] if delivery.attempts < len(WAITS) else None)
        if wait is None:
            await self._settle(delivery, DeliveryState.DEAD, str(failure))
        elif now + wait >= delivery.expires_at:
            await self._settle(delivery, DeliveryState.EXPIRED, str(failure))
        else:
            async with self.database.transaction() as storage:
                counts = failure.after is None
                await storage.outbox.postpone(delivery.id, self.owner, now + wait, str(failure), counts=counts)

    async def _settle(self, delivery: Delivery, state: DeliveryState, reason: str) -> None:
        now: datetime = self.clock()
        async with self.database.transaction() as storage:
            await storage.outbox.settle(delivery.id, self.owner, state, now, reason)


def _chats(account: Account) -> list[str]:
    private = [account.chat] if account.reachable else []
    return [chat for chat in (*private, account.fallback) if chat]
