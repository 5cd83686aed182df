"""Making a habit easier: half of what it asks for where that is a number, or one date less of a week or month."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from core.habits import AtLeast, AtMost, Check, Daily, Habit, Per, Quit, Times, Version
from core.limits import is_amount

_NUMBER = re.compile(r"(?<![\w.,:/])\d{1,4}(?![\w.,:/])")


def asked_amount(habit: Habit, version: Version) -> Decimal | None:
    """What it asks for: its target, so many dates of a week or month, or the number in its name ("Read 20 min")."""
    match version:
        case Version(goal=AtLeast(target=target)):
            return target
        case Version(goal=Check(), schedule=Times(x=x)):
            return Decimal(x)
        case Version(goal=Check()):
            found = _NUMBER.findall(habit.name)
            return Decimal(found[0]) if len(found) == 1 else None
    return None


def less_than(amount: Decimal, version: Version) -> Decimal | None:
    """One date less, or half of it. None where there is no less."""
    return (amount - 1 or None) if _counts_dates(version) else half_of(amount)


def half_of(amount: Decimal) -> Decimal | None:
    """A whole number, if it was one; None where there is no less."""
    whole = amount == amount.to_integral_value()
    half = (amount / 2).quantize(Decimal(1) if whole else Decimal("0.001"), ROUND_DOWN).normalize()
    return half if 0 < half < amount else None


def with_amount(habit: Habit, version: Version, amount: Decimal) -> tuple[str, Version]:
    """The name and the plan that ask for `amount`."""
    if isinstance(version.goal, AtLeast):
        return habit.name, replace(version, goal=replace(version.goal, target=amount))
    if isinstance(version.schedule, Times):
        return habit.name, replace(version, schedule=replace(version.schedule, x=int(amount)))
    return _NUMBER.sub(f"{amount:f}", habit.name, count=1), version


def is_plausible(amount: Decimal, now: Decimal, version: Version) -> bool:
    """No more than twice what it is, or one date more: a button may be forged."""
    if _counts_dates(version):
        return amount == amount.to_integral_value() and 1 <= amount <= now + 1
    return is_amount(amount) and amount <= 2 * now + 1


def _counts_dates(version: Version) -> bool:
    return isinstance(version.goal, Check) and isinstance(version.schedule, Times)


def can_be_on_workdays(version: Version) -> bool:
    """Every day, and nothing that is to be left."""
    return (
        isinstance(version.schedule, Daily)
        and not isinstance(version.goal, AtMost | Quit)
        and (not isinstance(version.goal, AtLeast) or version.goal.per is Per.DAY)
    )
