"""What others may see of somebody: what they switched on, by their own clock, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from itertools import count
from string import ascii_lowercase

import pytest

from bot.conversation.dispatch import Answer
from bot.conversation.reply import Item, Reply
from bot.conversation.request import Called, Event
from core.people import Account
from tests.conversation.house import Talker, World, buttons, words
from tests.conversation.house import world as new_world

KEYS = count()


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    async with new_world(database_url) as made:
        yield made


async def look(alice: Talker, at: str, name: str = "Bob") -> Answer:
    """Alice looks somebody up, as their platform calls them to her."""
    what = Called("profile", {"who": f"{at} {name}"})
    return await alice.dispatcher.answer(
        Event(f"look:{next(KEYS)}", "test", alice.user, alice.user, what, zone=alice.zone, name="alice")
    )


async def keeping(talker: Talker, *names: str) -> None:
    for name in names:
        await talker.tap(buttons((await talker.say(f"{name} daily")).reply)["Add"])


async def other_account(world: World, talker: Talker, platform: str, user: str) -> None:
    """The same person is there, too."""
    async with world.database.transaction() as storage:
        person = await storage.people.by_account(talker.platform, talker.user)
        assert person is not None
        assert await storage.people.save_account(person.id, Account(platform, user, user))


async def show(talker: Talker, name: str) -> None:
    """Switch a habit on: its row is the one with that name."""
    reply = (await talker.say("/profile")).reply
    row = next(alone for item in reply.items if name in words(alone := Reply(items=(item,))))
    await talker.tap(buttons(row)["Switch on"])


async def test_nothing_is_shown_that_was_not_switched_on(world: World) -> None:
    alice, bob = world.talker("alice"), world.talker("bob")
    await keeping(bob, "Read", "Stretch")
    await bob.say("read done")

    assert words((await look(alice, "bob")).reply) == "Bob shows no streaks."

    await show(bob, "Read")

    assert words((await look(alice, "bob")).reply) == "Streaks of Bob\nRead: 1 in a row"


async def test_who_shows_nothing_looks_like_who_is_not_known(world: World) -> None:
    alice, bob = world.talker("alice"), world.talker("bob")
    await keeping(bob, "Read")

    known, unknown = await look(alice, "bob"), await look(alice, "nobody")

    assert known.reply == unknown.reply


async def test_a_streak_is_counted_by_its_owners_clock(world: World) -> None:
    alice, bob = world.talker("alice"), world.talker("bob", zone="America/New_York")
    await keeping(bob, "Read")
    world.pass_time(hours=6)  # 08:00 in New York
    await bob.say("read done")
    await show(bob, "Read")

    world.pass_time(days=1, hours=14)  # Wednesday 04:00 in Berlin, Tuesday 22:00 in New York

    assert words((await look(alice, "bob")).reply) == "Streaks of Bob\nRead: 1 in a row"

    world.pass_time(hours=3)

    assert words((await look(alice, "bob")).reply) == "Streaks of Bob\nRead: best: 1 in a row"


async def test_what_ended_is_told_by_its_best_run(world: World) -> None:
    alice, bob = world.talker("alice"), world.talker("bob")
    await keeping(bob, "Read")
    await bob.say("read done")
    await show(bob, "Read")
    world.pass_time(days=5)

    assert words((await look(alice, "bob")).reply) == "Streaks of Bob\nRead: best: 1 in a row"


async def test_the_archive_the_bin_and_who_is_leaving_show_nothing(world: World) -> None:
    alice, bob = world.talker("alice"), world.talker("bob")
    await keeping(bob, "Read", "Stretch", "Walk")
    for name in ("Read", "Stretch", "Walk"):
        await show(bob, name)
    for name, label in (("read", "Archive"), ("stretch", "Delete…")):
        card = await bob.say(f"/habit {name}")
        asked = await bob.tap(buttons(card.reply)[label])
        if label == "Delete…":
            await bob.tap(buttons(asked.reply)["Delete"])

    assert words((await look(alice, "bob")).reply) == "Streaks of Bob\nWalk"

    leaving = await bob.say("/delete_me")
    asked = await bob.tap(buttons(leaving.reply)["Delete everything"])
    await bob.tap(buttons(asked.reply)["Yes, delete"])

    assert words((await look(alice, "bob")).reply) == "Bob shows no streaks."


async def test_a_switch_that_is_tapped_twice_stays_where_it_is(world: World) -> None:
    bob = world.talker("bob")
    await keeping(bob, "Read")
    on = buttons((await bob.say("/profile")).reply)["Switch on"]

    await bob.tap(on)
    again = await bob.tap(on)

    assert "✓ Read" in words(again.reply)


async def test_nobody_switches_what_is_somebody_elses(world: World) -> None:
    alice, bob = world.talker("alice"), world.talker("bob")
    await keeping(bob, "Read")
    on = buttons((await bob.say("/profile")).reply)["Switch on"]

    await alice.tap(on)

    assert words((await look(alice, "bob")).reply) == "Bob shows no streaks."


async def test_who_is_named_by_no_platform_is_not_named_by_what_another_one_calls_them(world: World) -> None:
    alice, bob = world.talker("alice"), world.talker("Robert Smith")  # as he is called where he met Cairn
    await keeping(bob, "Read")
    await show(bob, "Read")
    await other_account(world, bob, "elsewhere", "5")

    alice.platform = "elsewhere"
    said = await alice.say("/profile <@5>")

    assert words(said.reply) == "These streaks are shown\nRead"


async def test_who_is_just_answered_is_looked_up_without_waiting_for_them(new_postgres_url: str) -> None:
    async with new_world(new_postgres_url) as world:
        alice, bob = world.talker("alice"), world.talker("bob")
        await keeping(alice, "Walk")
        await keeping(bob, "Read")
        await show(bob, "Read")

        async with world.database.transaction() as storage:
            assert await storage.people.by_account("test", "bob")
            async with asyncio.timeout(2):
                said = await look(alice, "bob")

    assert words(said.reply) == "Streaks of Bob\nRead"


@pytest.mark.parametrize("nobody", ["a\0b", "\ud800", "9" * 200, "", " Bob"])
async def test_what_can_be_nobodys_id_is_not_looked_up(world: World, nobody: str) -> None:
    """A database cannot even be asked for some of it."""
    alice = world.talker("alice")

    typed, chosen = await alice.say(f"/profile <@{nobody}>"), await look(alice, nobody, name="")

    for answer in (typed, chosen):
        assert {line.key for line in answer.reply.lines} <= {"error-not-understood", "profile-nothing"}


async def test_looking_oneself_up_shows_ones_own_switches(world: World) -> None:
    bob = world.talker("bob")
    await keeping(bob, "Read")

    assert "☐ Read" in words((await look(bob, "bob")).reply)


async def test_many_habits_are_switched_page_by_page_and_told_within_limits(world: World) -> None:
    alice, bob = world.talker("alice"), world.talker("bob")
    names = [f"Run {letters}" for letters in [*ascii_lowercase, "zz"]]
    await keeping(bob, *names)
    rows: list[Item] = []
    page = (await bob.say("/profile")).reply
    while True:
        rows += page.items
        if (more := buttons(page).get("More ▶")) is None:
            break
        page = (await bob.tap(more)).reply
    for item in rows:
        await bob.tap(buttons(Reply(items=(item,)))["Switch on"])

    said = words((await look(alice, "bob")).reply)

    assert said.splitlines() == ["Streaks of Bob", *names[:25], "…and 2 more."]
