"""The stand-in as a process of its own, driven over HTTP; and the load it can make."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.control import Control
from tests.fakes.telegram.load import storm
from tests.fakes_checks.clients import ptb_bot


class _Remote:
    """Posts to /control/ and gives the result."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self._url = url
        self._session = session

    async def __call__(self, verb: str, **asked: object) -> Any:
        async with self._session.post(f"{self._url}/control/{verb}", json=asked) as answer:
            body = await answer.json()
            return body.get("result", body.get("error"))


@asynccontextmanager
async def _process(*options: str) -> AsyncIterator[tuple[str, str]]:
    """URL and token of a stand-in that runs as its own process."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.telegram", "--port", "0", *options, stdout=asyncio.subprocess.PIPE
    )
    assert started.stdout is not None
    url, token = (await started.stdout.readline()).decode().split()
    try:
        yield url, token
    finally:
        started.terminate()
        assert await started.wait() == 0


async def test_a_bot_and_its_person_meet_in_another_process() -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="1:dn")]])

    async with _process("--check", "--log") as (url, token), aiohttp.ClientSession() as session:
        remote = _Remote(url, session)
        alice = (await remote("person", name="Alice", started=True))["id"]
        async with ptb_bot(url, token) as bot:
            sent = await bot.send_message(alice, "Read?", reply_markup=keyboard)
            tapping = asyncio.create_task(remote("do", person=alice, do="tap", **{"with": {"button": "Done"}}))
            (update,) = await bot.get_updates(timeout=5)
            assert update.callback_query is not None
            await update.callback_query.answer("13")
            toast = await tapping
            await remote("fault", method="sendMessage", status=500)
            unknown = await remote("do", person=alice, do="dance")
        heard = await remote(
            "do", person=alice, do="hears", **{"with": {"pattern": "Read"}, "message": sent.message_id}
        )
        calls = [call["method"] for call in await remote("calls")]
        wrong = await remote("disagreements")

    assert toast == {"text": "13", "alert": False, "opened": ""}
    assert unknown == "ValueError: nobody can dance"
    assert "unexpected keyword argument 'message'" in heard
    assert calls == ["getMe", "sendMessage", "getUpdates", "answerCallbackQuery"]
    assert wrong == []


async def test_groups_pushes_clock_and_storms_are_driven_from_outside(telegram: FakeTelegram, bot: Bot) -> None:
    Control(telegram)

    async with aiohttp.ClientSession() as session:
        remote = _Remote(telegram.url, session)
        alice = (await remote("person", name="Alice", started=True))["id"]
        group = (await remote("group", title="Team", people=[alice]))["id"]
        await remote("do", person=alice, do="say", **{"in": group, "with": {"text": "/today"}})
        await remote("push", update={"oddity": 1}, forged=True)
        await remote("advance", seconds=3600)
        updates = await bot.get_updates()
        screen = await remote("do", person=alice, do="screen", **{"in": group})

    assert [update.effective_chat.id if update.effective_chat else None for update in updates] == [
        group,
        group,
        group,
        None,
    ]
    assert screen.splitlines()[-1] == "Alice: /today"


async def test_a_storm_measures_each_tap_until_answer_and_edit(telegram: FakeTelegram, bot: Bot) -> None:
    people = [telegram.person(name, started=True) for name in ("Alice", "Bob", "Charlie")]

    async def answer_all() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset, timeout=5):
                offset = update.update_id + 1
                query = update.callback_query
                assert query is not None
                await query.answer()
                await query.edit_message_text(str(query.data))

    answering = asyncio.create_task(answer_all())
    whole = await storm(telegram, people, 9, lambda person, tap: f"1:{person.id}:{tap}")
    paced = await storm(telegram, people, 6, lambda person, tap: f"2:{person.id}:{tap}", rate=500)
    answering.cancel()

    assert (len(whole.waits), len(paced.waits)) == (9, 6)
    assert len(telegram.calls("editMessageText", text=lambda text: text.startswith("1:"))) == 9
    assert whole.quantile(0.5) <= whole.quantile(0.99) <= whole.seconds
