"""A file of everything that somebody keeps: gathered at once, packed beside the conversation."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.reply import File
from core.actions.exchange import gather
from core.actions.log import NoSuchHabit
from core.days import local_date
from core.parcel import FileForm
from core.parcels import Exchange
from core.people import PersonId
from core.ports import Database

KINDS = {
    FileForm.CSV: ("zip", "application/zip"),
    FileForm.ICS: ("ics", "text/calendar"),
    FileForm.JSON: ("json", "application/json"),
}
"""The end of its name, and its media type."""


async def pack(database: Database, exchange: Exchange, person: PersonId, form: FileForm, now: datetime) -> File:
    """Raises: NoSuchHabit when they have gone meanwhile."""
    async with database.transaction() as storage:
        someone = await storage.people.get(person)
        if someone is None:
            raise NoSuchHabit
        parcel = await gather(storage, someone)
    content = await exchange.pack(parcel, form, now)
    end, media_type = KINDS[form]
    return File(f"cairn-{local_date(someone.clock, now)}.{end}", content, media_type)
