"""What Discord refuses, refused by the stand-in: forms, commands, places, people, requests."""

from __future__ import annotations

import io

import aiohttp
import pytest

from tests.fakes.discord import Channel, FakeDiscord, Person, Server, places
from tests.fakes.discord.refusals import Json
from tests.fakes_checks.raw_discord import Raw

BAD_FORMS: dict[str, tuple[Json, str]] = {
    "a long title": ({"title": "x" * 46}, "data.title: BASE_TYPE_BAD_LENGTH"),
    "six parts": ({"components": [{"type": 10, "content": "x"}] * 6}, "data.components: BASE_TYPE_BAD_LENGTH"),
    "a bare field": (
        {"components": [{"type": 4, "custom_id": "a", "style": 1}]}, "data.components.0.type: BASE_TYPE_CHOICES"
    ),
    "a long label": (
        {"components": [{"type": 18, "label": "x" * 46, "component": {"type": 4, "custom_id": "a", "style": 1}}]},
        "data.components.0.label: BASE_TYPE_BAD_LENGTH",
    ),
    "eleven answers to choose from": (
        {
            "components": [
                {
                    "type": 18,
                    "label": "x",
                    "component": {
                        "type": 21,
                        "custom_id": "a",
                        "options": [{"label": str(n), "value": str(n)} for n in range(11)],
                    },
                }
            ]
        },
        "data.components.0.component.options: BASE_TYPE_BAD_LENGTH",
    ),
    "a field without style": (
        {"components": [{"type": 18, "label": "x", "component": {"type": 4, "custom_id": "a"}}]},
        "data.components.0.component.style: BASE_TYPE_CHOICES",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "wrong"), BAD_FORMS.values(), ids=BAD_FORMS.keys())
async def test_a_bad_form_is_refused_and_may_be_corrected(
    stand_in: FakeDiscord, house: Server, raw: Raw, amira: Person, habits: Channel, change: Json, wrong: str
) -> None:
    await _register(raw, stand_in, {"name": "new", "description": "x"})
    answer = await amira.slash("new", in_=habits, patience=None)
    assert answer.interaction is not None
    callback = f"/interactions/{answer.interaction.id}/{answer.interaction.payload['token']}/callback"
    label = {"type": 18, "label": "Name", "component": {"type": 4, "custom_id": "a", "style": 1}}
    form = {"title": "New", "custom_id": "new", "components": [label]}

    assert await raw.wrong(callback, {"type": 9, "data": form | change}) == wrong
    assert await raw("POST", callback, {"type": 9, "data": form}) == (204, None)


async def _register(raw: Raw, stand_in: FakeDiscord, *commands: Json) -> Json:
    path = f"/applications/{stand_in.world.application_id}/commands"
    status, kept = await raw("PUT", path, list(commands))
    assert status == 200
    found: Json = kept[0]
    return found


BAD_COMMANDS: dict[str, Json] = {
    "a name with capitals": {"name": "Done", "description": "x"},
    "a name with a space": {"name": "new habit", "description": "x"},
    "a long name": {"name": "x" * 33, "description": "x"},
    "no description": {"name": "done"},
    "a long description": {"name": "done", "description": "x" * 101},
    "26 options": {
        "name": "done",
        "description": "x",
        "options": [{"type": 3, "name": f"o{n}", "description": "x"} for n in range(26)],
    },
    "26 choices": {
        "name": "done",
        "description": "x",
        "options": [
            {
                "type": 3,
                "name": "o",
                "description": "x",
                "choices": [{"name": str(n), "value": str(n)} for n in range(26)],
            }
        ],
    },
    "required after optional": {
        "name": "done",
        "description": "x",
        "options": [
            {"type": 3, "name": "a", "description": "x"},
            {"type": 3, "name": "b", "description": "x", "required": True},
        ],
    },
    "an unknown language": {"name": "done", "description": "x", "description_localizations": {"tlh": "x"}},
    "a description of a context menu": {"name": "Make it", "type": 3, "description": "x"},
    "too much in all": {
        "name": "done",
        "description": "x",
        "options": [
            {
                "type": 3,
                "name": f"o{n}",
                "description": "x" * 100,
                "choices": [{"name": "n" * 100, "value": "v" * 100} for _ in range(25)],
            }
            for n in range(2)
        ],
    },
}


@pytest.mark.parametrize("command", BAD_COMMANDS.values(), ids=BAD_COMMANDS.keys())
async def test_a_bad_command_is_refused(stand_in: FakeDiscord, raw: Raw, command: Json) -> None:
    path = f"/applications/{stand_in.world.application_id}/commands"

    assert await raw.refusal("PUT", path, [command]) == (400, 50035)
    assert stand_in.world.commands[None] == {}


async def test_a_command_that_did_not_change_keeps_id_and_version(stand_in: FakeDiscord, raw: Raw) -> None:
    first = await _register(raw, stand_in, {"name": "done", "description": "x"})
    same = await _register(raw, stand_in, {"name": "done", "description": "x"})
    other = await _register(raw, stand_in, {"name": "done", "description": "y"})

    assert first == same
    assert (other["id"], other["version"] == first["version"]) == (first["id"], False)
    assert len(stand_in.syncs) == 3


async def test_places_refuse_with_their_codes(
    stand_in: FakeDiscord, house: Server, raw: Raw, habits: Channel, posting: str
) -> None:
    foreign = stand_in.server("Elsewhere", bot=False).channel("general")
    talk = house.channel("talk")

    assert await raw.refusal("POST", "/channels/1/messages", {"content": "x"}) == (404, 10003)
    assert await raw.refusal("POST", f"/channels/{foreign.id}/messages", {"content": "x"}) == (403, 50001)
    house.forbid(places.SEND, habits)
    assert await raw.refusal("POST", posting, {"content": "x"}) == (403, 50013)
    house.forbid(places.VIEW)
    assert await raw.refusal("POST", posting, {"content": "x"}) == (403, 50001)
    house.allow(places.VIEW)
    house.allow(places.SEND, habits)
    assert (await raw("POST", posting, {"content": "x"}))[0] == 200
    house.delete_channel(talk)
    assert await raw.refusal("GET", f"/channels/{talk.id}") == (404, 10003)
    house.kick_bot()
    assert await raw.refusal("POST", posting, {"content": "x"}) == (403, 50001)
    assert await raw.refusal("GET", f"/guilds/{house.id}/members/1") == (403, 50001)


async def test_people_refuse_with_their_codes(stand_in: FakeDiscord, house: Server, raw: Raw, amira: Person) -> None:
    stranger, fan = stand_in.person("Carla"), stand_in.person("Dan", installed=True)

    async def write(person: Person) -> int:
        _, dm = await raw("POST", "/users/@me/channels", {"recipient_id": person.id})
        status, said = await raw("POST", f"/channels/{dm['id']}/messages", {"content": "x"})
        return 0 if status == 200 else int(said["code"])

    assert (await write(amira), await write(stranger), await write(fan)) == (0, 50278, 0)
    amira.close_dms()
    assert await write(amira) == 50007
    amira.open_dms()
    assert await write(amira) == 0
    amira.leave(house)
    assert await write(amira) == 50278
    assert await raw.refusal("POST", "/users/@me/channels", {"recipient_id": "1"}) == (400, 50033)


async def test_messages_refuse_with_their_codes(
    stand_in: FakeDiscord, house: Server, raw: Raw, amira: Person, habits: Channel, posting: str
) -> None:
    hers = await amira.say("mine", in_=habits)

    assert await raw.refusal("PATCH", f"{posting}/{hers.id}", {"content": "x"}) == (403, 50005)
    assert await raw.refusal("DELETE", f"{posting}/{hers.id}") == (403, 50013)
    assert await raw.refusal("PATCH", f"{posting}/1", {"content": "x"}) == (404, 10008)


async def test_old_messages_are_edited_only_so_often(
    stand_in: FakeDiscord, house: Server, raw: Raw, posting: str
) -> None:
    stand_in.world.old_edits_an_hour = 2
    _, sent = await raw("POST", posting, {"content": "board"})

    async def edits(times: int) -> list[int]:
        return [(await raw("PATCH", f"{posting}/{sent['id']}", {"content": str(n)}))[0] for n in range(times)]

    assert await edits(5) == [200] * 5
    stand_in.clock.advance(3600)
    assert await edits(3) == [200, 200, 429]
    assert await raw.refusal("PATCH", f"{posting}/{sent['id']}", {"content": "x"}) == (429, 30046)
    stand_in.clock.advance(3600)
    assert await edits(1) == [200]


async def test_a_nonce_gives_the_message_that_was_sent_before(raw: Raw, posting: str, habits: Channel) -> None:
    body = {"content": "x", "nonce": "reminder:1", "enforce_nonce": True}

    _, first = await raw("POST", posting, body)
    _, again = await raw("POST", posting, body)
    _, other = await raw("POST", posting, body | {"enforce_nonce": False})

    assert first["id"] == again["id"] != other["id"]
    assert first["nonce"] == "reminder:1"
    assert len(habits.messages) == 2


@pytest.mark.parametrize(
    ("allowed", "pinged"),
    [
        (None, ["Amira"]),
        ({"parse": []}, []),
        ({"parse": ["users"]}, ["Amira"]),
        ({"users": ["{boris}"]}, []),
        ({"users": ["{amira}"]}, ["Amira"]),
    ],
)
async def test_only_those_allowed_are_pinged(
    raw: Raw, posting: str, amira: Person, boris: Person, habits: Channel, allowed: Json | None, pinged: list[str]
) -> None:
    body: Json = {"content": f"<@{amira.id}> @everyone"}
    if allowed is not None:
        ids = {"users": [i.format(amira=amira.id, boris=boris.id) for i in allowed.get("users", [])]}
        body["allowed_mentions"] = allowed | (ids if "users" in allowed else {})

    await raw("POST", posting, body)

    assert amira.posts(habits)[-1].pinged == pinged


async def test_everyone_is_pinged_only_by_a_bot_that_may(raw: Raw, house: Server, posting: str, amira: Person) -> None:
    house.allow(places.MENTION_EVERYONE)

    await raw("POST", posting, {"content": "@everyone"})

    assert amira.posts(house.channel("habits"))[-1].pinged == ["@everyone"]


async def test_requests_that_are_none_are_refused(stand_in: FakeDiscord, raw: Raw, posting: str) -> None:
    json = {"Content-Type": "application/json"}

    assert await raw.refusal("POST", posting, data=b"{", headers=json) == (400, 50109)
    assert await raw.refusal("GET", "/nothing") == (404, 0)
    assert await raw.refusal("GET", "/users/@me", headers={"Authorization": "Bot wrong"}) == (401, 0)
    assert (await raw("GET", "/gateway", headers={"Authorization": ""}))[0] == 200
    assert raw.headers["Content-Type"] == "application/json"


async def test_a_file_that_is_too_big_is_refused(raw: Raw, posting: str) -> None:
    form = aiohttp.FormData({"payload_json": '{"attachments": [{"id": 0}]}'}, default_to_multipart=True)
    form.add_field("files[0]", io.BytesIO(b"x" * ((10 << 20) + 1)), filename="a.bin")

    assert await raw.refusal("POST", posting, data=form) == (413, 40005)
