"""What reading has made of the parts of a phrase so far: which words are used up, and which are in doubt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from core.phrase.lexicon import Meaning
from core.phrase.page import Page
from core.phrase.reading import About, Choice, Doubt
from core.phrase.shapes import Part
from core.phrase.tokens import Kind


@dataclass(slots=True)
class Ledger:
    """`parts` are those that count; `adjective` is a weak one that leads the name and stays in it ("morning run")."""

    page: Page
    parts: Sequence[Part]
    adjective: Part | None
    taken: list[Part] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def of(self, *meanings: Meaning) -> list[Part]:
        return [part for part in self.parts if part.meaning in meanings]

    def take(self, part: Part) -> None:
        if part not in self.taken:
            self.taken.append(part)

    def doubt(self, about: About, first: int, last: int, words: Collection[str]) -> None:
        """The tokens from `first` to `last` could be said in any of these `words`."""
        choices = tuple(Choice(one, self.page.rewritten(first, last, one)) for one in words)
        self.doubts.append(Doubt(about, self.page.words(first, last), choices))

    def clash(self, parts: Sequence[Part]) -> None:
        """Only one of these parts can be meant."""
        words = [self.page.words(part.first, part.last) for part in parts]
        choices = tuple(
            Choice(word, self._without([other for other in parts if other is not part]))
            for word, part in zip(words, parts, strict=True)
        )
        self.doubts.append(Doubt(About.SCHEDULE, ", ".join(words), choices))

    def _without(self, parts: Sequence[Part]) -> str:
        gone = {place for part in parts for place in range(part.first, part.last)}
        return self._joined([place for place in range(len(self.page.tokens)) if place not in gone], unquoted=False)

    def understood(self) -> tuple[str, ...]:
        parts = sorted([*self.taken, *([self.adjective] if self.adjective else [])], key=lambda part: part.first)
        return tuple(self.page.words(part.first, part.last) for part in parts)

    def name(self) -> str:
        """What is left of the phrase: everything that was not understood as something else."""
        runs = [run for run in self.left_over() if any(self._is_word(place) for place in run)]
        return " ".join(self._joined(self._trimmed(run), unquoted=True) for run in runs)

    def left_over(self) -> list[list[int]]:
        """Runs of tokens between the parts that were taken."""
        gone = {place for part in self.taken for place in range(part.first, part.last)}
        runs: list[list[int]] = [[]]
        for place in range(len(self.page.tokens)):
            if place in gone:
                runs.append([])
            else:
                runs[-1].append(place)
        return [run for run in runs if run]

    def _is_word(self, place: int) -> bool:
        """Whether the token says anything by itself; an "and" between two parts says nothing."""
        token = self.page.tokens[place]
        return not (token.kind is Kind.MARK and token.key in SEAMS) and token.key not in self.page.lexicon.joins

    def _trimmed(self, run: list[int]) -> list[int]:
        """Without the commas and dashes that stood between the name and what was taken."""
        last = len(self.page.tokens) - 1
        while run[0] > 0 and self.page.tokens[run[0]].key in SEAMS:
            run = run[1:]
        while run[-1] < last and self.page.tokens[run[-1]].key in SEAMS:
            run = run[:-1]
        return run

    def _joined(self, places: Sequence[int], *, unquoted: bool) -> str:
        pieces: list[str] = []
        for at, place in enumerate(places):
            token = self.page.tokens[place]
            text = self.page.text[token.start : token.end]
            close = at > 0 and token.glued and places[at - 1] == place - 1
            pieces.append(
                ("" if close or not at else " ") + (text[1:-1] if unquoted and token.kind is Kind.QUOTED else text)
            )
        return "".join(pieces)


SEAMS = frozenset(",;:.·|–—-/@+&")


def open_ledger(page: Page, parts: Sequence[Part]) -> Ledger:
    """Decides about the weak parts: they count at the end of the phrase, and before another part at its beginning."""
    edge = len(page.tokens)
    for part in reversed(parts):
        while edge > part.last and page.key(edge - 1) in SEAMS | page.lexicon.joins:
            edge -= 1
        if part.last != edge:
            break
        edge = part.first
    opening = len(parts) > 1 and parts[0].first == 0 and parts[1].first == parts[0].last and not parts[1].rule.weak
    counting = [part for part in parts if not part.rule.weak or part.first >= edge or (opening and part.first == 0)]
    lead = parts[0] if parts and parts[0].first == 0 and parts[0] not in counting else None
    speaks = lead is not None and lead.meaning not in {Meaning.UNSURE, Meaning.BARE_NUMBER, Meaning.BARE_TIMES}
    return Ledger(page, counting, lead if speaks else None)
