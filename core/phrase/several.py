"""A line that speaks of several habits, read part by part: "read and stretch done", "yoga, 3 glasses of water".

What stands before the first habit or behind the last one holds for each part that does not say it for itself: "done",
"skipped", a day. Not so that something was not done: in "no yoga and gym" the gym may have been visited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from core.entries import EntryKind
from core.phrase.languages import LEXICONS
from core.phrase.line import Line, Unclear, verb_groups
from core.phrase.log import LogPhrase, lines_of, read_log_in
from core.phrase.matching import Loggable
from core.phrase.opening import open_page
from core.phrase.page import Page
from core.phrase.sighting import look_over
from core.phrase.tokens import tokens_of

MOST_PARTS, MOST_PIECES = 8, 12
PASSED_ON = (EntryKind.DONE, EntryKind.SKIP)


@dataclass(frozen=True, slots=True)
class Told:
    """One part of a line, and words that say the same alone."""

    words: str
    phrase: LogPhrase


@dataclass(frozen=True, slots=True)
class _Part:
    words: str
    line: Line
    after_but: bool

    @property
    def is_about_something(self) -> bool:
        return bool(self.line.match or self.line.rest or self.line.amounts or self.line.everything or self.line.open)

    @property
    def says_itself(self) -> bool:
        return bool(self.line.verbs or self.line.says_done or self.line.amounts or self.line.kept_by_name)

    @property
    def undated(self) -> str:
        page = self.line.sighting.page
        return self.line.sighting.words([at for at in range(len(page.tokens)) if at not in self.line.day_places])

    def verb(self, *, leads: bool) -> tuple[EntryKind, str] | None:
        """What stands before its habit, or behind it, and the word that says so."""
        page, named = self.line.sighting.page, self.line.named or {*self.line.rest}
        first, last = min(named, default=len(page.tokens)), max(named, default=-1)
        groups = verb_groups(page.lexicon.log)
        beside = {place: key for place, key in self.line.keys.items() if (place < first if leads else place > last)}
        found = [(kind, place) for kind, group in groups for place, key in beside.items() if key in group]
        return (found[0][0], page.words(found[0][1], found[0][1] + 1)) if found else None

    def day(self, *, leads: bool) -> str:
        """The words for a day that stand before its habit, or behind it."""
        page, days = self.line.sighting.page, sorted(self.line.day_places)
        if not days or (days[-1] < min(self.line.named, default=len(page.tokens))) is not leads:
            return ""
        return page.words(days[0], days[-1] + 1)


def read_logs(text: str, today: date, language: str, habits: Sequence[Loggable]) -> tuple[Told, ...]:
    """In the person's language; where that leaves a doubt, in another one that leaves none.

    Empty where the line does not speak of several, or where words are left that are not understood.
    Raises: PhraseTooLong.
    """
    own = _read(text, today, language, habits)
    if own and _are_certain(own):
        return own
    others = (_read(text, today, other, habits) for other in LEXICONS if other != language)
    return next((found for found in others if found and _are_certain(found)), own)


def read_all_but(text: str, today: date, language: str, habits: Sequence[Loggable]) -> LogPhrase | None:
    """ "All done but yoga"; unclear where it names something that is not known. None: it is no such line."""
    for one in (language, *LEXICONS):
        page = open_page(text, today, one, ahead=False)
        for place in range(1, len(page.tokens)):
            run = page.longest(place, page.lexicon.log.excepted)
            if run and any(page.key(at) in page.lexicon.log.everything for at in range(place)):
                return _all_but(
                    page.words(0, place), page.words(place + len(run), len(page.tokens)), today, one, habits
                )
    return None


def _all_but(head: str, tail: str, today: date, language: str, habits: Sequence[Loggable]) -> LogPhrase | None:
    some = islice(_pieces(open_page(tail, today, language, ahead=False), habits), MOST_PARTS)
    pieces = [words for words, _ in some]
    named = [found for words in pieces if (found := read_log_in(words, today, language, habits))]
    done = ["✓" for words in pieces if EntryKind.DONE in lines_of(words, today, language, habits)[0].verbs]
    phrase = read_log_in(f"{head} {' '.join(done[:1])}", today, language, [])
    if phrase is None or not phrase.everything:
        return None
    clear = named and all(len(one.habits) == 1 and not one.rest and one.amount is None for one in named)
    but = frozenset(habit for one in named for habit in one.habits)
    return replace(phrase, but=but, unclear=phrase.unclear if clear else (*phrase.unclear, Unclear.WHICH))


def _are_certain(found: Sequence[Told]) -> bool:
    return all(one.phrase.is_certain for one in found)


def _read(text: str, today: date, language: str, habits: Sequence[Loggable]) -> tuple[Told, ...]:
    parts = _parts(open_page(text, today, language, ahead=False), today, language, habits)
    if not 1 < len(parts) <= MOST_PARTS:
        return ()
    found = [_told(parts, at, today, language, habits) for at in range(len(parts))]
    told = tuple(one for one in found if one is not None)
    named = [(one.phrase.habits, one.phrase.days) for one in told if len(one.phrase.habits) == 1]
    if len(told) < len(found) or len(named) > len(set(named)) or not any(one.phrase.habits for one in told):
        return ()
    return told


def _parts(page: Page, today: date, language: str, habits: Sequence[Loggable]) -> list[_Part]:
    """A part that names nothing ("done", "yesterday") belongs to the one before it, or to the first."""
    found: list[_Part] = []
    waiting = ""

    def part_of(words: str, after_but: bool = False) -> _Part:
        return _Part(words, lines_of(words, today, language, habits)[0], after_but)

    pieces = tuple(islice(_pieces(page, habits), MOST_PIECES + 1))
    for words, after_but in pieces if 1 < len(pieces) <= MOST_PIECES else ():
        part = part_of(words, after_but)
        if part.is_about_something and part.line.day_places and waiting and part_of(waiting).line.day_places:
            found.append(part_of(f"{waiting} {part.undated}"))  # "yesterday and today read"
            found.append(part)
            waiting = ""
        elif part.is_about_something:
            found.append(part_of(f"{waiting} {words}".strip(), after_but))
            waiting = ""
        elif found and part.line.day_places and found[-1].line.day_places:
            found.append(part_of(f"{found[-1].undated} {words}"))  # "read yesterday and today"
        elif found:
            found[-1] = part_of(f"{found[-1].words} {words}", found[-1].after_but)
        else:
            waiting = f"{waiting} {words}".strip()
    return found


def _pieces(page: Page, habits: Sequence[Loggable]) -> Iterator[tuple[str, bool]]:
    """Between commas and words like "and" that belong to no amount, no day and no name; and whether "but" stands
    before it."""
    kept = look_over(page).taken.union(*(_named_as_a_whole(page, habit) for habit in habits))
    start, after_but = 0, False
    for place in range(len(page.tokens) + 1):
        key = page.key(place)
        is_but = key in page.lexicon.log.but
        if place < len(page.tokens) and (place in kept or not (is_but or key in page.lexicon.joins)):
            continue
        if place > start:
            yield page.words(start, place), after_but
            after_but = False
        after_but = after_but or is_but
        start = place + 1


def _named_as_a_whole(page: Page, habit: Loggable) -> range:
    """Where the whole name stands: "read and write" may be one habit."""
    keys = tuple(token.key for token in tokens_of(habit.name))
    first = next((place for place in range(len(page.tokens)) if page.follows(place, keys)), None)
    return range(0) if first is None else range(first, first + len(keys))


def _told(parts: Sequence[_Part], at: int, today: date, language: str, habits: Sequence[Loggable]) -> Told | None:
    """None: words are left that are not understood, or it is about everything, or about nothing that was done."""
    part = parts[at]
    word, is_unsure = ("", False) if part.says_itself or part.after_but else _passed_on(parts, at)
    day, other_day = _day(parts, at)
    line = " ".join(filter(None, (part.words, word, day)))
    phrase = read_log_in(line, today, language, habits)
    if phrase is None or phrase.everything or phrase.open or phrase.changes or (phrase.rest and not _is_new(phrase)):
        return None
    if part.line.match is None and part.line.amounts and not part.line.amounts[0].measure.unit:
        return None
    if is_unsure:
        phrase = replace(phrase, kind=None, amount=None, unclear=(Unclear.WHAT,))
    elif other_day and not phrase.unclear:
        (said,) = look_over(open_page(other_day, today, language, ahead=False)).days[:1]
        days = tuple(dict.fromkeys((*said.options, today)))
        phrase = replace(phrase, days=days, unclear=(Unclear.DAY,) if len(days) > 1 else ())
    return Told(line, phrase)


def _is_new(phrase: LogPhrase) -> bool:
    """Something is done that nobody keeps as a habit yet."""
    return bool(phrase.called) and not phrase.habits and phrase.kind is EntryKind.DONE


def _passed_on(parts: Sequence[_Part], at: int) -> tuple[str, bool]:
    """The word that others lend a part that says nothing itself; and whether it must be asked what happened."""
    before = [verb for one in parts[:at] if (verb := one.verb(leads=True))][-1:]
    after = parts[at + 1 :]
    behind = (
        [] if any(one.after_but for one in after) else [verb for one in after[-1:] if (verb := one.verb(leads=False))]
    )
    kinds = {kind for kind, _ in (*before, *behind)}
    left_undone = any(one.line.verbs - {EntryKind.DONE} for one in parts[:at])  # "skipped yoga, read too": which?
    if len(kinds) > 1 or not kinds <= {*PASSED_ON} or (left_undone and not before):
        return "", True
    return next((word for _, word in (*before, *behind)), ""), False


def _day(parts: Sequence[_Part], at: int) -> tuple[str, str]:
    """The words for the day of a part that names none; and those of an earlier one's, if that may be meant, too."""
    if parts[at].line.day_places:
        return "", ""
    said = [one for one in parts if one.line.day_places]
    shared = parts[0].day(leads=True) or parts[-1].day(leads=False)
    if shared and len(said) == 1:
        return shared, ""
    earlier = [one.day(leads=True) or one.day(leads=False) for one in parts[:at] if one.line.day_places]
    return "", earlier[-1] if earlier else ""
