"""A habit as a card: what it asks, how it stands, and the buttons that change it in place."""

from __future__ import annotations

from datetime import date

from bot.conversation.actions import about
from bot.conversation.adding import USUAL_TIMES
from bot.conversation.phrasing import day_text, plan_text, streak_text
from bot.conversation.plans import PLAN_LABELS, has_days, usual_plans, weekday_buttons
from bot.conversation.reply import Button, Fact, Field, Form, Place, Reply, Style, Text, text
from bot.conversation.request import Request, Tapped
from core.actions.overview import Standing
from core.habits import Habit, Pause, PauseKind
from core.plan import newest_version, version_on

VIEW, DAYS, PLAN, DAY, TIMES, TIME, PAUSE, RESUME = "hb", "hw", "hs", "hq", "hc", "ht", "hp", "hr"
ASK_TIME, TIME_TYPED = "hn", "hm"
ARCHIVE, UNARCHIVE, DELETE, REALLY_DELETE, RESTORE = "ha", "hv", "hd", "hx", "hy"
"""Operations; each is about a habit, some with a plan's name, a weekday or minutes since midnight."""
PAUSE_DAYS = 7
TYPED_TIME, LONGEST_TIME = "time", 40
"""Field of the form for a time, and how many letters it takes."""


def card(standing: Standing, request: Request, *first: Text) -> Reply:
    """`first`: what has just been done, if anything."""
    habit = standing.habit
    running = running_pause(habit, request.today)
    facts: list[Fact] = [plan_text(version_on(habit, request.today)), *_changes(habit, request)]
    facts.append(text("habit-asks", times=habit.times) if habit.times else text("add-fact-no-time"))
    facts.append(streak_text(standing.judgement.current, standing.judgement.unit))
    if running:
        facts.append(paused_text(running, request.today))
    lines = (*first, text("habit-card", habit=habit.name, facts=tuple(facts)))
    return Reply(lines, rows=_rows(habit, running), place=place_of(request))


def running_pause(habit: Habit, today: date) -> Pause | None:
    """The pause of today: an archive before a mere pause."""
    running = [one for one in habit.pauses if one.first <= today and (one.last is None or today <= one.last)]
    return min(running, key=lambda one: one.kind is not PauseKind.ARCHIVE, default=None)


def days_question(standing: Standing, request: Request) -> Reply:
    """The usual plans, and a row of weekdays to toggle."""
    habit = standing.habit
    plan = newest_version(habit)
    usual = tuple(
        Button(
            text(PLAN_LABELS[name]),
            about(PLAN, habit.id, name),
            Style.PRIMARY if schedule == plan.schedule else Style.PLAIN,
        )
        for name, schedule in usual_plans(plan.goal).items()
    )
    week = weekday_buttons(plan.schedule, request.person.week_start, lambda day: about(DAY, habit.id, day))
    lines = (text("habit-days", habit=habit.name), *(_changes(habit, request) or (text("habit-days-when"),)))
    return Reply(lines, rows=(usual[:2], usual[2:], *week, back(habit)), place=place_of(request))


def times_question(standing: Standing, request: Request) -> Reply:
    habit = standing.habit
    now = set(habit.times)
    shown = sorted(now | set(USUAL_TIMES))
    buttons = [
        Button(
            text("button-time-on" if at in now else "button-time", time=at),
            about(TIME, habit.id, at.hour * 60 + at.minute),
        )
        for at in shown
    ]
    rows = tuple(tuple(buttons[at : at + 4]) for at in range(0, len(buttons), 4))
    other = (Button(text("button-other-time"), about(ASK_TIME, habit.id)),)
    return Reply((text("habit-times", habit=habit.name),), rows=(*rows, other, back(habit)), place=place_of(request))


def time_form(standing: Standing, request: Request) -> Reply:
    habit = standing.habit
    field = Field(TYPED_TIME, text("field-time"), hint=text("field-time-hint"), longest=LONGEST_TIME)
    title = text("habit-time-form", habit=habit.name)
    return Reply(form=Form(title, (field,), about(TIME_TYPED, habit.id), back=about(TIMES, habit.id)))


def delete_question(standing: Standing, request: Request) -> Reply:
    habit = standing.habit
    lines = (text("habit-delete", habit=habit.name, count=len(standing.diary.entries)),)
    rows = (
        (
            Button(text("button-archive-instead"), about(ARCHIVE, habit.id), Style.GO),
            Button(text("button-delete"), about(REALLY_DELETE, habit.id), Style.DANGER),
        ),
        back(habit),
    )
    return Reply(lines, rows=rows, place=place_of(request))


def back(habit: Habit) -> tuple[Button, ...]:
    return (Button(text("button-back"), about(VIEW, habit.id)),)


def place_of(request: Request) -> Place:
    return Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW


def _changes(habit: Habit, request: Request) -> tuple[Text, ...]:
    """The plan that waits for a date to come, if one does."""
    plan = newest_version(habit)
    if plan.since <= request.today or plan_text(plan) == plan_text(version_on(habit, request.today)):
        return ()
    return (text("habit-plan-from", day=day_text(plan.since, request.today), plan=plan_text(plan)),)


def paused_text(running: Pause, today: date) -> Text:
    if running.kind is PauseKind.ARCHIVE:
        return text("state-archived")
    if running.last is None:
        return text("state-paused")
    return text("state-paused-until", day=day_text(running.last, today))


def _rows(habit: Habit, running: Pause | None) -> tuple[tuple[Button, ...], ...]:
    archived = running is not None and running.kind is PauseKind.ARCHIVE
    times = Button(text("button-times"), about(TIMES, habit.id))
    days = Button(text("button-days"), about(DAYS, habit.id))
    change = (days, times) if has_days(newest_version(habit).goal) else (times,)
    rest: tuple[Button, ...]
    if archived:
        rest = (Button(text("button-unarchive"), about(UNARCHIVE, habit.id), Style.GO),)
    elif running:
        rest = (
            Button(text("button-resume"), about(RESUME, habit.id), Style.GO),
            Button(text("button-archive"), about(ARCHIVE, habit.id)),
        )
    else:
        rest = (
            Button(text("button-pause-week"), about(PAUSE, habit.id)),
            Button(text("button-archive"), about(ARCHIVE, habit.id)),
        )
    return (change, rest, (Button(text("button-delete-ask"), about(DELETE, habit.id)),))
