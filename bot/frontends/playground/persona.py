"""Alex, who has kept habits for sixty days: a history made by playing real events, each at its own moment.

Today two of them can reach a milestone: seven days of stretching, 21 of reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import NamedTuple

from bot.conversation.actions import about
from bot.conversation.day_card import DONE, SKIP
from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.reply import Action, Reply
from bot.conversation.request import Said, Tapped
from bot.conversation.wording import choose_language
from bot.frontends.playground.book import Visitor
from bot.frontends.playground.event import PLATFORM, event_of
from core.actions.remind import plan_again
from core.days import DAY, local_date
from core.people import Clock
from core.wall_time import first_moment

NAME = "Alex"
DAYS = 60
FIRST_MORNING = time(6, 45)
LATE = 23
"""Minutes after the reminder within which Alex taps."""


class Plan(NamedTuple):
    """A habit of Alex's: when it is done on its days, and how many days ago it was missed or skipped."""

    lines: dict[str, str]
    at: time
    missed: frozenset[int]
    skipped: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset(range(7))


LIFE = (
    Plan(
        {"en": "Read 20 min daily 21:00", "de": "20 min lesen täglich 21:00"},
        time(21),
        frozenset({56, 50, 43, 42, 33, 22}),
        frozenset({37, 13}),
    ),
    Plan(
        {"en": "Stretch 5 min daily 7:30", "de": "5 min dehnen täglich 7:30"},
        time(7, 30),
        frozenset({58, 57, 51, 46, 45, 44, 38, 30, 22, 15, 8}),
        frozenset({5}),
    ),
    Plan(
        {"en": "Gym mon,wed,fri 18:00", "de": "Training mo,mi,fr 18:00"},
        time(18),
        frozenset(range(40, 47)) | {19, 20},
        weekdays=frozenset({0, 2, 4}),
    ),
    Plan(
        {"en": "Piano weekdays 19:30", "de": "Klavier mo-fr 19:30"},
        time(19, 30),
        frozenset({55, 54, 48, 35, 34, 27, 16, 3}),
        weekdays=frozenset(range(5)),
    ),
)


class _Moment:
    """The clock of a life played afterwards."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class _Deed(NamedTuple):
    at: datetime
    action: Action


async def live(dispatcher: Dispatcher, visitor: Visitor, now: datetime) -> None:
    """Sixty days up to yesterday. Played again for the same visitor it changes nothing: every event has its own key."""
    zone = visitor.home or "UTC"
    today = local_date(Clock(zone), now)
    clock = _Moment(first_moment(today - DAYS * DAY, FIRST_MORNING, zone))
    then = Dispatcher(dispatcher.database, clock, dispatcher.registry)
    numbers = count(1)

    async def play(what: Said | Tapped) -> Answer:
        return await then.answer(event_of(visitor, what, f"life-{next(numbers)}"))

    deeds: list[_Deed] = []
    for plan in LIFE:
        card = await play(Said(plan.lines.get(choose_language(visitor.language), plan.lines["en"])))
        added = await play(Tapped(_first_action(card.reply).encode()))
        deeds += _deeds(plan, _habit_in(added.reply), today, zone)
    for deed in sorted(deeds):
        clock.now = deed.at
        await play(Tapped(deed.action.encode()))
    await _plan_from(dispatcher, visitor, now)


def _deeds(plan: Plan, habit: int, today: date, zone: str) -> Iterator[_Deed]:
    for ago in range(DAYS, 0, -1):
        day = today - ago * DAY
        if day.weekday() not in plan.weekdays or ago in plan.missed:
            continue
        at = first_moment(day, plan.at, zone) + timedelta(minutes=ago * 7 % LATE)
        yield _Deed(at, about(SKIP if ago in plan.skipped else DONE, habit, day))


def _first_action(reply: Reply) -> Action:
    """The button that most people tap."""
    action = reply.rows[0][0].does
    assert isinstance(action, Action)
    return action


def _habit_in(reply: Reply) -> int:
    """The number of the habit that was added, as "Done already" names it."""
    actions = [button.does for row in reply.rows for button in row if isinstance(button.does, Action)]
    return int(next(action.args[0] for action in actions if action.op == DONE), 36)


async def _plan_from(dispatcher: Dispatcher, visitor: Visitor, now: datetime) -> None:
    """Reminders go on from now: those of the days played are not sent late."""
    async with dispatcher.database.transaction() as storage:
        person = await storage.people.by_account(PLATFORM, visitor.id)
        if person is not None:
            await plan_again(storage, person, now, drop_due=True)
