"""A stage on which a script is played: one person in front of one front-end of the real house."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import House
from bot.frontends.playground.clock import MovedClock
from bot.frontends.playground.travel import travel
from tests.dialogs.script import Script, Step

LEFT = "-"
FILES = Path(__file__).parent / "files"


class Stage(ABC):
    """`heard` is all that was said or changed since the last `when`, in plain words, buttons apart."""

    draws_anew = True
    """Whether a message can be changed once others have come below it."""

    def __init__(self, house: House, clock: MovedClock) -> None:
        self.house = house
        self.clock = clock

    @abstractmethod
    async def say(self, words: str) -> None: ...

    async def reply(self, words: str) -> None:
        """To the newest message with buttons."""
        await self.say(f"> {words}")

    async def fly(self, zone: str) -> None:
        """A platform that does not see where somebody is has to be told."""
        await self.say(f"/timezone {zone}")

    @abstractmethod
    async def send(self, file: Path, content: bytes) -> None:
        """A file, in whatever way the platform has."""

    @abstractmethod
    async def tap(self, label: str) -> None:
        """The newest button whose label contains these words. Raises: AssertionError if there is none."""

    async def fill_in(self, answers: dict[str, str]) -> None:
        """A form, or the questions of one in its order: an answer is tapped where it is a button, and else typed."""
        for field, answer in answers.items():
            assert field in self.heard(), f"not asked for {field!r} but: {self.heard()}"
            self.forget()
            await self._answer(answer)

    async def _answer(self, answer: str) -> None:
        if answer == LEFT:
            await self.tap("Leave as it is" if self._offers("Leave as it is") else "Leave empty")
            return
        chosen = [one.strip() for one in answer.split(",")]
        if not all(map(self._offers, chosen)):
            await self.say(answer)
            return
        several = self._offers("Finish")
        for one in chosen:
            await self.tap(one)
        if several:
            await self.tap("Finish")

    def _offers(self, label: str) -> bool:
        return any(label in one for one in self.labels())

    @abstractmethod
    def heard(self) -> str: ...

    @abstractmethod
    def labels(self) -> list[str]:
        """Of the buttons that the newest message with buttons carries now."""

    @abstractmethod
    def notice(self) -> str: ...

    def noticed(self, words: str) -> bool:
        """Whether the person was told so in passing, in whatever way the platform has."""
        return words in self.notice()

    @abstractmethod
    def pictures(self) -> list[str]:
        """What the pictures of what was heard show, in words."""

    @abstractmethod
    def forget(self) -> None:
        """Before each `when`: what was heard until now is old."""

    async def move_to(self, instant: datetime) -> None:
        await travel(self.clock, instant, self._next_due, self.house.ticker.tick)

    async def _next_due(self) -> datetime | None:
        async with self.house.database.transaction() as storage:
            person = await storage.people.by_account(self.platform, self.user)
            return await storage.outbox.next_due(person.id) if person else None

    @property
    @abstractmethod
    def platform(self) -> str: ...

    @property
    @abstractmethod
    def user(self) -> str: ...


def clock_at(start: datetime) -> MovedClock:
    """Stands still until it is moved."""
    return MovedClock(lambda: start, timedelta(0), lambda offset: None)


async def play(script: Script, stage: Stage) -> None:
    for step in script.steps:
        await _play(script, step, stage)


async def _play(script: Script, step: Step, stage: Stage) -> None:
    if step.kind.startswith("when") and step.kind != "when I fill in":
        stage.forget()
    match step.kind:
        case "when I say":
            await stage.say(step.words)
        case "when I reply":
            await stage.reply(step.words)
        case "when I send":
            file = FILES / step.words
            await stage.send(file, await asyncio.to_thread(file.read_bytes))
        case "when I tap":
            await stage.tap(step.words)
        case "when I fill in":
            await stage.fill_in(_answers(step.words))
        case "when I fly to":
            await stage.fly(step.words)
        case "when it is":
            await stage.move_to(script.instant(step.words))
        case _:
            _check(step, stage)


def _answers(words: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in words.split(";")]
    return {field.strip(): answer.strip() for field, _, answer in pairs}


def _check(step: Step, stage: Stage) -> None:
    heard, labels = stage.heard(), stage.labels()
    context = f"{step}\nheard: {heard}\nbuttons: {labels}\nnotice: {stage.notice()}"
    match step.kind:
        case "then I hear":
            assert step.words in heard, context
        case "then I do not hear":
            assert step.words not in heard, context
        case "then the notice says":
            assert stage.noticed(step.words), context
        case "then I can tap":
            assert any(step.words in label for label in labels), context
        case "then I cannot tap":
            assert not any(step.words in label for label in labels), context
        case "then a message above says":
            assert step.words in heard or not stage.draws_anew, context
        case "then I see a picture":
            assert any(step.words in picture for picture in stage.pictures()), context
        case "then nothing new is said":
            assert not heard, context
