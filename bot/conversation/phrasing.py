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
    MonthDays,
    Per,
    Quit,
    Schedule,
    Times,
    Version,
    Weekdays,
)
from core.outlook import Standing
from core.people import Weekday
from core.phrase import singular
from core.plan import version_on
from core.spans import unit_of
from core.timeline import Judgement

WORKDAYS = frozenset({Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI})
WEEKEND = frozenset({Weekday.SAT, Weekday.SUN})
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
    """ "8 glasses", "1 glass"."""
    if not unit:
        return text("amount", amount=amount)
    return text("amount-with-unit", amount=amount, unit=singular(unit) if abs(amount) == 1 else unit)


def plan_text(version: Version) -> Text:
    """Schedule and goal in one breath."""
    goal = goal_text(version.goal)
    if goal is None:
        return schedule_text(version.schedule)
    if isinstance(version.schedule, Daily):
        return goal
    if isinstance(version.schedule, Times) and isinstance(version.goal, AtMost | Quit):
        days = text(f"schedule-days-{version.schedule.per}", x=version.schedule.x)
        return text("plan-limit", goal=goal, schedule=days)
    return text("plan", goal=goal, schedule=schedule_text(version.schedule))


def platform_title(platform: str) -> str:
    """A brand is written alike in every language."""
    return platform.capitalize()


def streak_text(current: int, unit: Per) -> Text:
    """ "13 in a row"."""
    return text("streak-none") if current == 0 else text(f"streak-{unit}", count=current)


def best_streak(of: Judgement) -> Text:
    """ "best: 21 in a row"."""
    return text("habit-best", streak=streak_text(of.longest, of.unit))


def present_streak(of: Judgement) -> Text:
    """ "13 in a row"; the best one where that is all there is: who kept twenty days is not told "no streak yet"."""
    return best_streak(of) if of.longest and not of.current else streak_text(of.current, of.unit)


def run_text(of: Judgement) -> Text:
    """The streak as it is: "13 in a row"; of something quit "13 days free"."""
    quits = isinstance(version_on(of.habit, of.today).goal, Quit) and of.unit is Per.DAY
    return text("streak-free", count=of.current) if quits and of.current else streak_text(of.current, of.unit)


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


def progress_text(of: Judgement, day: date, entry: Entry | None) -> Text | None:
    """How much is there of what the date, or its week or month, asks for: "3 of 8 glasses", "2 of 3 this week"."""
    period = of.standing_on(day)
    if period is None:
        return day_progress_text(version_on(of.habit, day).goal, entry)
    version = version_on(of.habit, period.first)
    running = period.first <= of.today <= period.last
    whole = period_whole_text(period, version.goal)
    return text(f"progress-{unit_of(version)}", amount=period.got, whole=whole, running=int(running))


def period_whole_text(period: Standing, goal: Goal) -> Text:
    """What a week or month asks for: "3" dates, "150 min"."""
    unit = goal.unit if isinstance(goal, AtLeast | AtMost) and goal.per is not Per.DAY else ""
    return amount_text(period.asked, unit)


def outlook_text(of: Judgement) -> Text | None:
    """Whether the running week or month is on its last chance, or out of reach."""
    if of.lost:
        return text(f"lost-{of.unit}")
    presses = of.last_chance and of.standing is not None and not of.standing.only_helps
    return text(f"last-chance-{of.unit}") if presses else None


def day_progress_text(goal: Goal, entry: Entry | None) -> Text | None:
    """Of a single date; None where nothing is counted."""
    if not isinstance(goal, AtLeast | AtMost) or goal.per is not Per.DAY:
        return None
    whole = goal.target if isinstance(goal, AtLeast) else goal.limit
    if entry is not None and entry.kind is EntryKind.DONE and isinstance(goal, AtLeast):
        amount = whole
    else:
        amount = entry.amount if entry and entry.amount is not None else Decimal(0)
    return text("progress", amount=amount, whole=amount_text(whole, goal.unit))
