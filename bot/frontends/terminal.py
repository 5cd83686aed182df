"""The conversation in a terminal: `python -m bot chat`. Buttons are numbers."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from itertools import count

from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.reply import Action, Button, Copy, Open, Place, Reply, Share
from bot.conversation.request import Event, Said, Tapped
from bot.conversation.wording import Voice, render

PLATFORM = "terminal"
CHAT = "terminal"
ANSWERS = ">"
"""Before a line: it answers the last message that has buttons."""

ReadLine = Callable[[], Awaitable[str | None]]
"""The next line; None when there are no more."""
WriteLine = Callable[[str], None]


async def read_stdin() -> str | None:
    line = await asyncio.to_thread(sys.stdin.readline)
    return line.rstrip("\n") if line else None


def write_stdout(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Terminal:
    """One person, one screen: the buttons of the last message that had any are those that can be tapped."""

    platform = PLATFORM

    def __init__(
        self,
        dispatcher: Dispatcher,
        read: ReadLine = read_stdin,
        write: WriteLine = write_stdout,
        zone: str | None = None,
        language: str | None = None,
        session: str = "",
    ) -> None:
        self._dispatcher = dispatcher
        self._read = read
        self._write = write
        self._zone = zone
        self._language = language
        self._session = session
        self._numbers = count(1)
        self._buttons: list[tuple[str, Action]] = []
        self._message = ""
        self._awaits = False
        """What is typed next answers a question, and may be a number."""

    async def run(self) -> None:
        """Until the input ends."""
        while (line := await self._read()) is not None:
            if line.strip():
                await self.say(line.strip())

    async def say(self, line: str) -> None:
        """A number taps the button of that number; anything else is said, and answers the last message after a ">"."""
        event = self._event(line)
        answer = await self._dispatcher.answer(event)
        if answer.reply.toast:
            self._write(f"({render(answer.reply.toast, answer.voice)})")
        if answer.reply.place is not Place.TOAST:
            await self._show(answer)
        for more in answer.reply.then:
            self._print(more, answer.voice)

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        return self._print(reply, voice)

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice) -> None:
        """What has scrolled by stays as it is."""

    def _event(self, line: str) -> Event:
        key = f"{PLATFORM}:{self._session}:{next(self._numbers)}"
        what: Said | Tapped = Said(line)
        message = None
        if action := self._tapped(line):
            what, message = Tapped(action.encode()), self._message
        elif line.startswith(ANSWERS):
            what, message = Said(line.removeprefix(ANSWERS).strip()), self._message or None
        return Event(key, PLATFORM, CHAT, CHAT, what, message=message, language=self._language, zone=self._zone)

    def _tapped(self, line: str) -> Action | None:
        """The button of that number. While an answer is awaited a bare number is one; "#1" is the button."""
        number = line.removeprefix("#")
        if not number.isdecimal() or (self._awaits and number == line) or not 0 < int(number[:4]) <= len(self._buttons):
            return None
        return self._buttons[int(number[:4]) - 1][1]

    async def _show(self, answer: Answer) -> None:
        message = self._print(answer.reply, answer.voice)
        await self._dispatcher.shown(answer, PLATFORM, CHAT, message)

    def _print(self, reply: Reply, voice: Voice) -> str:
        message = f"{self._session}:{next(self._numbers)}"
        if reply.items or reply.rows:
            self._message, self._buttons = message, []
            self._awaits = reply.awaits is not None
        for line in reply.written:
            self._write(render(line, voice))
        if reply.picture:
            self._write(f"[{render(reply.picture.alt, voice)}]")
        for item in reply.items:
            self._write(f"{render(item.line, voice)}  {self._drawn(item.button, voice)}")
        for row in reply.rows:
            if drawn := [words for button in row if (words := self._drawn(button, voice))]:
                self._write("  ".join(drawn))
        return message

    def _drawn(self, button: Button, voice: Voice) -> str:
        label = render(button.label, voice)
        match button.does:
            case Action():
                self._buttons.append((label, button.does))
                return f"{'#' if self._awaits else ''}{len(self._buttons)}[{label}]"
            case Open(url):
                return f"{label}: {url}"
            case Copy(words):
                return f"{label}: {words}"
            case Share():
                return ""
