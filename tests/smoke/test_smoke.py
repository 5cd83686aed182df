"""The check against the real Telegram is itself checked, against the stand-in."""

from __future__ import annotations

import pytest

from config.settings import Owner, Settings
from tests.fakes.telegram.server import FakeTelegram
from tests.smoke.telegram import check


async def test_it_sends_edits_and_deletes_for_the_owner_alone() -> None:
    async with FakeTelegram() as telegram:
        alice = telegram.person("Alice", started=True)
        settings = Settings.model_validate(
            {
                "telegram_token": telegram.token,
                "telegram_api_url": telegram.url,
                "owners": (Owner("telegram", str(alice.id)),),
            }
        )

        lines = [line async for line in check(settings)]

        assert lines[-3:] == [
            "a message with markup and a button of 64 bytes was taken",
            "it could be edited",
            "and deleted",
        ]
        assert {call.params["chat_id"] for call in telegram.calls("sendMessage")} == {alice.id}


async def test_without_a_token_it_says_what_is_missing() -> None:
    with pytest.raises(SystemExit, match="CAIRN_TELEGRAM_TOKEN is not set"):
        [line async for line in check(Settings.model_validate({}))]
