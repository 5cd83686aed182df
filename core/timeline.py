"""What a habit's history comes to: states, streaks, rate and strength, from its entries and an instant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from core import outlook, streak
from core.calendar import calendar_at
from core.digest import Digest, digest_of
from core.entries import Entry
from core.facts import GoalKind, kind_of
from core.habits import Habit, PauseKind, Per, Version
from core.ledger import Ledger, write_ledger
from core.outlook import Standing
from core.people import Clock, Weekday
from core.periods import judge_periods
from core.savers import use_savers
from core.spans import Span, Stretch, stretches, unit_of
from core.states import RULES, STATE_OF, STATES, Rule, State
from core.states import letters as letters_of
from core.streak import Leg
from core.strength import strength
from core.units import Units

__all__ = ["Judgement", "Rule", "State", "judge"]

LONG_ARCHIVE = 30
"""An archive of more dates than this ends the streak."""


def judge(
    habit: Habit,
    clock: Clock,
    entries: Iterable[Entry] | Digest,
    now: datetime,
    *,
    savers_since: date | None = None,
    savers_before: Sequence[tuple[date, date]] = (),
    seen: frozenset[date] | None = None,
) -> Judgement:
    """What the entries come to at `now`. `habit.pauses` are all that apply; `seen` None: always around.

    `savers_before`: when streak savers were on earlier, as first and last dates in order.
    """
    calendar = calendar_at(clock, now)
    digest = entries if isinstance(entries, Digest) else digest_of(entries)
    life = stretches(habit)
    ledger = write_ledger(habit, [span for stretch in life for span in stretch.spans], digest, calendar, seen)
    lived = tuple(stretch for stretch in life if ledger.index(stretch.first) < ledger.size)
    on = (*savers_before, (savers_since, date.max)) if savers_since else tuple(savers_before)
    held = _use_savers(ledger, lived, on) if on else 0
    return Judgement(habit, ledger, lived, tuple(_units(ledger, stretch) for stretch in lived), held, bool(on))


def _use_savers(ledger: Ledger, lived: Iterable[Stretch], on: Iterable[tuple[date, date]]) -> int:
    """Savers that are held stay held while they are off."""
    windows = [
        (max(start, ledger.index(first)), min(stop, ledger.size, ledger.index(last) + 1))
        for first, last in on
        for stretch in lived
        for span in stretch.spans
        if stretch.unit is Per.DAY and kind_of(span.version.goal) is not GoalKind.LIMIT
        for start, stop in [ledger.window(span)]
    ]
    return use_savers(ledger.history, windows)


def _units(ledger: Ledger, stretch: Stretch) -> Leg:
    last = date.fromordinal(ledger.origin + ledger.size - 1)
    if stretch.unit is Per.DAY:
        return tuple(_dates(ledger, span) for span in stretch.spans if span.first <= last)
    return tuple(judge_periods(ledger, span, last) for span in stretch.spans if span.first <= last)


def _dates(ledger: Ledger, span: Span) -> Units:
    start, stop = ledger.window(span)
    stop = min(stop, ledger.size)
    dates = range(start + ledger.origin, stop + ledger.origin)
    return Units(span, bytes(ledger.history[start:stop]), dates, dates)


@dataclass(frozen=True)
class Judgement:
    """All that a history comes to. What is cheap or always asked is there; the rest is worked out when asked."""

    habit: Habit
    _ledger: Ledger = field(repr=False)
    _lived: tuple[Stretch, ...] = field(repr=False)
    _units: tuple[Leg, ...] = field(repr=False)
    savers_held: int
    has_savers: bool
    """On now, or earlier."""

    @property
    def digest(self) -> Digest:
        """The entries it was judged by, without those on dates that do not exist."""
        return self._ledger.digest

    @property
    def today(self) -> date:
        return self._ledger.calendar.today

    @property
    def unit(self) -> Per:
        """That of the last stretch."""
        return self._lived[-1].unit if self._lived else unit_of(self._first)

    @cached_property
    def current(self) -> int:
        """The streak in units, as it is now."""
        return streak.current(self._bits[-1]) if self._bits else 0

    @cached_property
    def longest(self) -> int:
        return streak.longest(self._bits)

    @cached_property
    def longest_dates(self) -> tuple[date, date] | None:
        """First and last date of the longest streak: the earlier one of two."""
        return streak.longest_dates(self._legs)

    @cached_property
    def best_before(self) -> int:
        """The longest streak that has ended."""
        return streak.best_before(self._bits)

    @cached_property
    def missed_before(self) -> int:
        """How many units in a row were missed just before the streak, as it is now."""
        return streak.missed_before(self._bits[-1]) if self._bits else 0

    def first_run(self, unit: Per, run: int) -> date | None:
        """When a streak of that unit first came to so many. None: never."""
        return streak.first_run(self._legs_of(unit), run)

    @cached_property
    def rate(self) -> tuple[int, int]:
        """Units done, and units judged."""
        return streak.rate(self._units_of_this_kind)

    def rate_between(self, first: date, last: date) -> tuple[int, int]:
        """The rate of the units that begin on one of these dates."""
        return streak.rate(units.between(first, last) for units in self._units_of_this_kind)

    @cached_property
    def strength(self) -> float:
        """0 to 1."""
        return strength(self._ledger, [units for leg in self._units for units in leg], self._first.goal)

    def state(self, day: date) -> State | None:
        """None for a date that does not exist or is not judged yet."""
        rule = self.rule(day)
        return None if rule is None else STATE_OF.get(rule)

    def rule(self, day: date) -> Rule | None:
        """Why the date has its state."""
        at = self._ledger.index(day)
        if day in self._ledger.calendar.missing:
            return Rule.NO_SUCH_DATE
        if at < 0:
            return Rule.BEFORE_START
        return RULES[self._ledger.history[at]] if at < self._ledger.size else None

    @cached_property
    def states(self) -> Mapping[date, State]:
        """Of all judged dates from the start on."""
        letters = enumerate(self._ledger.history[: self._ledger.size], self._ledger.origin)
        return {date.fromordinal(day): state for day, letter in letters if (state := STATES[letter])}

    def states_on(self, weekday: Weekday) -> Counter[State]:
        """How often a date on this weekday had which state."""
        first = (weekday - self.habit.start.weekday()) % 7
        letters = self._ledger.history[first : self._ledger.size : 7]
        return Counter({state: sum(map(letters.count, letters_of(state))) for state in State})

    @cached_property
    def periods(self) -> Mapping[date, State]:
        """Of all weeks and months, by the first of their dates in the stretch."""
        return {first: STATE_OF[rule] for first, rule in self.period_rules.items()}

    @cached_property
    def period_rules(self) -> Mapping[date, Rule]:
        """Why each week or month has its state."""
        return {
            date.fromordinal(first): Rule(letter)
            for stretch, leg in zip(self._lived, self._units, strict=True)
            if stretch.unit is not Per.DAY
            for units in leg
            for first, letter in zip(units.firsts, units.letters, strict=True)
        }

    @cached_property
    def saved(self) -> frozenset[date]:
        """The dates on which a streak saver stepped in."""
        history, found = self._ledger.history, set()
        at = history.find(Rule.SAVED, 0, self._ledger.size)
        while at >= 0:
            found.add(date.fromordinal(at + self._ledger.origin))
            at = history.find(Rule.SAVED, at + 1, self._ledger.size)
        return frozenset(found)

    @cached_property
    def last_chance(self) -> bool:
        """Must today and all other dates left be done for the week or month?"""
        span = self._span(self.today)
        return span is not None and outlook.is_last_chance(self._ledger, span, self.today)

    @cached_property
    def lost(self) -> bool:
        """Are too few dates left for the week or month?"""
        span = self._span(self.today)
        return span is not None and outlook.is_lost(self._ledger, span, self.today)

    @cached_property
    def just_lost(self) -> bool:
        """Lost today, and not yet yesterday: the day on which to say so."""
        span = self._span(self.today)
        return self.lost and span is not None and outlook.was_winnable(self._ledger, span, self.today)

    @cached_property
    def standing(self) -> Standing | None:
        """How the week or month of today stands; None for a habit of days."""
        return self.standing_on(self.today)

    def standing_on(self, day: date) -> Standing | None:
        """How the week or month of that date stands; None for a date that is judged by itself."""
        span = self._span(day)
        return None if span is None else outlook.standing(self._ledger, span, day)

    def still_needed(self, day: date) -> bool:
        """Would a reminder for this date make sense now?"""
        span = self._span(day)
        return span is not None and outlook.still_needed(self._ledger, span, day)

    @property
    def _first(self) -> Version:
        """The version in force on the first date."""
        life = self._lived or stretches(self.habit)
        return life[0].spans[0].version if life else self.habit.versions[0]

    def _span(self, day: date) -> Span | None:
        """The span that judges a date which is kept; None for others."""
        if self._ledger.index(day) >= len(self._ledger.facts):
            return None
        spans = (span for stretch in self._lived for span in stretch.spans)
        return next((span for span in spans if span.first <= day <= span.last), None)

    @cached_property
    def _legs(self) -> list[Leg]:
        return self._legs_of(self.unit)

    def _legs_of(self, unit: Per) -> list[Leg]:
        same = [leg for stretch, leg in zip(self._lived, self._units, strict=True) if stretch.unit is unit]
        return streak.legs(same, self._long_archives)

    @cached_property
    def _bits(self) -> list[bytes]:
        return [streak.bits_of(leg) for leg in self._legs]

    @property
    def _long_archives(self) -> list[int]:
        """The last dates of the archives that ended a streak."""
        return [
            pause.last.toordinal()
            for pause in self.habit.pauses
            if pause.kind is PauseKind.ARCHIVE
            and pause.last is not None
            and (pause.last - pause.first).days >= LONG_ARCHIVE
            and self._ledger.index(pause.last) < self._ledger.size - 1
        ]

    @property
    def _units_of_this_kind(self) -> list[Units]:
        return [units for leg in self._legs for units in leg]
