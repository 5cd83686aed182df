"""The gateway misbehaves as the real one can, and discord.py goes on: resume, new sessions, close codes, outages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import aiohttp
import discord
import orjson
import pytest

from tests.fakes.discord import Channel, FakeDiscord, Person, Server
from tests.fakes.discord.gateway import BAD_INTENTS, BAD_SEQUENCE, BAD_SHARD, BAD_TOKEN, NOT_IDENTIFIED, UNREADABLE
from tests.fakes.discord.refusals import Json
from tests.fakes_checks.habit_bot import HabitBot, point_at, running

Trouble = Callable[[FakeDiscord], None]


@pytest.mark.parametrize(
    "trouble",
    [
        lambda stand_in: stand_in.gateway.close(4000),
        lambda stand_in: stand_in.gateway.reconnect(),
        lambda stand_in: stand_in.gateway.cut(),
    ],
    ids=["close 4000", "op 7", "line cut"],
)
async def test_a_lost_line_is_resumed_and_nothing_is_lost(
    stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person, trouble: Trouble
) -> None:
    await amira.slash("done", habit="Read")
    post = amira.posts()[-1]

    with stand_in.gateway.losing():
        await amira.click("Done", post, patience=None)
    trouble(stand_in)
    await amira.hears("Read: done")

    assert habit_bot.clicks == ["Read"]
    assert (stand_in.gateway.resumes, len(stand_in.gateway.identifies)) == (1, 1)


async def test_events_of_the_time_without_a_line_come_in_order(
    stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person
) -> None:
    stand_in.gateway.cut()
    for number in range(20):
        await amira.say(str(number))
    await habit_bot.until(lambda: len(habit_bot.heard) == 20)

    assert habit_bot.heard == [str(number) for number in range(20)]
    await habit_bot.until(lambda: "resumed" in habit_bot.events)


async def test_a_server_without_heartbeats_is_left_and_resumed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeDiscord(heartbeat=0.05) as stand_in:
        point_at(stand_in, monkeypatch)
        async with running(stand_in, HabitBot(heartbeat_timeout=0.1)):
            stand_in.gateway.acks = False
            await stand_in.gateway.until(lambda: stand_in.gateway.resumes == 1)
            stand_in.gateway.acks = True

    assert stand_in.gateway.heartbeats > 1


async def test_an_invalid_session_leads_to_a_new_one(stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person) -> None:
    stand_in.gateway.invalidate()
    await stand_in.gateway.until(lambda: len(stand_in.gateway.identifies) == 2 and stand_in.gateway.connected == 1)
    await amira.slash("done", habit="Read")

    assert stand_in.gateway.resumes == 0


async def test_a_refused_resume_leads_to_a_new_session_and_loses_what_came_between(
    stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person
) -> None:
    stand_in.gateway.refuse_resumes = True
    stand_in.gateway.close(4000)
    await amira.say("lost")
    stand_in.gateway.forget()
    await stand_in.gateway.until(lambda: len(stand_in.gateway.identifies) == 2 and stand_in.gateway.connected == 1)
    await amira.say("heard")
    await habit_bot.until(lambda: bool(habit_bot.heard))

    assert habit_bot.heard == ["heard"]


async def test_a_server_that_was_away_is_found_again(stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person) -> None:
    await stand_in.down()
    await amira.say("while you were away")
    await stand_in.up()
    await habit_bot.until(lambda: bool(habit_bot.heard))

    assert habit_bot.heard == ["while you were away"]
    assert stand_in.gateway.resumes == 1


@pytest.mark.parametrize("code", [4004, 4013])
async def test_a_fatal_close_code_ends_the_client(
    stand_in: FakeDiscord, house: Server, habit_bot: HabitBot, code: int
) -> None:
    stand_in.gateway.refuse_with = code
    with pytest.raises(discord.ConnectionClosed) as closed:
        async with running(stand_in, HabitBot()):
            pass

    assert closed.value.code == code


async def test_an_intent_that_was_not_granted_is_refused(stand_in: FakeDiscord) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(stand_in, HabitBot(intents=discord.Intents(guilds=True, message_content=True))):
            pass


async def test_a_granted_content_intent_shows_what_people_say(
    stand_in: FakeDiscord, house: Server, amira: Person, habits: Channel
) -> None:
    stand_in.gateway.allowed_intents = 1 << 15
    intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)

    async with running(stand_in, HabitBot(intents=intents)) as bot:
        await amira.say("open", in_=habits)
        await bot.until(lambda: bool(bot.heard))

    assert bot.heard == ["open"]


async def test_the_token_is_reset_after_too_many_sessions(stand_in: FakeDiscord) -> None:
    stand_in.gateway.starts_a_day = 1
    async with running(stand_in, HabitBot()):
        pass

    with pytest.raises(discord.ConnectionClosed):
        async with running(stand_in, HabitBot()):
            pass
    with pytest.raises(discord.LoginFailure):
        async with running(stand_in, HabitBot()):
            pass


async def test_a_bot_is_told_why_a_server_is_gone(stand_in: FakeDiscord, house: Server, habit_bot: HabitBot) -> None:
    house.outage()
    house.back()
    house.kick_bot()
    await habit_bot.until(lambda: "removed from Habits" in habit_bot.events)

    assert habit_bot.events[-3:] == ["Habits unavailable", "Habits available", "removed from Habits"]
    with pytest.raises(discord.Forbidden):
        await habit_bot.fetch_guild(int(house.id))


class _Shards(discord.AutoShardedClient):
    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the five seconds between two shards."""


async def test_each_shard_is_told_of_its_own_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeDiscord(shards=2) as stand_in:
        point_at(stand_in, monkeypatch)
        for number in range(4):
            stand_in.server(f"{number}")
            await asyncio.sleep(0.002)  # a snowflake's shard is in its milliseconds
        client = _Shards(intents=discord.Intents(guilds=True), guild_ready_timeout=0.01)
        async with running(stand_in, client):
            seen = {guild.id: guild.shard_id for guild in client.guilds}

    assert sorted(identify.shard for identify in stand_in.gateway.identifies) == [(0, 2), (1, 2)]
    assert seen == {int(guild_id): (int(guild_id) >> 22) % 2 for guild_id in stand_in.world.guilds}


async def _refused(stand_in: FakeDiscord, *said: Json | bytes) -> int | None:
    """The code with which a raw client that says this is closed."""
    async with aiohttp.ClientSession() as session, session.ws_connect(stand_in.gateway_url) as socket:
        await socket.receive()
        for payload in said:
            await socket.send_bytes(payload if isinstance(payload, bytes) else orjson.dumps(payload))
        while (await socket.receive()).type is not aiohttp.WSMsgType.CLOSE:
            pass
        return socket.close_code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"token": "wrong"}, BAD_TOKEN),
        ({"intents": 1 << 40}, BAD_INTENTS),
        ({"shard": [2, 2]}, BAD_SHARD),
    ],
)
async def test_a_bad_identify_is_closed_with_its_code(stand_in: FakeDiscord, change: Json, code: int) -> None:
    said = {"token": stand_in.token, "intents": 1, "properties": {}}

    assert await _refused(stand_in, {"op": 2, "d": said | change}) == code


@pytest.mark.parametrize(("said", "code"), [(b"not json", UNREADABLE), ({"op": 3, "d": {}}, NOT_IDENTIFIED)])
async def test_nonsense_is_closed_with_its_code(stand_in: FakeDiscord, said: Json | bytes, code: int) -> None:
    assert await _refused(stand_in, said) == code


async def test_a_resume_from_the_future_is_closed_with_its_code(stand_in: FakeDiscord, habit_bot: HabitBot) -> None:
    (session_id,) = stand_in.gateway.sessions
    said = {"token": stand_in.token, "session_id": session_id, "seq": 10_000}

    assert await _refused(stand_in, {"op": 6, "d": said}) == BAD_SEQUENCE


async def test_without_compression_frames_are_plain_text(stand_in: FakeDiscord) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(stand_in.gateway_url) as socket:
        frame = await socket.receive()

    assert frame.type is aiohttp.WSMsgType.TEXT
    assert orjson.loads(frame.data) == {"op": 10, "d": {"heartbeat_interval": 41250}}
