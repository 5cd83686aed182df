"""The webhook's door (faults 41 to 44): who has no business here, and what nobody can read."""

from __future__ import annotations

import asyncio
import resource
from io import BytesIO

import aiohttp
import orjson
import pytest
from aiohttp import ClientSession
from sqlalchemy import func, select

from storage.tables import inbox
from tests.frontends.telegram.living import HEADERS, NOON, SECRET, Life, at_noon, living, reader

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
HELP = {
    "update_id": 5,
    "message": {
        "message_id": 1,
        "date": int(NOON.timestamp()),
        "chat": {"id": 5_000_000_001, "type": "private", "first_name": "Alice"},
        "from": {"id": 5_000_000_001, "is_bot": False, "first_name": "Alice"},
        "text": "/help",
    },
}


async def test_a_day_goes_by_through_the_webhook(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url, webhook=True):
        alice, card = await reader(telegram)

        assert await alice.tap("☐ Read", card) == "1 in a row"
        assert await alice.hears("Well kept")
        assert not telegram.calls("getUpdates")
        assert telegram.calls("setWebhook")[0].params["secret_token"] == SECRET


@pytest.mark.parametrize("given", [None, "", "wrong", SECRET + "x", SECRET.upper(), "ü"])
async def test_41_a_wrong_secret_is_turned_away_and_not_written_down(
    sqlite_url: str, given: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        at_noon() as telegram,
        living(telegram, sqlite_url, webhook=True) as life,
    ):
        headers = {} if given is None else {SECRET_HEADER: given}

        status = await _post(life, orjson.dumps(HELP), headers)

        assert status == 403
        assert await _rows(life) == 0
        assert not given or given not in caplog.text


@pytest.mark.parametrize(
    "body", [b"{", b'{"update_id": "\xff"}', b"[" * 100_000 + b"]" * 100_000, b"[]", b'{"message": {}}', b"\0", b""]
)
async def test_42_a_body_that_nobody_can_read_is_put_aside_once(sqlite_url: str, body: bytes) -> None:
    async with (
        at_noon() as telegram,
        living(telegram, sqlite_url, webhook=True) as life,
    ):
        statuses = [await _post(life, body, HEADERS) for _ in range(2)]

        assert statuses == [400, 400]
        assert await _rows(life) == 1
        async with life.house.database.transaction() as storage:
            assert await storage.inbox.waiting("telegram", NOON) == []


async def test_43_a_charset_that_a_proxy_has_added_is_fine(sqlite_url: str) -> None:
    async with (
        at_noon() as telegram,
        living(telegram, sqlite_url, webhook=True) as life,
    ):
        alice = telegram.person("Alice", started=True)

        status = await _post(life, orjson.dumps(HELP), HEADERS | {"Content-Type": "application/json; charset=utf-8"})

        assert status == 200
        assert await alice.hears("Cairn keeps")


async def test_44_a_flood_without_the_secret_is_not_even_read(sqlite_url: str) -> None:
    async with (
        at_noon() as telegram,
        living(telegram, sqlite_url, webhook=True) as life,
    ):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        sent = 0

        async def flood() -> object:
            nonlocal sent
            for _ in range(60):
                sent += 1
                yield b"x" * 1024 * 1024

        try:
            async with ClientSession() as session, session.post(life.hook, data=flood()) as answer:
                assert answer.status == 403
        except aiohttp.ClientOSError:
            pass  # the door was shut while we were still talking

        assert sent < 60
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30 * 1024


@pytest.mark.parametrize("honest", [True, False])
async def test_44_more_than_a_megabyte_is_refused(sqlite_url: str, honest: bool) -> None:
    async with (
        at_noon() as telegram,
        living(telegram, sqlite_url, webhook=True) as life,
    ):
        body = b'{"update_id": 1, "x": "' + b"x" * 1024 * 1024 + b'"}'

        async def in_pieces() -> object:
            for start in range(0, len(body), 65536):
                yield body[start : start + 65536]

        try:
            async with ClientSession() as session:
                data = BytesIO(body) if honest else in_pieces()
                async with session.post(life.hook, data=data, headers=HEADERS) as answer:
                    assert answer.status == 413
        except aiohttp.ClientOSError:
            pass  # refused while we were still sending
        assert await _rows(life) == 0


async def test_what_cannot_be_kept_is_not_confirmed(sqlite_url: str) -> None:
    async with (
        at_noon() as telegram,
        living(telegram, sqlite_url, webhook=True) as life,
    ):
        alice = telegram.person("Alice", started=True)
        async with life.house.database.transaction():
            refused = asyncio.create_task(_post(life, orjson.dumps(HELP), HEADERS))
            await asyncio.sleep(5.5)
            status = await refused
        again = await _post(life, orjson.dumps(HELP), HEADERS)

        assert (status, again) == (503, 200)
        assert await alice.hears("Cairn keeps")


async def _post(life: Life, body: bytes, headers: dict[str, str]) -> int:
    async with ClientSession() as session, session.post(life.hook, data=body, headers=headers) as answer:
        await answer.read()
        return answer.status


async def _rows(life: Life) -> int:
    async with life.house.database.transaction() as storage:
        return await storage.people.connection.scalar(select(func.count()).select_from(inbox)) or 0
