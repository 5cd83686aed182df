"""A habit's name as it stands in lists and cards: with the mark of its colour, where one was chosen."""

from __future__ import annotations

from bot.conversation.reply import Fact, text
from core.colours import colour_name
from core.habits import Habit


def named(habit: Habit) -> Fact:
    colour = colour_name(habit.colour)
    return text("name-marked", mark=text(f"mark-{colour}"), habit=habit.name) if colour else habit.name
