"""Which habit a line speaks of: by the words of its name, else by the unit it is counted in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.habits import AtLeast, AtMost, Check, Goal, HabitId
from core.names import clean_line
from core.phrase.lexicon import Lexicon
from core.phrase.measures import SIZES, canonical
from core.phrase.page import Measure
from core.phrase.sighting import Sighting
from core.phrase.stems import fits, stem
from core.phrase.tokens import Kind, Token, tokens_of


@dataclass(frozen=True, slots=True)
class Loggable:
    """A habit that a line may speak of, with its goal of today."""

    id: HabitId
    name: str
    goal: Goal


@dataclass(frozen=True, slots=True)
class Match:
    """A habit with the places of the words that name it; `whole`: no word of its name was left out."""

    habit: Loggable
    places: frozenset[int]
    whole: bool


def named_in(sighting: Sighting, habits: Sequence[Loggable]) -> list[Match]:
    """Every habit with a word of its name in the line."""
    return [match for habit in habits if (match := _match(sighting, habit))]


def _match(sighting: Sighting, habit: Loggable) -> Match | None:
    lexicon = sighting.page.lexicon
    tokens = tokens_of(clean_line(habit.name))
    telling = [token.key for token in tokens if _tells(token, lexicon)] or [token.key for token in tokens]
    stems = [stem(key, lexicon.log) for key in telling]
    said = {place for place in range(len(sighting.stems)) if any(_names(sighting, place, named) for named in stems)}
    kept = lexicon.log.kept
    if all(sighting.page.key(place) in kept for place in said) and not set(telling) <= kept:
        return None  # the "no" of "no time" is not that of "no sugar"
    whole = all(any(_names(sighting, place, named) for place in said) for named in stems)
    beside = {token.key for token in tokens if token.kind is Kind.WORD or isinstance(habit.goal, Check)}
    places = {place for place, token in enumerate(sighting.page.tokens) if token.key in beside}
    return Match(habit, frozenset(said | places), whole)


def _names(sighting: Sighting, place: int, named: str) -> bool:
    """A filler is the beginning of no name: the `was` of a question does not mean `Wasser`."""
    said, fillers = sighting.stems[place], sighting.page.lexicon.log.fillers
    return said == named or (sighting.page.key(place) not in fillers and fits(said, named))


def _tells(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word tells one habit from another: not "a", not "min"."""
    return token.kind is Kind.WORD and token.key not in lexicon.log.fillers and token.key not in lexicon.units


def counted_in(measure: Measure, habits: Sequence[Loggable], lexicon: Lexicon) -> list[Match]:
    """Every habit that such an amount could be added to: without a unit, all that are counted."""
    return [
        Match(habit, frozenset(), whole=True)
        for habit in habits
        if isinstance(habit.goal, AtLeast | AtMost)
        and (not measure.unit or same_kind(measure, habit.goal.unit, lexicon))
    ]


def same_kind(measure: Measure, unit: str, lexicon: Lexicon) -> bool:
    mine, theirs = measure.canonical, canonical(unit, lexicon)
    return mine == theirs or (mine in SIZES and theirs in SIZES and SIZES[mine][0] == SIZES[theirs][0])
