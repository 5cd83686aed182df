"""The pause or archive that a habit is in."""

from __future__ import annotations

from datetime import date

from bot.conversation.phrasing import day_text
from bot.conversation.reply import Text, text
from core.habits import Habit, Pause, PauseKind


def running_pause(habit: Habit, today: date) -> Pause | None:
    """The pause of today: an archive before a mere pause, of several the one that ends last."""
    running = [one for one in habit.pauses if one.first <= today and (one.last is None or today <= one.last)]
    return max(running, key=lambda one: (one.kind is PauseKind.ARCHIVE, one.last or date.max), default=None)


def paused_text(running: Pause, today: date) -> Text:
    if running.kind is PauseKind.ARCHIVE:
        return text("state-archived")
    if running.last is None:
        return text("state-paused")
    return text("state-paused-until", day=day_text(running.last, today))
