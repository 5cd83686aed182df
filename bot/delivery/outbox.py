"""Sends what waits in the outbox: send first, mark after, under a lease.

A crash between the two sends one message twice; the other order would lose it (reliability.md, K6).
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.conversation.bundle_card import VIEW as BUNDLE
from bot.conversation.day_card import VIEW as CARD
from bot.conversation.day_card import moved_down
from bot.conversation.live_messages import live_message, op_of
from bot.conversation.reaching import UNTOLD
from bot.conversation.redrawing import LOOKED_AT_AFTER, Newest, Redraw
from bot.conversation.reply import Reply
from bot.conversation.wording import Voice, voice_of
from bot.delivery.letters import SINGLE, plan_catching_up, words_for
from bot.frontends.frontend import DeliveryFailed, Frontend, LaneStopped, TryLater, Unreachable, Unsure
from core.actions.bundles import bundles
from core.actions.morning import keep_said
from core.actions.remind import still_needed
from core.days import local_date
from core.desk import LiveMessage
from core.errors import CairnError
from core.people import Account, Person, PersonId
from core.ports import SNOOZED_SLOT, Database, Delivery, DeliveryState, Storage, TimeSource

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
STOPPED = timedelta(minutes=1)
"""Between tries on a platform that has refused us for good: the process ends soon, or whoever runs it helps."""
MARKED_AFTER = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between tries to write down what was sent: with the database's own patience, less than the lease."""
WAITS = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 300, 900, 1800))
"""Before each further try."""
ASKING = frozenset({CARD, BUNDLE})
"""Views of the messages that ask."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Deliveries with what they say together, and where it goes."""

    deliveries: tuple[Delivery, ...]
    reply: Reply
    voice: Voice
    accounts: Sequence[Account]
    spare: Sequence[Account]
    """Tried only when nobody is at any of the accounts."""
    to: Person
    morning: Reply | None = None
    """What follows in a message of its own."""

    @property
    def person(self) -> PersonId:
        return self.deliveries[0].person

    @property
    def nonce(self) -> str:
        return self.deliveries[0].id


class Courier:
    """Carries deliveries to the front-ends. `owner` names this process in leases."""

    def __init__(
        self, database: Database, clock: TimeSource, frontends: Mapping[str, Frontend], newest: Newest, owner: str
    ) -> None:
        self.newest = newest
        self.database = database
        self.clock = clock
        self.frontends = frontends
        self.owner = owner
        self._desk = asyncio.Semaphore(AT_ONCE)
        self._gates: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))
        self._in_line: Counter[str] = Counter()
        """By platform: deliveries that are on their way to it, or wait for their turn."""
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._halfway: dict[tuple[int, str, str], Letter] = {}
        """What a platform has been given and not confirmed."""

    async def send_waiting(self) -> int:
        """Send what is due now; how many deliveries were looked at. What a slow platform holds up goes on by itself."""
        seen = 0
        while len(self._under_way) < MOST_UNDER_WAY:
            now = self.clock()
            async with self.database.transaction() as storage:
                leased = await storage.outbox.lease(self.owner, now, now + LEASE, BATCH, self._open())
            seen += len(leased)
            new = [delivery for delivery in leased if delivery.id not in self._under_way]
            begun = [self._begin(bundle) for bundle in bundles(new, SINGLE)]
            if begun:
                await asyncio.wait(begun, timeout=TICK_SECONDS)
            if not begun or len(leased) < BATCH:
                break
        return seen

    async def finish(self, seconds: float) -> None:
        """Give what is under way that long; what is then left is whoever lives to send, and at once."""
        if tasks := list(self._under_way.values()):
            await asyncio.wait(tasks, timeout=seconds)
        slow, halfway = list(self._under_way.values()), list(self._halfway.values())
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        with suppress(CairnError):  # then their leases end
            for letter in halfway:
                await self._once_more(letter.deliveries, Unsure("stopped"))
            async with self.database.transaction() as storage:
                await storage.outbox.give_back(self.owner)

    def _open(self) -> list[str]:
        """Platforms that are here, but for those before which so many wait that more need not be fetched. What only
        another process can deliver is left to it."""
        return [platform for platform in self.frontends if self._in_line[platform] < BATCH]

    def _begin(self, bundle: tuple[Delivery, ...]) -> asyncio.Task[None]:
        task = asyncio.create_task(self._carry(bundle))
        self._under_way |= {delivery.id: task for delivery in bundle}
        task.add_done_callback(lambda _: [self._under_way.pop(delivery.id, None) for delivery in bundle])
        return task

    async def _carry(self, bundle: tuple[Delivery, ...]) -> None:
        try:
            await self._carry_or_put_off(bundle)
        except Exception as failure:
            log.error("a delivery could not be settled; its lease will end", exc_info=failure)

    async def _carry_or_put_off(self, bundle: tuple[Delivery, ...]) -> None:
        """What one message says is settled together; each delivery keeps its own row."""
        try:
            async with self._desk:
                letter = await self._write(bundle)
            if letter is not None:
                bundle = letter.deliveries
                await self._send(letter)
        except TryLater as failure:
            await self._try_later(bundle, failure)
        except Unsure as failure:
            await self._once_more(bundle, failure)
        except DeliveryFailed as failure:
            await self._settle(bundle, DeliveryState.DEAD, str(failure))
        except Exception:
            log.exception("delivery failed", deliveries=[delivery.id for delivery in bundle])
            await self._try_later(bundle, TryLater("unexpected"))

    async def _write(self, bundle: tuple[Delivery, ...]) -> Letter | None:
        """The letter, or None when nothing need be sent any more; what is not in the letter is then settled."""
        now = self.clock()
        async with self.database.transaction() as storage:
            late = tuple(delivery for delivery in bundle if now >= delivery.expires_at)
            await self._end(storage, late, DeliveryState.EXPIRED, "too late")
            in_time = tuple(delivery for delivery in bundle if delivery not in late)
            words = await words_for(storage, in_time, now) if in_time else None
            if isinstance(words, datetime):
                for delivery in in_time:
                    await storage.outbox.postpone(delivery.id, self.owner, words, "not yet", counts=False)
                return None
            said = words.said if words else ()
            needless = tuple(delivery for delivery in in_time if delivery not in said)
            await self._end(storage, needless, DeliveryState.SKIPPED, "not needed")
            if words is None:
                return None
            accounts, spare = await self._destinations(storage, words.person.id)
            if not accounts and not spare:
                await self._end(storage, said, DeliveryState.DEAD, "nowhere to send it")
                return None
        voice = voice_of(words.person, local_date(words.person.clock, now))
        return Letter(said, words.reply, voice, accounts, spare, words.person, words.morning)

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
        raise next((failure for failure in failures if not isinstance(failure, Unreachable)), failures[0])

    async def _reach(self, letter: Letter, account: Account) -> DeliveryFailed | None:
        """By the private chat, or by the place the person chose for when it is closed; what came of it."""
        failure: DeliveryFailed | None = None
        for chat in _chats(account):
            try:
                message = await self._deliver(letter, account.platform, chat, letter.nonce)
            except Unreachable as gone:
                failure = gone
                await self._lost(letter, account, chat)
            except DeliveryFailed as later:
                return later
            else:
                await self._surely_sent(letter, account.platform, chat, message)
                await self._follow(letter, account.platform, chat)
                return None
        return failure

    async def _follow(self, letter: Letter, platform: str, chat: str) -> None:
        """Kind words that are lost are not tried again: what was asked has arrived."""
        if letter.morning is None:
            return
        try:
            await self._deliver(replace(letter, reply=letter.morning), platform, chat, nonce=f"{letter.nonce}m")
        except DeliveryFailed as failure:
            log.warning("the words of the morning were lost", platform=platform, reason=str(failure))

    async def _deliver(self, letter: Letter, platform: str, chat: str, nonce: str) -> str:
        """In the platform's own line: a slow one holds up nobody else's. Raises: DeliveryFailed."""
        gate = self._gates[platform]
        self._in_line[platform] += 1
        try:
            await self._turn(gate, platform)
            self._halfway[id(letter), platform, chat] = letter
            try:
                async with asyncio.timeout(DELIVERY_SECONDS):
                    return await self.frontends[platform].deliver(chat, letter.reply, letter.voice, nonce)
            except TimeoutError:
                raise Unsure(f"{platform} did not answer") from None
            except LaneStopped as stopped:
                raise TryLater(str(stopped), STOPPED) from None
            except DeliveryFailed:
                raise
            except Exception:
                log.exception("delivery failed", platform=platform)
                raise TryLater("unexpected") from None
            finally:
                self._halfway.pop((id(letter), platform, chat), None)
                gate.release()
        finally:
            self._in_line[platform] -= 1

    async def _turn(self, gate: asyncio.Semaphore, platform: str) -> None:
        try:
            async with asyncio.timeout(IN_LINE_SECONDS):
                await gate.acquire()
        except TimeoutError:
            raise TryLater(f"{platform} is slow", SLOW) from None

    async def _surely_sent(self, letter: Letter, platform: str, chat: str, message: str) -> None:
        """It has left: while the database cannot take that, it is no reason to send it once more."""
        for pause in MARKED_AFTER:
            try:
                return await self._sent(letter, platform, chat, message)
            except CairnError as busy:
                log.warning("what was sent could not be written down yet", reason=str(busy))
                await asyncio.sleep(pause)
            except Exception:
                log.exception("what was sent could not be kept as shown")
                return await self._settle(letter.deliveries, DeliveryState.SENT, "")
        log.error("what was sent could not be written down; it is sent again when its lease has ended")
        return None

    async def _sent(self, letter: Letter, platform: str, chat: str, message: str) -> None:
        now, live = self.clock(), letter.reply.live
        earlier: tuple[Redraw, ...] = ()
        async with self.database.transaction() as storage:
            await self._end(storage, letter.deliveries, DeliveryState.SENT)
            there = await storage.people.get(letter.person)  # else erased meanwhile, or one with somebody else
            if live is not None and there:
                shown = live_message(live, platform, chat, message)
                if any(delivery.slot == SNOOZED_SLOT for delivery in letter.deliveries):
                    earlier = await self._move_down(storage, letter, shown, now)
                await storage.desk.show(letter.person, shown, now)
            if letter.morning is not None and there:
                await keep_said(storage, letter.to, now, here=False)
        for one in earlier:
            done = partial(self.newest.drawn, one)
            await self.frontends[platform].redraw(chat, one.message.message, one.reply, letter.voice, done)

    async def _move_down(
        self, storage: Storage, letter: Letter, shown: LiveMessage, now: datetime
    ) -> tuple[Redraw, ...]:
        """What was put off comes as a new message: the cards that show nothing else that is open have had their day.

        Should we fall over before they say so, they are drawn as the cards that they were.
        """
        person, earlier = letter.person, []
        for card in await storage.desk.showing(person, shown.habits, shown.date):
            here = (card.platform, card.chat) == (shown.platform, shown.chat) and card.message != shown.message
            if not here or card.date != shown.date or op_of(card) not in ASKING:
                continue
            others = [await still_needed(storage, person, one, shown.date, now) for one in card.habits - shown.habits]
            if not any(others):
                owed = replace(card, redraw_at=now + LOOKED_AT_AFTER, owed=True)
                earlier.append(Redraw(owed, moved_down(letter.reply), letter.voice, person))
        await storage.desk.owe(person, [one.message for one in earlier])
        return self.newest.of(tuple(earlier))

    async def _lost(self, letter: Letter, account: Account, chat: str) -> None:
        """Nobody is there any more: stop writing there until they write to us, who will then tell them so."""
        person, now = letter.person, self.clock()
        async with self.database.transaction() as storage:
            present = await storage.people.accounts(person)
            if not present:
                return
            for one in present:
                if (one.platform, one.user) == (account.platform, account.user):
                    gone = replace(one, reachable=False) if chat == one.chat else replace(one, fallback="")
                    await storage.people.save_account(person, gone)
            await storage.desk.keep_draft(person, UNTOLD, {"platform": account.platform}, now)

    async def _once_more(self, bundle: tuple[Delivery, ...], failure: Unsure) -> None:
        """It may have arrived: one more copy at most."""
        if any(delivery.unsure for delivery in bundle):
            await self._settle(bundle, DeliveryState.SENT, f"unsure: {failure}")
        else:
            await self._try_later(tuple(replace(one, unsure=True) for one in bundle), TryLater(str(failure)))

    async def _try_later(self, bundle: tuple[Delivery, ...], failure: TryLater) -> None:
        """All of it at once, so that it stays one message."""
        now, attempts = self.clock(), max(delivery.attempts for delivery in bundle)
        wait = failure.after or (WAITS[attempts] if attempts < len(WAITS) else None)
        if wait is None:
            await self._settle(bundle, DeliveryState.DEAD, str(failure))
            return
        async with self.database.transaction() as storage:
            late = tuple(delivery for delivery in bundle if now + wait >= delivery.expires_at)
            await self._end(storage, late, DeliveryState.EXPIRED, str(failure))
            for delivery in bundle:
                if delivery not in late:
                    counts = failure.after is None
                    await storage.outbox.postpone(
                        delivery.id, self.owner, now + wait, str(failure), counts=counts, unsure=delivery.unsure
                    )

    async def _settle(self, bundle: tuple[Delivery, ...], state: DeliveryState, reason: str) -> None:
        async with self.database.transaction() as storage:
            await self._end(storage, bundle, state, reason)

    async def _end(
        self, storage: Storage, bundle: tuple[Delivery, ...], state: DeliveryState, reason: str = ""
    ) -> None:
        now = self.clock()
        for delivery in bundle:
            await storage.outbox.settle(delivery.id, self.owner, state, now, reason)
        if bundle and state is DeliveryState.EXPIRED:
            await plan_catching_up(storage, bundle[0], now)


def _chats(account: Account) -> list[str]:
    private = [account.chat] if account.reachable else []
    return [chat for chat in (*private, account.fallback) if chat]
