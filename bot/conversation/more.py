"""Buttons that add to an amount."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.conversation.actions import about
from bot.conversation.reply import Button, Text, text
from bot.conversation.request import Request
from core.actions.overview import Standing
from core.digest import from_thousandths, thousandths
from core.habits import AtLeast, AtMost, Goal
from core.portions import in_smaller_unit, portions

MORE = "am"
"""Operation: about a habit, a date and an amount."""
IN_THOUSANDTHS = "t"
"""Behind an amount that is no whole number."""


def more_buttons(standing: Standing, goal: AtLeast | AtMost, day: date) -> tuple[Button, ...]:
    return tuple(
        Button(more_label(goal, amount), about(MORE, standing.habit.id, day, *_write(amount)))
        for amount in portions(goal, standing.diary.digest, day)
    )


def more_label(goal: Goal, amount: Decimal) -> Text:
    """ "+2"; "+250 ml" where litres are counted."""
    unit = goal.unit if isinstance(goal, AtLeast | AtMost) else ""
    if smaller := in_smaller_unit(amount, unit):
        return text("button-more-of", amount=smaller[0], unit=smaller[1])
    return text("button-more", amount=amount)


def amount_tapped(request: Request) -> Decimal:
    """What the button adds, behind its habit and date."""
    number = request.number(2)
    return from_thousandths(number) if request.args[3:] == (IN_THOUSANDTHS,) else Decimal(number)


def _write(amount: Decimal) -> tuple[int | str, ...]:
    whole = int(amount)
    return (whole,) if whole == amount else (thousandths(amount), IN_THOUSANDTHS)
