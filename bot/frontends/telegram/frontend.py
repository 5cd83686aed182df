"""Telegram as a platform: what comes in is kept, handled by the conversation, and answered in Telegram's own form."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import chain, repeat
from typing import Any, TypeVar

import orjson
import structlog
from telegram.error import InvalidToken, TelegramError

from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.redrawing import Redraw
from bot.conversation.reply import Place, Reply
from bot.conversation.request import LARGEST_FILE, Event, NotReceived, Said, Sent
from bot.conversation.wording import Voice
from bot.frontends.frontend import DeliveryFailed, Done, LaneStopped, TryLater, Unreachable, Unsure
from bot.frontends.telegram import menus, sharing
from bot.frontends.telegram.errors import REVOKED
from bot.frontends.telegram.groups import between_us, link_to
from bot.frontends.telegram.lanes import Lanes
from bot.frontends.telegram.lease import PollerLease
from bot.frontends.telegram.ledger import Ledger
from bot.frontends.telegram.line import Line
from bot.frontends.telegram.pinning import Pins, is_pin
from bot.frontends.telegram.poller import Poller
from bot.frontends.telegram.reading import (
    PLATFORM,
    Asked,
    Attached,
    Incoming,
    Membership,
    Upgraded,
    Wish,
    kept,
    lane_of,
    read,
)
from bot.frontends.telegram.redraws import Redraws
from bot.frontends.telegram.render import toast
from bot.frontends.telegram.sending import Sender
from bot.frontends.telegram.uploads import Draw, Uploads
from core.inbox import Received

log = structlog.get_logger(__name__)

AT_ONCE = 16
"""Requests in the database or waiting for it; how many wait for Telegram does not matter."""
FILES_AT_ONCE = 2
"""In memory, each of 20 MB at most."""
TOO_LARGE = "file is too big"
PAUSES = (1.0, 3.0, 10.0, 30.0, 60.0)
"""Seconds before an answer is tried again."""
LONGEST_WAIT = timedelta(minutes=10)
FINISH_SECONDS = 8.0
LAST_COPIES_SECONDS = 2.0
START_PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)

RedrawAll = Callable[[Sequence[Redraw], Voice], Awaitable[None]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram brings updates, instead of us fetching them."""

    url: str
    secret: str


class Telegram:
    """`run` serves until it is cancelled; `deliver` and `redraw` may be called while it does."""

    platform = PLATFORM

    def __init__(
        self, dispatcher: Dispatcher, line: Line, draw: Draw, redraw_all: RedrawAll, webhook: Webhook | None = None
    ) -> None:
        self.dispatcher = dispatcher
        self.line = line
        self.webhook = webhook
        self.ledger = Ledger(dispatcher.database, dispatcher.clock)
        self.lease = PollerLease(dispatcher.database, dispatcher.clock)
        self.sender = Sender(line, Uploads(dispatcher.database, dispatcher.clock, draw), self._moved)
        self.pins = Pins(dispatcher.database, dispatcher.clock, line)
        self.redraws = Redraws(lambda chat: self.sender.pace.turn(chat), self._draw_anew)
        self._redraw_all = redraw_all
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._fetching = asyncio.Semaphore(FILES_AT_ONCE)
        self._lanes: Lanes | None = None

    @property
    def waiting(self) -> int:
        """Updates that are kept and not answered yet."""
        return self._lanes.waiting if self._lanes else 0

    async def run(self) -> None:
        """Raises: LaneStopped."""
        try:
            await self._connect()
            if self.webhook is None:
                await self.lease.obtain()
        except BaseException:
            await self.line.shutdown()
            raise
        lanes = self._lanes = Lanes(self._handle, self.ledger.is_over)
        writing = asyncio.create_task(self.ledger.run())
        try:
            await self._resume(lanes)
            async with asyncio.TaskGroup() as group:
                group.create_task(self._serve())
                group.create_task(self._dress())
                group.create_task(_wait_for(lanes.stopped))
        except BaseExceptionGroup as failed:
            raise _first(failed) from None
        finally:
            await self._finish(lanes)
            writing.cancel()
            with suppress(asyncio.CancelledError):
                await writing

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        return await self.sender.send_unasked(chat, reply, voice)

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
        """When it is its turn; nobody waits for it."""
        self.redraws.want(chat, message, reply, voice, done)

    async def _draw_anew(self, chat: str, message: str, reply: Reply, voice: Voice) -> bool:
        """Whether it stands there now, or never can."""
        try:
            if await self.sender.edit_unasked(chat, message, reply, voice) is None:
                await self._forget(chat, message)
        except (TryLater, Unsure, LaneStopped) as failed:
            log.warning("a message could not be redrawn yet", reason=str(failed))
            return False
        except DeliveryFailed as failed:
            log.warning("a message was not redrawn", reason=str(failed))
        except Exception:
            log.exception("a message was not redrawn")
        return True

    async def take(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep updates, then begin with those that are new. Raises: CairnError when they could not be kept."""
        if self._lanes is None:
            raise TryLater("not connected yet")
        received = [(lane_of(raw), kept(raw)) for raw in updates]
        new = await self.ledger.put([one for _, one in received])
        for lane, one in received:
            if one.key in new:
                self._lanes.add(lane, [one])
        await self._lanes.has_room()

    # beginning and end

    async def _connect(self) -> None:
        """Ask Telegram who we are, however long it is away."""
        for pause in chain(START_PAUSES, repeat(START_PAUSES[-1])):
            try:
                await self.line.initialize()
            except InvalidToken:
                raise LaneStopped(REVOKED) from None
            except TelegramError as error:
                log.warning("Telegram cannot be reached; trying on", reason=str(error))
                await asyncio.sleep(pause)
            else:
                self.dispatcher.doors[PLATFORM] = link_to(self.line.username, "")
                log.info("Telegram is connected", bot=f"@{self.line.username}")
                return

    async def _resume(self, lanes: Lanes) -> None:
        """What was kept and never answered comes before anything new."""
        waiting = await self.ledger.waiting()
        for received in waiting:
            lanes.add(lane_of(orjson.loads(received.payload)), [received])
        if waiting:
            log.info("going on with what was left", updates=len(waiting))

    async def _serve(self) -> None:
        if self.webhook is not None:
            webhook = self.webhook
            await self._insist(lambda: menus.set_webhook(self.line, webhook.url, webhook.secret))
            return
        await self._insist(lambda: menus.take_webhook_away(self.line))
        async with asyncio.TaskGroup() as group:
            group.create_task(Poller(self.line, self.take).run())
            group.create_task(self.lease.keep())

    async def _dress(self) -> None:
        """Menus and descriptions; a bot without them still works."""
        try:
            owners = [user for platform, user in self.dispatcher.owners if platform == PLATFORM]
            await menus.dress(self.line, self.dispatcher.registry, owners)
        except TelegramError as error:
            log.warning("menus could not be set", reason=str(error))

    async def _finish(self, lanes: Lanes) -> None:
        await lanes.finish(FINISH_SECONDS)
        await self.redraws.finish(LAST_COPIES_SECONDS)
        await self.ledger.write()
        await self.lease.give_back()
        await self.line.shutdown()
        self._lanes = None

    # one update

    async def _handle(self, received: Received) -> None:
        """Raises: LaneStopped. Whatever else goes wrong with the answer is over with it."""
        try:
            await self._do(read(received, self.line.username))
        except Unreachable as gone:
            log.info("nobody is there any more", reason=str(gone))
        except DeliveryFailed as failed:
            log.error("an answer could not be sent", key=received.key, reason=str(failed))

    async def _do(self, incoming: Incoming) -> None:
        match incoming:
            case Asked(event) if not event.private:
                await self._answer_in_group(incoming)
            case Asked():
                await self._answer(incoming)
            case Wish():
                await sharing.answer(self.dispatcher, self.sender, incoming)
            case Membership(user, chat, reachable):
                await self._reachable(user, chat, reachable)
            case Upgraded(old, new):
                await self._moved(old, new)

    async def _answer(self, asked: Asked) -> None:
        if _is_start(asked.event):
            await self._reachable(asked.event.user, asked.event.chat, True)
        if is_pin(asked.event):
            asked = replace(asked, event=await self.pins.tapped(asked.event))
        if asked.attached:
            asked = replace(asked, event=replace(asked.event, what=await self._fetch(asked.attached)))
        async with self._gate:
            answer = await self.dispatcher.answer(asked.event)
        try:
            async with self._its_place(asked, answer.reply):
                await self._give(asked, answer)
        except DeliveryFailed as failed:
            if isinstance(failed, Unreachable):
                await self._reachable(asked.event.user, asked.event.chat, False)
            await self._redraw_all(answer.redraws, answer.voice)
            raise
        await self._redraw_all(answer.redraws, answer.voice)

    def _its_place(self, asked: Asked, reply: Reply) -> AbstractAsyncContextManager[None]:
        """From now on: a copy that is worked out while the answer is under way is newer than it."""
        message = _goes_into(asked, reply)
        return self.redraws.give_way(asked.event.chat, message) if message else nullcontext()

    async def _fetch(self, attached: Attached) -> Sent | NotReceived:
        if attached.size > LARGEST_FILE:
            return NotReceived(attached.name, too_large=True)
        try:
            async with self._fetching:
                content = await self._insist(partial(self.sender.fetch, attached.id))
        except DeliveryFailed as failed:
            log.warning("a file could not be fetched", reason=str(failed))
            return NotReceived(attached.name, too_large=TOO_LARGE in str(failed).casefold())
        return Sent(attached.name, content, attached.caption)

    async def _give(self, asked: Asked, answer: Answer) -> None:
        reply, voice, chat = answer.reply, answer.voice, asked.event.chat
        if asked.query is not None:
            seen = await self._toast(asked.query, answer)
            if not seen and reply.place is Place.TOAST and reply.toast:
                missed = Reply((reply.toast,))
                await self._insist(lambda: self.sender.send(chat, missed, voice))
        if reply.place is not Place.TOAST:
            await self._put(asked, answer)
        if reply.asks_where:
            await self._insist(partial(self.sender.offer_place, chat, voice))
        elif reply.awaits:  # there is one keyboard, and a place is quicker
            await self._insist(partial(self.sender.ask_to_write, chat, reply.awaits, voice))
        for more in reply.then:
            await self._insist(partial(self.sender.send, chat, more, voice))

    async def _toast(self, query: str, answer: Answer) -> bool:
        words = toast(answer.reply.toast, answer.voice) if answer.reply.toast else ""
        return await self._insist(lambda: self.sender.toast(query, words))

    async def _put(self, asked: Asked, answer: Answer) -> None:
        """Into the message that was tapped where the reply belongs there, else as a new one."""
        event, reply, voice = asked.event, answer.reply, answer.voice
        if old := _goes_into(asked, reply):
            message = await self._insist(lambda: self.sender.edit(event.chat, old, reply, voice))
            if message == old:
                return
            if message is None:
                message = await self._insist(lambda: self.sender.send(event.chat, reply, voice))
            await self._forget(event.chat, old)
        else:
            reply = await self.pins.offer(reply, answer.person)
            message = await self._insist(lambda: self.sender.send(event.chat, reply, voice))
            await self.pins.follow(reply, answer.person, event.chat, message)
        await self.dispatcher.shown(answer, PLATFORM, event.chat, message)

    async def _answer_in_group(self, asked: Asked) -> None:
        """What is somebody's own stays out of a group: a link into the private chat is all that is shown there."""
        voice = await self.dispatcher.voice_for(asked.event)
        if asked.query is not None:
            link = link_to(self.line.username)
            await self._insist(lambda: self.sender.refer(asked.query or "", link))
            return
        reply = between_us(asked.event, self.line.username)
        await self._insist(lambda: self.sender.send(asked.event.chat, reply, voice, reply_to=asked.reply_to))

    async def _insist(self, call: Callable[[], Awaitable[T]]) -> T:
        """Try again while Telegram asks for patience. What may have arrived is sent once more at most."""
        unsure = 0
        for pause in PAUSES:
            try:
                return await call()
            except TryLater as later:
                if later.after and later.after > LONGEST_WAIT:
                    raise
                await asyncio.sleep(later.after.total_seconds() if later.after else pause)
            except Unsure:
                unsure += 1
                if unsure > 1:
                    raise
                await asyncio.sleep(pause)
        return await call()

    # what is kept about accounts and messages

    async def _reachable(self, user: str, chat: str, reachable: bool) -> None:
        async with self._gate, self.dispatcher.database.transaction() as storage:
            await storage.people.set_reachable(PLATFORM, user, chat, reachable)

    async def _moved(self, old: str, new: str) -> None:
        async with self._gate, self.dispatcher.database.transaction() as storage:
            await storage.desk.chat_moved(PLATFORM, old, new)

    async def _forget(self, chat: str, message: str) -> None:
        async with self._gate, self.dispatcher.database.transaction() as storage:
            await storage.desk.forget_message(PLATFORM, chat, message)


def _goes_into(asked: Asked, reply: Reply) -> str | None:
    """The message that the reply is written into. None: into none, or a new one."""
    return asked.event.message if asked.query and reply.place is Place.SAME else None


def _is_start(event: Event) -> bool:
    return isinstance(event.what, Said) and event.what.words.startswith("/start")


async def _wait_for(stopped: asyncio.Future[None]) -> None:
    await stopped


def _first(failed: BaseExceptionGroup[BaseException]) -> BaseException:
    """The reason why everything ended: one refusal by the platform, or a bug."""
    stops = failed.subgroup(LaneStopped)
    found: BaseException = stops or failed
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    return found
