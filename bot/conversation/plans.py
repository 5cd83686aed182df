"""The usual plans as buttons, and a week of days to toggle: for a habit about to be, and for one that is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.conversation.actions import StaleButton
from bot.conversation.phrasing import WEEKEND, WORKDAYS
from bot.conversation.reply import Action, Button, text
from core.habits import AtLeast, AtMost, Daily, Goal, Per, Quit, Schedule, Times, Weekdays
from core.people import Weekday

PLANS: Mapping[str, Schedule] = {
    "daily": Daily(),
    "workdays": Weekdays(WORKDAYS),
    "weekend": Weekdays(WEEKEND),
    "thrice": Times(3, Per.WEEK),
}
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
    plan = usual_plans(goal).get(name)
    if plan is None:
        raise StaleButton
    return plan


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
