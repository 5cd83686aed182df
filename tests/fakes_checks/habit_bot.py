"""The obvious bot, in discord.py: slash commands, a layout with a lasting button, a form, a context menu."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Self, TypeVar

import discord
import yarl
from discord import app_commands, ui

from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram.clock import Bell

Asked = discord.Interaction["HabitBot"]
Bot = TypeVar("Bot", bound=discord.Client)
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class DoneButton(ui.DynamicItem[ui.Button[Any]], template=r"1:dn:(?P<habit>\w+)"):
    """A button that works after a restart: all it needs is in its custom_id."""

    def __init__(self, habit: str) -> None:
        super().__init__(ui.Button(label="Done", custom_id=f"1:dn:{habit}", style=discord.ButtonStyle.success))
        self.habit = habit

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # wider in the library
        cls, interaction: Asked, item: ui.Item[Any], match: Any
    ) -> Self:
        return cls(match["habit"])

    async def callback(self, interaction: Asked) -> None:  # type: ignore[override]  # wider in the library
        interaction.client.clicks.append(self.habit)
        await interaction.response.edit_message(view=card(f"{self.habit}: done"))


class NewHabit(ui.Modal, title="New habit"):
    name: ui.Label[Any] = ui.Label(text="Name", component=ui.TextInput(max_length=40))
    days: ui.Label[Any] = ui.Label(
        text="Days",
        component=ui.Select(
            max_values=2,
            options=[
                discord.SelectOption(label="Monday", value="mo"),
                discord.SelectOption(label="Friday", value="fr"),
            ],
        ),
    )

    async def on_submit(self, interaction: Asked) -> None:  # type: ignore[override]  # wider in the library
        assert isinstance(self.name.component, ui.TextInput)
        assert isinstance(self.days.component, ui.Select)
        days = ", ".join(self.days.component.values)
        await interaction.response.send_message(f"{self.name.component.value} on {days}", ephemeral=True)


def card(text: str, *more: ui.Item[Any], habit: str | None = None) -> ui.LayoutView:
    """A message of components: a line with a button, if there is a habit, and what else is wanted."""
    line: ui.Item[Any] = ui.TextDisplay(text)
    if habit is not None:
        line = ui.Section(text, accessory=DoneButton(habit))
    return ui.LayoutView(timeout=None).add_item(ui.Container(line, *more))


class HabitBot(discord.Client):
    """`synced=False`: its commands are registered by hand. Waits for nothing that a test need not wait for."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            intents=options.pop("intents", INTENTS),
            guild_ready_timeout=0.01,
            allowed_mentions=discord.AllowedMentions.none(),
            **options,
        )
        self.tree = app_commands.CommandTree(self)
        self.clicks: list[str] = []
        self.heard: list[str] = []
        self.events: list[str] = []
        self._bell = Bell()
        self.add_dynamic_items(DoneButton)
        _add_commands(self.tree)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the five seconds that keep a real bot from being locked out."""

    def _note(self, what: list[str], text: str) -> None:
        what.append(text)
        self._bell.ring()

    async def until(self, state: Callable[[], bool], patience: float = 5.0) -> None:
        """Wait until the bot has heard or seen something."""
        while not state():
            if not await self._bell.rung(patience):
                raise TimeoutError(f"heard {self.heard}, saw {self.events}")

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            self._note(self.heard, message.content)

    async def on_resumed(self) -> None:
        self._note(self.events, "resumed")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self._note(self.events, f"removed from {guild.name}")

    async def on_guild_unavailable(self, guild: discord.Guild) -> None:
        self._note(self.events, f"{guild.name} unavailable")

    async def on_guild_available(self, guild: discord.Guild) -> None:
        self._note(self.events, f"{guild.name} available")

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        raise


def _add_commands(tree: app_commands.CommandTree[HabitBot]) -> None:
    everywhere = {"guilds": True, "dms": True, "private_channels": True}

    @tree.command(description="Mark a habit as done")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(**everywhere)
    async def done(interaction: Asked, habit: str, amount: app_commands.Range[int, 1, 100] | None = None) -> None:
        text = f"**{habit}** {amount or ''}".strip()
        await interaction.response.send_message(
            view=card(text, habit=habit), ephemeral=interaction.guild_id is not None
        )

    @done.autocomplete("habit")
    async def habits(interaction: Asked, typed: str) -> list[app_commands.Choice[str]]:
        known = ("Read", "Run", "Walk")
        return [app_commands.Choice(name=name, value=name) for name in known if name.lower().startswith(typed.lower())]

    @tree.command(description="Make a habit")
    async def new(interaction: Asked) -> None:
        await interaction.response.send_modal(NewHabit())

    @tree.command(description="Take long")
    async def slow(interaction: Asked) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content="there it is")
        await interaction.followup.send("and one more")

    @tree.context_menu(name="Make this a habit")
    async def make(interaction: Asked, message: discord.Message) -> None:
        await interaction.response.send_message(f"habit: {message.content}", ephemeral=True)

    @tree.context_menu(name="Cheer")
    async def cheer(interaction: Asked, person: discord.Member) -> None:
        mentioned = discord.AllowedMentions(users=[person])
        await interaction.response.send_message(f"Well done {person.mention}", allowed_mentions=mentioned)


def point_at(stand_in: FakeDiscord, monkeypatch: Any) -> None:
    """Let discord.py find the stand-in, and come back at once when a connection was lost."""
    monkeypatch.setattr(discord.http.Route, "BASE", stand_in.api_url)
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(stand_in.gateway_url))
    monkeypatch.setattr(discord.backoff.ExponentialBackoff, "delay", lambda self: 0.01)


@asynccontextmanager
async def running(stand_in: FakeDiscord, bot: Bot) -> AsyncIterator[Bot]:
    """The bot from READY until the end of the test."""
    task = asyncio.create_task(bot.start(stand_in.token))
    try:
        await asyncio.wait([task, asyncio.create_task(bot.wait_until_ready())], return_when="FIRST_COMPLETED")
        if task.done():
            await task
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)
