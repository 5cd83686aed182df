"""Every rule has its words in every language."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.conversation.wording import has_text, languages
from core.states import Rule
from core.why import Reason
from tests.conversation.house import World, buttons, words, world

OF_PERIODS = [
    Rule.MET,
    Rule.STILL_OPEN,
    Rule.NOT_DONE,
    Rule.ONLY_HELPS,
    Rule.ALL_OFF,
    Rule.OVER_LIMIT,
    Rule.WITHIN_LIMIT,
    Rule.UNSEEN,
]


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


@pytest.mark.parametrize("language", languages())
def test_every_reason_has_its_words(language: str) -> None:
    asked = [f"why-{reason}" for reason in Reason if reason is not Reason.BEFORE_START]
    asked += [f"why-period-{rule.name.lower().replace('_', '-')}" for rule in OF_PERIODS]

    assert [key for key in asked if not has_text(key, language)] == []


async def test_a_date_that_was_only_begun_is_told_with_its_amount(home: World) -> None:
    alice = home.talker("alice")
    await alice.tap(buttons((await alice.say("read 20 pages 4x month")).reply)["Add"])
    await alice.say("read 5 pages")

    told = words((await alice.say("/why read")).reply)

    assert "Mon 23 Nov: begun; the whole week or month is what counts (5 of 20 pages)" in told


async def test_nothing_is_told_of_dates_before_the_start(home: World) -> None:
    alice = home.talker("alice")
    await alice.tap(buttons((await alice.say("read daily")).reply)["Add"])

    told = words((await alice.say("/why read")).reply)

    assert told.splitlines()[1:] == ["☐ Mon 23 Nov: still open"]
