"""What a habit follows on, as a line says it: "after coffee", "when I get home"."""

from __future__ import annotations

from collections.abc import Sequence

from core.habits import AtMost, Goal, Quit
from core.limits import MAX_CUE
from core.names import visible_length
from core.phrase.ledger import SEAMS, Ledger
from core.phrase.lexicon import Cue, Meaning, Rule
from core.phrase.page import Captured
from core.phrase.shapes import Part
from core.phrase.tokens import Kind

CUE = Rule(Meaning.CUE, ())


def cue_of(ledger: Ledger, goal: Goal) -> str:
    """The first one; its words are not the name's any more. What is limited is limited by it, and keeps its words."""
    if isinstance(goal, Quit | AtMost):
        return ""
    places = [place for run in ledger.left_over() for place in run]
    for run in ledger.left_over():
        for at, place in enumerate(run):
            cue = _cue_at(ledger, run[at:], opens=place == 0)
            if cue and any(_tells(ledger, one) for one in places if not place <= one < cue.last):
                ledger.take(cue)
                return ledger.page.words(cue.first, cue.last)
    return ""


def _cue_at(ledger: Ledger, places: Sequence[int], *, opens: bool) -> Part | None:
    """The cue that begins at the first of these places. At the beginning of a line something has to end it."""
    page, first = ledger.page, places[0]
    kind = page.lexicon.cues.get(page.key(first))
    if kind is None or not page.begins(first) or page.glued(first + 1) or page.key(first + 1) in page.lexicon.not_cues:
        return None
    if any(part.first <= first < part.last for part in ledger.parts):
        return None
    last = _end_of(ledger, places)
    noun = _past_noun(ledger, first, last) if kind is Cue.NOUN else None
    if opens and noun is None and page.key(last) != ",":
        return None
    last = noun or last
    words = page.words(first, last)
    return Part(first, last, CUE, Captured()) if last > first + 1 and visible_length(words) <= MAX_CUE else None


def _end_of(ledger: Ledger, places: Sequence[int]) -> int:
    """Before a comma, and before the next thing that is, or may be, understood."""
    begun = {part.first for part in ledger.parts}
    last = places[0]
    for place in places:
        if ledger.page.key(place) in SEAMS - {"-", "/"} or (place in begun and place > places[0]):
            break
        last = place + 1
    return last


def _past_noun(ledger: Ledger, first: int, last: int) -> int | None:
    """After the last noun: "nach dem Kaffee lesen" is to read. None where none can be told by its capital."""
    words = [ledger.page.words(place, place + 1) for place in range(first + 1, last)]
    nouns = [place for place, word in enumerate(words, first + 1) if word[:1].isupper()]
    return nouns[-1] + 1 if nouns else None


def _tells(ledger: Ledger, place: int) -> bool:
    """Whether the word could be a name, or the better part of one."""
    token = ledger.page.tokens[place]
    is_word = token.kind is Kind.QUOTED or any(letter.isalpha() for letter in token.key)
    return is_word and token.key not in ledger.page.lexicon.units.keys() | ledger.page.lexicon.joins
