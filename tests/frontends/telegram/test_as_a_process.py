"""The bot as its own process, over real HTTP: a day of life, a graceful end, a refused token."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.fakes.telegram import FakeTelegram
from tests.frontends.telegram.process import running

BERLIN = (52.52, 13.405)


async def test_somebody_new_keeps_a_first_habit(tmp_path: Path, sqlite_url: str) -> None:
    loud = {"CAIRN_LOG_LEVEL": "DEBUG"}
    async with FakeTelegram() as telegram, running(telegram, tmp_path, sqlite_url, loud) as bot:
        alice = telegram.person("Alice")

        await alice.say("/start")
        await alice.hears("What time is it for you now")
        await alice.location(*BERLIN)
        await alice.hears("Pick one to start")
        await alice.say("Read 20 min daily 21:00")
        await alice.hears("every day")
        await alice.tap("Add")
        await alice.hears("Added Read 20 min")
        toast = await alice.tap("Done already")
        card = await alice.hears("1 in a row")

        assert toast == "1 in a row"
        assert card.labels == ["Undo", "Add note"]
        bot.send(signal.SIGTERM)
        assert await bot.ended() == 0
        assert "Calling Bot API endpoint" in bot.said, "at DEBUG, calls are logged"
        assert telegram.token not in bot.said
        assert "Read 20 min" not in bot.said, "what people say is in no log"


async def test_a_graceful_end_answers_what_has_begun(tmp_path: Path, sqlite_url: str) -> None:
    async with FakeTelegram() as telegram, running(telegram, tmp_path, sqlite_url) as bot:
        people = [telegram.person(f"P{number}") for number in range(20)]
        await people[0].say("/help")
        await people[0].hears("Cairn keeps small habits")

        with telegram.holding():
            for person in people:
                await person.say("/help")
        await telegram.received("sendMessage", 2)
        bot.send(signal.SIGTERM)

        assert await bot.ended() == 0
        answered = {call.params["chat_id"] for call in telegram.calls("sendMessage")}
        left = {entry.update["message"]["chat"]["id"] for entry in telegram.cloud.updates.pending.values()}
        assert answered | left == {person.id for person in people}


async def test_a_refused_token_ends_the_program_with_a_sentence(tmp_path: Path, sqlite_url: str) -> None:
    async with FakeTelegram() as telegram:
        secret = telegram.token
        telegram.revoke_token()
        telegram.cloud.token = "1:another"
        async with running(telegram, tmp_path, sqlite_url, {"CAIRN_TELEGRAM_TOKEN": secret}) as bot:
            assert await bot.ended() == 5
            assert "Telegram does not know the token any more" in bot.said
            assert "Traceback" not in bot.said
            assert secret not in bot.said
