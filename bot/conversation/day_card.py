"""A habit on one date, as a message with its buttons: the reminder, and what it becomes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.conversation.actions import about
from bot.conversation.beside import amount_button, note_button, note_lines, reason_buttons
from bot.conversation.more import more_buttons
from bot.conversation.phrasing import day_text, outlook_text, progress_text, run_text
from bot.conversation.reply import EVER, Button, Live, Place, Reply, Style, Text, text
from core.actions.dates import is_open, next_turn
from core.actions.log import skips_left
from core.actions.overview import Standing
from core.actions.remind import Asked
from core.days import local_date
from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Check, Goal, Per, Quit
from core.people import Person
from core.plan import version_on
from core.timeline import Rule, State

VIEW, DONE, UNDO, SKIP, SNOOZE, EVENING, HUSH, LAPSE = "dc", "dn", "un", "sk", "sn", "sa", "hu", "lp"
"""Operations of the card's buttons; each is about a habit and a date."""
SNOOZE_MINUTES = 30
RECENT_DAYS = 30


def reminder(asked: Asked, now: datetime) -> Reply:
    """What is sent when a habit's time has come."""
    return day_card(Standing(asked.diary, asked.standing), asked.person, asked.date, now)


def moved_down(card: Reply) -> Reply:
    """What is left of an earlier message once `card` has come anew."""
    return Reply((card.lines[0], text("card-moved")), place=Place.SAME)


def day_card(standing: Standing, person: Person, day: date, now: datetime, place: Place = Place.NEW) -> Reply:
    """The card as things stand now."""
    today = local_date(person.clock, now)
    turn = next_turn(person, day, now, day)
    entry = standing.entry(day)
    state = standing.state(day)
    if entry is not None and entry.kind in (EntryKind.NO, EntryKind.LAPSE):
        lines, rows = _said_no(standing, day, entry.kind)
    elif standing.is_done(day):
        lines, rows = _done(standing, person, day, now)
    elif state is State.SKIPPED or (entry is not None and entry.kind is EntryKind.SKIP):
        lines, rows = _skipped(standing, person, day)
    elif standing.judgement.rule(day) is Rule.OVER_LIMIT:
        lines, rows = _over(standing, day)
    elif turn and (state in (State.PENDING, State.REST) or day == today):
        lines, rows = _open(standing, person, day, today)
        turn = next_turn(person, day, now, today)
    else:
        lines, rows = _closed(standing, person, day, now)
    since = EVER if day == today else None
    live = Live(about(VIEW, standing.habit.id, day), frozenset({standing.habit.id}), day, turn, since=since)
    return Reply(lines, rows=rows if turn else (), live=live, place=place)


Card = tuple[tuple[Text, ...], tuple[tuple[Button, ...], ...]]


def _open_until(person: Person, day: date, today: date) -> Text:
    if day != today:
        return text("card-open-day", day=day_text(day, today))
    ends = person.clock.day_start
    return text("card-open-until", time=ends) if ends > time(0) else text("card-open-today")


def _open(standing: Standing, person: Person, day: date, today: date) -> Card:
    habit, goal = standing.habit, version_on(standing.habit, day).goal
    said = standing.entry(day) is not None
    title = text("card-begun" if said else "card-title", habit=habit.name)
    lines = (title, text("card-open", facts=_open_facts(standing, person, day, today)), *note_lines(standing, day))
    snooze = Button(text("button-snooze", minutes=SNOOZE_MINUTES), about(SNOOZE, habit.id, day, SNOOZE_MINUTES))
    skip = Button(text("button-skip-today" if day == today else "button-skip"), about(SKIP, habit.id, day))
    rest = (*_undo(standing, day), *amount_button(standing, day)) if said else ()
    asked_for = standing.state(day) is not State.PAUSED and standing.judgement.rule(day) not in (None, Rule.NOT_DUE)
    if asked_for and not said:
        rest = (snooze, skip, *rest) if day == today else (skip, *rest)
    return lines, tuple(filter(None, (logging_buttons(standing, goal, day), rest)))


def _open_facts(standing: Standing, person: Person, day: date, today: date) -> tuple[Text, ...]:
    judgement = standing.judgement
    facts = [progress_text(judgement, day, standing.entry(day)), outlook_text(judgement) if day == today else None]
    if judgement.rule(day) is Rule.OVERDUE:
        facts.append(text("state-overdue"))
    if judgement.current:
        facts.append(run_text(judgement))
    if judgement.state(day) is State.PAUSED:
        facts.append(text("state-paused"))
    elif not (judgement.lost and day == today):
        facts.append(_open_until(person, day, today))
    return tuple(filter(None, facts))


def logging_buttons(standing: Standing, goal: Goal, day: date) -> tuple[Button, ...]:
    """The buttons that log: what a goal takes."""
    habit = standing.habit.id
    match goal:
        case Quit():
            return (
                Button(text("button-kept"), about(DONE, habit, day), Style.GO),
                Button(text("button-lapse"), about(LAPSE, habit, day)),
            )
        case AtMost():
            return (
                Button(text("button-kept"), about(DONE, habit, day), Style.GO),
                *more_buttons(standing, goal, day),
            )
        case AtLeast(per=Per.DAY):
            return (
                Button(text("button-done"), about(DONE, habit, day), Style.GO),
                *more_buttons(standing, goal, day),
            )
        case AtLeast():
            return more_buttons(standing, goal, day)
        case _:
            return (Button(text("button-done"), about(DONE, habit, day), Style.GO),)


def _done(standing: Standing, person: Person, day: date, now: datetime) -> Card:
    """Nothing to take back where nothing was said: a limit that was kept by default can still be said to be broken."""
    judgement = standing.judgement
    progress = progress_text(judgement, day, standing.entry(day))
    facts = [progress] if progress else []
    if judgement.current:
        facts.append(run_text(judgement))
    line = text("card-done", habit=standing.habit.name, facts=tuple(facts or [text("toast-logged")]))
    if standing.entry(day) is not None:
        beside = (*_undo(standing, day), note_button(standing, day), *amount_button(standing, day))
        return (line, *note_lines(standing, day)), tuple(filter(None, (beside, _still_more(standing, day))))
    lapse = Button(text("button-lapse"), about(LAPSE, standing.habit.id, day))
    return (line,), ((lapse,),) if is_open(person, standing.habit, day, now) else ()


def _still_more(standing: Standing, day: date) -> tuple[Button, ...]:
    """Enough is no reason to stop counting: "10 of 8 glasses"."""
    goal = version_on(standing.habit, day).goal
    return more_buttons(standing, goal, day) if isinstance(goal, AtLeast) else ()


def _over(standing: Standing, day: date) -> Card:
    """A limit that is broken: how it stands, more of it, and the way back."""
    progress = progress_text(standing.judgement, day, standing.entry(day))
    goal = version_on(standing.habit, day).goal
    more = [button for button in logging_buttons(standing, goal, day) if button.style is Style.PLAIN]
    line = text("card-over", habit=standing.habit.name, facts=(progress,) if progress else ())
    return (line,), ((*more, *_undo(standing, day)),)


def _skipped(standing: Standing, person: Person, day: date) -> Card:
    left, noted = skips_left(person, standing.diary, day), note_lines(standing, day)
    lines = (
        text("card-skipped", habit=standing.habit.name, count=standing.judgement.current),
        *noted,
        text("card-skips-left", count=left, of=person.preferences.skips_a_month),
    )
    if noted:
        return lines, ((*_undo(standing, day), note_button(standing, day)),)
    return lines, (*reason_buttons(standing, day), _undo(standing, day))


def _said_no(standing: Standing, day: date, kind: EntryKind) -> Card:
    said = text(f"card-{kind}", habit=standing.habit.name)
    kept = _still_yours(standing) if kind is EntryKind.LAPSE else ()
    return (said, *kept, *note_lines(standing, day)), ((*_undo(standing, day), note_button(standing, day)),)


def _still_yours(standing: Standing) -> tuple[Text, ...]:
    """One day takes nothing from the others."""
    today = standing.judgement.today
    kept, judged = standing.judgement.rate_between(today - timedelta(days=RECENT_DAYS - 1), today)
    return (text("card-still-kept", kept=kept, judged=judged),) if kept else ()


def _closed(standing: Standing, person: Person, day: date, now: datetime) -> Card:
    title = _how_it_closed(standing, day)
    if not is_open(person, standing.habit, day, now):
        return (title,), ()
    goal = version_on(standing.habit, day).goal
    did = Button(text("button-did-it"), about(DONE, standing.habit.id, day), Style.GO)
    skip = Button(text("button-skip"), about(SKIP, standing.habit.id, day))
    rest = () if standing.state(day) is State.PAUSED else (skip,)
    return (title,), ((*((did,) if isinstance(goal, Check) else logging_buttons(standing, goal, day)), *rest),)


def _how_it_closed(standing: Standing, day: date) -> Text:
    entry = standing.entry(day)
    progress = progress_text(standing.judgement, day, entry) if entry is not None else None
    if progress is None:
        paused = standing.state(day) is State.PAUSED
        return text("card-closed-paused" if paused else "card-closed", habit=standing.habit.name, date=day)
    return text("card-closed-partly", habit=standing.habit.name, date=day, progress=progress)


def _undo(standing: Standing, day: date) -> tuple[Button, ...]:
    return (Button(text("button-undo"), about(UNDO, standing.habit.id, day)),)
