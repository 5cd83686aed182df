"""The bot as its own process, over real sockets: a day of life on Discord, a kill, a restart, a graceful end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes.discord import FakeDiscord

CHECKOUT = Path(__file__).parents[3]
PATIENCE = 30.0


@asynccontextmanager
async def running(discord: FakeDiscord, folder: Path, database_url: str) -> AsyncIterator[Process]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    environment |= {
        "CAIRN_DATA_DIR": str(folder),
        "CAIRN_DATABASE_URL": database_url.replace("+aiosqlite", ""),
        "CAIRN_DISCORD_TOKEN": discord.token,
        "CAIRN_DISCORD_API_URL": discord.api_url,
        "CAIRN_DISCORD_GATEWAY_URL": discord.gateway_url,
        "CAIRN_HTTP_PORT": "0",
    }
    with (folder / "bot.log").open("ab") as log:
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=CHECKOUT, env=environment, stdout=log, stderr=log
        )
    try:
        await discord.gateway.ready(PATIENCE)
        yield bot
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()


async def test_a_first_day_survives_a_kill(tmp_path: Path, sqlite_url: str) -> None:
    async with FakeDiscord() as discord:
        alice = discord.person("Alice", installed=True)
        async with running(discord, tmp_path, sqlite_url):
            await alice.slash("start")
            zones = await alice.autocomplete("timezone", "name", "berl")
            await alice.slash("timezone", name=zones[0]["value"])
            await alice.say("Read 20 min daily 21:00")
            await alice.hears("every day")
            await alice.click("Add")
            await alice.slash("stats")
            await alice.hears("Heatmap")
        async with running(discord, tmp_path, sqlite_url) as bot:
            done = await alice.click("Done already")
            bot.send_signal(signal.SIGTERM)
            code = await asyncio.wait_for(bot.wait(), PATIENCE)

        said = (tmp_path / "bot.log").read_text()
        assert "1 in a row" in done.text
        assert code == 0
        assert len(discord.syncs) == 1
        assert discord.token not in said
        assert "Traceback" not in said


@pytest.mark.soak
async def test_a_revoked_token_ends_the_program_with_a_sentence(tmp_path: Path, sqlite_url: str) -> None:
    async with FakeDiscord() as discord:
        async with running(discord, tmp_path, sqlite_url) as bot:
            discord.revoke_token()
            discord.gateway.forget()
            discord.gateway.close(4004)
            code = await asyncio.wait_for(bot.wait(), PATIENCE)

        said = (tmp_path / "bot.log").read_text()
        assert code == 5
        assert "developer portal" in said
