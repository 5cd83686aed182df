"""Discord refuses, loses or closes (faults 2, 21, 67, 68): nothing is lost, nothing is doubled."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.conversation.reply import Reply, text
from bot.conversation.wording import Voice
from bot.frontends.discord import frontend
from bot.frontends.frontend import TryLater, Unsure
from tests.fakes.discord import Channel, Person
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


async def is_reminded_in(home: Home, person: Person, channel: Channel) -> None:
    """By their own choice, because their direct messages are closed; it is nine."""
    person.close_dms()
    await at_nine(home)
    await person.slash("today", in_=channel)
    await home.settled()
    await person.click("Remind me here", in_=channel)
    await home.settled()


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


async def test_a_limit_that_outlasts_our_patience_has_sent_nothing_and_is_waited_for(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frontend, "PATIENCE", 0.2)
    monkeypatch.setattr(frontend, "SAME_NONCE", 0.0)
    alice = await home.person()
    before = len(alice.posts())
    home.discord.fault(*SEND, retry_after=5.0, times=2)

    for _ in range(2):
        with pytest.raises(TryLater) as limited:
            await deliver(home, alice)
        assert limited.value.after is not None
        assert timedelta(seconds=4) < limited.value.after <= timedelta(seconds=5)
    await deliver(home, alice)

    assert len(alice.posts()) == before + 1


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


async def test_an_old_message_that_was_changed_too_often_rests_as_long_as_discord_says(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    await alice.slash("today")
    old = newest(alice)
    home.discord.clock.advance(timedelta(hours=2))
    limited = home.discord.fault("PATCH", f"/channels/*/messages/{old.id}", retry_after=600.0, times=None)

    for words in ("done read", "undo"):
        await alice.say(words)
        await alice.hears("Read")
        await home.settled()
    limited.lift()

    assert limited.hits == 1


async def test_chats_that_are_opened_too_fast_wait_a_minute(home: Home) -> None:
    alice = await home.person()
    home.discord.fault(*SEND, code=40003)

    with pytest.raises(TryLater) as refused:
        await deliver(home, alice)

    assert refused.value.after == timedelta(minutes=1)


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

    assert len(home.discord.calls(*SEND, components=bool)) == 1
    assert [state for state, _ in await states(home)] == ["dead"]


async def test_a_message_that_discord_will_never_take_is_sent_once_and_closes_no_chat(home: Home) -> None:
    alice = await reader(home)
    home.discord.fault(*SEND, code=50035, times=None)

    await at_nine(home)
    home.discord.clock.advance(10)
    await home.house.ticker.tick()

    assert len(home.discord.calls(*SEND, components=bool)) == 1
    assert [state for state, _ in await states(home)] == ["dead"]
    (account,) = await home.accounts(alice)
    assert account.reachable


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
