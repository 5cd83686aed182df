"""A bot's own web server, for the webhook."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from tests.fakes.telegram.refusals import Json

Answer = Callable[[web.BaseRequest, Json], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def listener(answer: Answer) -> AsyncIterator[str]:
    """The address at which `answer` gets each update."""

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        return await answer(request, await request.json())

    runner = web.ServerRunner(web.Server(handle), shutdown_timeout=0.05)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()
