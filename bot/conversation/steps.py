"""Taking the step that a row of a list offers."""

from __future__ import annotations

from datetime import date

from bot.conversation.actions import StaleButton
from bot.conversation.day_list import Step
from bot.conversation.request import Request
from core.actions.log import Logged, add_amount, lapse, mark_done, undo
from core.actions.overview import Standing
from core.plan import version_on
from core.portions import usual_portion
from core.ports import Storage


def step_named(word: str) -> Step:
    """Raises: StaleButton."""
    try:
        return Step(word)
    except ValueError as unknown:
        raise StaleButton from unknown


async def take_step(step: Step, standing: Standing, day: date, key: str, request: Request, storage: Storage) -> Logged:
    """`key` never has two effects."""
    person, habit = request.person, standing.habit
    match step:
        case Step.UNDO:
            return await undo(storage, person, request.now, habit.id, day)
        case Step.LAPSE:
            return await lapse(storage, person, habit.id, day, key, request.now)
        case Step.MORE:
            amount = usual_portion(version_on(standing.habit, day).goal)
            return await add_amount(storage, person, habit.id, day, amount, key, request.now)
        case _:
            return await mark_done(storage, person, habit.id, day, key, request.now)
