"""/why: the last fourteen dates of a habit, each with the rule that decided it."""

from __future__ import annotations

from bot.conversation.actions import about
from bot.conversation.choosing import WhichHabit
from bot.conversation.command import Command
from bot.conversation.habit_card import VIEW as CARD
from bot.conversation.history import MONTH as HISTORY
from bot.conversation.options import HabitChoice
from bot.conversation.phrasing import amount_text, day_progress_text, plan_text, present_streak, progress_text
from bot.conversation.reply import Button, Reply, Text, text
from bot.conversation.request import Request
from bot.conversation.signs import NONE, sign_of, state_sign
from core.actions.log import standing_of
from core.actions.overview import Standing
from core.habits import AtLeast, AtMost, Per
from core.plan import version_on
from core.ports import Storage
from core.timeline import Judgement
from core.why import Explained, ExplainedPeriod, Reason, explain, explain_periods

HABIT = HabitChoice("habit")
EXPLAIN, PAGES = "wy", "wp"
WHICH = WhichHabit(HABIT, text("why-which"), EXPLAIN, PAGES)
PERIODS = 4
NO_SIGN = text(f"sign-{NONE}")


async def run(request: Request, storage: Storage) -> Reply:
    chosen = await WHICH.answer(request, storage)
    if isinstance(chosen, Reply):
        return chosen
    return _explain(await standing_of(storage, request.person, chosen.id, request.now), request)


async def tap(request: Request, storage: Storage) -> Reply:
    return _explain(await standing_of(storage, request.person, request.habit(), request.now), request)


def _explain(standing: Standing, request: Request) -> Reply:
    judgement, habit = standing.judgement, standing.habit
    title = text(
        "why-title",
        habit=habit.name,
        plan=plan_text(version_on(habit, request.today)),
        streak=present_streak(judgement),
    )
    periods = [_period(judgement, each) for each in explain_periods(judgement, PERIODS)]
    dates = [_date(standing, each) for each in explain(judgement) if _says_something(each)]
    history = Button(text("button-history"), about(HISTORY, habit.id, request.today))
    card = Button(text("button-open-named", habit=habit.name), about(CARD, habit.id))
    return Reply((title, *reversed(periods), *reversed(dates)), rows=((history, card),))


def _says_something(one: Explained) -> bool:
    """Of a week that is judged as a whole, only the dates on which something was said."""
    return one.reason is not Reason.BEFORE_START and (one.reason is not Reason.NOT_NEEDED or one.amount is not None)


def _date(standing: Standing, one: Explained) -> Text:
    reason = text(f"why-{one.reason}")
    goal = version_on(standing.habit, one.date).goal
    if one.amount is not None and isinstance(goal, AtLeast | AtMost) and goal.per is not Per.DAY:
        said = reason if one.reason is Reason.OVER_LIMIT else text("why-logged")
        reason = text("why-amount", reason=said, progress=amount_text(one.amount, goal.unit))
    elif one.amount is not None and (progress := day_progress_text(goal, standing.entry(one.date))):
        reason = text("why-amount", reason=reason, progress=progress)
    return text("why-row", sign=sign_of(standing, one.date) or NO_SIGN, date=one.date, reason=reason)


def _period(judgement: Judgement, one: ExplainedPeriod) -> Text:
    reason = text(f"why-period-{one.rule.name.lower().replace('_', '-')}")
    if progress := progress_text(judgement, one.standing.first, None):
        reason = text("why-amount", reason=reason, progress=progress)
    dates = text("why-period", first=one.standing.first, last=one.standing.last)
    return text("why-row", sign=state_sign(one.state) or NO_SIGN, date=dates, reason=reason)


COMMAND = Command("why", run, options=(HABIT,), taps={EXPLAIN: tap, PAGES: WHICH.turn}, place_in_menu=75)
