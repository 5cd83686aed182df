"""An account is erased in the middle of a conversation (fault 53, see telegram.txt), against the stand-in."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from storage.database import Database
from storage.tables import metadata
from tests.frontends.telegram.living import NOON, at_noon, living, reader


async def _rows(database: Database) -> set[str]:
    """The tables that have any."""
    async with database.transaction() as storage:
        return {
            table.name
            for table in metadata.sorted_tables
            if (await storage.people.connection.execute(select(table).limit(1))).first() is not None
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
        left = await _rows(life.house.database)
        await alice.tap("Add")
        await life.quiet()
        await alice.say("hello")
        await alice.hears("What time is it for you now?")

        assert left == {"leases"}
