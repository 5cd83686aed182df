"""Saying and tapping on the page: one effect for one key, and nothing that was said is lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.conversation.request import Said
from bot.conversation.wording import Voice
from bot.frontends.frontend import Unreachable
from bot.frontends.playground.event import event_of
from tests.frontends.playground.stage import Stage, buttons_of, find_button, open_stage, text_of


async def test_a_newcomer_is_greeted_once_however_often_the_page_is_opened(stage: Stage) -> None:
    visitors = await asyncio.gather(*(stage.visitor() for _ in range(3)))

    assert {visitor.id for visitor in visitors} == {visitors[0].id}
    assert len(visitors[0].messages) == 1
    assert "one tap a day" in text_of(visitors[0].messages[0])


async def test_a_newcomer_without_a_zone_is_asked_for_the_time(stage: Stage) -> None:
    visitor = await stage.visitor(zone="Atlantis/Nowhere")

    assert "What time is it for you now?" in text_of(visitor.messages[0])


async def test_a_line_becomes_a_card_and_the_card_becomes_a_habit(stage: Stage) -> None:
    visitor = await stage.visitor()

    card = await stage.say(visitor, "Read 20 min daily 21:00")
    added = await stage.tap(visitor, "Add")

    assert "I ask at 21:00" in card
    assert "Added Read 20 min" in text_of(added)
    assert added["edited"]


async def test_a_line_that_arrives_twice_stands_once_and_is_answered_once(stage: Stage) -> None:
    visitor = await stage.visitor()

    await asyncio.gather(*(stage.world.say(visitor, "/help", "same") for _ in range(2)))

    assert [message["from"] for message in visitor.messages] == ["cairn", "me", "cairn"]


async def test_an_answer_that_was_lost_in_a_crash_is_given_when_the_line_comes_again(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.playground.dispatcher.answer(event_of(visitor, Said("Read 20 min daily 21:00"), "lost"))

    await stage.world.say(visitor, "Read 20 min daily 21:00", "lost")

    assert [message["from"] for message in visitor.messages] == ["cairn", "me", "cairn"]
    assert "Read 20 min" in text_of(visitor.messages[-1])


async def test_what_was_said_last_is_answered_after_a_restart(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as before:
        visitor = await before.visitor()
        line = {"from": "me", "key": "k9", "at": "2026-11-22T19:00:00+01:00", "lines": [[{"words": "/help"}]]}
        before.world.book.add_message(visitor, line)

    async with open_stage(tmp_path) as after:
        await after.world.resume()
        await after.world.resume()

        messages = after.world.book.visitors[visitor.id].messages
        assert [message["from"] for message in messages] == ["cairn", "me", "cairn"]
        assert "one tap a day" in text_of(messages[-1])


async def test_three_taps_for_one_finger_count_once(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)
    message, action = find_button(visitor, "Done already")
    heard: list[str] = []
    stage.playground.listen(lambda user, change: heard.append(change.get("words", "")))

    await asyncio.gather(*(stage.world.tap(visitor, message, action, key) for key in ("a", "a", "b")))

    assert [words for words in heard if words] == ["1 in a row", "1 in a row", "Already counted"]
    assert text_of(visitor.messages[-1]) == "✓ Read 20 min · 1 in a row"


async def test_a_tap_that_comes_again_late_does_not_draw_over_what_came_after(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)
    message, action = find_button(visitor, "Done already")
    await stage.world.tap(visitor, message, action, "done")
    await stage.tap(visitor, "Undo")
    before = text_of(visitor.messages[-1])

    await stage.world.tap(visitor, message, action, "done")

    assert "✓" not in before
    assert text_of(visitor.messages[-1]) == before


async def test_a_list_that_is_open_elsewhere_is_drawn_anew(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)
    await stage.say(visitor, "/today")
    listed = visitor.messages[-1]["id"]

    await stage.say(visitor, "done read")

    now = next(message for message in visitor.messages if message["id"] == listed)
    assert "✓ Read 20 min" in text_of(now)
    assert now["edited"]


async def test_a_picture_is_kept_as_a_file_and_told_in_words(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)

    await stage.say(visitor, "/stats")

    picture = visitor.messages[-1]["picture"]
    assert (stage.world.book.pictures / picture["name"]).read_bytes().startswith(b"\x89PNG")
    assert "Heatmap of the last year" in picture["alt"]
    assert len(stage.painted) == 1


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as before:
        visitor = await before.visitor()
        await before.keep_reading(visitor)
        await before.say(visitor, "/stats")
        before.clock.move_to(before.clock() + timedelta(days=3))
        then = (before.world.book.token, before.clock(), visitor.messages)

    async with open_stage(tmp_path) as after:
        after.keys = count(100)
        found = after.world.book.visitors[visitor.id]
        assert (after.world.book.token, after.clock(), found.messages) == then
        assert (after.world.book.pictures / found.messages[-1]["picture"]["name"]).exists()
        assert "Read 20 min" in await after.say(found, "/habits")


async def test_reminders_for_somebody_who_is_gone_come_back(stage: Stage) -> None:
    visitor = await stage.visitor()
    answer = await stage.playground.dispatcher.answer(event_of(visitor, Said("/help"), "x"))

    with pytest.raises(Unreachable):
        await stage.playground.deliver("nobody", answer.reply, Voice(), "1")


async def test_two_visitors_do_not_see_each_other(stage: Stage) -> None:
    alice, bob = await stage.visitor("alice"), await stage.visitor("bob")
    await stage.keep_reading(alice)
    message, action = find_button(alice, "Done already")

    await stage.world.tap(bob, message, action, "stolen")

    await stage.say(bob, "/today")
    assert bob.messages[-1]["items"] == []
    assert [button["label"] for button in buttons_of(alice.messages[-1])] == ["Undo", "Done already"]
    assert [row["name"] for row in (await stage.world.inspect(alice))["records"]["habits"]] == ["Read 20 min"]
    assert (await stage.world.inspect(bob))["records"]["habits"] == []
