"""Categories of habits, and the chips that choose one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from zlib import crc32

from bot.conversation.actions import StaleButton
from bot.conversation.reply import Action, Button, Style, text
from bot.conversation.request import Request
from core.habits import Habit

EVERY = 0
"""Instead of a category's number: all of them."""
CHIP = "c"
"""Behind what a chip does: a button that turns pages may lead to the same, and Discord wants them told apart."""
A_ROW = 4
MOST_OFFERED = 8
NONE = "none"
"""Instead of a category's mark: none of them."""


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


def offered_categories(habits: Sequence[Habit], own: str) -> list[str]:
    """What a habit in `own` can be put into by a tap: its own first, then the most used."""
    used = [habit.category for habit in habits if habit.category]
    by_key = {name.casefold(): name for name in reversed([own, *used]) if name}
    times = Counter(name.casefold() for name in used)
    ranked = sorted(by_key, key=lambda key: (key != own.casefold(), -times[key], key))
    return [by_key[key] for key in ranked[:MOST_OFFERED]]


def offer_rows(
    habits: Sequence[Habit], own: str, takes: Callable[[int | str], Action], types: Action, back: Action
) -> tuple[tuple[Button, ...], ...]:
    """A chip for each that is offered, a new one to be typed, and none. No rows at all where there is none to offer."""
    chips = [
        Button(text("button-category", category=name), takes(_mark(name)), _style(_mark(name) == _mark(own)))
        for name in offered_categories(habits, own)
    ]
    if not chips:
        return ()
    others = (Button(text("button-new-category"), types), Button(text("button-no-category"), takes(NONE)))
    rows = (tuple(chips[at : at + A_ROW]) for at in range(0, len(chips), A_ROW))
    return (*rows, (*others, Button(text("button-back"), back)))


def category_chosen(request: Request, habits: Sequence[Habit], own: str) -> str:
    """What a chip of `offer_rows` stands for. Raises: StaleButton when no habit is in that category any more."""
    if request.word(1) == NONE:
        return ""
    known = (name for name in (own, *categories_of(habits)) if name and _mark(name) == request.number(1))
    if (name := next(known, None)) is None:
        raise StaleButton
    return name


def _mark(name: str) -> int:
    """Short enough for a button, and the same however many there are."""
    return crc32(name.casefold().encode())


def _style(chosen: bool) -> Style:
    return Style.PRIMARY if chosen else Style.PLAIN
