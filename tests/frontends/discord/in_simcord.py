"""Our client inside simcord: a second opinion on layouts, permissions, modals and second answers.

A program of its own, since simcord bends the time and the loop of the process it runs in.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
import simcord

from bot.app import open_house
from bot.conversation.reply import Reply, text
from bot.conversation.wording import Voice
from bot.frontends.discord.frontend import Discord, Door
from bot.frontends.discord.taken import Taken
from bot.frontends.frontend import Unreachable

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
NAMES = ("Read", "Swim", "Run", "Sing", "Draw", "Write", "Cook", "Walk", "Sleep", "Stretch", "Garden", "Knit")
"""Two more than fit on one page."""


def walk(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield part
        yield from walk(part.get("components", []))
        yield from walk([one for one in (part.get("accessory"), part.get("component")) if one])


def words(shown: Any) -> str:
    """What a message says, buttons and all."""
    found = [part.get("content") or part.get("label") or "" for part in walk(shown.components)]
    return "\n".join(filter(None, found))


async def layouts_and_modals(alice: simcord.UserHandle) -> None:
    """In direct messages: every page that a habit has, and a form that is refused first."""
    await alice.slash("timezone", name="Europe/Berlin")
    for name in NAMES:
        card = await alice.slash("add", text=f"{name} daily 21:00")
        assert card.response is not None
        assert "Add" in words(card.response), words(card.response)
        await alice.click(card.response.message, label="Add")
    listed = await alice.slash("today")
    assert listed.response is not None
    assert "0 of 12" in words(listed.response).replace("\\", ""), words(listed.response)
    habit = await alice.slash("habit", habit="Swim")
    assert habit.response is not None
    await alice.click(habit.response.message, label="Times")
    form = await alice.click(habit.response.message, label="Other time…")
    assert form.modal is not None
    refused = await alice.submit_modal(form, {"time": "whenever"})
    assert refused.response is not None
    assert "Try again" in words(refused.response)
    again = await alice.click(refused.response.message, label="Try again")
    await alice.submit_modal(again, {"time": "7:45"})
    assert "7:45" in words(refused.response).replace("\\", "")


async def in_a_server(guild: simcord.GuildHandle, alice: simcord.MemberActor) -> None:
    """Only the asker sees an answer; commands of one's own are not offered there."""
    channel = guild.create_text_channel("habits")
    offered = alice.available_commands(channel)
    assert "today" in offered
    assert "timezone" not in offered
    answer = await alice.slash(channel, "today")
    assert answer.ephemeral
    assert answer.response is not None


async def answered_twice(bot: Discord, alice: simcord.UserHandle) -> None:
    """The second answer to an interaction is refused as Discord refuses it, and becomes a change of the first."""
    seen: list[Taken] = []
    plain = bot._answering.interaction

    async def twice(interaction: Taken) -> Any:
        seen.append(interaction)
        await interaction.response.defer()
        return await plain(interaction)

    bot._answering.interaction = twice  # type: ignore[method-assign]  # as if somebody had been there before
    answer = await alice.slash("today")
    bot._answering.interaction = plain  # type: ignore[method-assign]  # as it was
    assert len(seen) == 1
    assert answer.response is not None
    assert "0 of 12" in words(answer.response).replace("\\", "")


async def without_permission(bot: Discord, guild: simcord.GuildHandle) -> None:
    silent = guild.create_text_channel(
        "silent", overwrites={guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    try:
        await bot.deliver(str(silent.id), Reply((text("dm-hello"),)), Voice(), "1")
    except Unreachable:
        return
    raise AssertionError("it was sent where nobody may write")


async def main(folder: Path) -> None:
    async with open_house(f"sqlite+aiosqlite:///{folder / 'cairn.db'}", lambda: MONDAY) as house:
        door = Door("no.real.token", "https://discord.com/api/v10", "wss://gateway.discord.gg")
        bot = Discord(house.dispatcher, house.studio.draw, house.redraw, door, folder)
        house.add(bot)
        client = bot._client = bot._make_client()
        client.shard_count = 1  # else it would be asked for, which simcord cannot answer
        async with simcord.run(client) as env:
            guild = env.create_guild()
            user = env.create_user("alice")
            member = guild.add_member(user)
            await in_a_server(guild, member)
            await layouts_and_modals(user)
            await answered_twice(bot, user)
            await without_permission(bot, guild)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        asyncio.run(main(Path(temporary)))
    sys.stdout.write("all was taken\n")
