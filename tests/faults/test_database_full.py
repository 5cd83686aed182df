"""No room to write (faults 74, 76): "not saved", reads go on, nothing is damaged, and it works again with room."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from core.errors import NotSaved
from storage.database import Database
from tests.storage.household import NOW, Household, move_in

# A process of its own, because its limit on the size of files holds for everything that it writes.
FULL_DISK = """
import asyncio, resource, signal, sys
from pathlib import Path
from core.errors import NotSaved
from storage.database import Database
from tests.storage.household import NOW

async def keep(database, number):
    async with database.transaction() as storage:
        await storage.desk.keep_draft(1, str(number), {"words": "x" * 2000}, NOW)
        await storage.desk.keep_draft(1, f"{number} too", {"words": "y" * 2000}, NOW)

async def fill(url, file, at_once):
    database = Database(url)
    await keep(database, 0)
    room = Path(file + "-wal").stat().st_size + 100_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    kept, refused = 1, 0
    for first in range(1, 61, int(at_once)):
        keeping = (keep(database, number) for number in range(first, first + int(at_once)))
        told = await asyncio.gather(*keeping, return_exceptions=True)
        kept += told.count(None)
        refused += [type(one) for one in told].count(NotSaved)
    assert kept + refused == 61
    async with database.transaction() as storage:
        found = [number for number in range(61) if await storage.desk.draft(1, str(number))]
        halves = [number for number in range(61) if await storage.desk.draft(1, f"{number} too")]
    assert found == halves
    assert len(found) == kept
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await keep(database, "with room again")
    await database.close()
    print(kept, refused)

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
asyncio.run(fill(*sys.argv[1:]))
"""


@pytest.mark.parametrize("at_once", [1, 4])
async def test_a_write_error_of_the_disk_loses_only_what_it_was_told_about(sqlite_url: str, at_once: int) -> None:
    """`at_once`: several share one COMMIT, and its failure."""
    file = make_url(sqlite_url).database or ""
    database = Database(sqlite_url)
    await database.open()
    await move_in(database)
    await database.close()

    kept, refused = _run_on_a_full_disk(sqlite_url, file, at_once)

    assert kept > 1
    assert refused > 1
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT count(*) FROM drafts").fetchone() == (2 * (kept + 1),)
    connection.close()


def _run_on_a_full_disk(url: str, file: str, at_once: int) -> tuple[int, int]:
    """How many transactions were kept, and how many refused."""
    program = [sys.executable, "-c", FULL_DISK, url, file, str(at_once)]
    run = subprocess.run(program, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert run.stderr == ""
    kept, refused = run.stdout.split()
    return int(kept), int(refused)


async def test_a_full_database_is_told_and_reads_go_on(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    await database.open()
    home = await move_in(database)
    async with database.transaction() as storage:
        pages = await storage.people.connection.scalar(text("PRAGMA page_count"))
        await storage.people.connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(NotSaved):
        await _keep_much(database, home)

    async with database.transaction() as storage:
        assert await storage.people.get(home.alice.id) == home.alice
        assert await storage.desk.draft(home.alice.id, "0") is None
        await storage.people.connection.execute(text("PRAGMA max_page_count = 100000"))
    await _keep_much(database, home)
    await database.close()


async def _keep_much(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        for number in range(50):
            await storage.desk.keep_draft(home.alice.id, f"{number}", {"words": "x" * 4000}, NOW)
