"""Putting right what was logged: less of it, a note beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from core.actions.log import Logged, NotCounted, amount_of, with_kind, write
from core.entries import Entry, EntryKind
from core.errors import CairnError
from core.habits import Check, Goal, HabitId, Quit
from core.limits import check_amount
from core.names import check_note
from core.people import Person
from core.ports import Storage


class NothingToNote(CairnError):
    """A note stands beside something that was logged, and nothing is yet."""

    text_key = "error-nothing-to-note"


class MoreThanThereIs(CairnError):
    """{ $there } { $unit } is logged; no more than that can be taken away."""

    text_key = "error-more-than-there-is"


async def take_amount(
    storage: Storage, person: Person, habit: HabitId, day: date, amount: Decimal, key: str, now: datetime
) -> Logged:
    """So much less; when nothing is left, it is as if nothing had been said. Raises as `add_amount` does;
    MoreThanThereIs.
    """
    taken = check_amount(amount)

    def less(goal: Goal, entry: Entry | None) -> Entry | None:
        unit, there = _unit(goal), amount_of(goal, entry)
        left = there - taken
        if left < 0:
            raise MoreThanThereIs(there=there, unit=unit)
        return replace(with_kind(entry, day, EntryKind.AMOUNT), amount=check_amount(left)) if left else None

    return await write(storage, person, habit, day, key, now, less)


async def add_note(
    storage: Storage, person: Person, habit: HabitId, day: date, note: str, key: str, now: datetime
) -> Logged:
    """Beside what was logged, in the place of an earlier one; an empty note is none.

    Raises: NoSuchHabit, DateToCome, DateClosed, DateBeforeStart, NoteRefused, NothingToNote.
    """
    words = check_note(note)

    def noted(goal: Goal, entry: Entry | None) -> Entry | None:
        if entry is None:
            raise NothingToNote
        return replace(entry, note=words)

    return await write(storage, person, habit, day, key, now, noted, may_be_planned=True)


def _unit(goal: Goal) -> str:
    """Raises: NotCounted."""
    if isinstance(goal, Check | Quit):
        raise NotCounted
    return goal.unit
