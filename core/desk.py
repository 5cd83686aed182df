"""What the core asks of the outside for a conversation: what lies between two messages, and what those show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from core.habits import HabitId
from core.people import PersonId


@dataclass(frozen=True, slots=True)
class LiveMessage:
    """A message on a platform that shows a habit's date and is redrawn when that changes."""

    platform: str
    chat: str
    message: str
    view: str
    """The action that draws it, as a button would carry it."""
    habits: frozenset[HabitId]
    since: date | None = field(default=None, kw_only=True)
    """The first date that it shows, where it shows more than one."""
    date: date
    """The last date that it shows."""
    redraw_at: datetime | None = None
    """When it says something else by the clock alone. None: never."""
    owed: bool = field(default=False, kw_only=True)
    """What it shows by now was to be drawn, and may not stand there yet: at `redraw_at` that is tried again."""


class Desk(Protocol):
    """What a conversation leaves lying between two messages."""

    async def keep_answer(self, person: PersonId, key: str, answer: str, now: datetime) -> None: ...

    async def forget_answers(self, before: datetime) -> int:
        """Of requests that came in before then; how many."""

    async def said_since(self, person: PersonId, at: datetime) -> bool:
        """Whether anything was answered or sent to them after that."""

    async def forget_shown(self, before: datetime) -> int:
        """Of messages that were last drawn before then: they are not redrawn any more; how many."""

    async def draft(self, person: PersonId, name: str) -> Mapping[str, Any] | None: ...

    async def keep_draft(self, person: PersonId, name: str, content: Mapping[str, Any], now: datetime) -> None: ...

    async def drop_draft(self, person: PersonId, name: str) -> None: ...

    async def keep_feedback(self, person: PersonId, words: str, now: datetime) -> None:
        """For whoever runs this installation; it goes with the person."""

    async def count_feedback(self, person: PersonId, since: datetime) -> int: ...

    async def with_draft(self, name: str) -> frozenset[PersonId]:
        """Everybody who has a draft of that name."""

    async def show(self, person: PersonId, message: LiveMessage, now: datetime) -> None:
        """Remember what a message shows, replacing what it showed before."""

    async def shown(self, person: PersonId) -> Sequence[LiveMessage]:
        """All messages of theirs that are drawn anew, the oldest first."""

    async def showing(self, person: PersonId, habits: Collection[HabitId], day: date) -> Sequence[LiveMessage]: ...

    async def shown_in(self, person: PersonId, platform: str, chat: str, message: str) -> LiveMessage | None:
        """What that message of theirs shows."""

    async def due_redraws(self, platform: str, now: datetime, limit: int) -> Sequence[tuple[PersonId, LiveMessage]]:
        """Messages there of everybody whose `redraw_at` has come, the earliest first, and whose they are."""

    async def owe(self, person: PersonId, messages: Sequence[LiveMessage]) -> None:
        """Each is to be looked at again at its `redraw_at`, unless it has been drawn by then."""

    async def drawn(self, messages: Sequence[tuple[PersonId, LiveMessage, LiveMessage | None]]) -> None:
        """What was owed stands there, and what it shows is this; None: nothing that changes. Nothing is written about a
        message to which something newer is owed since, or in which somebody has been answered."""

    async def outdate(self, person: PersonId, at: datetime) -> None:
        """The person's clock is another one from then on: what changes with it is redrawn then at the latest."""

    async def forget_message(self, platform: str, chat: str, message: str) -> None:
        """It is gone, or can be changed no more."""

    async def forget_platform(self, person: PersonId, platform: str) -> None:
        """All that they were shown there: it is no longer theirs to see change."""

    async def chat_moved(self, platform: str, old: str, new: str) -> None:
        """The platform has given a chat another id: everything that names the old one names the new one."""
