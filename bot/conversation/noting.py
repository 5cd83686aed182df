"""Buttons that change what stands beside an entry: its note, the reason of a skip, its amount."""

from __future__ import annotations

from bot.conversation import beside
from bot.conversation.actions import about
from bot.conversation.card_reply import what_it_was, write_remark
from bot.conversation.day_card import VIEW
from bot.conversation.log_line import loggable
from bot.conversation.logged import logged_reply
from bot.conversation.options import quoted
from bot.conversation.reply import Reply
from bot.conversation.request import Request
from bot.conversation.wording import render, voice_of
from core.actions.correct import NothingToNote, add_note
from core.actions.log import standing_of
from core.amounts import NotAnAmount
from core.entries import EntryKind
from core.phrase import read_remark
from core.plan import version_on
from core.ports import Storage


async def ask_note(request: Request, storage: Storage) -> Reply:
    """Raises: NothingToNote."""
    standing = await standing_of(storage, request.person, request.habit(), request.now)
    if standing.entry(request.day()) is None:
        raise NothingToNote
    return Reply(form=beside.note_form(standing, request.day(), about(VIEW, request.habit(), request.day())))


async def keep_note(request: Request, storage: Storage) -> Reply:
    return await _note(request, storage, request.filled.get(beside.NOTE_FIELD, ""))


async def tap_reason(request: Request, storage: Storage) -> Reply:
    """Kept in the person's own language, as if they had written it."""
    return await _note(request, storage, render(beside.reason_text(request.word(2)), voice_of(request.person)))


async def _note(request: Request, storage: Storage, words: str) -> Reply:
    key = request.event.key
    logged = await add_note(storage, request.person, request.habit(), request.day(), words, key, request.now)
    return logged_reply(request, logged)


async def ask_amount(request: Request, storage: Storage) -> Reply:
    standing = await standing_of(storage, request.person, request.habit(), request.now)
    return Reply(form=beside.amount_form(standing, request.day(), about(VIEW, request.habit(), request.day())))


async def keep_amount(request: Request, storage: Storage) -> Reply:
    """ "25", "25 pages", "+5", "-5". Raises: NotAnAmount; what writing it raises."""
    standing = await standing_of(storage, request.person, request.habit(), request.now)
    words, day = request.filled.get(beside.AMOUNT_FIELD, ""), request.day()
    remark = read_remark(words, request.today, request.person.language, loggable(standing.habit, day))
    if remark.kind is not EntryKind.AMOUNT:
        raise NotAnAmount(words=quoted(words))
    goal = version_on(standing.habit, day).goal
    logged = await write_remark(remark, goal, request, storage)
    return logged_reply(request, logged, *what_it_was(remark, logged, goal))


TAPS = {
    beside.NOTE: ask_note,
    beside.KEEP_NOTE: keep_note,
    beside.REASON: tap_reason,
    beside.AMOUNT: ask_amount,
    beside.KEEP_AMOUNT: keep_amount,
}
