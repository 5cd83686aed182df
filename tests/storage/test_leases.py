"""What only one process may do at a time."""

from __future__ import annotations

from datetime import timedelta

from core.leases import Lease
from storage.database import Database
from tests.storage.household import NOW

LASTS = timedelta(seconds=15)


async def take(database: Database, owner: str, after: float = 0, heir_of: str = "", lasts: timedelta = LASTS) -> Lease:
    async with database.transaction() as storage:
        return await storage.leases.take("poller", owner, NOW + timedelta(seconds=after), lasts, heir_of)


async def test_a_lease_that_is_held_is_nobody_elses(database: Database) -> None:
    first = await take(database, "a")
    second = await take(database, "b")

    assert first.owner == "a"
    assert second == first


async def test_its_owner_keeps_it_longer_each_time(database: Database) -> None:
    first = await take(database, "a")
    again = await take(database, "a", after=5)

    assert again.owner == "a"
    assert again.until > first.until


async def test_a_lease_that_has_run_out_is_anybodys(database: Database) -> None:
    await take(database, "a", lasts=timedelta(0))

    later = await take(database, "b", after=1)

    assert later.owner == "b"


async def test_the_heir_of_its_owner_need_not_wait(database: Database) -> None:
    await take(database, "a")

    heir = await take(database, "b", heir_of="a")
    stranger = await take(database, "c", heir_of="a")

    assert heir.owner == "b"
    assert stranger.owner == "b"


async def test_only_its_owner_gives_it_back(database: Database) -> None:
    await take(database, "a")

    async with database.transaction() as storage:
        await storage.leases.give_back("poller", "b")
    still = await take(database, "b")
    async with database.transaction() as storage:
        await storage.leases.give_back("poller", "a")
    free = await take(database, "b")

    assert still.owner == "a"
    assert free.owner == "b"
