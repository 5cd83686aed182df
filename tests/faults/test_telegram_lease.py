"""Two pollers with one database (fault 39): one of them fetches, the other says why it does not."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import EXIT_NO_PLATFORM
from bot.frontends.frontend import LaneStopped
from bot.frontends.telegram.lease import LASTS, NAME, PollerLease, is_gone
from storage.database import Database
from tests.fakes.telegram import FakeTelegram
from tests.frontends.telegram.process import BotProcess, ready

HELD = "fetches Telegram's updates already"
ELSEWHERE = "another machine:7:abc"
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


async def _answers(telegram: FakeTelegram, name: str) -> None:
    person = telegram.person(name)
    await person.say("/help")
    await person.hears("Cairn keeps", patience=60)


async def _bots(telegram: FakeTelegram, folder: Path, url: str) -> list[BotProcess]:
    folders = [folder / "one", folder / "two"]
    for one in folders:
        one.mkdir()
    return [await ready(telegram, one, url) for one in folders]


async def test_39_the_newcomer_on_the_same_database_gives_up_and_the_first_goes_on(
    database_url: str, tmp_path: Path
) -> None:
    async with FakeTelegram() as telegram:
        first, second = await _bots(telegram, tmp_path, database_url)
        first.go()
        await _answers(telegram, "Alice")

        second.go()
        code = await second.ended()

        assert code == EXIT_NO_PLATFORM
        assert HELD in second.said
        assert [call for call in telegram.calls("getUpdates") if call.status == 409] == []
        await _answers(telegram, "Bob")
        await first.kill()


async def test_39_of_two_that_start_at_once_exactly_one_stays(database_url: str, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        bots = await _bots(telegram, tmp_path, database_url)
        for bot in bots:
            bot.go()

        ends = [asyncio.create_task(bot.ended()) for bot in bots]
        done, staying = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED, timeout=90)

        assert [end.result() for end in done] == [EXIT_NO_PLATFORM]
        await asyncio.sleep(2)
        assert len(staying) == 1
        assert not any(end.done() for end in staying)
        await _answers(telegram, "Alice")
        for bot in bots:
            await bot.kill()
        await asyncio.gather(*ends)


async def test_39_after_a_kill_the_next_one_need_not_wait(database_url: str, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        first, second = await _bots(telegram, tmp_path, database_url)
        first.go()
        await _answers(telegram, "Alice")
        await first.kill()

        second.go()
        person = telegram.person("Bob")
        await person.say("/help")
        await person.hears("Cairn keeps", patience=LASTS.total_seconds())

        await second.kill()


async def _held_elsewhere(database: Database, now: datetime) -> None:
    async with database.transaction() as storage:
        await storage.leases.take(NAME, ELSEWHERE, now, LASTS)


async def test_39_the_lease_of_a_machine_that_died_runs_out(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.frontends.telegram.lease.LOOK_SECONDS", 0.01)
    database = Database(sqlite_url)
    await database.open()
    await _held_elsewhere(database, NOON)
    now = [NOON]
    lease = PollerLease(database, lambda: now[0])

    waiting = asyncio.create_task(lease.obtain())
    await asyncio.sleep(0.2)
    too_early = waiting.done()
    now[0] += LASTS + timedelta(seconds=1)
    await asyncio.wait_for(waiting, 30)

    assert not too_early
    await database.close()


async def test_39_who_has_slept_too_long_finds_the_lease_taken_and_stops(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.frontends.telegram.lease.RENEW_SECONDS", 0.01)
    database = Database(sqlite_url)
    await database.open()
    lease = PollerLease(database, lambda: NOON)
    await lease.obtain()
    await _held_elsewhere(database, NOON + 2 * LASTS)

    with pytest.raises(LaneStopped, match="has taken over"):
        await asyncio.wait_for(lease.keep(), 30)
    await database.close()


def test_only_a_process_of_this_machine_is_known_to_be_gone(sqlite_url: str) -> None:
    mine = PollerLease(Database(sqlite_url), lambda: NOON).owner
    machine = mine.partition(":")[0]

    assert is_gone(mine), "whoever had our number before us is gone"
    assert not is_gone(f"{machine}:1:abc"), "the first process lives as long as the machine"
    assert is_gone(f"{machine}:4194304:abc"), "no process has such a number"
    assert not is_gone(ELSEWHERE)
    assert not is_gone("nonsense")
