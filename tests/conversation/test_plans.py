"""Changing on which days a habit is due: by its card, and on the card of a habit about to be."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from bot.conversation.reply import Reply
from core.habits import AtLeast, Daily, Habit, Quit, Weekdays
from core.people import Weekday
from core.plan import newest_version, version_on
from tests.conversation.house import Talker, World, buttons, words, world

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def add(alice: Talker, line: str) -> Reply:
    card = await alice.say(line)
    return (await alice.tap(buttons(card.reply)["Add"])).reply


async def habits_of(home: World) -> list[Habit]:
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        return list(await storage.habits.all(person.id))


async def days_of(alice: Talker, name: str) -> Reply:
    card = await alice.say(f"/habit {name}")
    return (await alice.tap(buttons(card.reply)["Days"])).reply


async def test_a_second_toggle_keeps_the_first_though_both_wait_for_tomorrow(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await alice.say("done read")

    shown = await days_of(alice, "read")
    for label in ("✓ Sat", "✓ Sun"):
        shown = (await alice.tap(buttons(shown)[label])).reply

    (read,) = await habits_of(home)
    assert version_on(read, MONDAY).schedule == Daily()
    assert version_on(read, TUESDAY).schedule == Weekdays(frozenset(Weekday) - {Weekday.SAT, Weekday.SUN})
    assert "from tomorrow: Mon–Fri" in words(shown)
    assert "from tomorrow: Mon–Fri" in words((await alice.say("/habit read")).reply)


async def test_the_last_change_holds_on_the_dates_to_come_too(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await alice.say("done read")
    await alice.tap(buttons(await days_of(alice, "read"))["Weekends"])

    await alice.say("/undo")
    await alice.tap(buttons(await days_of(alice, "read"))["Weekdays"])

    (read,) = await habits_of(home)
    assert version_on(read, TUESDAY) == replace(version_on(read, MONDAY), since=TUESDAY)
    assert newest_version(read).schedule == Weekdays(frozenset(Weekday) - {Weekday.SAT, Weekday.SUN})


async def test_what_was_quit_is_never_offered_so_many_times_a_week(home: World) -> None:
    alice = home.talker("alice")

    card = await alice.say("no smoking 3x week")
    await alice.tap(buttons(card.reply)["Every day"])
    forged = await alice.tap(buttons(card.reply)["Every day"].replace("daily", "thrice"))
    await add(alice, "no smoking daily")

    (smoking,) = await habits_of(home)
    assert "3x a week" not in buttons(card.reply)
    assert "another time" in words(forged.reply)
    assert (smoking.versions[-1].goal, smoking.versions[-1].schedule) == (Quit(), Daily())
    assert "3x a week" not in buttons(await days_of(alice, "no smoking"))


async def test_a_sum_of_a_week_has_no_days_to_choose(home: World) -> None:
    alice = home.talker("alice")

    card = await alice.say("run 20 km a week")
    await alice.tap(buttons(card.reply)["Add"])
    shown = await alice.say("/habit run")
    (run,) = await habits_of(home)
    forged = await alice.tap(f"1:hs:{run.id}:workdays")
    toggled = await alice.tap(f"1:hq:{run.id}:0")

    assert not {"Weekdays", "Pick days"} & set(buttons(card.reply))
    assert "Days" not in buttons(shown.reply)
    assert "another time" in words(forged.reply)
    assert "another time" in words(toggled.reply)
    (run,) = await habits_of(home)
    assert len(run.versions) == 1
    assert isinstance(run.versions[0].goal, AtLeast)


async def test_a_card_tapped_days_later_begins_on_the_day_of_the_tap(home: World) -> None:
    alice = home.talker("alice")
    card = await alice.say("Read daily")

    home.pass_time(days=3)
    await alice.tap(buttons(card.reply)["Add"])

    (read,) = await habits_of(home)
    assert read.start == date(2026, 11, 26)


async def test_undo_under_an_old_card_throws_no_kept_habit_away(home: World) -> None:
    alice = home.talker("alice")
    added = await add(alice, "Read daily")
    await alice.say("done read")

    asked = await alice.tap(buttons(added)["Undo"])

    assert "Delete Read and its 1 entry?" in words(asked.reply)
    assert len(await habits_of(home)) == 1


async def test_a_habit_taken_back_can_be_had_again(home: World) -> None:
    alice = home.talker("alice")
    added = await add(alice, "Read daily")

    gone = await alice.tap(buttons(added)["Undo"])
    none = await habits_of(home)
    await alice.tap(buttons(gone.reply)["Restore"])

    assert none == []
    assert [habit.name for habit in await habits_of(home)] == ["Read"]


async def test_a_starter_tapped_twice_is_one_habit(home: World) -> None:
    alice = home.talker("alice")
    welcome = await alice.say("/start")

    await alice.tap(buttons(welcome.reply)["Drink water 08:00"])
    again = await alice.tap(buttons(welcome.reply)["Drink water 08:00"])

    assert "already keep" in words(again.reply)
    assert [habit.name for habit in await habits_of(home)] == ["Drink water"]
