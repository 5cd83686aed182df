"""The stage of the terminal."""

from __future__ import annotations

import re
from pathlib import Path

from bot.app import House
from bot.frontends.playground.clock import MovedClock
from bot.frontends.terminal import CHAT, PLATFORM, Terminal
from tests.dialogs.script import Script
from tests.dialogs.stage import Stage

BUTTON = re.compile(r"(#?\d+)\[([^\]]*)\]")


class TerminalStage(Stage):
    platform = PLATFORM
    user = CHAT
    draws_anew = False

    def __init__(self, house: House, clock: MovedClock, script: Script, folder: Path) -> None:
        super().__init__(house, clock)
        self._new: list[str] = []
        self._zone = script.zone if script.zone_known else None
        self._screen: list[str] = []
        self._terminal = Terminal(
            house.dispatcher,
            write=self._write,
            zone=lambda: self._zone,
            language=script.language,
            session="test",
            folder=folder,
        )
        house.add(self._terminal)

    def _write(self, line: str) -> None:
        self._new.append(line)
        self._screen.append(line)

    async def say(self, words: str) -> None:
        await self._terminal.say(words)

    async def fly(self, zone: str) -> None:
        self._zone = zone
        await self.say("/today")

    async def send(self, file: Path, content: bytes) -> None:
        await self._terminal.say(f"/import {file}")

    async def tap(self, label: str) -> None:
        found = [number for number, text in self._buttons() if label in text]
        assert found, f"no button {label!r} among {self.labels()}"
        await self._terminal.say(found[0])

    def heard(self) -> str:
        return "\n".join(BUTTON.sub("", line) for line in self._new if not line.startswith(("(", "[")))

    def labels(self) -> list[str]:
        return [text for _, text in self._buttons()]

    def notice(self) -> str:
        return "\n".join(line for line in self._new if line.startswith("("))

    def pictures(self) -> list[str]:
        return [line for line in self._new if line.startswith("[")]

    def forget(self) -> None:
        self._new.clear()

    def _buttons(self) -> list[tuple[str, str]]:
        """Numbers begin anew with each message: the last 1 begins the newest."""
        found = [(button[1], button[2]) for line in self._screen for button in BUTTON.finditer(line)]
        first = max((at for at, (number, _) in enumerate(found) if number in ("1", "#1")), default=0)
        return found[first:]
