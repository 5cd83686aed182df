"""docs/streaks.md: each of its examples is judged, and is what the page says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from core.conformance import mismatches
from core.entries import Entry, EntryKind
from core.habits import Daily, Habit, Pause, Version
from core.phrase import read_habit
from core.states import State
from core.timeline import Judgement, judge
from tests.core.histories import AT_HOME, KINDS, MONDAY, noon

PAGE = Path(__file__).parents[2] / "docs" / "streaks.md"
EXAMPLES, VECTORS = (
    re.findall(rf"^```{kind}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for kind in ("example", "json")
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WORDS = {"extra": State.BONUS, "part": State.PARTIAL, "saved": State.FROZEN, "open": State.PENDING}
CLAIMS: dict[str, Callable[[Judgement], str]] = {
    "streak": lambda found: str(found.current),
    "best": lambda found: str(found.longest),
    "rate": lambda found: "{} of {}".format(*found.rate),
    "savers": lambda found: str(found.savers_held),
    "strength": lambda found: f"{found.strength:.3f}",
    "weeks": lambda found: " ".join(map(word, found.periods.values())),
    "last": lambda found: "chance" if found.last_chance else "no chance",
    "lost": lambda found: "" if found.lost else "not lost",
}


def word(state: State) -> str:
    return next((word for word, other in WORDS.items() if other is state), state.value.lower())


@dataclass(frozen=True)
class Example:
    """A block of the page: what one would type, the rows by name, and what the last line claims."""

    phrase: str
    savers: bool
    rows: dict[str, list[str]]
    claims: dict[str, str]

    @staticmethod
    def read(block: str) -> Example:
        first, *rows, last = block.splitlines()
        phrase, _, savers = first.partition(", ")
        named = [(row.split()[0], row.split()[1:]) if row[0] != " " else ("head", row.split()) for row in rows]
        claims = (claim.partition(" ") for claim in last.split(", "))
        return Example(phrase, bool(savers), dict(named), {name: value for name, _, value in claims})

    @property
    def start(self) -> date:
        return MONDAY + timedelta(days=WEEKDAYS.index(self.rows.get("head", ["Mon"])[0]))

    @property
    def dates(self) -> list[date]:
        return [self.start + timedelta(days=number) for number in range(len(self.rows["is"]))]

    def marked(self, row: str) -> list[date]:
        """The dates under which the row has a mark."""
        return [
            day
            for day, mark in zip(self.dates, self.rows.get(row, ["."] * len(self.dates)), strict=True)
            if mark != "."
        ]

    def judged(self) -> Judgement:
        versions = [version(self.phrase, self.start)]
        versions += [version(" ".join(self.rows["then"]), day) for day in self.marked("edit")]
        pauses = tuple(Pause(day, day) for day in self.marked("paused"))
        habit = Habit(1, 1, "a habit", self.start, tuple(versions), pauses)
        said = [entry(day, mark) for day, mark in zip(self.dates, self.rows["said"], strict=True) if mark != "."]
        return judge(
            habit,
            AT_HOME,
            said,
            noon(self.dates[-1]),
            savers_since=self.start if self.savers else None,
            seen=frozenset(self.marked("seen")) if "seen" in self.rows else None,
        )


def version(phrase: str, since: date) -> Version:
    read = read_habit(phrase, since, "en")
    assert not read.doubts, read.doubts
    return Version(since, read.schedule or Daily(), read.goal)


def entry(day: date, mark: str) -> Entry:
    return Entry(day, EntryKind.AMOUNT, Decimal(mark)) if mark.isdigit() else Entry(day, KINDS[mark])


def test_the_page_has_its_examples() -> None:
    assert (len(EXAMPLES), len(VECTORS)) == (PAGE.read_text(encoding="utf-8").count("```example"), 6)


@pytest.mark.parametrize("block", EXAMPLES)
def test_an_example_of_the_page_is_what_the_rules_say(block: str) -> None:
    example = Example.read(block)

    found = example.judged()

    assert [word(found.states[day]) for day in example.dates] == example.rows["is"]
    assert {name: CLAIMS[name](found) for name in example.claims} == example.claims


@pytest.mark.parametrize("block", [block for block in EXAMPLES if Example.read(block).rows.get("head")])
def test_the_weekdays_over_an_example_are_right(block: str) -> None:
    example = Example.read(block)

    assert [WEEKDAYS[day.weekday()] for day in example.dates] == example.rows["head"]


@pytest.mark.parametrize("block", VECTORS)
def test_an_example_of_instants_is_what_the_rules_say(block: str) -> None:
    for section, cases in json.loads(block).items():
        for case in cases:
            assert mismatches(section, case) == []
