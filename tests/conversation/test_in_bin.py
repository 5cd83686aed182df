"""What stands in a chat of a habit that has been deleted says so, and leads back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import pytest

from bot.conversation.actions import write_id
from bot.conversation.dispatch import Answer
from tests.conversation.house import Talker, World, buttons, words, world
from tests.conversation.test_card_reply import reply
from tests.conversation.test_link import keep
from tests.conversation.test_live_cards import bundle, card, drawn_in, is_drawn

MONDAY = date(2026, 11, 23)


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def delete(talker: Talker, name: str) -> Answer:
    menu = await talker.say(f"/habit {name}")
    asked = await talker.tap(buttons(menu.reply)["Delete…"], message="menu")
    return await talker.tap(buttons(asked.reply)["Delete"], message="menu")


async def test_an_open_reminder_says_that_its_habit_is_in_the_bin_and_comes_back_with_it(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await card(home, alice, 1)

    gone = await delete(alice, "read")
    back = await alice.tap(buttons(gone.reply)["Restore"], message="menu")
    done = await alice.say("read done")

    assert drawn_in(gone) == "Read is in the bin and gone after 7 days. [Restore]"
    assert "⏰ Read" in drawn_in(back)
    assert "[Done]" in drawn_in(back)
    assert "✓ Read" in drawn_in(done)


async def test_the_reminder_itself_brings_its_habit_back(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await card(home, alice, 1)
    gone = await delete(alice, "read")
    (drawn,) = [one.reply for one in gone.redraws if one.message.message == "card"]

    back = await alice.tap(buttons(drawn)["Restore"], message="card")
    again = await alice.tap(buttons(drawn)["Restore"], message="card")

    assert "⏰ Read" in words(back.reply)
    assert "⏰ Read" in words(again.reply)


async def test_a_button_of_a_deleted_habit_says_where_it_is(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    menu = await alice.say("/habit read")
    asked = await alice.tap(buttons(menu.reply)["Delete…"], message="old")
    await delete(alice, "read")

    for name in ("Delete", "Archive instead", "◀ Back"):
        answer = await alice.tap(buttons(asked.reply)[name], message="old")

        assert words(answer.reply) == "Read is in the bin and gone after 7 days."
        assert "Restore" in buttons(answer.reply)


async def test_what_is_typed_into_a_form_of_a_deleted_habit_is_not_asked_for_again(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    edit = await alice.tap(buttons((await alice.say("/habit read")).reply)["Edit"], message="old")
    gone = await alice.tap(f"1:hx:{write_id(1)}", message="other")
    await alice.tap(buttons(gone.reply)["Restore"], message="other")
    await alice.tap(buttons(edit.reply)["Name"], message="old")
    await alice.tap(f"1:hx:{write_id(1)}", message="other")

    answer = await alice.say("Novels")
    after = await alice.say("/habits")

    assert words(answer.reply) == "Read is in the bin and gone after 7 days."
    assert "Novels" not in words(after.reply)


async def test_a_reminder_of_several_habits_takes_the_deleted_one_back(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    await bundle(home, alice, 1, 1)

    gone = await delete(alice, "swim")
    await alice.say("read done")
    back = await alice.tap(buttons(gone.reply)["Restore"], message="menu")

    assert "Swim" not in drawn_in(gone, "bundle")
    assert "1 of 2 is open" in drawn_in(back, "bundle")


async def test_a_reminder_of_habits_that_are_all_in_the_bin_says_so(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    await bundle(home, alice, 1, 1)

    await delete(alice, "swim")
    gone = await delete(alice, "read")
    back = await alice.tap(buttons(gone.reply)["Restore"], message="menu")

    assert "in the bin" in drawn_in(gone, "bundle")
    assert "Read" in drawn_in(back, "bundle")


async def test_a_reply_to_a_reminder_of_a_deleted_habit_is_answered_with_where_it_is(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    await card(home, alice, 1)
    await delete(alice, "read")

    answer = await reply(home, alice, "done")
    other = await reply(home, alice, "swim done")

    assert words(answer.reply) == "Read is in the bin and gone after 7 days."
    assert "✓ Swim" in words(other.reply)


async def test_what_is_gone_for_good_is_forgotten(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    await card(home, alice, 1)
    await delete(alice, "read")
    home.pass_time(days=8)

    tapped = await alice.tap(f"1:dn:{write_id(1)}:261123", message="card")

    assert not tapped.reply.rows
    assert tapped.reply.toast is not None


async def test_nobody_is_told_of_the_bin_of_somebody_else(home: World) -> None:
    alice, charlie = home.talker("alice"), home.talker("charlie")
    await keep(alice, "Read")
    await keep(charlie, "Walk")
    await delete(alice, "read")

    answer = await charlie.tap(f"1:dn:{write_id(1)}:261123", message="card")

    assert "Read" not in words(answer.reply)
    assert not is_drawn(answer)
