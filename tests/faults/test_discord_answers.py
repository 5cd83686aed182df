"""Answers to Discord come late, twice, or not at all (faults 61 to 65); and people send what no button says."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import string
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.conversation.actions import write_id
from bot.conversation.command import all_commands
from tests.fakes.discord import Person
from tests.frontends.discord.home import Home, at_home, newest

CALLBACK = ("POST", "/interactions/*/*/callback")
FORGED, FORGED_IN_A_SOAK = 300, 10_000
LONGEST_HOLD = 0.25
"""Seconds that the event loop may be held."""


@pytest.fixture
async def home(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(sqlite_url, tmp_path) as made:
        yield made


async def reader(home: Home, name: str = "Alice") -> Person:
    alice = await home.person(name)
    await home.keeps(alice, "Read daily")
    return alice


@asynccontextmanager
async def busy(home: Home) -> AsyncIterator[None]:
    """Somebody else writes to the database meanwhile."""
    other = sqlite3.connect(str(home.house.database.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def test_an_answer_that_takes_long_is_put_off_within_a_second_and_comes_then(home: Home) -> None:
    alice = await reader(home)

    async with busy(home):
        answer = await alice.click("Done already", patience=None)
        await home.discord.called(*CALLBACK, times=4, type=lambda kind: kind in (4, 5, 6, 7))
        kind = answer.kind
    await alice.hears("1 in a row")

    assert kind == "deferred update"
    assert await home.entries(alice) == {"Read": ["2026-11-23"]}


async def test_a_command_that_takes_long_says_so_to_the_asker_alone(home: Home) -> None:
    alice = await reader(home)
    channel = home.discord.server("Habits", [alice], ["habits"]).channel("habits")

    async with busy(home):
        asked = await alice.slash("today", in_=channel, patience=None)
        await home.discord.called(*CALLBACK, type=5)
        thinking = asked.post
    await alice.hears("0 of 1 done", in_=channel)

    assert thinking is not None
    assert thinking.ephemeral
    assert asked.ephemeral


async def test_a_form_of_a_command_whose_answer_takes_long_says_so_meanwhile(home: Home) -> None:
    """There is no message below it that could stay as it is."""
    alice = await reader(home)
    await alice.slash("add")

    async with busy(home):
        asked = await alice.submit({"name": "Swim"}, patience=None)
        await home.discord.called(*CALLBACK, type=5)
        kind = asked.kind
    await alice.hears("Swim")

    assert kind == "deferred"
    assert "Swim" in asked.text
    assert asked.followups == []


async def test_a_form_that_comes_too_late_to_open_says_so(home: Home) -> None:
    alice = await reader(home)

    async with busy(home):
        asked = await alice.slash("add", patience=None)
        await home.discord.called(*CALLBACK, type=5)
    await alice.hears("once more")

    assert asked.kind == "deferred"
    assert not asked.fields


async def test_the_event_loop_is_never_held_while_the_database_waits(home: Home) -> None:
    alice = await reader(home)
    holds: list[float] = []

    async def watch() -> None:
        loop = asyncio.get_running_loop()
        while True:
            before = loop.time()
            await asyncio.sleep(0.01)
            holds.append(loop.time() - before - 0.01)

    watching = asyncio.create_task(watch())
    async with busy(home):
        await alice.click("Done already", patience=None)
        await asyncio.sleep(1.5)
    await alice.hears("1 in a row")
    watching.cancel()

    assert max(holds) < LONGEST_HOLD


async def test_a_token_that_is_over_leaves_the_message_to_be_changed_without_it(home: Home) -> None:
    alice = await reader(home)

    async with busy(home):
        await alice.click("Done already", patience=None)
        await home.discord.called(*CALLBACK, type=6)
        home.discord.clock.advance(timedelta(minutes=16))
    await alice.hears("1 in a row")

    assert await home.entries(alice) == {"Read": ["2026-11-23"]}


@pytest.mark.parametrize("code", [10062, 40060])
async def test_a_tap_that_can_no_longer_be_answered_counts_and_shows(home: Home, code: int) -> None:
    alice = await reader(home)
    posts = len(alice.posts())
    home.discord.fault(*CALLBACK, code=code)

    await alice.click("Done already", patience=None)
    await alice.hears("1 in a row")

    assert await home.entries(alice) == {"Read": ["2026-11-23"]}
    assert len(alice.posts()) == posts


async def test_a_command_that_can_no_longer_be_answered_in_a_server_is_answered_in_private(home: Home) -> None:
    alice = await reader(home)
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [alice, bob], ["habits"]).channel("habits")
    home.discord.fault(*CALLBACK, code=10062)

    await alice.slash("today", in_=channel, patience=None)
    await home.discord.called("POST", "/channels/*/messages")

    assert "0 of 1 done" in newest(alice).text
    assert bob.posts(channel) == []


async def test_an_answer_whose_receipt_is_lost_is_not_given_twice(home: Home) -> None:
    alice = await reader(home)
    posts = len(alice.posts())
    home.discord.fault(*CALLBACK, drop="after")

    await alice.slash("today", patience=None)
    await alice.hears("0 of 1 done")
    await home.settled()

    assert len(alice.posts()) == posts + 1


async def test_the_same_interaction_twice_has_one_effect_and_one_answer(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Water 8 glasses daily")
    await alice.slash("done", habit="Water")
    await alice.slash("add", text="Read daily")
    await home.settled()
    posts = len(alice.posts())

    for _ in range(3):
        home.discord.redeliver()
    await home.settled()
    await alice.slash("today")

    assert len(alice.posts()) == posts + 1
    assert "Traceback" not in alice.screen()


async def test_a_command_that_comes_again_leaves_what_has_become_of_its_answer(home: Home) -> None:
    alice = await home.person()
    await alice.slash("add", text="Read daily")
    asked = home.discord.interactions[-1]
    await alice.click("Add")
    await home.settled()
    added = newest(alice)

    home.discord.redeliver(asked)
    await alice.slash("today")
    await home.settled()

    assert "Added" in added.text
    assert [post.text for post in alice.posts() if post.id == added.id] == [added.text]


async def test_the_same_amount_tapped_once_and_delivered_thrice_counts_once(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Water 8 glasses daily 21:00")
    home.discord.clock.advance(timedelta(hours=13, minutes=1))
    await home.house.ticker.tick()
    await alice.click("+2")

    for _ in range(2):
        home.discord.redeliver()
    await home.settled()

    assert "2 of 8 glasses" in newest(alice).text


async def test_forged_buttons_of_a_stranger_change_nothing_of_hers(sqlite_url: str, tmp_path: Path) -> None:
    async with at_home(sqlite_url, tmp_path, check=False) as home:
        await _forge(home, FORGED)


@pytest.mark.soak
async def test_ten_thousand_forged_buttons_of_a_stranger_change_nothing_of_hers(
    database_url: str, tmp_path: Path
) -> None:
    async with at_home(database_url, tmp_path, check=False) as home:
        await _forge(home, FORGED_IN_A_SOAK)


async def _forge(home: Home, number: int) -> None:
    alice, mallory = await home.person(), await home.person("Mallory")
    await home.keeps(alice, "Xylophone daily")
    await mallory.slash("today")
    dice, card = random.Random(58), newest(mallory)
    before = await _what_is_hers(home, alice)

    answers = [await mallory.click_raw(_forged(dice), card) for _ in range(number)]

    assert await _what_is_hers(home, alice) == before
    assert not any("Xylophone" in post.text for post in mallory.posts())
    assert all(answer.kind != "nothing" for answer in answers)


def _forged(dice: random.Random) -> str:
    """Mostly what an honest button could say of the first few habits, links and dates; sometimes anything at all."""
    if dice.random() < 0.2:
        return "".join(dice.choices(string.printable, k=dice.randint(1, 100)))
    op = dice.choice(list(all_commands().taps))
    args = [dice.choice([write_id(dice.randint(0, 5)), "261123", "261122", "daily", "discord", "all", "0"])
            for _ in range(dice.randint(0, 4))]  # fmt: skip
    return ":".join(["1", op, *args])


async def _what_is_hers(home: Home, person: Person) -> list[tuple[object, ...]]:
    """Every row that belongs to her."""
    number = await home.number(person)
    found: list[tuple[object, ...]] = []
    async with home.house.database.transaction() as storage:
        connection = storage.people.connection
        for table in ("people", "accounts", "habits", "changes", "pauses", "outbox", "live_messages", "links"):
            column = "id" if table == "people" else "person_id"
            rows = await connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {column} = {number}")
            found += [(table, *row) for row in rows]
        for table in ("entries", "versions", "slots"):
            of_hers = f"habit_id IN (SELECT id FROM habits WHERE person_id = {number})"
            rows = await connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {of_hers}")
            found += [(table, *row) for row in rows]
    return found
