"""A year of dates as a picture's values: one habit, or all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from babel import Locale

from bot.conversation.reply import Text, text
from bot.conversation.request import Request
from bot.conversation.wording import Voice, is_right_to_left, render, voice_of
from core.actions.overview import Standing
from core.days import zone_at
from core.people import Person, Weekday
from core.pictures import Cell, Figure, HeatmapPicture, Legend, Look, Mark, level_of, theme_at
from core.timeline import State
from core.wall_time import wall_clock

WEEKS_A_YEAR = 53
DAY = timedelta(days=1)
MARKS = {
    State.DONE: Mark.DONE,
    State.BONUS: Mark.DONE,
    State.PARTIAL: Mark.DONE,
    State.MISSED: Mark.MISSED,
    State.SKIPPED: Mark.SKIPPED,
    State.PAUSED: Mark.PAUSED,
    State.REST: Mark.REST,
    State.FROZEN: Mark.SAVED,
    State.PENDING: Mark.OPEN,
}
FULL, HALF = 4, 2


def look_of(person: Person, now: datetime) -> Look:
    """As that person wants pictures, at this time of their day."""
    voice, locale = voice_of(person), Locale.parse(person.language, sep="-")
    theme = theme_at(person.preferences.theme, wall_clock(now, zone_at(person.clock, now)).time())
    months = tuple(str(locale.months["stand-alone"]["abbreviated"][month]) for month in range(1, 13))
    weekdays = tuple(str(locale.days["stand-alone"]["short"][day])[:2] for day in range(7))
    words = {name: render(text(f"legend-{name}"), voice) for name in Legend.__dataclass_fields__}
    return Look(
        theme,
        months,
        weekdays,
        Legend(**words),
        person.week_start,
        right_to_left=is_right_to_left(person.language),
        language=voice.language,
    )


def first_date(today: date, weeks: int, week_start: Weekday) -> date:
    """The first day of the earliest of `weeks` columns, the last of which holds `today`."""
    this_week = today - (today.weekday() - week_start.value) % 7 * DAY
    return this_week - (weeks - 1) * 7 * DAY


def heatmap(
    shown: Sequence[Standing],
    title: Text,
    facts: Text,
    request: Request,
    weeks: int,
    since: date,
) -> HeatmapPicture:
    """One habit as its own marks; several as how many of those asked were done. The rate is that since `since`."""
    person, today = request.person, request.today
    voice = voice_of(person)
    first = first_date(today, weeks, person.week_start)
    cells = cells_of(shown, first, today)
    figures = _figures(shown, voice, since, today)
    return HeatmapPicture(
        look_of(person, request.now), render(title, voice), render(facts, voice), first, cells, today, figures
    )


def cells_of(shown: Sequence[Standing], first: date, last: date) -> tuple[Cell, ...]:
    """A cell for every date from `first` to `last`."""
    dates = [first + n * DAY for n in range((last - first).days + 1)]
    return tuple(_one(shown[0].state(day)) if len(shown) == 1 else _several(shown, day) for day in dates)


def _one(state: State | None) -> Cell:
    mark = MARKS.get(state, Mark.NONE) if state else Mark.NONE
    return Cell(mark, (HALF if state is State.PARTIAL else FULL) if mark is Mark.DONE else 0)


def _several(shown: Sequence[Standing], day: date) -> Cell:
    states = [state for one in shown if (state := one.state(day)) is not None and state is not State.BEFORE]
    done = sum(state in (State.DONE, State.BONUS) for state in states)
    asked = done + sum(state in (State.MISSED, State.PARTIAL, State.FROZEN, State.PENDING) for state in states)
    if done:
        return Cell(Mark.DONE, level_of(done, asked))
    for state in (State.PENDING, State.MISSED, State.PARTIAL, State.FROZEN, State.SKIPPED, State.PAUSED, State.REST):
        if state in states:
            return Cell(MARKS[state] if state is not State.PARTIAL else Mark.MISSED)
    return Cell()


def _figures(shown: Sequence[Standing], voice: Voice, since: date, today: date) -> tuple[Figure, ...]:
    """Of one habit: the streak, the best one, and how much of what was asked is done."""
    if len(shown) != 1:
        return ()
    judgement = shown[0].judgement
    figures = [
        Figure(str(judgement.current), render(text("figure-now"), voice)),
        Figure(str(judgement.longest), render(text("figure-best"), voice)),
    ]
    done, judged = judgement.rate_between(since, today)
    if judged:
        percent = render(text("percent", percent=round(100 * done / judged)), voice)
        figures.append(Figure(percent, render(text("figure-rate"), voice)))
    return tuple(figures)
