"""The stage of the playground, below its page: what the page shows is what the book keeps."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

from bot.app import House
from bot.conversation.request import Sent
from bot.frontends.playground.book import Book, Visitor
from bot.frontends.playground.clock import MovedClock
from bot.frontends.playground.event import PLATFORM
from bot.frontends.playground.frontend import Playground
from tests.dialogs.script import Script
from tests.dialogs.stage import Stage


class PlaygroundStage(Stage):
    platform = PLATFORM

    def __init__(self, house: House, clock: MovedClock, script: Script, folder: Path) -> None:
        super().__init__(house, clock)
        self._book = book = Book(folder)
        zone = script.zone if script.zone_known else ""
        self._visitor = Visitor(book.visitor_id("alice"), "Alice", zone, zone, script.language)
        book.welcome(self._visitor)
        self._page = Playground(house.dispatcher, book, house.studio.draw, house.redraw, clock)
        self._page.listen(lambda _, change: self._changes.append(change))
        self._changes: list[dict[str, Any]] = []
        self._keys = count()
        house.add(self._page)

    @property
    def user(self) -> str:
        return self._visitor.id

    async def say(self, words: str) -> None:
        await self._page.say(self._visitor, words, str(next(self._keys)))

    async def fly(self, zone: str) -> None:
        self._book.keep_flight(self._visitor, zone)
        await self.say("/today")

    async def send(self, file: Path, content: bytes) -> None:
        await self._page.bring(self._visitor, Sent(file.name, content), str(next(self._keys)))

    async def tap(self, label: str) -> None:
        message = self._newest()
        found = [button for button in _buttons(message) if label in button["label"]]
        assert found, f"no button {label!r} among {self.labels()}"
        await self._page.tap(self._visitor, message["id"], found[0]["action"], str(next(self._keys)))

    def heard(self) -> str:
        return "\n".join(_words(message) for message in self._new())

    def labels(self) -> list[str]:
        return [button["label"] for button in _buttons(self._newest())]

    def notice(self) -> str:
        return "\n".join(change["words"] for change in self._changes if change["kind"] == "toast")

    def pictures(self) -> list[str]:
        return [message["picture"]["alt"] for message in self._new() if "picture" in message]

    def forget(self) -> None:
        self._changes.clear()

    def _new(self) -> list[dict[str, Any]]:
        messages = [change["message"] for change in self._changes if change["kind"] == "message"]
        return [message for message in messages if message["from"] == "cairn"]

    def _newest(self) -> dict[str, Any]:
        with_buttons = [message for message in self._visitor.messages if _buttons(message)]
        return with_buttons[-1] if with_buttons else {}


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    in_items = [item["button"] for item in message.get("items", [])]
    return in_items + [button for row in message.get("rows", []) for button in row]


def _words(message: dict[str, Any]) -> str:
    lines = [*message["lines"], *(item["line"] for item in message["items"])]
    return "\n".join("".join(span["words"] for span in line) for line in lines)
