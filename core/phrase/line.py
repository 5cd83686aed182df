"""A line as it reads if it speaks of one habit, or of none: what says that it was done, how much, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Check, Goal, Per, Quit
from core.limits import check_amount, is_amount
from core.phrase.lexicon import Keys, LogWords
from core.phrase.matching import Match
from core.phrase.measures import SIZES, canonical, converted
from core.phrase.page import Measure
from core.phrase.past import plain_form
from core.phrase.sighting import AmountSaid, Sighting
from core.phrase.tokens import Kind

QUIET = frozenset(",.;:!+·()…")
CHEERFUL = frozenset(
    "🎉🥳🙌👏🙏😊🙂😀😃😄😁😅😎🤗🤩😍🔥⭐🌟✨🏆🥇❤💙💚💛🏃🚶🧘🏋🚴🏊📖📚📕📗📘📙💧🚰🥛☕🎹🎸🎨🌞🌙♂♀\u200d\ufe0f"
) | {chr(tone) for tone in range(0x1F3FB, 0x1F400)}
"""Beside a habit they say no more than that somebody is glad of it, or what it is."""


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


class Open(StrEnum):
    """Why nothing is to be logged, though a habit is spoken of."""

    LATER = "later"  # not yet, or about to be
    FORGOTTEN = "forgotten"  # it was meant to be
    UNLOGGED = "unlogged"  # it was only not logged, or so it seems


Outcome = tuple[EntryKind | None, Decimal | None, list[Unclear]]


def verb_groups(words: LogWords) -> tuple[tuple[EntryKind, frozenset[str]], ...]:
    return (
        (EntryKind.NO, words.no),
        (EntryKind.SKIP, words.skip),
        (EntryKind.LAPSE, words.lapse),
        (EntryKind.DONE, words.done),
    )


class Line:
    """A line as it reads if it speaks of one habit (or of none)."""

    def __init__(self, sighting: Sighting, match: Match | None) -> None:
        self.sighting = sighting
        self.match = match
        self.goal: Goal = match.habit.goal if match else Check()
        self.named = named = match.places if match else frozenset()
        free = [day for day in sighting.days if named.isdisjoint(range(day.first, day.last))][:1]
        self.days = free[0].options if free else (sighting.page.today,)
        self.day_places = {place for one in free for place in range(one.first, one.last)}
        self.amounts = self._amounts()
        self.clocks = [one for one in sighting.clocks if named.isdisjoint(range(one.first, one.last))]
        spans = [(one.first, one.last) for one in free] + [(one.first, one.last) for one in self.amounts]
        used = named.union(*(range(first, last) for first, last in spans))
        self.left = [place for place in range(len(sighting.page.tokens)) if place not in used]
        self.keys = {place: sighting.page.key(place) for place in self.left}
        words, keys = sighting.page.lexicon.log, self.keys.values()
        self.everything = match is None and any(key in words.everything for key in keys)
        self.denied = any(key in words.kept for key in keys)
        self.verbs = {kind for kind, group in verb_groups(words) if any(key in group for key in keys)}
        self.polite, self.about_to = self._said(words.polite), self._said(words.about_to)
        self.open = self._open()
        self.spoken = self._spoken(words)
        self.rest = [place for place in self.left if not self._is_understood(place)]

    def _amounts(self) -> list[AmountSaid]:
        """ "A coffee" is one of what is counted without a unit; "a pill" is no amount of what is called so."""
        counted, page = isinstance(self.goal, AtLeast | AtMost), self.sighting.page
        end = len(page.tokens) - 1
        found = [
            one
            for one in self.sighting.amounts
            if one.first not in self.named
            and not (one.first == end and page.key(end) in page.lexicon.one)
            and (counted or not one.article or self.named.isdisjoint(range(one.first, one.last)))
        ]
        if found or not isinstance(self.goal, AtLeast | AtMost) or self.goal.unit:
            return found
        ones = [place - 1 for place in sorted(self.named) if page.key(place - 1) in page.lexicon.one and place]
        return [AmountSaid(place, place + 1, Measure(Decimal(1), "", ""), article=True) for place in ones[:1]]

    def _said(self, groups: Sequence[Keys]) -> frozenset[int]:
        """The places of every such run of words, none of which is part of a date or a name."""
        page, found, left = self.sighting.page, set[int](), {*self.left}
        for place in self.left:
            run = {*range(place, place + len(page.longest(place, groups) or ()))}
            found |= run if run <= left else set()
        return frozenset(found)

    def _open(self) -> Open | None:
        words, keys = self.sighting.page.lexicon.log, {*self.keys.values()}
        if keys & words.forgot:
            entered = bool(keys & words.entering)
            done = EntryKind.DONE in self.verbs or self.is_told
            return None if entered and done else Open.UNLOGGED if entered else Open.FORGOTTEN
        if keys & words.wanted:
            return Open.FORGOTTEN
        page = self.sighting.page
        soon = any(page.longest(place, words.soon) for place in self.day_places) and not self.says_done
        return Open.LATER if keys & words.later or self.about_to or (soon and not self.verbs) else None

    @cached_property
    def asks_to_log(self) -> bool:
        """ "Can you mark yoga as done?" is no question."""
        return bool(self._said(self.sighting.page.lexicon.log.asked_for))

    @cached_property
    def is_told(self) -> bool:
        """Whether a form of the habit's name says that it was done: "ran" of "Run"."""
        page = self.sighting.page
        told = (plain_form(page.words(place, place + 1), page.lexicon.log) for place in self.named)
        return any(told)

    @property
    def says_done(self) -> bool:
        return EntryKind.DONE in self.verbs or self.is_told or bool(self.forms)

    def _is_understood(self, place: int) -> bool:
        words, key = self.sighting.page.lexicon.log, self.keys[place]
        if (
            place in self.polite
            or (self.open and place in self.about_to)
            or self._is_quiet(place)
            or key in self.spoken
        ):
            return True
        in_clock = any(one.first <= place < one.last for one in self.clocks)
        return (in_clock or key in words.lately) and self.says_done

    def _spoken(self, words: LogWords) -> frozenset[str]:
        """ "Add yoga" may be a habit to begin: only of what is counted is there more."""
        spoken = words.fillers | words.done | words.skip | words.no | words.lapse | words.everything
        if self.match:
            spoken |= words.doing
        if self.match and isinstance(self.goal, Check) and not self.open and not words.done & {*self.keys.values()}:
            spoken -= words.more
        if self.limits:
            spoken |= words.kept
        if self.amounts:
            spoken |= words.comparing
        if self.open or words.forgot & {*self.keys.values()}:
            spoken |= words.forgot | words.entering | words.wanted | words.later | words.but
        return spoken

    def called(self) -> str:
        """The line without its day and the words that log, and without fillers around what is left; "Run" of "ran"."""
        told = self.past or self.told_of_more
        said = {*self.rest, *(place for one in self.amounts for place in range(one.first, one.last))}
        said |= {told[0]} if told else set()
        words, page = self.sighting.page.lexicon.log, self.sighting.page
        logs = words.done | words.skip | words.no | words.lapse
        left_out = self.day_places | {place for place in range(len(page.tokens)) if page.key(place) in logs}
        kept = [place for place in range(min(said), max(said) + 1) if place not in left_out - said]
        if told is None:
            return self.sighting.words(kept)
        past, name = told
        at = kept.index(past)
        return " ".join(filter(None, (self.sighting.words(kept[:at]), name, self.sighting.words(kept[at + 1 :]))))

    @cached_property
    def past(self) -> tuple[int, str] | None:
        """Where a word says what was done, and how a habit of it is called: "ran" is Run.

        Beside other words only where that is sure: "cleaned the kitchen" is Clean the kitchen, "baked potatoes" a name.
        """
        words, page, forms = self.sighting.page.lexicon.log, self.sighting.page, self.forms
        if len(forms) != 1:
            return None
        (past,), others = forms, [place for place in self.rest if place not in forms]
        if not others:
            return past, forms[past]
        if words.verb_last:
            return (past, forms[past].lower()) if past == self.left[-1] else None
        sure = (past and page.key(past - 1) in words.doers) or page.key(past + 1) in words.articles
        return (past, forms[past]) if sure and past < others[0] else None

    @property
    def told_of_more(self) -> tuple[int, str] | None:
        """As `past`, where a habit's name is told of something that it does not name: "watered plants" of "Water"."""
        words, page = self.sighting.page.lexicon.log, self.sighting.page
        told = {place: plain_form(page.words(place, place + 1), words) for place in self.named}
        told = {place: form for place, form in told.items() if form and place < len(page.tokens)}
        said = [place for place in self.rest if page.tokens[place].kind is Kind.WORD]
        dated = {place for one in self.sighting.days for place in range(one.first, one.last)}
        if len(told) != 1 or not said or len(said) != len(self.rest) or dated & {*said}:
            return None
        ((place, form),) = told.items()
        if words.verb_last:
            return (place, form.lower()) if place > said[-1] else None
        return (place, form) if place < said[0] else None

    @cached_property
    def forms(self) -> dict[int, str]:
        """Where words of a line that names no habit say what was done, and how a habit of each is called."""
        words, page = self.sighting.page.lexicon.log, self.sighting.page
        logs = words.done | words.skip | words.no | words.lapse | words.kept
        said = [] if self.match else [place for place, key in self.keys.items() if key not in logs]
        found = {place: plain_form(page.words(place, place + 1), words) for place in said}
        return {place: form for place, form in found.items() if form}

    @property
    def changes(self) -> bool:
        words, page = self.sighting.page.lexicon.log, self.sighting.page
        return not self.verbs and any(page.key(place) in words.changes for place in self.rest)

    @property
    def limits(self) -> bool:
        return isinstance(self.goal, Quit | AtMost)

    def _is_quiet(self, place: int) -> bool:
        """A comma and a cheerful emoji say nothing; a question mark, a minus, any other emoji and a sad face do."""
        page = self.sighting.page
        key = page.key(place)
        if key == "?":
            return self.asks_to_log
        sad = key == "(" and page.glued(place) and page.key(place - 1) in {":", "-"}
        return (key in QUIET and not sad) or key in CHEERFUL

    def outcome(self) -> Outcome:
        """The kind of entry, its amount, and what must be asked."""
        verbs = self.verbs - ({EntryKind.DONE} if EntryKind.NO in self.verbs else set())
        if self.limits and (self.denied or self.kept_by_name):
            verbs = (verbs - {EntryKind.NO}) | {EntryKind.DONE}
        if self.match and not self.limits and EntryKind.LAPSE in verbs:  # "failed to read"
            verbs = (verbs - {EntryKind.LAPSE}) | {EntryKind.NO}
        if len(verbs) > 1:
            return None, None, [Unclear.WHAT]
        if self.amounts:
            return self._amount()
        if isinstance(self.goal, Quit) and not self.denied and not self.kept_by_name and verbs <= {EntryKind.DONE}:
            return None, None, [Unclear.KEPT]
        if verbs:
            return self._checked(verbs.pop())
        if self.match is None:
            return None, None, [Unclear.WHAT]
        return (EntryKind.DONE, None, []) if isinstance(self.goal, Check) else (None, None, [Unclear.HOW_MUCH])

    @property
    def kept_by_name(self) -> bool:
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
        if any(one.vague for one in self.amounts):
            return EntryKind.AMOUNT, None, [Unclear.HOW_MUCH]
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
        counted = [one.measure.amount for one in self.amounts if not one.vague]
        return counted[0] if len(self.amounts) == len(counted) == 1 else None


def _in_unit(said: AmountSaid, into: str) -> Decimal | None:
    """The amount in the habit's own unit; a number alone is one, and so is "2 cups" where that names no unit."""
    measure = said.measure
    if not measure.unit or (not into and measure.canonical not in SIZES):
        return measure.amount
    return converted(measure.amount, measure.canonical, into)
