"""Several habits by one line: its Undo, its questions at night, and what happens to it later."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.conversation.house import Talker, World, buttons, words, world
from tests.conversation.test_link import keep


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def shown(alice: Talker) -> str:
    return words((await alice.say("/today")).reply)


async def test_undo_takes_back_what_the_line_wrote_and_nothing_else(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim", "Yoga")
    await alice.say("yoga done")

    logged = await alice.say("read, swim and yoga done")
    undone = await alice.tap(buttons(logged.reply)["Undo both"])

    assert "Taken back: Read and Swim" in words(undone.reply) or "Taken back: Read, Swim" in words(undone.reply)
    assert "✓ Yoga" in await shown(alice)
    assert "☐ Read" in await shown(alice)


async def test_what_was_changed_since_stays(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    logged = await alice.say("read and swim done")
    await alice.say("undo read")
    await alice.say("skip read")

    await alice.tap(buttons(logged.reply)["Undo both"])

    assert "– Read" in await shown(alice)
    assert "☐ Swim" in await shown(alice)


async def test_the_undo_of_an_earlier_line_is_from_another_time(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim", "Yoga", "Gym")
    first = await alice.say("read and swim done")
    await alice.say("yoga and gym done")

    late = await alice.tap(buttons(first.reply)["Undo both"])

    assert "from another time" in words(late.reply)
    assert "✓ Read" in await shown(alice)


async def test_somebody_elses_undo_takes_nothing_back(home: World) -> None:
    alice, bob = home.talker("alice"), home.talker("bob")
    await keep(alice, "Read", "Swim")
    await keep(bob, "Read", "Swim")
    logged = await alice.say("read and swim done")
    await bob.say("read and swim done")

    await bob.tap(buttons(logged.reply)["Undo both"])

    assert "✓ Read" in await shown(alice)


async def test_at_night_it_is_asked_once_which_day_all_of_it_was(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    home.pass_time(hours=17, minutes=30)  # 01:30 of the next day

    asked = await alice.say("read done, didn't swim")
    logged = await alice.tap(buttons(asked.reply)["yesterday"])

    assert "For yesterday?" in words(asked.reply) or "yesterday" in buttons(asked.reply)
    assert "Read · 1 in a row (yesterday)" in words(logged.reply)
    assert "☐ Read" in await shown(alice)


async def test_a_line_that_is_asked_about_is_written_once(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    home.pass_time(hours=17, minutes=30)
    asked = await alice.say("read and swim done")
    await alice.tap(buttons(asked.reply)["yesterday"])

    again = await alice.tap(buttons(asked.reply)["today"])

    assert "from another time" in words(again.reply)


async def test_a_time_that_is_still_to_come_was_yesterdays(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    home.pass_time(days=1)

    asked = await alice.say("read done at 11pm")

    assert list(buttons(asked.reply))[:2] == ["yesterday", "today"]
    assert "☐ Read" in await shown(alice)


async def test_a_part_that_is_refused_says_why_and_the_others_are_written(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    for day in ("today", "tomorrow"):
        await alice.say(f"skip read {day}")
    home.pass_time(days=2)

    logged = await alice.say("skip read, swim done")

    assert "Read: All 2 skips of this month are used." in words(logged.reply)
    assert "✓ Swim" in words(logged.reply)


async def test_lines_below_each_other_are_several(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")

    await alice.say("read ✓\nswim ✓")

    assert "2 done" in await shown(alice)
