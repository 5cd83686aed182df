"""How updates reach a bot: offsets, long polling, two pollers, the webhook."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict

from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.updates import FIRST_ID
from tests.fakes_checks.clients import ptb_bot
from tests.fakes_checks.listening import listener


async def _texts(bot: Bot, offset: int = 0, limit: int = 100, wait: int = 0) -> list[str | None]:
    updates = await bot.get_updates(offset, limit, wait)
    return [update.message.text for update in updates if update.message]


async def test_updates_come_again_until_a_greater_offset_confirms_them(bot: Bot, alice: Person) -> None:
    for text in ("a", "b", "c"):
        await alice.say(text)

    assert await _texts(bot) == ["a", "b", "c"]
    assert await _texts(bot, limit=2) == ["a", "b"]
    assert await _texts(bot, offset=FIRST_ID + 1) == ["b", "c"]
    assert await _texts(bot) == ["b", "c"]
    assert await _texts(bot, offset=-1) == ["c"]
    assert await _texts(bot, offset=FIRST_ID + 3) == []


async def test_a_waiting_poll_wakes_at_once(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    poll = asyncio.create_task(_texts(bot, wait=30))
    await telegram.received("getUpdates")

    await alice.say("hello")

    assert await poll == ["hello"]


async def test_a_poll_ends_empty_when_its_time_is_over(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.clock.speed = 1000.0

    assert await _texts(bot, wait=20) == []


async def test_the_older_of_two_pollers_is_sent_away(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    older = asyncio.create_task(_texts(bot, wait=30))
    await telegram.received("getUpdates")

    async with ptb_bot(telegram.url, telegram.token) as second:
        newer = asyncio.create_task(_texts(second, wait=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await older
        await alice.say("hello")

        assert await newer == ["hello"]


async def test_only_the_kinds_that_were_asked_for_are_made(bot: Bot, alice: Person) -> None:
    post = await bot.send_message(alice.id, "x")
    await alice.react(alice.posts()[0], "👏")
    await bot.get_updates(allowed_updates=["message_reaction"])

    await alice.say("unheard")
    await alice.react(alice.posts()[0], "🎉")

    (update,) = await bot.get_updates()
    assert update.message_reaction is not None
    assert update.message_reaction.message_id == post.message_id


async def test_an_update_delivered_again_reaches_even_a_client_that_is_past_it(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    await alice.say("once")
    (first,) = await bot.get_updates()
    assert await _texts(bot, offset=first.update_id + 1) == []

    telegram.redeliver(telegram.calls("getUpdates")[0].result[0])
    (again,) = await bot.get_updates(offset=first.update_id + 1)

    assert again.update_id == first.update_id
    assert await _texts(bot, offset=again.update_id + 1) == []


async def test_numbers_that_begin_anew_are_delivered_and_confirmed(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    await alice.say("before")
    (before,) = await bot.get_updates()
    telegram.cloud.updates.restart_ids(12)

    await alice.say("after")
    (after,) = await bot.get_updates(offset=before.update_id + 1)

    assert after.update_id == 12
    assert await _texts(bot, offset=before.update_id + 1) == ["after"]
    assert await _texts(bot, offset=13) == []


async def test_held_updates_go_out_in_the_order_the_test_gives_them(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    with telegram.holding() as held:
        said = await alice.say("first")
        await alice.edit(said, "second")
        held.reverse()

    kinds = [("edited" if update.edited_message else "new", update.update_id) for update in await bot.get_updates()]

    assert kinds == [("edited", FIRST_ID + 1), ("new", FIRST_ID)]


async def test_a_forged_update_is_delivered_as_it_is(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    telegram.push_update({"telepathy": {"thought": "?"}}, forged=True)

    (update,) = await bot.get_updates()

    assert update.update_id == FIRST_ID
    assert update.effective_message is None


async def test_the_webhook_gets_each_update_with_the_secret_until_it_says_yes(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    seen: list[tuple[str, str | None]] = []

    async def refuse_twice(request: web.BaseRequest, update: Json) -> web.StreamResponse:
        seen.append((update["message"]["text"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        return web.Response(status=200 if len(seen) > 2 else 503)

    async with listener(refuse_twice) as url:
        await alice.say("before the webhook")
        await bot.set_webhook(url, secret_token="hush_hush")
        await alice.say("after it")
        await telegram.confirmed()
        info = await bot.get_webhook_info()

    assert seen == [("before the webhook", "hush_hush")] * 3 + [("after it", "hush_hush")]
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
    assert info.pending_update_count == 0


async def test_the_webhook_serves_people_side_by_side_and_each_in_order(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    bob = telegram.person("Bob")
    alice_waits, seen = asyncio.Event(), []

    async def hold_alice(request: web.BaseRequest, update: Json) -> web.StreamResponse:
        if update["message"]["text"] == "a1":
            await alice_waits.wait()
        seen.append(update["message"]["text"])
        if update["message"]["text"] == "b2":
            alice_waits.set()
        return web.Response()

    async with listener(hold_alice) as url:
        await bot.set_webhook(url)
        for person, text in ((alice, "a1"), (alice, "a2"), (bob, "b1"), (bob, "b2")):
            await person.say(text)
        await telegram.confirmed()

    assert seen == ["b1", "b2", "a1", "a2"]


async def test_a_call_in_the_webhooks_answer_is_carried_out(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    async def answer(request: web.BaseRequest, update: Json) -> web.StreamResponse:
        chat_id = update["message"]["chat"]["id"]
        return web.json_response({"method": "sendMessage", "chat_id": chat_id, "text": "hello"})

    async with listener(answer) as url:
        await bot.set_webhook(url)
        await alice.say("hi")

        await alice.hears("hello")


async def test_nobody_polls_while_a_webhook_is_set(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    await bot.set_webhook("http://127.0.0.1:9/nobody")
    await alice.say("kept")

    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    while (error := (await bot.get_webhook_info()).last_error_message) is None:
        pass
    await bot.delete_webhook()

    assert error == "Connection refused"
    assert await _texts(bot) == ["kept"]
