"""The queue of updates: numbered, filtered, handed out until confirmed, to one poller or to the webhook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from tests.fakes.telegram.clock import Bell, Clock
from tests.fakes.telegram.refusals import Json, conflict

ASKED_FOR_ONLY = {"chat_member", "message_reaction", "message_reaction_count"}
FIRST_ID = 700_000_001
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True, slots=True)
class Entry:
    """An update on its way. `era` counts how often numbering began anew: an offset confirms its own era only."""

    update: Json
    era: int


class UpdateQueue:
    """Updates stay until a greater offset or a 2xx of the webhook confirms them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next_id = FIRST_ID
        self._serial = 0
        self._era = self._client_era = 0
        self._era_of: dict[int, int] = {}
        self._poll = 0
        self._bell = Bell()
        self.allowed: list[str] = []
        self.pending: dict[int, Entry] = {}
        self.held: list[Json] | None = None
        self.to_webhook: Callable[[int], None] | None = None
        self.confirmed = Bell()
        self.watch: Callable[[Json], None] | None = None

    def push(self, kind: str, payload: Json) -> Json | None:
        """Number and queue an update; None when the bot did not ask for that kind."""
        if not self._wanted(kind):
            return None
        update = {"update_id": self._next_id, kind: payload}
        self._next_id += 1
        if self.watch is not None:
            self.watch(update)
        if self.held is not None:
            self.held.append(update)
        else:
            self.put(update)
        return update

    def put(self, update: Json, again: bool = False) -> None:
        """Queue an update under the number it has; `again`: it reaches even a client that is past that number."""
        if again:
            self._era += 1
        self._serial += 1
        self.pending[self._serial] = Entry(update, self._era)
        if self.to_webhook is not None:
            self.to_webhook(self._serial)
        self._bell.ring()

    def restart_ids(self, first: int) -> None:
        """Go on with other numbers, as Telegram does after a quiet week."""
        self._next_id = first
        self._era += 1

    def next_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def allow(self, kinds: list[str] | None) -> None:
        """What the bot wants from now on; an empty list is the default set, None leaves it as it is."""
        if kinds is not None:
            self.allowed = kinds

    async def fetch(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109 - a parameter of getUpdates
        """getUpdates; raises Refused (409) when a webhook is set or another poller comes."""
        if self.to_webhook is not None:
            raise conflict(_WEBHOOK)
        self._poll += 1
        poll = self._poll
        self._bell.ring()
        self._confirm(offset)
        until = self._clock.now() + min(timeout, 50)
        while not self.pending and (left := until - self._clock.now()) > 0:
            await self._bell.rung(left / self._clock.speed)
            if poll != self._poll:
                raise conflict(_OTHER_POLLER)
            if self.to_webhook is not None:
                raise conflict("terminated by setWebhook request")
        return self._hand_out(max(1, min(limit, 100)))

    def confirm_one(self, serial: int) -> None:
        self.pending.pop(serial, None)
        self.confirmed.ring()

    def drop_all(self) -> None:
        self.pending.clear()
        self.confirmed.ring()

    def end_polls(self) -> None:
        """Let go whoever waits (the webhook was set, or the server closes)."""
        self._poll += 1
        self._bell.ring()

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ASKED_FOR_ONLY

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            for serial in list(self.pending)[:offset]:
                del self.pending[serial]
        elif offset > 0:
            era = self._client_era = self._era_of.get(offset - 1, self._client_era)
            for serial, entry in list(self.pending.items()):
                if entry.era < era or (entry.era == era and entry.update["update_id"] < offset):
                    del self.pending[serial]
        self.confirmed.ring()

    def _hand_out(self, limit: int) -> list[Json]:
        entries = list(islice(self.pending.values(), limit))
        if self._era:
            self._era_of.update({entry.update["update_id"]: entry.era for entry in entries})
        return [entry.update for entry in entries]
