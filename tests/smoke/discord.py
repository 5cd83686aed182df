"""Does the real Discord know us? Needs CAIRN_DISCORD_TOKEN; sends nothing to anybody."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator

import discord
from discord.http import Route

from config.settings import Settings, load


async def check(settings: Settings) -> AsyncIterator[str]:
    """One line for each thing that Discord confirmed."""
    if settings.discord_token is None:
        raise SystemExit("CAIRN_DISCORD_TOKEN is not set, and this check is about the real Discord.")
    Route.BASE = settings.discord_api_url
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(settings.discord_token.get_secret_value())
        yield f"the token is that of {client.user}"
        application = await client.application_info()
        yield f"the application is {application.name}, number {application.id}"


async def _tell() -> None:
    async for line in check(load()):
        print(f"ok   {line}")


if __name__ == "__main__":
    sys.exit(asyncio.run(_tell()))
