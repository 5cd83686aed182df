"""What is said in reply to a message that shows one habit and one date: it needs to name neither of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.conversation.actions import StaleButton, about
from bot.conversation.command import all_commands
from bot.conversation.day_card import UNDO
from bot.conversation.log_line import LETTER_OF, LETTERS, loggable
from bot.conversation.logged import logged_reply, taken_back
from bot.conversation.options import quoted
from bot.conversation.phrasing import amount_text
from bot.conversation.reply import Button, Reply, Style, Text, text
from bot.conversation.request import Request, Said
from core.actions.correct import add_note, take_amount
from core.actions.log import (
    Logged,
    NoSuchHabit,
    add_amount,
    amount_of,
    lapse,
    mark_done,
    say_no,
    set_amount,
    skip,
    standing_of,
    undo,
)
from core.actions.overview import Standing
from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Goal, Habit, HabitId, Per, Quit
from core.names import check_note, clean_line
from core.phrase import Change, PhraseTooLong, Remark, command_meant, read_log, read_remark
from core.plan import version_on
from core.ports import Storage

REMARKED = "nm"
"""Operation: what was said of that habit and date is a note beside that kind of entry; none: beside what is there."""
NOTE_ONLY = "-"
DRAFT = "remark"
DONE_OR_NOT = {
    EntryKind.DONE: "button-done",
    EntryKind.SKIP: "button-skip",
    EntryKind.NO: "button-not-this-time",
}
KEPT_OR_NOT = {EntryKind.DONE: "button-kept", EntryKind.LAPSE: "button-lapse"}
ABOUT_IT = frozenset({"done", "skip", "undo"})
"""Commands that are meant for the habit of the message, when they are said in reply to it."""


async def hear_about_card(request: Request, storage: Storage, habit: HabitId, day: date, words: str) -> Reply | None:
    """None: it is about something else. Raises: NoSuchHabit."""
    about_it = await storage.habits.get(request.person.id, habit)
    meant = command_meant(words, request.person.language, all_commands().commands)
    if meant is not None and meant not in ABOUT_IT:
        return None
    if about_it is None:
        if await _is_of_another(request, storage, habit, words):
            return None
        raise NoSuchHabit(habit=habit)
    if meant == "undo":
        return taken_back(request, await undo(storage, request.person, request.now, habit, day))
    return await hear_remark(request, storage, about_it, day, _as_typed(request, words))


async def hear_remark(
    request: Request, storage: Storage, habit: Habit, day: date, words: str, *, on_top: bool = False
) -> Reply | None:
    """None: it is about another habit. `on_top`: an amount is added to what is there, unless it says otherwise."""
    remark = read_remark(words, request.today, request.person.language, loggable(habit, day))
    if remark.kind is None and not remark.unsure and await _is_of_another(request, storage, habit.id, words):
        return None
    if on_top and remark.change is Change.SET:
        remark = replace(remark, change=Change.MORE)
    standing = await standing_of(storage, request.person, habit.id, request.now)
    return await _take(remark, standing, remark.day or day, request, storage)


async def tap_remarked(request: Request, storage: Storage) -> Reply:
    """What kind of entry the note stands beside. Raises: StaleButton when its words are gone."""
    habit, day, letter = request.habit(), request.day(), request.word(2)
    draft = await storage.desk.draft(request.person.id, DRAFT)
    if draft is None or (draft["habit"], draft["day"]) != (habit, day.isoformat()):
        raise StaleButton
    if letter != NOTE_ONLY and letter not in LETTERS:
        raise StaleButton
    remark = Remark(LETTERS.get(letter), draft["words"])
    await storage.desk.drop_draft(request.person.id, DRAFT)
    return logged_reply(
        request, await write_remark(remark, await _goal(request, storage, habit, day), request, storage)
    )


def _as_typed(request: Request, words: str) -> str:
    """With its own lines: a note may have several."""
    what = request.event.what
    return what.words if isinstance(what, Said) else words


async def _is_of_another(request: Request, storage: Storage, habit: HabitId, words: str) -> bool:
    """Whether it certainly logs another habit, by its name."""
    others = [loggable(one, request.today) for one in await storage.habits.all(request.person.id) if one.id != habit]
    try:
        phrase = read_log(clean_line(words), request.today, request.person.language, others)
    except PhraseTooLong:
        return False
    return phrase is not None and phrase.is_certain


async def _take(remark: Remark, standing: Standing, day: date, request: Request, storage: Storage) -> Reply:
    """Written where it is clear, else asked about."""
    entry, goal = standing.entry(day), version_on(standing.habit, day).goal
    if remark.unsure or (remark.kind is None and entry is None):
        return await _ask(remark.note, standing, day, request, storage)
    if remark.kind is EntryKind.NO and standing.is_done(day):
        return await _ask_back(remark.note, standing, day, request, storage)
    named = replace(request, args=about("", standing.habit.id, day).args)
    logged = await write_remark(remark, goal, named, storage)
    return logged_reply(request, logged, *what_it_was(remark, logged, goal))


async def write_remark(remark: Remark, goal: Goal, request: Request, storage: Storage) -> Logged:
    """Of the habit and date that the request's arguments name."""
    person, key, now, note = request.person, request.event.key, request.now, remark.note
    habit, day = request.habit(), request.day()
    match remark.kind:
        case None:
            return await add_note(storage, person, habit, day, note, key, now)
        case EntryKind.AMOUNT if remark.amount is not None:
            return await _write_amount(remark, remark.amount, goal, request, storage)
        case EntryKind.SKIP:
            return await skip(storage, person, habit, day, key, now, note)
        case EntryKind.NO:
            return await say_no(storage, person, habit, day, key, now, note)
        case EntryKind.LAPSE:
            return await lapse(storage, person, habit, day, key, now, note)
        case _:
            return await mark_done(storage, person, habit, day, key, now, note)


async def _write_amount(remark: Remark, amount: Decimal, goal: Goal, request: Request, storage: Storage) -> Logged:
    """None at all takes away what is there; where nothing is, a limit was kept and a target was not begun."""
    person, key, now = request.person, request.event.key, request.now
    habit, day = request.habit(), request.day()
    if not amount:
        there = amount_of(goal, await storage.entries.get(person.id, habit, day))
        if there:
            return await take_amount(storage, person, habit, day, there, key, now)
        nothing = mark_done if isinstance(goal, AtMost) else say_no
        return await nothing(storage, person, habit, day, key, now, remark.note)
    match remark.change:
        case Change.MORE:
            return await add_amount(storage, person, habit, day, amount, key, now, remark.note)
        case Change.LESS:
            return await take_amount(storage, person, habit, day, amount, key, now)
        case Change.SET:
            return await set_amount(storage, person, habit, day, amount, key, now, remark.note)


def what_it_was(remark: Remark, logged: Logged, goal: Goal) -> tuple[Text, ...]:
    """An amount that took the place of another one: both are said."""
    before = amount_of(goal, logged.was)
    if remark.kind is not EntryKind.AMOUNT or remark.change is not Change.SET or not before or logged.already:
        return ()
    unit = goal.unit if isinstance(goal, AtLeast | AtMost) else ""
    return (text("amount-set", before=amount_text(before, unit)),)


async def _ask(note: str, standing: Standing, day: date, request: Request, storage: Storage) -> Reply:
    """One question: what does that stand beside?"""
    goal, habit = version_on(standing.habit, day).goal, standing.habit
    if isinstance(goal, AtLeast) and goal.per is not Per.DAY:
        return Reply((text("log-how-much", habit=habit.name),))
    limits = isinstance(goal, Quit | AtMost)
    buttons = [
        Button(
            text(label),
            about(REMARKED, habit.id, day, LETTER_OF[kind]),
            Style.GO if kind is EntryKind.DONE else Style.PLAIN,
        )
        for kind, label in (KEPT_OR_NOT if limits else DONE_OR_NOT).items()
    ]
    await _remember(note, standing, day, request, storage)
    question = text("remark-kept" if limits else "remark-done", habit=habit.name, note=quoted(note))
    return Reply((question,), rows=(tuple(buttons),))


async def _ask_back(note: str, standing: Standing, day: date, request: Request, storage: Storage) -> Reply:
    """ "No" to what is done already."""
    habit = standing.habit
    await _remember(note, standing, day, request, storage)
    rows = [Button(text("button-undo"), about(UNDO, habit.id, day))]
    if note:
        rows.append(Button(text("button-keep-as-note"), about(REMARKED, habit.id, day, NOTE_ONLY)))
    return Reply((text("remark-take-back", habit=habit.name),), rows=(tuple(rows),))


async def _remember(note: str, standing: Standing, day: date, request: Request, storage: Storage) -> None:
    kept = {"habit": standing.habit.id, "day": day.isoformat(), "words": check_note(note)}
    await storage.desk.keep_draft(request.person.id, DRAFT, kept, request.now)


async def _goal(request: Request, storage: Storage, habit: HabitId, day: date) -> Goal:
    standing = await standing_of(storage, request.person, habit, request.now)
    return version_on(standing.habit, day).goal
