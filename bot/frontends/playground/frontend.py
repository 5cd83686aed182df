"""The playground as a platform: visitors say and tap, replies become messages of the page."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bot.conversation.dispatch import Answer, Dispatcher, Redraw
from bot.conversation.reply import Action, Button, Copy, Open, Picture, Place, Reply, Share, Text
from bot.conversation.request import Event, Said, Tapped
from bot.conversation.wording import Voice, render, spans
from bot.frontends.frontend import Unreachable
from bot.frontends.playground.book import Book, Message, User
from core.pictures import Picture as PictureValues
from core.ports import TimeSource

PLATFORM = "playground"

Draw = Callable[[PictureValues], Awaitable[bytes]]
RedrawAll = Callable[[Sequence[Redraw], Voice], Awaitable[None]]
Tell = Callable[[str, dict[str, Any]], None]
"""Receives a user's id and what has changed for them."""


class Playground:
    """Messages live in the book; whoever listens is told of each change."""

    platform = PLATFORM

    def __init__(
        self, dispatcher: Dispatcher, book: Book, draw: Draw, redraw_all: RedrawAll, clock: TimeSource
    ) -> None:
        self._dispatcher = dispatcher
        self._draw = draw
        self._redraw_all = redraw_all
        self._clock = clock
        self._listeners: set[Tell] = set()
        self.book = book

    async def run(self) -> None:
        """The page calls; there is nothing to fetch."""
        await asyncio.Event().wait()

    def listen(self, tell: Tell) -> Callable[[], None]:
        """Returns what ends the listening."""
        self._listeners.add(tell)
        return lambda: self._listeners.discard(tell)

    async def say(self, user: User, words: str, key: str) -> None:
        self._add(user, {"from": "me", "at": self._clock().isoformat(), "lines": [[{"words": words}]]})
        await self._ask(user, Said(words), key, None)

    async def tap(self, user: User, message: str, action: str, key: str) -> None:
        await self._ask(user, Tapped(action), key, message)

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        user = self.book.users.get(chat)
        if user is None:
            raise Unreachable("that visitor has left the playground")
        return await self._send(user, reply, voice)

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice) -> None:
        user = self.book.users.get(chat)
        if user is not None:
            await self._edit(user, message, reply, voice)

    async def _ask(self, user: User, what: Said | Tapped, key: str, message: str | None) -> None:
        event = Event(
            f"{PLATFORM}:{user.id}:{key}",
            PLATFORM,
            user.id,
            user.id,
            what,
            message=message,
            name=user.name,
            language=user.language,
            zone=user.zone or None,
        )
        answer = await self._dispatcher.answer(event)
        if not (answer.repeated and isinstance(what, Said)):
            await self._give(user, answer, message)
        await self._redraw_all(answer.redraws, answer.voice)

    async def _give(self, user: User, answer: Answer, message: str | None) -> None:
        reply, voice = answer.reply, answer.voice
        if reply.toast:
            self._tell(user, {"kind": "toast", "words": render(reply.toast, voice)})
        if reply.place is Place.SAME and message and await self._edit(user, message, reply, voice):
            pass
        elif reply.place is not Place.TOAST:
            sent = await self._send(user, reply, voice)
            await self._dispatcher.shown(answer, PLATFORM, user.id, sent)
        for more in reply.then:
            await self._send(user, more, voice)

    async def _send(self, user: User, reply: Reply, voice: Voice) -> str:
        return str(self._add(user, await self._content(reply, voice))["id"])

    async def _edit(self, user: User, message: str, reply: Reply, voice: Voice) -> bool:
        changed = self.book.change_message(user, message, await self._content(reply, voice))
        if changed is not None:
            self._tell(user, {"kind": "message", "message": changed})
        return changed is not None

    def _add(self, user: User, content: Message) -> Message:
        added = self.book.add_message(user, content)
        self._tell(user, {"kind": "message", "message": added})
        return added

    def _tell(self, user: User, change: dict[str, Any]) -> None:
        for tell in tuple(self._listeners):
            tell(user.id, change)

    async def _content(self, reply: Reply, voice: Voice) -> Message:
        content: Message = {
            "from": "cairn",
            "at": self._clock().isoformat(),
            "lines": [_spans(line, voice) for line in reply.lines],
            "items": [
                {"line": _spans(item.line, voice), "button": _button(item.button, voice)} for item in reply.items
            ],
            "rows": [[_button(button, voice) for button in row] for row in reply.rows],
        }
        if reply.picture:
            content["picture"] = await self._picture(reply.picture, voice)
        return content | {name: True for name in ("celebrate", "silent") if getattr(reply, name)}

    async def _picture(self, picture: Picture, voice: Voice) -> dict[str, str]:
        drawn = await self._draw(picture.values)
        name = hashlib.sha256(drawn).hexdigest()[:32] + ".png"
        (self.book.pictures / name).write_bytes(drawn)
        return {"name": name, "alt": render(picture.alt, voice)}


def _spans(line: Text, voice: Voice) -> list[dict[str, Any]]:
    return [
        {"words": span.words} | {style: True for style in ("bold", "small") if getattr(span, style)}
        for span in spans(line, voice)
    ]


def _button(button: Button, voice: Voice) -> dict[str, Any]:
    drawn = {"label": render(button.label, voice), "style": button.style.value}
    match button.does:
        case Action():
            return drawn | {"action": button.does.encode()}
        case Open(url):
            return drawn | {"open": url}
        case Copy(words):
            return drawn | {"copy": words}
        case Share(query):
            return drawn | {"share": query}
