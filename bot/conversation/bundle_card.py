"""Several habits that are due together, as one message: a row for each, that turns to ✓ when it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.conversation import zones
from bot.conversation.actions import StaleButton, about, read_id, write_id
from bot.conversation.day_card import SNOOZE_MINUTES
from bot.conversation.day_list import Step, row_item, row_line
from bot.conversation.put_off import later_rows, minute_of
from bot.conversation.reply import EVER, Action, Button, Live, Reply, Style, Text, text
from core.actions.bundles import MOST_HABITS
from core.actions.dates import next_turn
from core.actions.overview import Standing
from core.days import local_date, zone_at
from core.habits import HabitId
from core.people import Person

VIEW, STEP, ALL, SNOOZE, SILENTLY, EVENING, HUSH = "bd", "bt", "ba", "bz", "bw", "bh", "bu"
"""Operations; each is about a date and several habits."""
BETWEEN = "."


def bundle_card(
    rows: Sequence[Standing],
    person: Person,
    day: date,
    now: datetime,
    asks_at: datetime | None = None,
    habits: str = "",
) -> Reply:
    """As things stand now. `asks_at`: it has been put off until then. `habits`: those that it named when it was sent,
    if some are in the bin meanwhile."""
    today = local_date(person.clock, now)
    habits = habits or write_habits(row.habit.id for row in rows)
    open_ones = [row for row in rows if row.judgement.still_needed(day)]
    turn = next_turn(person, day, now, day)
    since = EVER if day == today else None
    live = Live(about(VIEW, day, habits), frozenset(read_habits(habits)), day, turn, since=since)
    begun = sum(row.entry(day) is not None for row in open_ones)
    title = _title(len(open_ones), begun, len(rows), day, today)
    if turn is None:
        return Reply((title, *(row_line(row, day, today) for row in rows)), live=live)
    items = tuple(row_item(row, day, today, _taking(row.habit.id, day, habits)) for row in rows)
    said: tuple[Text, ...] = ()
    if open_ones and asks_at:
        said = (text("bundle-put-off", time=zones.wall_time(zone_at(person.clock, now), asks_at)),)
    footer = _footer(person, day, habits, now, put_off=asks_at is not None) if open_ones and day == today else ()
    return Reply((title, *said), items=items, rows=footer, live=live)


def _title(open_ones: int, begun: int, rows: int, day: date, today: date) -> Text:
    """`begun`: those of the open ones of which there is a part, which its row names."""
    if day == today or not open_ones:
        return text("bundle-title", count=open_ones, of=rows)
    if begun:
        return text("bundle-closed-partly", date=day, count=open_ones - begun, begun=begun, of=rows)
    return text("bundle-closed", date=day, count=open_ones, of=rows)


def would_be_quiet(card: Reply, person: Person, day: date, habits: str, at: datetime) -> Reply:
    """`at` lies in quiet hours that the date does not outlast: without a sound, or not at all?"""
    time = zones.wall_time(zone_at(person.clock, at), at)
    done = Button(text("button-all-done"), about(ALL, day, habits), Style.GO)
    silently = Button(text("button-snooze-silently", time=time), about(SILENTLY, day, habits, minute_of(at)))
    hush = Button(text("button-hush"), about(HUSH, day, habits))
    lines = (card.lines[0], text("bundle-snooze-quiet", time=time))
    return replace(card, lines=lines, rows=((done, silently), (hush,)))


def _taking(habit: HabitId, day: date, habits: str) -> Callable[[Step], Action]:
    return lambda step: about(STEP, day, habits, habit, step.value)


def _footer(person: Person, day: date, habits: str, now: datetime, *, put_off: bool) -> tuple[tuple[Button, ...], ...]:
    done = Button(text("button-all-done"), about(ALL, day, habits), Style.GO)
    if not put_off:
        later = Button(text("button-snooze", minutes=SNOOZE_MINUTES), about(SNOOZE, day, habits, SNOOZE_MINUTES))
        return ((done, later),)
    first, *rest = later_rows(
        person,
        now,
        snooze=lambda minutes: about(SNOOZE, day, habits, minutes),
        evening=about(EVENING, day, habits),
        hush=about(HUSH, day, habits),
    )
    return ((done, *first), *rest)


def write_habits(habits: Iterable[HabitId]) -> str:
    """Each as the distance from the one before: numbers of one person lie close together, and a button is short."""
    numbers = sorted(habits)
    return BETWEEN.join(write_id(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


def read_habits(word: str) -> list[HabitId]:
    """Raises: StaleButton."""
    steps = [read_id(step) for step in word.split(BETWEEN)]
    if len(steps) > MOST_HABITS or 0 in steps:
        raise StaleButton
    return [sum(steps[: place + 1]) for place in range(len(steps))]
