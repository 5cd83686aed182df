"""What the page calls and hears for the server beside the phone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.frontends.playground.stage import buttons_of, text_of
from tests.web.conftest import Site
from tests.web.test_playground_calls import Listener

LINE = "/add Read 20 min daily 21:00"


@asynccontextmanager
async def listening(site: Site, user: str, member: str) -> AsyncIterator[Listener]:
    async with site.get("events", params={"user": user, "member": member}) as response:
        yield Listener(response)


async def members(site: Site) -> list[str]:
    await site.send("open-server", {"language": "en"})
    return [one["id"] for one in site.stage.world.server.view()]


async def test_the_server_opens_with_its_commands_and_members(site: Site) -> None:
    opened = await site.send("open-server", {"language": "de"})

    async with listening(site, "", "") as listener:
        everything = await listener.next("everything")

    assert {"name": "/today", "description": "Was heute offen ist"} in opened["commands"]
    assert [one["name"] for one in everything["members"]] == ["Sam", "Mai", "Linh"]
    assert everything["visitors"] == []
    assert everything["server"] is None


async def test_one_page_hears_of_its_visitor_and_of_its_member(site: Site) -> None:
    user = await site.arrive()
    sam, mai, _ = await members(site)

    async with listening(site, user, sam) as listener:
        await listener.next("everything")
        await site.send("channel-say", {"user": mai, "key": "a", "words": "/help"})
        await site.send("channel-say", {"user": mai, "key": "b", "words": "Hello"})
        hello = await listener.next("channel")
        await site.send("channel-say", {"user": sam, "key": "c", "words": LINE})
        card = await listener.next("channel")
        private = await listener.next("message")
        await site.send("say", {"user": user, "key": "d", "words": "/help"})
        phone = await listener.next("message")

    assert (hello["message"]["name"], text_of(hello["message"])) == ("Mai", "Hello")
    assert (card["to"], card["message"]["key"]) == (sam, "c")
    assert (private["to"], phone["to"]) == (sam, user)


async def test_whoever_comes_back_sees_the_channel_as_their_member_does(site: Site) -> None:
    sam, mai, _ = await members(site)
    await site.send("channel-say", {"user": sam, "key": "a", "words": LINE})
    await site.send("channel-say", {"user": sam, "key": "b", "words": "Hello"})

    seen = {}
    for member in (sam, mai):
        async with listening(site, "", member) as listener:
            seen[member] = (await listener.next("everything"))["server"]

    assert [message["key"] for message in seen[sam]["channel"]] == ["a", "b"]
    assert [message["key"] for message in seen[mai]["channel"]] == ["b"]
    assert [len(seen[member]["direct"]) for member in (sam, mai)] == [1, 0]


async def test_an_answer_is_tapped_and_dismissed(site: Site) -> None:
    sam, _, _ = await members(site)
    await site.send("channel-say", {"user": sam, "key": "a", "words": LINE})
    visitor = site.stage.world.book.visitors[sam]
    card = site.stage.world.server.seen_by(visitor)[0]
    add = next(button["action"] for button in buttons_of(card) if button["label"] == "Add")

    async with listening(site, "", sam) as listener:
        await listener.next("everything")
        await site.send("channel-tap", {"user": sam, "key": "b", "message": card["id"], "action": add})
        added = await listener.next("channel")
        await site.send("dismiss", {"user": sam, "message": card["id"]})
        dismissed = await listener.next("dismissed")

    assert "Added Read 20 min" in text_of(added["message"])
    assert dismissed["id"] == added["message"]["id"] == card["id"]


async def test_a_private_command_is_sent_back_to_where_it_belongs(site: Site) -> None:
    sam, _, _ = await members(site)

    answer = await site.send("channel-say", {"user": sam, "key": "a", "words": "/habits"})

    assert answer == {"elsewhere": True}


@pytest.mark.parametrize(
    ("call", "more"),
    [
        ("channel-say", {"words": "Hello"}),
        ("channel-tap", {"message": "1", "action": "1:dn:1:261122"}),
        ("dismiss", {"message": "1"}),
    ],
)
async def test_whoever_is_no_member_does_nothing_in_the_channel(site: Site, call: str, more: dict[str, str]) -> None:
    user = await site.arrive()
    await members(site)

    async with site.post(call, {"user": user, "key": "k", **more}) as response:
        assert response.status == 403

    assert site.stage.world.book.channel.messages == []


@pytest.mark.parametrize("words", ["", " ", 5, "x" * 5000])
async def test_nonsense_is_not_said_in_the_channel(site: Site, words: object) -> None:
    sam, _, _ = await members(site)

    async with site.post("channel-say", {"user": sam, "key": "k", "words": words}) as response:
        assert response.status == 400

    assert site.stage.world.book.channel.messages == []


async def test_forged_buttons_in_the_channel_get_a_polite_answer(site: Site) -> None:
    sam, _, _ = await members(site)

    for number, action in enumerate(("1:dn:zzzz:261122", "9:dn:1:261122", "drop table", "", "1:ad:1")):
        body = {"user": sam, "key": f"k{number}", "message": "1", "action": action}
        async with site.post("channel-tap", body) as response:
            assert response.status == 200

    notices = site.stage.world.server.seen_by(site.stage.world.book.visitors[sam])
    assert len(notices) == 5
    assert {notice["for"] for notice in notices} == {sam}
