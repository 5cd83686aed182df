"""People at the stand-in: what their client lets them do, what they see, and how long an answer may take."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fakes.discord import Answer, Channel, FakeDiscord, Person, Server, Upload
from tests.fakes.discord.refusals import Json
from tests.fakes_checks.habit_bot import HabitBot
from tests.fakes_checks.pictures import PNG
from tests.fakes_checks.raw_discord import Raw

MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL = 4, 5, 6, 7, 9
HUSHED = 64
DONE: Json = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Done", "custom_id": "1:dn"}]}
WEEK: Json = {
    "type": 1,
    "components": [
        {
            "type": 3,
            "custom_id": "days",
            "placeholder": "Which days?",
            "max_values": 2,
            "options": [{"label": "Monday", "value": "mo"}, {"label": "Friday", "value": "fr"}],
        }
    ],
}
DAYS: Json = {"type": 4, "name": "days", "description": "x"}
COMMANDS: list[Json] = [
    {
        "name": "done",
        "description": "x",
        "options": [
            {"type": 3, "name": "habit", "description": "x", "required": True, "max_length": 10},
            {"type": 3, "name": "mood", "description": "x", "choices": [{"name": "Good", "value": "g"}]},
            {"type": 6, "name": "with", "description": "x"},
            {"type": 11, "name": "proof", "description": "x"},
        ],
    },
    {
        "name": "challenge",
        "description": "x",
        "contexts": [0],
        "options": [{"type": 1, "name": "new", "description": "x", "options": [DAYS]}],
    },
    {"name": "setup", "description": "x", "default_member_permissions": 32},
    {"name": "mine", "description": "x", "integration_types": [1], "contexts": [0, 1, 2]},
]  # fmt: skip


class Bot:
    """A bot that a test plays by hand: it hears nothing, and answers what it is told to."""

    def __init__(self, stand_in: FakeDiscord, raw: Raw) -> None:
        self._stand_in = stand_in
        self._raw = raw

    async def answers(self, answer: Answer, kind: int, **data: object) -> tuple[int, Json]:
        """Status, and the error (or {})."""
        assert answer.interaction is not None
        path = f"/interactions/{answer.interaction.id}/{answer.interaction.payload['token']}/callback"
        status, said = await self._raw("POST", path, {"type": kind, "data": data})
        return status, said or {}

    async def follows(self, answer: Answer, method: str = "POST", suffix: str = "", **body: object) -> tuple[int, Json]:
        """Through the webhook of the token."""
        assert answer.interaction is not None
        token = answer.interaction.payload["token"]
        path = f"/webhooks/{self._stand_in.world.application_id}/{token}{suffix}"
        status, said = await self._raw(method, path, body if method in ("POST", "PATCH") else None)
        return status, said or {}


@pytest.fixture
async def hand(stand_in: FakeDiscord, house: Server) -> AsyncIterator[Bot]:
    async with Raw(stand_in) as raw:
        status, _ = await raw("PUT", f"/applications/{stand_in.world.application_id}/commands", COMMANDS)
        assert status == 200
        yield Bot(stand_in, raw)


@pytest.fixture
async def asked(hand: Bot, amira: Person, habits: Channel) -> Answer:
    return await amira.slash("done", habit="Read", in_=habits, patience=None)


async def test_a_client_offers_what_fits_the_place_and_the_person(
    stand_in: FakeDiscord, hand: Bot, amira: Person, boris: Person, habits: Channel
) -> None:
    fan = stand_in.person("Fan", installed=True)
    elsewhere = stand_in.server("Elsewhere", [fan], bot=False).channel("general")

    assert amira.commands(habits) == ["done", "challenge", "setup"]
    assert boris.commands(habits) == ["done", "challenge"]
    assert amira.commands() == ["done", "setup"]
    assert [fan.commands(place) for place in (fan.dm, elsewhere, stand_in.private(fan, amira))] == [["mine"]] * 3


@pytest.mark.parametrize(
    ("command", "options", "why"),
    [
        ("today", {}, "offers no 'today'"),
        ("done", {}, "must fill in habit"),
        ("done", {"habit": "x", "colour": "red"}, "no option colour"),
        ("done", {"habit": 3}, "is no"),
        ("done", {"habit": "x" * 11}, "more than 10"),
        ("done", {"habit": "x", "mood": "Bad"}, "no choice 'Bad'"),
        ("challenge", {}, "needs a subcommand"),
    ],
)
async def test_a_client_does_not_send_what_is_wrong(
    hand: Bot, amira: Person, habits: Channel, command: str, options: Json, why: str
) -> None:
    with pytest.raises(AssertionError, match=why):
        await amira.slash(command, options, in_=habits)


async def test_options_arrive_with_what_they_stand_for(
    stand_in: FakeDiscord, hand: Bot, amira: Person, boris: Person, habits: Channel
) -> None:
    options = {"habit": "Read", "mood": "Good", "with": boris, "proof": Upload("a.png", PNG, "image/png")}
    answer = await amira.slash("done", options, in_=habits, patience=None)

    assert answer.interaction is not None
    payload = answer.interaction.payload
    habit, mood, companion, proof = payload["data"]["options"]
    assert (habit["value"], mood["value"], companion["value"]) == ("Read", "g", boris.id)
    assert payload["data"]["resolved"]["users"][boris.id]["global_name"] == "Boris"
    assert payload["data"]["resolved"]["attachments"][proof["value"]]["width"] == 800
    assert (payload["locale"], payload["guild_locale"], payload["context"]) == ("de", "en-US", 0)
    assert payload["member"]["user"]["id"] == amira.id


async def test_a_subcommand_is_nested(stand_in: FakeDiscord, hand: Bot, amira: Person, habits: Channel) -> None:
    await amira.slash("challenge new", days=30, in_=habits, patience=None)

    (sub,) = stand_in.interactions[-1].payload["data"]["options"]
    assert sub == {"type": 1, "name": "new", "options": [{"name": "days", "type": 4, "value": 30}]}


async def test_a_direct_message_knows_no_server(stand_in: FakeDiscord, hand: Bot, amira: Person) -> None:
    await amira.slash("done", habit="Read", patience=None)

    payload = stand_in.interactions[-1].payload
    assert (payload["context"], payload["user"]["id"]) == (1, amira.id)
    assert not {"guild_id", "guild", "member", "guild_locale"} & payload.keys()


async def test_an_answer_after_three_seconds_comes_too_late(stand_in: FakeDiscord, hand: Bot, asked: Answer) -> None:
    stand_in.clock.advance(3.1)

    status, said = await hand.answers(asked, MESSAGE, content="late")

    assert (status, said["code"], asked.kind) == (404, 10062, "nothing")


async def test_whoever_waits_is_told_when_nobody_answers(
    stand_in: FakeDiscord, hand: Bot, amira: Person, habits: Channel
) -> None:
    stand_in.clock.speed = 100

    with pytest.raises(TimeoutError, match="did not respond"):
        await amira.slash("done", habit="Read", in_=habits)


async def test_a_second_answer_is_refused(hand: Bot, asked: Answer) -> None:
    assert await hand.answers(asked, MESSAGE, content="one") == (204, {})

    status, said = await hand.answers(asked, MESSAGE, content="two")

    assert (status, said["code"], asked.text) == (400, 40060, "one")


async def test_a_bad_answer_leaves_the_interaction_open(hand: Bot, asked: Answer) -> None:
    status, said = await hand.answers(asked, MESSAGE, content="x" * 2001)
    assert (status, said["code"]) == (400, 50035)
    status, said = await hand.answers(asked, UPDATE, content="there is nothing to update")
    assert (status, said["code"]) == (400, 50035)

    assert await hand.answers(asked, DEFERRED) == (204, {})


async def test_whether_it_is_ephemeral_is_settled_by_the_first_answer(
    hand: Bot, asked: Answer, amira: Person, boris: Person, habits: Channel
) -> None:
    await hand.answers(asked, DEFERRED, flags=HUSHED)
    assert amira.screen(habits) == "Cairn (only you): (thinking)"

    status, said = await hand.follows(asked, content="for her", flags=0)
    await hand.follows(asked, content="for all")

    assert (status, said["flags"] & HUSHED) == (200, HUSHED)
    assert amira.screen(habits) == "Cairn (only you): for her\nCairn: for all"
    assert boris.screen(habits) == "Cairn: for all"


async def test_an_ephemeral_message_is_no_message_of_the_channel(
    stand_in: FakeDiscord, hand: Bot, asked: Answer, habits: Channel
) -> None:
    await hand.answers(asked, MESSAGE, content="x", flags=HUSHED)

    assert asked.post is not None
    async with Raw(stand_in) as raw:
        path = f"/channels/{habits.id}/messages/{asked.post.id}"
        assert await raw.refusal("PATCH", path, {"content": "y"}) == (404, 10008)
        assert await raw("GET", f"/channels/{habits.id}/messages") == (200, [])


async def test_a_token_lives_fifteen_minutes(stand_in: FakeDiscord, hand: Bot, asked: Answer) -> None:
    assert (await hand.follows(asked, content="too early"))[1]["code"] == 10015
    await hand.answers(asked, MESSAGE, content="x")
    stand_in.clock.advance(899)
    assert (await hand.follows(asked, "PATCH", "/messages/@original", content="y"))[0] == 200
    stand_in.clock.advance(2)

    status, said = await hand.follows(asked, content="too late")

    assert (status, said["code"], asked.text) == (401, 50027, "y")


async def test_an_answer_can_be_read_and_taken_back(hand: Bot, asked: Answer, amira: Person, habits: Channel) -> None:
    await hand.answers(asked, MESSAGE, content="x")
    _, more = await hand.follows(asked, content="more")

    assert (await hand.follows(asked, "GET", "/messages/@original"))[1]["content"] == "x"
    assert await hand.follows(asked, "DELETE", f"/messages/{more['id']}") == (204, {})
    assert await hand.follows(asked, "DELETE", "/messages/@original") == (204, {})
    assert (await hand.follows(asked, "GET", "/messages/@original"))[1]["code"] == 10008
    assert amira.screen(habits) == ""


async def test_only_five_follow_ups_where_only_the_person_has_the_app(
    stand_in: FakeDiscord, hand: Bot, amira: Person
) -> None:
    fan = stand_in.person("Fan", installed=True)
    place = stand_in.server("Elsewhere", [amira, fan], bot=False)
    place.guild.external_apps = False
    answer = await fan.slash("mine", in_=place.channel("general"), patience=None)
    await hand.answers(answer, MESSAGE, content="x")

    codes = [(await hand.follows(answer, content=str(n)))[1].get("code", 0) for n in range(6)]

    assert codes == [0] * 5 + [40094]
    assert answer.ephemeral
    assert amira.screen(place.channel("general")) == ""


async def test_a_select_sends_what_was_chosen(
    stand_in: FakeDiscord, hand: Bot, asked: Answer, amira: Person, habits: Channel
) -> None:
    await hand.answers(asked, MESSAGE, content="x", components=[WEEK])
    assert amira.screen(habits) == "Cairn: x\n  <Which days?: Monday | Friday>"

    chosen = await amira.select("Which days?", "Monday", "fr", in_=habits, patience=None)
    await hand.answers(chosen, UPDATE, content="y", components=[])

    data = stand_in.interactions[-1].payload["data"]
    assert (data["custom_id"], data["component_type"], data["values"]) == ("days", 3, ["mo", "fr"])
    assert amira.screen(habits) == "Cairn: y"


async def test_buttons_that_are_off_or_not_there_cannot_be_clicked(
    hand: Bot, asked: Answer, amira: Person, boris: Person, habits: Channel
) -> None:
    off = {"type": 2, "style": 1, "label": "Off", "custom_id": "off", "disabled": True}
    web = {"type": 2, "style": 5, "label": "Web", "url": "https://example.org"}
    row = {"type": 1, "components": [off, web]}
    await hand.answers(asked, MESSAGE, content="x", flags=HUSHED, components=[row])

    with pytest.raises(AssertionError, match="disabled"):
        await amira.click("Off", in_=habits)
    with pytest.raises(AssertionError, match="no 'Web' on the screen"):
        await boris.click("Web", in_=habits)
    assert (await amira.click("Web", in_=habits)).opened == "https://example.org"


async def test_a_forged_click_and_a_repeated_one_reach_the_bot_as_they_are(
    stand_in: FakeDiscord, hand: Bot, asked: Answer, habits: Channel, boris: Person
) -> None:
    await hand.answers(asked, MESSAGE, content="x", components=[DONE])
    assert asked.post is not None
    told: list[Json] = []
    stand_in.gateway.watch = lambda event, payload: told.append(payload)

    forged = await boris.click_raw("9:rm:\u0000", asked.post, patience=None)
    stand_in.redeliver(forged.interaction)

    assert [payload["data"]["custom_id"] for payload in told] == ["9:rm:\u0000"] * 2
    assert told[0] == told[1]
    assert told[0]["member"]["user"]["id"] == boris.id


FORM: Json = {
    "title": "Habit",
    "custom_id": "form",
    "components": [
        {"type": 10, "content": "About it"},
        {"type": 18, "label": "Name", "component": {"type": 4, "custom_id": "name", "style": 1, "max_length": 5}},
        {
            "type": 18,
            "label": "When",
            "component": {
                "type": 21,
                "custom_id": "when",
                "options": [{"label": "Early", "value": "e"}, {"label": "Late", "value": "l", "default": True}],
            },
        },
        {
            "type": 18,
            "label": "Days",
            "component": {
                "type": 22,
                "custom_id": "days",
                "required": False,
                "min_values": 0,
                "options": [{"label": "Monday", "value": "mo"}, {"label": "Friday", "value": "fr"}],
            },
        },
        {"type": 18, "label": "Loud", "component": {"type": 23, "custom_id": "loud"}},
    ],
}


async def test_a_form_is_sent_as_a_client_sends_it(
    stand_in: FakeDiscord, hand: Bot, asked: Answer, amira: Person
) -> None:
    await hand.answers(asked, MODAL, **FORM)

    await amira.submit({"Name": "Read", "days": ["Monday", "fr"], "Loud": True}, form=asked, patience=None)

    sent = stand_in.interactions[-1].payload["data"]["components"]
    values = [part["component"].get("values", part["component"].get("value")) for part in sent if "component" in part]
    assert values == ["Read", "l", ["mo", "fr"], True]
    assert [part["type"] for part in sent] == [10, 18, 18, 18, 18]


@pytest.mark.parametrize(
    ("filled", "why"),
    [
        ({}, "name is required"),
        ({"Name": "Reading"}, "wrong length"),
        ({"Name": "Read", "When": "Noon"}, "no option 'Noon'"),
        ({"Name": "Read", "Colour": "red"}, "has no Colour; it has Name, When, Days, Loud"),
    ],
)
async def test_a_form_filled_in_wrongly_is_not_sent(
    hand: Bot, asked: Answer, amira: Person, filled: Json, why: str
) -> None:
    await hand.answers(asked, MODAL, **FORM)

    with pytest.raises(AssertionError, match=why):
        await amira.submit(filled, form=asked)


async def test_hearing_waits_skips_what_was_heard_and_shows_the_screen(
    habit_bot: HabitBot, amira: Person, boris: Person, habits: Channel
) -> None:
    await amira.slash("slow", in_=habits)
    first = await amira.hears("there it is", in_=habits)

    with pytest.raises(TimeoutError, match=r"Amira never heard 'there it is'\. Her screen:\nCairn \(only you\)"):
        await amira.hears("there it is", in_=habits, patience=0.01)
    assert first.ephemeral
    assert [post.text for post in boris.heard(habits)] == ["and one more"]
