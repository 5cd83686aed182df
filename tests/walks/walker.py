"""Goes through every screen of a person: every command, every button that it shows, and on from there.

`walk` gives each screen once for every kind of button; a tap is taken back before the next one, so that each is tried
on a screen as fresh as a person would see it.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count

from bot.conversation.actions import DIGITS, decode, write_day, write_id
from bot.conversation.commands import importing
from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.options import HabitChoice
from bot.conversation.questions import CANCEL
from bot.conversation.reply import Action, Button, Reply
from bot.conversation.request import Called, Event, NotReceived, Said, Sent, Tapped, What
from core.actions.keep_habits import add_habit
from core.actions.log import add_amount, lapse, mark_done, skip
from core.days import DAY
from core.habits import (
    AtLeast,
    AtMost,
    Check,
    Daily,
    EveryN,
    Goal,
    Habit,
    HabitDraft,
    MonthDays,
    Per,
    Quit,
    Schedule,
    Times,
    Weekdays,
)
from core.people import Account, Clock, Person, Preferences, Weekday
from core.ports import Storage
from exchange.workbench import Workbench
from tests.walks.answers import HOSTILE, fillings
from tests.walks.rehearsal import Rehearsal

NOW = datetime(2026, 11, 25, 11, tzinfo=UTC)
"""Noon of a Wednesday in Berlin."""
TODAY = date(2026, 11, 25)
START = TODAY - 40 * DAY
MOST_SCREENS = 4000
LAST_STEPS = 4
ANSWERS = ("21:15", "7", "読む", *HOSTILE.values())
"""To what a screen asks for: a time, a number, a word, and what nobody should answer."""
OF_FILES = frozenset({importing.BRING, importing.LEAVE_IT, importing.TAKE_BACK})
HABITS: dict[str, tuple[Schedule, Goal]] = {
    "読書": (Daily(), Check()),
    "運動": (Times(3, Per.WEEK), Check()),
    "掃除": (EveryN(3), Check()),
    "散歩": (Weekdays(frozenset({Weekday.MON, Weekday.FRI})), Check()),
    "家賃": (MonthDays(frozenset({1, 15})), Check()),
    "飲水": (Daily(), AtLeast(Decimal(8), "杯")),
    "走行": (Daily(), AtLeast(Decimal("20.5"), "里", Per.WEEK)),
    "珈琲": (Daily(), AtMost(Decimal(2), "杯")),
    "禁煙": (Daily(), Quit()),
}
CATEGORIES = {"運動": "健康", "散歩": "健康", "読書": "頭"}
MORE_HABITS = 8
"""Alike, so that lists have pages; what is tapped on one of them is tapped on all."""
ALIKE = "同"
"""Names and units without a Latin letter: words of ours are told from a person's by that."""


@dataclass(frozen=True, slots=True)
class Screen:
    """`path` is what was typed, tapped, sent and filled in to come here; `by_button`: one of the last screen's was
    tapped, or its form filled in as it should be, so that it has to be taken."""

    path: tuple[str, ...]
    answer: Answer
    by_button: bool

    @property
    def reply(self) -> Reply:
        return self.answer.reply

    def __str__(self) -> str:
        return " > ".join(self.path[-LAST_STEPS:])


Visit = Callable[[Screen], Awaitable[None]]


@dataclass
class Walker:
    """One person, what they have seen, and the database in which it all is taken back."""

    database: Rehearsal
    dispatcher: Dispatcher
    habits: dict[int, str]
    seen: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    """Operations that were handed a form, filled in in every way."""
    _file: str = ""
    """The one that was sent last: its buttons are other ones."""
    _only: frozenset[str] | None = None
    """Operations behind whose answers the walk goes on. None: all."""
    _keys: count[int] = field(default_factory=count)

    async def walk_in(self, visit: Visit, lines: Sequence[str]) -> None:
        """As somebody nobody knows, who begins with each of these lines."""
        for line in lines:
            await self._enter((line,), Said(line), visit)
        await self._call("start", visit)

    async def walk(self, visit: Visit) -> None:
        for line in self._lines():
            await self._enter((line,), Said(line), visit)
        for command in self.dispatcher.registry.in_menu_order():
            await self._call(command.name, visit)
        for habit in sorted(self.habits)[: len(HABITS)]:
            for day in (TODAY, TODAY - DAY, TODAY - 10 * DAY):
                action = f"1:dc:{write_id(habit)}:{write_day(day)}"
                await self._enter((action,), Tapped(action), visit)

    async def walk_files(self, visit: Visit, files: Mapping[str, bytes | None], *, no_further: bool = False) -> None:
        """Each sent, looked at, brought in, taken back, left; `no_further`: from there one step on, and back again.

        None: it could not be fetched.
        """
        self._only = OF_FILES if no_further else None
        for name, content in files.items():
            self._file = name
            what = NotReceived(name, too_large=False) if content is None else Sent(name, content)
            await self._enter((name,), what, visit)

    async def _call(self, command: str, visit: Visit) -> None:
        """As Discord does."""
        await self._enter((f"/{command} called",), Called(command), visit, whole=True)

    def _lines(self) -> Iterator[str]:
        """What people type: every command, alone and about a habit; a new habit, and something done."""
        registry = self.dispatcher.registry
        for command in registry.in_menu_order():
            yield f"/{command.name}"
            for name in HABITS:
                if any(isinstance(option, HabitChoice) for option in command.options):
                    yield f"/{command.name} {name}"
        yield from ("走る daily 21:00", "読書 done", "飲水 +2", "?!", "all done")

    async def _enter(
        self, path: tuple[str, ...], what: What, visit: Visit, *, whole: bool = False, taken: bool = True
    ) -> Screen:
        """`whole`: on a platform that shows forms as such; `taken`: what is filled in has to be."""
        assert len(self.seen) < MOST_SCREENS, f"there is no end to it: {path}"
        async with self.database.taken_back():
            by_button = len(path) > 1 and isinstance(what, Tapped)
            screen = Screen(path, await self._ask(what, by_button, whole), by_button and taken)
            await visit(screen)
            if self._only is None or not by_button or decode(path[-1]).op in self._only:
                for reply in (screen.reply, *screen.reply.then):
                    await self._go_on(path, reply, visit, whole)
        return screen

    async def _go_on(self, path: tuple[str, ...], reply: Reply, visit: Visit, whole: bool) -> None:
        for action in map(_action, buttons_of(reply)):
            if self._is_new(action):
                shown = await self._enter((*path, action), Tapped(action), visit, whole=whole)
                if not whole and _asks(shown.reply) and self._is_new(f"whole {_but_first(action)}"):
                    await self._enter((*path, action), Tapped(action), visit, whole=True)
        if reply.awaits is not None and self._is_new(f"awaits {reply.awaits.key}"):
            for words in ANSWERS:
                await self._enter((*path, words[:9]), Said(words), visit)
        submits = reply.form.submits.encode() if reply.form else ""
        if reply.form and self._is_new(f"form {_but_first(submits)}"):
            for how, filled in fillings(reply.form):
                self.forms.add(reply.form.submits.op)
                way = (*path, f"{submits} {how}")
                await self._enter(way, Tapped(submits, filled), visit, whole=True, taken=how == "valid")

    async def _ask(self, what: What, by_button: bool, whole: bool) -> Answer:
        """What was typed is answered by a new message; what is tapped is answered where the button is."""
        message = "m" if by_button else None
        answer = await self.dispatcher.answer(
            Event(f"walk {next(self._keys)}", "test", "1", "1", what, message=message, has_forms=whole)
        )
        await self.dispatcher.shown(answer, "test", "1", "m")
        return answer

    def _is_new(self, action: str) -> bool:
        """A kind of button is tapped once: about this habit, on some other date, with some number."""
        shape = ":".join(self._kind(part, place) for place, part in enumerate(action.split(":")))
        if OF_FILES.intersection(action.split(":")[1:2]):
            shape = f"{self._file} {shape}"
        fresh = shape not in self.seen
        self.seen.add(shape)
        return fresh

    def _kind(self, part: str, place: int) -> str:
        if place == 2 and all(letter in DIGITS for letter in part) and int(part, 36) in self.habits:
            return self.habits[int(part, 36)]
        if place >= 2 and re.fullmatch("[0-9]{6}", part):
            return "today" if part == write_day(TODAY) else "a day"
        return re.sub("[0-9]+", "#", part) if place >= 2 else part


def _but_first(action: str) -> str:
    """Without the habit or draft that it is about: a form is filled in for one of them."""
    _, op, *about = action.split(":")
    return ":".join((op, "", *about[1:]))


def _asks(reply: Reply) -> bool:
    """It is the first question of a form."""
    return any(decode(_action(button)).op == CANCEL for button in buttons_of(reply))


def _action(button: Button) -> str:
    assert isinstance(button.does, Action)
    return button.does.encode()


def buttons_of(reply: Reply) -> list[Button]:
    """Those that do something here."""
    found = [item.button for item in reply.items] + [button for row in reply.rows for button in row]
    return [button for button in found if isinstance(button.does, Action)]


async def settled_person(storage: Storage, language: str) -> dict[int, str]:
    """Somebody with a habit of every kind, some weeks of entries, and two chats: their habits."""
    region = Preferences(region="en-GB") if language == "en" else Preferences()
    someone = Person(0, Clock("Europe/Berlin"), language=language, name="名前", set_up=True, preferences=region)
    person = await storage.people.add(Account("test", "1", "1"), someone, NOW - timedelta(days=40))
    await storage.people.save_account(person.id, Account("discord", "7", "77"))
    habits = {}
    for name, (schedule, goal) in HABITS.items():
        draft = HabitDraft(name, schedule, goal, START, (time(21), time(6, 30)), category=CATEGORIES.get(name, ""))
        habit = await add_habit(storage, person, draft, NOW)
        await _live(storage, person, habit, goal)
        habits[habit.id] = name
    for number in range(MORE_HABITS):
        draft = HabitDraft(f"{ALIKE}{number}", Daily(), Check(), START, (time(20),))
        habits[(await add_habit(storage, person, draft, NOW)).id] = ALIKE
    return habits


async def _live(storage: Storage, person: Person, habit: Habit, goal: Goal) -> None:
    always = replace(person, backfill_hours=50 * 24)
    for back in range(38, 0, -1):
        day, key = TODAY - back * DAY, f"{habit.id} {back}"
        match goal:
            case AtLeast():
                await add_amount(storage, always, habit.id, day, Decimal(3 + back % 6), key, NOW)
            case AtMost() if back % 5 == 0:
                await add_amount(storage, always, habit.id, day, Decimal(3), key, NOW)
            case Quit() if back % 9 == 0:
                await lapse(storage, always, habit.id, day, key, NOW)
            case Check() if back in (20, 11):
                await _skip(storage, always, habit, day, key)
            case Check() if back % 4:
                await mark_done(storage, always, habit.id, day, key, NOW)


async def _skip(storage: Storage, person: Person, habit: Habit, day: date, key: str) -> None:
    """Where that date is asked for."""
    if isinstance(habit.versions[0].schedule, Daily):
        await skip(storage, person, habit.id, day, key, NOW)


@asynccontextmanager
async def walking(url: str, language: str = "en", *, settled: bool = True) -> AsyncIterator[Walker]:
    """`settled`: the person has been here for some weeks; else nobody knows them yet."""
    database = Rehearsal(url)
    await database.open()
    try:
        async with database.lasting():
            async with database.transaction() as storage:
                habits = await settled_person(storage, language) if settled else {}
            yield Walker(database, Dispatcher(database, lambda: NOW, exchange=Workbench()), habits)
    finally:
        await database.close()
