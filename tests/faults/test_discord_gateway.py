"""Discord's gateway drops, refuses, ends or restarts us (faults 58 to 60, 66, 69 to 71)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest

from bot.conversation.reply import Reply, text
from bot.conversation.wording import Voice
from bot.frontends.discord import client
from bot.frontends.discord.client import IDENTIFY_GAP
from bot.frontends.discord.starts import MOST_A_DAY, Starts
from bot.frontends.frontend import Done, LaneStopped, TryLater
from bot.platforms import Platforms, State
from tests.fakes.discord import FakeDiscord, Post
from tests.fakes.discord.gateway import Identify
from tests.frontends.discord.home import MONDAY, Home, at_home, newest


@pytest.fixture
async def home(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(sqlite_url, tmp_path) as made:
        yield made


async def test_a_tap_during_a_broken_line_comes_with_the_resume_and_counts_once(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")

    with home.discord.gateway.losing():
        await alice.click("Done already", patience=None)
    home.discord.gateway.cut()
    await alice.hears("1 in a row")

    assert home.discord.gateway.resumes == 1
    assert await home.entries(alice) == {"Read": ["2026-11-23"]}


async def test_a_refused_resume_begins_a_new_session_that_serves(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "IDENTIFY_GAP", 0.01)
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    home.discord.gateway.refuse_resumes = True

    home.discord.gateway.invalidate()
    await home.discord.gateway.until(lambda: len(home.discord.gateway.identifies) == 2)
    await home.discord.gateway.ready()
    await alice.click("Done already")

    assert await home.entries(alice) == {"Read": ["2026-11-23"]}


@pytest.mark.soak
async def test_a_server_that_is_away_is_found_again(home: Home) -> None:
    alice = await home.person()

    await home.discord.down()
    await home.discord.up()
    await home.discord.gateway.ready(30)
    answer = await alice.slash("today")

    assert "nothing to show" in answer.text


@pytest.mark.parametrize(("code", "advice"), [(4004, "token"), (4013, "intent"), (4014, "intent")])
async def test_a_fatal_close_stops_this_platform_with_advice_and_no_other(
    home: Home, code: int, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    home.running.cancel()
    with suppress(asyncio.CancelledError):
        await home.running
    home.discord.gateway.refuse_with = code
    before = len(home.discord.gateway.identifies)
    platforms, ended = Platforms(), asyncio.Event()

    running = asyncio.create_task(platforms.run([home.bot, Quiet()], ended))

    async with asyncio.timeout(20):
        while platforms.states.get("discord") is not State.STOPPED:  # noqa: ASYNC110 - Platforms has no bell
            await asyncio.sleep(0.01)
    ended.set()
    await running

    assert platforms.states == {"discord": State.STOPPED, "other": State.UP}
    assert len(home.discord.gateway.identifies) - before <= 1
    assert advice in capsys.readouterr().out


class Quiet:
    """Another platform, on which nothing happens."""

    platform = "other"

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        raise AssertionError("nobody is there")

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
        raise AssertionError("nobody is there")


async def test_where_discord_wants_more_shards_we_begin_anew_with_as_many(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "IDENTIFY_GAP", 0.01)
    monkeypatch.setattr(home.bot._starts, "_sleep", _at_once)
    home.running.cancel()
    with suppress(asyncio.CancelledError):
        await home.running
    home.discord.gateway.refuse_with = 4011
    with pytest.raises(discord.ConnectionClosed, match="4011"):
        await home.bot.run()
    home.discord.gateway.refuse_with, home.discord.gateway.shards = None, 2

    again = asyncio.create_task(home.bot.run())
    await home.bot.connected()
    again.cancel()
    with suppress(asyncio.CancelledError):
        await again

    assert [one.shard for one in home.discord.gateway.identifies][1:] == [(0, 1), (0, 2), (1, 2)]


async def _at_once(seconds: float) -> None:
    """Without the pause of a further start."""


async def test_a_revoked_token_is_said_to_whoever_runs_cairn(home: Home) -> None:
    home.running.cancel()
    with suppress(asyncio.CancelledError):
        await home.running
    home.discord.revoke_token()

    with pytest.raises(LaneStopped, match="developer portal"):
        await home.bot.run()


async def test_buttons_work_after_a_restart(sqlite_url: str, tmp_path: Path) -> None:
    async with FakeDiscord(start=MONDAY) as discord:
        async with at_home(sqlite_url, tmp_path, discord) as home:
            alice = await home.person()
            await home.keeps(alice, "Read daily")
        async with at_home(sqlite_url, tmp_path, discord) as home:
            await alice.click("Done already")

            assert await home.entries(alice) == {"Read": ["2026-11-23"]}


@pytest.mark.parametrize("version", ["0", "2", "v1"])
async def test_buttons_of_another_version_say_that_they_are_old(home: Home, version: str) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    done = next(one["custom_id"] for one in newest(alice).buttons if one["label"] == "Done already")

    answer = await alice.click_raw(version + done[1:], newest(alice))

    assert answer.ephemeral
    assert "from another time" in answer.text
    assert await home.entries(alice) == {"Read": []}


async def test_commands_are_told_once_and_again_only_when_they_have_changed(sqlite_url: str, tmp_path: Path) -> None:
    async with FakeDiscord(start=MONDAY) as discord:
        for _ in range(2):
            async with at_home(sqlite_url, tmp_path, discord):
                pass
        same = len(discord.syncs)
        book = json.loads((tmp_path / "discord.json").read_text())
        older = dict.fromkeys(book["commands"], "of an older Cairn")
        (tmp_path / "discord.json").write_text(json.dumps({"commands": older}))
        async with at_home(sqlite_url, tmp_path, discord):
            pass

        assert (same, len(discord.syncs)) == (1, 2)


async def test_commands_that_discord_does_not_take_keep_nobody_from_being_answered(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with FakeDiscord(start=MONDAY) as discord:
        alice = discord.person("Alice", installed=True)
        discord.fault("PUT", "/applications/*/commands", code=50035)
        async with at_home(sqlite_url, tmp_path, discord):
            await alice.say("hello")
            await alice.hears("What time is it")
        refused = len(discord.syncs)
        async with at_home(sqlite_url, tmp_path, discord):
            pass

        assert "did not take the commands" in capsys.readouterr().out
        assert len(discord.syncs) == refused + 1


async def test_an_interaction_that_cannot_be_read_ends_nothing(home: Home) -> None:
    alice = await home.person()

    home.discord.world.dispatch("INTERACTION_CREATE", {"id": "1", "type": 3})
    answer = await alice.slash("today")

    assert "nothing to show" in answer.text
    assert not home.running.done()


async def test_nothing_is_drawn_before_the_login_nor_once_the_connection_is_given_up(home: Home) -> None:
    alice = await home.person()
    card, hello, drawn = newest(alice), Reply((text("dm-hello"),)), list[Post]()
    given_up, home.bot._client = home.bot._client, home.bot._make_client()

    await home.bot.redraw(alice.dm.id, card.id, hello, Voice(), lambda: drawn.append(card))
    home.bot._client = given_up
    assert given_up is not None
    await given_up.close()
    await home.bot.redraw(alice.dm.id, card.id, hello, Voice(), lambda: drawn.append(card))
    with pytest.raises(TryLater):
        await home.bot.deliver(alice.dm.id, hello, Voice(), "1")

    assert newest(alice).text == card.text
    assert not drawn


async def test_a_server_that_throws_us_out_or_fails_leaves_private_chats_alone(home: Home) -> None:
    alice = await home.person()
    kept, lost = (home.discord.server(name, [alice], ["habits"]) for name in ("Kept", "Lost"))

    kept.outage()
    lost.kick_bot()
    answer = await alice.slash("today")
    kept.back()
    inside = await alice.slash("today", in_=kept.channel("habits"))

    assert "nothing to show" in answer.text
    assert inside.ephemeral
    assert not home.running.done()


# The start guard


async def test_each_further_start_waits_longer_up_to_a_minute(tmp_path: Path) -> None:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    for _ in range(20):
        await Starts(tmp_path / "discord.json", lambda: MONDAY, wait).take_one()

    assert waits[:4] == [8, 16, 32, 60]
    assert waits[4:] == [60] * 14


async def test_half_an_hour_of_quiet_makes_starts_free_again(tmp_path: Path) -> None:
    waits: list[float] = []
    now = [MONDAY]

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    starts = Starts(tmp_path / "discord.json", lambda: now[0], wait)
    for _ in range(3):
        await starts.take_one()
    now[0] += timedelta(minutes=30)
    await starts.take_one()

    assert waits == [8]


async def test_a_lost_session_is_begun_anew_before_discord_py_gives_the_line_up(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits for a minute, asks again, and that counts as one more start: it would never end."""
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(home.bot._starts, "_sleep", wait)
    monkeypatch.setattr(client, "IDENTIFY_GAP", 0.0)
    assert home.bot._client is not None

    for _ in range(10):
        await home.bot._client.before_identify_hook(0)

    assert waits[-1] >= 30
    assert max(waits) + IDENTIFY_GAP < 60


async def test_all_shards_begin_without_a_pause_for_each_and_answer(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "IDENTIFY_GAP", 0.01)
    async with FakeDiscord(start=MONDAY, shards=4) as discord, at_home(sqlite_url, tmp_path, discord) as home:
        alice = await home.person()
        servers = [discord.server(f"Habits {number}", [alice], ["habits"]) for number in range(4)]

        answers = [await alice.slash("today", in_=server.channel("habits")) for server in servers]

        assert len(discord.gateway.identifies) == 4
        assert all("nothing to show" in answer.text for answer in answers)


async def test_a_crash_loop_ends_before_discord_resets_the_token(sqlite_url: str, tmp_path: Path) -> None:
    def write(count: int, at: datetime) -> None:
        (tmp_path / "discord.json").write_text(json.dumps({"starts": [at.isoformat()] * count}))

    async with FakeDiscord(start=MONDAY) as discord:
        write(MOST_A_DAY, datetime.fromtimestamp(discord.clock.now(), UTC) - timedelta(hours=2))

        with pytest.raises(LaneStopped, match="resets the token"):
            async with at_home(sqlite_url, tmp_path, discord) as home:
                await home.running

        assert discord.gateway.identifies == []


async def test_a_shard_that_would_be_one_session_too_many_stops_us_and_is_not_tried_again(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """discord.py would ask every five seconds, whatever it was that broke."""
    monkeypatch.setattr(client, "IDENTIFY_GAP", 0.01)
    at = (MONDAY - timedelta(hours=2)).isoformat()
    (tmp_path / "discord.json").write_text(json.dumps({"starts": [at] * (MOST_A_DAY - 2)}))

    async with FakeDiscord(start=MONDAY, shards=4) as discord:
        with pytest.raises(LaneStopped, match="resets the token"):
            async with asyncio.timeout(4), at_home(sqlite_url, tmp_path, discord) as home:
                await home.running

        assert len(discord.gateway.identifies) == 2


async def test_discords_own_count_of_sessions_stops_us_too(sqlite_url: str, tmp_path: Path) -> None:
    """Ours may have been lost with its file, and another machine may have the same token."""
    async with FakeDiscord(start=MONDAY) as discord:
        discord.gateway.starts_a_day = 10
        discord.gateway.identifies += [Identify(discord.clock.now(), (0, 1), 0)] * 9

        with pytest.raises(LaneStopped, match=r"9 of 10 .* in 24 hours"):
            async with at_home(sqlite_url, tmp_path, discord) as home:
                await home.running

        assert len(discord.gateway.identifies) == 9


async def test_a_crash_loop_of_real_starts_slows_down(sqlite_url: str, tmp_path: Path) -> None:
    """Three starts at once; the third has to wait before it may identify."""
    async with FakeDiscord(start=MONDAY) as discord:
        for _ in range(2):
            async with at_home(sqlite_url, tmp_path, discord):
                pass
        with suppress(TimeoutError):
            async with asyncio.timeout(1.0), at_home(sqlite_url, tmp_path, discord):
                pass

        assert len(discord.gateway.identifies) == 2
