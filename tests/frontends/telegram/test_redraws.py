"""Copies that stand elsewhere are drawn anew at Telegram's pace, and whoever taps waits for none of them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.conversation.reply import Reply, text
from bot.conversation.request import Event, Said
from bot.conversation.wording import Voice
from bot.frontends.frontend import TryLater
from bot.frontends.telegram.pace import Pace
from bot.frontends.telegram.redraws import Redraws
from tests.fakes.telegram import Person, Post
from tests.frontends.telegram.living import at_noon, living, reader

VOICE = Voice()
OLD, NEW = Reply((text("toast-logged"),)), Reply((text("toast-taken-back"),))
CHAT_SECONDS = 0.1


def nobody() -> None:
    """Nobody waits for it."""


async def drawn(redraws: Redraws) -> None:
    async with asyncio.timeout(5):
        while redraws.waiting:  # noqa: ASYNC110 - a number, which rings no bell
            await asyncio.sleep(0.01)


async def test_each_message_is_drawn_once_as_it_was_asked_for_last_and_none_over_an_answer() -> None:
    pace, seen = Pace(a_second=1000, chat_seconds=CHAT_SECONDS), list[tuple[str, str, Reply, float]]()
    now = asyncio.get_running_loop().time

    async def draw(chat: str, message: str, reply: Reply, voice: Voice) -> bool:
        seen.append((chat, message, reply, now()))
        return True

    redraws = Redraws(pace.turn, draw)
    pace.went("1")
    for message in ("first", "answered", "second"):
        redraws.want("1", message, OLD, VOICE, nobody)
    redraws.want("1", "second", NEW, VOICE, nobody)
    async with redraws.give_way("1", "answered"):
        pass
    redraws.want("2", "elsewhere", OLD, VOICE, nobody)
    began = now()
    await drawn(redraws)

    assert [(chat, message, reply) for chat, message, reply, _ in seen] == [
        ("2", "elsewhere", OLD),
        ("1", "first", OLD),
        ("1", "second", NEW),
    ]
    assert seen[2][3] - began > 1.9 * CHAT_SECONDS


async def test_what_is_being_drawn_is_there_before_the_answer_that_takes_its_place() -> None:
    order, painting, painted = list[str](), asyncio.Event(), asyncio.Event()

    async def draw(chat: str, message: str, reply: Reply, voice: Voice) -> bool:
        painting.set()
        await painted.wait()
        order.append("copy")
        return True

    async def answer() -> None:
        async with redraws.give_way("1", "picture"):
            order.append("answer")

    redraws = Redraws(Pace().turn, draw)
    redraws.want("1", "picture", OLD, VOICE, nobody)
    await painting.wait()
    async with redraws.give_way("1", "another"):
        order.append("another")
    answered = asyncio.create_task(answer())
    await asyncio.sleep(0)
    painted.set()
    await answered

    assert order == ["another", "copy", "answer"]


async def test_what_is_asked_for_while_an_answer_is_written_comes_after_it() -> None:
    order = list[str]()

    async def draw(chat: str, message: str, reply: Reply, voice: Voice) -> bool:
        order.append("newer copy")
        return True

    redraws = Redraws(Pace().turn, draw)
    async with redraws.give_way("1", "card"):
        redraws.want("1", "card", NEW, VOICE, nobody)
        await asyncio.sleep(0.05)
        order.append("answer")
    await drawn(redraws)

    assert order == ["answer", "newer copy"]


async def test_a_copy_worked_out_before_an_answer_is_not_drawn_over_it(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        await life.quiet()
        elsewhere = await life.house.dispatcher.answer(said_by(alice, "read done"))

        await alice.tap_raw("1:td:261122:0", card)
        yesterday = await changed(alice, card)
        await life.house.redraw(elsewhere.redraws, elsewhere.voice)
        await life.quiet()

        assert len(elsewhere.redraws) == 1
        assert (await changed(alice, card)).text == yesterday.text


async def test_a_copy_worked_out_while_an_answer_is_under_way_stands_in_the_end(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        await life.quiet()
        life.bot.sender.pace = Pace(chat_seconds=0.0)
        telegram.fault("answerCallbackQuery", delay=0.5)

        tapped = asyncio.create_task(alice.tap("Read", card))
        await telegram.received("answerCallbackQuery", 2)  # Add was the first
        elsewhere = await life.house.dispatcher.answer(said_by(alice, "undo"))
        await life.house.redraw(elsewhere.redraws, elsewhere.voice)
        await tapped
        await life.quiet()

        assert [post.text for post in alice.posts() if post.id == card.id] == [card.text]


async def test_of_two_copies_the_one_worked_out_last_is_drawn(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        await life.quiet()
        first = await life.house.dispatcher.answer(said_by(alice, "read done"))
        second = await life.house.dispatcher.answer(said_by(alice, "undo"))

        await life.house.redraw(second.redraws, second.voice)
        await life.house.redraw(first.redraws, first.voice)
        await life.quiet()

        assert len(first.redraws) == len(second.redraws) == 1
        assert [post.text for post in alice.posts() if post.id == card.id] == [card.text]


async def test_copies_are_drawn_though_the_answer_itself_cannot_be_sent(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        await alice.say("/today")
        await life.quiet()
        telegram.fault("editMessageText", status=403, match=lambda asked: str(asked["message_id"]) == str(card.id))

        await alice.tap("Read", card)
        await life.quiet()

        answered, copy = [post.text for post in alice.posts()][-2:]
        assert answered == card.text
        assert "Well kept" in copy


def said_by(person: Person, words: str) -> Event:
    """On its way through another front-end, which is slow to answer."""
    return Event(f"test:{words}", "telegram", f"{person.id}", f"{person.id}", Said(words))


async def test_copies_that_wait_when_cairn_is_stopped_are_drawn_if_their_turn_comes_soon() -> None:
    pace, seen = Pace(chat_seconds=CHAT_SECONDS), list[str]()

    async def draw(chat: str, message: str, reply: Reply, voice: Voice) -> bool:
        seen.append(chat)
        return True

    redraws = Redraws(pace.turn, draw)
    pace.went("soon")
    pace.park("closed", timedelta(minutes=1))
    for chat in ("closed", "soon"):
        redraws.want(chat, "card", OLD, VOICE, nobody)
    await redraws.finish(10 * CHAT_SECONDS)

    assert seen == ["soon"]
    assert not redraws.waiting


async def test_a_copy_of_several_messages_stays_as_it_is_and_no_more_of_them_come(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        before = [post.text for post in alice.posts()]

        long = Reply((text("toast-logged"),) * 1000)
        await life.bot.redraw(f"{alice.id}", f"{card.id}", long, VOICE, nobody)
        await life.quiet()

        assert [post.text for post in alice.posts()] == before


async def test_a_chat_that_is_closed_for_now_is_drawn_once_it_opens() -> None:
    refusals, seen = [TryLater("flooded", timedelta(seconds=0.05))] * 2, list[str]()

    async def turn(chat: str) -> None:
        if refusals:
            raise refusals.pop()

    async def draw(chat: str, message: str, reply: Reply, voice: Voice) -> bool:
        seen.append(message)
        return True

    redraws = Redraws(turn, draw)
    redraws.want("1", "card", OLD, VOICE, nobody)
    await drawn(redraws)

    assert (refusals, seen) == ([], ["card"])


async def test_taps_are_answered_at_once_while_copies_wait_for_their_turn(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        for _ in range(3):
            await alice.say("/today")
            await life.quiet()

        life.bot.sender.pace = Pace(chat_seconds=3.0)
        toasts = [await alice.tap("Read", card)]
        toasts.append(await alice.tap("Read", await changed(alice, card)))
        copies_wait = life.bot.redraws.waiting
        life.bot.sender.pace = Pace(chat_seconds=0.0)
        await life.quiet()

        assert toasts == ["1 in a row", "Taken back"]
        assert copies_wait, "both taps were answered before the second copy was drawn"
        assert [post.text for post in alice.posts() if "of 1 done" in post.text] == [card.text] * 4


async def changed(person: Person, card: Post) -> Post:
    """The message, once it says something else."""
    async with asyncio.timeout(20):
        while True:
            now = next(post for post in person.posts() if post.id == card.id)
            if now.text != card.text:
                return now
            await asyncio.sleep(0.01)
