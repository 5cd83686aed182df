"""Links between two people, and what becomes of each row when they are one."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from sqlalchemy import select

from core.desk import LiveMessage
from core.habits import Pause
from core.people import Account
from core.ports import Delivery
from storage.database import Database
from storage.links import SIMPLY_MOVED
from storage.tables import feedback, metadata
from tests.storage.household import DAY, HOUR, NOW, TODAY, Household, diary_of, done, draft, evening, say


async def linked(database: Database, home: Household) -> int:
    """Alice's code, brought and agreed to by Bob; its number."""
    async with database.transaction() as storage:
        number = await storage.links.issue(home.alice.id, "code", NOW + HOUR)
        await storage.links.claim(home.bob.id, "code", NOW, HOUR)
        await storage.links.agree(home.bob.id, number, NOW)
    return number


async def test_all_that_the_one_has_becomes_the_others(database: Database, home: Household) -> None:
    number = await linked(database, home)
    await say(database, home, done(), "same key")
    async with database.transaction() as storage:
        swimming = await storage.habits.add(home.bob.id, draft("Swim"), NOW)
        await storage.habits.set_slots(home.bob.id, swimming.id, [evening()])
        await storage.entries.write(home.bob, swimming.id, TODAY, None, done(note="cold"), "same key", NOW)
        await storage.habits.add_pause(home.bob.id, None, Pause(TODAY - DAY))
        await storage.people.saw(home.alice.id, TODAY)
        await storage.people.saw(home.bob.id, TODAY - DAY)
        await storage.outbox.put([Delivery("9", home.bob.id, swimming.id, TODAY, 0, "9", NOW, NOW + HOUR)])
        for person, word in ((home.alice, "alices"), (home.bob, "bobs")):
            await storage.desk.keep_draft(person.id, "add", {"of": word}, NOW)
        await storage.desk.keep_draft(home.bob.id, "other", {"of": "bobs"}, NOW)
        live = LiveMessage("telegram", "22", "5", "view", frozenset({swimming.id}), TODAY)
        await storage.desk.show(home.bob.id, live, NOW)

    async with database.transaction() as storage:
        merged = await storage.links.merge(home.alice.id, number, home.alice.id, NOW)

    async with database.transaction() as storage:
        alice = home.alice.id
        assert merged
        assert await storage.people.get(home.bob.id) is None
        assert (await storage.people.by_account("telegram", "2")) == await storage.people.get(alice)
        assert await storage.people.accounts(alice) == [Account("telegram", "1", "11"), Account("telegram", "2", "22")]
        found = {habit.name: habit for habit in await storage.habits.all(alice)}
        assert list(found) == ["Read", "Swim"]
        assert found["Swim"].pauses == (Pause(TODAY - DAY),)
        assert found["Read"].pauses == ()
        assert await storage.desk.draft(alice, "add") == {"of": "alices"}
        assert await storage.desk.draft(alice, "other") == {"of": "bobs"}
        assert await storage.desk.showing(alice, [swimming.id], TODAY) == [live]
        assert [one.person for one in await storage.outbox.lease("me", NOW, NOW + HOUR, 9)] == [alice]
    assert (await diary_of(database, alice, swimming.id)).entries == (done(note="cold"),)


async def test_routines_categories_reminders_and_what_they_told_the_owners_come_along(
    database: Database, home: Household
) -> None:
    number = await linked(database, home)
    async with database.transaction() as storage:
        swimming = await storage.habits.add(home.bob.id, replace(draft("Swim"), category="sport"), NOW)
        await storage.habits.set_slots(home.bob.id, swimming.id, [evening()])
        await storage.routines.add(home.bob.id, "Morning", [swimming.id])
        await storage.desk.keep_feedback(home.bob.id, "good", NOW)

        await storage.links.merge(home.alice.id, number, home.alice.id, NOW)

        alice = home.alice.id
        routines = [(one.name, one.habits) for one in await storage.routines.all(alice)]
        found = await storage.habits.get(alice, swimming.id)
        said = (await storage.people.connection.execute(select(feedback.c.person_id, feedback.c.words))).all()
    assert routines == [("Morning", (swimming.id,))]
    assert found is not None
    assert (found.category, found.slots) == ("sport", (evening().slot,))
    assert [tuple(row) for row in said] == [(alice, "good")]


def test_of_every_table_that_knows_people_it_is_said_what_becomes_of_its_rows() -> None:
    """A new one belongs to `SIMPLY_MOVED`, or gets a step of its own in `merge`, or goes with the person."""
    of_people = {table.name for table in metadata.tables.values() if "person_id" in table.c}

    moved = {table.name for table in SIMPLY_MOVED}
    assert of_people - moved == {"seen_days", "drafts", "live_messages"} | {"zone_changes", "links", "parcels"}


async def test_only_who_gave_the_code_may_end_it_and_only_once_both_agree(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        number = await storage.links.issue(home.alice.id, "code", NOW + HOUR)
        await storage.links.claim(home.bob.id, "code", NOW, HOUR)

        early = await storage.links.merge(home.alice.id, number, home.alice.id, NOW)
        await storage.links.agree(home.bob.id, number, NOW)
        by_claimer = await storage.links.merge(home.bob.id, number, home.bob.id, NOW)
        late = await storage.links.merge(home.alice.id, number, home.alice.id, NOW + 2 * HOUR)

    assert (early, by_claimer, late) == (False, False, False)


async def test_of_two_who_bring_a_code_at_once_one_gets_it(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        carol = await storage.people.add(Account("telegram", "3", "33"), home.bob, NOW)
        await storage.links.issue(home.alice.id, "code", NOW + HOUR)

    async def bring(person: int) -> bool:
        async with database.transaction() as storage:
            return await storage.links.claim(person, "code", NOW, HOUR) is not None

    assert sorted(await asyncio.gather(bring(home.bob.id), bring(carol.id))) == [False, True]


async def test_entries_move_where_the_date_is_free(database: Database, home: Household) -> None:
    await say(database, home, done(note="mine"), "1")
    async with database.transaction() as storage:
        other = await storage.habits.add(home.alice.id, draft("Read too"), NOW)
        for number, day in enumerate((TODAY, TODAY - DAY)):
            entry = done(day, "other")
            await storage.entries.write(home.alice, other.id, day, None, entry, f"o{number}", NOW - HOUR)

        moved = await storage.links.move_entries(home.alice.id, other.id, home.reading.id)
        logged = await storage.entries.logged_at(home.alice.id, home.reading.id)

    assert moved == 1
    assert (await diary_of(database, home.alice.id, home.reading.id)).entries == (
        done(TODAY - DAY, "other"),
        done(note="mine"),
    )
    assert [at for _, at, _ in logged] == [NOW - HOUR, NOW]
