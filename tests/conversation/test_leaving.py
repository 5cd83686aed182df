"""/privacy, /delete_me, /feedback: what is kept is said, and goes without a trace when its owner wishes."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.app import open_house
from bot.conversation.dispatch import Dispatcher
from bot.conversation.reply import Reply
from bot.conversation.wording import Voice
from bot.delivery.due import claim
from bot.delivery.erasing import Erasing
from bot.delivery.outbox import Courier
from bot.frontends.frontend import Done, Unreachable
from core.inbox import Received
from storage.database import Database
from storage.tables import metadata
from storage.tombstones import Tombstones
from tests.conversation.house import MONDAY, Talker, World, buttons, words, world

CANARY = "Canaryword"


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


class Chats:
    """A platform that keeps what was said in each chat, and takes nothing for `closed` ones."""

    platform = "test"

    def __init__(self, *closed: str) -> None:
        self.closed = closed
        self.said: dict[str, list[str]] = {}

    async def run(self) -> None: ...

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        if chat in self.closed:
            raise Unreachable("blocked")
        self.said.setdefault(chat, []).append(words(reply))
        return nonce

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None: ...


class FullDisk(Tombstones):
    """Takes nothing until there is room."""

    room = False

    def add(self, accounts: Iterable[tuple[str, str]], at: datetime) -> None:
        if not self.room:
            raise OSError("the disk is full")
        super().add(accounts, at)


def erasing(home: World, chats: Chats | None = None, tombstones: Tombstones | None = None) -> Erasing:
    frontends: Mapping[str, Chats] = {"test": chats or Chats()}
    kept = Tombstones() if tombstones is None else tombstones
    return Erasing(home.database, lambda: home.now, frontends, kept, home.database.wipe)


def told_of(folder: Path, *said: str) -> list[str]:
    """The files in which one of these words is found."""
    return [
        file.name
        for file in folder.iterdir()
        if file.is_file() and any(word.encode() in file.read_bytes() for word in said)
    ]


async def live(talker: Talker) -> None:
    """Words of theirs in every place that keeps some."""
    card = await talker.say(f"/add {CANARY} 20 min daily 21:00 #{CANARY.lower()}")
    await talker.tap(buttons(card.reply)["Add"])
    await talker.say(f"/done {CANARY}")
    await talker.say(f"{CANARY} is not understood at all")
    await talker.say(f"/feedback {CANARY} would be nice")
    await talker.send("x.json", f'{{"habits": [{{"name": "{CANARY} two", "star": true}}]}}'.encode())
    await talker.say("/add")


async def say_so(talker: Talker) -> dict[str, str]:
    """Through both questions; the buttons that are there then."""
    first = await talker.say("/delete_me")
    sure = await talker.tap(buttons(first.reply)["Delete everything"])
    leaving = await talker.tap(buttons(sure.reply)["Yes, delete"])
    return buttons(leaving.reply)


async def rows(database: Database) -> dict[str, int]:
    """How many rows of each table there are, where there are any."""
    found: dict[str, int] = {}
    async with database.transaction() as storage:
        for table in metadata.sorted_tables:
            count = (await storage.people.connection.execute(select(func.count()).select_from(table))).scalar_one()
            found |= {table.name: count} if count else {}
    return found


async def test_privacy_says_six_things_and_offers_both_ways(home: World) -> None:
    alice = home.talker("alice")

    shown = await alice.say("/privacy")
    taken = await alice.tap(buttons(shown.reply)["Export"])
    back = await alice.tap(next(action for label, action in buttons(taken.reply).items() if "Back" in label))

    assert len(shown.reply.lines) == 6
    assert set(buttons(shown.reply)) == {"Export", "Delete everything"}
    assert "Everything (JSON)" in buttons(taken.reply)
    assert words(back.reply) == words(shown.reply)


async def test_deletion_is_asked_about_twice_and_says_when(home: World) -> None:
    alice = home.talker("alice")
    await live(alice)

    first = await alice.say("/delete_me")
    sure = await alice.tap(buttons(first.reply)["Delete everything"])
    leaving = await alice.tap(buttons(sure.reply)["Yes, delete"])

    assert "This removes 1 habit and 1 log" in words(first.reply)
    assert "Last check" in words(sure.reply)
    assert words(leaving.reply) == "Reminders are off. All data goes on Tue 24 Nov, 08:00."


async def test_either_question_can_be_answered_with_no(home: World) -> None:
    alice = home.talker("alice")
    first = await alice.say("/delete_me")
    sure = await alice.tap(buttons(first.reply)["Delete everything"])

    for asked in (first, sure):
        kept = await alice.tap(buttons(asked.reply)["Keep my data"])
        assert words(kept.reply) == "Nothing is deleted."

    home.pass_time(hours=25)
    assert await erasing(home).erase_due() == 0


async def test_within_a_day_it_can_be_cancelled_from_anywhere_and_after_a_restart(home: World) -> None:
    alice = home.talker("alice")
    await live(alice)
    cancel = (await say_so(alice))["Cancel deletion"]
    home.pass_time(hours=23)
    home.dispatcher = alice.dispatcher = Dispatcher(home.database, lambda: home.now)

    again = await alice.say("/delete_me")
    cancelled = await alice.tap(cancel)
    late = await alice.tap(buttons(again.reply)["Cancel deletion"])

    assert "reminders are on again" in words(cancelled.reply)
    assert "Nothing is about to be deleted" in words(late.reply)
    home.pass_time(hours=25)
    assert await erasing(home).erase_due() == 0
    assert "1 habit" in words((await alice.say("/habits")).reply)


async def test_reminders_stop_at_once_and_come_again_after_a_change_of_mind(home: World) -> None:
    alice, bob, chats = home.talker("alice"), home.talker("bob"), Chats()
    for talker in (alice, bob):
        card = await talker.say("/add Swim daily 21:00")
        await talker.tap(buttons(card.reply)["Add"])
    cancel = (await say_so(alice))["Cancel deletion"]
    courier = Courier(home.database, lambda: home.now, {"test": chats}, home.dispatcher.newest, "me")

    home.pass_time(hours=13)
    await claim(home.database, lambda: home.now)
    await courier.send_waiting()
    reminded = set(chats.said)
    await alice.tap(cancel)
    home.pass_time(days=1)
    await claim(home.database, lambda: home.now)
    await courier.send_waiting()

    assert reminded == {"bob"}
    assert set(chats.said) == {"alice", "bob"}


async def test_at_the_end_every_row_is_gone_and_a_friend_of_theirs_keeps_theirs(home: World) -> None:
    alice, bob, chats = home.talker("alice"), home.talker("bob"), Chats()
    await live(alice)
    await bob.say("/today")
    async with home.database.transaction() as storage:
        odd = [Received("test:odd", f'{{"from": "alice", "text": "{CANARY}"}}')]
        await storage.inbox.put("test", odd, home.now, handled=True)
    before_bob = {"people", "accounts", "inbox", "seen_days", "drafts"}
    await say_so(alice)
    home.pass_time(hours=24)

    gone = await erasing(home, chats).erase_due()

    assert gone == 1
    assert chats.said == {"alice": ["Everything is deleted. Take care, alice."]}
    left = await rows(home.database)
    assert set(left) == before_bob
    assert (left["people"], left["drafts"]) == (1, 1)


async def test_what_they_say_next_is_a_fresh_start(home: World) -> None:
    alice = home.talker("alice", zone=None)
    card = await alice.say("/start")
    await say_so(alice)
    home.pass_time(hours=24)
    await erasing(home).erase_due()

    stale = await alice.tap(next(iter(buttons(card.reply).values())))
    fresh = await alice.say("hello")

    assert stale.reply is not None
    assert "What time is it" in words(fresh.reply)
    assert "people" in await rows(home.database)


async def test_a_reply_that_was_on_its_way_leaves_no_row_behind(home: World) -> None:
    alice = home.talker("alice")
    await live(alice)
    shown = await alice.say("/today")
    await say_so(alice)
    home.pass_time(hours=24)
    await erasing(home).erase_due()

    await home.dispatcher.shown(shown, "test", "alice", "m9")

    assert await rows(home.database) == {}


async def test_a_chat_that_takes_nothing_does_not_hold_up_the_end(home: World) -> None:
    alice = home.talker("alice")
    await live(alice)
    await say_so(alice)
    home.pass_time(hours=24)

    assert await erasing(home, Chats("alice")).erase_due() == 1


async def test_good_bye_is_said_once_however_often_the_end_is_tried(home: World) -> None:
    alice, chats = home.talker("alice"), Chats()
    await live(alice)
    await say_so(alice)
    home.pass_time(hours=24)
    full = FullDisk()

    with pytest.raises(OSError, match="full"):
        await erasing(home, chats, full).erase_due()
    before = dict(chats.said)
    full.room = True
    gone = await erasing(home, chats, full).erase_due()

    assert before == {}
    assert gone == 1
    assert chats.said == {"alice": ["Everything is deleted. Take care, alice."]}


async def test_both_platforms_of_a_linked_person_are_told_and_forgotten(home: World) -> None:
    alice, chats, tombstones = home.talker("alice"), Chats(), Tombstones()
    other = Talker(home.dispatcher, "7", platform="telegram")
    code = words((await alice.say("/link")).reply).rpartition("/link ")[2].split()[0]
    brought = await other.say(f"/link {code}")
    agreed = await other.tap(buttons(brought.reply)["Link and merge"])
    await alice.tap(buttons(agreed.redraws[0].reply)["Link and merge"])
    await say_so(other)
    home.pass_time(hours=24)

    ending = Erasing(
        home.database, lambda: home.now, {"test": chats, "telegram": chats}, tombstones, home.database.wipe
    )
    await ending.erase_due()

    assert set(chats.said) == {"alice", "7"}
    assert await rows(home.database) == {}
    assert tombstones.erased("telegram", "7") == tombstones.erased("test", "alice") == home.now


async def test_nothing_of_them_is_in_any_file_afterwards(sqlite_url: str, tmp_path: Path) -> None:
    kept = tmp_path / "erased.json"
    async with world(sqlite_url) as home:
        alice = home.talker("alice")
        await live(alice)
        await say_so(alice)
        home.pass_time(hours=24)
        before = told_of(tmp_path, CANARY)

        await erasing(home, tombstones=Tombstones(kept)).erase_due()

        after = told_of(tmp_path, CANARY, CANARY.lower(), "alice")
    assert before
    assert after == told_of(tmp_path, CANARY, CANARY.lower(), "alice") == []
    assert kept.stat().st_mode & 0o777 == 0o600


async def test_a_restored_older_copy_loses_them_again_at_the_next_start(sqlite_url: str, tmp_path: Path) -> None:
    file, backup, kept = tmp_path / "cairn.db", tmp_path / "backup.db", tmp_path / "erased.json"
    async with world(sqlite_url) as home:
        alice, bob = home.talker("alice"), home.talker("bob")
        await live(alice)
        await bob.say("/today")
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(backup)) as target:
            source.backup(target)
        await say_so(alice)
        home.pass_time(hours=24)
        await erasing(home, tombstones=Tombstones(kept)).erase_due()
    for old in ("cairn.db-wal", "cairn.db-shm"):
        (tmp_path / old).unlink(missing_ok=True)
    backup.replace(file)
    restored_with_them = told_of(tmp_path, CANARY)

    async with open_house(sqlite_url, lambda: MONDAY + timedelta(days=3), tombstones=kept) as house:
        left = await rows(house.database)

    assert restored_with_them == ["cairn.db"]
    assert told_of(tmp_path, CANARY, "alice") == []
    assert left["people"] == 1


async def test_who_has_come_back_is_somebody_new_and_stays(home: World) -> None:
    alice, bob, tombstones = home.talker("alice"), home.talker("bob"), Tombstones()
    await live(alice)
    await bob.say("/today")
    await say_so(alice)
    home.pass_time(hours=24)
    await erasing(home, tombstones=tombstones).erase_due()
    home.pass_time(minutes=1)
    await alice.say("/today")

    await erasing(home, tombstones=tombstones).after_restore()

    assert (await rows(home.database))["people"] == 2


async def test_feedback_is_kept_told_to_owners_and_says_not_who(home: World) -> None:
    home.dispatcher.owners = (("test", "boss"), ("test", "nobody"))
    alice, boss = home.talker("alice"), home.talker("boss")
    await boss.say("/today")

    answer = await alice.say("/feedback More *cowbell*")

    assert "Thank you" in words(answer.reply)
    (told,) = answer.redraws
    assert (told.message.platform, told.message.chat) == ("test", "boss")
    assert words(told.reply) == "Feedback from somebody: “More *cowbell*”"
    assert (await rows(home.database))["feedback"] == 1


async def test_feedback_without_words_is_asked_for(home: World) -> None:
    alice = home.talker("alice")

    asked = await alice.say("/feedback")
    answer = await alice.say("More cowbell")

    assert "What should be better?" in words(asked.reply)
    assert "Thank you" in words(answer.reply)
    assert (await rows(home.database))["feedback"] == 1


async def test_five_messages_a_day_are_enough_and_none_of_them_is_lost(home: World) -> None:
    alice, bob = home.talker("alice"), home.talker("bob")

    said = [words((await alice.say(f"/feedback more {number}")).reply) for number in range(6)]
    of_bob = await bob.say("/feedback less")
    home.pass_time(hours=24)
    tomorrow = await alice.say("/feedback more 5")

    assert "Thank you" in said[4]
    assert "send it tomorrow" in said[5]
    assert "Thank you" in words(of_bob.reply)
    assert "Thank you" in words(tomorrow.reply)
    assert (await rows(home.database))["feedback"] == 7
