"""One request, one transaction, one reply: repeated, forged, stale and failing requests included."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.conversation.actions import write_day
from bot.conversation.command import Command, all_commands, register
from bot.conversation.dispatch import Dispatcher
from bot.conversation.reply import Place, Reply
from bot.conversation.request import Request
from core.days import DAY
from core.entries import Entry
from core.errors import NotSaved, TryAgain
from core.ports import Storage
from tests.conversation.house import MONDAY, World, buttons, words, world

TODAY = date(2026, 11, 23)


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def entries_of(home: World, user: str) -> list[Entry]:
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", user)
        assert person is not None
        return [entry for diary in await storage.entries.diaries(person.id) for entry in diary.entries]


async def add(home: World, user: str = "alice", line: str = "Read 20 min daily 21:00") -> dict[str, str]:
    """Adds a habit; the buttons of what was said then."""
    alice = home.talker(user)
    card = await alice.say(line, key=f"{user}:line:{line}")
    added = await alice.tap(buttons(card.reply)["Add"], key=f"{user}:add:{line}")
    return buttons(added.reply)


async def test_the_same_key_has_one_effect_and_the_same_answer(home: World) -> None:
    alice = home.talker("alice")
    await add(home, line="water 8 glasses daily")

    first = await alice.say("+2 water", key="update:1")
    again = await alice.say("+2 water", key="update:1")

    assert "2 of 8 glasses" in words(first.reply)
    assert again.repeated
    assert (again.reply.lines, again.reply.rows) == (first.reply.lines, first.reply.rows)
    assert [entry.amount for entry in await entries_of(home, "alice")] == [2]


async def test_a_card_given_again_shows_how_things_stand_by_then(home: World) -> None:
    alice = home.talker("alice")
    done = (await add(home))["Done already"]
    first = await alice.tap(done, key="update:1")
    again = await alice.tap(done, key="update:1")
    await alice.tap(buttons(first.reply)["Undo"])

    later = await alice.tap(done, key="update:1")

    shown = [(one.lines, one.rows, one.toast, one.place) for one in (first.reply, again.reply)]
    assert shown[0] == shown[1]
    assert again.repeated
    assert later.repeated
    assert "open until" not in words(first.reply)
    assert "open until" in words(later.reply)
    assert await entries_of(home, "alice") == []


async def test_a_card_given_again_comes_with_the_morning_that_followed_it(home: World) -> None:
    alice = home.talker("alice")
    done = (await add(home))["Done already"]
    await alice.tap(done)
    home.pass_time(days=2)
    done_by_now = done.replace(write_day(TODAY), write_day(TODAY + 2 * DAY))

    first = await alice.tap(done_by_now, key="update:1")
    again = await alice.tap(done_by_now, key="update:1")

    assert again.repeated
    assert first.reply.then
    assert again.reply.then == first.reply.then


async def test_a_card_that_is_to_be_given_again_says_that_its_habit_is_in_the_bin(home: World) -> None:
    alice = home.talker("alice")
    done = (await add(home))["Done already"]
    await alice.tap(done, key="update:1")
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        (habit,) = await storage.habits.all(person.id)
        await storage.habits.put_in_bin(person.id, habit.id, home.now)

    again = await alice.tap(done, key="update:1")

    assert "Read 20 min is in the bin and gone after 7 days." in words(again.reply)
    assert "Restore" in buttons(again.reply)


async def test_a_second_tap_says_already_counted(home: World) -> None:
    done = (await add(home))["Done already"]
    alice = home.talker("alice")

    first, second = await alice.tap(done), await alice.tap(done)

    assert "1 in a row" in words(first.reply)
    assert "Already counted" in words(second.reply)
    assert second.reply.place is Place.SAME
    assert len(await entries_of(home, "alice")) == 1


async def test_a_button_of_somebody_else_changes_nothing(home: World) -> None:
    done = (await add(home))["Done already"]
    charlie = home.talker("charlie")

    answer = await charlie.tap(done)

    assert words(answer.reply) == "That habit is not here any more."
    assert answer.reply.place is Place.TOAST
    assert await entries_of(home, "alice") == []


async def test_ten_thousand_forged_buttons_change_nothing_and_raise_nothing(home: World) -> None:
    await add(home)
    charlie, dice = home.talker("charlie"), random.Random(20261123)
    ops = [*all_commands().taps, "zz", "", "DN"]
    letters = "0123456789abcdefghijklmnopqrstuvwxyz-:é{}<"
    before = await entries_of(home, "alice")

    for _ in range(300 if "postgres" in str(home.database.url) else 1000):
        args = [
            dice.choice(["1", "2", "261123", "261122", "".join(dice.choices(letters, k=dice.randrange(14)))])
            for _ in range(dice.randrange(5))
        ]
        answer = await charlie.tap(":".join((dice.choice(["1", "1", "1", "0"]), dice.choice(ops), *args)))
        assert "broke on my side" not in words(answer.reply), (args, words(answer.reply))

    assert await entries_of(home, "alice") == before
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        assert [habit.name for habit in await storage.habits.all(person.id)] == ["Read 20 min"]


async def test_a_used_card_says_so(home: World) -> None:
    alice = home.talker("alice")
    card = buttons((await alice.say("Read daily")).reply)
    await alice.tap(card["Add"])

    again = await alice.tap(card["Add"])

    assert "That card has been used" in words(again.reply)


async def test_a_late_tap_counts_for_the_day_of_the_reminder(home: World) -> None:
    done = (await add(home))["Done already"]
    home.pass_time(hours=17)

    await home.talker("alice").tap(done)

    assert [entry.date for entry in await entries_of(home, "alice")] == [TODAY]


async def test_an_unexpected_error_has_a_number_and_leaves_nothing(home: World) -> None:
    async def breaks(request: Request, storage: Storage) -> Reply:
        await storage.people.save(replace(request.person, name="half done"))
        raise ZeroDivisionError

    home.dispatcher = Dispatcher(home.database, lambda: MONDAY, register([Command("crash", breaks)]))

    with capture_logs() as logs:
        answer = await home.talker("alice").say("/crash")

    number = words(answer.reply).rsplit(" ", 1)[1]
    assert [entry["number"] for entry in logs] == [number]
    async with home.database.transaction() as storage:
        assert await storage.people.by_account("test", "alice") is None


async def test_what_is_not_saved_is_said_to_be_not_saved(home: World) -> None:
    async def fails(request: Request, storage: Storage) -> Reply:
        raise NotSaved

    home.dispatcher = Dispatcher(home.database, lambda: MONDAY, register([Command("full", fails)]))

    answer = await home.talker("alice").say("/full")

    assert words(answer.reply) == "Not saved, please tap again in a moment."


async def test_a_transaction_broken_off_is_tried_again(home: World) -> None:
    tries = []

    async def crossed(request: Request, storage: Storage) -> Reply:
        tries.append(1)
        if len(tries) < 3:
            raise TryAgain
        return Reply()

    home.dispatcher = Dispatcher(home.database, lambda: MONDAY, register([Command("cross", crossed)]))

    await home.talker("alice").say("/cross")

    assert len(tries) == 3


async def test_a_change_redraws_the_other_messages_that_show_it(home: World) -> None:
    await add(home)
    alice = home.talker("alice")
    listed = await alice.say("/today")
    await home.dispatcher.shown(listed, "test", "alice", "list")

    answer = await alice.say("read done")

    (redraw,) = answer.redraws
    assert redraw.message.message == "list"
    assert "done. Well kept" in words(redraw.reply)


async def test_the_message_that_was_tapped_is_not_redrawn_twice(home: World) -> None:
    await add(home)
    alice = home.talker("alice")
    listed = await alice.say("/today")
    await home.dispatcher.shown(listed, "test", "alice", "list")

    answer = await alice.tap(buttons(listed.reply)["Done"], message="list")

    assert answer.redraws == ()


async def test_errors_speak_the_persons_language(home: World) -> None:
    anna = home.talker("anna", language="de-AT")
    await anna.say("/start")

    answer = await anna.say("/undo")

    assert answer.voice.language == "de"


def test_two_commands_may_not_share_a_button() -> None:
    async def run(request: Request, storage: Storage) -> Reply:
        return Reply()

    with pytest.raises(ValueError, match="share"):
        register([Command("a", run, taps={"x": run}), Command("b", run, taps={"x": run})])


def test_every_command_file_has_a_command(request: pytest.FixtureRequest) -> None:
    folder = Path(request.config.rootpath) / "bot/conversation/commands"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}

    # `import` is a word of Python's and no name for a module
    assert {"import" if name == "importing" else name for name in files} == set(all_commands().commands)
