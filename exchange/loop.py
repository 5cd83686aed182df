"""What both kinds of Loop Habit Tracker's files say the same way: values, plans, colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.entries import Entry, EntryKind
from core.habits import AtMost, Check, Daily, Goal, Habit, Slot
from core.parcel import Kept, Lost
from exchange.packing import Packing, counted, habit, plan

UNKNOWN, NO, AUTO, YES, SKIP = -1, 0, 1, 2, 3
THOUSAND = 1000
PALETTE = [
    "#d32f2f",
    "#e64a19",
    "#f57c00",
    "#ff8f00",
    "#f9a825",
    "#afb42b",
    "#7cb342",
    "#388e3c",
    "#00897b",
    "#00acc1",
    "#039be5",
    "#1976d2",
    "#303f9f",
    "#5e35b1",
    "#8e24aa",
    "#d81b60",
    "#5d4037",
    "#424242",
    "#757575",
    "#9e9e9e",
]
"""Loop's twenty colours, by their number."""


@dataclass(frozen=True, slots=True)
class LoopHabit:
    """A habit of Loop, its columns read."""

    name: str
    question: str = ""
    description: str = ""
    times: int = 1
    days: int = 1
    numeric: bool = False
    at_most: bool = False
    target: Decimal = Decimal(0)
    unit: str = ""
    colour: str = ""
    archived: bool = False
    key: str = ""
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Checkmark:
    """A date's value as the database has it: one of the five words, or thousandths."""

    day: date
    value: int
    note: str = ""


def pack(packing: Packing, loop: LoopHabit, marks: list[Checkmark]) -> None:
    made = _habit(packing, loop)
    goal = made.versions[0].goal
    kept = [Kept(entry) for mark in marks if (entry := _entry(packing, goal, mark))]
    packing.add(made, kept, loop.key, archived=loop.archived)


def _habit(packing: Packing, loop: LoopHabit) -> Habit:
    goal: Goal = Check()
    if loop.numeric:
        target = packing.amount(loop.target) or Decimal(0)
        goal, exact = counted(target, packing.label(loop.unit), loop.days, at_most=loop.at_most)
        schedule, exact = Daily(), exact and loop.times == 1
    else:
        schedule, exact = plan(loop.times, loop.days)
    packing.lost[Lost.FREQUENCY] += not exact
    note = packing.note("\n".join(filter(None, (loop.question, loop.description))))
    made = habit(packing.name(loop.name), packing.today, schedule, goal)
    return replace(made, note=note, colour=loop.colour, slots=loop.slots)


def _entry(packing: Packing, goal: Goal, mark: Checkmark) -> Entry | None:
    """None where nobody has said anything: what Loop works out from the frequency is left out too."""
    note = packing.note(mark.note)
    if isinstance(goal, Check):
        kind = {NO: EntryKind.NO, YES: EntryKind.DONE, SKIP: EntryKind.SKIP}.get(mark.value)
        return Entry(mark.day, kind, note=note) if kind else _only_noted(packing, mark.day, note)
    if mark.value == SKIP:
        return Entry(mark.day, EntryKind.SKIP, note=note)
    if mark.value == UNKNOWN:
        return _only_noted(packing, mark.day, note)
    if mark.value == NO:
        return Entry(mark.day, EntryKind.DONE if isinstance(goal, AtMost) else EntryKind.NO, note=note)
    amount = packing.amount(Decimal(mark.value) / THOUSAND)
    return Entry(mark.day, EntryKind.AMOUNT, amount, note) if amount else None


def _only_noted(packing: Packing, day: date, note: str) -> Entry | None:
    """What people wrote is not lost because they gave no answer."""
    packing.lost[Lost.UNANSWERED] += bool(note)
    return Entry(day, EntryKind.NO, note=note) if note else None


def colour_of(value: int | None) -> str:
    """By its number in the palette; long ago it was the colour itself, as Android writes it."""
    if value is None:
        return ""
    if 0 <= value < len(PALETTE):
        return PALETTE[value]
    return f"#{value & 0xFFFFFF:06x}"
