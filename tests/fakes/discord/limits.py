"""Rate limits: per route, of the whole bot, and the ban after too many invalid requests."""

from __future__ import annotations

import hashlib
import math
from collections import deque
from dataclasses import dataclass, field

from tests.fakes.discord.log import Call

INVALID = (401, 403, 429)
INVALID_WINDOW = 600.0
Headers = dict[str, str]


@dataclass(frozen=True, slots=True)
class Limited:
    """Why a call must wait, and how many seconds. `via`: Discord itself says so; without, it is Cloudflare's ban."""

    retry_after: float
    global_: bool = False
    scope: str = "user"
    via: bool = True

    def headers(self) -> Headers:
        sent = {"Retry-After": str(math.ceil(self.retry_after)), "X-RateLimit-Scope": self.scope}
        return sent | ({"X-RateLimit-Global": "true"} if self.global_ else {})

    def body(self) -> dict[str, object]:
        retry = round(self.retry_after, 3)
        return {"message": "You are being rate limited.", "retry_after": retry, "global": self.global_, "code": 0}


@dataclass(frozen=True, slots=True)
class Breach:
    """A call that came too early: `rule` is "route" or "global"."""

    at: float
    path: str
    rule: str


@dataclass(slots=True)
class Limits:
    """So many calls of one kind to one channel or server in `window` seconds, and `per_second` calls in all.

    `enforce`: answer with 429; otherwise breaches are only counted. Callbacks and webhooks of interactions are free.
    """

    per_route: int = 5
    window: float = 5.0
    per_second: int = 50
    enforce: bool = True
    breaches: list[Breach] = field(default_factory=list)
    _sent: dict[str, deque[float]] = field(default_factory=dict)

    def check(self, call: Call, now: float) -> Limited | None:
        """Counts the call, or says how long it has to wait."""
        if call.path.startswith(("/interactions/", "/webhooks/")):
            return None
        whole = self._wait("*", self.per_second, 1.0, now)
        route = self._wait(bucket(call), self.per_route, self.window, now)
        if whole or route:
            self.breaches.append(Breach(now, call.path, "global" if whole else "route"))
            if self.enforce:
                return Limited(whole or route, bool(whole), "global" if whole else "user")
        self._sent["*"].append(now)
        self._sent[bucket(call)].append(now)
        return None

    def headers(self, call: Call, now: float) -> Headers:
        sent = self._sent.get(bucket(call)) or deque([now])
        left = sent[0] + self.window - now
        return _headers(call, self.per_route, max(self.per_route - len(sent), 0), left, now)

    def _wait(self, key: str, most: int, window: float, now: float) -> float:
        """Seconds until this window has room again; 0 when it has."""
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now - window:
            sent.popleft()
        return sent[0] + window - now if len(sent) >= most else 0.0


@dataclass(slots=True)
class InvalidRequests:
    """Answers 401, 403 and 429 of the last ten minutes; `most` of them bring the ban."""

    most: int = 10_000
    _at: deque[float] = field(default_factory=deque)

    def count(self, now: float) -> int:
        while self._at and self._at[0] <= now - INVALID_WINDOW:
            self._at.popleft()
        return len(self._at)

    def note(self, status: int, scope: str, now: float) -> None:
        if status in INVALID and scope != "shared":
            self._at.append(now)

    def ban(self, now: float) -> Limited | None:
        if self.count(now) < self.most:
            return None
        return Limited(self._at[0] + INVALID_WINDOW - now, via=False)


def free_headers(call: Call, now: float) -> Headers:
    """What a call is told while no limits are watched: that it has plenty left."""
    return _headers(call, 1000, 999, 1.0, now)


def bucket(call: Call) -> str:
    """Calls of one kind to one channel, server or webhook share a bucket."""
    major = next((call.params[name] for name in ("channel_id", "guild_id", "webhook_id") if name in call.params), "")
    return f"{call.method} {call.route} {major}"


def _headers(call: Call, limit: int, remaining: int, left: float, now: float) -> Headers:
    digest = hashlib.blake2b(f"{call.method} {call.route}".encode(), digest_size=16).hexdigest()
    return {
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": f"{now + left:.3f}",
        "X-RateLimit-Reset-After": f"{left:.3f}",
        "X-RateLimit-Bucket": digest,
    }
