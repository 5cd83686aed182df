"""All habits as lists: those that are kept, by category, the archive, the bin, and their order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.conversation.actions import about
from bot.conversation.categories import CHIP, EVERY, categories_of, category_chips, is_in
from bot.conversation.coming import next_due
from bot.conversation.habit_card import UNARCHIVE, place_of
from bot.conversation.naming import named
from bot.conversation.off import off_lines
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.phrasing import day_text, outlook_text, plan_text, present_streak, progress_text
from bot.conversation.reply import EVER, NO_DATE, Button, Fact, Live, Reply, Text, text
from bot.conversation.request import Request
from bot.conversation.standstill import paused_text, running_pause
from core.actions.overview import Standing
from core.days import local_date
from core.habits import Binned, Habit
from core.limits import BIN_DAYS
from core.plan import is_archived, version_on
from core.timeline import Rule

LIST, ARCHIVE, BIN, RESTORE, ORDER, UP, CHOOSE = "hz", "kl", "kb", "kr", "ko", "ku", "hl"
"""Operations: lists are about a row, LIST about a category too; RESTORE and UP about a habit."""
PAGE = 10
MOST_CATEGORIES = 12


def kept_list(
    found: Sequence[Standing], binned: int, request: Request, first: int, category: int, *said: Text
) -> Reply:
    """What is not archived; of one category where its number is given."""
    today = request.today
    kept = [one for one in found if not is_archived(one.habit, today)]
    names = categories_of([one.habit for one in kept])
    shown = [one for one in kept if is_in(one.habit, names, category)]
    page = page_of(first, len(shown), PAGE)
    turns = page_buttons(page, len(shown), lambda row: about(LIST, row, category))
    chips = category_chips(names, category, MOST_CATEGORIES, lambda number: about(LIST, 0, number, CHIP))
    elsewhere = _elsewhere(len(found) - len(kept), binned, len(kept))
    if not shown:
        lines: tuple[Text, ...] = (*said, text("list-empty", day=text("day-today")), text("list-empty-how"))
        return Reply(lines, rows=elsewhere, place=place_of(request), live=_live(request, [], 0, category))
    off = off_lines([one.habit for one in kept], today)
    lines = (*said, text("habits-title", count=len(shown)), *off, *(habit_line(one, today) for one in shown[page]))
    live = _live(request, shown[page], page.start, category)
    return Reply(lines, rows=(*turns, *chips, *elsewhere), place=place_of(request), live=live)


def _live(request: Request, shown: Sequence[Standing], first: int, category: int) -> Live:
    return Live(about(LIST, first, category), frozenset(one.habit.id for one in shown), request.today, since=EVER)


def archive_list(found: Sequence[Standing], request: Request, first: int) -> Reply:
    archived = [one for one in found if is_archived(one.habit, request.today)]
    page = page_of(first, len(archived), PAGE)
    rows = tuple(
        (Button(text("button-unarchive-habit", habit=one.habit.name), about(UNARCHIVE, one.habit.id)),)
        for one in archived[page]
    )
    turns = page_buttons(page, len(archived), lambda row: about(ARCHIVE, row))
    shown = (habit_line(one, request.today) for one in archived[page])
    lines = (text("archive-title", count=len(archived)), *shown)
    live = Live(about(ARCHIVE, page.start), frozenset(), NO_DATE)
    return Reply(lines, rows=(*rows, *turns, (_to_list(),)), place=place_of(request), live=live)


def bin_list(binned: Sequence[Binned], request: Request, first: int, *said: Text) -> Reply:
    page = page_of(first, len(binned), PAGE)
    rows = tuple(
        (Button(text("button-restore-habit", habit=one.habit.name), about(RESTORE, one.habit.id)),)
        for one in binned[page]
    )
    turns = page_buttons(page, len(binned), lambda row: about(BIN, row))
    lines = (
        *said,
        text("bin-title", count=len(binned), days=BIN_DAYS),
        *(_bin_line(one, request) for one in binned[page]),
    )
    live = Live(about(BIN, page.start), frozenset(), NO_DATE)
    return Reply(lines, rows=(*rows, *turns, (_to_list(),)), place=place_of(request), live=live)


def order_list(habits: Sequence[Habit], request: Request, first: int) -> Reply:
    """Each habit as a button that moves it before the one above."""
    page = page_of(first, len(habits), PAGE)
    rows = tuple(
        (Button(text("button-up", habit=one.name), about(UP, one.id, page.start)),)
        for number, one in enumerate(habits[page], page.start)
        if number
    )
    turns = page_buttons(page, len(habits), lambda row: about(ORDER, row))
    order: tuple[Fact, ...] = tuple(one.name for one in habits[page])
    lines = (text("order-title"), text("routine-order-now", habits=order))
    return Reply(lines, rows=(*rows, *turns, (_to_list(),)), place=place_of(request))


def habit_line(one: Standing, today: date) -> Text:
    facts: list[Fact] = [plan_text(version_on(one.habit, today))]
    if one.habit.times:
        facts.append(text("habit-asks", times=one.habit.times))
    if one.habit.category:
        facts.append(text("add-fact-category", category=one.habit.category))
    facts += _now(one, today)
    facts.append(present_streak(one.judgement))
    return text("habits-row", habit=named(one.habit), facts=tuple(facts))


def _now(one: Standing, today: date) -> list[Text]:
    """Where it stands today, and when it is due next."""
    judgement, habit = one.judgement, one.habit
    if habit.end is not None and habit.end < today:
        return [text("state-ended")]
    if running := running_pause(habit, today):
        return [paused_text(running, today)]
    if habit.start > today:
        return [text("add-fact-from", day=day_text(habit.start, today))]
    begun = one.entry(today) is not None or judgement.standing is not None
    found = [progress_text(judgement, today, one.entry(today)) if begun else None, outlook_text(judgement)]
    if judgement.rule(today) is Rule.OVERDUE:
        found.append(text("state-overdue"))
    elif following := next_due(one, today):
        found.append(text("habit-next", day=day_text(following, today)))
    return [fact for fact in found if fact]


def _elsewhere(archived: int, binned: int, kept: int) -> tuple[tuple[Button, ...], ...]:
    buttons = [Button(text("button-open-habit"), about(CHOOSE, 0))] if kept else []
    if kept > 1:
        buttons.append(Button(text("button-order"), about(ORDER, 0)))
    if archived:
        buttons.append(Button(text("button-archived", count=archived), about(ARCHIVE, 0)))
    if binned:
        buttons.append(Button(text("button-bin", count=binned), about(BIN, 0)))
    return (tuple(buttons),) if buttons else ()


def _bin_line(one: Binned, request: Request) -> Text:
    gone = one.at + timedelta(days=BIN_DAYS)
    day = day_text(local_date(request.person.clock, gone), request.today)
    return text("bin-row", habit=one.habit.name, count=one.entries, day=day)


def _to_list() -> Button:
    return Button(text("button-back"), about(LIST, 0, EVERY))
