"""The first steps of somebody new: their clock, a starter to tap, or the line they began with."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.conversation import adding, clock_question, habit_card, set_up_form, unknown_habit, zone_search, zones
from bot.conversation.actions import StaleButton, about
from bot.conversation.coming import first_reminder
from bot.conversation.command import all_commands
from bot.conversation.day_list import day_list
from bot.conversation.phrasing import plan_text
from bot.conversation.reply import BETWEEN, Button, Place, Reply, Style, Text, text
from bot.conversation.request import Request
from bot.conversation.wording import render, voice_of
from core.actions.account import set_zone
from core.actions.keep_habits import add_habit
from core.errors import CairnError
from core.habits import Check, Daily, Habit, HabitDraft
from core.phrase import command_meant
from core.ports import Storage
from core.wall_time import all_zones

STARTER, OWN, STARTERS_AGAIN, NOT_YET = "sr", "wo", "wa", "wn"
"""Operations: a starter by its number; write one of one's own; the starters once more; a habit not done yet today."""
STARTERS = (
    ("starter-water", time(8)),
    ("starter-stretch", time(7, 30)),
    ("starter-read", time(21)),
    ("starter-plan", time(21, 30)),
)
A_TIME_OF_DAY = 2
"""Starters of the morning come first, as many of the evening after them: a row each."""
FIRST_LINE = "first line"
"""The draft that keeps what a newcomer said before we knew their clock."""
CLOCK_ASKED = "clock asked"
"""The draft that says that a newcomer has been asked for their clock."""


async def greet(request: Request, storage: Storage, *first: Text) -> Reply:
    """A newcomer is asked for their clock."""
    await storage.desk.keep_draft(request.person.id, CLOCK_ASKED, {}, request.now)
    asked = set_up_form.card(request) if request.event.has_forms else clock_question.ask(request)
    return Reply((*first, hello(request), *asked.lines), rows=asked.rows)


def hello(request: Request) -> Text:
    return text("start-hello", name=request.person.name, named=len(request.person.name))


async def answer_to_clock(request: Request, storage: Storage, words: str) -> Reply | None:
    """What a newcomer types once they were asked, if it is a time or a place and nothing else."""
    if await storage.desk.draft(request.person.id, CLOCK_ASKED) is None:
        return None
    offset = clock_question.offset_of(words, request)
    if offset is not None:
        return clock_question.ask_place(request, offset)
    found = zone_search.named(words, request.person.language, request.now)
    if len(found) == 1:
        return await settle(request, storage, found[0], Place.NEW)
    return clock_question.choose(request, found) if found else None


async def settle(request: Request, storage: Storage, zone: str, place: Place, *, evening_first: bool = False) -> Reply:
    """The clock is known: on with the line they began with, if there was one; else starters."""
    settled, said = await _settle_clock(request, storage, zone)
    return await _first_line(settled, storage, said, place) or starters(said, place=place, evening_first=evening_first)


async def _settle_clock(request: Request, storage: Storage, zone: str) -> tuple[Request, Text]:
    person = await set_zone(storage, request.person, zone, request.now)
    await storage.desk.drop_draft(person.id, CLOCK_ASKED)
    city, now = zones.city(zone, person.language), zones.wall_time(zone, request.now)
    return replace(request, person=person), text("zone-set", city=city, time=now)


def starters(*first: Text, place: Place = Place.NEW, evening_first: bool = False) -> Reply:
    buttons = [Button(label, about(STARTER, number)) for number, label in enumerate(_starter_labels())]
    own = (Button(text("button-write-own"), about(OWN)),)
    times_of_day = [tuple(buttons[:A_TIME_OF_DAY]), tuple(buttons[A_TIME_OF_DAY:])]
    rows = (*(reversed(times_of_day) if evening_first else times_of_day), own)
    return Reply((*first, text("start-pick")), rows=rows, place=place)


def _starter_labels() -> list[Text]:
    return [text("button-starter", habit=text(key), time=at) for key, at in STARTERS]


async def tap_set_up(request: Request, storage: Storage) -> Reply:
    return set_up_form.form(request, _starter_labels())


async def take_set_up(request: Request, storage: Storage) -> Reply:
    """The clock and the starters that were ticked, at once. Anybody may have written what comes in."""
    zone = request.filled.get(set_up_form.ZONE, "")
    if zone not in all_zones():
        return set_up_form.ask_for_city()
    chosen = [number for number in range(len(STARTERS)) if str(number) in _ticked(request)]
    evening_first = request.filled.get(set_up_form.TIME_OF_DAY) == set_up_form.EVENING
    if request.person.set_up:  # a form that was open all the while
        return starters(place=Place.NEW, evening_first=evening_first)
    if not chosen:
        return await settle(request, storage, zone, Place.NEW, evening_first=evening_first)
    settled, said = await _settle_clock(request, storage, zone)
    for number in chosen:
        await _keep_starter(settled, storage, number)
    day = await day_list(settled, storage, settled.today)
    return replace(day, lines=(said, *day.lines), place=Place.NEW)


def _ticked(request: Request) -> list[str]:
    return request.filled.get(set_up_form.HABITS, "").split(BETWEEN)


async def tap_starters(request: Request, storage: Storage) -> Reply:
    return starters(place=Place.SAME)


async def tap_own(request: Request, storage: Storage) -> Reply:
    back = Button(text("button-back"), about(STARTERS_AGAIN))
    return Reply((text("add-how"),), rows=((back,),), place=Place.SAME)


async def tap_starter(request: Request, storage: Storage) -> Reply:
    """The habit is live at once; Undo takes it back."""
    number = request.number(0)
    if number >= len(STARTERS):
        raise StaleButton
    habit = await _keep_starter(request, storage, number)
    if habit is None:
        return Reply(toast=text("add-same-name", habit=_starter_name(request, number)), place=Place.TOAST)
    return _live(request, habit, STARTERS[number][1])


async def _keep_starter(request: Request, storage: Storage, number: int) -> Habit | None:
    """None: they keep it already."""
    name, at = _starter_name(request, number), STARTERS[number][1]
    if any(habit.name == name for habit in await storage.habits.all(request.person.id)):
        return None
    draft = HabitDraft(name, Daily(), Check(), request.today, times=(at,))
    return await add_habit(storage, request.person, draft, request.now)


def _starter_name(request: Request, number: int) -> str:
    return render(text(STARTERS[number][0]), voice_of(request.person))


async def tap_not_yet(request: Request, storage: Storage) -> Reply:
    habit = await storage.habits.get(request.person.id, request.habit())
    if habit is None:
        raise StaleButton
    lines = (text("habit-live", habit=habit.name), first_reminder(request, habit))
    return Reply(lines, rows=((_change_time(habit), _undo(habit)),), place=Place.SAME)


def _live(request: Request, habit: Habit, at: time) -> Reply:
    said = text("starter-live", habit=habit.name, plan=plan_text(habit.versions[-1]), time=at)
    done = Button(text("button-done"), about("dn", habit.id, request.today), Style.GO)
    not_yet = Button(text("button-not-yet"), about(NOT_YET, habit.id))
    rows = ((done, not_yet), (_change_time(habit), _undo(habit)))
    return Reply((said, text("starter-done-already")), rows=rows, place=Place.SAME)


def _change_time(habit: Habit) -> Button:
    return Button(text("button-change-time"), about(habit_card.TIMES, habit.id))


def _undo(habit: Habit) -> Button:
    return Button(text("button-undo"), about(adding.UNDO_ADD, habit.id))


async def _first_line(request: Request, storage: Storage, said: Text, place: Place) -> Reply | None:
    """What they began with, as a card, if it was a habit."""
    kept = await storage.desk.draft(request.person.id, FIRST_LINE)
    words = str(kept["words"]).removeprefix("/add").strip() if kept else ""
    if not words or words.startswith("/") or command_meant(words, request.person.language, all_commands().commands):
        return None
    await storage.desk.drop_draft(request.person.id, FIRST_LINE)
    try:
        heard = await unknown_habit.hear(request, storage, words)
        card = heard or await adding.preview(request, storage, words)
    except CairnError:
        return None
    return Reply((said, *card.lines), rows=card.rows, place=place)
