"""Categories of habits, and the chips that choose one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.conversation.reply import Action, Button, Style, text
from core.habits import Habit

EVERY = 0
"""Instead of a category's number: all of them."""
CHIP = "c"
"""Behind what a chip does: a button that turns pages may lead to the same, and Discord wants them told apart."""
A_ROW = 4


def categories_of(habits: Sequence[Habit]) -> list[str]:
    """In alphabetical order; those that differ in capitals alone are one."""
    by_key = {habit.category.casefold(): habit.category for habit in reversed(habits) if habit.category}
    return [by_key[key] for key in sorted(by_key)]


def is_in(habit: Habit, names: Sequence[str], number: int) -> bool:
    """A number that is none of theirs stands for all of them."""
    return not 0 < number <= len(names) or habit.category.casefold() == names[number - 1].casefold()


def category_chips(
    names: Sequence[str], chosen: int, most: int, shows: Callable[[int], Action]
) -> tuple[tuple[Button, ...], ...]:
    """All, and a chip for each category."""
    every = Button(text("button-all-habits"), shows(EVERY), _style(chosen == EVERY))
    chips = [
        Button(text("button-category", category=name), shows(number), _style(number == chosen))
        for number, name in enumerate(names[:most], 1)
    ]
    row = [every, *chips] if chips else []
    return tuple(tuple(row[at : at + A_ROW]) for at in range(0, len(row), A_ROW))


def _style(chosen: bool) -> Style:
    return Style.PRIMARY if chosen else Style.PLAIN
