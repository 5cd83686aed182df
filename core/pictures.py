"""Pictures as values: what is to be drawn, in words and levels. `charts` paints them; nothing here knows how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from core.people import Weekday

MOST_ROWS = 40
MOST_WEEKS = 54


class Theme(StrEnum):
    """What a card is painted on."""

    DARK = "dark"
    LIGHT = "light"


class ThemeChoice(StrEnum):
    """What a person asked for."""

    DARK = "dark"
    LIGHT = "light"
    AUTO = "auto"


class Mark(StrEnum):
    """What became of one date."""

    DONE = "done"
    SKIPPED = "skipped"
    MISSED = "missed"
    REST = "rest"
    """Nothing was asked."""
    PAUSED = "paused"
    SAVED = "saved"
    """A miss that a streak saver covered."""
    OPEN = "open"
    """Asked, and there is still time."""
    NONE = "none"
    """Before the habit, or still to come."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One date. `level` 1..4 belongs to DONE: how much of it. `late`: entered after its own day."""

    mark: Mark = Mark.NONE
    level: int = 0
    late: bool = False


NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Legend:
    """The words of the legend, in the reader's language."""

    done: str
    skipped: str
    missed: str
    rest: str
    paused: str
    saved: str
    late: str


@dataclass(frozen=True, slots=True)
class Look:
    """What all pictures of one reader share: theme, reading direction, week, and the words of calendars.

    `months`: twelve short names; `weekdays`: seven of one or two letters, Monday first. `language` (BCP 47) chooses
    among the forms of one Chinese character; `mark` is the small product mark.
    """

    theme: Theme
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    legend: Legend
    week_start: Weekday = Weekday.MON
    right_to_left: bool = False
    language: str = "en"
    mark: str = "Cairn"


@dataclass(frozen=True, slots=True)
class Figure:
    """A big numeral and what it counts: ("21", "best run")."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class HeatmapPicture:
    """A day per cell, a week per column: 13 weeks are a quarter, 53 a year; 54 at most, the latest are shown.

    `cells` run from `first`, one a day. At most three `figures` are drawn.
    """

    look: Look
    title: str
    facts: str
    first: date
    cells: tuple[Cell, ...]
    today: date
    figures: tuple[Figure, ...] = ()


Picture = HeatmapPicture


def theme_at(choice: ThemeChoice, wall: time) -> Theme:
    """AUTO is light from 07:00 until 19:00 on the reader's clock."""
    if choice is not ThemeChoice.AUTO:
        return Theme(choice.value)
    return Theme.LIGHT if time(7) <= wall < time(19) else Theme.DARK


def level_of(done: int, asked: int) -> int:
    """The level 0..4 of `done` out of `asked`: a quarter each, rounded up; 0 when nothing was done."""
    if done <= 0 or asked <= 0:
        return 0
    return min(4, -(-4 * done // asked))
