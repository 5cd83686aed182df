"""What lists of habits say of a vacation that runs, or comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.conversation.phrasing import day_text
from bot.conversation.reply import Text, text
from bot.conversation.standstill import running_pause
from core.habits import Habit, PauseKind


def off_lines(habits: Sequence[Habit], today: date) -> tuple[Text, ...]:
    """Nothing where there is none that all habits share."""
    shared = [pause for pause in _shared_pauses(habits, today) if pause[1] is None or pause[1] >= today]
    if not shared:
        return ()
    first, last = min(shared, key=lambda pause: pause[0])
    if first > today:
        return (text("off-from", dates=vacation_dates(first, last)),)
    return (text("off-now") if last is None else text("off-until", day=day_text(last, today)),)


def vacation_dates(first: date, last: date | None) -> Text:
    """ "10 Aug – 17 Aug"."""
    if last is None:
        return text("vacation-open", first=first)
    return text("vacation-one-day", first=first) if first == last else text("vacation-dates", first=first, last=last)


def _shared_pauses(habits: Sequence[Habit], today: date) -> set[tuple[date, date | None]]:
    running = [(habit, running_pause(habit, today)) for habit in habits]
    kept = [habit for habit, pause in running if pause is None or pause.kind is not PauseKind.ARCHIVE]
    dates = [{(pause.first, pause.last) for pause in habit.pauses if pause.kind is PauseKind.PAUSE} for habit in kept]
    return set.intersection(*dates) if dates else set()
