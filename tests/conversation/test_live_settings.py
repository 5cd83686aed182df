"""What stands open is drawn anew when somebody wants to be spoken to otherwise, renames a routine, or becomes one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.conversation.dispatch import Answer
from bot.conversation.live_messages import MOST_REDRAWS
from tests.conversation.house import Talker, World, buttons, words, world
from tests.conversation.test_link import keep, link, on
from tests.exchange.files import sample

OPEN = ("/today", "/habits", "/reminders", "/habit read", "/routine", "/routine Morning")


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def shown(home: World, talker: Talker, answer: Answer, message: str) -> dict[str, str]:
    await home.dispatcher.shown(answer, talker.platform, talker.user, message)
    return buttons(answer.reply)


async def opened(home: World, talker: Talker) -> None:
    """Lists, cards, a month, a date and a reminder of Read at nine, each in a message of its own."""
    await talker.tap(buttons((await talker.say("/add Read daily 21:00")).reply)["Add"])
    switches = buttons((await talker.say("/routine Morning")).reply)
    await talker.tap(next(does for label, does in switches.items() if "Read" in label))
    for line in OPEN:
        await shown(home, talker, await talker.say(line), line)
    for message in ("month", "date"):
        card = await shown(home, talker, await talker.say("/habit read"), message)
        month = await talker.tap(card["History"], message=message)
    await talker.tap(next(does for label, does in buttons(month.reply).items() if "23" in label), message="date")
    await shown(home, talker, await talker.tap("1:dc:1:261123", message=None), "reminder")


def drawn_in(answer: Answer) -> dict[str, str]:
    """By message, as the person reads it, the buttons too."""
    return {
        one.message.message: "\n".join([words(one.reply, answer.voice), *buttons(one.reply, answer.voice)])
        for one in answer.redraws
    }


async def test_another_language_is_spoken_in_all_that_stands_open(home: World) -> None:
    alice = home.talker("alice")
    await opened(home, alice)

    drawn = drawn_in(await alice.say("/language de"))

    assert set(drawn) == {*OPEN, "month", "date", "reminder"}
    assert "Erledigt" in drawn["reminder"]
    assert "Zurück" in drawn["/routine Morning"]
    assert "Neue Routine" in drawn["/routine"]
    assert "jeden Tag" in drawn["/habits"]
    assert "November 2026" in drawn["month"]


@pytest.mark.parametrize(
    ("line", "message", "before", "after"),
    [
        ("/settings clock 12", "/reminders", "21:00", "9:00 pm"),
        ("/settings dates en-US", "/today", "Mon 23 Nov", "Mon, Nov 23"),
        ("/settings week sunday", "month", "Sat\nSun", "Sun\nMon"),
    ],
)
async def test_times_dates_and_weeks_stand_as_the_person_wants_them(
    home: World, line: str, message: str, before: str, after: str
) -> None:
    alice = home.talker("alice")
    await opened(home, alice)
    as_it_was = drawn_in(await alice.say("/language en"))

    drawn = drawn_in(await alice.say(line))

    assert as_it_was == {}
    assert after in drawn[message]
    assert before not in drawn[message]


async def test_what_stands_on_no_reminder_and_no_month_leaves_them_alone(home: World) -> None:
    alice = home.talker("alice")
    await opened(home, alice)

    drawn = drawn_in(await alice.say("/settings quiet 22:00-06:00"))

    assert not {"month", "date", "reminder", "/routine"} & set(drawn)


async def pictures(home: World) -> Talker:
    """Of somebody who has looked at figures and badges."""
    alice = home.talker("alice")
    await keep(alice, "Read")
    await alice.say("read done")
    for line in ("/stats", "/badges"):
        await shown(home, alice, await alice.say(line), line)
    return alice


async def due_soon(home: World) -> set[str]:
    async with home.database.transaction() as storage:
        due = await storage.desk.due_redraws("test", home.now + timedelta(minutes=1), 10)
    return {message.message for _, message in due} & {"/stats", "/badges"}


@pytest.mark.parametrize("line", ["/language de", "/settings theme light"])
async def test_the_newest_pictures_are_painted_anew_soon_to_look_otherwise(home: World, line: str) -> None:
    alice = await pictures(home)

    answer = await alice.say(line)

    assert answer.redraws == ()
    assert await due_soon(home) == {"/stats", "/badges"}


@pytest.mark.parametrize("line", ["/language de", "/settings theme light"])
async def test_pictures_of_an_earlier_day_stay_as_they_were(home: World, line: str) -> None:
    alice = await pictures(home)
    home.pass_time(days=1)

    await alice.say(line)

    assert await due_soon(home) == set()


async def test_an_import_and_its_undo_are_seen_in_what_stands_open(home: World) -> None:
    alice = await pictures(home)
    await shown(home, alice, await alice.say("/today"), "/today")
    found = await alice.send("a", sample("beaver.json"))

    brought = await alice.tap(buttons(found.reply)["Import"])
    due = await due_soon(home)
    await painted(home)
    undone = await alice.tap(buttons(brought.reply)["Undo the import"])

    assert due == await due_soon(home) == {"/stats", "/badges"}
    assert "Well kept" not in drawn_in(brought)["/today"]
    assert "Well kept" in drawn_in(undone)["/today"]


async def test_a_habit_that_is_added_is_seen_in_the_newest_pictures(home: World) -> None:
    alice = await pictures(home)

    await keep(alice, "Swim")

    assert await due_soon(home) == {"/stats", "/badges"}


async def painted(home: World) -> None:
    home.pass_time(minutes=1)
    async with home.database.transaction() as storage:
        due = await storage.desk.due_redraws("test", home.now, 10)
    for person, message in due:
        assert message.redraw_at is not None
        await home.dispatcher.drawn_anew(person, message, message.redraw_at)
    assert await due_soon(home) == set()


async def test_a_routine_is_called_by_its_new_name_wherever_it_stands(home: World) -> None:
    alice = home.talker("alice")
    await opened(home, alice)
    card = await shown(home, alice, await alice.say("/routine Morning"), "here")
    await alice.tap(card["Rename"], message="here")

    drawn = drawn_in(await alice.say("Dawn"))

    assert {"/today", "/routine", "/routine Morning"} <= set(drawn)
    assert all("Dawn" in drawn[message] and "Morning" not in drawn[message] for message in ("/today", "/routine"))
    assert not {"/reminders", "month", "reminder"} & set(drawn)


async def test_a_routine_that_was_removed_keeps_its_undo_whatever_is_drawn_anew(home: World) -> None:
    alice = home.talker("alice")
    await opened(home, alice)
    card = await shown(home, alice, await alice.say("/routine Morning"), "here")
    removed = await alice.tap(card["Remove"], message="here")

    drawn = drawn_in(await alice.say("/routine Evening"))

    assert {"/today", "/routine"} <= set(drawn)
    assert "here" not in drawn
    back = await alice.tap(buttons(removed.reply)["Undo"], message="here")
    assert "Morning · 1 habit" in words(back.reply)


async def test_a_routine_shows_the_new_name_of_a_habit_in_it(home: World) -> None:
    alice = home.talker("alice")
    await opened(home, alice)
    menu = await alice.tap(buttons((await alice.say("/habit read")).reply)["Edit"], message="menu")
    await alice.tap(buttons(menu.reply)["Name"], message="menu")

    drawn = drawn_in(await alice.say("Novels"))

    assert all("Novels" in drawn[message] for message in ("/routine Morning", "month", "date", "reminder"))


async def test_two_who_become_one_see_it_in_the_lists_of_both(home: World) -> None:
    alice, there = on(home, "discord", "1"), on(home, "telegram", "2")
    await keep(alice, "Read")
    await keep(there, "Swim", "Stretch")
    await there.say("/language de")
    for talker in (alice, there):
        await shown(home, talker, await talker.say("/today"), f"{talker.platform} list")

    joined = await link(alice, there)

    drawn = drawn_in(joined)
    assert all(name in drawn[f"{on} list"] for on in ("discord", "telegram") for name in ("Read", "Swim", "Stretch"))


async def test_only_the_newest_messages_are_drawn_in_the_other_language(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    for number in range(12):
        home.pass_time(seconds=1)
        await shown(home, alice, await alice.say("/habits"), f"{number}")

    answer = await alice.say("/language de")

    assert [one.message.message for one in answer.redraws] == [
        f"{number}" for number in range(11, 11 - MOST_REDRAWS, -1)
    ]
