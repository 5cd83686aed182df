"""/vacation: nothing is asked for a while, of all habits or of some; streaks wait."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.conversation import vacation_card
from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command
from bot.conversation.day_list import VACATION
from bot.conversation.habit_card import place_of
from bot.conversation.last_vacation import Did, content_of, forget, last_step, remember, vacation_in
from bot.conversation.open_form import FieldRefused
from bot.conversation.options import DayChoice, NotUnderstood, Suggestion
from bot.conversation.phrasing import day_text
from bot.conversation.reply import Button, Reply, Style, Text, text
from bot.conversation.request import Request
from bot.conversation.vacation_card import FROM, LENGTHS, OPEN_END, UNTIL
from core.actions import vacation as actions
from core.actions.change_habits import PauseRefused
from core.actions.vacation import Vacation
from core.days import DAY
from core.habits import Habit, PauseKind
from core.names import clean_line
from core.people import Weekday
from core.phrase import command_meant, read_absence, read_day, read_end, read_span
from core.ports import Storage

TAKEN_BACK = "vacation"
"""The draft of the vacation that was ended last, so that it can be taken up again."""
SUGGESTED_DAYS = 14


@dataclass(frozen=True, slots=True)
class DateAhead(DayChoice):
    """A date to come. What is typed behind the command is read as a whole."""

    async def read(self, given: str, request: Request, storage: Storage) -> date:
        day = read_day(given, request.today, request.person.language, ahead=True)
        if day is None:
            raise NotUnderstood(words=given)
        return day

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[date | None, str]:
        return None, words

    async def suggest(self, typed: str, request: Request, storage: Storage) -> Sequence[Suggestion]:
        days = [request.today + timedelta(days=ahead) for ahead in range(SUGGESTED_DAYS)]
        return [Suggestion(day_text(day, request.today), f"{day}") for day in days]


FIRST, LAST = DateAhead(FROM), DateAhead(UNTIL)


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        span = read_span(request.rest, request.today, request.person.language)
        if span is None:
            raise NotUnderstood(words=request.rest)
        return await _take(request, storage, Vacation(*span))
    first, last = request.value(FIRST), request.value(LAST)
    if first or last:
        return await _take(request, storage, Vacation(first or request.today, last))
    return await ask(request, storage)


async def ask(request: Request, storage: Storage) -> Reply:
    known = await actions.vacations(storage, request.person, request.now)
    return vacation_card.question(request, known, await _habits(request, storage))


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """ "I'm sick", "nothing today": all may rest, or some be skipped. None: it says more, or names a habit."""
    absence = read_absence(words, request.today, request.person.language)
    habits = await _habits(request, storage)
    named = any(habit.name.casefold() in words.casefold() for habit in habits)
    if absence is None or named or command_meant(words, request.person.language, {}):
        return None
    return vacation_card.offer(request, absence)


async def take(request: Request, storage: Storage) -> Reply:
    if request.word(0) == vacation_card.FROM_TO:
        last = None if request.word(2) == OPEN_END else request.day(2)
        return await _take(request, storage, Vacation(request.day(1), last))
    return await _take(request, storage, _usual(request.word(0), request.today))


async def _take(request: Request, storage: Storage, wanted: Vacation) -> Reply:
    met = await actions.vacations(storage, request.person, request.now)
    taken = await actions.take_vacation(storage, request.person, wanted, request.now)
    alone = taken == wanted and taken not in met
    await remember(request, storage, Did.BEGUN if alone else Did.OTHERWISE, taken)
    return await _card(request, storage, taken)


def _usual(length: str, today: date) -> Vacation:
    if length not in LENGTHS:
        raise StaleButton
    if length == "weekend":
        first = today + ((Weekday.SAT - today.weekday()) % 7) * DAY if today.weekday() != Weekday.SUN else today
        return Vacation(first, today + (Weekday.SUN - today.weekday()) * DAY)
    if length == "open":
        return Vacation(today, None)
    return Vacation(today, today + timedelta(days=6 if length == "week" else 13))


async def card(request: Request, storage: Storage) -> Reply:
    return await _card(request, storage, await _chosen(request, storage))


async def _card(request: Request, storage: Storage, one: Vacation, *said: Text) -> Reply:
    return vacation_card.card(request, one, await _habits(request, storage), *said)


async def pick(request: Request, storage: Storage) -> Reply:
    return vacation_card.dates_form(request, None)


async def picked(request: Request, storage: Storage) -> Reply:
    return await _checked(request, storage, None)


async def change(request: Request, storage: Storage) -> Reply:
    return vacation_card.dates_form(request, await _chosen(request, storage))


async def changed(request: Request, storage: Storage) -> Reply:
    return await _checked(request, storage, await _chosen(request, storage))


async def _checked(request: Request, storage: Storage, old: Vacation | None) -> Reply:
    """The two fields of the form. What one of them refuses is said of that one."""
    language = request.person.language
    first = read_day(clean_line(request.filled.get(FROM, "")), request.today, language, ahead=True)
    if first is None:
        raise FieldRefused(FROM, NotUnderstood(words=request.filled.get(FROM, "")))
    words = clean_line(request.filled.get(UNTIL, ""))
    last = read_end(words, first, language) if words else None
    if words and last is None:
        raise FieldRefused(UNTIL, NotUnderstood(words=words))
    try:
        if old is None:
            return await _take(request, storage, Vacation(first, last))
        new = replace(old, first=first, last=last)
        new = await actions.change_vacation(storage, request.person, old, new, request.now)
    except PauseRefused as refused:
        raise FieldRefused(UNTIL if last and last < first else FROM, refused) from refused
    await remember(request, storage, Did.OTHERWISE, new)
    return await _card(request, storage, new)


async def some(request: Request, storage: Storage) -> Reply:
    one = await _chosen(request, storage)
    return vacation_card.which_habits(request, one, await _habits(request, storage), request.number(2))


async def switch(request: Request, storage: Storage) -> Reply:
    """One habit in or out; with all of them in, it is a vacation of all again. One at least stays in."""
    one, habits = await _chosen(request, storage), await _habits(request, storage)
    all_of_them = frozenset(habit.id for habit in habits)
    habit, off = request.number(3), request.number(4) == 1
    if habit not in all_of_them:
        raise StaleButton
    now_off = (one.habits or all_of_them) & all_of_them
    chosen = now_off | {habit} if off else now_off - {habit} or now_off
    new = replace(one, habits=frozenset() if chosen == all_of_them else chosen)
    if new != one:
        new = await actions.change_vacation(storage, request.person, one, new, request.now)
        await remember(request, storage, Did.OTHERWISE, new)
    return vacation_card.which_habits(request, new, await _habits(request, storage), request.number(2))


async def end(request: Request, storage: Storage) -> Reply:
    return await _end(await _chosen(request, storage), request, storage)


async def _end(one: Vacation, request: Request, storage: Storage) -> Reply:
    await actions.end_vacation(storage, request.person, one, request.now)
    await storage.desk.keep_draft(request.person.id, TAKEN_BACK, content_of(one), request.now)
    await remember(request, storage, Did.ENDED, one)
    return vacation_card.ended(request, one)


async def undo_last(request: Request, storage: Storage) -> Reply | None:
    """Where the last thing that the person did was about a vacation. None: it was not, or it is gone."""
    step = await last_step(request, storage)
    if step is None:
        return None
    did, one = step
    reply = None
    if did is Did.ENDED:
        with suppress(actions.NoSuchVacation):  # it would be over by now
            reply = await _resume(one, request, storage)
    elif one in await actions.vacations(storage, request.person, request.now):
        begun = did is Did.BEGUN
        reply = await _end(one, request, storage) if begun else await _card(request, storage, one)
    await forget(request, storage)
    return reply


async def undo(request: Request, storage: Storage) -> Reply:
    """The vacation that was ended last goes on; what of it has passed meanwhile counted. Raises: NoSuchVacation when
    the button is that of another one."""
    content = await storage.desk.draft(request.person.id, TAKEN_BACK)
    ended = vacation_in(content) if content else None
    if ended is None or (ended.first, ended.last) != _dates(request):
        raise actions.NoSuchVacation
    return await _resume(ended, request, storage)


async def _resume(ended: Vacation, request: Request, storage: Storage) -> Reply:
    await storage.desk.drop_draft(request.person.id, TAKEN_BACK)
    again = await actions.resume_vacation(storage, request.person, ended, request.now)
    await remember(request, storage, Did.OTHERWISE, again)
    return await _card(request, storage, again, text("toast-taken-back"))


async def one_more_day(request: Request, storage: Storage) -> Reply:
    if request.day(0) != request.today:
        raise StaleButton
    if not await actions.one_more_day(storage, request.person, request.now):
        raise actions.NoSuchVacation
    line = text("vacation-longer")
    back = Button(text("button-vacation-card"), about(VACATION), Style.PLAIN)
    return Reply((line,), rows=((back,),), place=place_of(request))


async def _chosen(request: Request, storage: Storage) -> Vacation:
    return await actions.vacation_of(storage, request.person, *_dates(request), request.now)


def _dates(request: Request) -> tuple[date, date | None]:
    return request.day(0), None if request.word(1) == OPEN_END else request.day(1)


async def _habits(request: Request, storage: Storage) -> list[Habit]:
    """Without those in the archive: these are not asked for anyway."""
    found = await storage.habits.all(request.person.id)
    return [
        habit
        for habit in found
        if not any(pause.kind is PauseKind.ARCHIVE and pause.last is None for pause in habit.pauses)
    ]


COMMAND = Command(
    "vacation",
    run,
    options=(FIRST, LAST),
    hears=hear,
    rank=98,
    taps={
        VACATION: ask,
        vacation_card.TAKE: take,
        vacation_card.CARD: card,
        vacation_card.PICK: pick,
        vacation_card.PICKED: picked,
        vacation_card.CHANGE: change,
        vacation_card.CHANGED: changed,
        vacation_card.SOME: some,
        vacation_card.SOME_ON: switch,
        vacation_card.END: end,
        vacation_card.UNDO: undo,
        vacation_card.MORE_DAYS: one_more_day,
    },
    place_in_menu=85,
)
