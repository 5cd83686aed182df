"""One tap on Done from the database to the streak: with one year and with ten years of entries.

Run: python -m benchmarks.one_tap
Believe the ratios of one run, not the times of several.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import delete, insert

from core.actions.log import mark_done, undo
from core.habits import Check, Daily, HabitDraft, HabitId
from core.people import Account, Clock, Person
from storage.database import Database
from storage.tables import digests, entries

TODAY, NOW = date(2026, 11, 23), datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
TAPS = 200
GOAL_RATIO = 2.0


def main() -> None:
    with TemporaryDirectory() as folder:
        took = asyncio.run(measure(Path(folder)))
    print(
        "a tap: person, diary, rules before and after, entry, change, digest, commit (synchronous FULL); milliseconds"
    )
    print(f"{'':32}{'1 year':>9}{'10 years':>10}{'ratio':>8}")
    for name, (one, ten) in took.items():
        print(f"{name:32}{one * 1e3:9.2f}{ten * 1e3:10.2f}{ten / one:7.1f}x")
    print(f"goal with the digest: at most {GOAL_RATIO:.0f}x")


async def measure(folder: Path) -> dict[str, tuple[float, float]]:
    database = Database(f"sqlite+aiosqlite:///{folder / 'cairn.db'}")
    await database.open()
    habits = [await a_habit(database, years) for years in (1, 10)]
    with_digest = [await a_tap(database, habit, wiped=False) for habit in habits]
    without = [await a_tap(database, habit, wiped=True) for habit in habits]
    await database.close()
    return {"with the digest": (with_digest[0], with_digest[1]), "from the rows": (without[0], without[1])}


async def a_habit(database: Database, years: int) -> HabitId:
    """Of a person whose account is named as the years are many."""
    start = TODAY.replace(year=TODAY.year - years)
    days = [start + timedelta(n) for n in range((TODAY - start).days) if n % 10]
    async with database.transaction() as storage:
        account = Account("telegram", f"{years}", "")
        person = await storage.people.add(account, Person(0, Clock("Europe/Berlin"), set_up=True), NOW)
        habit = await storage.habits.add(person.id, HabitDraft("Read", Daily(), Check(), start), NOW)
        said = {"habit_id": habit.id, "kind": "done", "note": "", "logged_at": NOW, "zone": "Europe/Berlin"}
        await storage.entries.connection.execute(insert(entries), [{**said, "local_date": day} for day in days])
        return habit.id


async def a_tap(database: Database, habit: HabitId, *, wiped: bool) -> float:
    took = []
    for n in range(TAPS):
        if wiped:
            async with database.transaction() as storage:
                await storage.entries.connection.execute(delete(digests))
        begin = perf_counter()
        async with database.transaction() as storage:
            person = await storage.people.by_account("telegram", "1" if habit == 1 else "10")
            assert person is not None
            logged = await mark_done(storage, person, habit, TODAY, f"{wiped} {n}", NOW)
            assert logged.after.current == logged.before.current + 1
        took.append(perf_counter() - begin)
        async with database.transaction() as storage:
            await undo(storage, person, NOW)
    return median(took)


if __name__ == "__main__":
    main()
