"""Things of the core in words: schedules, goals, streaks. As texts, not sentences: the language comes later."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.conversation.reply import Text, text
from core.entries import Entry, EntryKind
from core.habits import (
    AtLeast,
    AtMost,
    Check,
    Daily,
    Dates,
    EveryN,
    Goal,
    Habit,
    MonthDays,
    Per,
    Quit,
    Schedule,
    Times,
    Version,
    Weekdays,
)
from core.people import Weekday

WORKDAYS = frozenset({Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI})
WEEKEND = frozenset({Weekday.SAT, Weekday.SUN})
WEEK = tuple(Weekday)
SHOWN_DATES = 4


def schedule_text(schedule: Schedule) -> Text:
    """ "every day", "Mon, Wed, Fri", "3 times a week"."""
    match schedule:
        case Daily():
            return text("schedule-daily")
        case Weekdays(days) if days == WORKDAYS:
            return text("schedule-workdays")
        case Weekdays(days) if days == WEEKEND:
            return text("schedule-weekend")
        case Weekdays(days):
            return text("schedule-weekdays", days=days)
        case EveryN(n):
            return text("schedule-every", n=n)
        case MonthDays(days):
            return text("schedule-month-days", days=tuple(sorted(days)))
        case Dates(dates):
            shown = tuple(sorted(dates))[:SHOWN_DATES]
            return text("schedule-dates", dates=shown, more=len(dates) - len(shown))
        case Times(x, per):
            return text(f"schedule-times-{per}", x=x)


def goal_text(goal: Goal) -> Text | None:
    """ "8 glasses a day", "at most 2 coffees a day"; None for a plain check."""
    match goal:
        case Check():
            return None
        case AtLeast(target, unit, per):
            return text(f"goal-at-least-{per}", amount=amount_text(target, unit))
        case AtMost(limit, unit, per):
            return text(f"goal-at-most-{per}", amount=amount_text(limit, unit))
        case Quit():
            return text("goal-quit")


def amount_text(amount: Decimal, unit: str) -> Text:
    return text("amount-with-unit", amount=amount, unit=unit) if unit else text("amount", amount=amount)


def plan_text(version: Version) -> Text:
    """Schedule and goal in one breath."""
    goal = goal_text(version.goal)
    if goal is None:
        return schedule_text(version.schedule)
    if isinstance(version.goal, AtLeast | AtMost) and isinstance(version.schedule, Daily):
        return goal
    return text("plan", goal=goal, schedule=schedule_text(version.schedule))


def streak_text(current: int, unit: Per) -> Text:
    """ "13 in a row"."""
    return text("streak-none") if current == 0 else text(f"streak-{unit}", count=current)


def day_text(day: date, today: date) -> Text:
    """ "today", "yesterday", else the date."""
    match (today - day).days:
        case 0:
            return text("day-today")
        case 1:
            return text("day-yesterday")
        case -1:
            return text("day-tomorrow")
    return text("day-date", date=day)


def name_of(habit: Habit) -> str:
    return habit.name


def progress_text(goal: Goal, entry: Entry | None) -> Text | None:
    """How much of a counted goal is there: "3 of 8 glasses"."""
    if not isinstance(goal, AtLeast | AtMost) or goal.per is not Per.DAY:
        return None
    whole = goal.target if isinstance(goal, AtLeast) else goal.limit
    if entry is not None and entry.kind is EntryKind.DONE and isinstance(goal, AtLeast):
        amount = whole
    else:
        amount = entry.amount if entry and entry.amount is not None else Decimal(0)
    return text("progress", amount=amount, whole=amount_text(whole, goal.unit))
