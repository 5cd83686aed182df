"""Where a person lives, and how much they may keep: said twice is said once, and limits hold everywhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from core.actions.keep_habits import TooManyHabits, add_habit, put_in_bin, take_from_bin
from core.habits import Check, Daily, HabitDraft
from core.limits import MAX_HABITS
from core.people import Person
from tests.conversation.house import MONDAY, World, buttons, words, world


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def alice_in(home: World) -> Person:
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        return person


async def test_a_move_told_twice_is_one_move(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("/start")

    await alice.tap(buttons((await alice.say("/timezone tokyo")).reply)["Now"])
    again = await alice.say("/timezone tokyo")

    assert "Tokyo: it is 16:00 for you now." in words(again.reply)
    assert [change.zone for change in (await alice_in(home)).clock.zone_changes] == ["Asia/Tokyo"]


async def test_a_move_never_begins_inside_the_day_and_can_be_called_off(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("/start")
    asked = (await alice.say("/timezone tokyo")).reply

    planned = (await alice.tap(buttons(asked)["From tomorrow"])).reply
    (change,) = (await alice_in(home)).clock.zone_changes
    kept = (await alice.tap(buttons(planned)["Keep Berlin"])).reply

    assert change.at == datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert (await alice_in(home)).clock.zone_changes == ()
    assert "You are on Berlin time" in words(kept)
    assert "From tomorrow" in buttons(kept)


async def test_who_turns_up_elsewhere_is_asked_once_for_each_place(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("/start")
    home.pass_time(hours=1)

    heard = []
    for zone in ("Asia/Tokyo", "Asia/Tokyo", "Europe/Vienna", "America/New_York", "Asia/Tokyo", "Europe/Atlantis"):
        alice.zone = zone
        heard.append([words(more) for more in (await alice.say("/today")).reply.then])

    assert heard == [
        ["You look like you moved: it is 17:00 in Tokyo. Use Tokyo time from tomorrow?"],
        [],
        [],
        ["You look like you moved: it is 03:00 in New York. Use New York time from tomorrow?"],
        [],
        [],
    ]


async def test_who_has_said_where_they_live_is_not_asked_for_the_place_of_their_machine(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("/start")
    asked = (await alice.say("/timezone tokyo")).reply
    await alice.tap(buttons(asked)["Now"])

    answer = await alice.say("/today")

    assert answer.reply.then == ()


async def test_a_move_is_taken_back_within_a_day_and_not_later(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("/start")
    for _ in range(2):
        moved = (await alice.tap(buttons((await alice.say("/timezone tokyo")).reply)["Now"])).reply
        taken_back = (await alice.tap(buttons(moved)["Undo"])).reply
    moved = (await alice.tap(buttons(taken_back)["Now"])).reply
    home.pass_time(hours=25)

    late = await alice.tap(buttons(moved)["Undo"])

    assert "from another time" in words(late.reply)
    assert [change.zone for change in (await alice_in(home)).clock.zone_changes] == ["Asia/Tokyo"]


@pytest.mark.parametrize("op", ["tm", "tn", "tk", "tz", "tu", "te", "to", "th", "ta", "tc"])
@pytest.mark.parametrize("args", ["", ":Europe/Atlantis", ":" + "x" * 80, ":zzzzzz", "::"])
async def test_forged_buttons_of_the_clock_move_nobody(home: World, op: str, args: str) -> None:
    alice = home.talker("alice")
    await alice.say("/start")
    before = await alice_in(home)

    answer = await alice.tap(f"1:{op}{args}")

    assert words(answer.reply)
    assert "number" not in words(answer.reply)
    assert await alice_in(home) == before


async def test_the_bin_gives_nothing_back_beyond_the_limit(home: World) -> None:
    await home.talker("alice").say("/start")
    alice = await alice_in(home)
    draft = HabitDraft("Read", Daily(), Check(), date(2026, 11, 23))
    async with home.database.transaction() as storage:
        first = await add_habit(storage, alice, draft, MONDAY)
        await put_in_bin(storage, alice, first.id, MONDAY)
        for _ in range(MAX_HABITS):
            await add_habit(storage, alice, draft, MONDAY)

    with pytest.raises(TooManyHabits):
        async with home.database.transaction() as storage:
            await take_from_bin(storage, alice, first.id, MONDAY)
