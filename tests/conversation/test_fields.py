"""Options that have a field of their own: Discord's native ones."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.conversation.dispatch import Answer
from bot.conversation.request import Called, Event
from tests.conversation.house import World, buttons, words, world


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        alice = made.talker("alice")
        card = await alice.say("/add Read daily")
        await alice.tap(buttons(card.reply)["Add"])
        made.pass_time(days=2)
        yield made


async def called(home: World, name: str, **options: str) -> Answer:
    key = f"test:{name} {options}"
    return await home.dispatcher.answer(Event(key, "test", "alice", "alice", Called(name, options), language="en"))


async def typed(home: World, line: str) -> Answer:
    return await home.talker("alice").say(line, key=f"test:{line}")


async def test_a_note_is_kept_with_what_is_done(home: World) -> None:
    answer = await called(home, "done", habit="Read", day="yesterday", note="the last chapter")

    assert "the last chapter" in words(answer.reply)
    assert "the last chapter" in words((await called(home, "done", habit="Read", day="yesterday")).reply)


async def test_a_second_note_takes_the_place_of_the_first(home: World) -> None:
    await called(home, "done", habit="Read", note="the last chapter")

    answer = await called(home, "done", habit="Read", note="and the first of the next")

    assert "and the first of the next" in words(answer.reply)
    assert "the last chapter" not in words(answer.reply)


@pytest.mark.parametrize("options", [{}, {"day": "yesterday"}, {"habit": "ran 5k"}])
async def test_a_note_of_no_habit_is_asked_about(home: World, options: dict[str, str]) -> None:
    answer = await called(home, "done", note="the last chapter", **options)

    assert "Which habit is the note about" in words(answer.reply)


async def test_while_it_is_asked_which_day_is_meant_the_note_is_shown(home: World) -> None:
    home.pass_time(hours=17)  # 01:00 in Berlin

    answer = await called(home, "done", habit="Read", note="the last chapter")

    assert "for yesterday?" in words(answer.reply)
    assert "the last chapter" in words(answer.reply)


async def test_a_note_that_is_too_long_logs_nothing(home: World) -> None:
    answer = await called(home, "done", habit="Read", note="x" * 2000)

    assert "in a row" not in words(answer.reply)
    assert "0 of 1" in words((await typed(home, "/today")).reply)


@pytest.mark.parametrize("days", ["30", "365"])
async def test_figures_begin_with_the_chosen_period(home: World, days: str) -> None:
    of_all = [await called(home, "stats", period=days), await typed(home, f"/stats {days}")]
    of_one = [await called(home, "stats", habit="Read", period=days), await typed(home, f"/stats read {days}")]

    assert {f"Last {days} days" in words(one.reply) for one in (*of_all, *of_one)} == {True}
    assert words(of_all[0].reply) == words(of_all[1].reply)
    assert words(of_one[0].reply) == words(of_one[1].reply)


async def test_a_period_that_nobody_offers_is_not_understood(home: World) -> None:
    assert "I don't understand" in words((await called(home, "stats", period="31")).reply)
