"""What we answer, before any platform has a say: texts as keys and facts, buttons, pictures as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from core.habits import HabitId
from core.parcel import FileForm
from core.people import Weekday
from core.pictures import Picture as PictureValues

if TYPE_CHECKING:
    from bot.conversation.wording import Voice

Fact: TypeAlias = "str | int | Decimal | date | time | datetime | frozenset[Weekday] | Text | tuple[Fact, ...]"
"""`str` is always somebody's own words and is escaped; words of ours are a `Text`. A tuple is a list of things."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of the catalogues, and the facts that go into it."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


def text(key: str, **facts: Fact) -> Text:
    return Text(key, facts)


ACTION_VERSION = "1"
MAX_ACTION_BYTES = 64
"""Telegram's limit for `callback_data`, the smaller of the two."""


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does: an operation and what it is about. It travels through the platform and comes back as input
    that anybody may have written."""

    op: str
    args: tuple[str, ...] = ()

    def encode(self) -> str:
        return ":".join((ACTION_VERSION, self.op, *self.args))


@dataclass(frozen=True, slots=True)
class Open:
    """Opens a page."""

    url: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Puts words into the clipboard, where the platform can."""

    words: str


@dataclass(frozen=True, slots=True)
class Share:
    """Lets the person choose a chat to post a card of theirs into, where the platform can."""

    query: str


class Style(StrEnum):
    PLAIN = "plain"
    GO = "go"
    """What most people will want; green."""
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    label: Text
    does: Action | Open | Copy | Share
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Item:
    """A line with its own button. Where a line cannot carry one (Telegram), the whole line is the button."""

    line: Text
    button: Button


@dataclass(frozen=True, slots=True)
class Picture:
    """Values for charts to paint after the commit, and the same facts in words."""

    values: PictureValues
    alt: Text


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes
    media_type: str


class FieldKind(StrEnum):
    LINE = "line"
    PARAGRAPH = "paragraph"
    ONE_OF = "one_of"
    SOME_OF = "some_of"


BETWEEN = ","
"""Between several chosen words of one field."""
LONGEST_ANSWER = 4000
MOST_FIELDS = 5


@dataclass(frozen=True, slots=True)
class Field:
    """A question. `choices` are (word, what is read); several chosen words have commas between them."""

    name: str
    label: Text
    kind: FieldKind = FieldKind.LINE
    choices: tuple[tuple[str, Text], ...] = ()
    given: str = ""
    """What it is now."""
    required: bool = True
    hint: Text | None = None
    """What an answer looks like, in a few words."""
    longest: int = LONGEST_ANSWER


@dataclass(frozen=True, slots=True)
class Form:
    """Something to fill in, of one to five fields: a modal on Discord, one question at a time elsewhere.

    `submits` receives the values in `Request.filled`: every field has one, "" where nothing was said. A CairnError
    that it raises is said, and asked again; `FieldRefused` says which field.
    """

    title: Text
    fields: tuple[Field, ...]
    submits: Action
    back: Action | None = None
    """What whoever cancels sees again."""


class Place(StrEnum):
    """Where the reply goes."""

    NEW = "new"
    SAME = "same"
    """Into the message whose button was tapped; NEW where there is none."""
    PRIVATE = "private"
    TOAST = "toast"
    """A passing notice; the message stays as it is."""


EVER = date.min
"""Whatever date of a habit changes: a streak is shown, which hangs on those before."""


NO_DATE = date.min
"""Nothing that is logged changes it: it asks about a habit, or lists some."""


@dataclass(frozen=True, slots=True)
class Live:
    """The reply shows these habits on that date: it is drawn again, by `view`, when they change elsewhere. A list may
    show none yet."""

    view: Action
    habits: frozenset[HabitId]
    since: date | None = field(default=None, kw_only=True)
    """It shows all dates from then until `date`. None: that one only."""
    date: date
    redraw_at: datetime | None = None
    """When it is to be drawn again because time has passed. None: never."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Something to be said in another chat, because of what was said in this one."""

    platform: str
    chat: str
    voice: Voice
    """Of whoever reads it."""
    reply: Reply


@dataclass(frozen=True, slots=True)
class Reply:
    """`lines` are paragraphs; `toast` is what a tap says at once; `then` are further messages."""

    lines: tuple[Text, ...] = ()
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | None = None
    file: File | None = None
    leaves_as: FileForm | None = None
    """Everything of the person is to leave with this reply: it is packed once the request is over."""
    form: Form | None = None
    place: Place = Place.NEW
    toast: Text | None = None
    live: Live | None = None
    touched: tuple[tuple[HabitId, date], ...] = ()
    """Habit and date that this request changed."""
    then: tuple[Reply, ...] = ()
    tells: tuple[Tell, ...] = ()
    celebrate: bool = False
    silent: bool = False
    asks_where: bool = False
    """A place would answer it, too: where the platform has a button for that, it is offered."""
    pins: bool = False
    """Worth a place at the top of the chat, where the platform has one."""
    awaits: Text | None = None
    """What is typed next is an answer; the words help to write it. Some platforms make a field of their own for it."""

    again: Action | None = None
    """A view that says what `lines` and `rows` do, while nothing else changes: it is kept instead of them."""

    @property
    def written(self) -> tuple[Text, ...]:
        """The lines where the platform has no field for an answer."""
        return (*self.lines, self.awaits) if self.awaits else self.lines


def calmed(reply: Reply) -> Reply:
    """Without any celebration, whoever wrote it."""
    return replace(reply, celebrate=False, then=tuple(map(calmed, reply.then)))
