"""The pause or archive that a habit is in."""

from __future__ import annotations

from datetime import date

from bot.conversation.phrasing import day_text
from bot.conversation.reply import Text, text
from core.days import DAY
from core.habits import Habit, Pause, PauseKind


def running_pause(habit: Habit, today: date) -> Pause | None:
    """The pause of today: an archive before a mere pause, of several the one that ends last."""
    running = [one for one in habit.pauses if one.first <= today and (one.last is None or today <= one.last)]
    return max(running, key=lambda one: (one.kind is PauseKind.ARCHIVE, one.last or date.max), default=None)


def resumed_text(habit: Habit, today: date) -> Text:
    """When it counts again: what ended was not all that it was off for."""
    day, running = today, running_pause(habit, today)
    while running and running.last:
        day, running = running.last + DAY, running_pause(habit, running.last + DAY)
    if running:
        return text("habit-still-archived" if running.kind is PauseKind.ARCHIVE else "habit-still-paused")
    return text("habit-resumed") if day == today else text("habit-resumes", day=day_text(day, today))


def paused_text(running: Pause, today: date) -> Text:
    if running.kind is PauseKind.ARCHIVE:
        return text("state-archived")
    if running.last is None:
        return text("state-paused")
    return text("state-paused-until", day=day_text(running.last, today))
