"""A reminder in a channel of a server, which its reader chose and others read, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.desk import LiveMessage
from tests.fakes.discord import Channel, Person, Post, Server
from tests.faults.test_discord_sending import is_reminded_in
from tests.frontends.discord.home import Home


async def reminded(home: Home, *habits: str, in_thread: bool = False) -> tuple[Person, Person, Channel]:
    """Alice, whose reminders of 21:00 come where Bob reads them, and the channel."""
    alice, bob = await home.person(), await home.person("Bob")
    server = home.discord.server("Habits", [alice, bob], ["habits"])
    channel = server.channel("habits")
    if in_thread:
        channel = server.add_thread(channel, "runs", bob)
    for name in habits or ("Read",):
        await home.keeps(alice, f"{name} daily 21:00")
    await is_reminded_in(home, alice, channel)
    await next_evening(home)
    return alice, bob, channel


async def next_evening(home: Home) -> None:
    home.discord.clock.advance(timedelta(days=1))
    await home.house.ticker.tick()


def server_of(home: Home, channel: Channel) -> Server:
    assert channel.guild is not None
    return Server(home.discord.world, channel.guild)


async def reminder(home: Home, *habits: str) -> tuple[Person, Person, Post]:
    """Alice, Bob, and what they both see."""
    alice, bob, channel = await reminded(home, *habits)
    (card,) = bob.posts(channel)
    return alice, bob, card


def shown(bob: Person, card: Post) -> Post:
    """As everybody sees it now."""
    (now,) = [post for post in bob.posts(card.channel) if post.id == card.id]
    return now


async def test_a_reminder_among_others_is_changed_by_its_readers_taps_alone_and_goes_on_naming_them(home: Home) -> None:
    alice, bob, card = await reminder(home)
    edits = len(home.discord.calls("PATCH", "/channels/*/messages/*"))

    await bob.click("Done", card)
    unchanged = shown(bob, card).text
    await alice.click("Done", card)
    await home.settled()
    done = shown(bob, card).text
    await alice.slash("undo", in_=alice.dm)
    await home.settled()

    assert unchanged == card.text
    assert done == f"<@{alice.id}>\n✓ **Read** · 1 in a row"
    assert shown(bob, card).text.startswith(f"<@{alice.id}>\n⏰")
    assert len(home.discord.calls("PATCH", "/channels/*/messages/*")) == edits + 1


async def test_what_is_meant_for_one_person_among_others_is_tapped_by_nobody_else(home: Home) -> None:
    """Else it would show the habits of whoever taps to all, or log those."""
    alice, bob, digest = await reminder(home, "Read", "Write", "Run")
    await home.keeps(bob, "Secret daily")

    answer = await bob.click("All done", digest)
    await home.settled()
    unchanged = shown(bob, digest).text
    await alice.click("All done", digest)
    await home.settled()

    assert answer.ephemeral
    assert answer.text == r"These buttons are for somebody else\."
    assert unchanged == digest.text
    assert await home.entries(bob) == {"Secret": []}
    assert set(map(len, (await home.entries(alice)).values())) == {1}


async def test_a_note_is_not_shown_where_others_read_along(home: Home) -> None:
    alice, bob, card = await reminder(home)

    await alice.slash("skip", habit="Read", in_=alice.dm)
    await alice.click("ill", in_=alice.dm)
    await home.settled()
    elsewhere = shown(bob, card).text
    await alice.click("Undo", card)
    await alice.click("ill", card)
    await home.settled()
    tapped = shown(bob, card).text

    assert "“ill”" in alice.posts()[-1].text
    for words in (elsewhere, tapped):
        assert "skipped" in words
        assert "ill”" not in words


async def test_a_note_written_below_a_reminder_among_others_stays_between_us(home: Home) -> None:
    alice, bob, card = await reminder(home)
    await alice.click("Done", card)

    await alice.click("Add note", shown(bob, card))
    await alice.submit({"note": "Anna Karenina"})
    await home.settled()

    assert "Anna" not in shown(bob, card).text
    assert shown(bob, card).text.startswith(f"<@{alice.id}>\n✓ **Read**")


@pytest.mark.parametrize("action", ["1:td", "1:sg", "1:hz", "1:rl", "1:hb:1", "1:wy:1", "1:ys"])
async def test_a_screen_of_their_own_opened_there_is_seen_by_them_alone(home: Home, action: str) -> None:
    """Whatever is tapped, by a button of ours or one that somebody made up."""
    alice, bob, card = await reminder(home)
    seen = len(alice.posts(card.channel))

    await alice.click_raw(action, card)
    await home.settled()
    opened = len(alice.posts(card.channel)) - seen
    await alice.slash("done", habit="Read", in_=alice.dm)
    await home.settled()

    assert (opened, len(bob.posts(card.channel))) == (1, 1)
    assert shown(bob, card).text == f"<@{alice.id}>\n✓ **Read** · 1 in a row"


async def test_a_milestone_reached_there_is_told_to_them_alone(home: Home) -> None:
    alice, bob, channel = await reminded(home)
    for _ in range(6):
        await alice.slash("done", habit="Read", in_=alice.dm)
        await next_evening(home)
    posts = len(bob.posts(channel))

    answer = await alice.click("Done", bob.posts(channel)[-1])
    await home.settled()

    assert ["7 days of" in post.text for post in answer.followups] == [True]
    assert answer.followups[0].ephemeral
    assert "7 in a row" in bob.posts(channel)[-1].text
    assert len(bob.posts(channel)) == posts


async def test_a_message_kept_by_an_older_version_that_would_name_nobody_is_left_as_it_is(home: Home) -> None:
    alice, bob, card = await reminder(home)
    number, now = await home.number(alice), home.discord.clock.moment()
    async with home.house.database.transaction() as storage:
        (kept,) = [one for one in await storage.desk.shown(number) if one.message == card.id]
        older = LiveMessage(kept.platform, card.channel.id, kept.message, kept.view, kept.habits, kept.date)
        await storage.desk.forget_message(kept.platform, kept.chat, kept.message)
        await storage.desk.show(number, older, now)

    await alice.slash("done", habit="Read", in_=alice.dm)
    await home.settled()

    assert shown(bob, card).text == card.text
    async with home.house.database.transaction() as storage:
        assert [one for one in await storage.desk.shown(number) if one.message == card.id] == []


async def test_a_list_kept_by_an_older_version_where_others_read_along_is_left_as_it_is(home: Home) -> None:
    """Else what is added later, and logged, would be told to all."""
    alice, bob, card = await reminder(home)
    number, now = await home.number(alice), home.discord.clock.moment()
    async with home.house.database.transaction() as storage:
        (kept,) = [one for one in await storage.desk.shown(number) if one.message == card.id]
        await storage.desk.show(number, replace(kept, view=f"1:td:{kept.date:%y%m%d}:0"), now)

    await home.keeps(alice, "Secret daily")
    await home.settled()

    assert shown(bob, card).text == card.text
    async with home.house.database.transaction() as storage:
        assert [one for one in await storage.desk.shown(number) if one.message == card.id] == []


async def test_somebody_who_has_left_the_server_is_not_written_about_there_any_more(home: Home) -> None:
    alice, bob, channel = await reminded(home)
    server_of(home, channel).leave(alice)

    await next_evening(home)

    assert len(bob.posts(channel)) == 1
    (account,) = await home.accounts(alice)
    assert account.fallback == ""


async def test_what_somebody_does_after_they_left_a_server_is_not_told_there(home: Home) -> None:
    alice, bob, card = await reminder(home)
    server_of(home, card.channel).leave(alice)

    await alice.slash("done", habit="Read", in_=alice.dm)
    await home.settled()

    number = await home.number(alice)
    assert shown(bob, card).text == card.text
    async with home.house.database.transaction() as storage:
        assert [one for one in await storage.desk.shown(number) if one.message == card.id] == []


async def test_a_thread_where_nobody_wrote_for_long_is_brought_back_by_a_reminder(home: Home) -> None:
    _, bob, thread = await reminded(home, in_thread=True)
    server_of(home, thread).archive(thread)

    await next_evening(home)

    assert len(bob.posts(thread)) == 2
    assert not thread.archived


@pytest.mark.parametrize("is_locked", [True, False])
async def test_where_our_words_are_not_wanted_any_more_nothing_is_tried_again(home: Home, is_locked: bool) -> None:
    """The thread is locked, or the server's AutoMod stops them."""
    alice, bob, thread = await reminded(home, in_thread=True)
    if is_locked:
        server_of(home, thread).archive(thread, locked=True)
    else:
        thread.blocked = frozenset({"Read"})
    sent = len(home.discord.calls("POST", f"/channels/{thread.id}/messages"))

    await next_evening(home)
    answer = await alice.slash("today", in_=alice.dm)
    await home.settled()

    assert len(bob.posts(thread)) == 1
    assert len(home.discord.calls("POST", f"/channels/{thread.id}/messages")) == sent + 1
    (account,) = await home.accounts(alice)
    assert account.fallback == ""
    assert ["Your direct messages are closed" in post.text for post in answer.followups] == [True]
