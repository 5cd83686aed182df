"""A habit as a card: what it asks, how it stands, and the buttons that change it in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.conversation.actions import about
from bot.conversation.adding import USUAL_TIMES
from bot.conversation.coming import next_due
from bot.conversation.day_list import Step, step_of
from bot.conversation.more import more_label
from bot.conversation.naming import named
from bot.conversation.phrasing import best_streak, day_text, plan_text, present_streak
from bot.conversation.plans import MORE as MORE_PLANS
from bot.conversation.plans import (
    PLAN_LABELS,
    has_days,
    month_grid,
    plan_rows,
    usual_plans,
    weekday_buttons,
)
from bot.conversation.reply import (
    EVER,
    NO_DATE,
    Action,
    Button,
    Fact,
    Field,
    Form,
    Live,
    Place,
    Reply,
    Style,
    Text,
    text,
)
from bot.conversation.request import Request, Tapped
from bot.conversation.signs import strip
from bot.conversation.standstill import paused_text, running_pause
from core.actions.overview import Standing
from core.habits import Habit, Pause, PauseKind
from core.plan import newest_version, version_on
from core.portions import usual_portion
from core.timeline import State

VIEW, DAYS, PLAN, DAY, TIMES, TIME, PAUSE, RESUME = "hb", "hw", "hs", "hq", "hc", "ht", "hp", "hr"
ASK_TIME, TIME_TYPED = "hn", "hm"
STEP, HISTORY, EDIT, SHARE, ASK_PAUSE, PAUSE_TYPED = "hg", "kh", "qm", "sc", "hk", "hj"
ARCHIVE, UNARCHIVE, DELETE, REALLY_DELETE, RESTORE, UNPAUSE = "ha", "hv", "hd", "hx", "hy", "hf"
"""Operations; each is about a habit, some with a plan's name, a weekday, minutes since midnight or a pause's dates."""
PAUSE_DAYS = 7
LAST_DAY = "last"
"""Field of the form for the end of a pause."""
TYPED_TIME, LONGEST_TIME = "time", 40
"""Field of the form for a time, and how many letters it takes."""


def card(standing: Standing, request: Request, *first: Text) -> Reply:
    """`first`: what has just been done, if anything."""
    habit = standing.habit
    running = running_pause(habit, request.today)
    facts: list[Fact] = [plan_text(version_on(habit, request.today)), *_changes(habit, request)]
    if habit.cue:
        facts.append(text("habit-cue", cue=habit.cue))
    facts.append(text("habit-asks", times=habit.times) if habit.times else text("add-fact-no-time"))
    facts += _streaks(standing)
    facts += [paused_text(running, request.today)] if running else _extent(standing, request)
    lines = [*first, text("habit-card", habit=named(habit), facts=tuple(facts))]
    if habit.note:
        lines.append(text("habit-note", note=habit.note))
    if shown := strip(standing, request):
        lines.append(shown)
    live = Live(about(VIEW, habit.id), frozenset({habit.id}), request.today, since=EVER)
    return Reply(tuple(lines), rows=_rows(standing, request, running), place=place_of(request), live=live)


def _streaks(standing: Standing) -> list[Fact]:
    """The longest one too, where it is not the present one."""
    of = standing.judgement
    now = present_streak(of)
    return [now, best_streak(of)] if 0 < of.current < of.longest else [now]


def _extent(standing: Standing, request: Request) -> list[Fact]:
    """When it begins, is due next, ends."""
    habit, today = standing.habit, request.today
    if habit.start > today:
        return [text("add-fact-from", day=day_text(habit.start, today))]
    if habit.end is not None and habit.end < today:
        return [text("state-ended")]
    following = next_due(standing, today)
    due = [text("habit-next", day=day_text(following, today))] if following and following > today else []
    return [*due, text("add-fact-until", date=habit.end)] if habit.end else [*due]


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
    more = (Button(text("button-more-plans"), about(PLAN, habit.id, MORE_PLANS)),)
    rows = (usual[:2], usual[2:], *week, more, back(habit))
    return Reply(lines, rows=rows, place=place_of(request), live=_side(DAYS, habit))


def plans_question(standing: Standing, request: Request, name: str) -> Reply:
    """The less usual plans, or the days of a month."""
    habit, plan = standing.habit, newest_version(standing.habit)
    rows = (
        month_grid(plan.schedule, _choosing(habit))
        if name != MORE_PLANS
        else plan_rows(plan.schedule, plan.goal, _choosing(habit))
    )
    lines = (text("habit-days", habit=habit.name), *(_changes(habit, request) or (text("habit-days-when"),)))
    done = (Button(text("button-back"), about(DAYS, habit.id)),)
    return Reply(lines, rows=(*rows, done), place=place_of(request))


def _choosing(habit: Habit) -> Callable[[str], Action]:
    return lambda name: about(PLAN, habit.id, name)


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
    lines = (text("habit-times", habit=habit.name),)
    return Reply(lines, rows=(*rows, other, back(habit)), place=place_of(request), live=_side(TIMES, habit))


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
    live = Live(about(DELETE, habit.id), frozenset({habit.id}), request.today, since=EVER)
    return Reply(lines, rows=rows, place=place_of(request), live=live)


def _side(op: str, habit: Habit) -> Live:
    return Live(about(op, habit.id), frozenset({habit.id}), NO_DATE)


def back(habit: Habit) -> tuple[Button, ...]:
    return (Button(text("button-back"), about(VIEW, habit.id)),)


def place_of(request: Request) -> Place:
    return Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW


def changed(reply: Reply, request: Request) -> Reply:
    """Whatever else shows the habit today is drawn anew."""
    return replace(reply, touched=((request.habit(), request.today),))


def _changes(habit: Habit, request: Request) -> tuple[Text, ...]:
    """The plan that waits for a date to come, if one does."""
    plan = newest_version(habit)
    if plan.since <= request.today or plan_text(plan) == plan_text(version_on(habit, request.today)):
        return ()
    return (text("habit-plan-from", day=day_text(plan.since, request.today), plan=plan_text(plan)),)


def _rows(standing: Standing, request: Request, running: Pause | None) -> tuple[tuple[Button, ...], ...]:
    habit = standing.habit
    look = (
        *_step(standing, request, running),
        Button(text("button-history"), about(HISTORY, habit.id, request.today)),
        Button(text("button-share-card"), about(SHARE, habit.id)),
    )
    days = (Button(text("button-days"), about(DAYS, habit.id)),) if has_days(newest_version(habit).goal) else ()
    times = Button(text("button-times"), about(TIMES, habit.id))
    change = (*days, times, Button(text("button-edit"), about(EDIT, habit.id)))
    return (look, change, *_rest(habit, running))


def _step(standing: Standing, request: Request, running: Pause | None) -> tuple[Button, ...]:
    """What a tap in /today does, too; not where today asks for nothing at all."""
    habit, today = standing.habit, request.today
    if standing.state(today) in (None, State.BEFORE) or (running and running.kind is PauseKind.ARCHIVE):
        return ()
    step = step_of(standing, today)
    goal = version_on(habit, today).goal
    label = more_label(goal, usual_portion(goal)) if step is Step.MORE else text(f"button-{step}")
    style = Style.PLAIN if running or step in (Step.UNDO, Step.LAPSE) else Style.GO
    return (Button(label, about(STEP, habit.id, today, step.value), style),)


def _rest(habit: Habit, running: Pause | None) -> tuple[tuple[Button, ...], ...]:
    archive = Button(text("button-archive"), about(ARCHIVE, habit.id))
    delete = Button(text("button-delete-ask"), about(DELETE, habit.id))
    if running is None:
        week = Button(text("button-pause-week"), about(PAUSE, habit.id))
        return (week, Button(text("button-pause-until"), about(ASK_PAUSE, habit.id))), (archive, delete)
    if running.kind is PauseKind.ARCHIVE:
        return ((Button(text("button-unarchive"), about(UNARCHIVE, habit.id), Style.GO), delete),)
    return (Button(text("button-resume"), about(RESUME, habit.id), Style.GO),), (archive, delete)


def pause_form(standing: Standing, request: Request) -> Reply:
    habit = standing.habit
    field = Field(LAST_DAY, text("field-last-day"), hint=text("field-day-hint"), longest=LONGEST_TIME)
    title = text("habit-pause-form", habit=habit.name)
    return Reply(form=Form(title, (field,), about(PAUSE_TYPED, habit.id), back=about(VIEW, habit.id)))
