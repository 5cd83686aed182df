"""The stand-in as a process of its own, driven over HTTP; and the load it can make."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
import pytest
import yarl

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.load import storm
from tests.fakes_checks.habit_bot import HabitBot, point_at, running


@asynccontextmanager
async def _process(*options: str) -> AsyncIterator[tuple[str, str]]:
    """URL and token of a stand-in that runs as its own process."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.discord", "--port", "0", *options, stdout=asyncio.subprocess.PIPE
    )
    assert started.stdout is not None
    url, token = (await started.stdout.readline()).decode().split()
    try:
        yield url, token
    finally:
        started.terminate()
        assert await started.wait() == 0


async def test_a_bot_and_its_person_meet_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    async with _process("--check", "--log") as (url, token), aiohttp.ClientSession(url) as session:

        async def control(verb: str, **asked: object) -> Any:
            async with session.post(f"/control/{verb}", json=asked) as answer:
                body = await answer.json()
                return body.get("result", body.get("error"))

        monkeypatch.setattr(discord.http.Route, "BASE", f"{url}/api/v10")
        gateway = yarl.URL(url.replace("http", "ws"))
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        monkeypatch.setattr(discord.backoff.ExponentialBackoff, "delay", lambda self: 0.01)
        amira = (await control("person", name="Amira", locale="de"))["id"]
        server = await control("server", name="Habits", members=[amira], channels=["habits"])
        place = server["channels"]["habits"]
        bot = HabitBot()
        task = asyncio.create_task(bot.start(token))
        await asyncio.wait([task, asyncio.create_task(bot.wait_until_ready())], return_when="FIRST_COMPLETED")
        asked: dict[str, Any] = {"person": amira, "in": place}
        answer = await control("do", do="slash", **asked, **{"with": {"command": "done", "options": {"habit": "Read"}}})
        await control("gateway", do="close", **{"with": {"code": 4000}})
        clicked = await control("do", do="click", **asked, **{"with": {"button": "Done"}})
        screen = await control("do", do="screen", **asked)
        wrong = await control("do", do="slash", **asked, **{"with": {"command": "today"}})
        state, calls = await control("gateway"), await control("calls", method="POST")
        disagreements = await control("disagreements")
        await bot.close()
        await task

    assert (answer["kind"], answer["post"]["labels"], answer["post"]["ephemeral"]) == ("message", ["Done"], True)
    assert (clicked["kind"], screen) == ("update", "Cairn (only you): Read: done")
    assert "her client offers no 'today'" in wrong
    assert (state["identifies"], state["resumes"]) == (1, 1)
    assert [call["status"] for call in calls] == [200, 200]
    assert disagreements == []


async def test_many_people_click_at_once_and_all_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeDiscord(check=False, keep_log=False) as stand_in:
        point_at(stand_in, monkeypatch)
        people = [stand_in.person(f"P{number}") for number in range(10)]
        stand_in.server("Habits", people)
        async with running(stand_in, HabitBot()) as bot:
            done = await storm(stand_in, people, 60, lambda person, click: f"1:dn:h{click}")
            paced = await storm(stand_in, people, 20, lambda person, click: f"1:dn:p{click}", rate=400)

    assert sorted(bot.clicks) == sorted([f"h{n}" for n in range(60)] + [f"p{n}" for n in range(20)])
    assert (len(done.waits), len(paced.waits)) == (60, 20)
    assert paced.seconds >= 19 / 400
