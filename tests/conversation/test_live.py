"""A habit and a date that stand in several messages are drawn anew in all of them, on every platform."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.conversation.house import Talker, World, buttons, words, world
from tests.conversation.test_link import keep, link, on


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def shown(home: World, talker: Talker, words_: str, message: str) -> dict[str, str]:
    """Say it; the answer stands in that message, with these buttons."""
    answer = await talker.say(words_)
    await home.dispatcher.shown(answer, talker.platform, talker.user, message)
    return buttons(answer.reply)


async def test_a_habits_card_shows_what_was_done_elsewhere(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await shown(home, alice, "/habit read", "card")

    answer = await alice.say("done read")

    (redraw,) = answer.redraws
    assert redraw.message.message == "card"
    assert "1 in a row" in words(redraw.reply)
    assert "Undo" in buttons(redraw.reply)


async def test_a_month_and_a_date_of_it_show_what_was_done_elsewhere(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    for message in ("month", "date"):
        card = await shown(home, alice, "/habit read", message)
        month = await alice.tap(card["History"], message=message)
    today = next(does for label, does in buttons(month.reply).items() if "23" in label)
    await alice.tap(today, message="date")

    answer = await alice.say("done read")

    drawn = {one.message.message: words(one.reply) for one in answer.redraws}
    assert set(drawn) == {"month", "date"}
    assert "1 of 1" in drawn["month"]
    assert "1 in a row" in drawn["date"]


@pytest.mark.parametrize(("turn", "shown_in"), [(None, "November"), ("December", "December")])
async def test_a_month_shows_whatever_date_of_it_changes(home: World, turn: str | None, shown_in: str) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    home.pass_time(days=7 if turn is None else 8)  # Monday the 30th, or Tuesday the 1st
    card = await shown(home, alice, "/habit read", "month")
    await alice.tap(card["History"], message="month")
    await home.dispatcher.shown(await alice.say("/today"), alice.platform, alice.user, "list")

    answer = await alice.say("done read yesterday")

    drawn = {one.message.message: one.reply for one in answer.redraws}
    assert set(drawn) == {"month", "list"}
    assert shown_in in words(drawn["month"])
    assert ("✓ 29" if turn is None else "✓ 30") in buttons(drawn["month"])
    assert "1 in a row" in words(drawn["list"])


async def test_a_month_of_another_year_stays_as_it_is(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    home.pass_time(days=60)
    card = await shown(home, alice, "/habit read", "month")
    month = await alice.tap(card["History"], message="month")
    await alice.tap(buttons(month.reply)["◀ December 2026"], message="month")

    answer = await alice.say("done read")

    assert answer.redraws == ()


async def test_a_card_that_was_left_for_a_question_is_not_drawn_over_it(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    card = await shown(home, alice, "/habit read", "card")
    await alice.tap(card["Times"], message="card")

    answer = await alice.say("done read")

    assert answer.redraws == ()


async def test_a_routine_shows_what_was_done_elsewhere(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    switches = buttons((await alice.say("/routine Morning")).reply)
    for label, does in switches.items():
        if "Read" in label or "Swim" in label:
            await alice.tap(does)
    await shown(home, alice, "/routine Morning", "routine")

    answer = await alice.say("done read")

    (redraw,) = answer.redraws
    assert redraw.message.message == "routine"
    assert "✓ Read" in words(redraw.reply).replace("<b>", "")


async def test_a_routine_that_was_removed_hinders_nothing(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    switches = buttons((await alice.say("/routine Morning")).reply)
    await alice.tap(next(does for label, does in switches.items() if "Read" in label))
    for message in ("one", "other"):
        card = await shown(home, alice, "/routine Morning", message)
    await alice.tap(card["Remove"], message="other")

    answer = await alice.say("done read")

    assert "1 in a row" in words(answer.reply)
    assert answer.redraws == ()


async def test_what_is_done_on_one_platform_is_drawn_on_the_other(home: World) -> None:
    alice, there = on(home, "discord", "1"), on(home, "telegram", "2")
    await keep(alice, "Read")
    await link(alice, there)
    for words_, message in (("/habit read", "card"), ("/today", "list")):
        await shown(home, alice, words_, message)

    answer = await there.say("done read")

    drawn = {(one.message.platform, one.message.message): words(one.reply) for one in answer.redraws}
    assert set(drawn) == {("discord", "card"), ("discord", "list")}
    assert all("1 in a row" in said for said in drawn.values())


@pytest.mark.parametrize(("label", "gone"), [("Pause a week", "Read"), ("Archive", "Read"), ("Delete…", "Read")])
async def test_what_is_put_away_leaves_the_days_list_elsewhere(home: World, label: str, gone: str) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    await shown(home, alice, "/today", "list")
    card = await shown(home, alice, "/habit read", "card")
    await shown(home, alice, "done read", "day")
    await alice.say("undo")

    answer = await alice.tap(card[label], message="card")
    if "Delete" in label:
        answer = await alice.tap(buttons(answer.reply)["Delete"], message="card")

    drawn = {one.message.message: words(one.reply) for one in answer.redraws}
    assert gone not in drawn["list"]
    assert "card" not in drawn


async def test_a_new_name_stands_in_the_days_list_elsewhere(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await shown(home, alice, "/today", "list")
    card = await shown(home, alice, "/habit read", "card")
    menu = await alice.tap(card["Edit"], message="card")
    await alice.tap(buttons(menu.reply)["Name"], message="card")

    answer = await alice.say("Read more")

    assert "Read more" in {one.message.message: words(one.reply) for one in answer.redraws}["list"]
