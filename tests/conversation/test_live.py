"""A habit and a date that stand in several messages are drawn anew in all of them, on every platform."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.conversation.actions import write_id
from bot.conversation.commands import today
from bot.conversation.day_list import day_list
from bot.conversation.dispatch import Answer
from bot.conversation.reply import Reply
from bot.conversation.request import Event, Said
from core.people import PersonId
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


@pytest.mark.parametrize("opened_by", ["/routine Morning", "/today"])
async def test_undo_of_a_routine_stays_while_it_would_still_work(home: World, opened_by: str) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    async with home.database.transaction() as storage:
        await storage.routines.add(1, "Morning", (1, 2))
    card = await shown(home, alice, opened_by, "card")
    logs = next(action for label, action in card.items() if label.startswith(("Log all", "Morning")))

    logged = await alice.tap(logs, message="card")
    one = await alice.tap("1:un:1:261123", message="read")
    both = await alice.tap("1:un:2:261123", message="swim")

    assert "Undo Morning" in buttons(logged.reply)
    assert "Undo Morning" in labels_in(one, "card")
    assert "Undo Morning" not in labels_in(both, "card")


def labels_in(answer: Answer, message: str) -> dict[str, str]:
    (reply,) = [one.reply for one in answer.redraws if one.message.message == message]
    return buttons(reply)


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


async def test_the_days_list_from_which_a_removed_routine_was_logged_goes_on_showing_the_day(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read", "Swim")
    async with home.database.transaction() as storage:
        await storage.routines.add(1, "Morning", (1,))
    listed = await shown(home, alice, "/today", "list")
    await alice.tap(next(does for label, does in listed.items() if label.startswith("Morning")), message="list")
    card = await shown(home, alice, "/routine Morning", "card")

    removed = await alice.tap(card["Remove"], message="card")
    swum = await alice.say("swim done")

    assert "Undo Morning" not in labels_in(removed, "list")
    assert [one.message.message for one in swum.redraws] == ["list"]


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


LISTS = ("/today", "/habits", "/reminders", "/habit read")


async def opened(home: World, talker: Talker) -> None:
    """All lists and the card of Read, which asks at nine, each in a message called as what was said."""
    await talker.tap(buttons((await talker.say("/add Read daily 21:00")).reply)["Add"])
    for line in LISTS:
        await shown(home, talker, line, line)


def drawn_in(answer: Answer) -> dict[str, str]:
    return {one.message.message: words(one.reply) for one in answer.redraws}


async def test_a_vacation_stands_in_all_lists_as_it_begins_changes_and_ends(home: World) -> None:
    alice = home.talker("alice")
    await opened(home, alice)

    begun = await alice.say("/vacation 24 nov to 29 nov")
    asked = await alice.tap(buttons(begun.reply)["Change"], message="vacation")
    await alice.tap(buttons(asked.reply)["Leave as it is"], message="asked")
    changed = await alice.say("25 nov")
    cancelled = await alice.tap(buttons(changed.reply)["Cancel"], message="vacation")
    again = await alice.tap(buttons(cancelled.reply)["Undo"], message="vacation")

    drawn = [drawn_in(answer) for answer in (begun, changed, cancelled, again)]
    assert [set(one) for one in drawn] == [set(LISTS)] * 4
    for line in LISTS[:3]:
        assert ["acation" in one[line] for one in drawn] == [True, True, False, True]
    assert "25 Nov" in drawn[1]["/today"]
    assert "Read" in drawn[2]["/today"]


async def test_a_habit_from_the_bin_is_back_in_an_old_list_and_stays_there(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    card = await shown(home, alice, "/habit read", "card")
    await alice.tap(card["Delete…"], message="card")
    await shown(home, alice, "/today", "/today")
    gone = await alice.tap(card["Delete…"].replace("hd", "hx"), message="card")
    await shown(home, alice, "/today", "empty")

    back = await alice.tap(buttons(gone.reply)["Restore"], message="card")
    done = await alice.say("done read")

    assert "nothing to show" in drawn_in(gone)["/today"]
    assert {"/today", "empty"} <= set(drawn_in(back))
    assert all("☐ Read" in drawn_in(back)[message] for message in ("/today", "empty"))
    assert all("1 in a row" in drawn_in(done)[message] for message in ("/today", "empty"))


async def test_a_new_habit_and_another_order_stand_in_the_lists_elsewhere(home: World) -> None:
    alice = home.talker("alice")
    await opened(home, alice)

    card = await alice.say("/add Swim daily 19:00")
    added = await alice.tap(buttons(card.reply)["Add"])
    order = await alice.tap(buttons((await alice.say("/habits")).reply)["Order"], message="other")
    moved = await alice.tap(buttons(order.reply)["▲ Swim"], message="other")

    assert all("Swim" in drawn_in(added)[line] for line in LISTS[:3])
    for line in LISTS[:2]:
        assert drawn_in(moved)[line].index("Swim") < drawn_in(moved)[line].index("Read")


async def test_of_many_messages_the_newest_are_drawn_first_and_each_view_is_worked_out_once(
    home: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    for number in range(30):
        home.pass_time(seconds=1)
        await shown(home, alice, "/today", f"{number}")
    looked = 0

    async def counted(*args: Any, **kinds: Any) -> Reply:
        nonlocal looked
        looked += 1
        return await day_list(*args, **kinds)

    monkeypatch.setattr(today, "day_list", counted)

    answer = await alice.say("done read")

    assert [one.message.message for one in answer.redraws] == [f"{number}" for number in range(29, 21, -1)]
    assert looked == 1


@pytest.mark.parametrize("says", ["all done", "morning done"])
async def test_all_done_draws_each_message_once_however_many_habits_it_is_about(home: World, says: str) -> None:
    alice, habits = home.talker("alice"), range(1, 13)
    await keep(alice, *["Read", "Swim", "Walk", "Cook", "Sing", "Draw", "Plan", "Knit", "Sew", "Pray", "Jog", "Bake"])
    async with home.database.transaction() as storage:
        await storage.routines.add(1, "Morning", habits)
    lists = ("/today", "/habits", "/routine Morning")
    for line in lists:
        await shown(home, alice, line, line)
    for habit in habits:
        card = await alice.tap(f"1:dc:{write_id(habit)}:261123", message=None)
        await home.dispatcher.shown(card, alice.platform, alice.user, f"card {habit}")

    answer = await alice.say(says)

    drawn = [one.message.message for one in answer.redraws]
    assert len(answer.reply.touched) == len(habits)
    assert sorted(drawn) == sorted([*lists, *(f"card {habit}" for habit in habits)])


async def test_a_message_that_another_version_has_kept_stops_nothing_and_is_forgotten(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    await home.dispatcher.shown(await alice.say("/done read"), alice.platform, alice.user, "card")
    old = await _kept_by_another_version(home)

    event = Event("reply", alice.platform, "alice", "alice", Said("felt good"), message="card", zone=alice.zone)
    heard = await home.dispatcher.answer(event)
    undone = await alice.say("undo")

    assert "“felt good”" not in words(heard.reply)
    assert "Taken back" in words(undone.reply)
    async with home.database.transaction() as storage:
        assert await storage.desk.shown_in(old, alice.platform, "alice", "card") is None


async def _kept_by_another_version(home: World) -> PersonId:
    """All messages of Alice's; whose they are."""
    async with home.database.transaction() as storage:
        alice = await storage.people.by_account("test", "alice")
        assert alice is not None
        for one in await storage.desk.shown(alice.id):
            await storage.desk.show(alice.id, replace(one, view=f"0{one.view[1:]}"), home.now)
    return alice.id
