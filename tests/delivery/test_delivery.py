"""From a slot to a message: at the person's own wall clock, once, and only while the habit is still open."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.conversation.redrawing import Newest
from bot.conversation.reply import Reply
from bot.conversation.wording import Voice
from bot.delivery.closing import Closing
from bot.delivery.due import claim
from bot.delivery.outbox import Courier
from bot.delivery.ticker import Ticker
from bot.frontends.frontend import DeliveryFailed, Done, TryLater, Unreachable, Unsure
from core.ports import DeliveryState
from storage.tables import outbox
from tests.conversation.house import World, buttons, words, world

EVENING = datetime(2026, 11, 23, 20, tzinfo=UTC)
"""21:00 in Berlin."""


@dataclass
class Postbox:
    """A front-end whose letters can be read, and which fails as it is told."""

    platform: str = "test"
    letters: list[tuple[str, Reply]] = field(default_factory=list)
    failures: list[DeliveryFailed] = field(default_factory=list)
    redrawn: list[tuple[str, Reply]] = field(default_factory=list)
    away: bool = False
    """It is asked to draw, and draws nothing."""

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        if self.failures:
            raise self.failures.pop(0)
        self.letters.append((chat, reply))
        return str(len(self.letters))

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
        self.redrawn.append((message, reply))
        if not self.away:
            done()


@dataclass
class Post:
    """A world with a courier and one postbox."""

    world: World
    postbox: Postbox
    ticker: Ticker

    async def at(self, instant: datetime) -> list[tuple[str, Reply]]:
        """Tick at `instant`: what was delivered then."""
        self.world.now = instant
        before = len(self.postbox.letters)
        await self.ticker.tick()
        return self.postbox.letters[before:]

    async def states(self) -> list[tuple[str, str]]:
        async with self.world.database.transaction() as storage:
            rows = await storage.outbox.connection.execute(
                select(outbox.c.state, outbox.c.reason).order_by(outbox.c.not_before)
            )
            return [(row.state, row.reason) for row in rows]


@pytest.fixture
async def post(database_url: str) -> AsyncIterator[Post]:
    async with world(database_url) as made:
        postbox = Postbox()
        courier = Courier(made.database, lambda: made.now, {"test": postbox}, made.dispatcher.newest, "this process")
        yield Post(made, postbox, Ticker(courier, Closing(made.dispatcher, {"test": postbox})))


async def add(post: Post, line: str = "Read daily 21:00", user: str = "alice") -> None:
    alice = post.world.talker(user)
    card = await alice.say(line, key=f"{user} {line}")
    await alice.tap(buttons(card.reply)["Add"], key=f"add {user} {line}")


def a_minute_apart(start: datetime, minutes: int) -> Iterator[datetime]:
    return (start + timedelta(minutes=minute) for minute in range(minutes))


async def test_the_reminder_comes_at_the_persons_own_wall_clock_and_once(post: Post) -> None:
    await add(post)

    early = await post.at(EVENING - timedelta(seconds=1))
    due = await post.at(EVENING)
    later = [letter for instant in a_minute_apart(EVENING, 5) for letter in await post.at(instant)]

    assert early == []
    assert [(chat, "⏰ Read" in words(reply)) for chat, reply in due] == [("alice", True)]
    assert later == []


async def test_it_comes_again_on_the_next_day(post: Post) -> None:
    await add(post)

    days = [await post.at(EVENING + timedelta(days=day)) for day in range(4)]

    assert [["⏰ Read" in words(reply) for _, reply in day] for day in days] == [[True], [True], [True], [True, False]]
    assert "Pause Read for a week?" in words(days[3][1][1])


async def test_what_is_done_is_not_asked_for(post: Post) -> None:
    await add(post)
    await post.world.talker("alice").say("read done", key="done")

    assert await post.at(EVENING) == []
    assert await post.states() == [(DeliveryState.SKIPPED, "not needed")]


async def test_what_is_done_while_it_waits_in_the_queue_is_not_sent(post: Post) -> None:
    await add(post)
    post.world.now = EVENING
    await claim(post.world.database, lambda: EVENING)
    await post.world.talker("alice").say("read done", key="done")

    assert await post.at(EVENING) == []


async def test_a_skipped_or_paused_date_is_not_asked_for(post: Post) -> None:
    await add(post)
    await add(post, "Piano daily 21:00")
    alice = post.world.talker("alice")
    await alice.say("/skip read")
    card = await alice.say("/habit piano")
    await alice.tap(buttons(card.reply)["Pause a week"])

    assert await post.at(EVENING) == []


async def test_a_habit_in_the_bin_is_not_asked_for(post: Post) -> None:
    await add(post)
    alice = post.world.talker("alice")
    card = await alice.say("/habit read")
    question = await alice.tap(buttons(card.reply)["Delete…"])
    await alice.tap(buttons(question.reply)["Delete"])

    assert await post.at(EVENING) == []


async def test_two_processes_that_claim_together_send_one_message(post: Post) -> None:
    for user in ("alice", "bob", "charlie"):
        await add(post, user=user)
    post.world.now = EVENING
    other = Courier(post.world.database, lambda: EVENING, {"test": post.postbox}, Newest(), "another process")

    await asyncio.gather(post.ticker.tick(), Ticker(other, post.ticker.closing).tick())

    assert sorted(chat for chat, _ in post.postbox.letters) == ["alice", "bob", "charlie"]


async def test_a_crash_after_the_claim_loses_nothing(post: Post) -> None:
    await add(post)
    post.world.now = EVENING
    await claim(post.world.database, lambda: EVENING)
    async with post.world.database.transaction() as storage:
        await storage.outbox.lease("a process that dies now", EVENING, EVENING + timedelta(seconds=60), 10)

    held = await post.at(EVENING + timedelta(seconds=30))
    rescued = await post.at(EVENING + timedelta(seconds=61))

    assert held == []
    assert len(rescued) == 1


async def test_what_is_two_hours_late_is_not_sent_any_more(post: Post) -> None:
    await add(post)

    assert await post.at(EVENING + timedelta(hours=2)) == []
    assert (await post.states())[0] == (DeliveryState.EXPIRED, "too late")


async def test_a_platform_that_asks_for_patience_gets_it(post: Post) -> None:
    await add(post)
    post.postbox.failures = [TryLater("flood", timedelta(seconds=30))]

    first = await post.at(EVENING)
    too_early = await post.at(EVENING + timedelta(seconds=29))
    then = await post.at(EVENING + timedelta(seconds=30))

    assert (len(first), len(too_early), len(then)) == (0, 0, 1)


async def test_patience_beyond_the_use_of_a_reminder_ends_it(post: Post) -> None:
    await add(post)
    post.postbox.failures = [TryLater("flood", timedelta(hours=3))]

    await post.at(EVENING)

    assert (await post.states())[0] == (DeliveryState.EXPIRED, "flood")


async def test_who_is_gone_is_not_written_to_again(post: Post) -> None:
    await add(post)
    post.postbox.failures = [Unreachable("blocked")]

    await post.at(EVENING)
    next_day = await post.at(EVENING + timedelta(days=1))

    assert next_day == []
    assert await post.states() == [(DeliveryState.DEAD, "blocked"), (DeliveryState.DEAD, "nowhere to send it")]


async def test_a_message_that_may_have_arrived_is_sent_once_more_at_most(post: Post) -> None:
    await add(post)
    post.postbox.failures = [Unsure("answer lost"), Unsure("answer lost")]

    await post.at(EVENING)
    await post.at(EVENING + timedelta(seconds=5))
    later = [letter for instant in a_minute_apart(EVENING, 60) for letter in await post.at(instant)]

    assert later == []
    assert await post.states() == [(DeliveryState.SENT, "unsure: answer lost")]


async def test_a_move_takes_the_reminder_along(post: Post) -> None:
    await add(post)
    await post.world.talker("alice").move_to("tokyo")

    in_tokyo = await post.at(datetime(2026, 11, 23, 12, tzinfo=UTC))

    assert len(in_tokyo) == 1


async def test_a_reminder_shows_the_habit_and_is_redrawn_when_it_is_done_elsewhere(post: Post) -> None:
    await add(post)
    await post.at(EVENING)

    answer = await post.world.talker("alice").say("read done", key="done")

    (redraw,) = answer.redraws
    assert redraw.message.message == "1"
    assert redraw.message.date == date(2026, 11, 23)
    assert "✓ Read" in words(redraw.reply)


async def test_a_tap_on_a_reminder_after_midnight_counts_for_its_own_day(post: Post) -> None:
    await add(post)
    ((_, asked),) = await post.at(EVENING)
    post.world.now = EVENING + timedelta(hours=4)

    answer = await post.world.talker("alice").tap(buttons(asked)["Done"], key="late")

    assert "1 in a row" in words(answer.reply)
    assert answer.reply.touched[0][1] == date(2026, 11, 23)


async def test_a_reminder_put_off_twice_at_once_still_comes(post: Post) -> None:
    await add(post)
    ((_, reminder),) = await post.at(EVENING)
    alice = post.world.talker("alice")

    for key in ("one tap", "another"):
        post.world.pass_time(seconds=1)
        await alice.tap(buttons(reminder)["In 30 min"], key=key)
    later = await post.at(EVENING + timedelta(minutes=31))

    assert len(later) == 1


async def test_not_asking_again_today_holds_for_the_later_times_of_the_day(post: Post) -> None:
    await add(post, "Read daily 20:00 21:00")
    alice = post.world.talker("alice")
    ((_, reminder),) = await post.at(EVENING - timedelta(hours=1))
    put_off = await alice.tap(buttons(reminder)["In 30 min"], key="later")

    await alice.tap(buttons(put_off.reply)["Don't ask again today"], key="hush")
    for instant in a_minute_apart(EVENING - timedelta(minutes=59), 180):
        assert await post.at(instant) == []

    assert len(await post.at(EVENING + timedelta(hours=23))) == 1


async def test_a_time_moved_to_later_the_same_day_asks_again_then(post: Post) -> None:
    await add(post)
    await post.at(EVENING - timedelta(hours=13))
    alice = post.world.talker("alice")
    shown = await alice.tap(buttons((await alice.say("/habit read", key="card")).reply)["Times"], key="times")
    for label in ("08:00", "✓ 21:00"):
        shown = await alice.tap(buttons(shown.reply)[label], key=f"to 8: {label}")
    post.world.now = EVENING + timedelta(hours=10, minutes=59)
    ((_, _),) = await post.at(EVENING + timedelta(hours=11))

    for label in ("✓ 08:00", "12:30"):
        shown = await alice.tap(buttons(shown.reply)[label], key=f"to half past twelve: {label}")
    at_noon = await post.at(EVENING + timedelta(hours=15, minutes=30))

    assert len(at_noon) == 1


async def test_a_reminder_of_a_date_long_closed_is_not_put_off(post: Post) -> None:
    await add(post)
    ((_, reminder),) = await post.at(EVENING)
    alice = post.world.talker("alice")
    await post.at(EVENING + timedelta(days=5, hours=1))

    card = await alice.tap(buttons(reminder)["In 30 min"], key="late")

    assert "Mon 23 Nov, not logged" in words(card.reply)
    assert list(buttons(card.reply)) == ["Show today"]
    assert ["⏰" in words(reply) for _, reply in await post.at(EVENING + timedelta(days=5, hours=2))] == [False]


async def test_a_reminder_put_off_past_midnight_asks_for_its_own_date(post: Post) -> None:
    await add(post)
    ((_, reminder),) = await post.at(EVENING)
    alice = post.world.talker("alice")
    post.world.now = EVENING + timedelta(hours=2, minutes=45)
    asked = await alice.tap(buttons(reminder)["In 30 min"], key="late")
    await alice.tap(next(does for label, does in buttons(asked.reply).items() if "00:15" in label), key="silently")

    ((_, again),) = await post.at(EVENING + timedelta(hours=3, minutes=15))
    done = await alice.tap(buttons(again)["I did it"], key="did it")

    assert "Mon 23 Nov, not logged" in words(again)
    assert "1 in a row" in words(done.reply)


async def test_a_tick_that_a_stop_breaks_off_is_no_error(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    async with post.ticker.held():
        post.ticker.start(0.01)
        for _ in range(500):
            await asyncio.sleep(0.01)
            if any("Running job" in record.message for record in caplog.records):
                break
        post.ticker.stop()
        await asyncio.sleep(0.05)

    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
