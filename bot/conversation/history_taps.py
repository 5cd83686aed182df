"""What the buttons of a history do: turn months, open a date, say something of it, move the start to it."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import editing, history
from bot.conversation.actions import StaleButton
from bot.conversation.command import Run
from bot.conversation.logged import with_effects
from bot.conversation.options import quoted
from bot.conversation.reply import Place, Reply, text
from bot.conversation.request import Request
from core.actions import log
from core.actions.dates import check_open, is_open
from core.actions.overview import Standing
from core.amounts import read_amount
from core.plan import version_on
from core.portions import usual_portion
from core.ports import Storage


async def tap_month(request: Request, storage: Storage) -> Reply:
    return history.month(await _standing(request, storage), request, request.day())


async def tap_date(request: Request, storage: Storage) -> Reply:
    """A date that takes no entry says why, and stays in the grid. Raises: DateClosed and the like."""
    standing, day = await _standing(request, storage), request.day()
    if day < standing.habit.start and is_open(request.person, None, day, request.now):
        return history.before_start(standing, request, day)
    check_open(request.person, standing.habit, day, request.now)
    return history.one_date(standing, request, day)


async def tap_say(request: Request, storage: Storage) -> Reply:
    logged = await _say(request.word(2), await _standing(request, storage), request, storage)
    reply = _after(logged, request, undoes=request.word(2) != "u")
    return replace(reply, toast=text("toast-taken-back"), then=()) if request.word(2) in "uc" else reply


async def ask_amount(request: Request, storage: Storage) -> Reply:
    standing = await _standing(request, storage)
    check_open(request.person, standing.habit, request.day(), request.now)
    return history.amount_form(standing, request)


async def take_amount(request: Request, storage: Storage) -> Reply:
    """The whole of that date, instead of what was there. Raises: NotAnAmount, AmountRefused."""
    amount = read_amount(quoted(request.filled.get(history.TYPED_AMOUNT, "")), request.person.language)
    person, key = request.person, request.event.key
    logged = await log.set_amount(storage, person, request.habit(), request.day(), amount, key, request.now)
    return _after(logged, request, undoes=True)


async def tap_weekday(request: Request, storage: Storage) -> Reply:
    said = history.weekday_count(await _standing(request, storage), request)
    return Reply(toast=said, place=Place.TOAST)


async def move_start(request: Request, storage: Storage) -> Reply:
    """The date then takes an entry: what was wanted comes next."""
    standing, day = await _standing(request, storage), request.day()
    if day >= standing.habit.start:
        return history.one_date(standing, request, day)
    await editing.take_start(standing.habit, request, storage, day)
    moved = await _standing(request, storage)
    if not is_open(request.person, moved.habit, day, request.now):
        return history.month(moved, request, day, text("edit-start-is", day=text("day-date", date=day)))
    return history.one_date(moved, request, day, text("edit-start-is", day=text("day-date", date=day)))


async def _say(letter: str, standing: Standing, request: Request, storage: Storage) -> log.Logged:
    person, habit, day = request.person, standing.habit.id, request.day()
    key, now = request.event.key, request.now
    match letter:
        case "d":
            return await log.mark_done(storage, person, habit, day, key, now)
        case "m":
            step = usual_portion(version_on(standing.habit, day).goal)
            return await log.add_amount(storage, person, habit, day, step, key, now)
        case "s":
            return await log.skip(storage, person, habit, day, key, now)
        case "n":
            return await log.say_no(storage, person, habit, day, key, now)
        case "l":
            return await log.lapse(storage, person, habit, day, key, now)
        case "c":
            return await log.clear(storage, person, habit, day, key, now)
        case "u":
            return await log.undo(storage, person, now, habit, day)
    raise StaleButton


def _after(logged: log.Logged, request: Request, *, undoes: bool) -> Reply:
    shown = history.one_date(Standing(logged.diary, logged.after), request, logged.date, undoes=undoes)
    return with_effects(request, shown, logged)


async def _standing(request: Request, storage: Storage) -> Standing:
    return await log.standing_of(storage, request.person, request.habit(), request.now)


HISTORY_TAPS: dict[str, Run] = {
    history.MONTH: tap_month,
    history.DATE: tap_date,
    history.SAY: tap_say,
    history.ASK_AMOUNT: ask_amount,
    history.AMOUNT: take_amount,
    history.WEEKDAY: tap_weekday,
    history.SINCE: move_start,
}
