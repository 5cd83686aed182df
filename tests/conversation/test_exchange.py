"""/export and /import: files leave and arrive, and nothing is kept of one before the person has said yes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import AsyncIterator
from io import BytesIO

import pytest

from tests.conversation.house import Talker, World, buttons, words, world
from tests.exchange.files import sample, zipped


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def keep(talker: Talker, name: str) -> None:
    card = await talker.say(f"/add {name} daily")
    await talker.tap(buttons(card.reply)["Add"])
    await talker.say(f"/done {name}")


def one_habit(name: str) -> bytes:
    plan = {"from": "2026-11-01", "schedule": {"kind": "daily"}, "goal": {"kind": "check"}}
    habit = {"name": name, "start": "2026-11-01", "versions": [plan]}
    return json.dumps({"format": "cairn", "version": 1, "habits": [habit]}).encode()


async def test_everything_leaves_as_a_file_with_its_facts(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")

    asked = await alice.say("/export")
    answer = await alice.tap(buttons(asked.reply)["Everything (JSON)"])

    assert "1 log, 1 habit" in words(asked.reply)
    assert words(answer.reply) == "1 log, 1 habit, up to Mon 23 Nov. Only you can see this."
    assert answer.reply.file is not None
    assert answer.reply.file.name == "cairn-2026-11-23.json"
    assert [one["name"] for one in json.loads(answer.reply.file.content)["habits"]] == ["Read"]


@pytest.mark.parametrize(("form", "name"), [("csv", "zip"), ("ics", "ics"), ("json", "json")])
async def test_the_form_can_be_said_at_once(home: World, form: str, name: str) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")

    answer = await alice.say(f"/export {form}")

    assert answer.reply.file is not None
    assert answer.reply.file.name.endswith(name)


async def test_an_answer_that_is_asked_for_again_has_its_file_again(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")

    first, again = await alice.say("/export csv", key="k"), await alice.say("/export csv", key="k")

    assert again.repeated
    assert again.reply.file == first.reply.file
    async with home.database.transaction() as storage:
        asking = await storage.people.asking("test", "alice", "k", home.now)
        assert asking is not None
        assert asking.given
        assert "PK" not in asking.given


async def test_what_is_in_a_file_is_shown_before_it_is_brought_in(home: World) -> None:
    alice = home.talker("alice")

    shown = await alice.send("whatever.bin", zipped("loop 2.3.1"))
    before = await alice.say("/habits")
    done = await alice.tap(buttons(shown.reply)["Import"])

    assert "4 habits, 14 logs, 7 notes from Loop Habit Tracker." in words(shown.reply)
    assert "1 note on a day without an answer comes as a no" in words(shown.reply)
    assert "nothing to show" in words(before.reply)
    assert "Imported: 4 habits, 14 logs, 7 notes." in words(done.reply)
    assert "Read, 20 min" in words((await alice.say("/habits")).reply)


async def test_the_same_file_once_more_brings_nothing(home: World) -> None:
    alice = home.talker("alice")
    shown = await alice.send("a", sample("beaver.json"))
    await alice.tap(buttons(shown.reply)["Import"])

    again = await alice.send("b", sample("beaver.json"))

    assert "is here already" in words(again.reply)
    assert list(buttons(again.reply)) == ["Show today"]


async def test_cancel_leaves_nothing_of_the_file(home: World) -> None:
    alice = home.talker("alice")
    shown = await alice.send("a", sample("beaver.json"))

    left = await alice.tap(buttons(shown.reply)["Cancel"])
    late = await alice.tap(buttons(shown.reply)["Import"])

    assert "Nothing was taken" in words(left.reply)
    assert "from another time" in words(late.reply)


async def test_an_import_is_undone_by_one_button(home: World) -> None:
    alice = home.talker("alice")
    shown = await alice.send("a", sample("beaver.json"))
    done = await alice.tap(buttons(shown.reply)["Import"])

    undone = await alice.tap(buttons(done.reply)["Undo the import"])

    assert "2 habits are in the bin for 7 days" in words(undone.reply)
    assert "nothing to show" in words((await alice.say("/habits")).reply)


async def test_an_old_button_is_about_its_own_file_and_its_own_import(home: World) -> None:
    alice = home.talker("alice")
    first = buttons((await alice.send("a", sample("beaver.json"))).reply)
    second = buttons((await alice.send("b", one_habit("Swim"))).reply)

    stale = await alice.tap(first["Import"])
    await alice.tap(first["Cancel"])
    swim = await alice.tap(second["Import"])
    home.pass_time(minutes=1)
    run = await alice.tap(buttons((await alice.send("c", one_habit("Run"))).reply)["Import"])
    refused = await alice.tap(buttons(swim.reply)["Undo the import"])
    undone = await alice.tap(buttons(run.reply)["Undo the import"])

    assert "from another time" in words(stale.reply)
    assert "1 habit" in words(swim.reply)
    assert "nothing" in words(refused.reply).casefold()
    assert "in the bin" in words(undone.reply)
    assert "Swim" in words((await alice.say("/habits")).reply)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", "I can't read this file"),
        (sample("beaver.json")[:300], "damaged or cut off"),
        (b"PK\3\4", "damaged"),
    ],
    ids=["unknown", "cut off", "broken"],
)
async def test_a_file_that_cannot_be_read_is_refused_with_a_reason(home: World, content: bytes, said: str) -> None:
    answer = await home.talker("alice").send("a", content)

    assert said in words(answer.reply)


async def test_what_leaves_one_account_arrives_whole_in_another(home: World) -> None:
    alice, bob = home.talker("alice"), home.talker("bob", zone="Asia/Tokyo")
    await keep(alice, "Read")
    packed = (await alice.say("/export json")).reply.file
    assert packed is not None

    shown = await bob.send(packed.name, packed.content)
    await bob.tap(buttons(shown.reply)["Import"])

    assert "1 habit, 1 log from Cairn." in words(shown.reply)
    assert "Your settings come along." in words(shown.reply)
    assert "1 in a row" in words((await bob.say("/habits")).reply)


async def test_a_habit_that_began_earlier_than_its_plan_leaves_and_arrives(home: World) -> None:
    alice, ben = home.talker("alice"), home.talker("ben")
    await keep(alice, "Read")
    offered = await alice.say("read done yesterday")
    await alice.tap(buttons(offered.reply)["Begin on Sun 22 Nov"])
    await alice.say("read done yesterday")

    left = (await alice.say("/export json")).reply.file
    assert left is not None
    asked = await ben.send(left.name, left.content)
    await ben.tap(buttons(asked.reply)["Import"])

    again = (await ben.say("/export json")).reply.file
    assert again is not None
    habits = [json.loads(file.content)["habits"][0] for file in (left, again)]
    assert [one["start"] for one in habits] == ["2026-11-22"] * 2
    assert habits[0]["versions"] == habits[1]["versions"]


async def test_another_persons_file_is_nobody_elses_to_import(home: World) -> None:
    alice, bob = home.talker("alice"), home.talker("bob")
    shown = await alice.send("a", sample("beaver.json"))

    forged = await bob.tap(buttons(shown.reply)["Import"])

    assert "from another time" in words(forged.reply)


async def test_import_alone_says_how(home: World) -> None:
    answer = await home.talker("alice").say("/import")

    assert "Loop Habit Tracker" in words(answer.reply)


async def test_csv_opens_where_loop_is_read(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")

    file = (await alice.say("/export csv")).reply.file

    assert file is not None
    with zipfile.ZipFile(BytesIO(file.content)) as archive:
        assert archive.namelist() == ["Habits.csv", "001 Read/Checkmarks.csv"]


async def test_settings_that_came_along_are_as_before_once_the_import_is_undone(home: World) -> None:
    alice, bob = home.talker("alice"), home.talker("bob")
    await keep(alice, "Read")
    packed = (await alice.say("/export json")).reply.file
    assert packed is not None
    content = packed.content.replace(b'"backfill_hours":48', b'"backfill_hours":168')
    done = await bob.tap(buttons((await bob.send("a", content)).reply)["Import"])

    undone = await bob.tap(buttons(done.reply)["Undo the import"])

    assert "Your settings are as they were before." in words(undone.reply)
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "bob")
    assert person is not None
    assert person.backfill_hours == 48
