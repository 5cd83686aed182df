"""What became of something a person asked the bot."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from tests.fakes.discord import interactions as kinds
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.modals import field_names
from tests.fakes.discord.posts import Post
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.world import World

_NAMES = {
    None: "nothing",
    kinds.MESSAGE: "message",
    kinds.DEFERRED: "deferred",
    kinds.DEFERRED_UPDATE: "deferred update",
    kinds.UPDATE: "update",
    kinds.CHOICES: "choices",
    kinds.MODAL: "modal",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Reads the interaction as it stands now. `opened` is the address of a link button, which asks the bot nothing."""

    interaction: Interaction | None = None
    opened: str = ""

    @property
    def kind(self) -> str:
        """nothing, message, deferred, deferred update, update, choices or modal."""
        return _NAMES[self.interaction.answered if self.interaction else None]

    @property
    def post(self) -> Post | None:
        """The message that answers, or the one that was changed."""
        original = self.interaction.original if self.interaction else None
        return Post(original.raw, self._asked.channel) if original else None

    @property
    def text(self) -> str:
        return self.post.text if self.post else ""

    @property
    def ephemeral(self) -> bool:
        return self.post is not None and self.post.ephemeral

    @property
    def modal(self) -> Json | None:
        return self.interaction.modal if self.interaction else None

    @property
    def fields(self) -> list[str]:
        """What the fields of the modal are called."""
        return field_names(self.modal) if self.modal else []

    @property
    def choices(self) -> list[Json]:
        """Of an autocompletion: [{"name", "value"}]."""
        return self._asked.choices

    @property
    def followups(self) -> list[Post]:
        """All messages sent with the interaction's token after the first."""
        sent = [stored for stored in self._asked.sent if stored is not self._asked.original]
        return [Post(stored.raw, self._asked.channel) for stored in sent]

    @property
    def _asked(self) -> Interaction:
        assert self.interaction is not None
        return self.interaction


async def settled(world: World, interaction: Interaction, patience: float) -> None:
    """Wait until it is answered and, if it was put off, until that answer is there. TimeoutError if the bot fails."""
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    while interaction.answered is None or _is_pending(interaction):
        late = interaction.at + kinds.DEADLINE - world.clock.now()
        if interaction.answered is None and late < 0:
            raise TimeoutError(f"The application did not respond: {interaction.payload['data']}")
        wait = until - loop.time()
        if wait <= 0:
            raise TimeoutError(
                f"still {_NAMES[interaction.answered]} after {patience} s: {interaction.payload['data']}"
            )
        if interaction.answered is None:
            wait = min(wait, late / world.clock.speed + 0.001)
        await interaction.bell.rung(wait)


def _is_pending(interaction: Interaction) -> bool:
    original = interaction.original
    return interaction.loading and original is not None and original.raw["id"] in interaction.channel.messages
