"""The routines of a day as buttons under its list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.conversation.actions import about
from bot.conversation.reply import Button, Style, text
from core.actions.overview import Standing
from core.actions.routines import asked_of
from core.routines import Routine

LOG_HERE, LOGGED_HERE = "ot", "oi"
"""Operations about a routine and a date: log it from the list of that date; that list, with Undo of it."""
MOST_IN_TODAY = 4
A_ROW = 2


def today_rows(routines: Sequence[Routine], found: Sequence[Standing], day: date) -> tuple[tuple[Button, ...], ...]:
    """A button for each routine of which something is open."""
    buttons = [
        Button(text("button-log-routine", routine=one.name, count=count), about(LOG_HERE, one.id, day), Style.GO)
        for one in routines
        if (count := sum(each.can_be_ticked(day) for each in asked_of(one, found, day)))
    ][:MOST_IN_TODAY]
    return tuple(tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW))
