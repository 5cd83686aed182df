"""An interaction whose message stays as it came until somebody wants discord.py's object of it: a tap does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import Interaction


class Taken(Interaction[Any]):
    """Made from the raw payload. It leans on names that discord.py keeps to itself; its version is pinned."""

    raw_message: Mapping[str, Any] | None
    """What was tapped, or what the form came from."""
    _made: discord.Message | None

    def _from_data(self, data: Any) -> None:
        self.raw_message = None
        super()._from_data({name: value for name, value in data.items() if name != "message"})  # type: ignore[arg-type]
        self.raw_message = data.get("message")

    @property
    def message(self) -> discord.Message | None:
        if self._made is None and self.raw_message is not None:
            made: Any = discord.Message(state=self._state, channel=self.channel, data=self.raw_message)  # type: ignore[arg-type]
            made.guild = made.guild or self.guild
            self._made = made
        return self._made

    @message.setter
    def message(self, made: discord.Message | None) -> None:
        self._made = made
