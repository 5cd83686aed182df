"""Reminders that can still be tapped follow what becomes of their habit: put away for a while, or called otherwise."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import pytest

from bot.conversation.actions import write_day, write_id
from bot.conversation.dispatch import Answer
from bot.conversation.live_messages import MOST_REDRAWS
from tests.conversation.house import Talker, World, buttons, words, world
from tests.conversation.test_link import keep

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def card(home: World, talker: Talker, habit: int, day: date = MONDAY, message: str = "card") -> None:
    """What a reminder of that habit and date leaves in the chat."""
    action = f"1:dc:{write_id(habit)}:{write_day(day)}"
    await home.dispatcher.shown(await talker.tap(action, message=None), talker.platform, talker.user, message)


async def bundle(home: World, talker: Talker, *steps: int, message: str = "bundle") -> None:
    """A reminder of several habits, each named by its distance from the one before."""
    action = f"1:bd:{write_day(MONDAY)}:{'.'.join(map(write_id, steps))}"
    await home.dispatcher.shown(await talker.tap(action, message=None), talker.platform, talker.user, message)


def drawn_in(answer: Answer, message: str = "card") -> str:
    (reply,) = [one.reply for one in answer.redraws if one.message.message == message]
    return words(reply) + "".join(f" [{label}]" for label in buttons(reply))


def is_drawn(answer: Answer, message: str = "card") -> bool:
    return message in [one.message.message for one in answer.redraws]


async def test_a_vacation_stands_on_an_open_reminder_until_it_is_taken_back(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await card(home, alice, 1)

    begun = await alice.say("/vacation today to friday")
    ended = await alice.tap(buttons(begun.reply)["Cancel"], message="vacation")
    again = await alice.tap(buttons(ended.reply)["Undo"], message="vacation")

    for answer in (begun, again):
        assert "paused" in drawn_in(answer)
        assert "[Done]" in drawn_in(answer)
        assert "[Skip today]" not in drawn_in(answer)
    assert "paused" not in drawn_in(ended)
    assert "[Skip today]" in drawn_in(ended)


async def test_a_vacation_that_covers_yesterday_stands_on_its_reminder(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await card(home, alice, 1)
    home.pass_time(days=1)

    begun = await alice.say("/vacation yesterday to friday")

    assert "Mon 23 Nov, paused" in drawn_in(begun)
    assert "[I did it]" in drawn_in(begun)
    assert "[Skip]" not in drawn_in(begun)


async def test_a_vacation_of_some_habits_leaves_the_reminders_of_others(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    await card(home, alice, 1, message="read")
    await card(home, alice, 2, message="swim")
    menu = await alice.say("/habit read")

    paused = await alice.tap(buttons(menu.reply)["Pause a week"], message="menu")

    assert "paused" in drawn_in(paused, "read")
    assert not is_drawn(paused, "swim")


async def test_a_reminder_of_several_habits_follows_each(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    await bundle(home, alice, 1, 1)
    menu = await alice.say("/habit swim")

    archived = await alice.tap(buttons(menu.reply)["Archive"], message="menu")
    back = await alice.tap(buttons(archived.reply)["Undo"], message="menu")

    assert "1 of 2 is open" in drawn_in(archived, "bundle")
    assert "2 of 2 are open" in drawn_in(back, "bundle")


async def test_a_new_name_stands_on_open_reminders_of_whatever_date(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await card(home, alice, 1, message="yesterday")
    home.pass_time(days=1)
    await card(home, alice, 1, TUESDAY, message="today")
    menu = await alice.tap(buttons((await alice.say("/habit read")).reply)["Edit"], message="menu")
    await alice.tap(buttons(menu.reply)["Name"], message="menu")

    renamed = await alice.say("Novels")
    undone = await alice.tap(buttons(renamed.reply)["Undo"], message="menu")

    assert all("Novels" in drawn_in(renamed, message) for message in ("yesterday", "today"))
    assert all("Read" in drawn_in(undone, message) for message in ("yesterday", "today"))


async def test_what_is_closed_for_good_stays_as_it_was(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    home.pass_time(days=5)
    await card(home, alice, 1)

    begun = await alice.say("/vacation")
    begun = await alice.tap(buttons(begun.reply)["Until I'm back"], message="vacation")

    assert not is_drawn(begun)


async def test_a_reminder_that_was_put_off_says_so_still(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await card(home, alice, 1)
    await alice.tap(f"1:sn:1:{write_day(MONDAY)}:{write_id(30)}", message="card")
    menu = await alice.tap(buttons((await alice.say("/habit read")).reply)["Edit"], message="menu")
    await alice.tap(buttons(menu.reply)["Name"], message="menu")

    renamed = await alice.say("Novels")
    done = await alice.say("novels done")

    assert "Novels · I'll ask again at 08:30" in drawn_in(renamed)
    assert "[Don't ask again today]" in drawn_in(renamed)
    assert "1 in a row" in drawn_in(done)


async def test_a_reminder_that_was_put_off_says_how_much_there_is_once_a_part_is_logged(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Water 8 glasses daily")
    for message in ("here", "there"):
        await card(home, alice, 1, message=message)
    await alice.tap(f"1:sn:1:{write_day(MONDAY)}:{write_id(30)}", message="here")
    more = f"1:am:1:{write_day(MONDAY)}:2"

    logged = await alice.tap(more, key="update:1", message="here")
    again = await alice.tap(more, key="update:1", message="here")

    assert "2 of 8 glasses" in drawn_in(logged, "there")
    assert again.repeated
    assert again.reply.lines == logged.reply.lines


async def test_of_many_reminders_the_newest_are_drawn_beside_the_lists(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await home.dispatcher.shown(await alice.say("/habits"), alice.platform, alice.user, "list")
    for number in range(12):
        home.pass_time(seconds=1)
        await card(home, alice, 1, message=f"{number}")

    begun = await alice.say("/vacation today to friday")

    drawn = [one.message.message for one in begun.redraws]
    assert drawn == ["list", *(f"{number}" for number in range(11, 11 - MOST_REDRAWS, -1))]
