"""Pictures as values: what is to be drawn, in words and levels. `charts` paints them; nothing here knows how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from core.people import ThemeChoice, Weekday

MOST_ROWS = 40
MOST_WEEKS = 54
MOST_COLUMNS = 31
MOST_STONES = 9


class Theme(StrEnum):
    """What a card is painted on."""

    DARK = "dark"
    LIGHT = "light"


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
    among the forms of one Chinese character; `digits` are the ten of dates; `mark` is the small product mark.
    """

    theme: Theme
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    legend: Legend
    week_start: Weekday = Weekday.MON
    right_to_left: bool = False
    language: str = "en"
    digits: str = "0123456789"
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


@dataclass(frozen=True, slots=True)
class MonthPicture:
    """One month with its dates. `cells` run from `first`, the month's first date, and may end before the month does."""

    look: Look
    title: str
    facts: str
    first: date
    cells: tuple[Cell, ...]
    today: date
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A habit or a member: a name, a cell per column, and a short count at the end ("27/30")."""

    name: str
    cells: tuple[Cell, ...]
    count: str = ""


@dataclass(frozen=True, slots=True)
class GridPicture:
    """Rows of days: habits x days, the weekly review (seven columns and figures), a group's members x days.

    `heads` stand over the columns, "" where none; `today` is a column's number. At most MOST_ROWS rows and MOST_COLUMNS
    columns are drawn; `more` is said below when rows are left out ("3 more").
    """

    look: Look
    title: str
    facts: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    today: int | None = None
    figures: tuple[Figure, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A share 0..1 of the asked days that were done; None where nothing is known. `strong`: worth the eye."""

    share: float | None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class RhythmPicture:
    """When it goes well: seven weekdays, Monday first, and 24 hours. `hour_marks`: hours and their words."""

    look: Look
    title: str
    facts: str
    weekdays: tuple[Bar, ...]
    hours: tuple[Bar, ...]
    hour_marks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class LinePicture:
    """Strength, 0..1, a value per day from `first` on. `scale`: a height and its word ((0.5, "50 %"))."""

    look: Look
    title: str
    facts: str
    first: date
    values: tuple[float, ...]
    scale: tuple[tuple[float, str], ...]
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class MilestonePicture:
    """A big number and what it counts. `stones` 1..9: the height of the cairn; `cells`: the last 84 days, to today."""

    look: Look
    number: str
    unit: str
    name: str
    sentence: str
    stones: int
    first: date
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The streak card for others, 1080 x 1350: shows what was done and no miss. `person` may be empty."""

    look: Look
    number: str
    unit: str
    name: str
    person: str
    stones: int
    first: date
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """A milestone: earned, or still ahead. `label`: for what and when."""

    number: str
    label: str
    earned: bool
    stones: int


@dataclass(frozen=True, slots=True)
class BadgesPicture:
    """All badges on one sheet."""

    look: Look
    title: str
    facts: str
    badges: tuple[Badge, ...]


Picture = (
    HeatmapPicture
    | MonthPicture
    | GridPicture
    | RhythmPicture
    | LinePicture
    | MilestonePicture
    | SharePicture
    | BadgesPicture
)


DAYLIGHT = (time(7), time(19))


def theme_at(choice: ThemeChoice, wall: time) -> Theme:
    """AUTO is light by day, on the reader's clock."""
    if choice is not ThemeChoice.AUTO:
        return Theme(choice.value)
    begins, ends = DAYLIGHT
    return Theme.LIGHT if begins <= wall < ends else Theme.DARK


def level_of(done: int, asked: int) -> int:
    """The level 0..4 of `done` out of `asked`: a quarter each, rounded up; 0 when nothing was done."""
    if done <= 0 or asked <= 0:
        return 0
    return min(4, -(-4 * done // asked))
