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


def card(api: str, gateway: str, token: str, database: str) -> None:
    """discord.py with a button that outlives a restart and answers with a card like ours, nothing kept."""
    import re

    import discord
    import yarl
    from discord import ui

    discord.http.Route.BASE = api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    client = discord.Client(intents=discord.Intents(guilds=True, dm_messages=True))

    class Done(ui.DynamicItem[ui.Button[Any]], template=r"1:dn:(?P<habit>[^:]+):(?P<day>.+)"):
        def __init__(self, habit: str, day: str) -> None:
            self.about = f"{habit}:{day}"
            super().__init__(ui.Button(label="Done", custom_id=f"1:dn:{self.about}"))

        @classmethod
        async def from_custom_id(cls, interaction: discord.Interaction[Any], item: Any, match: re.Match[str]) -> Done:
            return cls(match["habit"], match["day"])

        async def callback(self, interaction: discord.Interaction[Any]) -> None:
            view = ui.LayoutView(timeout=None)
            buttons: ui.ActionRow[Any] = ui.ActionRow(
                ui.Button(label="Undo", custom_id=f"1:un:{self.about}"),
                ui.Button(label="Note", custom_id=f"1:nt:{self.about}"),
            )
            view.add_item(ui.Container(ui.TextDisplay("**✓ Read** · 1 in a row"), buttons))
            view.stop()
            await interaction.response.edit_message(view=view)

    client.add_dynamic_items(Done)
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


BOTS = {"bare": bare, "card": card, "ours": ours}

if __name__ == "__main__":
    BOTS[sys.argv[1]](*sys.argv[2:])
