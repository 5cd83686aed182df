"""Rules matched against a page: which part of a phrase begins at a token, and what its slots hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from core.phrase import clock, dates, measures, weekdays
from core.phrase.lexicon import Meaning, Rule
from core.phrase.page import Captured, Page
from core.phrase.tokens import Kind

Slot = Callable[[Page, int, Captured], int | None]
SLOTS: Mapping[str, Slot] = {
    "<n>": measures.count,
    "<bare>": measures.bare_count,
    "<nth>": measures.nth,
    "<twice>": measures.times_word,
    "<per>": measures.per,
    "<often>": measures.often,
    "<amount>": measures.amount,
    "<number>": measures.number,
    "<weekday>": weekdays.weekday,
    "<short>": weekdays.short_weekday,
    "<unsure>": weekdays.unsure_weekday,
    "<anyday>": weekdays.any_weekday,
    "<list>": weekdays.weekday_list,
    "<days>": weekdays.any_weekdays,
    "<monthdays>": dates.month_days,
    "<ordinals>": dates.ordinal_days,
    "<dates>": dates.date_list,
    "<date>": dates.one_date,
    "<clocks>": clock.clocks,
    "<hours>": clock.hours,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One item of a template: a slot, or words of which one must stand there (or may, if `optional`)."""

    words: frozenset[str]
    slot: Slot | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `first` up to, and without, `last` that say `rule.meaning`."""

    first: int
    last: int
    rule: Rule
    captured: Captured

    @property
    def meaning(self) -> Meaning:
        return self.rule.meaning


CATEGORY = Rule(Meaning.CATEGORY, ())


@dataclass(frozen=True, slots=True)
class Shape:
    rule: Rule
    steps: tuple[Step, ...]


@cache
def _shapes(rules: tuple[Rule, ...]) -> tuple[Mapping[str, tuple[Shape, ...]], tuple[Shape, ...]]:
    """Shapes by the words they can begin with, and those that may begin with a slot."""
    by_word: dict[str, list[Shape]] = {}
    by_slot: list[Shape] = []
    for rule in rules:
        for template in rule.templates:
            shape = Shape(rule, tuple(_step(item) for item in template.split()))
            openings = list(_openings(shape))
            if any(step.slot for step in openings):
                by_slot.append(shape)
            for word in frozenset().union(*(step.words for step in openings)):
                by_word.setdefault(word, []).append(shape)
    return {word: tuple(shapes) for word, shapes in by_word.items()}, tuple(by_slot)


def _step(item: str) -> Step:
    plain = item.removesuffix("?")
    slot = SLOTS[plain] if plain.startswith("<") else None
    return Step(frozenset() if slot else frozenset(plain.split("|")), slot, item != plain)


def _openings(shape: Shape) -> Iterator[Step]:
    for step in shape.steps:
        yield step
        if not step.optional:
            return


def parts_of(page: Page) -> list[Part]:
    """The parts of a phrase from left to right, at each place the longest one that fits."""
    found: list[Part] = []
    at = 0
    leading = True
    while at < len(page.tokens):
        part = _part_at(page, at, leading=leading) if page.begins(at) else None
        if part:
            found.append(part)
        leading = leading and part is not None
        at = part.last if part else at + 1
    return found


def _part_at(page: Page, at: int, *, leading: bool) -> Part | None:
    if page.tokens[at].kind is Kind.TAG:
        return Part(at, at + 1, CATEGORY, Captured())
    by_word, by_slot = _shapes(page.lexicon.rules)
    shapes = [shape for shape in (*by_word.get(page.key(at), ()), *by_slot) if leading or not shape.rule.lead]
    found = [part for shape in shapes if (part := _match(page, at, shape))]
    return max(found, key=lambda part: part.last) if found else None


def _match(page: Page, start: int, shape: Shape) -> Part | None:
    captured = Captured()
    at = start
    for step in shape.steps:
        end = step.slot(page, at, captured) if step.slot else at + 1 if page.key(at) in step.words else None
        if end is None and not step.optional:
            return None
        at = at if end is None else end
    return Part(start, at, shape.rule, captured) if at > start and page.ends(at) else None
