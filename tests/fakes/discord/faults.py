"""Faults a test orders: refusals, rate limits, bodies that are no JSON, delays, lines cut before or after an effect."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.fakes.discord.log import Call, matches
from tests.fakes.discord.refusals import WORDS, Refused, plain

Cut = Literal["before", "after"]


@dataclass(slots=True)
class Fault:
    """What happens to the calls it strikes.

    route     a path with `*` or `{name}` for one step and `**` for any number
    code      one of Discord's error codes: brings status and message with it
    delay     seconds (Discord's) before the call is handled
    late      seconds between its effect and the answer
    drop      the connection is cut "before" or "after" the effect, and no answer is ever sent
    effect    the call is carried out although the answer then says something else
    after     the first so many fitting calls pass unharmed
    times     how many calls it strikes; None: until lifted
    hold      nobody gets an answer until `lift`
    retry_after, global_, scope, via   of a 429; without `via` it comes from Cloudflare, as in a ban
    """

    method: str = "*"
    route: str = "**"
    status: int | None = None
    code: int | None = None
    message: str | None = None
    times: int | None = 1
    after: int = 0
    delay: float = 0.0
    late: float = 0.0
    drop: Cut | None = None
    effect: bool = False
    hold: bool = False
    retry_after: float = 1.0
    global_: bool = False
    scope: str = "user"
    via: bool = True
    body: bytes | str | None = None
    content_type: str = "text/html"
    match: Callable[[Call], bool] | None = None
    hits: int = 0
    _seen: int = 0
    _lifted: asyncio.Event = field(default_factory=asyncio.Event)

    def strikes(self, call: Call) -> bool:
        """Whether this call is one of its victims; counts it if so."""
        if self._lifted.is_set() or (self.times is not None and self.hits >= self.times):
            return False
        if self.method not in ("*", call.method) or not matches(self.route, call.path):
            return False
        if self.match is not None and not self.match(call):
            return False
        self._seen += 1
        if self._seen <= self.after:
            return False
        self.hits += 1
        return True

    def lift(self) -> None:
        """End it, and let go whoever it holds."""
        self._lifted.set()

    async def released(self) -> None:
        if self.hold:
            await self._lifted.wait()

    @property
    def limits(self) -> bool:
        """Whether it answers with a rate limit."""
        return self.status == 429 and self.code is None

    @property
    def answers(self) -> bool:
        """Whether it puts its own answer in the place of the real one."""
        return self.status is not None or self.code is not None or self.body is not None

    @property
    def spares_effect(self) -> bool:
        """Whether the call is carried out all the same."""
        return self.drop == "after" or (self.drop is None and (self.effect or not self.answers))

    def refusal(self) -> Refused:
        if self.code is None:
            return plain(self.status or 500)
        status, message = WORDS.get(self.code, (400, "Error"))
        return Refused(self.status or status, self.code, self.message or message)


class Faults:
    """The faults now in force, the newest first."""

    def __init__(self) -> None:
        self._all: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._all.insert(0, fault)
        return fault

    def for_call(self, call: Call) -> Fault | None:
        return next((fault for fault in self._all if fault.strikes(call)), None)

    def lift(self) -> None:
        for fault in self._all:
            fault.lift()
        self._all.clear()
