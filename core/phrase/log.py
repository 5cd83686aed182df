"""One line that logs something, read: "ran 5k", "read yesterday 20", "all done". The rules are in docs/phrases.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal

from core.entries import EntryKind
from core.habits import HabitId
from core.phrase.languages import LEXICONS
from core.phrase.line import Line, Open, Unclear
from core.phrase.matching import Loggable, Match, counted_in, named_in
from core.phrase.opening import open_page
from core.phrase.sighting import Sighting, look_over

BREAKS = frozenset(",;–—")
"""What stands behind one of them may be a reason."""
MOST_BREAKS = 3
"""So many are tried: reading a line takes a moment, whatever it is."""
REASONED = (EntryKind.NO, EntryKind.SKIP)


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
    but: frozenset[HabitId] = field(default=frozenset(), kw_only=True)
    """Of everything those that are not meant."""
    amount: Decimal | None = None
    rest: str = ""
    """Words that were not understood; while there are any, ask."""
    unclear: tuple[Unclear, ...] = ()
    less: bool = False
    """The amount is to be taken away from what is logged."""
    changes: bool = False
    """Nothing is to be logged: the habit itself is to be paused, moved, deleted."""
    called: str = ""
    """What the line says to be done, or how much, where that is no habit of theirs: "gym" of "gym done"; with a habit,
    where only its verb was said: "Water plants" of "watered plants" and "Water"."""

    open: Open | None = None
    """Nothing is to be logged: it is not done, or was not."""
    note: str = ""
    """Why it was not."""
    at: time | None = None
    """The time of day when it was done, where one is said; of two readings the earlier."""

    @property
    def is_certain(self) -> bool:
        """Whether it can be written without a question."""
        named = self.everything or len(self.habits) == 1
        return named and self.kind is not None and not self.rest and not self.unclear and self.open is None


def read_log(text: str, today: date, language: str, habits: Sequence[Loggable]) -> LogPhrase | None:
    """In the person's language; where that leaves a doubt, in another one that leaves none.

    None: the line names no habit, no amount and nothing that can be done with one. Raises: PhraseTooLong.
    """
    own = read_log_in(text, today, language, habits)
    if own is not None and (own.is_certain or own.open):
        return own
    readings = (read_log_in(text, today, other, habits) for other in LEXICONS if other != language)
    return next((one for one in readings if one is not None and (one.is_certain or (one.open and not own))), own)


def read_reason(text: str, today: date, language: str, habits: Sequence[Loggable]) -> LogPhrase | None:
    """What is not done or skipped, and why: "no gym today, sore legs". None: it is no such line."""
    for one in (language, *LEXICONS):
        page = open_page(text, today, one, ahead=False)
        ends = BREAKS | page.lexicon.log.because
        breaks = [place for place in range(1, len(page.tokens)) if page.key(place) in ends]
        for place in breaks[:MOST_BREAKS]:
            found = read_log_in(page.words(0, place), today, one, habits)
            note = page.words(place + (page.key(place) in BREAKS), len(page.tokens))
            said = found is not None and found.is_certain and found.kind in REASONED
            if found and said and note and not named_in(look_over(open_page(note, today, one, ahead=False)), habits):
                return replace(found, note=note)
    return None


def read_log_in(text: str, today: date, language: str, habits: Sequence[Loggable]) -> LogPhrase | None:
    lines = lines_of(text, today, language, habits)
    if lines[0].match or lines[0].verbs or lines[0].everything or lines[0].past or lines[0].open:
        return _told(lines, habits)
    return _told(lines, habits) if lines[0].amounts else None


def lines_of(text: str, today: date, language: str, habits: Sequence[Loggable]) -> list[Line]:
    """One for each habit that it may speak of; else one that speaks of none."""
    sighting = look_over(open_page(text, today, language, ahead=False))
    found = _best(sighting, named_in(sighting, habits))
    return [Line(sighting, match) for match in found] or [Line(sighting, None)]


def _best(sighting: Sighting, found: Sequence[Match]) -> list[Match]:
    """The habits that explain most of the line; of equal ones those whose whole name was said."""
    ranked = [((len(Line(sighting, match).rest), -len(match.places), not match.whole), match) for match in found]
    best = min((rank for rank, _ in ranked), default=None)
    return [match for rank, match in ranked if rank == best]


def _told(lines: Sequence[Line], habits: Sequence[Loggable]) -> LogPhrase:
    line = lines[0]
    matches = [one.match for one in lines if one.match]
    counted = []
    if not matches and line.amounts and not line.everything:
        counted = counted_in(line.amounts[0].measure, habits, line.sighting.page.lexicon)
    if counted and not line.rest:
        matches, line = counted, Line(line.sighting, counted[0])
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
    tells_more = len(matches) == 1 and not counted and line.told_of_more is not None and not line.open
    called = line.called() if tells_more or (Unclear.UNKNOWN in unclear and says_done) else ""
    if called and not line.rest and line.amounts and line.amounts[0].measure.unit and amount != int(amount or 1):
        called = f"1 {line.amounts[0].measure.unit}"
    everything = line.everything and not ids
    at = min((time_ for one in line.clocks for time_ in one.options), default=None)
    return LogPhrase(
        kind, ids, line.days, everything, amount, rest, tuple(unclear), less, line.changes, called, line.open, at=at
    )
