"""Faults a test orders: refusals, bodies that are no JSON, delays, lines cut before or after the effect."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.fakes.telegram.refusals import Json, Refusal, too_many, usual

Cut = Literal["before", "after"]


@dataclass(slots=True)
class Fault:
    """What happens to the calls it strikes.

    delay    seconds (Telegram's) before the call is handled
    late     seconds between its effect and the answer: a client that gives up meanwhile has sent something
    drop     the connection is cut "before" or "after" the effect, and no answer is ever sent
    effect   the call is carried out although `status` or `body` then says something else
    after    the first so many fitting calls pass unharmed
    times    how many calls it strikes; None: until lifted
    hold     nobody gets an answer until `lift`
    """

    method: str = "*"
    status: int | None = None
    retry_after: int | None = None
    description: str | None = None
    parameters: Json = field(default_factory=dict)
    times: int | None = 1
    after: int = 0
    delay: float = 0.0
    late: float = 0.0
    drop: Cut | None = None
    effect: bool = False
    hold: bool = False
    body: bytes | str | None = None
    content_type: str = "text/html"
    match: Callable[[Json], bool] | None = None
    hits: int = 0
    _seen: int = 0
    _lifted: asyncio.Event = field(default_factory=asyncio.Event)

    def strikes(self, method: str, params: Json) -> bool:
        """Whether this call is one of its victims; counts it if so."""
        if self._lifted.is_set() or (self.times is not None and self.hits >= self.times):
            return False
        if self.method not in ("*", method) or (self.match is not None and not self.match(params)):
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
    def answers(self) -> bool:
        """Whether it puts its own answer in the place of the real one."""
        return self.status is not None or self.body is not None

    @property
    def spares_effect(self) -> bool:
        """Whether the call is carried out all the same."""
        return self.drop == "after" or (self.drop is None and (self.effect or not self.answers))

    def refusal(self) -> Refusal:
        status = self.status or 200
        if status == 429:
            return too_many(self.retry_after if self.retry_after is not None else 1)
        return Refusal(status, self.description or usual(status), self.parameters)


class Faults:
    """The faults now in force, the newest first."""

    def __init__(self) -> None:
        self._all: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._all.insert(0, fault)
        return fault

    def for_call(self, method: str, params: Json) -> Fault | None:
        return next((fault for fault in self._all if fault.strikes(method, params)), None)

    def lift(self) -> None:
        for fault in self._all:
            fault.lift()
        self._all.clear()
