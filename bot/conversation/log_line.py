"""A line in plain words that logs: "ran 5k", "read yesterday 20", "all done". In doubt, buttons and no guess."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.conversation.actions import StaleButton, about
from bot.conversation.day_card import day_card
from bot.conversation.day_list import EVERYTHING, day_list
from bot.conversation.habit_card import VIEW as CARD
from bot.conversation.habit_card import card
from bot.conversation.history import ASK_AMOUNT, before_start
from bot.conversation.logged import logged_reply, with_effects
from bot.conversation.more import more_label
from bot.conversation.night import later_today, may_be_yesterday, yesterday_in_doubt
from bot.conversation.phrasing import amount_text, day_text
from bot.conversation.reply import Action, Button, Reply, Style, Text, text
from bot.conversation.request import Request, Said
from bot.conversation.still_open import still_open
from core.actions.correct import take_amount
from core.actions.dates import DateBeforeStart, is_open
from core.actions.log import Logged, add_amount, lapse, mark_done, say_no, set_amount, skip, standing_of
from core.actions.overview import standings
from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Habit, HabitId
from core.names import clean_line
from core.phrase import (
    Loggable,
    LogPhrase,
    Unclear,
    read_all_but,
    read_habit,
    read_log,
    read_log_of,
    read_reason,
)
from core.plan import version_on
from core.portions import usual_portion
from core.ports import Storage

LOG = "lg"
"""Operation: write that kind of entry for a habit and date, with an amount in thousandths (0: none)."""
LESS = "m"
"""In the place of a kind: so much less."""
TOTAL = "t"
"""In the place of a kind: so much in all."""
LETTERS = {
    "d": EntryKind.DONE,
    "a": EntryKind.AMOUNT,
    "s": EntryKind.SKIP,
    "n": EntryKind.NO,
    "l": EntryKind.LAPSE,
}
LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}
MOST_CHOICES = 8


async def log_line(request: Request, storage: Storage, words: str) -> Reply | None:
    """What the line says is written at once where it is certain. None: it does not log anything."""
    words, known = lines_said(request, words), await known_habits(request, storage)
    phrase = _read(words, request, known)
    if phrase is None or (phrase.rest and described(words, request)):
        return None
    if phrase.open:
        return await still_open(request, storage, phrase)
    if Unclear.UNKNOWN in phrase.unclear or (phrase.called and phrase.kind is not EntryKind.NO):
        return None
    if phrase.everything:
        return await _everything(request, storage, phrase)
    if not phrase.habits:
        return None if phrase.amount or phrase.rest else await day_list(request, storage, phrase.days[0])
    if phrase.is_certain:
        return await log_or_ask(request, storage, phrase)
    return await _shown_or_asked(request, storage, words, phrase, known)


def _read(words: str, request: Request, known: Sequence[Loggable]) -> LogPhrase | None:
    today, language = request.today, request.person.language
    all_but = read_all_but(words, today, language, known)
    if all_but:
        return all_but
    phrase = read_log(words, today, language, known)
    if phrase is None or phrase.is_certain or phrase.open:
        return phrase
    return read_reason(words, today, language, known) or phrase


async def _shown_or_asked(
    request: Request, storage: Storage, words: str, phrase: LogPhrase, known: Sequence[Loggable]
) -> Reply:
    """A question about a habit, or a wish to change it, is answered by its card."""
    if len(phrase.habits) == 1 and (phrase.changes or words.endswith("?")):
        standing = await standing_of(storage, request.person, phrase.habits[0], request.now)
        asks = not phrase.changes and len(phrase.days) == 1 and phrase.days[0] <= request.today
        return day_card(standing, request.person, phrase.days[0], request.now) if asks else card(standing, request)
    return ask_about(request, words, phrase, [habit for habit in known if habit.id in phrase.habits])


async def known_habits(request: Request, storage: Storage) -> list[Loggable]:
    return [loggable(habit, request.today) for habit in await storage.habits.all(request.person.id)]


def lines_said(request: Request, words: str) -> str:
    """With a comma between lines that were typed below each other."""
    what = request.event.what
    if not isinstance(what, Said) or clean_line(what.words) != words:
        return words
    return ", ".join(filter(None, map(clean_line, what.words.splitlines())))


async def log_of(request: Request, storage: Storage, habit: Habit, words: str) -> Reply | None:
    """What the words, which need not name it, say of that habit. None: there is more in them than what logs."""
    known = loggable(habit, request.today)
    phrase = read_log_of(words, request.today, request.person.language, known)
    if phrase is None or phrase.rest:
        return None
    if phrase.open:
        return await still_open(request, storage, phrase)
    return (
        await log_or_ask(request, storage, phrase) if phrase.is_certain else ask_about(request, words, phrase, [known])
    )


async def log_or_ask(request: Request, storage: Storage, phrase: LogPhrase) -> Reply:
    """A certain phrase of one habit is written, unless it is night and yesterday may be meant."""
    habit, day = phrase.habits[0], phrase.days[0]
    yesterday = later_today(request, phrase) or await yesterday_in_doubt(request, storage, habit, day)
    if yesterday is None:
        return await or_begin_earlier(request, storage, habit, day, write_phrase(request, storage, phrase))
    return _which_day(request, yesterday, lambda meant: action_of(habit, replace(phrase, days=(meant,))))


async def or_begin_earlier(
    request: Request, storage: Storage, habit: HabitId, day: date, writes: Awaitable[Logged]
) -> Reply:
    """What was written; of a date before the habit's start, the offer to let it begin then. Raises: what it does."""
    try:
        return logged_reply(request, await writes)
    except DateBeforeStart:
        if not is_open(request.person, None, day, request.now):
            raise
        return before_start(await standing_of(storage, request.person, habit, request.now), request, day)


def _which_day(request: Request, yesterday: date, does: Callable[[date], Action]) -> Reply:
    meant = ((yesterday, Style.GO), (request.today, Style.PLAIN))
    buttons = [Button(day_text(one, request.today), does(one), style) for one, style in meant]
    return Reply((text("log-for-yesterday"),), rows=(tuple(buttons),))


async def _everything(request: Request, storage: Storage, phrase: LogPhrase) -> Reply:
    """Where it is not sure what all is, the list of the day to tap."""
    day = phrase.days[0]
    if not phrase.is_certain or phrase.kind is not EntryKind.DONE or (phrase.but and may_be_yesterday(request, day)):
        return await day_list(request, storage, day)
    return (
        await _log_everything(request, storage, day, phrase.but)
        if phrase.but
        else await _everything_or_ask(request, storage, day)
    )


async def _everything_or_ask(request: Request, storage: Storage, day: date) -> Reply:
    for one in await standings(storage, request.person, request.now) if may_be_yesterday(request, day) else ():
        yesterday = await yesterday_in_doubt(request, storage, one.habit.id, day)
        if yesterday and one.can_be_ticked(yesterday):
            return _which_day(request, yesterday, lambda meant: about(EVERYTHING, meant))
    return await _log_everything(request, storage, day)


async def tap_everything(request: Request, storage: Storage) -> Reply:
    """All that is open on that date is done."""
    return await _log_everything(request, storage, request.day(0))


async def tap(request: Request, storage: Storage) -> Reply:
    """The reading that was chosen."""
    letter = request.word(2)
    if letter == TOTAL:
        whole, person, day = Decimal(request.number(3)) / 1000, request.person, request.day()
        return logged_reply(
            request,
            await set_amount(storage, person, request.habit(), day, whole, request.event.key, request.now),
        )
    if letter not in LETTERS and letter != LESS:
        raise StaleButton
    kind, amount = LETTERS.get(letter, EntryKind.AMOUNT), Decimal(request.number(3)) / 1000
    chosen = LogPhrase(kind, (request.habit(),), (request.day(),), amount=amount or None, less=letter == LESS)
    return logged_reply(request, await write_phrase(request, storage, chosen))


def loggable(habit: Habit, today: date) -> Loggable:
    return Loggable(habit.id, habit.name, version_on(habit, today).goal)


def described(words: str, request: Request) -> bool:
    """Somebody who names days or times wants a new habit, even one whose name begins like an old one's."""
    described = read_habit(words, request.today, request.person.language)
    return described.schedule is not None or bool(described.times)


async def write_phrase(request: Request, storage: Storage, phrase: LogPhrase, key: str = "") -> Logged:
    """What a certain phrase of one habit says. `key`: of the write, where the event makes several."""
    person, now, habit, day = request.person, request.now, phrase.habits[0], phrase.days[0]
    key = key or request.event.key
    match phrase.kind:
        case EntryKind.AMOUNT if phrase.amount is not None:
            if phrase.less:
                return await take_amount(storage, person, habit, day, phrase.amount, key, now)
            return await add_amount(storage, person, habit, day, phrase.amount, key, now)
        case EntryKind.SKIP:
            return await skip(storage, person, habit, day, key, now, phrase.note)
        case EntryKind.NO:
            return await say_no(storage, person, habit, day, key, now, phrase.note)
        case EntryKind.LAPSE:
            return await lapse(storage, person, habit, day, key, now)
        case _:
            return await mark_done(storage, person, habit, day, key, now)


async def _log_everything(
    request: Request, storage: Storage, day: date, but: Collection[HabitId] = frozenset()
) -> Reply:
    """Every habit that is open on that date; the list then shows them done."""
    found = await standings(storage, request.person, request.now)
    open_ones = [one for one in found if one.can_be_ticked(day) and one.habit.id not in but]
    logged = [
        await mark_done(storage, request.person, one.habit.id, day, f"{request.event.key}:{one.habit.id}", request.now)
        for one in open_ones
    ]
    replies = [with_effects(request, Reply(), one) for one in logged]
    return replace(
        await day_list(request, storage, day),
        toast=text("toast-logged"),
        touched=tuple(touch for reply in replies for touch in reply.touched),
        then=tuple(more for reply in replies for more in reply.then),
    )


def ask_about(request: Request, words: str, phrase: LogPhrase, known: Sequence[Loggable]) -> Reply:
    """One question, and a button for each answer."""
    habit = known[0]
    match phrase.unclear[0] if phrase.unclear else None:
        case Unclear.WHICH:
            buttons = [
                _button(text("button-habit", habit=one.name), one.id, _alone(request, words, one)) for one in known
            ]
            return _question(text("log-which"), buttons)
        case Unclear.DAY:
            days = [
                _button(day_text(one, request.today), habit.id, replace(phrase, days=(one,))) for one in phrase.days
            ]
            return _question(text("log-which-day", habit=habit.name), days)
        case Unclear.KEPT:
            return _question(text("log-kept", habit=habit.name), _kinds(phrase, habit.id, kept=True))
        case Unclear.HOW_MUCH:
            return _ask_amount(text("log-how-much", habit=habit.name), habit, phrase)
        case Unclear.UNIT:
            return _ask_amount(text("log-unit", habit=habit.name), habit, phrase)
        case Unclear.NOT_COUNTED:
            return _question(text("log-not-counted", habit=habit.name), _kinds(phrase, habit.id))
    kinds = _kinds(phrase, habit.id)
    if phrase.kind is EntryKind.AMOUNT and phrase.amount and not phrase.less:
        kinds = [*_amounts(habit, phrase, phrase.amount), kinds[-1]]
    opens = Button(text("button-open-named", habit=habit.name), about(CARD, habit.id))
    return _question(text("log-what", habit=habit.name), [*kinds, opens])


def _amounts(habit: Loggable, phrase: LogPhrase, amount: Decimal) -> list[Button]:
    """On top of what is there, or in all: "make water 5"."""
    unit = habit.goal.unit if isinstance(habit.goal, AtLeast | AtMost) else ""
    total = about(LOG, habit.id, phrase.days[0], TOTAL, int(amount * 1000))
    added = _button(text("amount-more", amount=amount_text(amount, unit)), habit.id, phrase)
    return [added, Button(text("button-in-all", amount=amount_text(amount, unit)), total)]


def _alone(request: Request, words: str, habit: Loggable) -> LogPhrase:
    """The line, read as speaking of that habit."""
    phrase = read_log(words, request.today, request.person.language, [habit])
    return phrase or LogPhrase(EntryKind.DONE, (habit.id,), (request.today,))


def _kinds(phrase: LogPhrase, habit: HabitId, kept: bool = False) -> list[Button]:
    yes, no = ("button-kept", "button-lapse") if kept else ("button-done", "button-skip")
    done, other = replace(phrase, kind=EntryKind.DONE), EntryKind.LAPSE if kept else EntryKind.SKIP
    return [_button(text(yes), habit, done), _button(text(no), habit, replace(phrase, kind=other))]


def _button(label: Text, habit: HabitId, phrase: LogPhrase) -> Button:
    return Button(label, action_of(habit, phrase))


def action_of(habit: HabitId, phrase: LogPhrase) -> Action:
    """Writes what a certain phrase says, of that habit."""
    kind = phrase.kind or EntryKind.DONE
    amount = int(phrase.amount * 1000) if phrase.amount and kind is EntryKind.AMOUNT else 0
    return about(LOG, habit, phrase.days[0], LESS if phrase.less else LETTER_OF[kind], amount)


def _ask_amount(question: Text, habit: Loggable, phrase: LogPhrase) -> Reply:
    """A usual portion of it, or another amount."""
    day, usual = phrase.days[0], usual_portion(habit.goal)
    portion = LogPhrase(EntryKind.AMOUNT, (habit.id,), (day,), amount=usual)
    other = Button(text("button-amount"), about(ASK_AMOUNT, habit.id, day))
    return Reply((question,), rows=((_button(more_label(habit.goal, usual), habit.id, portion), other),))


def _question(question: Text, buttons: Sequence[Button]) -> Reply:
    return Reply((question,), rows=tuple((button,) for button in buttons[:MOST_CHOICES]))
