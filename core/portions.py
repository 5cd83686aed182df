"""How much one tap adds to an amount: what was said last, and what fits the goal and its unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from core.digest import Digest, from_thousandths
from core.habits import AtLeast, AtMost, Goal, Per

MOST = 3
_LOOKED_AT = 8
"""So many of the newest amounts say what is usual."""
_USUAL = 3
"""Of a day's goal the whole day is kept, not each cup of it: only what many days came to is one portion."""
_ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_MINUTES = tuple(map(Decimal, (1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120)))
_HOURS = tuple(map(Decimal, ("0.25", "0.5", "0.75", "1", "1.5", "2", "3", "5")))
_SMALLER = {
    "l litre litres liter liters litern": ("ml", 1000),
    "kg kilo kilos kilogram kilograms kilogramm": ("g", 1000),
    "km kilometre kilometres kilometer kilometers kilometern": ("m", 1000),
    "h hr hrs hour hours std stunde stunden": ("min", 60),
}
_PART_OF = {word: part for words, part in _SMALLER.items() for word in words.split()}
_MINUTE_WORDS = frozenset(["min", "mins", "minute", "minutes", "minuten"])


def portions(goal: AtLeast | AtMost, said: Digest, day: date) -> tuple[Decimal, ...]:
    """What was said before `day` comes first, the newest of it at the front; then what fits the goal."""
    found = dict.fromkeys((*_said(goal, said, day), *usual_portions(goal)))
    return tuple(found)[:MOST]


def usual_portions(goal: Goal) -> tuple[Decimal, ...]:
    """About an eighth and about a quarter of what is to be reached, in round figures; one, where they are the same."""
    if not isinstance(goal, AtLeast | AtMost):
        return (Decimal(1),)
    whole = goal.target if isinstance(goal, AtLeast) else goal.limit
    if whole <= 0:
        return (Decimal(1),)
    return tuple(dict.fromkeys(_round(whole / parts, goal.unit, whole) for parts in (8, 4)))


def usual_portion(goal: Goal) -> Decimal:
    return usual_portions(goal)[-1]


def in_smaller_unit(amount: Decimal, unit: str) -> tuple[Decimal, str] | None:
    """A quarter of a litre is 250 ml to anybody; None where the amount is best said as it is."""
    part = _PART_OF.get(unit.casefold())
    if part is None or amount >= 1:
        return None
    return amount * part[1], part[0]


def _said(goal: AtLeast | AtMost, said: Digest, day: date) -> Sequence[Decimal]:
    newest = [from_thousandths(one) for one in said.newest_amounts(day.toordinal(), _LOOKED_AT) if one]
    if goal.per is not Per.DAY:
        return list(dict.fromkeys(newest))[: MOST - 1]
    whole = goal.target if isinstance(goal, AtLeast) else goal.limit
    often = Counter(newest)
    return [one for one in often if often[one] >= _USUAL and one < whole][: MOST - 1]


def _round(amount: Decimal, unit: str, whole: Decimal) -> Decimal:
    """The nearest figure of those that people say of this unit; things that are counted are counted in wholes."""
    word = unit.casefold()
    if word in _MINUTE_WORDS and amount <= _MINUTES[-1]:
        return _nearest(amount, _MINUTES)
    if _PART_OF.get(word, ("",))[0] == "min" and amount <= _HOURS[-1]:
        return _nearest(amount, _HOURS)
    decade = Decimal(1).scaleb(amount.adjusted())
    figures = [figure * decade for figure in _ROUND]
    if word not in _PART_OF:
        figures = [figure for figure in figures if figure == figure.to_integral_value()] or [Decimal(1)]
    found = _nearest(amount, figures)
    return Decimal(f"{min(max(found, Decimal('0.001')), whole).normalize():f}")


def _nearest(amount: Decimal, figures: Sequence[Decimal]) -> Decimal:
    """By how many times it is more or less; of two, the smaller one."""
    return min(figures, key=lambda figure: (max(figure / amount, amount / figure), figure))
