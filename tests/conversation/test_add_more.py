"""The card of a habit about to be: its form, its further fields, what is forged and what is begun in the past."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, time

import pytest

from bot.conversation.request import Called, Event, Said, Tapped
from core.habits import EveryN, Habit, MonthDays, Pause, Per, Times, Weekdays
from core.people import Weekday
from tests.conversation.house import World, buttons, words, world


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


def whole(key: str, what: Said | Tapped | Called) -> Event:
    return Event(f"test:{key}", "test", "alice", "alice", what, message="m1", zone="Europe/Berlin", has_forms=True)


async def habits_of(home: World) -> list[Habit]:
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        return list(await storage.habits.all(person.id))


async def test_where_forms_are_shown_a_habit_is_filled_in_as_one(home: World) -> None:
    values = {"name": "Read", "rhythm": "some", "days": "mon,thu", "time": "9pm", "note": "in bed"}

    opened = await home.dispatcher.answer(whole("1", Called("add")))
    card = await home.dispatcher.answer(whole("2", Tapped("1:af", values)))
    await home.dispatcher.answer(whole("3", Tapped(buttons(card.reply)["Add"])))

    assert opened.reply.form is not None
    assert len(opened.reply.form.fields) == 5
    (read,) = await habits_of(home)
    assert read.versions[0].schedule == Weekdays(frozenset({Weekday.MON, Weekday.THU}))
    assert (read.name, read.note, read.times) == ("Read", "in bed", (time(21),))


async def test_what_is_wrong_in_the_form_is_said_and_the_rest_is_kept(home: World) -> None:
    await home.dispatcher.answer(whole("1", Called("add")))

    refused = await home.dispatcher.answer(whole("2", Tapped("1:af", {"name": "Read", "time": "whenever"})))
    again = await home.dispatcher.answer(whole("3", Tapped(buttons(refused.reply)["Try again"])))

    assert "whenever" in words(refused.reply)
    assert again.reply.form is not None
    assert again.reply.form.fields[0].given == "Read"


async def test_what_cannot_be_kept_is_left_out_of_a_form_that_comes_back(home: World) -> None:
    values = {"name": "Re\ud800ad", "rhythm": "daily", "note": "in\x00 bed\nlate", "time": "\ud800", "\ud800": "x"}
    await home.dispatcher.answer(whole("1", Called("add")))

    card = await home.dispatcher.answer(whole("2", Tapped("1:af", values)))
    await home.dispatcher.answer(whole("3", Tapped(buttons(card.reply)["Add"])))

    (read,) = await habits_of(home)
    assert (read.name, read.note, read.times) == ("Read", "in bed\nlate", ())


@pytest.mark.parametrize(
    ("plan", "schedule"),
    [
        ("every14", EveryN(14)),
        ("week5", Times(5, Per.WEEK)),
        ("d8002", MonthDays(frozenset({1, 15}))),
    ],
)
async def test_less_usual_plans_are_a_tap_away(home: World, plan: str, schedule: object) -> None:
    alice = home.talker("alice")
    card = await alice.say("Read daily")
    add = buttons(card.reply)["Add"]

    await alice.tap(f"1:as:{add.rsplit(':', 1)[1]}:{plan}")
    await alice.tap(add)

    assert (await habits_of(home))[0].versions[0].schedule == schedule


@pytest.mark.parametrize("plan", ["every1", "every31", "week0", "week7", "d0", "d1", "dffffffffff", "zzz", "every-3"])
async def test_forged_plans_are_from_another_time(home: World, plan: str) -> None:
    alice = home.talker("alice")
    card = await alice.say("Read daily")
    number = buttons(card.reply)["Add"].rsplit(":", 1)[1]

    answer = await alice.tap(f"1:as:{number}:{plan}")

    assert "another time" in words(answer.reply)


async def test_a_start_behind_pauses_the_days_until_today(home: World) -> None:
    alice = home.talker("alice")
    card = await alice.say("Read daily from 2026-11-01")

    await alice.tap(buttons(card.reply)["Add"])

    (read,) = await habits_of(home)
    assert read.start == date(2026, 11, 1)
    assert read.pauses == (Pause(date(2026, 11, 1), date(2026, 11, 22)),)


async def test_a_card_of_a_few_days_ago_begins_today_and_not_then(home: World) -> None:
    alice = home.talker("alice")
    card = await alice.say("Read daily")
    home.pass_time(days=2)

    await alice.tap(buttons(card.reply)["Add"])

    (read,) = await habits_of(home)
    assert (read.start, read.pauses) == (date(2026, 11, 25), ())


@pytest.mark.parametrize("op", ["aa", "ab", "ae", "ag", "ah", "ai", "ay"])
async def test_buttons_of_a_card_that_is_gone_say_so(home: World, op: str) -> None:
    alice = home.talker("alice")
    await alice.say("/today")

    for args in ("", ":1", ":1:name", ":1:261101", ":zzzzzzzzzzzzzzz"):
        answer = await alice.tap(f"1:{op}{args}")
        assert "broke on my side" not in words(answer.reply)

    assert await habits_of(home) == []
