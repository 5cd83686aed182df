"""The check against the real Discord is itself checked, against the stand-in."""

from __future__ import annotations

import pytest
from discord.http import Route

from config.settings import Settings
from tests.fakes.discord import FakeDiscord
from tests.smoke.discord import check


async def test_it_names_the_bot_and_writes_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    async with FakeDiscord() as discord:
        settings = Settings.model_validate({"discord_token": discord.token, "discord_api_url": discord.api_url})

        lines = [line async for line in check(settings)]

        assert lines[0].startswith("the token is that of ")
        assert discord.world.application_id in lines[1]
        assert {call.method for call in discord.calls()} == {"GET"}


async def test_without_a_token_it_says_what_is_missing() -> None:
    with pytest.raises(SystemExit, match="CAIRN_DISCORD_TOKEN is not set"):
        [line async for line in check(Settings.model_validate({}))]
