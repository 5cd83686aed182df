"""A real Chromium in front of a real server; every test begins in a new world."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.browser.chat import Chat
from tests.browser.server import Server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LONGEST_WAIT_MILLISECONDS = 20_000

OpenChat = Callable[..., Awaitable[Chat]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One process for the whole file: a world is emptied faster than a server starts."""
    server = Server(tmp_path_factory.mktemp("playground"))
    server.start()
    yield server
    code = server.stop()
    assert code == 0, server.log()
    assert "Traceback" not in server.log()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def open_chat(browser: Browser, server: Server) -> AsyncIterator[OpenChat]:
    """Opens the page as a browser of its own; whatever the page complains of fails the test."""
    chats: list[Chat] = []

    async with AsyncExitStack() as contexts:
        # `begin`: in a new world
        async def open_chat(
            width: int = 1440, height: int = 900, begin: bool = True, query: str = "", **wishes: Any
        ) -> Chat:
            wishes = {"locale": "en-GB", "timezone_id": "Europe/Berlin"} | wishes
            context = await browser.new_context(viewport={"width": width, "height": height}, **wishes)
            contexts.push_async_callback(context.close)
            context.set_default_timeout(LONGEST_WAIT_MILLISECONDS)
            page = await context.new_page()
            chats.append(Chat(page, server))
            await (chats[-1].begin(query) if begin else page.goto(server.url + query))
            return chats[-1]

        yield open_chat
    assert [complaint for chat in chats for complaint in chat.complaints] == []
