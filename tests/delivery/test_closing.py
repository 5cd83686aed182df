"""What a message says when its date has closed, and when that date takes no entry any more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from structlog.testing import capture_logs

from bot.conversation.command import Command, register
from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.reply import Reply
from bot.conversation.request import Request
from bot.conversation.wording import Voice
from bot.delivery import closing
from bot.delivery.closing import Closing
from bot.delivery.outbox import Courier
from bot.delivery.ticker import Ticker
from bot.frontends.frontend import Done
from core.desk import LiveMessage
from core.ports import Storage
from tests.conversation.house import World, buttons, words, world
from tests.delivery.test_delivery import EVENING, Post, Postbox, add

SECOND, MINUTE, HOUR, DAY = (timedelta(seconds=seconds) for seconds in (1, 60, 3600, 86400))
MIDNIGHT = datetime(2026, 11, 23, 23, tzinfo=UTC)
"""In Berlin, at the end of Monday."""
CLOSED = "Read · Mon 23 Nov, not logged"


@pytest.fixture
async def post(database_url: str) -> AsyncIterator[Post]:
    async with world(database_url) as made:
        yield post_of(made, Postbox())


def post_of(made: World, postbox: Postbox) -> Post:
    courier = Courier(made.database, lambda: made.now, {"test": postbox}, made.dispatcher.newest, "this process")
    return Post(made, postbox, Ticker(courier, Closing(made.dispatcher, {"test": postbox})))


async def redrawn(post: Post, instant: datetime) -> list[tuple[str, Reply]]:
    """What a tick at `instant` draws anew: message and reply."""
    before = len(post.postbox.redrawn)
    await post.at(instant)
    return post.postbox.redrawn[before:]


async def said(post: Post, instant: datetime) -> list[tuple[str, str, list[str]]]:
    """The same as words and labels."""
    return [(message, words(reply), list(buttons(reply))) for message, reply in await redrawn(post, instant)]


async def listed(post: Post, line: str = "/today") -> Answer:
    """A list that stands in the message "list"."""
    answer = await post.world.talker("alice").say(line, key=f"listed {line}")
    await post.world.dispatcher.shown(answer, "test", "alice", "list")
    return answer


async def stands(post: Post, line: str, message: str) -> None:
    """The answer to the line is that message."""
    answer = await post.world.talker("alice").say(line, key=f"{message} {line}")
    await post.world.dispatcher.shown(answer, "test", "alice", message)


async def reminded(post: Post, line: str = "Read mondays 21:00") -> dict[str, str]:
    """The buttons of Monday's reminder, which is message 1."""
    await add(post, line)
    ((_, asked),) = await post.at(EVENING)
    return buttons(asked)


async def set_day_start(post: Post, at: time) -> None:
    async with post.world.database.transaction() as storage:
        alice = await storage.people.by_account("test", "alice")
        assert alice is not None
        await storage.people.save(replace(alice, clock=replace(alice.clock, day_start=at)))


async def test_a_reminder_that_nobody_answered_says_so_when_its_date_has_closed(post: Post) -> None:
    await reminded(post)

    before = await said(post, MIDNIGHT - SECOND)
    then = await said(post, MIDNIGHT)
    after = await said(post, MIDNIGHT + HOUR)

    assert (before, after) == ([], [])
    assert then == [("1", CLOSED, ["I did it", "Skip"])]


async def test_it_loses_its_buttons_when_its_date_takes_no_entry_any_more(post: Post) -> None:
    await reminded(post)
    await said(post, MIDNIGHT)

    before = await said(post, MIDNIGHT + 2 * DAY - SECOND)
    then = await said(post, MIDNIGHT + 2 * DAY)
    after = [drawn for days in range(3, 10) for drawn in await said(post, MIDNIGHT + days * DAY)]

    assert (before, after) == ([], [])
    assert then == [("1", CLOSED, [])]


async def test_the_buttons_of_a_closed_reminder_still_count_for_its_date(post: Post) -> None:
    await reminded(post)
    ((_, closed),) = await redrawn(post, MIDNIGHT)

    answer = await post.world.talker("alice").tap(buttons(closed)["I did it"], message="1")

    assert "✓ Read" in words(answer.reply)
    assert answer.reply.touched[0][1].isoformat() == "2026-11-23"


async def test_what_was_done_stays_as_it_is_until_it_cannot_be_taken_back(post: Post) -> None:
    done = (await reminded(post))["Done"]
    await post.world.talker("alice").tap(done, message="1")

    at_midnight = await said(post, MIDNIGHT)
    when_over = await said(post, MIDNIGHT + 2 * DAY)

    assert at_midnight == []
    assert when_over == [("1", "✓ Read · 1 in a row", [])]


async def test_a_skip_too(post: Post) -> None:
    skip = (await reminded(post))["Skip today"]
    await post.world.talker("alice").tap(skip, message="1")

    at_midnight = await said(post, MIDNIGHT)
    ((message, text, labels),) = await said(post, MIDNIGHT + 2 * DAY)

    assert at_midnight == []
    assert (message, labels) == ("1", [])
    assert text.startswith("– Read · skipped")


async def test_a_list_goes_on_taking_taps_after_its_day_and_ends_without_buttons(post: Post) -> None:
    await add(post, "Read daily")
    await listed(post)

    ((_, next_day),) = await redrawn(post, MIDNIGHT)
    post.world.now = MIDNIGHT + HOUR
    answer = await post.world.talker("alice").tap(buttons(next_day)["Done"], message="list")
    second = await said(post, MIDNIGHT + DAY)
    final = await said(post, MIDNIGHT + 2 * DAY)

    assert "Mon 23 Nov · 0 of 1 done" in words(next_day)
    assert "today ▶" in buttons(next_day)
    assert "1 of 1 done" in words(answer.reply)
    assert [("yesterday ▶" in labels, "today ▶" in labels) for _, _, labels in second] == [(True, False)]
    assert [(message, labels) for message, _, labels in final] == [("list", [])]
    assert "Mon 23 Nov · 1 of 1 done" in final[0][1]
    assert "✓ Read" in final[0][1]


async def test_a_day_that_begins_at_four_is_open_until_four(post: Post) -> None:
    await add(post, "Read mondays 21:00")
    await set_day_start(post, time(4))
    await post.at(EVENING)

    at_midnight = await said(post, MIDNIGHT)
    before = await said(post, MIDNIGHT + 4 * HOUR - SECOND)
    at_four = await said(post, MIDNIGHT + 4 * HOUR)

    assert (at_midnight, before) == ([], [])
    assert at_four == [("1", CLOSED, ["I did it", "Skip"])]


async def test_a_date_ends_at_the_second_of_two_equal_times_in_the_night_of_the_change(post: Post) -> None:
    """Berlin, 2026-10-25: 02:30 comes twice, at 00:30Z and at 01:30Z."""
    post.world.now = datetime(2026, 10, 24, 7, tzinfo=UTC)
    await add(post, "Read saturdays 21:00")
    await set_day_start(post, time(2, 30))
    await post.at(datetime(2026, 10, 24, 19, tzinfo=UTC))

    first = await said(post, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    between = await said(post, datetime(2026, 10, 25, 1, 29, 59, tzinfo=UTC))
    second = await said(post, datetime(2026, 10, 25, 1, 30, tzinfo=UTC))

    assert [labels for _, _, labels in [*first, *between] if "I did it" in labels] == []
    assert second == [("1", "Read · Sat 24 Oct, not logged", ["I did it", "Skip"])]


async def test_who_moves_west_has_longer(post: Post) -> None:
    await reminded(post)
    await post.world.talker("alice").move_to("new york")

    in_berlin = await said(post, MIDNIGHT)
    in_new_york = await said(post, MIDNIGHT + 6 * HOUR)

    assert in_berlin == []
    assert in_new_york == [("1", CLOSED, ["I did it", "Skip"])]


async def test_who_moves_east_past_midnight_is_told_at_once(post: Post) -> None:
    """21:00 in Berlin is 05:00 of the next day in Tokyo; and a date that was cut short is not asked for."""
    await reminded(post)
    await post.world.talker("alice").move_to("tokyo")

    then = await said(post, EVENING)

    assert then == [("1", "⏰ Read\nyesterday is still open", ["Done", "Skip"])]


async def test_a_snoozed_reminder_moves_down(post: Post) -> None:
    snooze = (await reminded(post))["In 30 min"]
    await listed(post)
    await post.world.talker("alice").tap(snooze, message="1")

    moved = await said(post, EVENING + timedelta(minutes=30))
    answer = await post.world.talker("alice").say("read done", key="done")

    assert moved == [("1", "⏰ Read\nMoved down ↓", [])]
    assert sorted(redraw.message.message for redraw in answer.redraws) == ["2", "list"]


async def test_a_second_reminder_of_the_day_leaves_the_first_as_it_is(post: Post) -> None:
    await reminded(post, "Read mondays 21:00, 22:00")

    assert await said(post, EVENING + HOUR) == []
    assert sorted(message for message, _, _ in await said(post, MIDNIGHT)) == ["1", "2"]


async def test_at_a_tick_no_more_is_drawn_than_a_platform_bears(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "BATCH", 2)
    for user in ("alice", "bob", "charlie"):
        await add(post, "Read mondays 21:00", user)
    await post.at(EVENING)

    ticks = [len(await said(post, MIDNIGHT + number * SECOND)) for number in range(3)]

    assert ticks == [2, 1, 0]


async def test_two_processes_draw_it_once(post: Post) -> None:
    await reminded(post)
    post.world.now = MIDNIGHT
    async with post.world.database.transaction() as storage:
        ((person, message),) = await storage.desk.due_redraws("test", MIDNIGHT, 10)

    drawn = [await post.world.dispatcher.drawn_anew(person, message, MIDNIGHT) for _ in range(2)]

    assert [redraw is not None for redraw in drawn] == [True, False]


async def test_a_message_of_a_habit_in_the_bin_says_so_until_its_date_is_over(post: Post) -> None:
    await reminded(post)
    alice = post.world.talker("alice")
    question = await alice.tap(buttons((await alice.say("/habit read")).reply)["Delete…"])
    await alice.tap(buttons(question.reply)["Delete"])

    at_once = await said(post, EVENING + MINUTE)
    drawn = await said(post, MIDNIGHT)
    over = await said(post, MIDNIGHT + 3 * DAY)

    assert at_once == [("1", "Read is in the bin and gone after 7 days.", ["Restore"])]
    assert drawn == over == []
    assert await still_due(post, MIDNIGHT + 9 * DAY) == []


async def test_what_cannot_be_drawn_is_forgotten_and_stops_nothing_else(post: Post) -> None:
    await reminded(post)
    async with post.world.database.transaction() as storage:
        alice = await storage.people.by_account("test", "alice")
        assert alice is not None
        broken = LiveMessage("test", "alice", "0", "1:nobody knows", frozenset({1}), EVENING.date(), EVENING)
        await storage.desk.show(alice.id, broken, EVENING)

    drawn = await said(post, MIDNIGHT)

    assert [message for message, _, _ in drawn] == ["1"]
    assert await still_due(post, MIDNIGHT) == []


async def test_an_edit_in_which_there_is_a_bug_stops_no_other_and_is_not_tried_again(database_url: str) -> None:
    class Failing(Postbox):
        async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
            await super().redraw(chat, message, reply, voice, done)
            if message == "1":
                raise OSError("the line is broken")

    async with world(database_url) as made:
        post = post_of(made, Failing())
        await add(post, "Read mondays 21:00", "alice")
        await add(post, "Read mondays 21:00", "bob")
        await post.at(EVENING)

        first, second = await said(post, MIDNIGHT), await said(post, MIDNIGHT + HOUR)

    assert sorted(message for message, _, _ in first) == ["1", "2"]
    assert second == []


async def test_a_bug_in_a_view_stops_nothing_either(post: Post) -> None:
    async def run(request: Request, storage: Storage) -> Reply:
        raise ZeroDivisionError

    await reminded(post)
    broken = Dispatcher(post.world.database, lambda: MIDNIGHT, register([Command("broken", run, taps={"dc": run})]))

    with capture_logs() as logs:
        await Closing(broken, {"test": post.postbox}).redraw_due()

    assert [entry["event"] for entry in logs] == ["a message cannot be drawn anew"]
    assert await still_due(post, MIDNIGHT) == []


async def test_a_platform_that_does_not_answer_is_left_alone_until_the_next_tick(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Deaf(Postbox):
        async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
            await super().redraw(chat, message, reply, voice, done)
            await asyncio.Event().wait()

    monkeypatch.setattr(closing, "PATIENCE_SECONDS", 0)
    async with world(database_url) as made:
        post = post_of(made, Deaf())
        await add(post, "Read mondays 21:00", "alice")
        await add(post, "Read mondays 21:00", "bob")
        await post.at(EVENING)

        ticks = [len(await said(post, MIDNIGHT + number * SECOND)) for number in range(3)]

    assert ticks == [1, 1, 0]


async def still_due(post: Post, instant: datetime) -> list[LiveMessage]:
    async with post.world.database.transaction() as storage:
        return [message for _, message in await storage.desk.due_redraws("test", instant, 10)]


async def test_a_date_half_done_closes_with_how_much_it_was(post: Post) -> None:
    await add(post, "Water 2 l daily 21:00")
    await post.at(EVENING)
    await post.world.talker("alice").say("water 0.5", key="half a litre")

    closed = await said(post, MIDNIGHT + SECOND)

    assert [line for _, line, _ in closed] == ["Water · Mon 23 Nov, 0.5 of 2 l"]


async def test_figures_and_badges_follow_what_is_done_elsewhere_once_for_many_taps(post: Post) -> None:
    await add(post, "Read daily")
    await add(post, "Swim daily")
    for line, message in (("/stats", "older"), ("/stats", "figures"), ("/badges", "badges")):
        post.world.pass_time(seconds=1)
        await stands(post, line, message)
    tapped, alice = post.world.now, post.world.talker("alice")

    at_once = (await alice.say("done read", key="read")).redraws
    post.world.now = tapped + 15 * SECOND
    at_once += (await alice.say("done swim", key="swim")).redraws
    before = await said(post, tapped + 19 * SECOND)
    drawn = dict(await redrawn(post, tapped + 20 * SECOND))
    after = await said(post, tapped + 60 * SECOND)

    assert at_once == ()
    assert (before, after) == ([], [])
    assert set(drawn) == {"figures", "badges"}
    assert "2 of 2" in words(drawn["figures"])
    assert all(reply.picture for reply in drawn.values())


async def test_figures_of_the_day_before_stay_as_they_were(post: Post) -> None:
    await add(post, "Read daily")
    await stands(post, "/stats", "figures")
    post.world.now += DAY
    await post.world.talker("alice").say("done read", key="read")

    drawn = await said(post, post.world.now + 60 * SECOND)

    assert drawn == []
