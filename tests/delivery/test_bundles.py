"""Several habits of one person that are due together: one message, and a row of the outbox for each."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.conversation.redrawing import Newest
from bot.delivery.outbox import Courier, Letter
from bot.frontends.frontend import TryLater
from core.ports import DeliveryState
from tests.conversation.house import buttons, words
from tests.delivery.test_delivery import EVENING, Post, add, post

__all__ = ["post"]
MINUTE = timedelta(minutes=1)
THREE = ("Read daily 21:00", "Stretch daily 21:04", "Water daily 21:10")


async def add_all(post: Post, *lines: str) -> None:
    for line in lines:
        await add(post, line)


async def test_what_is_due_within_ten_minutes_is_one_message_at_the_time_of_the_first(post: Post) -> None:
    await add_all(post, *THREE, "Gym daily 21:11")

    ((_, card),) = await post.at(EVENING)
    ((_, gym),) = await post.at(EVENING + 11 * MINUTE)

    assert "3 of 3 are open" in words(card)
    assert all(f"☐ {name}" in words(card) for name in ("Read", "Stretch", "Water"))
    assert {"All done", "In 30 min"} <= buttons(card).keys()
    assert "⏰ Gym" in words(gym)
    assert await post.states() == [(DeliveryState.SENT, "")] * 4


async def test_what_came_early_with_another_does_not_come_again_at_its_own_time(post: Post) -> None:
    await add_all(post, *THREE)

    first = await post.at(EVENING)
    later = [await post.at(EVENING + minute * MINUTE) for minute in (4, 10, 30)]
    tomorrow = await post.at(EVENING + timedelta(days=1))

    assert len(first) == 1
    assert later == [[], [], []]
    assert "3 of 3 are open" in words(tomorrow[0][1])


async def test_what_asks_just_after_midnight_does_not_come_before_it(post: Post) -> None:
    await add_all(post, "Read daily 23:55", "Pray daily 00:02")

    before = await post.at(EVENING + 175 * MINUTE)
    after = await post.at(EVENING + 182 * MINUTE)

    assert [words(reply).splitlines()[0] for _, reply in before] == ["⏰ Read"]
    assert [words(reply).splitlines()[0] for _, reply in after] == ["⏰ Pray"]


async def test_only_what_is_open_is_in_it_and_one_alone_is_an_ordinary_reminder(post: Post) -> None:
    await add_all(post, *THREE)
    await post.world.talker("alice").say("water done", key="done")

    ((_, two),) = await post.at(EVENING)
    await post.world.talker("alice").say("all done", key="all")
    await post.at(EVENING + timedelta(hours=20))
    await post.world.talker("alice").say("read done", key="read")
    await post.world.talker("alice").say("water done", key="water")
    ((_, one),) = await post.at(EVENING + timedelta(days=1))

    assert "2 of 2 are open" in words(two)
    assert "Water" not in words(two)
    assert "⏰ Stretch" in words(one)


async def test_what_other_people_are_asked_is_theirs_alone(post: Post) -> None:
    await add(post, "Read daily 21:00")
    await add(post, "Swim daily 21:00", user="bob")

    came = await post.at(EVENING)

    assert sorted((chat, words(reply).splitlines()[0]) for chat, reply in came) == [
        ("alice", "⏰ Read"),
        ("bob", "⏰ Swim"),
    ]


async def test_a_bundle_that_could_not_leave_is_tried_again_as_one(post: Post) -> None:
    await add_all(post, *THREE)
    post.postbox.failures = [TryLater("flood", timedelta(seconds=30))]

    first = await post.at(EVENING)
    then = await post.at(EVENING + timedelta(seconds=30))

    assert first == []
    assert "3 of 3 are open" in words(then[0][1])
    assert len(then) == 1


class Crashing(Courier):
    """Ends after the first message has gone out, before that is written down."""

    crashed = False

    async def _sent(self, letter: Letter, platform: str, chat: str, message: str) -> None:
        if not self.crashed:
            self.crashed = True
            raise asyncio.CancelledError
        await super()._sent(letter, platform, chat, message)


async def test_a_crash_between_sending_and_marking_sends_one_copy_of_it_more(post: Post) -> None:
    await add_all(post, *THREE)
    post.ticker.courier = Crashing(
        post.world.database, lambda: post.world.now, {"test": post.postbox}, Newest(), "another"
    )

    came = [await post.at(EVENING + timedelta(seconds=seconds)) for seconds in (0, 61, 130)]

    assert [["3 of 3 are open" in words(reply) for _, reply in each] for each in came] == [[True], [True], []]
    assert await post.states() == [(DeliveryState.SENT, "")] * 3


async def test_a_forged_wait_is_a_long_one_and_no_more(post: Post) -> None:
    await add_all(post, *THREE)
    ((_, card),) = await post.at(EVENING)
    op, day, habits, _ = buttons(card)["In 30 min"].rsplit(":", 3)
    alice = post.world.talker("alice")

    put_off = await alice.tap(f"{op}:{day}:{habits}:zzzzzzzzzzzz", key="forged", message="1")

    assert put_off.reply.toast is not None
    assert put_off.reply.toast.key == "toast-snoozed"


async def test_put_off_what_is_open_comes_again_together_and_the_old_message_moves_down(post: Post) -> None:
    await add_all(post, *THREE)
    ((_, card),) = await post.at(EVENING)
    alice = post.world.talker("alice")
    await alice.tap(buttons(card)["Done"], key="one", message="1")
    put_off = await alice.tap(buttons(card)["In 30 min"], key="later", message="1")

    too_early = await post.at(EVENING + 29 * MINUTE)
    ((_, again),) = await post.at(EVENING + 30 * MINUTE)

    assert "I'll ask again at 21:30." in words(put_off.reply)
    assert {"In 1 h", "Don't ask again today"} <= buttons(put_off.reply).keys()
    assert too_early == []
    assert "2 of 2 are open" in words(again)
    assert [(message, "Moved down" in words(reply)) for message, reply in post.postbox.redrawn] == [("1", True)]


async def test_all_done_does_all_of_it_once_and_leaves_what_needs_an_amount(post: Post) -> None:
    await add_all(post, "Read daily 21:00", "Stretch daily 21:00", "Run 20 km a week 21:00")
    ((_, card),) = await post.at(EVENING)
    alice = post.world.talker("alice")

    first = await alice.tap(buttons(card)["All done"], key="all", message="1")
    second = await alice.tap(buttons(card)["All done"], key="again", message="1")

    assert "✓ Read · 1 in a row" in words(first.reply)
    assert "✓ Stretch · 1 in a row" in words(first.reply)
    assert "1 of 3 is open" in words(first.reply)
    assert "Already counted" in words(second.reply)


async def test_a_row_is_taken_back_by_the_same_row(post: Post) -> None:
    await add_all(post, *THREE)
    ((_, card),) = await post.at(EVENING)
    alice = post.world.talker("alice")

    done = await alice.tap(buttons(card)["Done"], key="one", message="1")
    twice = await alice.tap(buttons(card)["Done"], key="two", message="1")
    back = await alice.tap(buttons(done.reply)["Undo"], key="back", message="1")

    assert "2 of 3 are open" in words(done.reply)
    assert "Already counted" in words(twice.reply)
    assert "3 of 3 are open" in words(back.reply)


async def test_once_the_day_has_closed_it_names_the_day_and_can_still_be_answered(post: Post) -> None:
    await add_all(post, *THREE)
    ((_, card),) = await post.at(EVENING)
    alice = post.world.talker("alice")
    await alice.tap(buttons(card)["Done"], key="one", message="1")

    await post.at(EVENING + timedelta(hours=3))
    (message, closed) = post.postbox.redrawn[-1]
    late = await alice.tap(buttons(closed)["Done"], key="late", message="1")

    assert message == "1"
    assert "Mon 23 Nov · 2 of 3 not logged" in words(closed)
    assert "In 30 min" not in buttons(closed)
    assert "1 of 3 not logged" in words(late.reply)


async def test_what_was_done_in_part_is_not_called_unlogged_when_the_day_has_closed(post: Post) -> None:
    await add_all(post, "Read daily 21:00", "Water 250 ml daily 21:05")
    await post.at(EVENING)
    alice = post.world.talker("alice")
    await alice.say("water 120", key="a glass")

    await post.at(EVENING + timedelta(hours=3))
    (_, closed) = next((message, reply) for message, reply in reversed(post.postbox.redrawn) if message == "1")
    late = await alice.tap(buttons(closed)["Done"], key="late", message="1")

    assert "Mon 23 Nov · 1 of 2 not logged, 1 only in part" in words(closed)
    assert "☐ Water · 120 of 250 ml" in words(closed)
    assert "Mon 23 Nov · 1 of 2 only in part" in words(late.reply)


async def test_forged_and_outdated_buttons_change_nothing(post: Post) -> None:
    await add_all(post, *THREE)
    ((_, card),) = await post.at(EVENING)
    bob = post.world.talker("bob")
    carried = buttons(card)["All done"]

    strangers = await bob.tap(carried, key="strangers")
    broken = [await bob.tap(f"1:ba:261123:{word}", key=word) for word in ("", "0", "1.0", "1.1.1.1.1.1.1.1.1", "zz!")]
    after = await post.world.talker("alice").say("/today", key="today")

    assert "not here any more" in words(strangers.reply)
    assert all("not here any more" in words(one.reply) or "another time" in words(one.reply) for one in broken)
    assert "0 of 3 done" in words(after.reply)
