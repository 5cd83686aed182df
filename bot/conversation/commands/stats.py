"""/stats: a picture of the year, and the same facts in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.actions import about
from bot.conversation.categories import categories_of
from bot.conversation.choosing import WhichHabit
from bot.conversation.command import Command, Where
from bot.conversation.commands.export import ASK as EXPORT
from bot.conversation.commands.habits import CATEGORY
from bot.conversation.heatmap import WEEKS_A_YEAR, heatmap
from bot.conversation.history import MONTH as HISTORY
from bot.conversation.insights import insight_lines
from bot.conversation.options import HabitChoice, LastOneOf, NotUnderstood
from bot.conversation.phrasing import streak_text
from bot.conversation.reply import EVER, Button, Live, Picture, Place, Reply, Style, Text, text
from bot.conversation.request import Request, Tapped
from core.actions.log import NoSuchHabit
from core.actions.overview import Standing, standings
from core.ports import Storage

HABIT = HabitChoice("habit")
SHOW, ONE, PAGES = "st", "yh", "yp"
"""Operations: SHOW about a habit or a category (0: all) and a number of days; one that was chosen of many; the many."""
WHICH = WhichHabit(HABIT, text("stats-which"), ONE, PAGES)
ALL = 0
BY_HABIT, BY_CATEGORY, IN_CATEGORY = "h", "c", "k"
"""Behind what a chip does: one of the habits, one of the categories, a period of a category. Discord wants chips that
lead to the same view told apart."""
PERIODS = (30, 90, 365)


@dataclass(frozen=True, slots=True)
class Period(LastOneOf):
    """A number that ends the name of a habit is no period: "run 30" of "Run 30"."""

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[str | None, str]:
        habits = await storage.habits.all(request.person.id)
        if any(habit.name.casefold() == words.casefold() for habit in habits):
            return None, words
        return await LastOneOf.take(self, words, request, storage)


PERIOD = Period("period", tuple(map(str, PERIODS)))
USUAL_PERIOD = 90
CHIPS_A_ROW = 3
MAX_CHIPS, MAX_CATEGORIES = 9, 6


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: a habit by its id or a category by its number, ALL of them, and so many days."""

    number: int = ALL
    days: int = USUAL_PERIOD
    is_category: bool = False

    @property
    def tail(self) -> tuple[str, ...]:
        """What tells a category from a habit, behind what a chip does."""
        return (IN_CATEGORY,) if self.is_category else ()

    def is_on(self, number: int, *, category: bool) -> bool:
        return number == self.number and category is (self.is_category and self.number != ALL)


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    habit, category, days = request.value(HABIT), request.value(CATEGORY), int(request.value(PERIOD) or USUAL_PERIOD)
    if category and not habit:
        known = [name.casefold() for name in categories_of(await storage.habits.all(request.person.id))]
        return await _show(request, storage, View(known.index(category.casefold()) + 1, days, is_category=True))
    return await _show(request, storage, View(habit.id if habit else ALL, days))


async def tap(request: Request, storage: Storage) -> Reply:
    days, by = request.number(1), request.word(2) if len(request.args) > 2 else ""
    of_category = by in (BY_CATEGORY, IN_CATEGORY)
    return await _show(
        request, storage, View(request.number(0), days if days in PERIODS else USUAL_PERIOD, of_category)
    )


async def tap_one(request: Request, storage: Storage) -> Reply:
    return await _show(request, storage, View(request.habit()))


async def _show(request: Request, storage: Storage, view: View) -> Reply:
    found = await standings(storage, request.person, request.now)
    if not found:
        return Reply((text("list-empty", day=text("day-today")), text("list-empty-how")))
    shown = _shown(found, view)
    if not shown:
        raise NoSuchHabit
    facts = _facts(shown, request, view.days)
    title = _title(shown, view)
    values = heatmap(shown, title, facts[0], request, WEEKS_A_YEAR, _first(request, view.days))
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    alt = text("stats-alt", title=title, facts=tuple(facts))
    insights = await insight_lines(request, storage, shown[0]) if len(shown) == 1 else []
    rows = (*_chips(found, shown, view), _elsewhere(shown, request))
    habits = frozenset(one.habit.id for one in shown)
    live = Live(about(SHOW, view.number, view.days, *view.tail), habits, request.today, since=EVER)
    return Reply((title, *facts, *insights), rows=rows, picture=Picture(values, alt), place=place, live=live)


def _shown(found: Sequence[Standing], view: View) -> list[Standing]:
    """A category that is not there any more leaves nothing."""
    if view.number == ALL:
        return list(found)
    if not view.is_category:
        return [one for one in found if one.habit.id == view.number]
    names = _categories(found)
    key = names[view.number - 1].casefold() if view.number <= len(names) else None
    return [one for one in found if one.habit.category.casefold() == key]


def _categories(found: Sequence[Standing]) -> list[str]:
    return categories_of([one.habit for one in found])


def _title(shown: Sequence[Standing], view: View) -> Text:
    if view.number == ALL:
        return text("stats-title-all", count=len(shown))
    if view.is_category:
        return text("stats-title-category", category=shown[0].habit.category, count=len(shown))
    return text("stats-title-one", habit=shown[0].habit.name)


def _first(request: Request, days: int) -> date:
    return request.today - timedelta(days=days - 1)


def _facts(shown: Sequence[Standing], request: Request, days: int) -> list[Text]:
    first = _first(request, days)
    rates = [one.judgement.rate_between(first, request.today) for one in shown]
    done, judged = sum(rate[0] for rate in rates), sum(rate[1] for rate in rates)
    unit = shown[0].judgement.unit.value if len(shown) == 1 else "all"
    if judged:
        percent = round(100 * done / judged)
        facts = [
            text(
                "stats-rate",
                percent=percent,
                done=done,
                judged=judged,
                days=days,
                unit=text(f"stats-of-{unit}", count=judged),
            )
        ]
    else:
        facts = [text("stats-no-rate", days=days)]
    if len(shown) == 1:
        judgement = shown[0].judgement
        if judgement.longest:
            best = streak_text(judgement.longest, judgement.unit)
            now = streak_text(judgement.current, judgement.unit)
            facts.append(
                text("stats-streak", now=now, best=best) if judgement.current else text("stats-best", best=best)
            )
        facts.append(text("stats-strength", percent=round(100 * judgement.strength)))
    return facts


def _chips(found: Sequence[Standing], shown: Sequence[Standing], view: View) -> tuple[tuple[Button, ...], ...]:
    """Periods, then habits (those of the category that is looked at), then categories."""
    periods = tuple(
        Button(
            text("button-period", days=period),
            about(SHOW, view.number, period, *view.tail),
            _chosen(period == view.days),
        )
        for period in PERIODS
    )
    return (periods, *_in_rows(_habit_chips(found, shown, view)), *_in_rows(_category_chips(found, view)))


def _habit_chips(found: Sequence[Standing], shown: Sequence[Standing], view: View) -> list[Button]:
    if len(found) < 2:
        return []
    near = shown if view.is_category else found
    every = Button(text("button-all-habits"), about(SHOW, ALL, view.days, BY_HABIT), _chosen(view.number == ALL))
    chips = [
        Button(
            text("button-habit", habit=one.habit.name),
            about(SHOW, one.habit.id, view.days, BY_HABIT),
            _chosen(view.is_on(one.habit.id, category=False)),
        )
        for one in near[:MAX_CHIPS]
    ]
    others = [Button(text("button-another-habit"), about(PAGES, 0))] if len(near) > MAX_CHIPS else []
    return [every, *chips, *others]


def _category_chips(found: Sequence[Standing], view: View) -> list[Button]:
    return [
        Button(
            text("button-category", category=name),
            about(SHOW, number, view.days, BY_CATEGORY),
            _chosen(view.is_on(number, category=True)),
        )
        for number, name in enumerate(_categories(found)[:MAX_CATEGORIES], 1)
    ]


def _in_rows(chips: Sequence[Button]) -> list[tuple[Button, ...]]:
    return [tuple(chips[at : at + CHIPS_A_ROW]) for at in range(0, len(chips), CHIPS_A_ROW)]


def _elsewhere(shown: Sequence[Standing], request: Request) -> tuple[Button, ...]:
    """One habit month by month; all that is kept, as a file."""
    only = shown[0].habit.id if len(shown) == 1 else None
    history = (Button(text("button-history"), about(HISTORY, only, request.today)),) if only else ()
    return (*history, Button(text("button-export"), about(EXPORT)))


def _chosen(yes: bool) -> Style:
    return Style.PRIMARY if yes else Style.PLAIN


COMMAND = Command(
    "stats",
    run,
    options=(PERIOD, HABIT, CATEGORY),
    taps={SHOW: tap, ONE: tap_one, PAGES: WHICH.turn},
    where=Where.BOTH,
    place_in_menu=70,
)
