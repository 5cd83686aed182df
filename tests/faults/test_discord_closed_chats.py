"""Direct messages that are closed, and where else somebody is reminded then (faults 67, 68)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.discord import places
from tests.faults.test_discord_sending import SEND, at_nine, is_reminded_in, reader, states
from tests.frontends.discord.home import Home, at_home

ANNOUNCEMENTS = 5
"""The kind of a channel that other servers follow."""


@pytest.fixture
async def home(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(sqlite_url, tmp_path) as made:
        yield made


async def test_a_closed_private_chat_falls_back_to_the_channel_that_was_chosen(home: Home) -> None:
    alice = await reader(home)
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [alice, bob], ["habits"]).channel("habits")
    await is_reminded_in(home, alice, channel)

    home.discord.clock.advance(timedelta(days=1))
    await home.house.ticker.tick()

    post = next(post for post in bob.posts(channel) if "⏰" in post.text)
    assert post.pinged == ["Alice"]
    assert post.text.startswith(f"<@{alice.id}>")


async def test_a_closed_private_chat_is_told_once_in_the_next_answer(home: Home) -> None:
    alice = await reader(home)
    channel = home.discord.server("Habits", [alice], ["habits"]).channel("habits")
    alice.close_dms()
    await at_nine(home)

    home.discord.fault("POST", "/webhooks/**", drop="before")
    unheard = await alice.slash("today", in_=channel)
    await home.settled()
    first = await alice.slash("today", in_=channel)
    await home.settled()
    second = await alice.slash("today", in_=channel)
    await home.settled()

    assert ["Your direct messages are closed" in post.text for post in first.followups] == [True]
    assert first.followups[0].ephemeral
    assert unheard.followups == second.followups == []


async def test_who_is_lost_while_somebody_else_is_answered_is_told_all_the_same(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between Discord's refusal and what delivery keeps of it there is time for an answer."""
    alice, bob = await reader(home), await home.person("Bob")
    channel = home.discord.server("Habits", [alice, bob], ["habits"]).channel("habits")
    alice.close_dms()
    kept = home.house.ticker.courier._lost

    async def after_an_answer(*lost: Any) -> None:
        await bob.slash("today")
        await home.settled()
        await kept(*lost)

    monkeypatch.setattr(home.house.ticker.courier, "_lost", after_an_answer)
    await at_nine(home)

    answer = await alice.slash("today", in_=channel)
    await home.settled()

    assert ["Your direct messages are closed" in post.text for post in answer.followups] == [True]


async def test_a_closed_private_chat_is_not_knocked_at_again_on_another_day(home: Home) -> None:
    alice = await reader(home)
    alice.close_dms()
    await at_nine(home)

    home.discord.clock.advance(timedelta(days=1))
    await home.house.ticker.tick()

    assert len(home.discord.calls(*SEND, components=bool)) == 1
    assert [state for state, _ in await states(home)] == ["dead", "dead"]


async def test_somebody_met_in_a_server_is_greeted_in_private_once(home: Home) -> None:
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [bob], ["habits"]).channel("habits")

    await bob.slash("today", in_=channel)
    await home.settled()
    await bob.slash("today", in_=channel)
    await home.settled()

    today = home.discord.command("today")["id"]
    assert [post.text for post in bob.posts()] == [
        f"Hi, this is where I will remind you\\. </today:{today}> shows what is open\\."
    ]
    (account,) = await home.accounts(bob)
    assert (account.chat, account.reachable) == (bob.dm.id, True)


async def test_what_is_kept_of_an_account_while_its_greeting_is_under_way_stays(home: Home) -> None:
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [bob], ["habits"]).channel("habits")
    greeting = home.discord.fault(*SEND, hold=True)
    await bob.slash("today", in_=channel)
    number = await home.number(bob)

    async with home.house.database.transaction() as storage:
        (account,) = await storage.people.accounts(number)
        await storage.people.save_account(number, replace(account, fallback="here"))
    greeting.lift()
    await bob.hears("this is where I will remind you")
    await home.settled()

    (kept,) = await home.accounts(bob)
    assert (kept.chat, kept.reachable, kept.fallback) == (bob.dm.id, True, "here")


async def test_closed_private_chats_are_found_at_the_first_meeting(home: Home) -> None:
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [bob], ["habits"]).channel("habits")
    bob.close_dms()

    answer = await bob.slash("today", in_=channel)
    await home.settled()

    assert [post.labels for post in answer.followups] == [["Remind me here", "How to open them"]]
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

    assert [post.labels for post in answer.followups] == [["How to open them"]]
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


@pytest.mark.parametrize("kind", [places.TEXT, places.VOICE, ANNOUNCEMENTS])
async def test_reminders_come_into_channels_of_every_kind_that_people_write_in(home: Home, kind: int) -> None:
    alice, bob = await reader(home), home.discord.person("Bob")
    channel = home.discord.server("Habits", [alice, bob], []).add_channel("habits", kind)
    await is_reminded_in(home, alice, channel)

    home.discord.clock.advance(timedelta(days=1))
    await home.house.ticker.tick()

    (card,) = bob.posts(channel)
    await alice.click("Done", card)
    assert bob.posts(channel)[0].text == f"<@{alice.id}>\n✓ **Read** · 1 in a row"


async def test_a_tap_in_a_private_chat_that_could_not_be_opened_before_names_it(home: Home) -> None:
    bob = home.discord.person("Bob")
    channel = home.discord.server("Habits", [bob], ["habits"]).channel("habits")
    home.discord.fault("POST", "/users/@me/channels", code=50278)
    await bob.slash("today", in_=channel)
    await home.settled()
    (before,) = await home.accounts(bob)

    await bob.slash("today")
    await home.settled()

    (after,) = await home.accounts(bob)
    assert (before.chat, before.reachable) == ("", False)
    assert (after.chat, after.reachable) == (bob.dm.id, True)


async def test_a_closed_chat_is_found_with_the_first_reminder_that_is_set_in_it_and_said_at_once(home: Home) -> None:
    """Commands and taps arrive there, and so do answers to them: only what we send of our own accord does not."""
    alice = await home.person()
    alice.close_dms()
    await alice.slash("add", text="Read daily 21:00")
    await home.settled()

    added = await alice.click("Add")
    await home.settled()
    again = await alice.slash("today")
    await home.settled()

    assert ["Your direct messages are closed" in post.text for post in added.followups] == [True]
    assert again.followups == []
    (account,) = await home.accounts(alice)
    assert not account.reachable


async def test_an_open_chat_is_tried_once_without_a_word(home: Home) -> None:
    alice = await home.person()
    before = len(home.discord.calls(*SEND))
    await alice.slash("today")
    await home.settled()
    nothing_to_remind_of = len(home.discord.calls(*SEND)) - before
    posts = len(alice.posts())

    for line in ("Read daily 21:00", "Swim daily 20:00"):
        await home.keeps(alice, line)

    assert nothing_to_remind_of == 0
    assert [call.status for call in home.discord.calls(*SEND)[before:]] == [400]
    assert len(alice.posts()) == posts + 2
    (account,) = await home.accounts(alice)
    assert account.reachable


async def test_a_line_whose_answer_does_not_arrive_shows_that_the_chat_is_closed(home: Home) -> None:
    alice = await home.person()
    alice.close_dms()
    await alice.say("hello")
    await home.discord.called(*SEND)
    await home.settled()
    (unanswered,) = await home.accounts(alice)

    answer = await alice.slash("today")
    await home.settled()

    assert not unanswered.reachable
    assert ["Your direct messages are closed" in post.text for post in answer.followups] == [True]


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


async def test_a_message_says_so_after_taps_in_that_chat_too(home: Home) -> None:
    """Taps arrive through a closed chat, so they say nothing of it."""
    alice = await reader(home)
    alice.close_dms()
    await at_nine(home)
    await alice.slash("today")
    await home.settled()
    (tapped,) = await home.accounts(alice)
    alice.open_dms()

    await alice.say("hello")
    await alice.hears("Read")
    await home.settled()

    (written,) = await home.accounts(alice)
    assert (tapped.reachable, written.reachable) == (False, True)


async def test_who_has_opened_the_chat_again_is_not_told_that_it_is_closed(home: Home) -> None:
    alice = await reader(home)
    alice.close_dms()
    await at_nine(home)
    alice.open_dms()
    await alice.say("hello")
    await alice.hears("Read")
    await home.settled()

    answer = await alice.slash("today")
    await home.settled()

    assert answer.followups == []


async def test_a_lost_channel_ends_the_fallback_and_is_told(home: Home) -> None:
    alice = await reader(home)
    server = home.discord.server("Habits", [alice], ["habits"])
    channel = server.channel("habits")
    await alice.slash("today", in_=channel)
    await is_reminded_in(home, alice, channel)
    server.forbid(places.SEND, channel)

    home.discord.clock.advance(timedelta(days=1))
    await home.house.ticker.tick()

    (account,) = await home.accounts(alice)
    assert account.fallback == ""
    assert [state for state, _ in await states(home)] == ["dead", "dead"]
