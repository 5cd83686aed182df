"""Due reminders: an idle look, and a thousand slots claimed and planned anew, beside APScheduler's SQL job store.

Run: python -m benchmarks.due_slots [SLOTS]
Believe the ratios of one run, not the times of several.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from zoneinfo import ZoneInfo

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import insert

from core.actions.remind import claim_due
from storage.database import Database
from storage.tables import habits, people, slots, versions

SLOTS, DUE, ROUNDS, LOOKS = 100_000, 1000, 5, 300
HABITS_EACH = 10
PEER_JOBS = 2 * DUE
"""More take minutes to add; those that are not due cost the peer nothing."""
GOAL_CLAIM, GOAL_IDLE, GOAL_HELD = 0.080, 0.0015, 0.050
ZONES = ("America/New_York", "Europe/Berlin", "Asia/Kolkata", "America/Nuuk", "Pacific/Auckland")
NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
MINUTE = timedelta(minutes=1)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SLOTS
    with TemporaryDirectory() as folder:
        idle, claim, held = asyncio.run(ours(Path(folder), number))
        peer_idle, peer_claim = asyncio.run(apscheduler(Path(folder)))
    print(f"SQLite, synchronous FULL; Cairn with {number:,} slots, APScheduler with {PEER_JOBS:,} jobs; milliseconds")
    print(f"{'':44}{'Cairn':>9}{'goal':>9}{'APScheduler':>13}{'ratio':>8}")
    row("a look when nothing is due", idle, GOAL_IDLE, peer_idle)
    row(f"{DUE:,} claimed, planned anew, put in the outbox", claim, GOAL_CLAIM, peer_claim)
    row("event loop held meanwhile, at most", held, GOAL_HELD, peer_claim)


def row(name: str, took: float, goal: float, peer: float) -> None:
    print(f"{name:44}{took * 1e3:9.2f}{goal * 1e3:9.1f}{peer * 1e3:13.1f}{peer / took:7.1f}x")


async def ours(folder: Path, number: int) -> tuple[float, float, float]:
    """Idle look, claim, and the longest time the event loop was held by a claim: medians."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'cairn.db'}")
    await database.open()
    await fill(database, number)
    early = NOW - timedelta(days=1)
    idle = median([await seconds(lambda: claim_at(database, early)) for _ in range(LOOKS)])
    claims, holds = [], []
    for minute in range(ROUNDS):
        async with LoopWatch() as watch:
            claims.append(await seconds(lambda at=NOW + minute * MINUTE: claim_at(database, at)))  # type: ignore[misc]  # mypy cannot type a default of a lambda
        holds.append(watch.longest)
    await database.close()
    return idle, median(claims), median(holds)


async def claim_at(database: Database, now: datetime) -> None:
    async with database.transaction() as storage:
        await claim_due(storage, now, DUE)


async def fill(database: Database, number: int) -> None:
    """`DUE` slots for each minute from `NOW` on."""
    async with database.transaction() as storage:
        connection = storage.people.connection
        await connection.execute(insert(people), [a_person(n) for n in range(number // HABITS_EACH)])
        await connection.execute(insert(habits), [a_habit(n) for n in range(number)])
        await connection.execute(insert(versions), [a_version(n) for n in range(number)])
        await connection.execute(insert(slots), [a_slot(n) for n in range(number)])


def a_person(n: int) -> dict[str, object]:
    return {
        "id": n + 1,
        "name": f"Person {n}",
        "language": "en",
        "zone": ZONES[n % len(ZONES)],
        "day_start": time(0),
        "week_start": 0,
        "backfill_hours": 48,
        "set_up": True,
        "created_at": NOW,
    }


def a_habit(n: int) -> dict[str, object]:
    return {
        "id": n + 1,
        "person_id": n // HABITS_EACH + 1,
        "name": f"Habit {n}",
        "category": "",
        "note": "",
        "start_date": date(2026, 1, 1),
        "position": n % HABITS_EACH,
        "created_at": NOW,
    }


def a_version(n: int) -> dict[str, object]:
    schedule = '{"kind": "daily"}' if n % 2 else '{"kind": "weekdays", "days": ["mon", "wed", "fri"]}'
    goal = '{"kind": "check"}'
    return {"habit_id": n + 1, "since": date(2026, 1, 1), "schedule": schedule, "goal": goal, "week_start": 0}


def a_slot(n: int) -> dict[str, object]:
    at = time(n % 24, n % 60)
    return {"habit_id": n + 1, "number": 0, "time": at, "next_utc": NOW + n // DUE * MINUTE, "next_date": TODAY}


class LoopWatch:
    """The longest time for which a task that only wants its turn did not get it."""

    longest = 0.0

    async def __aenter__(self) -> LoopWatch:
        self._task = asyncio.create_task(self._watch())
        await asyncio.sleep(0)
        return self

    async def _watch(self) -> None:
        while True:
            begin = perf_counter()
            await asyncio.sleep(0.0005)
            self.longest = max(self.longest, perf_counter() - begin)

    async def __aexit__(self, *failure: object) -> None:
        await asyncio.sleep(0.001)
        self._task.cancel()


async def apscheduler(folder: Path) -> tuple[float, float]:
    """One look when nothing is due, and one that starts `DUE` jobs; the event loop is held all that time."""
    store = SQLAlchemyJobStore(url=f"sqlite:///{folder / 'jobs.db'}")
    scheduler = AsyncIOScheduler(jobstores={"default": store}, timezone=UTC)
    scheduler.start(paused=True)
    for n in range(PEER_JOBS):
        zone = ZoneInfo(ZONES[n % len(ZONES)])
        trigger = CronTrigger(hour=n % 24, minute=n % 60, timezone=zone)
        due = datetime.now(UTC) + timedelta(days=1)
        scheduler.add_job(fire, trigger, [n], misfire_grace_time=None, next_run_time=due)
    idle = median([await seconds(lambda: look(scheduler)) for _ in range(LOOKS)])
    for job in scheduler.get_jobs()[:DUE]:
        job.modify(next_run_time=datetime.now(UTC))
    busy = await seconds(lambda: look(scheduler))
    scheduler.shutdown(wait=False)
    return idle, busy


async def look(scheduler: AsyncIOScheduler) -> None:
    """What its timer does when it rings."""
    scheduler.state = 1
    scheduler._process_jobs()
    scheduler.state = 2


async def fire(number: int) -> None:
    """A job has to be something that can be imported by its name."""


async def seconds(run: Callable[[], Awaitable[None]]) -> float:
    begin = perf_counter()
    await run()
    return perf_counter() - begin


if __name__ == "__main__":
    main()
