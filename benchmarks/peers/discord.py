"""Bots to be compared, each run as a process: python -m benchmarks.peers.discord NAME API GATEWAY TOKEN DATABASE."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any


def bare(api: str, gateway: str, token: str, database: str) -> None:
    """discord.py with a handler that only answers: the message changed in place, nothing kept."""
    import discord
    import yarl
    from discord import ui

    discord.http.Route.BASE = api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    client = discord.Client(intents=discord.Intents(guilds=True, dm_messages=True))

    @client.event
    async def on_interaction(interaction: discord.Interaction[Any]) -> None:
        view = ui.LayoutView(timeout=None)
        data: Any = interaction.data
        view.add_item(ui.TextDisplay(f"Read: {data['custom_id']}"))
        view.stop()
        await interaction.response.edit_message(view=view)

    asyncio.run(_start(client, token))


async def _start(client: Any, token: str) -> None:
    async with client:
        await client.start(token)


def ours(api: str, gateway: str, token: str, database: str) -> None:
    """The whole durable Done: transaction, streak, answer, the message changed in place."""
    import uvloop

    from bot.app import open_house
    from bot.frontends.discord.frontend import Discord, Door

    async def run() -> None:
        async with open_house(database) as house:
            folder = Path(mkdtemp())
            bot = Discord(house.dispatcher, house.studio.draw, house.redraw, Door(token, api, gateway), folder)
            house.add(bot)
            await bot.run()

    uvloop.run(run())


BOTS = {"bare": bare, "ours": ours}

if __name__ == "__main__":
    BOTS[sys.argv[1]](*sys.argv[2:])
