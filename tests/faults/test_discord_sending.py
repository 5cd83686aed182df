"""Discord refuses, loses or closes (faults 2, 21, 67, 68): nothing is lost, nothing is doubled."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.reply import Reply, text
from bot.conversation.wording import Voice
from bot.frontends.discord import frontend
from bot.frontends.frontend import TryLater, Unsure
from tests.fakes.discord import Person, places
from tests.frontends.discord.home import MONDAY, Home, at_home, newest

SEND = ("POST", "/channels/*/messages")
HELLO = Reply((text("dm-hello"),))
EVENING = datetime(2026, 11, 23, 20, tzinfo=MONDAY.tzinfo)
"""21:00 in Berlin."""


@pytest.fixture
async def home(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(sqlite_url, tmp_path) as made:
        yield made


async def deliver(home: Home, person: Person, nonce: str = "1") -> str:
    return await home.bot.deliver(person.dm.id, HELLO, Voice(), nonce)


async def reader(home: Home) -> Person:
    """Somebody who is reminded at 21:00."""
    alice = await home.person()
    await home.keeps(alice, "Read daily 21:00")
    return alice


async def at_nine(home: Home) -> None:
    home.discord.clock.advance(EVENING - home.discord.clock.moment() + timedelta(seconds=1))
    await home.house.ticker.tick()


async def states(home: Home) -> list[tuple[str, str]]:
    async with home.house.database.transaction() as storage:
        rows = await storage.people.connection.exec_driver_sql("SELECT state, reason FROM outbox ORDER BY id")
        return [(row.state, row.reason) for row in rows]


async def test_a_reminder_reaches_the_direct_messages(home: Home) -> None:
    alice = await reader(home)

    await at_nine(home)

    post = await alice.hears("⏰")
    assert post.labels == ["Done", "In 30 min", "Skip today"]
    assert await states(home) == [("sent", "")]


async def test_a_lost_answer_is_asked_for_again_with_the_same_nonce_and_makes_no_second_message(home: Home) -> None:
    alice = await home.person()
    before = len(alice.posts())
    home.discord.fault(*SEND, drop="after")

    with pytest.raises(TryLater):
        await deliver(home, alice)
    await deliver(home, alice)

    assert len(alice.posts()) == before + 1
    assert [call.body["nonce"] for call in home.discord.calls(*SEND)] == ["1", "1"]
    assert all(call.body["enforce_nonce"] for call in home.discord.calls(*SEND))


async def test_once_discord_has_forgotten_a_nonce_it_is_said_that_a_message_may_have_arrived(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frontend, "SAME_NONCE", 0.0)
    alice = await home.person()
    home.discord.fault(*SEND, drop="after", times=None)

    with pytest.raises(TryLater):
        await deliver(home, alice)
    with pytest.raises(Unsure):
        await deliver(home, alice)


async def test_a_message_that_is_gone_is_asked_to_change_once_and_then_forgotten(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    await alice.slash("today")
    gone = newest(alice)
    home.discord.world.delete(alice.dm, alice.dm.messages[gone.id])

    for words in ("done read", "undo"):
        await alice.say(words)
        await alice.hears("Read")
        await home.settled()

    assert len(home.discord.calls("PATCH", f"/channels/*/messages/{gone.id}")) == 1


async def test_another_try_doubles_no_page_of_a_long_message(home: Home) -> None:
    alice = await home.person()
    long = Reply(tuple(text("button-choice", words=f"{number} " + "x" * 300) for number in range(30)))
    before = len(alice.posts())

    await home.bot.deliver(alice.dm.id, long, Voice(), "1")
    await home.bot.deliver(alice.dm.id, long, Voice(), "1")

    assert len(alice.posts()) == before + 3


async def test_a_name_of_a_delivery_that_is_too_long_for_discord_is_shortened(home: Home) -> None:
    """That of the words after an outage has 26 letters from the ten thousandth person on."""
    alice = await home.person()
    before = len(alice.posts())

    for _ in range(2):
        await deliver(home, alice, "c12345:20261123:1795507200")

    assert len(alice.posts()) == before + 1
    assert {len(call.body["nonce"]) for call in home.discord.calls(*SEND)} == {25}


@pytest.mark.parametrize("code", [50007, 50278, 10003, 50001, 50013])
async def test_where_nobody_is_any_more_nothing_is_tried_again(home: Home, code: int) -> None:
    await reader(home)
    home.discord.fault(*SEND, code=code, times=None)

    await at_nine(home)
    await home.house.ticker.tick()

    assert len(home.discord.calls(*SEND)) == 1
    assert [state for state, _ in await states(home)] == ["dead"]


@pytest.mark.parametrize("refusal", [{"status": 503}, {"drop": "before"}, {"drop": "after"}])
async def test_what_may_pass_is_tried_again_and_comes_once(home: Home, refusal: dict[str, object]) -> None:
    alice = await reader(home)
    before = len(alice.posts())
    home.discord.fault(*SEND, **refusal)  # type: ignore[arg-type]  # as parametrized above

    await at_nine(home)
    home.discord.clock.advance(6)
    await home.house.ticker.tick()

    assert await states(home) == [("sent", "")]
    assert len(alice.posts()) == before + 1


async def test_discord_away_for_a_while_is_no_dead_letter(home: Home) -> None:
    alice = await reader(home)
    await home.discord.down()

    await at_nine(home)

    assert [state for state, _ in await states(home)] == ["waiting"]
    await home.discord.up()
    assert len(alice.posts()) > 0


async def test_a_closed_private_chat_falls_back_to_the_channel_that_was_chosen(home: Home) -> None:
    alice = await reader(home)
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [alice, bob], ["habits"]).channel("habits")
    alice.close_dms()
    await at_nine(home)
    await alice.slash("today", in_=channel)
    await home.settled()
    await alice.click("Remind me here", in_=channel)
    await home.settled()

    home.discord.clock.advance(timedelta(days=1))
    await home.house.ticker.tick()

    post = next(post for post in bob.posts(channel) if "⏰" in post.text)
    assert post.pinged == ["Alice"]
    assert post.text.startswith(f"<@{alice.id}>")


async def test_a_reminder_among_others_is_changed_by_its_readers_taps_alone_and_goes_on_naming_them(home: Home) -> None:
    alice = await reader(home)
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [alice, bob], ["habits"]).channel("habits")
    alice.close_dms()
    await at_nine(home)
    await alice.slash("today", in_=channel)
    await home.settled()
    await alice.click("Remind me here", in_=channel)
    await home.settled()
    home.discord.clock.advance(timedelta(days=1))
    await home.house.ticker.tick()
    (card,) = bob.posts(channel)
    edits = len(home.discord.calls("PATCH", "/channels/*/messages/*"))

    await bob.click("Done", card)
    unchanged = bob.posts(channel)[0].text
    await alice.click("Done", card)
    await home.settled()
    done = bob.posts(channel)[0].text
    await alice.slash("undo", in_=alice.dm)
    await home.settled()
    undone = bob.posts(channel)[0].text

    assert unchanged == card.text
    assert done == f"<@{alice.id}>\n✓ **Read** · 1 in a row"
    assert undone.startswith(f"<@{alice.id}>\n⏰")
    assert len(home.discord.calls("PATCH", "/channels/*/messages/*")) == edits + 1


async def test_a_closed_private_chat_is_told_once_in_the_next_answer(home: Home) -> None:
    alice = await reader(home)
    channel = home.discord.server("Habits", [alice], ["habits"]).channel("habits")
    alice.close_dms()
    await at_nine(home)

    first = await alice.slash("today", in_=channel)
    await home.settled()
    second = await alice.slash("today", in_=channel)
    await home.settled()

    assert ["Your direct messages are closed" in post.text for post in first.followups] == [True]
    assert first.followups[0].ephemeral
    assert second.followups == []


async def test_somebody_met_in_a_server_is_greeted_in_private_once(home: Home) -> None:
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [bob], ["habits"]).channel("habits")

    await bob.slash("today", in_=channel)
    await home.settled()
    await bob.slash("today", in_=channel)
    await home.settled()

    assert [post.text for post in bob.posts()] == [
        "Hi, this is where I will remind you\\. /today shows what is open\\."
    ]
    (account,) = await home.accounts(bob)
    assert (account.chat, account.reachable) == (bob.dm.id, True)


async def test_closed_private_chats_are_found_at_the_first_meeting(home: Home) -> None:
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [bob], ["habits"]).channel("habits")
    bob.close_dms()

    answer = await bob.slash("today", in_=channel)
    await home.settled()

    assert [post.labels for post in answer.followups] == [["Remind me here"]]
    (account,) = await home.accounts(bob)
    assert account.reachable is False


@pytest.mark.parametrize("refusal", [{"status": 503}, {"code": 40003}, {"drop": "before"}])
async def test_a_greeting_that_discord_cannot_take_now_is_no_closed_chat(home: Home, refusal: dict[str, Any]) -> None:
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [bob], ["habits"]).channel("habits")
    home.discord.fault(*SEND, **refusal)

    answer = await bob.slash("today", in_=channel)
    await home.settled()
    greeted = len(bob.posts())
    await bob.slash("today", in_=channel)
    await home.settled()

    assert answer.followups == []
    assert (greeted, len(bob.posts())) == (0, 1)
    (account,) = await home.accounts(bob)
    assert account.reachable


@pytest.mark.parametrize("inside", [True, False])
async def test_a_channel_that_we_may_not_write_in_is_not_offered_for_reminders(home: Home, inside: bool) -> None:
    """In a server that we are no member of, people bring us along by having installed us."""
    bob = home.discord.person("Bob", installed=True)
    server = home.discord.server("Habits", [bob], ["habits"])
    channel = server.channel("habits")
    if inside:
        server.forbid(places.SEND, channel)
    else:
        server.kick_bot()
    bob.close_dms()

    answer = await bob.slash("today", in_=channel)
    await home.settled()

    assert [post.labels for post in answer.followups] == [[]]
    assert "Your direct messages are closed" in answer.followups[0].text


async def test_a_thread_is_offered_where_we_may_write_in_threads(home: Home) -> None:
    bob = home.discord.person("Bob")
    server = home.discord.server("Habits", [bob], ["habits"])
    thread = server.add_thread(server.channel("habits"), "runs", bob)
    server.forbid(places.SEND, server.channel("habits"))
    bob.close_dms()
    await bob.slash("today", in_=thread)
    await home.settled()

    await bob.click("Remind me here", in_=thread)
    await home.settled()

    (account,) = await home.accounts(bob)
    assert account.fallback == f"{thread.id}:{bob.id}"


async def test_a_message_to_us_says_that_the_chat_is_open_again(home: Home) -> None:
    alice = await reader(home)
    alice.close_dms()
    await at_nine(home)
    alice.open_dms()

    await alice.say("hello")
    await alice.hears("Read")
    await home.settled()

    (account,) = await home.accounts(alice)
    assert account.reachable


async def test_a_lost_channel_ends_the_fallback_and_is_told(home: Home) -> None:
    alice = await reader(home)
    server = home.discord.server("Habits", [alice], ["habits"])
    channel = server.channel("habits")
    await alice.slash("today", in_=channel)
    alice.close_dms()
    await at_nine(home)
    await alice.slash("today", in_=channel)
    await home.settled()
    await alice.click("Remind me here", in_=channel)
    await home.settled()
    server.forbid(places.SEND, channel)

    home.discord.clock.advance(timedelta(days=1))
    await home.house.ticker.tick()

    (account,) = await home.accounts(alice)
    assert account.fallback == ""
    assert [state for state, _ in await states(home)] == ["dead", "dead"]
