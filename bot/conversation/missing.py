"""The buttons of the morning after: it was done after all, why it was not, and how it may become easier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Run
from bot.conversation.day_card import UNDO
from bot.conversation.day_list import VIEW as SHOW_DAY
from bot.conversation.habit_card import PLAN, place_of
from bot.conversation.history import KEPT
from bot.conversation.logged import with_effects
from bot.conversation.morning_card import (
    DID_IT,
    EASIER,
    KEEP,
    LESS,
    ONE,
    REASONS,
    THOUSANDTHS,
    WHICH,
    WHY,
    WORKDAYS,
    because,
    easier_question,
    one_card,
    which_day,
)
from bot.conversation.phrasing import WORKDAYS as MON_TO_FRI
from bot.conversation.phrasing import day_text, plan_text, progress_text, streak_text
from bot.conversation.reply import Button, Reply, text
from bot.conversation.request import Request
from bot.conversation.wording import render, voice_of
from core.actions.change_habits import change_plan
from core.actions.edit_habits import edit
from core.actions.log import Logged, mark_done, say_no, standing_of
from core.actions.morning import forgotten
from core.easier import asked_amount, can_be_on_workdays, is_plausible, with_amount
from core.habits import Weekdays
from core.morning import Miss, Missed
from core.plan import newest_version
from core.ports import Storage
from core.timeline import Judgement


async def one(request: Request, storage: Storage) -> Reply:
    if request.word(2) not in (kind.value for kind in Miss):
        raise StaleButton
    of, day = (await standing_of(storage, request.person, request.habit(), request.now)).judgement, request.day()
    if _is_met(of, day):
        return replace(_fixed(of), place=place_of(request))
    found = Missed(of, day, Miss(request.word(2)), forgotten(request.person, of, day, request.now))
    return replace(one_card(found, request.today), place=place_of(request))


def _is_met(of: Judgement, day: date) -> bool:
    """The date, or its week or month."""
    period = of.standing_on(day)
    return (of.periods.get(period.first) if period else of.state(day)) in KEPT


def _fixed(of: Judgement, *rows: tuple[Button, ...]) -> Reply:
    return Reply((text("morning-fixed", habit=of.habit.name, streak=streak_text(of.current, of.unit)),), rows=rows)


async def which(request: Request, storage: Storage) -> Reply:
    """Raises: StaleButton when the last of the dates has closed."""
    of, day = (await standing_of(storage, request.person, request.habit(), request.now)).judgement, request.day()
    dates = forgotten(request.person, of, day, request.now)
    if not dates:
        raise StaleButton
    return replace(which_day(of, day, dates), place=place_of(request))


async def did_it(request: Request, storage: Storage) -> Reply:
    """It counts for its own date, as if nothing had happened; a week may still be short of a date."""
    logged = await _log(request, storage)
    of, day = logged.after, logged.date
    undo = Button(text("button-undo"), about(UNDO, logged.habit.id, day))
    if _is_met(of, day):
        reply = _fixed(of, (undo,))
    else:
        facts = (text("day-date", date=day), progress_text(of, day, logged.entry) or text("toast-logged"))
        others = which_day(of, day, forgotten(request.person, of, day, request.now))
        reply = Reply((text("card-done", habit=logged.habit.name, facts=facts),), rows=(*others.rows, (undo,)))
    return with_effects(request, replace(reply, place=place_of(request)), logged)


async def _log(request: Request, storage: Storage) -> Logged:
    return await mark_done(storage, request.person, request.habit(), request.day(), request.event.key, request.now)


async def why(request: Request, storage: Storage) -> Reply:
    """A "no" with its reason in the person's words: nothing of it is judged."""
    reason, day = request.word(2), request.day()
    if reason not in REASONS:
        raise StaleButton
    words = render(text(f"miss-reason-{reason}"), voice_of(request.person))
    logged = await say_no(storage, request.person, request.habit(), day, request.event.key, request.now, words)
    standing = await standing_of(storage, request.person, request.habit(), request.now)
    reply = replace(because(standing, day, reason), place=place_of(request))
    return replace(with_effects(request, reply, logged), toast=text("toast-logged"), then=())


async def easier(request: Request, storage: Storage) -> Reply:
    standing = await standing_of(storage, request.person, request.habit(), request.now)
    return replace(easier_question(standing.habit, request.day()), place=place_of(request))


async def less(request: Request, storage: Storage) -> Reply:
    """Another amount, in the goal or in the name; the same button with the old one takes it back."""
    habit = (await standing_of(storage, request.person, request.habit(), request.now)).habit
    version, amount = newest_version(habit), Decimal(request.number(1)) / THOUSANDTHS
    before = asked_amount(habit, version)
    if before is None or not is_plausible(amount, before, version):
        raise StaleButton
    name, plan = with_amount(habit, version, amount.normalize())
    if plan != version:
        changed = await change_plan(storage, request.person, habit.id, plan.schedule, plan.goal, request.now)
        line = text("easier-plan", habit=name, plan=plan_text(changed), day=day_text(changed.since, request.today))
    else:
        await edit(storage, request.person, replace(habit, name=name), request.now)
        line = text("easier-name", habit=name)
    undo = Button(text("button-undo"), about(LESS, habit.id, int(before * THOUSANDTHS)))
    return Reply((line,), rows=((undo,),), place=place_of(request))


async def workdays(request: Request, storage: Storage) -> Reply:
    habit = (await standing_of(storage, request.person, request.habit(), request.now)).habit
    version = newest_version(habit)
    if not can_be_on_workdays(version):
        raise StaleButton
    plan = Weekdays(MON_TO_FRI)
    changed = await change_plan(storage, request.person, habit.id, plan, version.goal, request.now)
    line = text("easier-plan", habit=habit.name, plan=plan_text(changed), day=day_text(changed.since, request.today))
    undo = Button(text("button-undo"), about(PLAN, habit.id, "daily"))
    return Reply((line,), rows=((undo,),), place=place_of(request))


async def keep_asking(request: Request, storage: Storage) -> Reply:
    standing = await standing_of(storage, request.person, request.habit(), request.now)
    today = Button(text("button-show-today"), about(SHOW_DAY, request.today, 0))
    return Reply((text("morning-keep", habit=standing.habit.name),), rows=((today,),), place=place_of(request))


TAPS: Mapping[str, Run] = {
    ONE: one,
    WHICH: which,
    DID_IT: did_it,
    WHY: why,
    EASIER: easier,
    LESS: less,
    WORKDAYS: workdays,
    KEEP: keep_asking,
}
