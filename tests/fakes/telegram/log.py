"""The request log: every call a bot made, what came with it and what it was told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram.clock import Bell
from tests.fakes.telegram.refusals import Json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart request."""

    name: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(slots=True)
class Call:
    """One request. `status` is 0 while unanswered or when the line was cut; `effect`: it was carried out."""

    at: float
    method: str
    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)
    status: int = 0
    answer: Any = None
    effect: bool = False
    over: bool = False

    @property
    def ok(self) -> bool:
        return self.status == 200

    @property
    def result(self) -> Any:
        """What a carried-out call gave."""
        return self.answer["result"] if isinstance(self.answer, dict) else None

    @property
    def description(self) -> str:
        """Why a call was refused."""
        return str(self.answer.get("description", "")) if isinstance(self.answer, dict) else ""

    def fits(self, method: str | None, params: Json) -> bool:
        if method is not None and method.lower() != self.method.lower():
            return False
        return all(name in self.params and _agrees(self.params[name], wanted) for name, wanted in params.items())


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

    def find(self, method: str | None = None, **params: object) -> list[Call]:
        """Calls of that method whose parameters equal these (or satisfy them, where a function is given)."""
        return [call for call in self._calls if call.fits(method, params)]

    async def wait(self, method: str, times: int, patience: float, answered: bool, params: Json) -> list[Call]:
        """Wait until so many such calls have come (and were `answered`); TimeoutError names what came instead."""
        while len(found := [c for c in self.find(method, **params) if c.over or not answered]) < times:
            if not await self._bell.rung(patience):
                came = ", ".join(call.method for call in self._calls[-20:])
                raise TimeoutError(f"{len(found)} of {times} {method} {params}; last calls: {came}")
        return found

    def clear(self) -> None:
        self._calls.clear()
