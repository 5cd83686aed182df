"""Puts the words of the morning after behind the first answer of the day. Nobody is written to for it alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.conversation.morning_card import morning_card
from bot.conversation.reply import Place, Reply
from bot.conversation.request import Request
from bot.conversation.returning import return_card, wait_for_answer
from bot.conversation.waiting import put_behind
from core.actions.morning import is_morning, keep_said, last_here, misses, said_today
from core.actions.returning import unasked
from core.days import local_date
from core.people import PersonId
from core.ports import Storage

MOST_KNOWN = 10_000


class Mornings:
    """Remembers who has been looked after today, so that only a day's first answers ask the database."""

    def __init__(self) -> None:
        self._known: dict[PersonId, date] = {}

    async def follow(self, request: Request, reply: Reply, storage: Storage) -> Reply:
        """`reply`, with what is to be said after it. What this very answer has put right is not mentioned."""
        person, now = request.person, request.now
        if not _is_occasion(request, reply) or self._known.get(person.id) == request.today:
            return reply
        if not is_morning(person, now):
            return reply
        here_on, today = await last_here(storage, person), local_date(person.clock, now)
        if here_on == today:
            self._remember(person.id, request.today)
            return reply
        found = [] if await said_today(storage, person, now) else await misses(storage, person, now)
        left = await unasked(storage, person, here_on, now)
        await keep_said(storage, person, now, here=True)
        said = (morning_card(found, request.today),) if found else ()
        asked = (return_card(left, request.today),) if left else ()
        if said or asked:
            await put_behind(request, storage)
        if len(left) == 1:
            await wait_for_answer(left[0], request, storage)
        return replace(reply, then=(*reply.then, *said, *asked))

    def _remember(self, person: PersonId, today: date) -> None:
        """Only what is in the database for good: the transaction of a first answer may still be broken off."""
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[person] = today


def _is_occasion(request: Request, reply: Reply) -> bool:
    """A plain answer in one's own chat: not in the middle of a form, and no passing notice."""
    quiet = reply.form is not None or reply.file is not None or reply.place in (Place.TOAST, Place.PRIVATE)
    return request.person.set_up and request.event.private and not quiet
