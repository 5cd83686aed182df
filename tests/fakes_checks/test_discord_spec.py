"""The stand-in against Discord's OpenAPI document, which it did not write; and proof that the comparison can fail."""

from __future__ import annotations

import pytest

from tests.fakes.discord import Call, Channel, FakeDiscord, Person
from tests.fakes.discord.messages import blank
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.rest import ROUTES
from tests.fakes.discord.spec import document
from tests.fakes_checks.raw_discord import Raw


def test_every_route_of_the_stand_in_is_in_the_document() -> None:
    known = set(document().operations)

    assert {f"{route.method} {_shape(route.template)}" for route in ROUTES} == known


def _shape(template: str) -> str:
    return "/".join("{}" if step[:1] == "{" else step for step in template.split("/"))


@pytest.fixture
def message(stand_in: FakeDiscord, amira: Person) -> Json:
    return blank(stand_in.world, amira.dm, stand_in.world.bot)


def test_a_sound_message_has_nothing_wrong(message: Json) -> None:
    assert document().check_event("MESSAGE_CREATE", message | {"guild_id": "1"}) == []


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"flags": "0"}, "MESSAGE_CREATE: $.flags '0' is not of type 'integer'"),
        ({"id": 1}, "MESSAGE_CREATE: $.id 1 is not of type 'string'"),
        ({"mood": "good"}, "MESSAGE_CREATE: $ Additional properties are not allowed ('mood' was unexpected)"),
        ({"components": ["x"]}, "MESSAGE_CREATE: $.components[0] 'x' is not of type 'object'"),
        (
            {"components": [{"type": 99}]},
            "MESSAGE_CREATE: $.components[0].type 99 is not one of [1, 17, 13, 12, 9, 14, 10]",
        ),
        ({"mentions": [1]}, "MESSAGE_CREATE: $.mentions[0] 1 is not of type 'object'"),
        (
            {"components": [{"type": 10, "id": 1}]},
            "MESSAGE_CREATE: $.components[0] 'content' is a required property",
        ),
    ],
)
def test_a_broken_message_is_reported(message: Json, change: Json, wrong: str) -> None:
    assert document().check_event("MESSAGE_CREATE", message | change) == [wrong]


def _call(**change: object) -> Call:
    call = Call(0, "POST", "/channels/1/typing", "/channels/{channel_id}/typing", status=204, effect=True)
    for name, value in change.items():
        setattr(call, name, value)
    return call


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, []),
        ({"status": 201}, ["POST /channels/{channel_id}/typing: 201 is none of 200, 204"]),
        ({"query": {"loud": "1"}}, ["POST /channels/{channel_id}/typing: no parameter loud"]),
        ({"route": "/moods"}, ["POST /moods is not in the document"]),
        (
            {"effect": False, "status": 404, "answer": {"code": 1}},
            ["POST /channels/{channel_id}/typing: $ 'message' is a required property"],
        ),
        (
            {"effect": False, "status": 429, "answer": {"code": 0, "message": "wait"}},
            ["POST /channels/{channel_id}/typing: $ 'retry_after' is a required property"],
        ),
    ],
)
def test_a_broken_answer_is_reported(change: Json, wrong: list[str]) -> None:
    assert document().check_call(_call(**change)) == wrong


async def test_a_broken_request_is_reported(stand_in: FakeDiscord, habits: Channel) -> None:
    async with Raw(stand_in) as raw:
        await raw("POST", f"/channels/{habits.id}/messages", {"content": "x", "tts": "loud"})

    (wrong,) = stand_in.disagreements
    assert wrong.startswith("POST /channels/{channel_id}/messages asked: $.tts 'loud' is not of type")
    stand_in.disagreements.clear()


async def test_a_session_that_disagrees_fails_at_its_end(amira: Person) -> None:
    with pytest.raises(AssertionError, match="is a required property"):
        async with FakeDiscord() as stand_in:
            stand_in.gateway.dispatch("MESSAGE_CREATE", {"id": "1"})
