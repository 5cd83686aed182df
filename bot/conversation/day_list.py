"""All habits on one date as a list to tap: /today, and /done for another day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from bot.conversation.actions import about
from bot.conversation.categories import CHIP, EVERY, categories_of, category_chips, is_in
from bot.conversation.more import more_label
from bot.conversation.off import off_lines
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.phrasing import day_text, outlook_text, progress_text, run_text
from bot.conversation.reply import EVER, Action, Button, Fact, Item, Live, Place, Reply, Style, Text, text
from bot.conversation.request import Request, Tapped
from bot.conversation.routine_rows import today_rows
from core.actions.dates import is_open, next_turn
from core.actions.overview import Standing, standings
from core.days import local_date, zone_at
from core.habits import AtLeast, AtMost, Goal, Per, Quit
from core.plan import version_on
from core.portions import usual_portion
from core.ports import Storage
from core.timeline import Rule, State
from core.wall_time import wall_clock

WHICH_HABIT = "hl"
"""Operation: choose a habit to open its card, from a row on."""
VIEW, TOGGLE = "td", "tg"
STATS, NEW_HABIT, FINISH, EVERYTHING = "ys", "yn", "yf", "yw"
"""Operations below the list: figures; another habit; what was added to a date; all that is open on it is done."""
MANY = 3
"""So many open ones are worth a button for all of them."""
SKIP_LIST = "sl"
VACATION = "vl"
"""Operations: draw the list of a date from a row on; take a step with a habit on a date within it; the vacations."""
PAGE = 10
"""Rows to a page: 11 more would break Discord's 40 components."""
MOST_CATEGORIES = 7
SHOWN_WHEN = frozenset(State) - {State.BEFORE, State.PAUSED}


@dataclass(frozen=True, slots=True)
class Spot:
    """What of a list is looked at: a date, from a row on, of one category or of EVERY one."""

    day: date
    first: int = 0
    category: int = EVERY

    @property
    def args(self) -> tuple[date | int, ...]:
        """As buttons carry it."""
        return (self.day, self.first, self.category) if self.category else (self.day, self.first)


async def day_list(
    request: Request, storage: Storage, day: date, first: int = 0, place: Place = Place.NEW, category: int = EVERY
) -> Reply:
    """The habits of `day`, the open ones to tap. With nothing to show, what to do next."""
    if isinstance(request.event.what, Tapped):
        place = Place.SAME
    found = await standings(storage, request.person, request.now, day)
    off = off_lines([one.habit for one in found], day) if day == request.today else ()
    rows = [one for one in found if _is_shown(one, day)]
    if not rows:
        empty = _off(off, place) if off else _nothing(request, day, bool(found), place)
        return replace(empty, live=Live(about(VIEW, day, 0), frozenset(), day))
    turn = next_turn(request.person, day, request.now, request.today)
    if turn is None:
        return _final(rows, request, day, place)
    names = categories_of([one.habit for one in found])
    of_category = [one for one in rows if is_in(one.habit, names, category)]
    rows, category = (of_category, category) if of_category else (rows, EVERY)
    page = page_of(first, len(rows), PAGE)
    at, shown = Spot(day, page.start, category), rows[page]
    since = EVER if day == request.today else None
    live = Live(about(VIEW, *at.args), frozenset(row.habit.id for row in shown), day, turn, since=since)
    chips = category_chips(names, category, MOST_CATEGORIES, lambda number: about(VIEW, day, 0, number, CHIP))
    return Reply(
        (_headline(rows, day, request), *off),
        items=tuple(
            row_item(row, day, request.today, _toggling(row, at), _said_at(row, day, request)) for row in shown
        ),
        rows=(
            *(chips if len(names) > 1 else ()),
            *(await _routines(request, storage, found, day) if category == EVERY else ()),
            *_footer(request, rows, at),
        ),
        place=place,
        live=live,
        pins=place is Place.NEW and day == request.today,
    )


async def _routines(
    request: Request, storage: Storage, found: Sequence[Standing], day: date
) -> tuple[tuple[Button, ...], ...]:
    return today_rows(await storage.routines.all(request.person.id), found, day) if day == request.today else ()


def _final(rows: list[Standing], request: Request, day: date, place: Place) -> Reply:
    """Of a date that takes no entry any more: nothing to tap, so all of it fits."""
    lines = (row_line(row, day, request.today) for row in rows)
    live = Live(about(VIEW, day, 0), frozenset(row.habit.id for row in rows), day)
    return Reply((_headline(rows, day, request), *lines), place=place, live=live)


def _is_shown(one: Standing, day: date) -> bool:
    """Paused habits are not, nor those that are over by then, unless something was said of that date."""
    over = one.habit.end is not None and one.habit.end < day and one.entry(day) is None
    return one.state(day) in SHOWN_WHEN and not over


def _headline(rows: list[Standing], day: date, request: Request) -> Text:
    today, part = request.today, part_of_day(request)
    due = [row for row in rows if row.state(day) is not State.REST]
    done = sum(row.is_done(day) for row in due)
    unmet = (State.PENDING, State.PARTIAL, State.MISSED)
    open_ones = sum(row.state(day) in unmet and not row.is_done(day) for row in due)
    if due and day == today and not open_ones and done:
        return text("list-all-done", date=day, done=done, greeting=text(f"greeting-{part}"))
    return text("list-headline", date=day, done=done, due=len(due))


def part_of_day(request: Request) -> str:
    hour = wall_clock(request.now, zone_at(request.person.clock, request.now)).hour
    return "night" if hour < 4 else "morning" if hour < 12 else "day" if hour < 18 else "evening"


def row_item(
    row: Standing, day: date, today: date, takes: Callable[[Step], Action], said_at: time | None = None
) -> Item:
    """The line of a habit, with a button for the step that comes next."""
    step = step_of(row, day)
    goal = _goal(row, day)
    label = more_label(goal, usual_portion(goal)) if step is Step.MORE else text(f"button-{step}")
    style = Style.PLAIN if step in (Step.UNDO, Step.LAPSE) else Style.GO
    return Item(row_line(row, day, today, said_at), Button(label, takes(step), style))


def _said_at(row: Standing, day: date, request: Request) -> time | None:
    """The time of day by the person's clock; None for what was said on another date."""
    at, clock = row.diary.logged_at, request.person.clock
    if at is None or local_date(clock, at) != day:
        return None
    return wall_clock(at, zone_at(clock, at)).time()


def _toggling(row: Standing, at: Spot) -> Callable[[Step], Action]:
    day, first, *of_category = at.args
    return lambda step: about(TOGGLE, row.habit.id, day, first, step.value, *of_category)


class Step(StrEnum):
    """What a tap on a row does, by the name of its label. The button carries it: a second tap undoes nothing."""

    DONE = "done"
    KEPT = "kept"
    MORE = "more"
    LAPSE = "lapse"
    UNDO = "undo"


def step_of(row: Standing, day: date) -> Step:
    """Takes back what was said and counts; else says what the goal waits for."""
    goal, entry = _goal(row, day), row.entry(day)
    if row.is_done(day) or row.judgement.rule(day) in (Rule.SKIPPED, Rule.OVER_LIMIT):
        return Step.UNDO if entry is not None else Step.LAPSE
    if isinstance(goal, AtMost | Quit):
        return Step.KEPT
    return Step.MORE if isinstance(goal, AtLeast) and goal.per is not Per.DAY else Step.DONE


def _goal(row: Standing, day: date) -> Goal:
    return version_on(row.habit, day).goal


def row_line(row: Standing, day: date, today: date, said_at: time | None = None) -> Text:
    """`said_at`: when what is done was said to be."""
    facts: list[Fact] = []
    state = row.state(day)
    judgement, open_ = row.judgement, not row.is_done(day)
    if progress := progress_text(judgement, day, row.entry(day)):
        facts.append(progress)
    if said_at and not open_:
        facts.append(said_at)
    if open_ and day == today and (outlook := outlook_text(judgement)):
        facts.append(outlook)
    if state is State.PENDING and row.habit.times and open_:
        facts.append(row.habit.times[0])
    if judgement.rule(day) is Rule.OVERDUE:
        facts.append(text("state-overdue"))
    elif state is State.REST and judgement.standing_on(day) is None:
        facts.append(text("state-rest"))
    elif state is State.SKIPPED:
        facts.append(text("state-skipped"))
    elif judgement.current:
        facts.append(run_text(judgement))
    mark = "done" if not open_ else "skipped" if state is State.SKIPPED else "open"
    return text(f"list-row-{mark}", habit=row.habit.name, facts=tuple(facts), count=len(facts))


def _footer(request: Request, rows: Sequence[Standing], at: Spot) -> tuple[tuple[Button, ...], ...]:
    day, today = at.day, request.today
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    steps = []
    if is_open_day(request, before):
        steps.append(
            Button(
                text("button-back-day", day=day_text(before, today)),
                about(VIEW, *replace(at, day=before, first=0).args),
            )
        )
    if day < today:
        steps.append(
            Button(
                text("button-next-day", day=day_text(after, today)), about(VIEW, *replace(at, day=after, first=0).args)
            )
        )
        steps.append(Button(text("button-finish"), about(FINISH, day), Style.GO))
    else:
        steps += [Button(text("button-stats"), about(STATS)), Button(text("button-new-habit"), about(NEW_HABIT))]
    everything: tuple[tuple[Button, ...], ...] = ()
    if at.category == EVERY and sum(row.can_be_ticked(day) for row in rows) >= MANY:
        everything = ((Button(text("button-all-done"), about(EVERYTHING, day), Style.GO),),)
    pages = page_buttons(
        page_of(at.first, len(rows), PAGE), len(rows), lambda row: about(VIEW, *replace(at, first=row).args)
    )
    return (*everything, tuple(steps), *pages)


def is_open_day(request: Request, day: date) -> bool:
    return is_open(request.person, None, day, request.now)


def _off(lines: tuple[Text, ...], place: Place) -> Reply:
    """On vacation: the way back, and how to log all the same."""
    log = Button(text("button-log-one"), about(WHICH_HABIT, 0))
    card = Button(text("button-vacation-card"), about(VACATION))
    return Reply((*lines, text("off-how")), rows=((log, card),), place=place)


def _nothing(request: Request, day: date, has_habits: bool, place: Place) -> Reply:
    named = day_text(day, request.today)
    before_all = has_habits and day < request.today
    lines = (
        (text("list-empty-day", day=named),) if before_all else (text("list-empty", day=named), text("list-empty-how"))
    )
    if day == request.today:
        way_on = Button(text("button-new-habit"), about(NEW_HABIT), Style.GO)
    else:
        way_on = Button(text("button-show-today"), about(VIEW, request.today, 0))
    return Reply(lines, rows=((way_on,),), place=place)
