"""What a change has made untrue elsewhere is owed until it is drawn, whoever falls over meanwhile."""

from __future__ import annotations

from tests.conversation.house import words
from tests.delivery.test_closing import DAY, HOUR, MIDNIGHT, MINUTE, SECOND, post, reminded, said, stands
from tests.delivery.test_delivery import EVENING, Post, add

__all__ = ["post"]


async def test_a_message_that_nobody_has_drawn_after_a_change_is_drawn_by_a_tick_and_once(post: Post) -> None:
    """Whoever was to draw it has fallen over after the COMMIT."""
    await reminded(post)
    await post.world.talker("alice").say("read done", key="done")

    under_way = await said(post, EVENING + 29 * SECOND)
    then = await said(post, EVENING + 30 * SECOND)
    after = await said(post, EVENING + HOUR)

    assert (under_way, after) == ([], [])
    assert then == [("1", "✓ Read · 1 in a row", ["Undo", "Add note"])]


async def test_what_has_been_drawn_after_a_change_is_owed_no_more(post: Post) -> None:
    await reminded(post)
    answer = await post.world.talker("alice").say("read done", key="done")
    for redraw in answer.redraws:
        post.world.dispatcher.newest.drawn(redraw)

    assert await said(post, EVENING + MINUTE) == []
    assert await said(post, MIDNIGHT + 2 * DAY) == [("1", "✓ Read · 1 in a row", [])]


async def test_while_a_platform_is_away_its_messages_are_tried_again_until_it_is_back(post: Post) -> None:
    await reminded(post)
    await post.world.talker("alice").say("read done", key="done")
    post.postbox.away = True

    tried = [len(await said(post, EVENING + seconds * SECOND)) for seconds in (30, 60, 149, 150, 269, 270)]
    post.postbox.away = False
    back = [len(await said(post, EVENING + seconds * SECOND)) for seconds in (390, 600)]

    assert tried == [1, 0, 0, 1, 0, 1]
    assert back == [1, 0]


async def test_a_platform_that_is_not_there_holds_up_no_other_and_finds_its_messages_due_later(post: Post) -> None:
    await reminded(post)
    await post.world.talker("alice").say("read done", key="done")
    frontends = post.ticker.closing.frontends
    assert isinstance(frontends, dict)
    del frontends["test"]

    gone = await said(post, EVENING + MINUTE)
    frontends["test"] = post.postbox
    back = await said(post, EVENING + HOUR)

    assert gone == []
    assert [message for message, _, _ in back] == ["1"]


async def test_what_is_owed_is_not_drawn_over_an_answer_in_its_place(post: Post) -> None:
    snooze = (await reminded(post))["In 30 min"]
    alice = post.world.talker("alice")
    await alice.say("read done", key="done")
    await alice.say("/undo", key="undo")

    answer = await alice.tap(snooze, message="1")

    assert "I'll ask again" in words(answer.reply)
    assert await said(post, EVENING + MINUTE) == []


async def test_a_change_while_a_copy_is_on_its_way_is_owed_on_its_own(post: Post) -> None:
    await reminded(post)
    alice = post.world.talker("alice")
    (first,) = (await alice.say("read done", key="done")).redraws
    post.world.pass_time(seconds=1)
    await alice.say("/undo", key="undo")
    post.world.dispatcher.newest.drawn(first)

    assert [line for _, line, _ in await said(post, EVENING + MINUTE)] == ["⏰ Read\nopen until midnight"]


async def test_a_request_that_comes_again_after_a_crash_leaves_what_it_owes(post: Post) -> None:
    await reminded(post)
    alice = post.world.talker("alice")
    await alice.say("read done", key="done")

    again = await alice.say("read done", key="done")

    assert again.repeated
    assert [message for message, _, _ in await said(post, EVENING + MINUTE)] == ["1"]


async def test_a_picture_that_could_not_be_shown_is_painted_soon_after_the_next_change(post: Post) -> None:
    """Not only when its turn comes again."""
    await add(post, "Read daily")
    await stands(post, "/stats", "figures")
    alice, began = post.world.talker("alice"), post.world.now
    await alice.say("read done", key="done")
    post.postbox.away = True
    await said(post, began + 20 * SECOND)
    post.postbox.away = False
    post.world.now = began + 30 * SECOND
    await alice.say("/undo", key="undo")

    early = await said(post, began + 49 * SECOND)
    painted = await said(post, began + 50 * SECOND)
    after = await said(post, began + HOUR)

    assert (early, after) == ([], [])
    assert [message for message, *_ in painted] == ["figures"]


async def test_a_card_that_has_had_its_day_and_does_not_say_so_is_drawn_all_the_same(post: Post) -> None:
    """Whoever was to draw it has fallen over."""
    snooze = (await reminded(post))["In 30 min"]
    await post.world.talker("alice").tap(snooze, message="1")
    post.postbox.away = True
    again = EVENING + 30 * MINUTE

    moved = await said(post, again)
    post.postbox.away = False
    drawn = await said(post, again + 30 * SECOND)

    assert [(message, "Moved down" in line) for message, line, _ in moved] == [("1", True)]
    assert [message for message, *_ in drawn] == ["1"]
