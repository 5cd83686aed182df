"""The request log: every call a bot made, what came with it and what it was told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.fakes.discord.files import Upload
from tests.fakes.discord.refusals import Json
from tests.fakes.telegram.clock import Bell


@dataclass(slots=True)
class Call:
    """One request. `path` begins after /api/v10; `route` is its template, "" if there is none.

    `status` is 0 while unanswered or when the line was cut; `effect`: it was carried out.
    """

    at: float
    method: str
    path: str
    route: str = ""
    params: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    uploads: dict[str, Upload] = field(default_factory=dict)
    status: int = 0
    answer: Any = None
    effect: bool = False
    over: bool = False

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def code(self) -> int:
        """Discord's own error code."""
        return int(self.answer.get("code", 0)) if isinstance(self.answer, dict) and not self.ok else 0

    @property
    def message_body(self) -> Json:
        """What was said about a message, whether by a callback (`data`) or directly."""
        body = self.body if isinstance(self.body, dict) else {}
        return (body.get("data") or {}) if self.path.startswith("/interactions/") else body

    def fits(self, method: str | None, route: str | None, body: Json) -> bool:
        if method not in (None, "*", self.method) or (route is not None and not matches(route, self.path)):
            return False
        held = self.body if isinstance(self.body, dict) else {}
        return all(name in held and _agrees(held[name], wanted) for name, wanted in body.items())


def matches(pattern: str, path: str) -> bool:
    """`*` and `{name}` stand for one step of the path, `**` for any number of them."""
    return _compiled(pattern).fullmatch(path) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    steps = re.split(r"(\*\*|\*|\{\w+\})", pattern)
    return re.compile("".join(_STEPS.get(step, "[^/]+" if step[:1] == "{" else re.escape(step)) for step in steps))


_STEPS = {"**": ".*", "*": "[^/]+"}


def _agrees(value: object, wanted: object) -> bool:
    return bool(wanted(value)) if callable(wanted) else value == wanted


class RequestLog:
    """Calls in order of arrival."""

    def __init__(self, keep: bool = True) -> None:
        self._calls: list[Call] = []
        self._keep = keep
        self._bell = Bell()

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def add(self, call: Call) -> None:
        if self._keep:
            self._calls.append(call)
        self._bell.ring()

    def answered(self, call: Call) -> None:
        call.over = True
        self._bell.ring()

    def find(self, method: str | None = None, route: str | None = None, **body: object) -> list[Call]:
        """Calls of that method and route whose JSON has these values (or satisfies them, if a function is given)."""
        return [call for call in self._calls if call.fits(method, route, body)]

    async def wait(
        self, method: str, route: str, times: int, patience: float, answered: bool, body: Json
    ) -> list[Call]:
        """Wait until so many such calls have come (and were `answered`); TimeoutError names what came instead."""
        while len(found := [c for c in self.find(method, route, **body) if c.over or not answered]) < times:
            if not await self._bell.rung(patience):
                came = ", ".join(f"{call.method} {call.path}: {call.status}" for call in self._calls[-20:])
                raise TimeoutError(f"{len(found)} of {times} {method} {route} {body}; last calls: {came}")
        return found

    def clear(self) -> None:
        self._calls.clear()
