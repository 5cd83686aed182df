"""What came of reading: values, and the questions where a phrase could be read in more than one way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from core.habits import Goal, Schedule


class About(StrEnum):
    """What is in doubt."""

    NUMBER = "number"
    TIME = "time"
    DAY = "day"
    SCHEDULE = "schedule"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading: `words` to show, and the whole phrase rewritten so that it can be read in this way alone."""

    words: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """`words` of the phrase that could mean any of `choices`; none of them was taken."""

    about: About
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class HabitPhrase:
    """A habit as one line describes it."""

    name: str
    schedule: Schedule | None
    """None: nothing was said of it; ask "every day?"."""
    goal: Goal
    times: tuple[time, ...] = ()
    category: str = ""
    cue: str = ""
    start: date | None = None
    end: date | None = None
    understood: tuple[str, ...] = ()
    """The words that are not (only) the name, in their order."""
    doubts: tuple[Doubt, ...] = ()
