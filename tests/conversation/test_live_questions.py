"""A screen that only asks follows what it asks about: changed elsewhere, deleted, had back."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.conversation.house import Talker, World, buttons, words, world
from tests.conversation.test_in_bin import delete
from tests.conversation.test_link import keep
from tests.conversation.test_live_cards import drawn_in, is_drawn

BINNED = "Read is in the bin and gone after 7 days. [Restore]"


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def asks(home: World, alice: Talker, label: str) -> None:
    """In the message "card" stands what that button of the habit's card opens."""
    menu = await alice.say("/habit read", key=f"menu {label}")
    asked = await alice.tap(buttons(menu.reply)[label], key=f"asks {label}", message="card")
    assert asked.reply.live is not None


@pytest.mark.parametrize("label", ["Days", "Times", "Delete\u2026"])
async def test_a_question_about_a_habit_that_is_deleted_elsewhere_says_so_and_is_asked_again_with_it(
    home: World, label: str
) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await asks(home, alice, label)
    before = words((await alice.tap(buttons((await alice.say("/habit read")).reply)[label], message="copy")).reply)

    gone = await delete(alice, "read")
    back = await alice.tap(buttons(gone.reply)["Restore"], message="menu")

    assert drawn_in(gone) == BINNED
    assert before.partition("\n")[0] in drawn_in(back)


async def test_the_card_of_a_habit_that_is_deleted_elsewhere_says_so(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await home.dispatcher.shown(await alice.say("/habit read", key="card"), "test", "alice", "card")

    assert drawn_in(await delete(alice, "read")) == BINNED


async def test_days_and_times_follow_a_change_of_the_plan_and_no_tap_on_done(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await asks(home, alice, "Days")
    menu = await alice.say("/habit read")
    days = await alice.tap(buttons(menu.reply)["Days"], message="other")

    changed = await alice.tap(buttons(days.reply)["Weekdays"], message="other")
    done = await alice.say("read done", key="done")

    assert is_drawn(changed)
    assert not is_drawn(done)


async def test_the_bin_and_the_archive_follow_what_comes_out_of_them(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    gone = await delete(alice, "read")
    shown = await alice.tap(buttons((await alice.say("/habits")).reply)["Bin (1)"], message="card")

    back = await alice.tap(buttons(gone.reply)["Restore"], message="menu")

    assert "Read" in words(shown.reply)
    assert "Read" not in drawn_in(back)
