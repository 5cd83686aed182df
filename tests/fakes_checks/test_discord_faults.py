"""Faults on order, as discord.py meets them: rate limits, bans, lost answers, refusals, bodies that are no JSON."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest

from tests.fakes.discord import Channel, FakeDiscord, Limits, Person, Server
from tests.fakes_checks.habit_bot import HabitBot, point_at, running
from tests.fakes_checks.raw_discord import Raw

SEND = ("POST", "/channels/*/messages")


@pytest.fixture
def dm(habit_bot: HabitBot, amira: Person) -> discord.PartialMessageable:
    return habit_bot.get_partial_messageable(int(amira.dm.id))


async def test_a_rate_limit_is_waited_out(stand_in: FakeDiscord, dm: discord.PartialMessageable) -> None:
    stand_in.fault(*SEND, retry_after=0.05)

    await dm.send("x")

    limited, sent = stand_in.calls(*SEND)
    assert (limited.status, limited.answer["retry_after"], limited.effect, sent.status) == (429, 0.05, False, 200)


async def test_a_global_limit_stops_every_route(
    stand_in: FakeDiscord, habit_bot: HabitBot, dm: discord.PartialMessageable
) -> None:
    stand_in.fault(*SEND, retry_after=0.1, global_=True)
    sending = asyncio.create_task(dm.send("x"))
    while habit_bot.http._global_over.is_set():  # noqa: ASYNC110 - it tells nobody when it begins to wait
        await asyncio.sleep(0)

    await habit_bot.application_info()
    await sending

    first, info, again = (call.path.split("/")[1] for call in stand_in.log)
    assert first == "channels"
    assert {info, again} == {"channels", "oauth2"}
    assert stand_in.calls("GET")[0].at - stand_in.calls(*SEND)[0].at >= 0.09


async def test_a_ban_of_cloudflare_is_an_error_at_once(stand_in: FakeDiscord, dm: discord.PartialMessageable) -> None:
    stand_in.fault(*SEND, via=False)

    with pytest.raises(discord.HTTPException) as refused:
        await dm.send("x")

    assert (refused.value.status, refused.value.text) == (429, "error code: 1015")
    assert "Via" not in refused.value.response.headers


async def test_too_many_invalid_requests_bring_the_ban(
    stand_in: FakeDiscord, house: Server, amira: Person, habits: Channel
) -> None:
    stand_in.front.invalid.most = 3
    amira.close_dms()

    async with Raw(stand_in) as raw:
        path = f"/channels/{amira.dm.id}/messages"
        answers = [(await raw("POST", path, {"content": "x"}))[0] for _ in range(4)]
        assert "Via" not in raw.headers
        assert (await raw("POST", f"/channels/{habits.id}/messages", {"content": "x"}))[0] == 429
        stand_in.clock.advance(600)
        assert (await raw("POST", f"/channels/{habits.id}/messages", {"content": "x"}))[0] == 200

    assert answers == [403, 403, 403, 429]


async def test_limits_are_enforced_and_told_in_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeDiscord(limits=Limits(per_route=2, window=60.0)) as stand_in:
        point_at(stand_in, monkeypatch)
        channel = stand_in.server("Habits").channel("general")
        async with Raw(stand_in) as raw:
            seen = []
            for _ in range(3):
                status, said = await raw("POST", f"/channels/{channel.id}/messages", {"content": "x"})
                seen.append((status, raw.headers["X-RateLimit-Remaining"], raw.headers["X-RateLimit-Limit"]))

    assert seen == [(200, "1", "2"), (200, "0", "2"), (429, "0", "2")]
    assert 59 < said["retry_after"] <= 60
    assert (said["global"], raw.headers["X-RateLimit-Scope"], raw.headers["Retry-After"]) == (False, "user", "60")
    assert [breach.rule for breach in stand_in.front.limits.breaches] == ["route"]  # type: ignore[union-attr]  # given above


async def test_discord_py_slows_down_before_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeDiscord(limits=Limits(per_route=2, window=0.1)) as stand_in:
        point_at(stand_in, monkeypatch)
        channel = stand_in.server("Habits").channel("general")
        async with running(stand_in, HabitBot()) as bot:
            messageable = bot.get_partial_messageable(int(channel.id))
            for _ in range(5):
                await messageable.send("x")

    assert [call.status for call in stand_in.calls(*SEND)] == [200] * 5
    assert stand_in.front.limits is not None
    assert stand_in.front.limits.breaches == []


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (50007, discord.Forbidden),
        (50278, discord.Forbidden),
        (50013, discord.Forbidden),
        (10003, discord.NotFound),
        (40003, discord.HTTPException),
    ],
)
async def test_a_refusal_is_ordered_by_its_code(
    stand_in: FakeDiscord, dm: discord.PartialMessageable, code: int, error: type[discord.HTTPException]
) -> None:
    stand_in.fault(*SEND, code=code)

    with pytest.raises(error) as refused:
        await dm.send("x")
    await dm.send("y")

    assert (refused.value.code, stand_in.calls(*SEND)[0].code) == (code, code)


async def test_a_line_cut_before_the_effect_has_sent_nothing(
    stand_in: FakeDiscord, dm: discord.PartialMessageable, amira: Person
) -> None:
    stand_in.fault(*SEND, drop="before")

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await dm.send("x")

    assert amira.posts() == []


async def test_a_line_cut_after_the_effect_sends_twice_unless_a_nonce_is_enforced(
    stand_in: FakeDiscord, amira: Person, habit_bot: HabitBot
) -> None:
    body = {"content": "x", "nonce": "n:1", "enforce_nonce": True}
    path = f"/channels/{amira.dm.id}/messages"
    stand_in.fault(*SEND, drop="after")

    async with Raw(stand_in) as raw:
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await raw("POST", path, body)
        assert len(amira.posts()) == 1
        await raw("POST", path, body)

    assert [call.status for call in stand_in.calls(*SEND)] == [0, 200]
    assert len(amira.posts()) == 1


async def test_a_held_call_arrives_and_is_answered_when_it_is_let_go(
    stand_in: FakeDiscord, dm: discord.PartialMessageable, amira: Person
) -> None:
    fault = stand_in.fault(*SEND, hold=True)
    sending = asyncio.create_task(dm.send("x"))
    await stand_in.received(*SEND)
    assert not sending.done()

    fault.lift()
    await sending

    assert [post.text for post in amira.posts()] == ["x"]


async def test_a_proxy_may_answer_with_a_page(stand_in: FakeDiscord, dm: discord.PartialMessageable) -> None:
    stand_in.fault(*SEND, status=503, body="<html>busy</html>")

    with pytest.raises(discord.DiscordServerError) as refused:
        await dm.send("x")

    assert refused.value.text == "<html>busy</html>"


async def test_a_fault_strikes_what_it_names_and_as_often_as_it_says(
    stand_in: FakeDiscord, house: Server, habits: Channel
) -> None:
    talk = house.channel("talk")
    stand_in.fault("POST", f"/channels/{habits.id}/messages", code=50001, times=2, after=1)
    stand_in.fault("*", "/guilds/**", status=500, times=None, match=lambda call: call.method == "GET")

    async with Raw(stand_in) as raw:
        here = [(await raw("POST", f"/channels/{habits.id}/messages", {"content": "x"}))[0] for _ in range(4)]
        there = (await raw("POST", f"/channels/{talk.id}/messages", {"content": "x"}))[0]
        guild = [(await raw("GET", f"/guilds/{house.id}"))[0] for _ in range(2)]
        stand_in.lift_faults()
        guild.append((await raw("GET", f"/guilds/{house.id}"))[0])

    assert (here, there, guild) == ([200, 403, 403, 200], 200, [500, 500, 200])


async def test_the_log_is_asked_by_route_body_and_outcome(
    stand_in: FakeDiscord, dm: discord.PartialMessageable, amira: Person
) -> None:
    stand_in.fault(*SEND, code=50007)
    with pytest.raises(discord.Forbidden):
        await dm.send("a")
    await dm.send("b")

    refused, sent = stand_in.calls("POST", f"/channels/{amira.dm.id}/messages")

    assert (refused.status, refused.code, refused.effect) == (403, 50007, False)
    assert (sent.ok, sent.effect, sent.answer["content"], sent.params) == (True, True, "b", {"channel_id": amira.dm.id})
    assert stand_in.calls(content=lambda text: text > "a") == [sent]
    assert stand_in.calls("GET", "/channels/**") == []
    assert sent.message_body["allowed_mentions"] == {"parse": []}
