"""Typed options of commands: each reads what was typed or chosen, and suggests.

An option is read in two ways: `choose` takes the value of a native option (a Discord field), `take` finds it in a line
of free text (Telegram, terminal) and hands back the words it did not use.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.conversation import zone_search, zones
from bot.conversation.actions import StaleButton, read_id, write_id
from bot.conversation.phrasing import day_text
from bot.conversation.reply import Fact, Text, text
from bot.conversation.wording import render, voice_of
from core.actions.log import NoSuchHabit
from core.errors import CairnError
from core.habits import Habit, HabitId
from core.limits import MAX_NAME
from core.names import clean_line
from core.phrase import read_day
from core.ports import Storage

if TYPE_CHECKING:
    from bot.conversation.request import Request, Sent

T_co = TypeVar("T_co", covariant=True)
MAX_QUOTED = 60
MOST_NAMED = 5
MAX_SUGGESTIONS = 25
"""Discord shows no more."""
SUGGESTED_DAYS = 3
"""Today and the two dates that are usually still open to be filled in."""


class NotUnderstood(CairnError):
    """I do not understand “{ $words }”."""

    text_key = "error-not-understood"

    def __init__(self, words: str) -> None:
        super().__init__(words=quoted(words))


class SeveralFit(CairnError):
    """More than one habit fits “{ $words }”: { $habits }."""

    text_key = "error-several-fit"

    def __init__(self, words: str, habits: Sequence[Habit]) -> None:
        names = [quoted(habit.name) for habit in habits[:MOST_NAMED]]
        super().__init__(words=quoted(words), habits=", ".join(names) + ("…" if len(habits) > MOST_NAMED else ""))


def quoted(words: str) -> str:
    """So much of somebody's line as a sentence of ours can hold."""
    line = clean_line(words)
    return line if len(line) <= MAX_QUOTED else f"{line[:MAX_QUOTED]}…"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a person may choose: `label` is what they read, `value` what `Option.read` receives."""

    label: Fact
    value: str


@dataclass(frozen=True, slots=True)
class Option(ABC, Generic[T_co]):
    """A named value that a command takes."""

    name: str

    @property
    def description(self) -> Text:
        return text(f"option-{self.name}")

    @abstractmethod
    async def read(self, given: str, request: Request, storage: Storage) -> T_co:
        """Raises: CairnError when `given` is none of the option's values."""

    async def choose(self, given: str, request: Request, storage: Storage) -> tuple[T_co | None, str]:
        """As `read`; or None, and what was given, where the command knows more of it than that it is no value."""
        return await self.read(given, request, storage), ""

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[T_co | None, str]:
        """The value found in `words`, if any, and the words that are left."""
        return (await self.read(words, request, storage), "") if words else (None, "")

    async def suggest(self, typed: str, request: Request, storage: Storage) -> Sequence[Suggestion]:
        return []


@dataclass(frozen=True, slots=True)
class Words(Option[str]):
    """Whatever is left of the line."""

    linked: bool = False
    """It comes with a link, and is nobody's to type."""

    async def read(self, given: str, request: Request, storage: Storage) -> str:
        return given


@dataclass(frozen=True, slots=True)
class Field(Words):
    """Words that have a field of their own; in a line they cannot be told from the others."""

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[str | None, str]:
        return None, words


@dataclass(frozen=True, slots=True)
class HabitChoice(Option[Habit]):
    """One of the person's own habits: by name, or by the beginning of it where that is unmistakable."""

    async def read(self, given: str, request: Request, storage: Storage) -> Habit:
        habits = await storage.habits.all(request.person.id)
        found = [habit for habit in habits if chosen_as(habit) == given] or called(given, habits)
        if not found and (habit := await _gone(given, request, storage)):
            raise NoSuchHabit(habit=habit)
        if not found:
            raise NotUnderstood(words=given)
        if len(found) > 1:
            raise SeveralFit(given, found)
        return found[0]

    async def choose(self, given: str, request: Request, storage: Storage) -> tuple[Habit | None, str]:
        try:
            return await self.read(given, request, storage), ""
        except NotUnderstood:
            return None, clean_line(given)

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[Habit | None, str]:
        """The longest run of words, from the left, that names one habit."""
        if not words:
            return None, words
        habits = await storage.habits.all(request.person.id)
        parts = words.split()
        for length in range(len(parts), 0, -1):
            name = " ".join(parts[:length])
            found = called(name, habits)
            if len(found) > 1:
                raise SeveralFit(name, found)
            if found:
                return found[0], " ".join(parts[length:])
        return None, words

    async def suggest(self, typed: str, request: Request, storage: Storage) -> Sequence[Suggestion]:
        habits = await storage.habits.all(request.person.id)
        wanted = typed.strip().casefold()
        fitting = [habit for habit in habits if wanted in habit.name.casefold()]
        fitting.sort(key=lambda habit: not habit.name.casefold().startswith(wanted))
        return [Suggestion(habit.name, chosen_as(habit)) for habit in fitting[:MAX_SUGGESTIONS]]


def chosen_as(habit: Habit) -> str:
    """The value of a habit that is offered; unlike its bare number, nobody types it who means another one's name."""
    return f"#{write_id(habit.id)}"


async def _gone(given: str, request: Request, storage: Storage) -> HabitId | None:
    """The number of a habit that was offered and has been deleted since. "#health" may be a category."""
    try:
        number = read_id(given.removeprefix("#")) if given.startswith("#") else None
    except StaleButton:
        return None
    is_binned = number in [one.habit.id for one in await storage.habits.in_bin(request.person.id)] if number else False
    return number if is_binned or any(letter.isdigit() for letter in given) else None


def called(name: str, habits: Sequence[Habit]) -> list[Habit]:
    """The habits of that name; else those whose name begins so; else those with a word that begins so."""
    wanted = name.casefold()
    exact = [habit for habit in habits if habit.name.casefold() == wanted]
    beginning = [habit for habit in habits if habit.name.casefold().startswith(wanted)]
    return exact or beginning or [habit for habit in habits if f" {wanted}" in habit.name.casefold()]


@dataclass(frozen=True, slots=True)
class DayChoice(Option[date]):
    """A date in the person's own words: "yesterday", "tue", "4 aug"."""

    async def read(self, given: str, request: Request, storage: Storage) -> date:
        day = read_day(given, request.today, request.person.language)
        if day is None:
            raise NotUnderstood(words=given)
        return day

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[date | None, str]:
        """The longest run of words at either end that is a day."""
        parts = words.split()
        for length in range(min(len(parts), 3), 0, -1):
            for run, rest in ((parts[-length:], parts[:-length]), (parts[:length], parts[length:])):
                day = read_day(" ".join(run), request.today, request.person.language)
                if day is not None:
                    return day, " ".join(rest)
        return None, words

    async def suggest(self, typed: str, request: Request, storage: Storage) -> Sequence[Suggestion]:
        """What is typed already says a date, or is the beginning of one's name; else it may become anything."""
        days = [request.today - timedelta(days=back) for back in range(SUGGESTED_DAYS)]
        said, voice = read_day(typed, request.today, request.person.language), voice_of(request.person, request.today)
        labels = {day: render(day_text(day, request.today), voice).casefold() for day in days}
        fitting = [day for day in days if labels[day].startswith(typed.strip().casefold())]
        offered = dict.fromkeys([*filter(None, [said]), *fitting]) or days
        return [Suggestion(day_text(day, request.today), f"{day}") for day in offered]


@dataclass(frozen=True, slots=True)
class ZoneChoice(Option[str]):
    """A place, by the name of its IANA zone or by a city; more than one may be meant."""

    async def read(self, given: str, request: Request, storage: Storage) -> str:
        return given

    async def suggest(self, typed: str, request: Request, storage: Storage) -> Sequence[Suggestion]:
        found = zone_search.search(typed, request.person.language, request.now)[:MAX_SUGGESTIONS]
        return [
            Suggestion(
                text(
                    "zone-now", city=zones.city(zone, request.person.language), time=zones.wall_time(zone, request.now)
                ),
                zone,
            )
            for zone in found
        ]


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whoever is meant, as the platform knows them; `name` as the asker reads it, "" where that is not known."""

    user: str
    name: str = ""


USER = re.compile(r"[!-;=?-~]{1,64}")
"""An id, as all platforms have them."""
MENTION = re.compile(rf"<@!?({USER.pattern}(?: [^<>]*)?)>")
"""Somebody in a line, as Discord writes it; what they are called may follow."""


@dataclass(frozen=True, slots=True)
class SomebodyChoice(Option[Somebody]):
    """Somebody who can be chosen on the platform: their id there, and after a space what they are called."""

    async def read(self, given: str, request: Request, storage: Storage) -> Somebody:
        user, _, name = given.partition(" ")
        if not USER.fullmatch(user):
            raise NotUnderstood(words=given)
        return Somebody(user, clean_line(name)[:MAX_NAME])

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[Somebody | None, str]:
        """A mere name says nothing of who it is."""
        found = MENTION.match(words)
        return (await self.read(found[1], request, storage), words[found.end() :].strip()) if found else (None, words)


@dataclass(frozen=True, slots=True)
class FileChoice(Option["Sent"]):
    """A file. Where it cannot be chosen with the command, it is sent by itself: the command runs with it then."""

    async def read(self, given: str, request: Request, storage: Storage) -> Sent:
        raise NotUnderstood(words=given)

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[Sent | None, str]:
        return None, words


@dataclass(frozen=True, slots=True)
class OneOf(Option[str]):
    """One of a few words; each is described by the text `choice-<option>-<word>`."""

    words: tuple[str, ...] = ()

    async def read(self, given: str, request: Request, storage: Storage) -> str:
        if given.casefold() not in self.words:
            raise NotUnderstood(words=given)
        return given.casefold()

    async def suggest(self, typed: str, request: Request, storage: Storage) -> Sequence[Suggestion]:
        fitting = [word for word in self.words if word.startswith(typed.casefold())]
        return [Suggestion(text(f"choice-{self.name}-{word}"), word) for word in fitting]


@dataclass(frozen=True, slots=True)
class LastOneOf(OneOf):
    """The same, as the last of the words: "read 30"."""

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[str | None, str]:
        others, _, last = words.rpartition(" ")
        return (last.casefold(), others) if last.casefold() in self.words else (None, words)
