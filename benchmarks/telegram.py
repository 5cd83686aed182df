"""A tap on Telegram: callback in, answer and edit out, over loopback; ours beside the peers, in one run.

Run: python -m benchmarks.telegram [quick]
Every bot is a process of its own and talks to the same stand-in. Believe the ratios of one run.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from bot.conversation.actions import write_day, write_id
from core.habits import Check, Daily, HabitDraft
from core.people import Account, Clock
from core.people import Person as Owner
from storage.database import Database
from tests.fakes.storm import Storm
from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram.load import storm

PEOPLE = 50
HABITS, DATES = 16, 2
TAPS = 1500
"""As many as there are habits and dates to tap: each is a new entry."""
IDLE_TAPS, IDLE_RATE = 300, 20.0
FAR_SECONDS = 0.060
NOW = datetime.now(UTC)
TODAY: date = NOW.date()
TITLES = {
    "stock": "python-telegram-bot, one at a time",
    "stock_at_once": "python-telegram-bot, 256 at once",
    "aiogram": "aiogram 3",
    "no_op": "ours, a tap that does nothing",
    "obvious": "python-telegram-bot + ORM + aiosqlite",
    "ours": "ours, the whole durable Done",
}


@dataclass(frozen=True, slots=True)
class Taps:
    """Gives each person habit after habit, date after date, so that no tap repeats another."""

    habits: dict[int, list[int]]
    used: Counter[int]

    def data(self, person: Person, number: int) -> str:
        place = self.used[person.id]
        self.used[person.id] += 1
        habit = self.habits[person.id][place // DATES % HABITS]
        return f"1:dn:{write_id(habit)}:{write_day(TODAY - timedelta(days=place % DATES))}"


async def main(part: float) -> None:
    taps = int(TAPS * part)
    print(f"{'':40}{'taps/s':>8}{'busy p50':>10}{'idle p50':>10}{'idle p99':>10}{'60 ms/s':>9}   (ms)")
    found: dict[str, tuple[Storm, Storm, Storm]] = {}
    for name, title in TITLES.items():
        busy = await measure(name, taps if "stock" not in name and name != "obvious" else taps // 3)
        idle = await measure(name, int(IDLE_TAPS * part), rate=IDLE_RATE)
        far = await measure(name, taps // 3 if name in ("ours", "no_op", "aiogram") else 60, latency=FAR_SECONDS)
        found[name] = busy, idle, far
        print(
            f"{title:40}{busy.per_second:8.0f}{busy.quantile(0.5) * 1e3:10.1f}{idle.quantile(0.5) * 1e3:10.1f}"
            f"{idle.quantile(0.99) * 1e3:10.1f}{far.per_second:9.0f}",
            flush=True,
        )
    _judge(found)


def _judge(found: dict[str, tuple[Storm, Storm, Storm]]) -> None:
    speed = {name: storms[0].per_second for name, storms in found.items()}
    print(f"ours without effect: {speed['no_op'] / speed['stock']:.1f}x stock (goal 2.5), ", end="")
    print(f"{speed['no_op'] / speed['aiogram']:.2f}x aiogram (goal 1)")
    print(f"durable Done: {speed['ours']:.0f}/s (goal 150), {speed['ours'] / speed['obvious']:.1f}x obvious (goal 3)")
    print(f"idle p99 {found['ours'][1].quantile(0.99) * 1e3:.0f} ms (goal 25); ", end="")
    print(f"with a server that takes 60 ms {found['ours'][2].per_second:.0f}/s (goal 100)")


async def measure(name: str, taps: int, rate: float | None = None, latency: float = 0.0) -> Storm:
    async with FakeTelegram(check=False, keep_log=False, latency=latency) as telegram:
        people = [telegram.person(f"P{number}", started=True) for number in range(PEOPLE)]
        with TemporaryDirectory() as folder:
            database = f"sqlite+aiosqlite:///{Path(folder) / 'cairn.db'}"
            habits = await _settle(database, people)
            async with _bot(name, telegram, database):
                data = Taps(habits, Counter())
                await storm(telegram, people, len(people), data.data)
                return await storm(telegram, people, taps, data.data, rate)


async def _settle(url: str, people: list[Person]) -> dict[int, list[int]]:
    """Everybody keeps habits with ten weeks behind them."""
    database = Database(url)
    await database.open()
    habits: dict[int, list[int]] = {}
    async with database.transaction() as storage:
        for one in people:
            account = Account("telegram", str(one.id), str(one.id))
            person = await storage.people.add(account, Owner(0, Clock("UTC"), set_up=True), NOW)
            drafts = [HabitDraft(f"Read {n}", Daily(), Check(), TODAY - timedelta(70)) for n in range(HABITS)]
            habits[one.id] = [(await storage.habits.add(person.id, draft, NOW)).id for draft in drafts]
    await database.close()
    return habits


@asynccontextmanager
async def _bot(name: str, telegram: FakeTelegram, database: str) -> AsyncIterator[None]:
    command = [sys.executable, "-m", "benchmarks.peers.telegram", name, telegram.url, telegram.token, database]
    quiet = None if "loud" in sys.argv else asyncio.subprocess.DEVNULL
    bot = await asyncio.create_subprocess_exec(*command, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            bot.send_signal(signal.SIGKILL)
        await bot.wait()


if __name__ == "__main__":
    uvloop.run(main(0.3 if "quick" in sys.argv else 1.0))
