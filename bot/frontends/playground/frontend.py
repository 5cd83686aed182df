"""The playground as a platform: visitors say and tap, replies become messages of the page."""

from __future__ import annotations

import asyncio
import hashlib
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.redrawing import Redraw
from bot.conversation.reply import File, Picture, Place, Reply
from bot.conversation.request import Event, NotReceived, Said, Sent, Tapped, What
from bot.conversation.wording import Voice, render
from bot.frontends.frontend import Done, Unreachable
from bot.frontends.playground.book import Book, Message, Visitor
from bot.frontends.playground.drawn import drawn
from bot.frontends.playground.event import PLATFORM, event_of
from bot.frontends.playground.seen import reads_of
from bot.frontends.playground.trace import Trace, trace_of
from core.days import zone_at
from core.pictures import Picture as PictureValues
from core.ports import TimeSource
from core.wall_time import wall_clock

ANSWERS = ">"
TRACES = 8
"""Requests that are remembered for the inspector."""

Draw = Callable[[PictureValues], Awaitable[bytes]]
RedrawAll = Callable[[Sequence[Redraw], Voice], Awaitable[None]]
Give = Callable[[Answer], Awaitable[None]]
Tell = Callable[[str, dict[str, Any]], None]
"""Receives a visitor's id ("" for everybody's) and what has changed for them."""
EVERYBODY = ""


class Playground:
    """Messages live in the book; whoever listens is told of each change."""

    platform = PLATFORM

    def __init__(
        self, dispatcher: Dispatcher, book: Book, draw: Draw, redraw_all: RedrawAll, clock: TimeSource
    ) -> None:
        self.dispatcher = dispatcher
        self.book = book
        self.traces: deque[Trace] = deque(maxlen=TRACES)
        self._draw = draw
        self._redraw_all = redraw_all
        self._clock = clock
        self._listeners: set[Tell] = set()

    async def run(self) -> None:
        """The page calls; there is nothing to fetch."""
        await asyncio.Event().wait()

    def listen(self, tell: Tell) -> Callable[[], None]:
        """Returns what ends the listening."""
        self._listeners.add(tell)
        return lambda: self._listeners.discard(tell)

    def tell(self, visitor: str, change: dict[str, Any]) -> None:
        for tell in tuple(self._listeners):
            tell(visitor, change)

    async def say(self, visitor: Visitor, words: str, key: str, *, heard_only: bool = False) -> None:
        """The line stands on the page at once and once; `heard_only`: it does not show there. One that begins with ">"
        answers the newest message that has buttons.
        """
        if not heard_only and all(message.get("key") != key for message in visitor.messages):
            line = {"from": "me", "key": key, "at": self.wall_time(visitor), "lines": [[{"words": words}]]}
            self._add(visitor, line)
        answered = _newest(visitor) if words.startswith(ANSWERS) else None
        await self._ask(visitor, Said(words.removeprefix(ANSWERS).strip()), key, answered)

    async def bring(self, visitor: Visitor, sent: Sent | NotReceived, key: str) -> None:
        """A file: its name stands on the page, and nobody keeps the rest."""
        if all(message.get("key") != key for message in visitor.messages):
            named = {"from": "me", "key": key, "at": self.wall_time(visitor), "lines": [[{"words": sent.name}]]}
            self._add(visitor, named | {"attached": True})
        await self._ask(visitor, sent, key, None)

    async def tap(self, visitor: Visitor, message: str, action: str, key: str) -> None:
        await self._ask(visitor, Tapped(action), key, message)

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        visitor = self.book.visitors.get(chat)
        if visitor is None:
            raise Unreachable("that visitor has left the playground")
        sent = await self.send(visitor, reply, voice)
        self.tell(EVERYBODY, {"kind": "world"})
        return sent

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
        visitor = self.book.visitors.get(chat)
        if visitor is not None:
            await self._edit(visitor, message, reply, voice)
        done()

    async def _ask(self, visitor: Visitor, what: What, key: str, message: str | None) -> None:
        async def give(answer: Answer) -> None:
            await self._give(visitor, answer, message, again=key in visitor.answered)

        await self.hear(visitor, event_of(visitor, what, key, message), key, give)

    async def hear(self, visitor: Visitor, event: Event, key: str, give: Give) -> None:
        """What the visitor did is answered by the conversation; `give` puts the answer where they see it."""
        answer = await self.dispatcher.answer(event)
        self.traces.append(trace_of(event, answer))
        await self.follow(visitor)
        await give(answer)
        await self._redraw_all(answer.redraws, answer.voice)
        self.book.keep_answered(visitor, key)

    async def follow(self, visitor: Visitor) -> None:
        """Note where the visitor lives now, and how they read: what they said, or time, may have changed it."""
        async with self.dispatcher.database.transaction() as storage:
            person = await storage.people.by_account(PLATFORM, visitor.id)
        if person is None:
            return
        zone = zone_at(person.clock, self._clock()) if person.set_up else visitor.zone
        reads = reads_of(person)
        if (zone, reads) != (visitor.zone, visitor.reads):
            self.book.keep_person(visitor, zone, reads)
            self.tell(EVERYBODY, {"kind": "world"})

    async def _give(self, visitor: Visitor, answer: Answer, message: str | None, again: bool) -> None:
        """A notice is for a tap; beside the answer to a line it would say the same once more. `again`: the answer
        stands on the page already, maybe changed since; only its notice is repeated."""
        reply, voice = answer.reply, answer.voice
        if reply.toast and (message or reply.place is Place.TOAST):
            self.tell(visitor.id, {"kind": "toast", "words": render(reply.toast, voice)})
        if again:
            return
        if reply.place is not Place.TOAST:
            await self._put(visitor, answer, message)
        for more in reply.then:
            await self.send(visitor, more, voice)

    async def _put(self, visitor: Visitor, answer: Answer, message: str | None) -> None:
        """Into the message that was tapped where the reply belongs there, else as a new one."""
        reply, voice = answer.reply, answer.voice
        if reply.place is Place.SAME and message and await self._edit(visitor, message, reply, voice):
            return
        sent = await self.send(visitor, reply, voice)
        await self.dispatcher.shown(answer, PLATFORM, visitor.id, sent)

    async def send(self, visitor: Visitor, reply: Reply, voice: Voice) -> str:
        return str(self._add(visitor, await self.content(visitor, reply, voice))["id"])

    async def _edit(self, visitor: Visitor, message: str, reply: Reply, voice: Voice) -> bool:
        changed = self.book.change_message(visitor, message, await self.content(visitor, reply, voice))
        if changed is not None:
            self.tell(visitor.id, {"kind": "message", "message": changed})
        return changed is not None

    def _add(self, visitor: Visitor, content: Message) -> Message:
        added = self.book.add_message(visitor, content)
        self.tell(visitor.id, {"kind": "message", "message": added})
        return added

    async def content(self, visitor: Visitor, reply: Reply, voice: Voice) -> Message:
        """The reply as a message that stands nowhere yet."""
        content: Message = {"from": "cairn", "at": self.wall_time(visitor), **drawn(reply, voice)}
        if reply.picture:
            content["picture"] = await self._picture(reply.picture, voice)
        if reply.file:
            content["file"] = {**self._file(reply.file), "of": visitor.id}
        return content

    async def _picture(self, picture: Picture, voice: Voice) -> dict[str, str]:
        painted = await self._draw(picture.values)
        name = hashlib.sha256(painted).hexdigest()[:32] + ".png"
        (self.book.pictures / name).write_bytes(painted)
        return {"name": name, "alt": render(picture.alt, voice)}

    def _file(self, file: File) -> dict[str, Any]:
        """To be downloaded by its own name; it lies there by another."""
        name = hashlib.sha256(file.content).hexdigest()[:32] + ".bin"
        (self.book.pictures / name).write_bytes(file.content)
        return {"name": name, "called": file.name, "size": len(file.content)}

    def wall_time(self, visitor: Visitor) -> str:
        """What the visitor's clock shows, with its distance from UTC: messages keep it wherever they fly later."""
        return wall_clock(self._clock(), visitor.zone or "UTC").isoformat(timespec="seconds")


def _newest(visitor: Visitor) -> str | None:
    with_buttons = [message for message in visitor.messages if message.get("rows") or message.get("items")]
    return str(with_buttons[-1]["id"]) if with_buttons else None
