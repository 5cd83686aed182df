"""Who asks what, when, from where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from bot.conversation.actions import StaleButton, read_day, read_id
from core.days import local_date
from core.errors import TryAgain
from core.habits import HabitId
from core.parcel import Parcel
from core.people import Person

if TYPE_CHECKING:
    from bot.conversation.options import Option

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """A line that somebody typed."""

    words: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button; `action` is what came back from the platform and may be forged."""

    action: str
    values: Mapping[str, str] = field(default_factory=dict)
    """What was filled in, when the button was a form's."""


LARGEST_FILE = 20 * 1024 * 1024
"""Bytes: Telegram gives bots no larger ones."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of at most `LARGEST_FILE` that somebody sent, and what they wrote to it."""

    name: str
    content: bytes = field(repr=False)
    caption: str = ""


@dataclass(frozen=True, slots=True)
class NotReceived:
    """A file that somebody sent and that is not here: it is too large, or could not be fetched."""

    name: str
    too_large: bool


@dataclass(frozen=True, slots=True)
class Called:
    """A command with options of the platform's own kind: still as words, or files."""

    command: str
    options: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Sent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wordless:
    """Something that says nothing in their own words: a picture, a sticker, a message of somebody else's."""


What: TypeAlias = Said | Tapped | Called | Sent | NotReceived | Wordless


@dataclass(frozen=True, slots=True)
class Event:
    """What a front-end hands in. `key` names this very event: the same key never has two effects."""

    key: str
    platform: str
    user: str
    chat: str
    what: What
    private: bool = True
    message: str | None = None
    """The message whose button was tapped, or that was replied to."""
    sent_at: datetime | None = None
    """When it was said, by the platform's clock; None: now."""
    name: str = ""
    language: str | None = None
    zone: str | None = None
    """The IANA zone, where the platform knows it."""
    has_forms: bool = False
    """A form can be shown as a whole in answer to this; else it is asked question by question."""


class Unread(Exception):
    """A file has to be read before the transaction begins, which takes as long as it takes."""

    def __init__(self, content: bytes, today: date) -> None:
        super().__init__()
        self.content, self.today = content, today


@dataclass(frozen=True, slots=True)
class Request:
    """An event with the person it comes from and the clock as it stands."""

    event: Event
    person: Person
    now: datetime
    args: tuple[str, ...] = ()
    """Of the button's action."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Options of the command, read."""
    rest: str = ""
    """Words of a typed command that no option took."""
    filled: Mapping[str, str] = field(default_factory=dict)
    """Field -> what was filled in, when this is a form come back. Anybody may have written it."""
    read: tuple[bytes, Parcel] | None = None
    """A file, and what is in it."""
    owners: tuple[tuple[str, str], ...] = ()
    """Platform and user of those who run this installation."""
    doors: Mapping[str, str] = field(default_factory=dict)
    """By platform, the address that opens our chat there once a payload is put behind it."""

    @property
    def said_at(self) -> datetime:
        """When the person said it: a platform may have kept it for us while we were away."""
        return min(self.event.sent_at, self.now) if self.event.sent_at else self.now

    @property
    def today(self) -> date:
        """The date it was for the person when they said it."""
        return local_date(self.person.clock, self.said_at)

    def parcel(self, content: bytes) -> Parcel:
        """What is in a file. Raises: Unread, after which the request is made once more; TryAgain."""
        if self.read is None:
            raise Unread(content, self.today)
        if self.read[0] != content:  # another file has come in between
            raise TryAgain
        return self.read[1]

    @property
    def is_by_owner(self) -> bool:
        """In private, by somebody whom the settings name."""
        return self.event.private and (self.event.platform, self.event.user) in self.owners

    def value(self, option: Option[T]) -> T | None:
        value: T | None = self.values.get(option.name)
        return value

    def habit(self, position: int = 0) -> HabitId:
        """The habit that the button names."""
        return read_id(self._arg(position))

    def day(self, position: int = 1) -> date:
        """The date that the button names."""
        return read_day(self._arg(position))

    def word(self, position: int) -> str:
        return self._arg(position)

    def number(self, position: int) -> int:
        return read_id(self._arg(position))

    def _arg(self, position: int) -> str:
        if position >= len(self.args):
            raise StaleButton
        return self.args[position]
