"""When a habit is due next, and when it asks for the first time."""

from __future__ import annotations

from datetime import date

from bot.conversation.phrasing import day_text
from bot.conversation.reply import Text, text
from bot.conversation.request import Request
from core.actions.overview import Standing
from core.actions.remind import planned
from core.days import DAY
from core.habits import EveryN, Habit
from core.plan import due_dates, version_on
from core.timeline import State


def next_due(one: Standing, today: date) -> date | None:
    """The next date that is asked for; None where any will do, or none is left."""
    if one.judgement.standing_on(today):
        return None
    if one.state(today) is State.PENDING:
        return today
    match version_on(one.habit, today).schedule:
        case EveryN(n, from_start=False):
            done = [day for day, state in one.judgement.states.items() if state is State.DONE]
            return max(max(done) + n * DAY, today + DAY) if done else today + DAY
    return due_dates(one.habit)(today + DAY)


def first_reminder(request: Request, habit: Habit) -> Text:
    fires = planned(habit, request.person.clock, habit.slots, request.now)
    first = min((fire for fire in fires if fire.next_utc), key=lambda fire: str(fire.next_utc), default=None)
    if first is None or first.next_date is None:
        return text("add-waits")
    return text("add-first", day=day_text(first.next_date, request.today), time=first.slot.time)
