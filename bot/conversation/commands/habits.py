"""/habits: everything the person keeps, in plain words."""

from __future__ import annotations

from datetime import date

from bot.conversation.actions import about
from bot.conversation.coming import next_due
from bot.conversation.command import Command
from bot.conversation.off import off_lines
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.phrasing import day_text, outlook_text, plan_text, progress_text, streak_text
from bot.conversation.reply import Fact, Place, Reply, Text, text
from bot.conversation.request import Request
from bot.conversation.standstill import paused_text, running_pause
from core.actions.overview import Standing, standings
from core.plan import version_on
from core.ports import Storage
from core.timeline import Rule

PAGE = 15
LIST = "hz"
"""Operation: the list from a row on."""


async def run(request: Request, storage: Storage) -> Reply:
    return await _list(request, storage, 0, Place.NEW)


async def turn(request: Request, storage: Storage) -> Reply:
    return await _list(request, storage, request.number(0), Place.SAME)


async def _list(request: Request, storage: Storage, first: int, place: Place) -> Reply:
    found = await standings(storage, request.person, request.now)
    if not found:
        return Reply((text("list-empty", day=text("day-today")), text("list-empty-how")))
    page = page_of(first, len(found), PAGE)
    off = off_lines([one.habit for one in found], request.today)
    lines = (text("habits-title", count=len(found)), *off, *(_line(one, request) for one in found[page]))
    return Reply(lines, rows=page_buttons(page, len(found), lambda row: about(LIST, row)), place=place)


def _line(one: Standing, request: Request) -> Text:
    facts: list[Fact] = [plan_text(version_on(one.habit, request.today))]
    if one.habit.times:
        facts.append(text("habit-asks", times=one.habit.times))
    facts += _now(one, request.today)
    facts.append(streak_text(one.judgement.current, one.judgement.unit))
    return text("habits-row", habit=one.habit.name, facts=tuple(facts))


def _now(one: Standing, today: date) -> list[Text]:
    """Where it stands today, and when it is due next."""
    judgement, ended = one.judgement, one.habit.end is not None and one.habit.end < today
    if ended:
        return [text("state-ended")]
    if running := running_pause(one.habit, today):
        return [paused_text(running, today)]
    begun = one.entry(today) is not None or judgement.standing is not None
    found = [progress_text(judgement, today, one.entry(today)) if begun else None, outlook_text(judgement)]
    if judgement.rule(today) is Rule.OVERDUE:
        found.append(text("state-overdue"))
    elif following := next_due(one, today):
        found.append(text("habit-next", day=day_text(following, today)))
    return [fact for fact in found if fact]


COMMAND = Command("habits", run, taps={LIST: turn}, place_in_menu=60)
