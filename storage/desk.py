"""What a conversation leaves lying between two messages: answers given, drafts, messages that show something."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Row, bindparam, delete, exists, func, insert, or_, select, update

from core.desk import LiveMessage
from core.habits import HabitId
from core.people import PersonId
from core.ports import DeliveryState
from storage.columns import Instant
from storage.direct import Connection, rows, rows_of_each
from storage.tables import accounts, drafts, feedback, inbox, live_messages, outbox
from storage.upsert import Insert, insert_for, put_row

DAY = bindparam("day", type_=Date)
FIRST = func.coalesce(live_messages.c.since, live_messages.c.local_date)
SHOWS_DAY = (live_messages.c.person_id == bindparam("person"), live_messages.c.local_date >= DAY, FIRST <= DAY)
SENT = outbox.c.state == DeliveryState.SENT.value
SHOWING = select(live_messages).where(*SHOWS_DAY).order_by(live_messages.c.shown_at)
SHOWN = select(live_messages).where(live_messages.c.person_id == bindparam("person")).order_by(live_messages.c.shown_at)
SHOWN_IN = SHOWN.where(*(live_messages.c[name] == bindparam(name) for name in ("platform", "chat", "message")))
THIS_DRAFT = (drafts.c.person_id == bindparam("person"), drafts.c.name == bindparam("name"))
DRAFT = select(drafts.c.content).where(*THIS_DRAFT)
NO_DRAFT = delete(drafts).where(*THIS_DRAFT)
OF_WHOM = {"person_id": "whose", "platform": "where", "chat": "chat_of", "message": "message_of"}
"""By what its message is known in statements that write: there a column's own name would be a new value."""
THIS_MESSAGE = tuple(live_messages.c[column] == bindparam(name) for column, name in OF_WHOM.items())
OWE = update(live_messages).where(*THIS_MESSAGE).values(redraw_at=bindparam("again_at", type_=Instant), owed=True)
STILL_OWED = (*THIS_MESSAGE, live_messages.c.owed, live_messages.c.redraw_at == bindparam("again_at", type_=Instant))
DRAWN = update(live_messages).where(*STILL_OWED).values(redraw_at=bindparam("next_at", type_=Instant), owed=False)
DRAWN_FOR_GOOD = delete(live_messages).where(*STILL_OWED)
DUE = (
    select(live_messages)
    .where(live_messages.c.platform == bindparam("platform"), live_messages.c.redraw_at <= bindparam("now"))
    .order_by(live_messages.c.redraw_at)
    .limit(bindparam("most", type_=Integer))
)


@dataclass(frozen=True, slots=True)
class Desk:
    """`core.desk.Desk`."""

    connection: Connection

    async def keep_answer(self, person: PersonId, key: str, answer: str, now: datetime) -> None:
        received = {"key": key, "platform": key.partition(":")[0], "received_at": now}
        answered = {"person_id": person, "answer": answer, "handled_at": now}
        await rows(self.connection, _keep_answer(self.connection.dialect.name), received | answered)

    async def forget_answers(self, before: datetime) -> int:
        old = delete(inbox).where(inbox.c.received_at < before, inbox.c.handled_at.is_not(None))
        return (await self.connection.execute(old)).rowcount

    async def said_since(self, person: PersonId, at: datetime) -> bool:
        answered = exists().where(inbox.c.person_id == person, inbox.c.handled_at > at)
        settled = exists().where(outbox.c.person_id == person, outbox.c.settled_at > at, SENT)
        return bool((await self.connection.execute(select(or_(answered, settled)))).scalar())

    async def forget_shown(self, before: datetime) -> int:
        old = delete(live_messages).where(live_messages.c.shown_at < before)
        return (await self.connection.execute(old)).rowcount

    async def draft(self, person: PersonId, name: str) -> Mapping[str, Any] | None:
        found = await rows(self.connection, DRAFT, {"person": person, "name": name})
        return found[0].content if found else None

    async def keep_draft(self, person: PersonId, name: str, content: Mapping[str, Any], now: datetime) -> None:
        key = {"person_id": person, "name": name}
        await put_row(self.connection, drafts, key, {"content": dict(content), "kept_at": now})

    async def drop_draft(self, person: PersonId, name: str) -> None:
        await rows(self.connection, NO_DRAFT, {"person": person, "name": name})

    async def keep_feedback(self, person: PersonId, words: str, now: datetime) -> None:
        await self.connection.execute(insert(feedback).values(person_id=person, words=words, at=now))

    async def count_feedback(self, person: PersonId, since: datetime) -> int:
        theirs = (feedback.c.person_id == person, feedback.c.at > since)
        counted = select(func.count()).select_from(feedback).where(*theirs)
        return (await self.connection.execute(counted)).scalar_one()

    async def with_draft(self, name: str) -> frozenset[PersonId]:
        wanted = select(drafts.c.person_id).where(drafts.c.name == name)
        return frozenset((await self.connection.execute(wanted)).scalars())

    async def show(self, person: PersonId, message: LiveMessage, now: datetime) -> None:
        key = {
            "person_id": person,
            "platform": message.platform,
            "chat": message.chat,
            "message": message.message,
        }
        shows = {
            "view": message.view,
            "habits": sorted(message.habits),
            "local_date": message.date,
            "shown_at": now,
            "redraw_at": message.redraw_at,
            "since": message.since,
            "owed": message.owed,
        }
        await put_row(self.connection, live_messages, key, shows)

    async def showing(self, person: PersonId, habits: Collection[HabitId], day: date) -> list[LiveMessage]:
        found = await rows(self.connection, SHOWING, {"person": person, "day": day})
        messages = [_live_message(row) for row in found]
        return [message for message in messages if not message.habits.isdisjoint(habits)]

    async def shown(self, person: PersonId) -> list[LiveMessage]:
        return [_live_message(row) for row in await rows(self.connection, SHOWN, {"person": person})]

    async def shown_in(self, person: PersonId, platform: str, chat: str, message: str) -> LiveMessage | None:
        asked = {"person": person, "platform": platform, "chat": chat, "message": message}
        found = await rows(self.connection, SHOWN_IN, asked)
        return _live_message(found[0]) if found else None

    async def due_redraws(self, platform: str, now: datetime, limit: int) -> list[tuple[PersonId, LiveMessage]]:
        found = await rows(self.connection, DUE, {"platform": platform, "now": now, "most": limit})
        return [(row.person_id, _live_message(row)) for row in found]

    async def owe(self, person: PersonId, messages: Sequence[LiveMessage]) -> None:
        await rows_of_each(self.connection, OWE, [_owed(person, message) for message in messages])

    async def drawn(self, messages: Sequence[tuple[PersonId, LiveMessage, LiveMessage | None]]) -> None:
        over = [_owed(person, message) for person, message, shows in messages if shows is None]
        going_on = [
            _owed(person, message) | {"next_at": shows.redraw_at} for person, message, shows in messages if shows
        ]
        await rows_of_each(self.connection, DRAWN_FOR_GOOD, over)
        await rows_of_each(self.connection, DRAWN, going_on)

    async def outdate(self, person: PersonId, at: datetime) -> None:
        changing = (live_messages.c.person_id == person, live_messages.c.redraw_at > at)
        await self.connection.execute(update(live_messages).where(*changing).values(redraw_at=at))

    async def forget_message(self, platform: str, chat: str, message: str) -> None:
        await self.connection.execute(delete(live_messages).where(*_is_message(platform, chat, message)))

    async def forget_platform(self, person: PersonId, platform: str) -> None:
        there = (live_messages.c.person_id == person, live_messages.c.platform == platform)
        await self.connection.execute(delete(live_messages).where(*there))

    async def chat_moved(self, platform: str, old: str, new: str) -> None:
        for table in (accounts, live_messages):
            there = (table.c.platform == platform, table.c.chat == old)
            await self.connection.execute(update(table).where(*there).values(chat=new))


@cache
def _keep_answer(dialect: str) -> Insert:
    """In the row that came in; or in one of its own, where nothing is kept before it is answered."""
    kept = insert_for(dialect, inbox)
    answered = {name: kept.excluded[name] for name in ("person_id", "answer", "handled_at")}
    of_them = or_(inbox.c.person_id.is_(None), inbox.c.person_id == kept.excluded.person_id)
    return kept.on_conflict_do_update(index_elements=[inbox.c.key], set_=answered, where=of_them)


def _is_message(platform: str, chat: str, message: str) -> tuple[ColumnElement[bool], ...]:
    named = {"platform": platform, "chat": chat, "message": message}
    return tuple(live_messages.c[name] == value for name, value in named.items())


def _owed(person: PersonId, message: LiveMessage) -> dict[str, object]:
    whose = {"whose": person, "where": message.platform, "chat_of": message.chat, "message_of": message.message}
    return whose | {"again_at": message.redraw_at}


def _live_message(row: Row[Any]) -> LiveMessage:
    shows = (row.view, frozenset(row.habits), row.local_date, row.redraw_at)
    return LiveMessage(row.platform, row.chat, row.message, *shows, since=row.since, owed=row.owed)
