"""The usual plans as buttons, and a week of days to toggle: for a habit about to be, and for one that is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.conversation.actions import StaleButton
from bot.conversation.phrasing import WEEKEND, WORKDAYS
from bot.conversation.reply import Action, Button, Style, text
from core.habits import AtLeast, AtMost, Daily, EveryN, Goal, MonthDays, Per, Quit, Schedule, Times, Weekdays
from core.people import Weekday

PLANS: Mapping[str, Schedule] = {
    "daily": Daily(),
    "workdays": Weekdays(WORKDAYS),
    "weekend": Weekdays(WEEKEND),
    "thrice": Times(3, Per.WEEK),
}
EVERY, A_WEEK = (2, 3, 4, 7, 14), (1, 2, 4, 5)
MOST_DAYS = 30
MORE, GRID = "more", "grid"
"""Instead of a plan's name: shows the less usual ones; the days of a month."""
PLAN_LABELS = {
    "daily": "button-every-day",
    "workdays": "button-workdays",
    "weekend": "button-weekend",
    "thrice": "button-three-a-week",
}


def has_days(goal: Goal) -> bool:
    """A sum or a limit of a week or month is judged by its period: days would say nothing."""
    return not isinstance(goal, AtLeast | AtMost) or goal.per is Per.DAY


def fits(schedule: Schedule, goal: Goal) -> bool:
    """Three dates a week without something may be said (decision 0008), but are not offered."""
    return has_days(goal) and not (isinstance(goal, AtMost | Quit) and isinstance(schedule, Times))


def usual_plans(goal: Goal) -> Mapping[str, Schedule]:
    return {name: schedule for name, schedule in PLANS.items() if fits(schedule, goal)}


def usual_plan(name: str, goal: Goal) -> Schedule:
    """Raises: StaleButton where the goal does not take it."""
    plan = usual_plans(goal).get(name) or _spelled(name)
    if plan is None or not fits(plan, goal):
        raise StaleButton
    return plan


def _spelled(name: str) -> Schedule | None:
    """ "every3", "week4": how often; "d8001": those days of each month, a bit for each."""
    if often := re.fullmatch(r"(every|week)(\d{1,2})", name):
        number = int(often[2])
        if often[1] == "every":
            return EveryN(number) if 2 <= number <= MOST_DAYS else None
        return Times(number, Per.WEEK) if 1 <= number < len(Weekday) else None
    if mask := re.fullmatch(r"d([0-9a-f]{1,8})", name):
        days = frozenset(day for day in range(1, 32) if int(mask[1], 16) >> day & 1)
        return MonthDays(days) if days else None
    return None


def plan_rows(schedule: Schedule, goal: Goal, choose: Callable[[str], Action]) -> tuple[tuple[Button, ...], ...]:
    """Plans that are less usual: every so many days, so often a week, days of the month."""
    every = {f"every{n}": text("button-every", n=n) for n in EVERY}
    week = {f"week{x}": text("button-a-week", x=x) for x in A_WEEK if fits(Times(x, Per.WEEK), goal)}
    rows = [
        tuple(
            Button(label, choose(name), Style.PRIMARY if usual_plan(name, goal) == schedule else Style.PLAIN)
            for name, label in names.items()
        )
        for names in (every, week)
    ]
    return (*filter(None, rows), (Button(text("button-month-days"), choose(GRID)),))


def month_grid(schedule: Schedule, choose: Callable[[str], Action]) -> tuple[tuple[Button, ...], ...]:
    """The days of any month, to switch on and off; the last one stays."""
    on = schedule.days if isinstance(schedule, MonthDays) else frozenset[int]()
    now = sum(1 << day for day in on)
    days = [
        Button(
            text("button-choice-on" if day in on else "button-choice-off", choice=text("weekday", day=day)),
            choose(f"d{now ^ 1 << day or now:x}"),
        )
        for day in range(1, 32)
    ]
    return tuple(tuple(days[at : at + 7]) for at in range(0, len(days), 7))


def toggled(schedule: Schedule, number: int, goal: Goal) -> Schedule:
    """That weekday on or off; the last one stays. Raises: StaleButton."""
    if number > Weekday.SUN or not has_days(goal):
        raise StaleButton
    now = _days_of(schedule)
    days = now ^ {Weekday(number)} or now
    return Daily() if len(days) == len(Weekday) else Weekdays(days)


def weekday_buttons(
    schedule: Schedule, week_start: Weekday, toggle: Callable[[int], Action]
) -> tuple[tuple[Button, ...], ...]:
    """Two rows, the week beginning as the person's does."""
    on = _days_of(schedule)
    week = [Weekday((week_start + step) % 7) for step in range(7)]
    days = tuple(
        Button(text("button-weekday-on" if day in on else "button-weekday-off", day=frozenset({day})), toggle(day))
        for day in week
    )
    return days[:4], days[4:]


def _days_of(schedule: Schedule) -> frozenset[Weekday]:
    """Of a schedule that names no weekdays, all: the first toggle takes one of them away."""
    return schedule.days if isinstance(schedule, Weekdays) else frozenset(Weekday)
