"""The stand-in against the Bot API document, which it did not write; and proof that the comparison can fail."""

from __future__ import annotations

import aiohttp
import pytest
from telegram import Bot
from telegram.error import Forbidden

from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram.methods import METHODS
from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.spec import document

USER: Json = {"id": 1, "is_bot": False, "first_name": "A"}
MESSAGE: Json = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "from": USER, "text": "x"}


def test_every_method_of_the_stand_in_is_in_the_document() -> None:
    assert set(METHODS) <= set(document().methods)


def test_a_sound_update_has_nothing_wrong() -> None:
    assert document().check_update({"update_id": 1, "message": MESSAGE}) == []


@pytest.mark.parametrize(
    ("update", "wrong"),
    [
        ({"message": MESSAGE}, ["Update: update_id is missing"]),
        ({"update_id": "1", "message": MESSAGE}, ["Update.update_id: '1' is no Integer"]),
        ({"update_id": 1}, ["Update: has nothing instead of one kind"]),
        ({"update_id": 1, "message": MESSAGE | {"date": True}}, ["Update.message.date: True is no Integer"]),
        (
            {"update_id": 1, "message": MESSAGE | {"chat": {"id": 1, "type": "den"}}},
            ["Update.message.chat.type: 'den' is none of private, group, supergroup, channel"],
        ),
        (
            {"update_id": 1, "message": MESSAGE | {"mood": "good"}},
            ["Update.message: mood is not in Bot API 10.1"],
        ),
        (
            {"update_id": 1, "message": MESSAGE | {"entities": [{"type": "bold", "offset": 0}]}},
            ["Update.message.entities[0]: length is missing"],
        ),
        (
            {"update_id": 1, "callback_query": {"id": "1", "from": USER, "message": MESSAGE}},
            ["Update.callback_query: chat_instance is missing"],
        ),
    ],
)
def test_a_broken_update_is_reported(update: Json, wrong: list[str]) -> None:
    assert document().check_update(update) == wrong


async def test_a_session_that_disagrees_fails_at_its_end() -> None:
    with pytest.raises(AssertionError, match="callback_query: chat_instance is missing"):
        async with FakeTelegram() as telegram:
            telegram.push_update({"callback_query": {"id": "1", "from": USER}})


async def test_a_parameter_that_the_api_does_not_know_is_reported(telegram: FakeTelegram, alice: Person) -> None:
    url = f"{telegram.url}/bot{telegram.token}/sendMessage"
    asked = {"chat_id": alice.id, "text": "x", "colour": "red"}

    async with aiohttp.ClientSession() as session, session.post(url, json=asked) as answer:
        assert answer.status == 200

    assert telegram.disagreements == ["sendMessage: colour is not in Bot API 10.1"]
    telegram.disagreements.clear()


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot{token}/getme", 200, None),
        ("/bot{token}/sendTelepathy", 404, "Not Found"),
        ("/bot{token}/sendDice", 501, "Not Implemented: sendDice is not part of this stand-in"),
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        ("/file/bot{token}/photos/none.jpg", 404, "Not Found"),
    ],
)
async def test_paths_are_answered_as_by_the_real_server(
    telegram: FakeTelegram, path: str, status: int, description: str | None
) -> None:
    url = telegram.url + path.format(token=telegram.token)
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        body = await answer.json()

    assert (answer.status, body.get("description")) == (status, description)
    assert body["ok"] is (status == 200)
    assert body.get("error_code", 200) == status


async def test_forms_queries_and_json_are_read_alike(telegram: FakeTelegram, alice: Person) -> None:
    url = f"{telegram.url}/bot{telegram.token}/sendMessage"
    asked = {"chat_id": str(alice.id), "text": "ä&b"}
    form = aiohttp.FormData(asked)
    parts = aiohttp.FormData(asked, default_to_multipart=True)

    async with aiohttp.ClientSession() as session:
        for how in ({"params": asked}, {"data": form}, {"data": parts}, {"json": asked}):
            async with session.post(url, **how) as answer:
                assert answer.status == 200

    texts = [
        call.params["text"] for call in telegram.calls("sendMessage", chat_id=lambda value: int(value) == alice.id)
    ]
    assert texts == ["ä&b"] * 4


async def test_the_log_is_asked_by_method_parameter_and_outcome(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    telegram.fault("sendMessage", status=403)
    with pytest.raises(Forbidden):
        await bot.send_message(alice.id, "a")
    await bot.send_message(alice.id, "b")

    refused, sent = telegram.calls("sendMessage", chat_id=alice.id)

    assert (refused.status, refused.effect, refused.description) == (
        403,
        False,
        "Forbidden: bot was blocked by the user",
    )
    assert (sent.ok, sent.effect, sent.result["text"]) == (True, True, "b")
    assert telegram.calls("sendMessage", text=lambda text: text > "a") == [sent]
