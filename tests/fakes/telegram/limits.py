"""Telegram's sending limits: 30 a second in all, 1 a second in a chat, 20 a minute in a group."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.fakes.telegram.refusals import Refused, too_many

_SENDS = ("send", "copymessage", "forwardmessage")
_FREE = ("sendchataction", "sendmessagedraft")


@dataclass(frozen=True, slots=True)
class Breach:
    """A send that came too early: `rule` is "all", "chat" or "group"."""

    at: float
    chat_id: int
    rule: str


@dataclass(slots=True)
class Limits:
    """Counts sends in sliding windows; records breaches and, when `enforce`, answers them with 429.

    `slack` shortens each window by that part, so that a sender who keeps the pace exactly is not blamed for jitter.
    """

    per_second: int = 30
    per_chat_second: int = 1
    per_group_minute: int = 20
    enforce: bool = True
    slack: float = 0.05
    breaches: list[Breach] = field(default_factory=list)
    _sent: dict[tuple[str, int], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def check(self, method: str, chat_id: int, now: float) -> None:
        """Raises Refused (429) when a window is full; else counts the send."""
        if not method.lower().startswith(_SENDS) or method.lower() in _FREE:
            return
        windows = [("all", 0, self.per_second, 1.0), ("chat", chat_id, self.per_chat_second, 1.0)]
        if chat_id < 0:
            windows.append(("group", chat_id, self.per_group_minute, 60.0))
        waits = [self._wait(rule, key, most, length, now) for rule, key, most, length in windows]
        for (rule, *_), wait in zip(windows, waits, strict=True):
            if wait > 0:
                self.breaches.append(Breach(now, chat_id, rule))
        if self.enforce and max(waits) > 0:
            raise Refused(too_many(math.ceil(max(waits))))
        for rule, key, *_ in windows:
            self._sent[rule, key].append(now)

    def _wait(self, rule: str, key: int, most: int, length: float, now: float) -> float:
        """Seconds until this window has room again; 0 when it has."""
        sent = self._sent[rule, key]
        length *= 1 - self.slack
        while sent and sent[0] <= now - length:
            sent.popleft()
        return sent[len(sent) - most] + length - now if len(sent) >= most else 0.0
