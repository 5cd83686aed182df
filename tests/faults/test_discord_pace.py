"""How fast and how long we talk to Discord (faults 8 to 10): its limits, a ban, and our own pace below them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yarl
from discord.http import Route

from bot.frontends.discord.client import point_at
from bot.frontends.discord.pace import Pace
from bot.frontends.frontend import TryLater, Unreachable
from tests.faults.test_discord_sending import SEND, deliver
from tests.frontends.discord.home import Home, at_home


@pytest.fixture
async def home(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(sqlite_url, tmp_path) as made:
        yield made


async def test_a_global_limit_stops_what_comes_after_it(home: Home) -> None:
    alice = await home.person()
    home.discord.fault(*SEND, global_=True, retry_after=60.0, times=1)

    with pytest.raises(TryLater) as first:
        await deliver(home, alice)
    with pytest.raises(TryLater) as second:
        await deliver(home, alice, "2")

    assert len(home.discord.calls(*SEND)) == 1
    assert first.value.after is not None
    assert second.value.after is not None
    assert timedelta(seconds=50) < second.value.after <= timedelta(seconds=60)


async def test_a_ban_by_cloudflare_closes_for_ten_minutes_and_answers_go_on(home: Home) -> None:
    alice = await home.person()
    home.discord.fault(*SEND, via=False, times=1)

    with pytest.raises(TryLater) as banned:
        await deliver(home, alice)
    with pytest.raises(TryLater):
        await deliver(home, alice, "2")
    answer = await alice.slash("today")

    assert len(home.discord.calls(*SEND)) == 1
    assert banned.value.after is not None
    assert timedelta(minutes=9) < banned.value.after <= timedelta(minutes=10)
    assert "nothing to show" in answer.text


async def test_while_discord_is_not_to_be_asked_nobody_is_greeted_and_afterwards_they_are(home: Home) -> None:
    alice, bob = await home.person(), home.discord.person("Bob")
    channel = home.discord.server("Habits", [bob], ["habits"]).channel("habits")
    home.discord.fault(*SEND, global_=True, retry_after=35.0, times=1)
    with pytest.raises(TryLater):
        await deliver(home, alice)

    await bob.slash("today", in_=channel)
    await home.settled()
    greeted = len(home.discord.calls("POST", "/users/@me/channels"))
    home.bot._pace._closed_until = 0.0  # the half minute is over
    await bob.slash("today", in_=channel)
    await home.settled()

    assert (greeted, len(bob.posts())) == (0, 1)


async def test_too_many_refusals_stop_what_nobody_waits_for(sqlite_url: str, tmp_path: Path) -> None:
    async with at_home(sqlite_url, tmp_path, pace=Pace(a_second=10_000, most_invalid=50)) as home:
        alice = await home.person()
        home.discord.fault(*SEND, code=50013, times=None)

        for number in range(50):
            with pytest.raises(Unreachable):
                await deliver(home, alice, str(number))
        with pytest.raises(TryLater):
            await deliver(home, alice, "50")
        answer = await alice.slash("today")

        assert len(home.discord.calls(*SEND)) == 50
        assert "nothing to show" in answer.text


async def test_limits_that_others_have_used_up_are_no_refusals_of_ours(sqlite_url: str, tmp_path: Path) -> None:
    async with at_home(sqlite_url, tmp_path, pace=Pace(most_invalid=2)) as home:
        alice = await home.person()
        home.discord.fault(*SEND, status=429, scope="shared", retry_after=0.05, times=2)

        await deliver(home, alice)
        await deliver(home, alice, "2")

        assert len(home.discord.calls(*SEND)) == 4


async def test_who_keeps_the_files_of_people_may_refuse_us_without_closing_discord() -> None:
    pace = Pace()
    refused: Any = SimpleNamespace(status=429, headers={})
    point_at("https://discord.com/api/v10", "wss://gateway.discord.gg")

    for address, closed in (("https://cdn.discordapp.com/attachments/1", False), (f"{Route.BASE}/channels/1", True)):
        asked: Any = SimpleNamespace(url=yarl.URL(address), response=refused)
        await pace._after(asked, SimpleNamespace(), asked)

        assert (pace.closed_for() > 0) is closed


async def test_answers_do_not_stand_in_line_behind_what_nobody_waits_for(sqlite_url: str, tmp_path: Path) -> None:
    async with at_home(sqlite_url, tmp_path, pace=Pace(a_second=0.5)) as home:
        alice = await home.person()
        letters = [asyncio.create_task(deliver(home, alice, str(number))) for number in range(4)]
        await asyncio.sleep(0)

        answer = await alice.slash("today", patience=2)

        assert "nothing to show" in answer.text
        assert not all(letter.done() for letter in letters)
        for letter in letters:
            letter.cancel()


async def test_our_own_pace_stays_below_discords(sqlite_url: str, tmp_path: Path) -> None:
    """Discord allows fifty a second; a second of silence earns nothing."""
    async with at_home(sqlite_url, tmp_path, pace=Pace()) as home:
        alice = await home.person()

        for number in range(60):
            await deliver(home, alice, str(number))

        times = sorted(call.at for call in home.discord.calls(*SEND))
        assert max(sum(1 for at in times if start <= at < start + 1) for start in times) <= 45
