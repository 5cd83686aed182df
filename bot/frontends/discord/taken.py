"""An interaction whose message stays as it came until somebody wants discord.py's object of it: a tap does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import discord
from discord import Interaction


class Taken(Interaction[Any]):
    """Made from the raw payload. It leans on names that discord.py keeps to itself; its version is pinned."""

    raw_message: Mapping[str, Any] | None
    """What was tapped, or what the form came from."""
    _made: discord.Message | None

    def _from_data(self, data: Any) -> None:
        self.raw_message = None
        rest: Any = {name: value for name, value in data.items() if name != "message"}
        super()._from_data(rest)
        self.raw_message = data.get("message")

    @property
    def message(self) -> discord.Message | None:
        if self._made is None and self.raw_message is not None:
            raw, channel = cast(Any, self.raw_message), cast(Any, self.channel)
            self._made = discord.Message(state=self._state, channel=channel, data=raw)
            self._made.guild = self._made.guild or self.guild
        return self._made

    @message.setter
    def message(self, made: discord.Message | None) -> None:
        self._made = made
