"""The history and the edit screens: closed dates, forged buttons, undo that is too late, goals as they are typed."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.conversation.reply import MAX_ACTION_BYTES, Place, Reply
from bot.conversation.request import Event, Tapped
from core.habits import AtLeast, AtMost, Check, Goal, Habit, Per, Quit
from core.plan import newest_version
from tests.conversation.house import Talker, World, buttons, words, world


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def add(alice: Talker, line: str) -> None:
    card = await alice.say(line)
    await alice.tap(buttons(card.reply)["Add"])


async def only_habit(home: World, who: str = "alice") -> Habit:
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", who)
        assert person is not None
        return (await storage.habits.all(person.id))[0]


async def tapped(alice: Talker, reply: Reply, *labels: str) -> Reply:
    for label in labels:
        reply = (await alice.tap(buttons(reply)[label])).reply
    return reply


async def test_a_date_that_is_closed_or_to_come_says_why_and_the_grid_stays(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    home.pass_time(days=9)
    grid = await tapped(alice, (await alice.say("/habit read")).reply, "History")
    november = await tapped(alice, grid, "◀ November 2026")

    closed = await tapped(alice, november, "✕ 23")
    to_come = await tapped(alice, grid, "31")

    assert closed.place is Place.TOAST
    assert "Mon 23 Nov is closed: entries can be added for 48 h." in words(closed)
    assert "still to come" in words(to_come)


async def test_a_month_fits_every_platform(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")

    grid = await tapped(alice, (await alice.say("/habit read")).reply, "History")
    weeks = [row for row in grid.rows if len(row) == 7]

    assert 5 <= len(weeks) <= 7
    assert sum(map(len, grid.rows)) <= 100
    assert all(len(action.encode()) <= MAX_ACTION_BYTES for action in buttons(grid).values())


async def test_a_weekday_says_how_it_goes_on_it(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await alice.say("done read")
    home.pass_time(days=8)

    said = await tapped(alice, (await alice.say("/habit read")).reply, "History", "◀ November 2026")
    toast = await alice.tap(buttons(said)["Mon"])

    assert words(toast.reply) == "Mon: 1 of 2 done"


async def test_an_amount_is_set_for_a_date(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "water 8 glasses daily")
    await alice.say("water 3")

    await tapped(alice, (await alice.say("/habit water")).reply, "History", "◐ 23", "Amount…")
    refused = await alice.say("lots")
    kept = await alice.say("5,5")

    assert "not an amount" in words(refused.reply)
    assert "5.5 of 8 glasses" in words(kept.reply)


async def test_of_what_is_no_amount_the_beginning_is_repeated(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Water 8 glasses daily")
    grid = await tapped(alice, (await alice.say("/habit water")).reply, "History")
    await tapped(alice, grid, "☐ 23", "Amount…")

    refused = await alice.say("much ")
    forged = await home.dispatcher.answer(
        Event("test:forged", "test", "alice", "alice", Tapped("1:kt:1:261123", {"amount": "much " * 800}), message="m1")
    )

    assert "much" in words(refused.reply)
    assert "much" in words(forged.reply)
    assert len(words(forged.reply)) < 300


@pytest.mark.parametrize(
    "action", ["kh", "kd", "ke", "ka", "kt", "kw", "ks", "qm", "qf", "qt", "qc", "qk", "qp", "qv", "qu"]
)
async def test_forged_buttons_of_somebody_else_show_and_change_nothing(home: World, action: str) -> None:
    alice, charlie = home.talker("alice"), home.talker("charlie")
    await add(alice, "Secret daily")
    before = await only_habit(home)

    for args in ("", ":1", ":1:261123", ":1:261123:d", ":1:name", ":1:261123:z", ":1:991399", ":zzzzzzzzzzzzz:1"):
        answer = await charlie.tap(f"1:{action}{args}")
        assert "Secret" not in words(answer.reply)
        assert "broke on my side" not in words(answer.reply), args

    assert await only_habit(home) == before


async def test_undo_of_an_edit_is_refused_once_another_habit_was_edited(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await add(alice, "Walk daily")
    first = await tapped(alice, (await alice.say("/habit read")).reply, "Edit", "Colour", "🟥 Red")
    await tapped(alice, (await alice.say("/habit walk")).reply, "Edit", "Colour", "🟩 Green")

    late = await tapped(alice, first, "Undo")

    assert "another time" in words(late)
    assert (await only_habit(home)).colour == "#d64545"


@pytest.mark.parametrize(
    ("typed", "goal"),
    [
        ("8 glasses", ("at least", "8 glasses", Per.DAY)),
        ("30 min", ("at least", "30 min", Per.DAY)),
        ("20 km a week", ("at least", "20 km", Per.WEEK)),
        ("at most 2 cups", ("at most", "2 cups", Per.DAY)),
        ("12 bananas", ("at least", "12 bananas", Per.DAY)),
        ("quit", ("quit", "", Per.DAY)),
        ("not at all", ("quit", "", Per.DAY)),
    ],
)
async def test_a_goal_is_read_as_it_is_typed(home: World, typed: str, goal: tuple[str, str, Per]) -> None:
    alice = home.talker("alice")
    await add(alice, "Something daily")
    await tapped(alice, (await alice.say("/habit")).reply, "Edit", "Goal")

    await alice.say(typed)

    assert described(newest_version(await only_habit(home)).goal) == goal


async def test_a_goal_that_is_left_as_it_is_stays_what_it_is(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "no sugar")

    await tapped(alice, (await alice.say("/habit")).reply, "Edit", "Goal", "Leave as it is")

    assert newest_version(await only_habit(home)).goal == Quit()


def described(goal: Goal) -> tuple[str, str, Per]:
    match goal:
        case AtLeast(amount, unit, per):
            return "at least", f"{amount} {unit}", per
        case AtMost(amount, unit, per):
            return "at most", f"{amount} {unit}", per
        case Quit():
            return "quit", "", Per.DAY
        case Check():
            return "check", "", Per.DAY
