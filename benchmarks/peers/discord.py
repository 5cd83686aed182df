"""Bots to be compared, each run as a process: python -m benchmarks.peers.discord NAME API GATEWAY TOKEN DATABASE."""

from __future__ import annotations

import asyncio
import os
import sys
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
    """Cairn itself."""
    os.environ |= {
        "CAIRN_DISCORD_TOKEN": token,
        "CAIRN_DISCORD_API_URL": api,
        "CAIRN_DISCORD_GATEWAY_URL": gateway,
        "CAIRN_DATABASE_URL": database.replace("+aiosqlite", "").replace("+psycopg", ""),
        "CAIRN_DATA_DIR": mkdtemp(),
        "CAIRN_HTTP_PORT": "0",
        "CAIRN_LOG_LEVEL": "WARNING",
    }
    from bot.__main__ import main

    sys.argv = ["bot", "run"]
    main()


BOTS = {"bare": bare, "ours": ours}

if __name__ == "__main__":
    BOTS[sys.argv[1]](*sys.argv[2:])
