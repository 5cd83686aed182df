"""A habit's history: a month as a grid of dates to tap, and one date with what can be said of it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from bot.conversation.actions import about
from bot.conversation.habit_card import VIEW, place_of
from bot.conversation.more import more_label
from bot.conversation.naming import named
from bot.conversation.phrasing import progress_text, streak_text
from bot.conversation.reply import Button, Fact, Field, Form, Live, Reply, Style, Text, text
from bot.conversation.request import Request
from bot.conversation.signs import SIGNS, sign_of
from bot.conversation.wording import month_name, voice_of
from core.actions.overview import Standing
from core.days import DAY
from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Check, Per, Quit
from core.people import Weekday
from core.plan import version_on
from core.portions import usual_portion
from core.timeline import Rule, State

MONTH, DATE, SAY, ASK_AMOUNT, AMOUNT, WEEKDAY, SINCE = "kh", "kd", "ke", "ka", "kt", "kw", "ks"
"""Operations: about a habit and a date; SAY also about what is said, WEEKDAY about a weekday."""
TYPED_AMOUNT, LONGEST_AMOUNT = "amount", 20
KEPT = (State.DONE, State.BONUS)
JUDGED = (*KEPT, State.MISSED, State.PARTIAL, State.FROZEN)


def month(standing: Standing, request: Request, day: date, *first: Text) -> Reply:
    """The weeks of the month of `day`, whole ones: a date of its neighbours fills what would be empty."""
    habit, start = standing.habit, day.replace(day=1)
    end = start.replace(day=monthrange(start.year, start.month)[1])
    heads = [Weekday((request.person.week_start + step) % 7) for step in range(7)]
    opening = start - (start.weekday() - heads[0]) % 7 * DAY
    weeks = [[opening + (7 * week + step) * DAY for step in range(7)] for week in range(6)]
    head = tuple(
        Button(text("button-choice", words=text("weekday", day=frozenset({one}))), about(WEEKDAY, habit.id, start, one))
        for one in heads
    )
    weeks = [week for week in weeks if week[0] <= end]
    rows = [tuple(_cell(standing, one) for one in week) for week in weeks]
    lines = (*first, _month_title(standing, start, end, request), text("history-legend"))
    back = (Button(text("button-back"), about(VIEW, habit.id)),)
    rows = [head, *rows, *_turns(standing, request, start, end), back]
    live = Live(about(MONTH, habit.id, start), frozenset({habit.id}), weeks[-1][-1], since=opening)
    return Reply(lines, rows=tuple(rows), place=place_of(request), live=live)


def one_date(standing: Standing, request: Request, day: date, *first: Text, undoes: bool = False) -> Reply:
    """What is said of it, and what else can be."""
    habit = standing.habit
    facts: list[Fact] = [_state(standing, day)]
    entry = standing.entry(day)
    if progress := progress_text(standing.judgement, day, entry):
        facts.append(progress)
    if standing.is_done(day) and standing.judgement.current:
        facts.append(streak_text(standing.judgement.current, standing.judgement.unit))
    lines = [*first, text("history-date", habit=named(habit), date=day, facts=tuple(facts))]
    if entry and entry.note:
        lines.append(text("history-note", note=entry.note))
    undo = (Button(text("button-undo"), about(SAY, habit.id, day, "u")),) if undoes else ()
    back = Button(_month_label("button-back-day", day, request), about(MONTH, habit.id, day))
    rows = (*_sayings(standing, day), (*undo, back))
    live = Live(about(DATE, habit.id, day), frozenset({habit.id}), day)
    return Reply(tuple(lines), rows=tuple(filter(None, rows)), place=place_of(request), live=live)


def before_start(standing: Standing, request: Request, day: date) -> Reply:
    """The date is too early: the start can be moved to it."""
    habit = standing.habit
    move = Button(text("button-start-on", date=day), about(SINCE, habit.id, day), Style.GO)
    back = Button(_month_label("button-back-day", day, request), about(MONTH, habit.id, day))
    lines = (text("error-date-before-start", habit=habit.name, start=habit.start, date=day), text("history-move-start"))
    return Reply(lines, rows=((move, back),), place=place_of(request))


def amount_form(standing: Standing, request: Request) -> Reply:
    habit, day = standing.habit, request.day()
    entry = standing.entry(day)
    goal = version_on(habit, day).goal
    unit = goal.unit if isinstance(goal, AtLeast | AtMost) else ""
    given = f"{entry.amount:f}" if entry and entry.amount is not None else ""
    label = text("field-amount-of", unit=unit) if unit else text("field-amount")
    field = Field(TYPED_AMOUNT, label, given=given, longest=LONGEST_AMOUNT)
    title = text("history-amount-form", habit=habit.name, date=day)
    return Reply(form=Form(title, (field,), about(AMOUNT, habit.id, day), back=about(DATE, habit.id, day)))


def weekday_count(standing: Standing, request: Request) -> Text:
    """How it goes on that weekday, of all that was judged."""
    weekday = Weekday(request.number(2) % 7)
    counts = standing.judgement.states_on(weekday)
    done, of = sum(counts[state] for state in KEPT), sum(counts[state] for state in JUDGED)
    return text("history-weekday", day=frozenset({weekday}), done=done, of=of)


def _cell(standing: Standing, day: date) -> Button:
    sign = sign_of(standing, day)
    label = text("history-cell", sign=sign, day=day.day) if sign else text("history-cell-plain", day=day.day)
    return Button(label, about(DATE, standing.habit.id, day))


def _state(standing: Standing, day: date) -> Text:
    state, rule = standing.state(day), standing.judgement.rule(day)
    entry = standing.entry(day)
    if standing.is_done(day):
        return text("history-is-done")
    if entry is not None and entry.kind in (EntryKind.NO, EntryKind.LAPSE):
        return text(f"history-is-{entry.kind}")
    if rule is Rule.NOT_NEEDED:
        return text("history-is-free")
    return text(f"history-is-{SIGNS[state]}") if state in SIGNS else text("state-rest")


def _sayings(standing: Standing, day: date) -> tuple[tuple[Button, ...], ...]:
    """By what the goal takes; the sign of what stands already is left out."""
    habit, goal, entry = standing.habit.id, version_on(standing.habit, day).goal, standing.entry(day)

    def say(label: Text, letter: str, style: Style = Style.PLAIN) -> Button:
        return Button(label, about(SAY, habit, day, letter), style)

    counted = isinstance(goal, AtLeast | AtMost)
    ticked = isinstance(goal, Check) or (isinstance(goal, AtLeast) and goal.per is Per.DAY)
    first = [say(text("button-done"), "d", Style.GO)] if ticked and not standing.is_done(day) else []
    if isinstance(goal, AtMost | Quit):
        first = [say(text("button-kept"), "d", Style.GO), say(text("button-lapse"), "l")]
    if counted:
        first.append(say(more_label(goal, usual_portion(goal)), "m"))
        first.append(Button(text("button-amount"), about(ASK_AMOUNT, habit, day)))
    second = [say(text("button-skip"), "s"), say(text("button-not-done"), "n")]
    if entry is not None:
        second.append(say(text("button-clear"), "c"))
    return tuple(first), tuple(second)


def _month_title(standing: Standing, start: date, end: date, request: Request) -> Text:
    dates = [start + step * DAY for step in range((end - start).days + 1)]
    done = sum(standing.is_done(day) for day in dates)
    judged = sum(standing.state(day) in JUDGED for day in dates)
    name = month_name(start, voice_of(request.person))
    return text("history-month", habit=named(standing.habit), month=name, done=done, of=max(done, judged))


def _turns(standing: Standing, request: Request, start: date, end: date) -> tuple[tuple[Button, ...], ...]:
    """To the months before and after, as far as there is something to see; a start can be moved before the first."""
    habit, turns = standing.habit, []
    if start > min(habit.start, request.today).replace(day=1):
        turns.append(Button(_month_label("button-back-day", start - DAY, request), about(MONTH, habit.id, start - DAY)))
    if end < request.today:
        turns.append(Button(_month_label("button-next-day", end + DAY, request), about(MONTH, habit.id, end + DAY)))
    return (tuple(turns),) if turns else ()


def _month_label(key: str, day: date, request: Request) -> Text:
    return text(key, day=month_name(day, voice_of(request.person)))
