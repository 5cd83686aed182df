"""What the page calls and hears."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.conversation.request import Sent
from tests.frontends.playground.stage import find_button, text_of
from tests.frontends.taking import CONTENT, taking
from tests.web.conftest import Site
from web import playground


class Listener:
    """The page's end of the stream of events."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def next(self, kind: str) -> dict[str, Any]:
        """The next change of that kind."""
        while True:
            line = await asyncio.wait_for(self._response.content.readline(), 10)
            assert line, "the stream ended"
            if line.startswith(b"data: "):
                change: dict[str, Any] = json.loads(line[6:])
                if change["kind"] == kind:
                    return change


@asynccontextmanager
async def listening(site: Site, user: str) -> AsyncIterator[Listener]:
    async with site.get("events", params={"user": user}) as response:
        assert response.content_type == "text/event-stream"
        yield Listener(response)


async def test_a_listener_begins_with_everything_and_hears_each_change(site: Site) -> None:
    user = await site.arrive()

    async with listening(site, user) as listener:
        everything = await listener.next("everything")
        await site.send("say", {"user": user, "key": "k1", "words": "Read 20 min daily 21:00"})
        mine, card = [await listener.next("message") for _ in range(2)]

    assert [message["from"] for message in everything["messages"]] == ["cairn"]
    assert everything["now"] == "2026-11-22T18:00:00+00:00"
    assert everything["visitors"][0]["zone"] == "Europe/Berlin"
    assert (mine["message"]["key"], mine["message"]["from"]) == ("k1", "me")
    assert "Read 20 min" in text_of(card["message"])


async def test_whoever_comes_back_has_missed_nothing(site: Site) -> None:
    user = await site.arrive()
    async with listening(site, user) as listener:
        await listener.next("everything")
    await site.send("say", {"user": user, "key": "k1", "words": "/help"})

    async with listening(site, user) as listener:
        everything = await listener.next("everything")

    assert [message["from"] for message in everything["messages"]] == ["cairn", "me", "cairn"]


async def test_a_stranger_to_the_page_hears_who_is_there_and_no_messages(site: Site) -> None:
    user = await site.arrive()

    async with listening(site, "nobody") as listener:
        everything = await listener.next("everything")

    assert everything["messages"] is None
    assert [visitor["id"] for visitor in everything["visitors"]] == [user]


async def test_nobody_hears_what_another_one_is_told(site: Site) -> None:
    alice, bob = await site.arrive("alice"), await site.arrive("bob")

    async with listening(site, bob) as listener:
        await listener.next("everything")
        await site.send("say", {"user": alice, "key": "k1", "words": "/help"})
        await site.send("say", {"user": bob, "key": "k2", "words": "/today"})
        heard = await listener.next("message")

    assert heard["message"]["lines"] == [[{"words": "/today"}]]


async def test_a_listener_too_slow_is_cut_off_and_may_begin_anew(site: Site, monkeypatch: Any) -> None:
    monkeypatch.setattr(playground, "MOST_WAITING", 2)
    user = await site.arrive()

    async with listening(site, user) as listener:
        await listener.next("everything")
        for _ in range(3):
            site.stage.playground.tell(user, {"kind": "toast", "words": "x"})
        ended = await asyncio.wait_for(listener._response.content.read(), 10)

    assert ended.count(b"data:") < 3


async def test_a_stream_that_has_nothing_to_say_shows_that_it_lives(site: Site, monkeypatch: Any) -> None:
    monkeypatch.setattr(playground, "HEARTBEAT_SECONDS", 0.01)
    user = await site.arrive()

    async with listening(site, user) as listener:
        await listener.next("everything")
        beat = await asyncio.wait_for(listener._response.content.readuntil(b"still here\n"), 10)

    assert b": still here" in beat


async def test_sent_twice_at_once_a_line_is_said_once(site: Site) -> None:
    user = await site.arrive()
    body = {"user": user, "key": "same", "words": "Read 20 min daily 21:00"}

    await asyncio.gather(*(site.send("say", body) for _ in range(4)))

    assert [message["from"] for message in site.stage.world.book.visitors[user].messages] == ["cairn", "me", "cairn"]


async def test_tapped_twice_at_once_a_habit_is_added_once(site: Site) -> None:
    user = await site.arrive()
    visitor = site.stage.world.book.visitors[user]
    await site.send("say", {"user": user, "key": "k1", "words": "Read 20 min daily 21:00"})
    message, action = find_button(visitor, "Add")
    body = {"user": user, "key": "same", "message": message, "action": action}

    await asyncio.gather(*(site.send("tap", body) for _ in range(4)), site.send("tap", body | {"key": "other"}))

    async with site.get("inspect", params={"user": user}) as response:
        found = await response.json()
    assert [habit["name"] for habit in found["records"]["habits"]] == ["Read 20 min"]
    assert found["next"] == "2026-11-22T20:00:00+00:00"
    assert {trace["repeated"] for trace in found["requests"]} == {True, False}


async def test_the_clock_moves_for_whoever_listens(site: Site) -> None:
    user = await site.arrive()

    async with listening(site, user) as listener:
        await listener.next("everything")
        answer = await site.send("jump", {"user": user, "where": "hour"})
        world = await listener.next("world")

    assert answer["now"] == world["now"] == "2026-11-22T19:00:00+00:00"


async def test_where_no_reminder_is_planned_the_page_is_told_so(site: Site) -> None:
    user = await site.arrive()

    assert await site.send("jump", {"user": user, "where": "reminder"}) == {"nowhere": True}


async def test_a_picture_of_a_message_can_be_fetched(site: Site) -> None:
    user = await site.arrive()
    visitor = site.stage.world.book.visitors[user]
    await site.stage.keep_reading(visitor)
    await site.send("say", {"user": user, "key": "s", "words": "/stats"})

    async with site.get(f"pictures/{visitor.messages[-1]['picture']['name']}") as response:
        assert response.content_type == "image/png"
        assert (await response.read()).startswith(b"\x89PNG")


async def test_after_a_reset_an_open_page_learns_that_nobody_is_left(site: Site) -> None:
    user = await site.arrive()

    async with listening(site, user) as listener:
        await listener.next("everything")
        await site.send("reset", {})
        world = await listener.next("world")

    assert world["visitors"] == []


async def _bring(site: Site, name: str, content: bytes, **more: str) -> int:
    query = {"user": await site.arrive(), "key": "k1", "name": name, "size": str(len(content)), **more}
    headers = {"Origin": site.origin, "Content-Type": "application/octet-stream"}
    async with site.session.post(f"{site.address}/bring", params=query, data=content, headers=headers) as response:
        return response.status


async def test_a_file_is_brought_and_one_can_be_downloaded(site: Site) -> None:
    taken = taking(site.stage.house)
    user = await site.arrive()
    visitor = site.stage.world.book.visitors[user]

    status = await _bring(site, "my habits.csv", CONTENT)
    await site.send("say", {"user": user, "key": "k2", "words": "/today"})
    file = visitor.messages[-1]["file"]
    async with site.get(f"files/{file['name']}", params={"user": file["of"]}) as response:
        downloaded, disposition = await response.read(), response.headers["Content-Disposition"]

    assert status == 200
    assert taken.files[0] == Sent("my habits.csv", CONTENT)
    assert downloaded == CONTENT
    assert disposition.startswith("attachment;")
    assert ".csv" in disposition


async def test_the_same_file_brought_twice_is_taken_once(site: Site) -> None:
    taken = taking(site.stage.house)

    await _bring(site, "habits.csv", CONTENT)
    await _bring(site, "habits.csv", CONTENT)

    assert len(taken.files) == 1


async def test_a_file_that_is_too_large_is_refused_with_a_sentence(site: Site) -> None:
    taken = taking(site.stage.house)
    user = await site.arrive()

    status = await _bring(site, "huge.zip", b"", size=str(21 * 1024 * 1024))

    assert status == 200
    assert taken.files == []
    assert "20 MB at most" in text_of(site.stage.world.book.visitors[user].messages[-1])


async def test_a_file_of_somebody_else_is_not_there(site: Site) -> None:
    taking(site.stage.house)
    alice, bob = await site.arrive(), await site.arrive("second")
    await site.send("say", {"user": alice, "key": "k2", "words": "/today"})
    file = site.stage.world.book.visitors[alice].messages[-1]["file"]

    async with site.get(f"files/{file['name']}", params={"user": bob}) as response:
        assert response.status == 404
