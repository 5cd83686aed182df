"""The conversation in a terminal: `python -m bot chat`. Buttons are numbers."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path

import structlog

from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.reply import Action, Button, Copy, File, Open, Place, Reply, Share, text
from bot.conversation.request import LARGEST_FILE, Event, NotReceived, Said, Sent, Tapped, What
from bot.conversation.wording import Voice, render
from bot.frontends.frontend import Done

log = structlog.get_logger(__name__)

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


def _free_names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))


class Terminal:
    """One person, one screen: the buttons of the last message that had any are those that can be tapped."""

    platform = PLATFORM

    def __init__(
        self,
        dispatcher: Dispatcher,
        read: ReadLine = read_stdin,
        write: WriteLine = write_stdout,
        zone: Callable[[], str | None] = lambda: None,
        language: str | None = None,
        session: str = "",
        folder: Path = Path(),
    ) -> None:
        """`zone`: where the machine is at the moment; `folder`: where files come to lie."""
        self._dispatcher = dispatcher
        self._read = read
        self._write = write
        self._zone = zone
        self._language = language
        self._session = session
        self._folder = folder
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
        event = await asyncio.to_thread(self._event, line)
        answer = await self._dispatcher.answer(event)
        if answer.reply.toast:
            self._write(f"({render(answer.reply.toast, answer.voice)})")
        if answer.reply.place is not Place.TOAST:
            await self._show(answer)
        for more in answer.reply.then:
            self._print(more, answer.voice)

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        return self._print(reply, voice)

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
        """What has scrolled by stays as it is."""
        done()

    def _event(self, line: str) -> Event:
        key = f"{PLATFORM}:{self._session}:{next(self._numbers)}"
        what: What = self._file(line) or Said(line)
        message = None
        if action := self._tapped(line):
            what, message = Tapped(action.encode()), self._message
        elif line.startswith(ANSWERS):
            what, message = Said(line.removeprefix(ANSWERS).strip()), self._message or None
        return Event(key, PLATFORM, CHAT, CHAT, what, message=message, language=self._language, zone=self._zone())

    def _file(self, line: str) -> Sent | NotReceived | None:
        """The file whose path stands behind a command that takes one."""
        command, _, path = line.partition(" ")
        taker = self._dispatcher.registry.taker_of_files(command) if command.startswith("/") else None
        if taker is None or taker[0].name != command[1:].casefold() or not path.strip():
            return None
        file = Path(path.strip().strip("'\"")).expanduser()
        try:
            if file.stat().st_size > LARGEST_FILE:
                return NotReceived(file.name, too_large=True)
            return Sent(file.name, file.read_bytes(), command)
        except OSError:
            return NotReceived(file.name, too_large=False)

    def _save(self, file: File, voice: Voice) -> None:
        """Beside others of its name."""
        name = Path(file.name).name
        path = next(one for one in _free_names(self._folder / name) if not one.exists())
        try:
            path.write_bytes(file.content)
        except OSError as refused:
            log.warning("a file could not be written", path=str(path), reason=str(refused))
            return
        self._write(render(text("file-saved", path=str(path)), voice))

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
        if reply.file:
            self._save(reply.file, voice)
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
