"""Every fault a test may order, as python-telegram-bot reports it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.fakes.telegram import FakeTelegram, Limits, Person
from tests.fakes_checks.clients import ptb_bot


@pytest.mark.parametrize(
    ("fault", "error", "message"),
    [
        ({"retry_after": 30}, RetryAfter, "Flood control exceeded. Retry in 0:00:30"),
        ({"status": 403}, Forbidden, "Forbidden: bot was blocked by the user"),
        ({"status": 403, "description": "Forbidden: the moon is full"}, Forbidden, "Forbidden: the moon is full"),
        ({"status": 400}, BadRequest, "Chat not found"),
        ({"status": 400, "parameters": {"migrate_to_chat_id": -1005}}, ChatMigrated, "Group migrated to supergroup"),
        ({"status": 401}, InvalidToken, "Unauthorized"),
        ({"status": 404}, InvalidToken, "Not Found"),
        ({"status": 409}, Conflict, "Conflict: terminated by other getUpdates request"),
        ({"status": 500}, NetworkError, "Internal Server Error"),
        ({"status": 502, "body": "<html>Bad Gateway</html>"}, NetworkError, "Bad Gateway"),
        ({"status": 504, "body": b""}, NetworkError, "Gateway Time"),
        ({"body": "not json"}, TelegramError, "Invalid server response"),
        ({"drop": "before"}, NetworkError, "httpx.RemoteProtocolError"),
        ({"drop": "after"}, NetworkError, "httpx.RemoteProtocolError"),
    ],
)
async def test_a_fault_becomes_the_librarys_exception(
    telegram: FakeTelegram, bot: Bot, alice: Person, fault: dict[str, Any], error: type[Exception], message: str
) -> None:
    telegram.fault("sendMessage", **fault)

    with pytest.raises(TelegramError) as raised:
        await bot.send_message(alice.id, "x")
    await bot.send_message(alice.id, "y")

    assert type(raised.value) is error
    assert raised.value.message.startswith(message)
    assert alice.posts()[-1].text == "y"


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ({"drop": "before"}, []),
        ({"drop": "after"}, ["x"]),
        ({"status": 502}, []),
        ({"status": 502, "effect": True}, ["x"]),
    ],
)
async def test_a_lost_answer_and_a_lost_call_differ_in_what_the_person_sees(
    telegram: FakeTelegram, bot: Bot, alice: Person, fault: dict[str, Any], seen: list[str]
) -> None:
    telegram.fault("sendMessage", **fault)

    with pytest.raises(NetworkError):
        await bot.send_message(alice.id, "x")

    assert [post.text for post in alice.posts()] == seen
    assert [call.effect for call in telegram.calls("sendMessage")] == [bool(seen)]


@pytest.mark.parametrize("fault", [{"hold": True}, {"late": 3600}])
async def test_no_answer_in_time_is_a_timeout_although_the_message_is_there(
    telegram: FakeTelegram, bot: Bot, alice: Person, fault: dict[str, Any]
) -> None:
    ordered = telegram.fault("sendMessage", **fault)

    with pytest.raises(TimedOut):
        await bot.send_message(alice.id, "x", read_timeout=0.05)
    ordered.lift()

    assert alice.screen() == "Cairn: x"


async def test_a_slow_server_is_slow_in_its_own_time(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    telegram.fault("sendMessage", delay=3600)

    sending = asyncio.create_task(bot.send_message(alice.id, "x"))
    await telegram.received("sendMessage")
    assert alice.posts() == []
    telegram.clock.advance(timedelta(hours=1))
    await sending

    assert alice.screen() == "Cairn: x"


async def test_a_fault_strikes_only_whom_it_was_ordered_for(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    bob = telegram.person("Bob", started=True)
    fault = telegram.fault("sendMessage", status=403, times=2, after=1, match=lambda asked: asked["chat_id"] == bob.id)

    outcomes = []
    for person in (alice, bob, bob, alice, bob, bob):
        try:
            await bot.send_message(person.id, "x")
            outcomes.append("sent")
        except Forbidden:
            outcomes.append("refused")

    assert outcomes == ["sent", "sent", "refused", "sent", "refused", "sent"]
    assert fault.hits == 2


async def test_a_fault_without_end_lasts_until_it_is_lifted(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    fault = telegram.fault(status=500, times=None)

    for _ in range(3):
        with pytest.raises(NetworkError):
            await bot.get_me()
    fault.lift()

    assert (await bot.get_me()).first_name == "Cairn"


async def test_a_server_that_was_away_comes_back_with_everything(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    await telegram.down()
    with pytest.raises(NetworkError):
        await bot.send_message(alice.id, "x")
    said = await alice.say("are you there?")

    await telegram.up()

    updates = await bot.get_updates()
    assert [update.message.message_id for update in updates if update.message] == [said.id]


async def test_an_update_that_waited_out_an_outage_keeps_the_time_it_was_made(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    with telegram.holding():
        await alice.say("/done")
        telegram.clock.advance(timedelta(hours=25))
    sent = await bot.send_message(alice.id, "now")

    (update,) = await bot.get_updates()
    assert update.message is not None
    assert timedelta(hours=25) <= sent.date - update.message.date < timedelta(hours=26)


async def test_a_revoked_or_unknown_token_is_refused(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.revoke_token()

    with pytest.raises(InvalidToken):
        await bot.get_me()


async def test_sending_too_fast_is_refused_with_the_time_to_wait() -> None:
    async with FakeTelegram(limits=Limits()) as telegram:
        alice, bob = telegram.person("Alice", started=True), telegram.person("Bob", started=True)
        group = telegram.group("Team", [alice])
        async with ptb_bot(telegram.url, telegram.token) as bot:
            await bot.send_message(alice.id, "x")
            await bot.send_message(bob.id, "x")
            with pytest.raises(RetryAfter):
                await bot.send_message(alice.id, "y")
            telegram.clock.advance(1)
            await bot.send_message(alice.id, "y")
            for _ in range(20):
                telegram.clock.advance(2)
                await bot.send_message(group.id, "x")
            with pytest.raises(RetryAfter) as refused:
                await bot.send_message(group.id, "x")

        assert telegram.cloud.limits is not None
        assert [breach.rule for breach in telegram.cloud.limits.breaches] == ["chat", "chat", "group"]
        assert refused.value.message == "Flood control exceeded. Retry in 0:00:19"


def test_thirty_a_second_are_allowed_in_all_and_no_more() -> None:
    limits = Limits(enforce=False)

    for number in range(31):
        limits.check("sendMessage", number + 1, now=100 + number / 1000)
    limits.check("sendChatAction", 1, now=100.05)
    limits.check("sendMessage", 99, now=101)

    assert [(breach.rule, breach.chat_id) for breach in limits.breaches] == [("all", 31)]
