"""The playground behind a real HTTP server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.frontends.playground.stage import Stage, open_stage
from web.app import make_app, serve
from web.playground import add_playground


@dataclass(slots=True)
class Site:
    """A client that behaves as the page does."""

    stage: Stage
    origin: str
    session: aiohttp.ClientSession

    @property
    def address(self) -> str:
        return f"{self.origin}/{self.stage.world.book.token}"

    def get(self, path: str, **more: Any) -> Any:
        return self.session.get(f"{self.address}/{path}", **more)

    def post(self, path: str, body: Any, **more: Any) -> Any:
        return self.session.post(f"{self.address}/{path}", json=body, headers={"Origin": self.origin}, **more)

    async def send(self, path: str, body: Any) -> Any:
        """The answer, which has to be a good one."""
        async with self.post(path, body) as response:
            assert response.status == 200
            return await response.json()

    async def arrive(self, key: str = "first") -> str:
        return str((await self.send("arrive", {"key": key, "zone": "Europe/Berlin", "language": "en"}))["user"])


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    async with open_stage(tmp_path) as stage:
        app = make_app(health=dict)
        add_playground(app, stage.world)
        async with serve(app, "127.0.0.1", 0) as port, aiohttp.ClientSession() as session:
            yield Site(stage, f"http://127.0.0.1:{port}", session)
