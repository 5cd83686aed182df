"""What both kinds of Loop Habit Tracker's files say the same way: values, plans, colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.entries import Entry, EntryKind
from core.habits import AtMost, Check, Daily, Goal, Habit, Schedule, Slot
from core.parcel import Kept, Lost
from exchange.packing import Packing, counted, habit, plan

UNKNOWN, NO, AUTO, YES, SKIP = -1, 0, 1, 2, 3
THOUSAND = 1000
PALETTE = tuple(
    f"#{colour:06x}"
    for colour in (
        *(0xD32F2F, 0xE64A19, 0xF57C00, 0xFF8F00, 0xF9A825, 0xAFB42B, 0x7CB342, 0x388E3C, 0x00897B, 0x00ACC1),
        *(0x039BE5, 0x1976D2, 0x303F9F, 0x5E35B1, 0x8E24AA, 0xD81B60, 0x5D4037, 0x424242, 0x757575, 0x9E9E9E),
    )
)
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
    schedule, goal, exact = _plan(packing, loop)
    packing.lost[Lost.FREQUENCY] += not exact
    note = packing.note("\n".join(filter(None, (loop.question, loop.description))))
    made = habit(packing.name(loop.name), packing.today, schedule, goal)
    return replace(made, note=note, colour=loop.colour, slots=loop.slots)


def _plan(packing: Packing, loop: LoopHabit) -> tuple[Schedule, Goal, bool]:
    if not loop.numeric:
        schedule, exact = plan(loop.times, loop.days)
        return schedule, Check(), exact
    target = packing.amount(loop.target) or Decimal(0)
    goal, exact = counted(target, packing.label(loop.unit), loop.days, at_most=loop.at_most)
    return Daily(), goal, exact and loop.times == 1


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
