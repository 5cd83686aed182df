"""A click on Discord: from the raw payload to the answer on the wire; ours beside discord.py alone, in one run.

Run: python -m benchmarks.discord [quick]
Every bot is a process of its own and has a stand-in of its own; they take turns. Believe the ratios.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
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
HABITS, DATES = 20, 2
TURNS = 10
CLICKS, IDLE_CLICKS, IDLE_RATE = 1500, 300, 20.0
"""No more than there are habits and dates to click: each is a new entry."""
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


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot that has started, and those who click in it."""

    discord: FakeDiscord
    people: list[Person]
    clicks: Clicks

    async def storm(self, clicks: int, rate: float | None = None) -> Storm:
        return await storm(self.discord, self.people, clicks, self.clicks.custom_id, rate)


async def main(part: float) -> None:
    async with AsyncExitStack() as running:
        bots = {name: await running.enter_async_context(_started(name)) for name in TITLES}
        busy = await _by_turns(bots, int(CLICKS * part))
        idle = await _by_turns(bots, int(IDLE_CLICKS * part), IDLE_RATE)
    print(f"{'':46}{'clicks/s':>9}{'busy p50':>10}{'busy p99':>10}{'idle p50':>10}{'idle p99':>10}   (ms)")
    for name, title in TITLES.items():
        speed = median(one.per_second for one in busy[name])
        waits = (quantile(turns[name], part) for turns in (busy, idle) for part in (0.5, 0.99))
        print(f"{title:46}{speed:9.0f}" + "".join(f"{one * 1e3:10.1f}" for one in waits))
    for peer, goal in (("bare", " (goal 0.5)"), ("card", "")):
        shares = sorted(
            ours.per_second / theirs.per_second for ours, theirs in zip(busy["ours"], busy[peer], strict=True)
        )
        print(
            f"ours at {median(shares):.2f}x of: {TITLES[peer]}{goal}; turn by turn {shares[0]:.2f} to {shares[-1]:.2f}"
        )


async def _by_turns(bots: Mapping[str, Bot], clicks: int, rate: float | None = None) -> dict[str, list[Storm]]:
    """A machine's speed may change from one minute to the next: what is compared takes its turns close together."""
    found: dict[str, list[Storm]] = {name: [] for name in bots}
    for _ in range(TURNS):
        for name, bot in bots.items():
            found[name].append(await bot.storm(clicks // TURNS, rate))
    return found


def quantile(turns: Sequence[Storm], part: float) -> float:
    return Storm(0, [wait for one in turns for wait in one.waits]).quantile(part)


@asynccontextmanager
async def _started(name: str) -> AsyncIterator[Bot]:
    async with FakeDiscord(check=False, keep_log=False) as discord:
        people = [discord.person(f"P{number}", installed=True) for number in range(PEOPLE)]
        with TemporaryDirectory() as folder:
            database = f"sqlite+aiosqlite:///{Path(folder) / 'cairn.db'}"
            bot = Bot(discord, people, Clicks(await _settle(database, people)))
            async with _process(name, discord, database):
                await bot.storm(len(people))
                yield bot


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
async def _process(name: str, discord: FakeDiscord, database: str) -> AsyncIterator[None]:
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
