"""Making a habit easier: half of what it asks for, where that is a number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from core.habits import AtLeast, AtMost, Check, Daily, Goal, Habit, Per, Quit, Version
from core.limits import is_amount

_NUMBER = re.compile(r"(?<![\w.,:/])\d{1,4}(?![\w.,:/])")


def asked_amount(habit: Habit, version: Version) -> Decimal | None:
    """What it asks for each date: its target, or the number in its name ("Read 20 min")."""
    match version.goal:
        case AtLeast(target=target, per=Per.DAY):
            return target
        case Check():
            found = _NUMBER.findall(habit.name)
            return Decimal(found[0]) if len(found) == 1 else None
    return None


def half_of(amount: Decimal) -> Decimal | None:
    """A whole number, if it was one; None where there is no less."""
    whole = amount == amount.to_integral_value()
    half = (amount / 2).quantize(Decimal(1) if whole else Decimal("0.001"), ROUND_DOWN).normalize()
    return half if 0 < half < amount else None


def with_amount(habit: Habit, version: Version, amount: Decimal) -> tuple[str, Goal]:
    """The name and the goal that ask for `amount`."""
    if isinstance(version.goal, AtLeast):
        return habit.name, replace(version.goal, target=amount)
    return _NUMBER.sub(f"{amount:f}", habit.name, count=1), version.goal


def is_plausible(amount: Decimal, now: Decimal) -> bool:
    """No more than twice what it is: a button may be forged."""
    return is_amount(amount) and amount <= 2 * now + 1


def can_be_on_workdays(version: Version) -> bool:
    """Every day, and nothing that is to be left."""
    return (
        isinstance(version.schedule, Daily)
        and not isinstance(version.goal, AtMost | Quit)
        and (not isinstance(version.goal, AtLeast) or version.goal.per is Per.DAY)
    )
