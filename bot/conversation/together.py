"""Several habits logged by one line, "read and stretch done": one answer, one Undo; what is unclear of it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.conversation import unknown_habit
from bot.conversation.actions import StaleButton, about
from bot.conversation.bundle_card import read_habits, write_habits
from bot.conversation.day_list import VIEW as SHOW_DAY
from bot.conversation.day_list import row_line
from bot.conversation.habit_card import place_of
from bot.conversation.log_line import ask_about, known_habits, lines_said, write_phrase
from bot.conversation.logged import with_effects
from bot.conversation.night import later_today, yesterday_in_doubt
from bot.conversation.phrasing import day_text
from bot.conversation.reply import EVER, Button, Live, Reply, Style, Text, text
from bot.conversation.request import Request
from core.actions.log import Logged, NoSuchHabit, standing_of
from core.actions.overview import Standing
from core.actions.routines import newest_change, take_back_all
from core.entries import EntryKind
from core.errors import CairnError, NotSaved, TryAgain
from core.habits import HabitId
from core.phrase import Loggable, LogPhrase, Told, Unclear, read_log, read_logs
from core.ports import Storage

VIEW, UNDO, MEANT = "wv", "wu", "wm"
"""Operations: the habits of such a line on a date; take back what it wrote; the line is about that date, not today."""
LAST, WAITING = "last-several", "several"
"""Drafts: what the last such line wrote; a line of which it is asked which date it is about."""


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """None: it does not speak of several habits, or there is more in it than what logs."""
    line = lines_said(request, words)
    known, language = await known_habits(request, storage), request.person.language
    phrase = read_log(line, request.today, language, known)
    if phrase is None or phrase.is_certain or phrase.open:
        return None
    told = read_logs(line, request.today, language, known)
    if not told:
        return None
    if yesterday := await _yesterday_in_doubt(request, storage, told):
        kept = {"words": line, "day": request.today.isoformat()}
        await storage.desk.keep_draft(request.person.id, WAITING, kept, request.now)
        days = ((yesterday, Style.GO), (request.today, Style.PLAIN))
        buttons = [Button(day_text(day, request.today), about(MEANT, day), style) for day, style in days]
        return Reply((text("log-for-yesterday"),), rows=(tuple(buttons),))
    return await _log(request, storage, told, known)


async def _yesterday_in_doubt(request: Request, storage: Storage, told: Sequence[Told]) -> date | None:
    for one in told:
        if one.phrase.is_certain:
            if yesterday := later_today(request, one.phrase):
                return yesterday
            habit, day = one.phrase.habits[0], one.phrase.days[0]
            if yesterday := await yesterday_in_doubt(request, storage, habit, day):
                return yesterday
    return None


async def tap_meant(request: Request, storage: Storage) -> Reply:
    """Raises: StaleButton when that line is gone."""
    kept, day = await storage.desk.draft(request.person.id, WAITING), request.day(0)
    if kept is None:
        raise StaleButton
    await storage.desk.drop_draft(request.person.id, WAITING)
    said_on, known = date.fromisoformat(kept["day"]), await known_habits(request, storage)
    told = read_logs(kept["words"], said_on, request.person.language, known)
    meant = [replace(one, phrase=_moved(one, said_on, day)) for one in told]
    return await _log(request, storage, meant, known)


def _moved(one: Told, said_on: date, meant: date) -> LogPhrase:
    days = tuple(meant if day == said_on else day for day in one.phrase.days)
    return replace(one.phrase, days=days)


async def _log(request: Request, storage: Storage, told: Sequence[Told], known: Sequence[Loggable]) -> Reply:
    """What is certain is written; each other part is a question of its own."""
    logged: list[Logged] = []
    refused: list[Text] = []
    for one in told:
        if not one.phrase.is_certain:
            continue
        key = f"{request.event.key}:{one.phrase.habits[0]}:{one.phrase.days[0]}"
        try:
            logged.append(await write_phrase(request, storage, one.phrase, key))
        except (TryAgain, NotSaved):
            raise
        except CairnError as error:
            name = next(habit.name for habit in known if habit.id == one.phrase.habits[0])
            refused.append(text("several-refused", habit=name, why=Text(error.text_key, error.facts)))
    asked = [await _ask(request, storage, one, known) for one in told if not one.phrase.is_certain]
    if not logged and not refused:
        return replace(asked[0], then=tuple(asked[1:]))
    await _keep(request, storage, logged)
    reply = await _card(request, storage, [(one.habit.id, one.date) for one in logged], tuple(refused))
    effects = [with_effects(request, Reply(), one) for one in logged]
    touched = tuple(touch for effect in effects for touch in effect.touched)
    then = tuple(more for effect in effects for more in effect.then)
    return replace(reply, touched=touched, then=(*then, *asked))


async def _ask(request: Request, storage: Storage, one: Told, known: Sequence[Loggable]) -> Reply:
    if Unclear.UNKNOWN in one.phrase.unclear:
        return await unknown_habit.ask(request, storage, one.phrase.called, one.words)
    return ask_about(request, one.words, one.phrase, [habit for habit in known if habit.id in one.phrase.habits])


async def _keep(request: Request, storage: Storage, logged: Sequence[Logged]) -> None:
    written = [one for one in logged if not one.already]
    changes = [
        (one.habit.id, one.date.isoformat(), await newest_change(storage, request.person, one.habit.id, one.date))
        for one in written
    ]
    await storage.desk.keep_draft(request.person.id, LAST, {"changes": changes}, request.now)


async def show(request: Request, storage: Storage) -> Reply:
    return await _card(request, storage, [(habit, request.day(0)) for habit in read_habits(request.word(1))])


async def _card(
    request: Request, storage: Storage, rows: Sequence[tuple[HabitId, date]], said: tuple[Text, ...] = ()
) -> Reply:
    """How these habits stand on their dates. Drawn anew where it is one date. Raises: NoSuchHabit when none is left."""
    found: list[tuple[Standing, date]] = []
    for habit, day in rows:
        try:
            found.append((await standing_of(storage, request.person, habit, request.now), day))
        except NoSuchHabit:
            continue
    if rows and not found:
        raise NoSuchHabit
    lines = tuple(_row(standing, day, request.today) for standing, day in found)
    days = {day for _, day in found}
    live = None
    if len(days) == 1:
        (day,), ids = days, [standing.habit.id for standing, _ in found]
        since = EVER if day == request.today else None
        live = Live(about(VIEW, day, write_habits(ids)), frozenset(ids), day, since=since)
    undo = await _undo_button(request, storage, found)
    list_ = Button(text("button-show-today"), about(SHOW_DAY, request.today, 0))
    return Reply((*lines, *said), rows=((*undo, list_),), place=place_of(request), live=live)


def _row(standing: Standing, day: date, today: date) -> Text:
    entry = standing.entry(day)
    refused = entry is not None and entry.kind is EntryKind.NO
    row = text("several-no", habit=standing.habit.name) if refused else row_line(standing, day, today)
    return row if day == today else text("several-on-day", row=row, day=day_text(day, today))


async def _undo_button(request: Request, storage: Storage, rows: Sequence[tuple[Standing, date]]) -> tuple[Button, ...]:
    shown = {(standing.habit.id, day) for standing, day in rows}
    changes = [one for one in await _changes(request, storage) if one[:2] in shown]
    left = [one for one in changes if await newest_change(storage, request.person, one[0], one[1]) == one[2]]
    if not left:
        return ()
    first = left[0]
    return (Button(text("button-undo-several", count=len(left)), about(UNDO, first[2])),)


async def _changes(request: Request, storage: Storage) -> list[tuple[HabitId, date, int]]:
    """That the last such line made."""
    kept = await storage.desk.draft(request.person.id, LAST)
    return [(habit, date.fromisoformat(day), change) for habit, day, change in kept["changes"]] if kept else []


async def undo(request: Request, storage: Storage) -> Reply:
    """What has changed since stays. Raises: StaleButton for a line before the last one."""
    changes = await _changes(request, storage)
    if request.number(0) not in [change for _, _, change in changes]:
        raise StaleButton
    taken: list[Logged] = []
    for habit, day, change in changes:
        taken += await take_back_all(storage, request.person, day, [(habit, change)], request.now)
    await storage.desk.drop_draft(request.person.id, LAST)
    said = text("several-taken-back", habits=tuple(one.habit.name for one in taken))
    reply = await _card(request, storage, [(habit, day) for habit, day, _ in changes])
    touched = tuple((one.habit.id, one.date) for one in taken)
    return replace(reply, lines=(said, *reply.lines), toast=text("toast-taken-back"), touched=touched)


TAPS = {VIEW: show, UNDO: undo, MEANT: tap_meant}
