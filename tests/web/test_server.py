"""The server: where it listens, and what it says when it cannot."""

from __future__ import annotations

import aiohttp
import pytest

from web.app import CannotListen, make_app, serve


async def test_whoever_watches_is_told_that_all_is_well() -> None:
    app = make_app(health=lambda: {"playground": "open"})

    async with (
        serve(app, "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/healthz") as response,
    ):
        found = await response.json()

    assert (found["status"], found["playground"]) == ("ok", "open")
    assert found["tzdata"].startswith("20")


async def test_a_page_that_does_not_exist_is_guarded_too() -> None:
    async with (
        serve(make_app(health=dict), "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/nothing") as response,
    ):
        assert response.status == 404
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


async def test_a_port_that_is_taken_is_named() -> None:
    async with serve(make_app(health=dict), "127.0.0.1", 0) as port:
        with pytest.raises(CannotListen, match=rf"127\.0\.0\.1:{port}: .*in use"):
            async with serve(make_app(health=dict), "127.0.0.1", port):
                pass
