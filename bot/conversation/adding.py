"""The card of a habit about to be: what was understood, with chips to change it. Drafts outlive a restart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from bot.conversation import add_more
from bot.conversation.actions import StaleButton, about
from bot.conversation.categories import category_chosen, offered_categories
from bot.conversation.coming import first_reminder
from bot.conversation.phrasing import day_text, plan_text
from bot.conversation.plans import (
    GRID,
    PLAN_LABELS,
    has_days,
    month_grid,
    plan_rows,
    toggled,
    usual_plan,
    usual_plans,
    weekday_buttons,
)
from bot.conversation.plans import MORE as MORE_PLANS
from bot.conversation.reply import Action, Button, Fact, Place, Reply, Style, Text, text
from bot.conversation.request import Request, Tapped
from bot.conversation.waiting import NEW_HABIT, answered_here, asked_here
from core.actions.edit_habits import move_start
from core.actions.keep_habits import add_habit
from core.days import local_date
from core.habits import AtLeast, AtMost, Daily, Habit, HabitDraft, MonthDays, Quit, Schedule, Times, Version
from core.likeness import like
from core.limits import MAX_NAME
from core.names import NameRefused
from core.people import Weekday
from core.phrase import HabitPhrase, is_yes, read_habit
from core.ports import Storage
from core.shapes import draft_in, shape_of_draft

DRAFT = NEW_HABIT
ADD, CHOOSE, PLAN, TOGGLE, AT, CANCEL, UNDO_ADD = "ad", "ac", "as", "ap", "at", "ax", "au"
"""Operations; each but the last is about the draft's number."""
PICK, NO_TIME = "pick", "none"
ASK_DAYS, FIELDS, COLOURS, CATEGORIES = "ask", "fields", "colour", "category"
SINCE, OPEN_HABIT = "ay", "hb"
USUAL_TIMES = (time(8), time(12, 30), time(18), time(21))
MOST_CHOICES = 6


async def preview(request: Request, storage: Storage, words: str, named: str = "") -> Reply:
    """The card for a line, whatever else the habit is to be `named`; with a question instead where the line can be read
    in more than one way.

    Raises: CairnError for a line too long, or without a name.
    """
    phrase = read_habit(words, request.today, request.person.language)
    if phrase.doubts:
        return await _ask_which(request, storage, phrase, named)
    days, draft = _days_said(phrase), _drafted(phrase, request)
    draft = replace(draft, name=named or draft.name)
    return await _keep(request, storage, draft, _number(request), "" if days else ASK_DAYS)


def _days_said(phrase: HabitPhrase) -> Schedule | None:
    return None if isinstance(phrase.schedule, Times) and not has_days(phrase.goal) else phrase.schedule


def _drafted(phrase: HabitPhrase, request: Request) -> HabitDraft:
    return HabitDraft(
        name=phrase.name,
        schedule=_days_said(phrase) or Daily(),
        goal=phrase.goal,
        start=phrase.start or request.today,
        times=phrase.times,
        category=phrase.category,
        cue=phrase.cue,
        end=phrase.end,
    )


async def ask_whether(
    request: Request, storage: Storage, phrase: HabitPhrase, line: str, asked: Text, *meant: Button
) -> Reply:
    """Nobody has said that they want that habit: the card waits behind a button, and so does what `line` leaves in
    doubt. `meant`: what else may be meant."""
    number = _number(request)
    kept = await _keep(request, storage, _drafted(phrase, request), number, ASK_DAYS, line if phrase.doubts else "")
    add_it = Button(text("button-add-named", habit=phrase.name), about(add_more.CARD, number), Style.GO)
    other = Button(text("button-other-name"), about(add_more.ASK, number, "name"))
    rows = ((replace(add_it, style=Style.PLAIN) if meant else add_it,), (other, _cancel(number)))
    return replace(kept, lines=(asked,), rows=(meant, *rows) if meant else rows)


async def card_of(request: Request, storage: Storage, draft: HabitDraft) -> Reply:
    """The card of a habit that was filled in as a form."""
    return await _keep(request, storage, draft, _number(request))


async def _ask_which(request: Request, storage: Storage, phrase: HabitPhrase, named: str) -> Reply:
    number = _number(request)
    choices = phrase.doubts[0].choices[:MOST_CHOICES]
    phrases = [choice.phrase for choice in choices]
    kept = {"number": number, "phrases": phrases, "named": named, **asked_here(request)}
    await storage.desk.keep_draft(request.person.id, DRAFT, kept, request.now)
    rows = [
        (Button(text("button-choice", words=choice.words), about(CHOOSE, number, index)),)
        for index, choice in enumerate(choices)
    ]
    cancel = (Button(text("button-cancel"), about(CANCEL, number)),)
    return Reply((text("add-which", words=phrase.doubts[0].words),), rows=(*rows, cancel), place=_place(request))


async def choose(request: Request, storage: Storage) -> Reply:
    kept = await _kept(request, storage)
    phrases, index = kept.get("phrases", []), request.number(1)
    if index >= len(phrases):
        raise StaleButton
    return await preview(request, storage, phrases[index], kept.get("named", ""))


async def plan(request: Request, storage: Storage) -> Reply:
    """One of the usual schedules, or the days one by one."""
    draft = await _draft(request, storage)
    chosen = request.word(1)
    number = request.number(0)
    if chosen in (PICK, MORE_PLANS, GRID):
        return await _keep(request, storage, draft, number, chosen)
    changed = replace(draft, schedule=usual_plan(chosen, draft.goal))
    return await _keep(request, storage, changed, number, GRID if isinstance(changed.schedule, MonthDays) else "")


async def toggle(request: Request, storage: Storage) -> Reply:
    draft = await _draft(request, storage)
    picked = replace(draft, schedule=toggled(draft.schedule, request.number(1), draft.goal))
    return await _keep(request, storage, picked, request.number(0), PICK)


async def at(request: Request, storage: Storage) -> Reply:
    draft, chosen = await _draft(request, storage), request.word(1)
    if chosen == NO_TIME:
        return await _keep(request, storage, replace(draft, times=()), request.number(0))
    minutes = request.number(1)
    if minutes >= 24 * 60:
        raise StaleButton
    times = (time(*divmod(minutes, 60)),)
    return await _keep(request, storage, replace(draft, times=times), request.number(0))


async def cancel(request: Request, storage: Storage) -> Reply:
    await _kept(request, storage)
    await storage.desk.drop_draft(request.person.id, DRAFT)
    return Reply((text("add-cancelled"),), place=Place.SAME)


async def hear_answer(request: Request, storage: Storage, words: str) -> Reply | None:
    """A "yes" or "no" typed right below the card does what its buttons do. None: it is no answer to it."""
    yes = is_yes(words)
    kept = await answered_here(DRAFT, request, storage) if yes is not None else None
    if kept is None or (yes and "draft" not in kept):
        return None
    does = cancel if not yes else add if kept["complete"] else card  # "Every day?" is asked before the card
    return replace(await does(replace(request, args=about(ADD, kept["number"]).args), storage), place=Place.NEW)


async def add(request: Request, storage: Storage) -> Reply:
    draft = await _draft(request, storage)
    if draft.end and draft.end < request.today:
        raise DraftGone
    said_on = local_date(request.person.clock, datetime.fromtimestamp(request.number(0) / 1000, UTC))
    begun = draft.start if draft.start < said_on else None
    draft = replace(draft, start=max(draft.start, request.today))  # the card may be days old
    habit = await add_habit(storage, request.person, draft, request.now)
    if begun:
        habit = (await move_start(storage, request.person, habit.id, begun, request.now)).habit
    await storage.desk.drop_draft(request.person.id, DRAFT)
    return added(request, habit)


def added(request: Request, habit: Habit, place: Place = Place.SAME) -> Reply:
    """What is said of a habit that has just come to be."""
    first = first_reminder(request, habit)
    undo = Button(text("button-undo"), about(UNDO_ADD, habit.id))
    lines = (text("add-done", habit=habit.name, plan=plan_text(habit.versions[-1])), first)
    if habit.start > request.today or isinstance(habit.versions[-1].goal, AtLeast | AtMost | Quit):
        return Reply(lines, rows=((undo,),), place=place)
    already = Button(text("button-done-already"), about("dn", habit.id, request.today))
    return Reply(lines, rows=((undo, already),), place=place)


async def _keep(
    request: Request,
    storage: Storage,
    draft: HabitDraft,
    number: int,
    shows: str = "",
    doubted: str = "",
) -> Reply:
    """The card, or what it `shows` instead of its chips. `doubted`: a line to ask about before it is shown."""
    if len(draft.name) > 4 * MAX_NAME:
        raise NameRefused(limit=MAX_NAME)
    shape, complete = shape_of_draft(draft), shows != ASK_DAYS
    kept = {"number": number, "draft": shape, "complete": complete, "doubted": doubted, **asked_here(request)}
    await storage.desk.keep_draft(request.person.id, DRAFT, kept, request.now)
    if shows == ASK_DAYS:
        return _days_question(request, draft, number)
    lines = [text("add-card-title", habit=draft.name), text("add-card-facts", facts=_facts(draft, request))]
    if draft.note:
        lines.append(text("habit-note", note=draft.note))
    if draft.start < request.today:
        lines.append(text("add-begun"))
    habits = await storage.habits.all(request.person.id)
    rows = _rows_of(shows, draft, number, request, habits)
    if twin := like(draft.name, habits):
        same = twin.name.casefold() == draft.name.casefold()
        lines.append(text("add-same-name" if same else "add-like", habit=twin.name))
        rows = (*rows, (Button(text("button-open-named", habit=twin.name), about(OPEN_HABIT, twin.id)),))
    return Reply(tuple(lines), rows=rows, place=_place(request))


def _rows_of(
    shows: str, draft: HabitDraft, number: int, request: Request, habits: Sequence[Habit]
) -> tuple[tuple[Button, ...], ...]:
    def choose(name: str) -> Action:
        return about(PLAN, number, name)

    to_card = (Button(text("button-back"), about(add_more.CARD, number)),)
    match shows:
        case "pick":
            return _picker(draft, number, request.person.week_start)
        case "more":
            return (*plan_rows(draft.schedule, draft.goal, choose), to_card)
        case "grid":
            return (*month_grid(draft.schedule, choose), to_card)
        case "fields":
            return add_more.more_rows(number)
        case "colour":
            return add_more.colour_rows(number, draft)
        case "category":
            return add_more.category_rows(number, draft, habits)
    return (*_chips(draft, number), *_earlier(draft, number, request))


def _earlier(draft: HabitDraft, number: int, request: Request) -> tuple[tuple[Button, ...], ...]:
    """ "from 1 nov" is the next one; where the last one is nearer, it is offered."""
    ago = draft.start - timedelta(days=365)
    ago = ago.replace(day=draft.start.day) if ago.month == draft.start.month else ago
    if (draft.start - request.today).days <= (request.today - ago).days:
        return ()
    return ((Button(text("button-start-on", date=ago), about(SINCE, number, ago)),),)


async def since(request: Request, storage: Storage) -> Reply:
    return await _keep(
        request, storage, replace(await _draft(request, storage), start=request.day()), request.number(0)
    )


async def card(request: Request, storage: Storage) -> Reply:
    if doubted := (await _kept(request, storage)).get("doubted"):
        return await preview(request, storage, doubted)
    return await _keep(request, storage, await _draft(request, storage), request.number(0))


async def more(request: Request, storage: Storage) -> Reply:
    return await _keep(request, storage, await _draft(request, storage), request.number(0), FIELDS)


async def colours(request: Request, storage: Storage) -> Reply:
    return await _keep(request, storage, await _draft(request, storage), request.number(0), COLOURS)


async def take_colour(request: Request, storage: Storage) -> Reply:
    draft = add_more.coloured(await _draft(request, storage), request.word(1))
    return await _keep(request, storage, draft, request.number(0), FIELDS)


async def take_category(request: Request, storage: Storage) -> Reply:
    draft, habits = await _draft(request, storage), await storage.habits.all(request.person.id)
    draft = replace(draft, category=category_chosen(request, habits, draft.category))
    return await _keep(request, storage, draft, request.number(0), FIELDS)


async def ask(request: Request, storage: Storage) -> Reply:
    """For a field; for the category with those in use, where there are any."""
    draft = await _draft(request, storage)
    if request.word(1) == CATEGORIES and offered_categories(
        await storage.habits.all(request.person.id), draft.category
    ):
        return await _keep(request, storage, draft, request.number(0), CATEGORIES)
    return await write(request, storage)


async def write(request: Request, storage: Storage) -> Reply:
    return add_more.form(await _draft(request, storage), request.number(0), request.word(1), request)


async def take(request: Request, storage: Storage) -> Reply:
    """What was typed for a field of the draft; the card follows where it has not been shown yet, or what is to be asked
    before it."""
    name, kept = request.word(1), await _kept(request, storage)
    seen, doubted = kept["complete"], kept.get("doubted")
    draft = add_more.typed(await _draft(request, storage), name, request.filled.get(name, ""), request)
    if doubted:
        return await preview(request, storage, doubted, draft.name)
    return await _keep(request, storage, draft, request.number(0), FIELDS if seen else "")


def _days_question(request: Request, draft: HabitDraft, number: int) -> Reply:
    usual = tuple(
        Button(text(PLAN_LABELS[name]), about(PLAN, number, name), Style.GO if name == "daily" else Style.PLAIN)
        for name in usual_plans(draft.goal)
        if name != "weekend"
    )
    pick = Button(text("button-pick-days"), about(PLAN, number, PICK))
    stop = Button(text("button-cancel"), about(CANCEL, number))
    return Reply((text("add-which-days", habit=draft.name),), rows=(usual, (pick, stop)), place=_place(request))


def _facts(draft: HabitDraft, request: Request) -> tuple[Fact, ...]:
    facts: list[Fact] = [plan_text(Version(draft.start, draft.schedule, draft.goal))]
    facts.append(text("add-fact-asks", times=draft.times) if draft.times else text("add-fact-no-time"))
    facts.append(text("add-fact-from", day=day_text(draft.start, request.today)))
    if draft.end:
        facts.append(text("add-fact-until", date=draft.end))
    if draft.cue:
        facts.append(text("habit-cue", cue=draft.cue))
    if draft.category:
        facts.append(text("add-fact-category", category=draft.category))
    return tuple(facts)


def _chips(draft: HabitDraft, number: int) -> tuple[tuple[Button, ...], ...]:
    plans = tuple(
        Button(text(PLAN_LABELS[name]), about(PLAN, number, name))
        for name, schedule in usual_plans(draft.goal).items()
        if schedule != draft.schedule
    )[:2]
    pick = Button(text("button-pick-days"), about(PLAN, number, PICK))
    other = Button(text("button-more-plans"), about(PLAN, number, MORE_PLANS))
    return (
        (Button(text("button-add"), about(ADD, number), Style.GO), *plans),
        *(((pick, other),) if plans else ()),
        _time_chips(draft, number),
        (Button(text("button-more-fields"), about(add_more.MORE, number)), _cancel(number)),
    )


def _cancel(number: int) -> Button:
    return Button(text("button-cancel"), about(CANCEL, number))


def _time_chips(draft: HabitDraft, number: int) -> tuple[Button, ...]:
    if draft.times:
        return (Button(text("button-no-time"), about(AT, number, NO_TIME)),)
    return tuple(
        Button(text("button-time", time=moment), about(AT, number, moment.hour * 60 + moment.minute))
        for moment in USUAL_TIMES
    )


def _picker(draft: HabitDraft, number: int, week_start: Weekday) -> tuple[tuple[Button, ...], ...]:
    week = weekday_buttons(draft.schedule, week_start, lambda day: about(TOGGLE, number, day))
    add = Button(text("button-add"), about(ADD, number), Style.GO)
    return (*week, (add, Button(text("button-cancel"), about(CANCEL, number))))


async def _kept(request: Request, storage: Storage) -> Mapping[str, Any]:
    """Raises: StaleButton when the card's draft was used or replaced."""
    kept = await storage.desk.draft(request.person.id, DRAFT)
    if kept is None or kept.get("number") != request.number(0):
        raise DraftGone
    return kept


async def _draft(request: Request, storage: Storage) -> HabitDraft:
    kept = await _kept(request, storage)
    if "draft" not in kept:
        raise DraftGone
    return draft_in(kept["draft"])


class DraftGone(StaleButton):
    """That card has been used or replaced. Write the habit once more."""

    text_key = "add-gone"


def _number(request: Request) -> int:
    """Of a new draft: later ones are greater, so an old card's buttons are known to be old."""
    return int(request.now.timestamp() * 1000)


def _place(request: Request) -> Place:
    return Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
