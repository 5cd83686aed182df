"""A click on Discord: from the raw payload to the answer on the wire; ours beside discord.py alone, in one run.

Run: python -m benchmarks.discord [quick]
Every bot is a process of its own and talks to the same stand-in. Believe the ratios of one run.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from bot.conversation.actions import write_day, write_id
from core.habits import Check, Daily, HabitDraft
from core.people import Account, Clock
from core.people import Person as Owner
from storage.database import Database
from tests.fakes.discord import FakeDiscord, Person
from tests.fakes.discord.load import storm
from tests.fakes.storm import Storm

PEOPLE = 50
HABITS, DATES = 16, 2
CLICKS = 1500
"""As many as there are habits and dates to click: each is a new entry."""
IDLE_CLICKS, IDLE_RATE = 300, 20.0
NOW = datetime.now(UTC)
TODAY: date = NOW.date()
TITLES = {
    "bare": "discord.py, a handler that only answers",
    "card": "discord.py, a button that only answers a card",
    "ours": "ours, the whole durable Done",
}


class Clicks:
    """Gives each person habit after habit, date after date, so that no click repeats another."""

    def __init__(self, habits: dict[str, list[int]]) -> None:
        self._habits = habits
        self._used: Counter[str] = Counter()

    def custom_id(self, person: Person, number: int) -> str:
        place = self._used[person.id]
        self._used[person.id] += 1
        habit = self._habits[person.id][place // DATES % HABITS]
        return f"1:dn:{write_id(habit)}:{write_day(TODAY - timedelta(days=place % DATES))}"


async def main(part: float) -> None:
    print(f"{'':46}{'clicks/s':>9}{'busy p50':>10}{'busy p99':>10}{'idle p50':>10}{'idle p99':>10}   (ms)")
    found: dict[str, Storm] = {}
    for name, title in TITLES.items():
        busy = found[name] = await measure(name, int(CLICKS * part))
        idle = await measure(name, int(IDLE_CLICKS * part), IDLE_RATE)
        times = "".join(f"{one.quantile(part) * 1e3:10.1f}" for one in (busy, idle) for part in (0.5, 0.99))
        print(f"{title:46}{busy.per_second:9.0f}{times}", flush=True)
    shares = [found["ours"].per_second / found[peer].per_second for peer in ("bare", "card")]
    print("the durable Done at {:.2f}x of a handler that only answers (goal 0.5), {:.2f}x of the card".format(*shares))


async def measure(name: str, clicks: int, rate: float | None = None) -> Storm:
    async with FakeDiscord(check=False, keep_log=False) as discord:
        people = [discord.person(f"P{number}", installed=True) for number in range(PEOPLE)]
        with TemporaryDirectory() as folder:
            database = f"sqlite+aiosqlite:///{Path(folder) / 'cairn.db'}"
            habits = Clicks(await _settle(database, people))
            async with _bot(name, discord, database):
                await storm(discord, people, len(people), habits.custom_id)
                return await storm(discord, people, clicks, habits.custom_id, rate)


async def _settle(url: str, people: list[Person]) -> dict[str, list[int]]:
    """Everybody keeps habits with ten weeks behind them."""
    database = Database(url)
    await database.open()
    habits: dict[str, list[int]] = {}
    async with database.transaction() as storage:
        for one in people:
            account = Account("discord", one.id, one.dm.id)
            person = await storage.people.add(account, Owner(0, Clock("UTC"), set_up=True), NOW)
            drafts = [HabitDraft(f"Read {n}", Daily(), Check(), TODAY - timedelta(70)) for n in range(HABITS)]
            habits[one.id] = [(await storage.habits.add(person.id, draft, NOW)).id for draft in drafts]
    await database.close()
    return habits


@asynccontextmanager
async def _bot(name: str, discord: FakeDiscord, database: str) -> AsyncIterator[None]:
    where = (discord.api_url, discord.gateway_url, discord.token, database)
    quiet = None if "loud" in sys.argv else asyncio.subprocess.DEVNULL
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.peers.discord", name, *where, stdout=quiet, stderr=quiet
    )
    try:
        await discord.gateway.ready(30)
        yield
    finally:
        bot.send_signal(signal.SIGKILL)
        await bot.wait()


if __name__ == "__main__":
    uvloop.run(main(0.3 if "quick" in sys.argv else 1.0))
