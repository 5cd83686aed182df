"""What is said in reply to a habit on a date: "25 pages", "done, felt good", "busy". Else it is a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.amounts import read_number
from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Quit
from core.limits import MAX_PHRASE, check_amount
from core.phrase.languages import LEXICONS, lexicon_of
from core.phrase.lexicon import LogWords
from core.phrase.log import LogPhrase, read_log
from core.phrase.matching import Loggable

MOST_WORDS = 8
"""Of the part that logs; what follows it is a note."""
BETWEEN = " ,;:.!–-"
NAMELESS, CALLED = "qzq qxq", "qzq"
"""A name of no language, and half of it: a whole one would say that what was quit is kept ("no sugar")."""
ON_TOP = re.compile(r"(?<!\S)\+\s?\d")


class Change(StrEnum):
    """What becomes of the amount that is there."""

    SET = "set"
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Remark:
    kind: EntryKind | None
    """None: only a note."""
    note: str = ""
    amount: Decimal | None = None
    change: Change = Change.SET
    day: date | None = None
    """Where the words name another date."""
    unsure: bool = False
    """Of something quit or limited: "no" may say that it was kept, or that it was not."""


def read_remark(text: str, today: date, language: str, habit: Loggable) -> Remark:
    """In the person's language, else in another one; what logs nothing in any is a note. Raises: AmountRefused."""
    line = text.strip()
    for one in dict.fromkeys((lexicon_of(language).language, *LEXICONS)):
        found = _refused(line, lexicon_of(one).log, habit) or _logged(line, today, one, habit)
        found = found or _number(line, one, habit)
        if found:
            return found
    return Remark(None, line)


def read_log_of(text: str, today: date, language: str, habit: Loggable) -> LogPhrase | None:
    """As `read_log`, of a line about that habit, which does not name it: "3 glasses". Raises: PhraseTooLong."""
    return read_log(f"{CALLED} {text}", today, language, [replace(habit, name=NAMELESS)])


def _refused(line: str, known: LogWords, habit: Loggable) -> Remark | None:
    """ "no", "no, busy", "too tired"."""
    words = [word.strip(BETWEEN + "?").casefold().replace("’", "'") for word in line.split()]
    if not words or len(line) > MAX_PHRASE:
        return None
    if words[0] in known.refusals:
        if isinstance(habit.goal, Quit | AtMost):
            return Remark(None, line, unsure=True)
        apart = line[len(words[0]) :]
        return Remark(EntryKind.NO, apart.lstrip(BETWEEN) if apart[:1] in (",", ";", ":", ".", "") else line)
    told = known.reasons | known.softeners
    if all(word in told for word in words) and any(word in known.reasons for word in words):
        return None if isinstance(habit.goal, Quit | AtMost) else Remark(EntryKind.NO, line)
    return None


def _logged(line: str, today: date, language: str, habit: Loggable) -> Remark | None:
    """The longest beginning of the line that logs, or a shorter one before a comma that says the same."""
    words, known = line.split(), lexicon_of(language).log
    found: Remark | None = None
    for length in range(min(len(words), MOST_WORDS), 0, -1):
        if found and words[length - 1][-1] not in BETWEEN:
            continue
        head, note = " ".join(words[:length]), _after(line, length)
        phrase = _certain(head, today, language, habit)
        if phrase is None or not (phrase.amount or _has_verb(head, known, habit)):
            continue
        if phrase.kind is EntryKind.NO and note:  # "not bad"
            continue
        day = phrase.days[0] if phrase.days[0] != today else None
        one = Remark(phrase.kind, note, phrase.amount, _change(head, phrase, known), day)
        if found is None or replace(one, note=found.note) == found:
            found = one
    return found


def _certain(head: str, today: date, language: str, habit: Loggable) -> LogPhrase | None:
    """Of the habit by its name, which may hold a part of what is said ("ran 5k"), or by none ("slipped")."""
    for name, one in ((habit.name, habit), (CALLED, replace(habit, name=NAMELESS))):
        if len(name) + len(head) < MAX_PHRASE:
            phrase = read_log(f"{name} {head}", today, language, [one])
            if phrase and phrase.is_certain:
                return phrase
    return None


def _has_verb(head: str, known: LogWords, habit: Loggable) -> bool:
    spoken = known.done | known.skip | known.no | known.lapse
    if isinstance(habit.goal, Quit | AtMost):
        spoken |= known.kept
    return any(word.strip(BETWEEN).casefold() in spoken for word in head.split())


def _number(line: str, language: str, habit: Loggable) -> Remark | None:
    """A number that no line of the grammar takes: nothing at all, or far too much. Raises: AmountRefused."""
    number = read_number(line.strip("+").strip(), language)
    if number is None or not isinstance(habit.goal, AtLeast | AtMost):
        return None
    return Remark(EntryKind.AMOUNT, amount=check_amount(number) if number else number)


def _after(line: str, length: int) -> str:
    """What stands behind so many words, its own lines kept."""
    rest = line.split(None, length)
    return rest[length].lstrip(BETWEEN) if len(rest) > length else ""


def _change(head: str, phrase: LogPhrase, known: LogWords) -> Change:
    if phrase.less:
        return Change.LESS
    on_top = ON_TOP.search(head) or any(word.casefold() in known.more for word in head.split())
    return Change.MORE if on_top else Change.SET
