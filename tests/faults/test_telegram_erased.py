"""An account is erased in the middle of a conversation (fault 53, see telegram.txt), against the stand-in."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from core.ports import Storage
from storage.tables import metadata
from tests.frontends.telegram.living import NOON, at_noon, living, reader


async def _rows(storage: Storage) -> set[str]:
    """The tables that have any."""
    connection = storage.people.connection  # type: ignore[attr-defined] # of our own storage, behind its port
    return {
        table.name
        for table in metadata.sorted_tables
        if (await connection.execute(select(table).limit(1))).first() is not None
    }


async def test_53_who_is_erased_in_the_middle_of_a_conversation_begins_anew(sqlite_url: str) -> None:
    now = [NOON]
    async with at_noon() as telegram, living(telegram, sqlite_url, clock=lambda: now[0]) as life:
        alice, _ = await reader(telegram)
        await alice.say("/delete_me")
        await alice.hears("This removes 1 habit")
        await alice.tap("Delete everything")
        await alice.hears("Last check")
        await alice.tap("Yes, delete")
        await alice.hears("Reminders are off")
        await alice.say("Swim daily")
        await alice.hears("Swim")
        await life.quiet()

        telegram.clock.advance(timedelta(hours=24))
        now[0] = NOON + timedelta(hours=24)
        await life.house.ticker.tick()
        await alice.hears("Everything is deleted. Take care, Alice.")
        async with life.house.database.transaction() as storage:
            left = await _rows(storage)
        await alice.tap("Add")
        await life.quiet()
        await alice.say("hello")
        await alice.hears("What time is it for you now?")

        assert left == set()
