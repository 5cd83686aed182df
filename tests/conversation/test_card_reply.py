"""Replies to a card: about its habit and date, asked where in doubt, and never a wrong habit."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.conversation.actions import about
from bot.conversation.dispatch import Answer
from bot.conversation.history import MONTH
from bot.conversation.request import Event, Said
from core.days import DAY
from core.entries import Entry, EntryKind
from tests.conversation.house import Talker, World, buttons, words, world

TODAY = date(2026, 11, 23)


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def add(alice: Talker, line: str) -> None:
    card = await alice.say(line)
    await alice.tap(buttons(card.reply)["Add"])


async def shown(home: World, answer: Answer, message: str = "card") -> None:
    await home.dispatcher.shown(answer, "test", "alice", message)


async def reply(home: World, alice: Talker, said: str, message: str = "card") -> Answer:
    event = Event(
        f"test:alice:reply {said} {home.now}", "test", "alice", "alice", Said(said), message=message, zone=alice.zone
    )
    return await home.dispatcher.answer(replace(event, language="en"))


async def entries_of(home: World) -> list[Entry]:
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        return [entry for diary in await storage.entries.diaries(person.id) for entry in diary.entries]


async def test_a_note_in_doubt_waits_for_what_it_stands_beside(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await shown(home, await alice.tap("1:dc:1:261123"))

    asked = await reply(home, alice, "felt good")
    before = await entries_of(home)
    await alice.tap(buttons(asked.reply)["Done"])
    again = await alice.tap(buttons(asked.reply)["Done"])

    assert before == []
    assert "another time" in words(again.reply)
    assert await entries_of(home) == [Entry(TODAY, EntryKind.DONE, note="felt good")]


@pytest.mark.parametrize("line", ["/stats", "/stats read", "/badges", "/habit read", "/habits"])
async def test_a_reply_to_what_is_of_no_certain_date_is_about_today(home: World, line: str) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await shown(home, await alice.say(line))
    home.pass_time(days=1)

    await reply(home, alice, "done")

    assert await entries_of(home) == [Entry(TODAY + DAY, EntryKind.DONE)]


@pytest.mark.parametrize("action", ["1:dc:1:261123", "1:td:261123:0", "1:kd:1:261123"])
async def test_a_reply_to_what_is_of_a_date_is_about_that_date(home: World, action: str) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await shown(home, await alice.tap(action))
    home.pass_time(days=1)

    await reply(home, alice, "done")

    assert await entries_of(home) == [Entry(TODAY, EntryKind.DONE)]


async def test_a_reply_to_a_month_that_is_over_is_about_none_of_its_dates(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    home.pass_time(days=10)
    await shown(home, await alice.tap(about(MONTH, 1, date(2026, 11, 1)).encode()))
    home.pass_time(days=5)

    await reply(home, alice, "done")

    assert await entries_of(home) == []


async def test_a_reply_that_logs_another_habit_by_name_logs_that_one(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await add(alice, "water 8 glasses daily")
    await shown(home, await alice.say("/done read"))

    answer = await reply(home, alice, "water 3")

    assert "3 of 8 glasses" in words(answer.reply)


async def test_no_to_what_is_done_asks_before_it_takes_anything_back(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await shown(home, await alice.say("/done read"))

    asked = await reply(home, alice, "no, just the news")
    kept = await alice.tap(buttons(asked.reply)["Keep as note"])

    assert "Shall I take that back?" in words(asked.reply)
    assert "“just the news”" in words(kept.reply)
    assert await entries_of(home) == [Entry(TODAY, EntryKind.DONE, note="just the news")]


async def test_no_to_what_was_quit_asks_which_of_the_two_it_was(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "no sugar")
    await shown(home, await alice.tap("1:dc:1:261123"))

    asked = await reply(home, alice, "no")
    await alice.tap(buttons(asked.reply)["It happened"])

    assert [entry.kind for entry in await entries_of(home)] == [EntryKind.LAPSE]


async def test_nothing_at_all_clears_an_amount(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "water 8 glasses daily")
    await shown(home, await alice.say("+3 water"))

    await reply(home, alice, "0")

    assert await entries_of(home) == []


async def test_commands_in_a_reply_stay_commands(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await shown(home, await alice.say("/done read"))

    stats = await reply(home, alice, "stats")
    undone = await reply(home, alice, "undo")

    assert stats.reply.picture is not None
    assert "Taken back" in words(undone.reply)
    assert await entries_of(home) == []


async def test_a_note_that_is_too_long_is_refused_whole(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await shown(home, await alice.say("/done read"))

    refused = await reply(home, alice, "word " * 200)

    assert "at most 500 characters" in words(refused.reply)
    assert await entries_of(home) == [Entry(TODAY, EntryKind.DONE)]


@pytest.mark.parametrize("forged", ["1:nm:1:261123:z", "1:nm:1:261123:d", "1:nr:1:261123:x", "1:nf:1:261123"])
async def test_a_forged_button_writes_nothing(home: World, forged: str) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")

    await alice.tap(forged)

    assert await entries_of(home) == []


@pytest.mark.parametrize("line", ["skip read", "/skip read", "+3 water", "all done", "/done read", "read done"])
async def test_after_midnight_every_typed_line_asks_for_which_day(home: World, line: str) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await add(alice, "water 8 glasses daily")
    home.pass_time(hours=17)  # 01:00 on Tuesday

    asked = await alice.say(line)
    before = await entries_of(home)
    await alice.tap(buttons(asked.reply)["yesterday"])

    assert before == []
    assert {entry.date for entry in await entries_of(home)} == {TODAY}


async def test_less_of_something_survives_the_question_for_the_day(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "water 8 glasses daily")
    await alice.say("+3 water")
    home.pass_time(hours=17)

    asked = await alice.say("-1 water")
    await alice.tap(buttons(asked.reply)["yesterday"])

    assert await entries_of(home) == [Entry(TODAY, EntryKind.AMOUNT, Decimal(2))]
