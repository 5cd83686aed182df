"""One REST request with the world it acts on, and the table of routes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.fakes.discord.log import Call
from tests.fakes.discord.messages import Draft
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.world import World


@dataclass(frozen=True, slots=True)
class Ask:
    """`call.params` are the values in the path, by name."""

    world: World
    call: Call

    def __getitem__(self, name: str) -> str:
        return self.call.params[name]

    @property
    def body(self) -> Json:
        return self.call.body if isinstance(self.call.body, dict) else {}

    def draft(self, body: Json | None = None, by_interaction: bool = False) -> Draft:
        return Draft(self.body if body is None else body, self.call.uploads, by_interaction)

    def query(self, name: str) -> bool:
        return self.call.query.get(name, "").lower() in ("1", "true")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with another status than 200 (204 where there is no body)."""

    status: int
    body: Any


Handler = Callable[[Ask], Any]
"""Gives the body of the answer, None for 204, or a Reply; raises Refused."""


@dataclass(frozen=True, slots=True)
class Route:
    method: str
    template: str
    handler: Handler

    @property
    def steps(self) -> list[str]:
        return self.template.strip("/").split("/")


class Routes:
    """Finds the route of a path."""

    def __init__(self, routes: Iterator[Route]) -> None:
        self._by_length: dict[tuple[str, int], list[tuple[list[str], Route]]] = {}
        for route in routes:
            self._by_length.setdefault((route.method, len(route.steps)), []).append((route.steps, route))

    def __iter__(self) -> Iterator[Route]:
        return (route for routes in self._by_length.values() for _, route in routes)

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        steps = path.strip("/").split("/")
        for wanted, route in self._by_length.get((method, len(steps)), ()):
            if all(want[0] == "{" or want == step for want, step in zip(wanted, steps, strict=True)):
                return route, {w[1:-1]: step for w, step in zip(wanted, steps, strict=True) if w[0] == "{"}
        return None
