"""Pictures, cards to share and milestones on Discord."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes.discord import places
from tests.frontends.discord.home import Home, newest


async def test_a_picture_arrives_with_its_facts_in_words(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")

    await alice.slash("stats")

    post = await alice.hears("Heatmap of the last year")
    (picture,) = post.attachments
    assert picture["filename"] == "picture.png"
    assert picture["width"] > picture["height"]
    assert picture["description"].startswith("Heatmap of the last year. Your habit: Last 90 days")


async def test_a_card_is_posted_in_a_server_by_a_tap_and_seen_by_its_owner_alone_until_then(home: Home) -> None:
    alice, bob = await home.person(), home.discord.person("Bob", installed=True)
    channel = home.discord.server("Habits", [alice, bob], ["habits"]).channel("habits")
    await home.keeps(alice, "Read daily")
    await alice.click("Done already")

    shown = await alice.slash("share", in_=channel)
    before = bob.posts(channel)
    await alice.click("Post here", in_=channel)
    home.discord.redeliver()
    await alice.slash("today")
    await home.settled()

    assert shown.ephemeral
    assert before == []
    (posted,) = bob.posts(channel)
    assert posted.text.startswith(r"Alice · **Read**\: 1 in a row")
    assert [picture["filename"] for picture in posted.attachments] == ["picture.png"]
    assert posted.labels == posted.pinged == []


async def test_a_milestone_reached_by_a_tap_is_cheered(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    for _ in range(6):
        await alice.slash("done", habit="Read")
        home.discord.clock.advance(timedelta(days=1))
    await alice.slash("today")

    await alice.click("Done")
    await home.settled()

    assert "7 days of Read" in newest(alice).text
    assert [one["emoji"]["name"] for one in newest(alice).raw["reactions"]] == ["🎉"]


@pytest.mark.parametrize("is_open", [True, False])
async def test_where_nothing_may_be_attached_the_words_stand_and_the_picture_comes_in_private(
    home: Home, is_open: bool
) -> None:
    alice = await home.person()
    server = home.discord.server("Habits", [alice], ["habits"])
    await home.keeps(alice, "Read daily")
    server.forbid(places.ATTACH_FILES, server.channel("habits"))
    if not is_open:
        alice.close_dms()

    answer = await alice.slash("stats", in_=server.channel("habits"))
    await home.settled()

    assert answer.ephemeral
    assert "Last 90 days" in answer.text
    assert ("look in" in answer.text, "Ask me in" in answer.text) == (is_open, not is_open)
    assert len(newest(alice).attachments) == is_open


async def test_a_milestone_is_told_where_nothing_may_be_attached(home: Home) -> None:
    alice = await home.person()
    server = home.discord.server("Habits", [alice], ["habits"])
    channel = server.channel("habits")
    await home.keeps(alice, "Read daily")
    server.forbid(places.ATTACH_FILES, channel)
    for _ in range(6):
        await alice.slash("done", habit="Read")
        home.discord.clock.advance(timedelta(days=1))

    answer = await alice.slash("done", habit="Read", in_=channel)
    await home.settled()

    assert ["7 days of Read" in post.text for post in answer.followups] == [True]


async def test_nobody_posts_the_card_of_somebody_else(home: Home) -> None:
    alice, bob = await home.person(), await home.person("Bob")
    channel = home.discord.server("Habits", [alice, bob], ["habits"]).channel("habits")
    await home.keeps(alice, "Read daily")
    shown = await bob.slash("today", in_=channel)
    assert shown.post is not None

    answer = await bob.click_raw("1:sh:1", shown.post)

    assert answer.ephemeral
    assert "not here any more" in answer.text
    assert alice.posts(channel) == []
