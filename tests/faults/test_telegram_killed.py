"""kill -9 with a full inbox (fault 35): nothing that somebody tapped is lost, and nothing counts twice."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.app import utc_now
from bot.conversation.actions import about
from bot.conversation.more import MORE
from core.habits import AtLeast, Daily, HabitDraft, HabitId
from core.people import Account, Clock, Person
from storage.database import Database
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram import Person as Tapper
from tests.fakes.telegram.load import a_card
from tests.frontends.telegram.process import BotProcess, ready

PEOPLE = 12
PENDING = 50
SHORTEST, LONGEST = 0.05, 0.6
"""Seconds a bot lives, once its imports are done."""


async def test_half_a_dozen_kills_lose_no_tap_and_double_none(database_url: str, tmp_path: Path) -> None:
    await _tap_through_kills(6, database_url, tmp_path, random.Random(35))


@pytest.mark.soak
async def test_a_hundred_kills_lose_no_tap_and_double_none(database_url: str, tmp_path: Path) -> None:
    """On each of the two databases."""
    await _tap_through_kills(100, database_url, tmp_path, random.Random(3500))


async def _tap_through_kills(kills: int, url: str, folder: Path, dice: random.Random) -> None:
    async with FakeTelegram(check=False) as telegram:
        people = [telegram.person(f"P{number}", started=True) for number in range(PEOPLE)]
        habits = await _settle(url, people)
        taps: Counter[int] = Counter()
        async with _tapping(telegram, people, habits, taps):
            await _kill_again_and_again(telegram, kills, url, folder, dice)
        last = await ready(telegram, folder, url)
        last.go()
        await telegram.confirmed(30)
        await _all_answered(telegram, taps.total())
        await last.kill()

        assert await _sums(url, people, habits) == {person.id: Decimal(taps[person.id]) for person in people}
        assert "Traceback" not in last.said


async def _settle(url: str, people: list[Tapper]) -> dict[int, HabitId]:
    """Everybody keeps a habit that is counted: a tap that counts twice shows."""
    database = Database(url)
    await database.open()
    habits = {}
    now = utc_now()
    async with database.transaction() as storage:
        for one in people:
            account = Account("telegram", str(one.id), str(one.id))
            person = await storage.people.add(account, Person(0, Clock("UTC"), set_up=True), now)
            draft = HabitDraft("Water", Daily(), AtLeast(Decimal(900), "glasses"), now.date() - timedelta(days=1))
            habits[one.id] = (await storage.habits.add(person.id, draft, now)).id
    await database.close()
    return habits


@asynccontextmanager
async def _tapping(
    telegram: FakeTelegram, people: list[Tapper], habits: dict[int, HabitId], taps: Counter[int]
) -> AsyncIterator[None]:
    """Everybody taps on and on; fifty taps wait for their answer at any time."""

    async def keep_full() -> None:
        numbers = iter(range(10**9))
        cards = {person.id: a_card(telegram, person) for person in people}
        while True:
            while taps.total() - len(_answered(telegram)) < PENDING:
                person = people[next(numbers) % PEOPLE]
                action = about(MORE, habits[person.id], _today(), 1)
                await person.tap_raw(action.encode(), cards[person.id], patience=None)
                taps[person.id] += 1
            await asyncio.sleep(0.01)

    filling = asyncio.create_task(keep_full())
    yield
    filling.cancel()
    await asyncio.gather(filling, return_exceptions=True)


def _today() -> date:
    return utc_now().date()


async def _kill_again_and_again(
    telegram: FakeTelegram, kills: int, url: str, folder: Path, dice: random.Random
) -> None:
    spare: BotProcess = await ready(telegram, folder, url)
    for _ in range(kills):
        bot, spare = spare, await ready(telegram, folder, url)
        polls = len(telegram.calls("getUpdates"))
        bot.go()
        await telegram.received("getUpdates", polls + 2, patience=30)
        await asyncio.sleep(dice.uniform(SHORTEST, LONGEST))
        await bot.kill()
    await spare.kill()


async def _all_answered(telegram: FakeTelegram, taps: int) -> None:
    for _ in range(600):
        if len(_answered(telegram)) == taps:
            return
        await asyncio.sleep(0.1)
    raise TimeoutError(f"{len(_answered(telegram))} of {taps} taps were answered")


def _answered(telegram: FakeTelegram) -> set[str]:
    """Taps whose spinner the bot has stopped at least once."""
    return {call.params["callback_query_id"] for call in telegram.calls("answerCallbackQuery")}


async def _sums(url: str, people: list[Tapper], habits: dict[int, HabitId]) -> dict[int, Decimal]:
    database = Database(url)
    found = {}
    async with database.transaction() as storage:
        for one in people:
            person = await storage.people.by_account("telegram", str(one.id))
            assert person is not None
            diary = await storage.entries.diary(person.id, habits[one.id])
            assert diary is not None
            found[one.id] = sum((entry.amount or Decimal(0) for entry in diary.entries), Decimal(0))
    await database.close()
    return found
