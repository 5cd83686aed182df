"""What a platform is to the rest of the house: something that runs, and that can be handed a message to deliver."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from bot.conversation.reply import Reply
from bot.conversation.wording import Voice

Done = Callable[[], None]
"""Called once a message looks as it was asked to, or when that will never be."""


class DeliveryFailed(Exception):
    """Could not be delivered."""


class Unreachable(DeliveryFailed):
    """Nobody is there any more: blocked, kicked, closed."""


class TryLater(DeliveryFailed):
    """The platform asks for patience, for `after` where it says so."""

    def __init__(self, reason: str, after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Unsure(DeliveryFailed):
    """It may have arrived; the answer was lost."""


class LaneStopped(Exception):
    """A platform refuses us for good, and only whoever runs Cairn can help; the message says what to do."""


class Frontend(Protocol):
    """One platform."""

    @property
    def platform(self) -> str: ...

    async def run(self) -> None:
        """Serve until cancelled.

        Raises: LaneStopped.
        """

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        """Send a message of our own accord and return its id.

        Raises: Unreachable, TryLater, Unsure.
        """

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
        """Draw a message anew, now or soon; forget it when it cannot be changed any more.

        What could not be drawn for now is asked for again by whoever has not heard `done`.
        """
