"""A reminder comes, and comes once, whatever fails around it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import make_url, select, text
from sqlalchemy.exc import DatabaseError

from bot.conversation.redrawing import Newest
from bot.conversation.reply import Reply
from bot.conversation.wording import Voice
from bot.delivery import outbox
from bot.delivery.closing import Closing
from bot.delivery.due import claim
from bot.delivery.outbox import Courier
from bot.delivery.ticker import Ticker
from bot.frontends.frontend import Frontend, LaneStopped, TryLater, Unreachable, Unsure
from core.people import Account
from storage.database import Database
from storage.tables import outbox as table
from tests.conversation.house import world
from tests.delivery.test_closing import post, post_of
from tests.delivery.test_delivery import EVENING, Post, Postbox, add

__all__ = ["post"]

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@dataclass
class Elsewhere(Postbox):
    """Another platform, which does what it is told before it takes a letter."""

    platform: str = "elsewhere"
    first: list[Exception] = field(default_factory=list)
    slow: float = 0.0

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        await asyncio.sleep(self.slow)
        if self.first:
            raise self.first.pop(0)
        return await super().deliver(chat, reply, voice, nonce)


async def is_elsewhere_too(post: Post, platform: str = "elsewhere", *, reminds: bool = True) -> None:
    async with post.world.database.transaction() as storage:
        alice = await storage.people.by_account("test", "alice")
        assert alice is not None
        await storage.people.save_account(alice.id, Account(platform, "alice", "alice", reminds=reminds))


def courier(post: Post, frontends: Mapping[str, Frontend], owner: str = "this process") -> Courier:
    return Courier(post.world.database, lambda: post.world.now, frontends, Newest(), owner)


async def test_a_platform_that_has_stopped_makes_no_second_copy_on_the_other(post: Post) -> None:
    """It refuses at once what the other one is still taking."""
    await add(post)
    await is_elsewhere_too(post)
    stopped = Elsewhere(first=[LaneStopped("no such token")] * 5)
    slow = Elsewhere(platform="test", slow=0.1)
    post.ticker.courier = courier(post, {"elsewhere": stopped, "test": slow})

    for wait in (0, 6, 30, 120):
        await post.at(EVENING + wait * SECOND)

    assert len(slow.letters) == 1
    assert await post.states() == [("sent", "")]


async def test_of_two_spare_chats_the_one_that_asks_for_patience_gets_it(post: Post) -> None:
    await add(post)
    await is_elsewhere_too(post, reminds=False)
    await is_elsewhere_too(post, "third", reminds=False)
    closed, busy = Elsewhere(first=[Unreachable("blocked")]), Elsewhere(platform="third", first=[TryLater("busy")])
    post.postbox.failures = [Unreachable("blocked")]
    post.ticker.courier = courier(post, {"test": post.postbox, "elsewhere": closed, "third": busy})

    await post.at(EVENING)
    await post.at(EVENING + 6 * SECOND)

    assert len(busy.letters) == 1
    assert await post.states() == [("sent", "")]


async def test_what_surely_did_not_arrive_is_no_copy_that_may_have(post: Post) -> None:
    await add(post)
    post.postbox.failures = [TryLater("busy"), Unsure("no answer")]

    sent = [len(await post.at(EVENING + wait * SECOND)) for wait in (0, 6, 30, 120)]

    assert sent == [0, 0, 1, 0]


async def test_a_copy_that_may_have_arrived_is_remembered_over_one_that_did_not(post: Post) -> None:
    await add(post)
    post.postbox.failures = [Unsure("no answer"), TryLater("busy"), Unsure("no answer")]

    sent = [len(await post.at(EVENING + wait * SECOND)) for wait in (0, 6, 30, 120, 600)]

    assert sent == [0, 0, 0, 0, 0]
    assert await post.states() == [("sent", "unsure: no answer")]


async def test_a_process_without_the_platform_leaves_its_reminders_to_the_one_that_has_it(post: Post) -> None:
    """As `bot chat` beside the bot."""
    await add(post)
    post.world.now = EVENING
    terminal = courier(post, {"elsewhere": Elsewhere()}, "another process")

    await Ticker(terminal, Closing(post.world.dispatcher, {})).tick()

    assert len(await post.at(EVENING + SECOND)) == 1


async def test_what_nobody_could_send_ends_as_too_late(post: Post) -> None:
    await add(post)
    post.ticker.courier = courier(post, {"elsewhere": Elsewhere()}, "another process")

    await post.at(EVENING)
    waits = await post.states()
    await post.at(EVENING + timedelta(hours=3))

    assert waits == [("waiting", "")]
    assert ("expired", "too late") in await post.states()


async def test_a_reminder_that_is_due_comes_though_all_are_planned_anew_before_the_tick(post: Post) -> None:
    await add(post)
    post.world.now = EVENING + SECOND
    await post.world.talker("alice").say("/timezone vienna", key="vienna")

    due = await post.at(EVENING + 5 * SECOND)
    tomorrow = await post.at(EVENING + timedelta(days=1))

    assert [len(letters) for letters in (due, tomorrow)] == [1, 1]


async def test_a_reminder_whose_sending_cannot_be_written_down_for_now_is_not_sent_again(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process holds the database for longer than anybody waits."""
    monkeypatch.setattr(outbox, "MARKED_AFTER", (0.1, 0.1, 0.1, 0.1, 0.1, 0.1))
    impatient = Database(sqlite_url, wait_seconds=0.05)
    other = sqlite3.connect(make_url(sqlite_url).database or "", isolation_level=None, check_same_thread=False)

    class Locking(Postbox):
        async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
            other.execute("BEGIN IMMEDIATE")
            asyncio.get_running_loop().call_later(0.3, other.rollback)
            return await super().deliver(chat, reply, voice, nonce)

    async with world(sqlite_url) as made:
        post = post_of(made, Locking())
        await add(post)
        post.ticker.courier = Courier(impatient, lambda: made.now, {"test": post.postbox}, Newest(), "impatient")

        for wait in (0, 6, 30, 61, 120):
            with suppress(sqlite3.OperationalError):
                await post.at(EVENING + wait * SECOND)

        states = await post.states()
    await impatient.close()
    other.close()
    assert len(post.postbox.letters) == 1
    assert states == [("sent", "")]


@dataclass
class Silent(Elsewhere):
    """It takes a letter and says no more."""

    taken: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        self.taken.set()
        await asyncio.Event().wait()
        raise AssertionError


async def leased(post: Post) -> list[str]:
    async with post.world.database.transaction() as storage:
        found = await storage.outbox.connection.execute(select(table.c.id).where(table.c.lease_owner.is_not(None)))
        return list(found.scalars())


async def test_32_who_stops_gives_back_what_is_left_and_the_next_one_sends_it_at_once(post: Post) -> None:
    """One of two is on its way, the other still in line."""
    await add(post)
    await add(post, user="bob")
    post.world.now = EVENING
    silent = Silent(platform="test")
    stopping = courier(post, {"test": silent}, "the one that stops")
    stopping._gates["test"] = asyncio.Semaphore(1)
    await claim(post.world.database, stopping.clock)
    sending = asyncio.create_task(stopping.send_waiting())
    await silent.taken.wait()

    await stopping.finish(0.01)
    with suppress(asyncio.CancelledError):
        sending.cancel()
        await sending

    assert await leased(post) == []
    at_once, later = await post.at(EVENING + SECOND), await post.at(EVENING + MINUTE)
    assert (len(at_once), len(later)) == (1, 1)
    assert {chat for chat, _ in [*at_once, *later]} == {"alice", "bob"}


async def test_32_what_may_have_arrived_twice_is_sent_no_third_time(post: Post) -> None:
    await add(post)
    for owner in ("the first", "the second"):
        silent = Silent(platform="test")
        stopping = courier(post, {"test": silent}, owner)
        post.world.now = EVENING if owner == "the first" else EVENING + MINUTE
        await claim(post.world.database, stopping.clock)
        sending = asyncio.create_task(stopping.send_waiting())
        await silent.taken.wait()
        await stopping.finish(0.01)
        with suppress(asyncio.CancelledError):
            sending.cancel()
            await sending

    assert await post.at(EVENING + 2 * MINUTE) == []
    assert await post.states() == [("sent", "unsure: stopped")]


async def test_32_what_one_platform_refuses_may_have_arrived_on_the_other_when_cairn_stops(post: Post) -> None:
    await add(post)
    await is_elsewhere_too(post)
    silent, closing = Silent(platform="test"), Elsewhere(first=[TryLater("it is being left")])
    stopping = courier(post, {"test": silent, "elsewhere": closing}, "the one that stops")
    post.world.now = EVENING
    await claim(post.world.database, stopping.clock)
    sending = asyncio.create_task(stopping.send_waiting())
    await silent.taken.wait()
    await asyncio.sleep(0)

    await stopping.finish(0.01)
    with suppress(asyncio.CancelledError):
        sending.cancel()
        await sending

    assert closing.first == []
    assert await post.states() == [("waiting", "unsure: stopped")]


async def test_what_has_left_and_cannot_be_kept_as_shown_does_not_leave_again(post: Post) -> None:
    await add(post)
    await carry_out(post, "ALTER TABLE live_messages RENAME TO aside")
    with suppress(DatabaseError, sqlite3.Error):  # nor can anything be drawn anew
        await post.at(EVENING)
    await carry_out(post, "ALTER TABLE aside RENAME TO live_messages")

    await post.at(EVENING + 2 * MINUTE)

    assert len(post.postbox.letters) == 1
    assert await post.states() == [("sent", "")]


async def carry_out(post: Post, statement: str) -> None:
    async with post.world.database.transaction() as storage:
        await storage.outbox.connection.execute(text(statement))
