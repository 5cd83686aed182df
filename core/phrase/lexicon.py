"""What a language brings to the grammar: its words, and the shapes in which it says a thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import Enum, auto

from core.habits import Per
from core.people import Weekday

Keys = tuple[str, ...]


def words(line: str) -> frozenset[str]:
    return frozenset(line.split())


def runs(line: str) -> tuple[Keys, ...]:
    """`thank you, thanks`: runs of words, with commas between them."""
    return tuple(tuple(run.split()) for run in line.split(","))


def numbered(line: str, first: int = 1) -> dict[str, int]:
    """`one, two`: the words by their place; words with no comma between them share one."""
    return {word: number for number, group in enumerate(line.split(","), first) for word in group.split()}


def weekdays(line: str) -> dict[str, Weekday]:
    return {word: Weekday(number) for word, number in numbered(line, Weekday.MON).items()}


def amounts(line: str) -> dict[str, Decimal]:
    """`half 0.5 quarter 0.25`: the words by the number behind each."""
    found = line.split()
    return {word: Decimal(number) for word, number in zip(found[::2], found[1::2], strict=True)}


def by_word(groups: Mapping[str, str]) -> dict[str, str]:
    """Every word of each group, with what the group is called."""
    return {word: name for name, group in groups.items() for word in group.split()}


def names(groups: Mapping[str, str], ending: str = "") -> dict[str, str]:
    """Every word of each group, with the name of a habit that has the group's stem and that ending."""
    return {word: f"{stem}{ending}".capitalize() for word, stem in by_word(groups).items()}


class Meaning(Enum):
    """What a shape says. The slots of its template carry the rest."""

    DAILY = auto()
    DAILY_PART = auto()  # "every morning"
    WEEKDAYS = auto()
    WEEKENDS = auto()
    ON_DAYS = auto()
    EVERY_DAYS = auto()
    EVERY_WEEKS = auto()
    EVERY_OTHER = auto()  # "every other friday"
    TIMES = auto()  # "3x a week"
    OFTEN = auto()  # "weekly"
    WITHIN = auto()  # "a week", of an amount
    MONTH_DAYS = auto()
    DATES = auto()
    CLOCK = auto()
    DAY_PART = auto()
    SINCE = auto()
    UNTIL = auto()
    UNTIL_MONTH_END = auto()
    UNTIL_YEAR_END = auto()
    FOR_DAYS = auto()
    FOR_WEEKS = auto()
    FOR_MONTHS = auto()
    CATEGORY = auto()
    CUE = auto()
    AMOUNT = auto()
    AT_LEAST = auto()
    AT_MOST = auto()
    QUIT = auto()
    ASKED = auto()  # "remind me to": what follows is the habit
    KEEP = auto()  # looks like something else, and is a part of the name
    BARE_NUMBER = auto()
    BARE_TIMES = auto()
    UNSURE = auto()  # a day, or an ordinary word


class Cue(Enum):
    """How far a word like "after" reaches."""

    CLAUSE = auto()  # as far as the line does, or to a comma
    NOUN = auto()  # to its noun: the verb comes behind


@dataclass(frozen=True, slots=True)
class Rule:
    """`templates`: words, `a|b` alternatives, `word?` optional, `<slot>`.

    `weak` shapes are ordinary words too. They count at the end of the phrase only, or as its first word
    ("morning run"): then they stay in the name as well.
    """

    meaning: Meaning
    templates: tuple[str, ...]
    at: time | None = None
    weak: bool = False
    lead: bool = False
    """Counts before any word of the name only."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Unmistakable ways to say a thing, for the choices when a phrase could be read in two ways."""

    times_a_week: str
    times_a_day: str
    every_days: str
    at: str
    at_least: str
    on_day: str
    since_tomorrow: str
    in_the_morning: str


@dataclass(frozen=True, slots=True)
class LogWords:
    """Words of a line that logs."""

    done: frozenset[str]
    skip: frozenset[str]
    no: frozenset[str]
    lapse: frozenset[str]
    everything: frozenset[str]
    changes: frozenset[str]
    """Beside a habit's name: the habit is to change, nothing is to be logged."""
    fillers: frozenset[str]
    kept: frozenset[str]
    """Beside the name of something quit: it was kept."""
    forms: Mapping[str, str]
    """Irregular forms to the stem that names use."""
    past: Mapping[str, str]
    """Those of them that say that it was done, to the name of a habit: "ran" to "Run"."""
    doing: frozenset[str]
    """Beside a name they say no more than that it was done: "practiced piano"."""
    regular: tuple[tuple[str, str], ...]
    """Shapes of regular ones, and what is their plain form; the first that fits counts. Empty: it is not sure."""
    not_past: frozenset[str]
    """Words of such a shape that say nothing of the kind."""
    doers: frozenset[str]
    """Before such a word they make sure that something was done: "I"."""
    articles: frozenset[str]
    """Behind it they do: "cleaned the kitchen"."""
    verb_last: bool
    """It stands behind what was done: "Zähne geputzt"."""
    endings: Keys
    prefix: str
    """Of a participle: `ge` in `gelesen`."""
    refusals: frozenset[str]
    """Alone, or before a reason: it will not be."""
    reasons: frozenset[str]
    """Alone they say that it will not be, and why."""
    softeners: frozenset[str]
    """Beside a reason they change nothing: "too", "today"."""
    more: frozenset[str]
    """Before an amount: it comes on top."""
    comparing: frozenset[str]
    """Beside an amount they change nothing; without one somebody wants more, or less."""
    polite: tuple[Keys, ...]
    """Said beside anything: "please", "can you mark"."""
    asked_for: tuple[Keys, ...]
    """What they ask for is to be logged, and no question: "can you"."""
    lately: frozenset[str]
    """Beside what is said to be done they change nothing: "just"."""
    forgot: frozenset[str]
    entering: frozenset[str]
    """Behind those: not to be done, but to be logged was forgotten."""
    wanted: frozenset[str]
    """It was meant to be, and was not."""
    later: frozenset[str]
    """It is not done yet."""
    about_to: tuple[Keys, ...]
    """The same, in several words."""
    soon: tuple[Keys, ...]
    """Times of today that may be to come; beside what is said to be done they are over."""
    but: frozenset[str]
    """Between what was done and what was not."""
    because: frozenset[str]
    excepted: tuple[Keys, ...]
    """Behind "all": all but those that follow."""


@dataclass(frozen=True, slots=True)
class AwayWords:
    """Words of a line that says that nothing is done, for a day or longer."""

    ill: tuple[Keys, ...]
    trip: tuple[Keys, ...]
    off: tuple[Keys, ...]
    off_beside: tuple[Keys, ...]
    """They say so beside another word only: alone they may be a habit's name."""
    next_week: tuple[Keys, ...]
    beside: frozenset[str]
    """They may stand beside those, and change nothing."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    language: str
    rules: tuple[Rule, ...]
    weekdays: Mapping[str, Weekday]
    short_weekdays: Mapping[str, Weekday]
    plural_weekdays: Mapping[str, Weekday]
    unsure_weekdays: frozenset[str]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    parts: Mapping[str, Decimal]
    """`half`."""
    shares: Mapping[str, Decimal]
    """So many of which are one, behind a number: three `quarters`."""
    heaps: Mapping[str, Decimal]
    """`dozen`."""
    compounds: Mapping[str, tuple[Decimal, str]]
    """Part and unit in one word: `Viertelstunde`."""
    vague: frozenset[str]
    """`few`."""
    one: frozenset[str]
    """Articles that count: `a` glass."""
    ordinals: Mapping[str, int]
    ordinal_marks: frozenset[str]
    times_words: Mapping[str, int]
    """`twice`: 2."""
    pers: Mapping[str, Per]
    often: Mapping[str, Per]
    units: Mapping[str, str]
    of: frozenset[str]
    joins: frozenset[str]
    through: frozenset[str]
    relative_days: Mapping[Keys, int]
    next_words: frozenset[str]
    last_words: frozenset[str]
    oclock: Mapping[Keys, bool]
    """Whether it makes an hour certain: `9 Uhr` is 09:00, `9 o'clock` may be 21:00."""
    at: frozenset[str]
    """Before an hour: `at 7`."""
    halves: Mapping[Keys, str]
    """`am` or `pm`."""
    hour_offsets: Mapping[Keys, int]
    """Minutes that the words before an hour add to it."""
    cues: Mapping[str, Cue]
    not_cues: frozenset[str]
    """Behind such a word they make it something else: `nach Hause`."""
    speech: Speech
    log: LogWords
    away: AwayWords
