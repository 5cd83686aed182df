"""/settings: what is chosen is kept, is shown everywhere, and forged choices change nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import time
from time import process_time

import pytest

from bot.conversation.dispatch import Answer
from bot.conversation.reply import Picture
from bot.conversation.wording import render
from core.people import Account, Person, ThemeChoice
from core.pictures import HeatmapPicture, MilestonePicture, SharePicture, Theme
from tests.conversation.house import Talker, World, buttons, words, world


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def person(home: World, talker: Talker) -> Person:
    async with home.database.transaction() as storage:
        found = await storage.people.by_account(talker.platform, talker.user)
    assert found is not None
    return found


async def go(alice: Talker, *labels: str) -> Answer:
    """Tap from the card of settings on."""
    answer = await alice.say("/settings")
    for label in labels:
        answer = await alice.tap(buttons(answer.reply)[label])
    return answer


async def week_done(home: World, alice: Talker) -> Answer:
    """The seventh day in a row is done."""
    added = await alice.say("Read daily")
    await alice.tap(buttons(added.reply)["Add"])
    for _ in range(6):
        await alice.say("done read")
        home.pass_time(days=1)
    return await alice.say("done read")


def theme_of(answer: Answer) -> Theme:
    shown = answer.reply.picture or answer.reply.then[0].picture
    assert isinstance(shown, Picture)
    assert isinstance(shown.values, HeatmapPicture | MilestonePicture | SharePicture)
    return shown.values.look.theme


async def test_quiet_hours_are_picked_by_their_beginning_and_end(home: World) -> None:
    alice = home.talker("alice")

    picked = await go(alice, "Quiet hours", "Other hours", "21:30", "06:30")

    assert "Quiet hours: 21:30–06:30" in words(picked.reply)
    chosen = (await person(home, alice)).preferences
    assert (chosen.quiet_from, chosen.quiet_until) == (time(21, 30), time(6, 30))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/settings quiet 8:00-16:00", "08:00–16:00"),
        ("/settings quiet 10pm 6am", "22:00–06:00"),
        ("/settings Quiet hours 23:00 – 5:15", "23:00–05:15"),
        ("/settings quiet off", "Quiet hours: off"),
        ("/settings quiet 23:00", "is none of these"),
        ("/settings quiet 7:00-7:00", "is none of these"),
        ("/settings quiet 25:00-7:00", "is none of these"),
        ("/settings adding later 7 days", "Adding later: 7 days"),
        ("/settings backfill 0", "Adding later: only today"),
        ("/settings week start saturday", "Week start: Saturday"),
        ("/settings theme AUTO", "Pictures: by day light"),
        ("/settings language de", "Sprache: Deutsch"),
        ("/settings skips none", "Skips: none"),
        ("/settings nonsense", "No setting is called"),
        ("/settings reminders", "Time zone: Berlin"),
    ],
)
async def test_every_setting_can_be_typed(home: World, line: str, shown: str) -> None:
    alice = home.talker("alice")

    answer = await alice.say(line)

    assert shown in "\n".join(render(line, answer.voice) for line in answer.reply.lines)


@pytest.mark.parametrize(
    "forged",
    [
        "1:so:quiet:9999-0700",
        "1:so:quiet:2230",
        "1:so:quiet",
        "1:so:day:0601",
        "1:so:day:xx",
        "1:so:backfill:100000",
        "1:so:skips:-1",
        "1:so:theme:pink",
        "1:so:language:xx",
        "1:so:reminders:telegram",
        "1:so:zone:UTC",
        "1:so:nothing:on",
        "1:sf:nothing",
        "1:sq:9999",
        "1:so:dates:de-DE",
    ],
)
async def test_a_forged_choice_changes_nothing(home: World, forged: str) -> None:
    alice = home.talker("alice")
    await alice.say("/settings")
    before = await person(home, alice)

    answer = await alice.tap(forged)

    assert await person(home, alice) == before
    assert "broke" not in words(answer.reply)


@pytest.mark.parametrize(
    ("theme", "hours_on", "expected"),
    [
        ("✓ dark", 0, Theme.DARK),
        ("light", 0, Theme.LIGHT),
        ("by day light", 0, Theme.LIGHT),
        ("by day light", 12, Theme.DARK),
    ],
)
async def test_every_picture_has_the_theme_that_was_chosen(
    home: World, theme: str, hours_on: int, expected: Theme
) -> None:
    alice = home.talker("alice")
    await go(alice, "Pictures", theme)
    home.pass_time(hours=hours_on)

    shown = [await week_done(home, alice), await alice.say("/stats"), await alice.say("/share read")]

    assert [theme_of(answer) for answer in shown] == [expected] * 3


async def test_in_calm_mode_a_milestone_is_one_plain_sentence(home: World) -> None:
    alice = home.talker("alice")
    await go(alice, "Calm mode", "on")

    (milestone,) = (await week_done(home, alice)).reply.then

    assert words(milestone) == "Read: 7 days in a row."
    assert (milestone.picture, milestone.celebrate, milestone.silent) == (None, False, True)


async def test_without_calm_mode_it_is_celebrated(home: World) -> None:
    (milestone,) = (await week_done(home, home.talker("alice"))).reply.then

    assert milestone.celebrate


async def test_who_is_on_several_platforms_chooses_where_reminders_come(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("/settings")
    one = await person(home, alice)
    async with home.database.transaction() as storage:
        await storage.people.save_account(one.id, Account("discord", "7", "77"))

    chosen = await go(alice, "Reminders", "Discord")

    assert "Reminders: Discord" in words(chosen.reply)
    async with home.database.transaction() as storage:
        reminded = [account.platform for account in await storage.people.accounts(one.id) if account.reminds]
    assert reminded == ["discord"]


async def test_the_allowance_of_skips_is_what_the_card_counts(home: World) -> None:
    alice = home.talker("alice")
    added = await alice.say("Read daily")
    await alice.tap(buttons(added.reply)["Add"])
    await go(alice, "Skips", "4 a month")

    skipped = await alice.say("/skip read")

    assert "3 of 4 skips left this month." in words(skipped.reply)


async def test_savers_count_from_the_day_they_are_switched_on(home: World) -> None:
    alice = home.talker("alice")

    await go(alice, "Streak savers", "on")
    assert (await person(home, alice)).savers_since is not None

    await go(alice, "Streak savers", "off")
    assert (await person(home, alice)).savers_since is None


async def test_themes_of_the_core_are_those_of_the_screen(home: World) -> None:
    shown = await go(home.talker("alice"), "Pictures")

    assert len([label for label in buttons(shown.reply) if "Back" not in label]) == len(ThemeChoice)


async def test_nobody_waits_for_the_search_for_a_setting_in_a_line_as_long_as_a_message(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("/settings")

    began = process_time()
    answer = await alice.say(f"/settings langage {'x ' * 2000}")

    assert process_time() - began < 0.3
    assert "Language" in buttons(answer.reply)
