"""The server beside the phone: who sees what in the channel, and what comes in private."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.request import Said
from bot.frontends.playground.book import Visitor
from bot.frontends.playground.event import event_of
from bot.frontends.playground.travel import Jump
from tests.frontends.playground.stage import Stage, buttons_of, open_stage, text_of

LINE = "/add Read 20 min daily 21:00"


async def members(stage: Stage) -> tuple[Visitor, Visitor, Visitor]:
    """Sam, Mai and Linh."""
    await stage.world.open_server("en")
    sam, mai, linh = (stage.world.book.visitors[one["id"]] for one in stage.world.server.view())
    return sam, mai, linh


async def say(stage: Stage, member: Visitor, words: str, key: str = "") -> dict[str, Any]:
    """What the member sees last in the channel then."""
    assert await stage.world.say_in_channel(member, words, key or f"k{next(stage.keys)}")
    return last(stage, member)


async def tap(stage: Stage, member: Visitor, label: str, key: str = "") -> dict[str, Any]:
    """Tap the newest button of that label in the channel; what the member sees last then."""
    found = [(one, button) for one in stage.world.server.seen_by(member) for button in buttons_of(one)]
    message, button = next(pair for pair in reversed(found) if pair[1]["label"] == label)
    await stage.world.tap_in_channel(member, message["id"], button["action"], key or f"k{next(stage.keys)}")
    return last(stage, member)


def last(stage: Stage, member: Visitor) -> dict[str, Any]:
    return stage.world.server.seen_by(member)[-1]


async def test_three_members_are_there_once_each_with_a_clock_of_their_own(stage: Stage) -> None:
    await asyncio.gather(*(stage.world.open_server("en") for _ in range(3)))

    view = stage.world.view()
    assert [(one["name"], one["zone"]) for one in view["members"]] == [
        ("Sam", "Europe/Berlin"),
        ("Mai", "Asia/Tokyo"),
        ("Linh", "America/New_York"),
    ]
    assert view["visitors"] == []


async def test_a_command_is_answered_for_whoever_gave_it_and_for_nobody_else(stage: Stage) -> None:
    sam, mai, _ = await members(stage)

    card = await say(stage, sam, LINE)
    added = await tap(stage, sam, "Add")
    listed = await say(stage, sam, "/today")

    assert (card["used"], card["for"]) == (LINE, sam.id)
    assert "Added Read 20 min" in text_of(added)
    assert (added["id"], added["used"]) == (card["id"], LINE)
    assert next(button["label"] for button in buttons_of(listed)) == "Done"
    assert stage.world.server.seen_by(mai) == []


async def test_what_is_said_without_a_slash_is_for_everybody_and_unheard_by_the_bot(stage: Stage) -> None:
    sam, mai, linh = await members(stage)

    await say(stage, sam, "Read 20 min daily 21:00")
    await say(stage, mai, "/tidy up, everybody")

    seen = [[(one["name"], text_of(one)) for one in stage.world.server.seen_by(member)] for member in (sam, mai, linh)]
    assert seen == [[("Sam", "Read 20 min daily 21:00"), ("Mai", "/tidy up, everybody")]] * 3
    assert (await stage.world.inspect(sam))["records"]["people"] == []


async def test_a_command_of_direct_messages_is_not_one_of_the_channel(stage: Stage) -> None:
    sam, _, _ = await members(stage)

    assert not await stage.world.say_in_channel(sam, "/habits", "k")

    assert stage.world.server.seen_by(sam) == []
    names = [command["name"] for command in stage.world.server.commands("de-AT")]
    assert {"/today", "/add", "/done", "/stats", "/help"} <= set(names)
    assert "/habits" not in names


async def test_the_menu_of_commands_speaks_the_language_of_the_page(stage: Stage) -> None:
    english, german = (
        {one["name"]: one["description"] for one in stage.world.server.commands(language)} for language in ("en", "de")
    )

    assert english.keys() == german.keys()
    assert all(english[name] != german[name] for name in english)


async def test_whoever_gives_the_first_command_is_greeted_in_private_once(stage: Stage) -> None:
    sam, mai, _ = await members(stage)

    await say(stage, sam, "/help")
    await say(stage, sam, "/today")

    assert [text_of(one) for one in sam.messages] == ["Hi, this is where I will remind you. /today shows what is open."]
    assert mai.messages == []
    assert [one["told"] for one in stage.world.server.view()] == [1, 0, 0]


async def test_a_member_that_is_named_in_a_command_is_meant(stage: Stage) -> None:
    sam, mai, linh = await members(stage)
    await say(stage, mai, LINE)
    await tap(stage, mai, "Add")
    await say(stage, mai, "/profile")
    await tap(stage, mai, "Switch on")

    assert text_of(await say(stage, sam, "/profile @Mai")) == "Streaks of Mai\nRead 20 min"
    assert text_of(await say(stage, sam, "/profile @linh")) == "Linh shows no streaks."
    assert "your profile" in text_of(await say(stage, mai, "/profile @mai")).casefold()
    assert linh.messages == []


async def test_reminders_come_in_private_at_each_members_own_time(stage: Stage) -> None:
    sam, mai, _ = await members(stage)
    for member in (sam, mai):
        await say(stage, member, LINE)
        await tap(stage, member, "Add")

    await stage.world.jump(mai, Jump.REMINDER)

    assert [message["at"][:16] for message in sam.messages[1:]] == ["2026-11-22T21:00"]
    assert [message["at"] for message in mai.messages[1:]] == ["2026-11-23T21:00:00+09:00"]
    assert "⏰ Read 20 min" in text_of(mai.messages[-1])
    assert all("⏰" not in text_of(message) for message in stage.world.server.seen_by(sam))


async def test_done_in_the_private_reminder_counts_for_the_list_of_the_channel(stage: Stage) -> None:
    sam, _, _ = await members(stage)
    await say(stage, sam, LINE)
    await tap(stage, sam, "Add")
    await stage.world.jump(sam, Jump.REMINDER)

    await stage.tap(sam, "Done")

    assert "✓ Read 20 min" in text_of(await say(stage, sam, "/today"))


async def test_a_notice_stands_beside_the_message_that_stays_as_it_is(stage: Stage) -> None:
    sam, _, _ = await members(stage)
    await say(stage, sam, LINE)
    await tap(stage, sam, "Add")
    before = stage.world.server.seen_by(sam)[-1]
    done = next(button["action"] for button in buttons_of(before) if button["label"] == "Done already")

    for key in ("once", "once", "twice"):
        await stage.world.tap_in_channel(sam, before["id"], done, key)

    card, notice = stage.world.server.seen_by(sam)
    assert "1 in a row" in text_of(card)
    assert text_of(notice) == "Already counted"
    assert notice["for"] == sam.id


async def test_a_command_that_arrives_twice_is_answered_once(stage: Stage) -> None:
    sam, _, _ = await members(stage)

    await asyncio.gather(
        *(stage.world.say_in_channel(sam, words, words[-5:]) for words in (LINE, LINE, "Hello", "Hello"))
    )

    assert [message["key"] for message in stage.world.server.seen_by(sam)] == ["21:00", "Hello"]


async def test_an_answer_that_was_lost_in_a_crash_is_given_when_the_command_comes_again(stage: Stage) -> None:
    sam, _, _ = await members(stage)
    await stage.playground.dispatcher.answer(event_of(sam, Said(LINE), "lost"))

    card = await say(stage, sam, LINE, "lost")

    assert "I ask at 21:00" in text_of(card)


async def test_nobody_taps_or_dismisses_what_another_one_sees(stage: Stage) -> None:
    sam, mai, _ = await members(stage)
    await say(stage, sam, LINE)
    card = await tap(stage, sam, "Add")
    done = next(button["action"] for button in buttons_of(card) if button["label"] == "Done already")

    await stage.world.tap_in_channel(mai, card["id"], done, "stolen")
    await stage.world.dismiss(mai, card["id"])

    assert stage.world.server.seen_by(sam) == [card]
    assert (await stage.world.inspect(sam))["records"]["entries"] == []


@pytest.mark.parametrize("kind", ["own answer", "everybody's line"])
async def test_only_an_answer_for_oneself_can_be_dismissed(stage: Stage, kind: str) -> None:
    sam, _, _ = await members(stage)
    message = await say(stage, sam, "/help" if kind == "own answer" else "Hello")

    await stage.world.dismiss(sam, message["id"])

    assert stage.world.server.seen_by(sam) == ([] if kind == "own answer" else [message])


async def test_the_channel_is_there_after_a_restart_with_its_picture(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as before:
        sam, _, _ = await members(before)
        await say(before, sam, LINE)
        await tap(before, sam, "Add")
        await say(before, sam, "/stats")
        then = (before.world.view(), before.world.server.seen_by(sam))

    async with open_stage(tmp_path) as after:
        found = after.world.book.visitors[sam.id]
        seen = after.world.server.seen_by(found)
        assert (after.world.view(), seen) == then
        assert (after.world.book.pictures / seen[-1]["picture"]["name"]).exists()
        assert "Heatmap" in seen[-1]["picture"]["alt"]


async def test_a_reset_empties_the_server_too(stage: Stage) -> None:
    sam, _, _ = await members(stage)
    await say(stage, sam, "/help")
    await say(stage, sam, "Hello")

    await stage.world.reset()
    again, _, _ = await members(stage)

    assert again.id != sam.id
    assert (stage.world.server.seen_by(again), again.messages) == ([], [])


async def test_a_card_is_posted_for_all_by_a_tap(stage: Stage) -> None:
    sam, mai, _ = await members(stage)
    await say(stage, sam, LINE)
    await tap(stage, sam, "Add")
    await say(stage, sam, "/share read")
    alone = stage.world.server.seen_by(mai)

    await tap(stage, sam, "Post here")

    assert alone == []
    assert text_of(last(stage, mai)).startswith("Sam · Read 20 min")
    assert "picture" in last(stage, mai)
