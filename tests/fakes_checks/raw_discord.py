"""Discord's REST API spoken by hand: whatever a library would not let through."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

import aiohttp

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.refusals import Json


class Raw:
    """`await raw("POST", "/channels/1/messages", {...})` gives status and JSON."""

    def __init__(self, stand_in: FakeDiscord) -> None:
        self._stand_in = stand_in
        self._session = aiohttp.ClientSession(headers={"Authorization": f"Bot {stand_in.token}"})
        self.headers: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, Any]:
        sent = {"json": body} if body is not None else {}
        async with self._session.request(method, self._stand_in.api_url + path, **sent, **more) as answer:
            self.headers = dict(answer.headers)
            if answer.status == 204:
                return 204, None
            return answer.status, await (answer.json() if answer.content_type == "application/json" else answer.text())

    async def refusal(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, int]:
        """Status and code of a no."""
        status, said = await self(method, path, body, **more)
        assert status >= 400, said
        return status, said["code"]

    async def wrong(self, path: str, body: Json) -> str:
        """Where and why a form was refused: `components.0.label: BASE_TYPE_REQUIRED`."""
        status, said = await self("POST", path, body)
        assert (status, said["code"]) == (400, 50035), said
        where, errors = [], said["errors"]
        while "_errors" not in errors:
            ((step, errors),) = errors.items()
            where.append(step)
        return f"{'.'.join(where)}: {errors['_errors'][0]['code']}"
