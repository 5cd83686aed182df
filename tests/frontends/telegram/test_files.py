"""Files that people send to Telegram's bot, and files that it sends."""

from __future__ import annotations

import pytest

from bot.conversation.request import Sent
from tests.frontends.taking import CONTENT, GIVEN, taking
from tests.frontends.telegram.living import at_noon, living


async def test_a_document_is_fetched_and_its_content_is_never_kept(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        taken = taking(life.house)
        alice = telegram.person("Alice")

        await alice.file("loop.csv", CONTENT, "my old app")
        await alice.hears("Logged")

        assert taken.files == [Sent("loop.csv", CONTENT, "my old app")]
        (asked,) = telegram.calls("getFile")
        assert asked.ok


async def test_a_file_that_is_too_large_is_refused_without_being_fetched(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.frontends.telegram.frontend.LARGEST_FILE", 100)
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        taken = taking(life.house)
        alice = telegram.person("Alice")

        await alice.file("huge.zip", b"x" * 101)
        await alice.hears("20 MB at most")

        assert taken.files == []
        assert telegram.calls("getFile") == []


@pytest.mark.parametrize(
    ("description", "said"),
    [("Bad Request: file is too big", "20 MB at most"), ("Bad Request: invalid file_id", "send it once more")],
)
async def test_a_file_that_telegram_does_not_give_is_spoken_of(sqlite_url: str, description: str, said: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        taken = taking(life.house)
        alice = telegram.person("Alice")
        telegram.fault("getFile", status=400, description=description, times=None)

        await alice.file("loop.csv", CONTENT)

        assert await alice.hears(said)
        assert taken.files == []


async def test_a_file_is_sent_as_a_document(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        taking(life.house)
        alice = telegram.person("Alice")

        await alice.say("/today")
        await alice.hears("Logged")
        await life.quiet()

        (sent,) = telegram.calls("sendDocument")
        (upload,) = sent.uploads.values()
        assert (upload.name, upload.content) == (GIVEN.name, CONTENT)
