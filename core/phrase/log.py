"""One line that logs something, read: "ran 5k", "read yesterday 20", "all done". The rules are in docs/phrases.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Check, Goal, HabitId, Per, Quit
from core.limits import check_amount, is_amount
from core.phrase.languages import LEXICONS
from core.phrase.matching import Loggable, Match, counted_in, named_in
from core.phrase.measures import SIZES, canonical, converted
from core.phrase.opening import open_page
from core.phrase.past import plain_form
from core.phrase.sighting import AmountSaid, Sighting, look_over

QUIET = frozenset(",.;:!+·()…")


class Unclear(StrEnum):
    """What must be asked before anything is written."""

    WHAT = "what"  # done, skipped, or not?
    WHICH = "which"  # habit of several
    UNKNOWN = "unknown"  # no such habit
    DAY = "day"
    HOW_MUCH = "how-much"
    UNIT = "unit"  # that unit does not fit the habit's
    NOT_COUNTED = "not-counted"  # an amount, of a habit that takes none
    KEPT = "kept"  # something that was quit: kept, or slipped?


@dataclass(frozen=True, slots=True)
class LogPhrase:
    """What a line says was done."""

    kind: EntryKind | None
    habits: tuple[HabitId, ...]
    """One; none if the line names none ("done"); of several read the line again with the chosen one alone. Where it
    speaks of an unknown one, those that are counted so."""
    days: tuple[date, ...]
    """One; two for "12/11"."""
    everything: bool = False
    amount: Decimal | None = None
    rest: str = ""
    """Words that were not understood; while there are any, ask."""
    unclear: tuple[Unclear, ...] = ()
    less: bool = False
    """The amount is to be taken away from what is logged."""
    changes: bool = False
    """Nothing is to be logged: the habit itself is to be paused, moved, deleted."""
    called: str = ""
    """What the line says to be done, or how much, where that is no habit of theirs: "gym" of "gym done"."""

    @property
    def is_certain(self) -> bool:
        """Whether it can be written without a question."""
        named = self.everything or len(self.habits) == 1
        return named and self.kind is not None and not self.rest and not self.unclear


def read_log(text: str, today: date, language: str, habits: Sequence[Loggable]) -> LogPhrase | None:
    """In the person's language; where that leaves a doubt, in another one that leaves none.

    None: the line names no habit, no amount and nothing that can be done with one. Raises: PhraseTooLong.
    """
    own = _read(text, today, language, habits)
    if own is not None and own.is_certain:
        return own
    readings = (_read(text, today, other, habits) for other in LEXICONS)
    return next((one for one in readings if one is not None and one.is_certain), own)


def _read(text: str, today: date, language: str, habits: Sequence[Loggable]) -> LogPhrase | None:
    sighting = look_over(open_page(text, today, language, ahead=False))
    found = _best(sighting, named_in(sighting, habits))
    lines = [_Line(sighting, match) for match in found] or [_Line(sighting, None)]
    if found or lines[0].verbs or lines[0].everything or lines[0].past:
        return _told(lines, habits)
    return _told(lines, habits) if lines[0].amounts else None


def _best(sighting: Sighting, found: Sequence[Match]) -> list[Match]:
    """The habits that explain most of the line; of equal ones those whose whole name was said."""
    ranked = [((len(_Line(sighting, match).rest), -len(match.places), not match.whole), match) for match in found]
    best = min((rank for rank, _ in ranked), default=None)
    return [match for rank, match in ranked if rank == best]


def _told(lines: Sequence[_Line], habits: Sequence[Loggable]) -> LogPhrase:
    line = lines[0]
    matches = [one.match for one in lines if one.match]
    counted = []
    if not matches and line.amounts and not line.everything:
        counted = counted_in(line.amounts[0].measure, habits, line.sighting.page.lexicon)
    if counted and not line.rest:
        matches, line = counted, _Line(line.sighting, counted[0])
    elif counted and not line.amounts[0].measure.unit:
        counted = []
    kind, amount, unclear = line.outcome()
    if len(matches) > 1:
        amount, unclear = None, [Unclear.WHICH]
    elif not matches and (line.rest or line.amounts or line.past) and not line.everything:
        unclear = [Unclear.UNKNOWN]
    if len(line.days) > 1:
        unclear.append(Unclear.DAY)
    ids = tuple(match.habit.id for match in matches or counted)
    rest = line.sighting.words(sorted({*line.rest, *(line.past or ())[:1]}))
    less = kind is EntryKind.AMOUNT and all(said.less for said in line.amounts)
    says_done = line.verbs or line.past or not line.rest
    called = line.called() if Unclear.UNKNOWN in unclear and says_done else ""
    everything = line.everything and not ids
    return LogPhrase(kind, ids, line.days, everything, amount, rest, tuple(unclear), less, line.changes, called)


Outcome = tuple[EntryKind | None, Decimal | None, list[Unclear]]


class _Line:
    """A line as it reads if it speaks of one habit (or of none)."""

    def __init__(self, sighting: Sighting, match: Match | None) -> None:
        self.sighting = sighting
        self.match = match
        self.goal: Goal = match.habit.goal if match else Check()
        named = match.places if match else frozenset()
        free = [day for day in sighting.days if named.isdisjoint(range(day.first, day.last))][:1]
        self.days = free[0].options if free else (sighting.page.today,)
        self.day_places = {place for one in free for place in range(one.first, one.last)}
        self.amounts = [one for one in sighting.amounts if one.first not in named]
        spans = [(one.first, one.last) for one in free] + [(one.first, one.last) for one in self.amounts]
        used = named.union(*(range(first, last) for first, last in spans))
        left = self.left = [place for place in range(len(sighting.page.tokens)) if place not in used]
        words, keys = sighting.page.lexicon.log, {place: sighting.page.key(place) for place in left}
        self.everything = match is None and any(key in words.everything for key in keys.values())
        self.denied = any(key in words.kept for key in keys.values())
        groups = (
            (EntryKind.NO, words.no),
            (EntryKind.SKIP, words.skip),
            (EntryKind.LAPSE, words.lapse),
            (EntryKind.DONE, words.done),
        )
        self.verbs = {kind for kind, group in groups if any(key in group for key in keys.values())}
        spoken = words.fillers | words.done | words.skip | words.no | words.lapse | words.everything
        if match:
            spoken |= words.doing
        if self.limits:
            spoken |= words.kept
        self.rest = [place for place in left if keys[place] not in spoken and not self._is_quiet(place)]

    def called(self) -> str:
        """The line without its day and the words that log, and without fillers around what is left; "Run" of "ran"."""
        said = {*self.rest, *(place for one in self.amounts for place in range(one.first, one.last))}
        said |= {self.past[0]} if self.past else set()
        words, page = self.sighting.page.lexicon.log, self.sighting.page
        logs = words.done | words.skip | words.no | words.lapse
        left_out = self.day_places | {place for place in range(len(page.tokens)) if page.key(place) in logs}
        kept = [place for place in range(min(said), max(said) + 1) if place not in left_out - said]
        if self.past is None:
            return self.sighting.words(kept)
        past, name = self.past
        at = kept.index(past)
        return " ".join(filter(None, (self.sighting.words(kept[:at]), name, self.sighting.words(kept[at + 1 :]))))

    @cached_property
    def past(self) -> tuple[int, str] | None:
        """Where a word says what was done, and how a habit of it is called: "ran" is Run.

        Beside other words only where that is sure: "cleaned the kitchen" is Clean the kitchen, "baked potatoes" a name.
        """
        words, page = self.sighting.page.lexicon.log, self.sighting.page
        logs = words.done | words.skip | words.no | words.lapse | words.kept
        forms = {} if self.match else {place: plain_form(page.words(place, place + 1), words) for place in self.left}
        told = [place for place, form in forms.items() if form and page.key(place) not in logs]
        if len(told) != 1:
            return None
        (past,), others = told, [place for place in self.rest if place not in told]
        if not others:
            return past, forms[past]
        if words.verb_last:
            return (past, forms[past].lower()) if past == self.left[-1] else None
        sure = (past and page.key(past - 1) in words.doers) or page.key(past + 1) in words.articles
        return (past, forms[past]) if sure and past < others[0] else None

    @property
    def changes(self) -> bool:
        words, page = self.sighting.page.lexicon.log, self.sighting.page
        return not self.verbs and any(page.key(place) in words.changes for place in self.rest)

    @property
    def limits(self) -> bool:
        return isinstance(self.goal, Quit | AtMost)

    def _is_quiet(self, place: int) -> bool:
        """A comma says nothing; a question mark, a minus and an emoji do."""
        return self.sighting.page.key(place) in QUIET

    def outcome(self) -> Outcome:
        """The kind of entry, its amount, and what must be asked."""
        verbs = self.verbs - ({EntryKind.DONE} if EntryKind.NO in self.verbs else set())
        if self.limits and (self.denied or self._kept_by_name()):
            verbs = (verbs - {EntryKind.NO}) | {EntryKind.DONE}
        if len(verbs) > 1:
            return None, None, [Unclear.WHAT]
        if self.amounts:
            return self._amount()
        if isinstance(self.goal, Quit) and not self.denied and not self._kept_by_name() and verbs <= {EntryKind.DONE}:
            return None, None, [Unclear.KEPT]
        if verbs:
            return self._checked(verbs.pop())
        if self.match is None:
            return None, None, [Unclear.WHAT]
        return (EntryKind.DONE, None, []) if isinstance(self.goal, Check) else (None, None, [Unclear.HOW_MUCH])

    def _kept_by_name(self) -> bool:
        """ "no sugar", of the habit "No sugar"."""
        return isinstance(self.goal, Quit) and self.match is not None and self.match.whole

    def _checked(self, kind: EntryKind) -> Outcome:
        """A sum of a week is not done by saying so."""
        summed = isinstance(self.goal, AtLeast) and self.goal.per is not Per.DAY
        return (None, None, [Unclear.HOW_MUCH]) if summed and kind is EntryKind.DONE else (kind, None, [])

    def _amount(self) -> Outcome:
        if self.match is None:
            return EntryKind.AMOUNT, self._plain(), []
        if isinstance(self.goal, Quit):
            return None, None, [Unclear.KEPT]
        if not isinstance(self.goal, AtLeast | AtMost):
            return EntryKind.DONE, self._plain(), [Unclear.NOT_COUNTED]
        if self.verbs - {EntryKind.DONE}:
            return None, None, [Unclear.WHAT]
        into = canonical(self.goal.unit, self.sighting.page.lexicon)
        sums = [found for one in self.amounts if (found := _in_unit(one, into)) is not None]
        if len(sums) != len(self.amounts):
            return EntryKind.AMOUNT, None, [Unclear.UNIT]
        total = sum(sums, Decimal(0))
        timed = all(SIZES.get(one.measure.canonical, ("",))[0] == "time" for one in self.amounts)
        if (len(sums) > 1 and (not timed or any(one.less for one in self.amounts))) or not is_amount(total):
            return EntryKind.AMOUNT, None, [Unclear.HOW_MUCH]
        return EntryKind.AMOUNT, check_amount(total), []

    def _plain(self) -> Decimal | None:
        return self.amounts[0].measure.amount if len(self.amounts) == 1 else None


def _in_unit(said: AmountSaid, into: str) -> Decimal | None:
    """The amount in the habit's own unit; a number alone is one, and so is "2 cups" where that names no unit."""
    measure = said.measure
    if not measure.unit or (not into and measure.canonical not in SIZES):
        return measure.amount
    return converted(measure.amount, measure.canonical, into)
