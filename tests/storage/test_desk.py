"""What lies on the desk is found again, by whoever left it there."""

from __future__ import annotations

from dataclasses import replace

from core.desk import LiveMessage
from core.ports import DeliveryState, Storage
from storage.database import Database
from tests.storage.household import DAY, HOUR, NOW, TODAY, Household
from tests.storage.test_outbox import delivery


async def given(storage: Storage, key: str, user: str = "1") -> str | None:
    """The answer that this request of Alice's has had."""
    asking = await storage.people.asking("telegram", user, key, NOW)
    assert asking is not None
    return asking.given


async def test_an_answer_is_found_by_its_key(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        before = await given(storage, "telegram:1")
        await storage.desk.keep_answer(home.alice.id, "telegram:1", '{"text": "Done ✓"}', NOW)
    async with database.transaction() as storage:
        after = await given(storage, "telegram:1")
        to_bob = await given(storage, "telegram:1", "2")

    assert before is None
    assert after == '{"text": "Done ✓"}'
    assert to_bob is None


async def test_answers_are_forgotten_after_their_time(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        await storage.desk.keep_answer(home.alice.id, "telegram:1", "old", NOW - HOUR)
        await storage.desk.keep_answer(home.alice.id, "telegram:2", "new", NOW)

        forgotten = await storage.desk.forget_answers(NOW)

        assert forgotten == 1
        assert await given(storage, "telegram:1") is None
        assert await given(storage, "telegram:2") == "new"


async def test_an_answer_is_something_said_since(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        await storage.desk.keep_answer(home.alice.id, "telegram:1", "Read?", NOW)

        said = [await storage.desk.said_since(home.alice.id, at) for at in (NOW, NOW - HOUR)]
        to_bob = await storage.desk.said_since(home.bob.id, NOW - HOUR)

    assert said == [False, True]
    assert not to_bob


async def test_a_reminder_is_something_said_since_once_it_is_sent(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        await storage.outbox.put([delivery(home)])
        await storage.outbox.lease("here", NOW, NOW + HOUR, 1)
        waits = await storage.desk.said_since(home.alice.id, NOW - HOUR)

        await storage.outbox.settle("1", "here", DeliveryState.SENT, NOW)

        assert not waits
        assert await storage.desk.said_since(home.alice.id, NOW - HOUR)
        assert not await storage.desk.said_since(home.alice.id, NOW)


async def test_a_draft_stays_until_it_is_dropped(database: Database, home: Household) -> None:
    content = {"name": "Übung", "times": ["21:00"], "goal": {"target": 2.5}, "end": None}

    async with database.transaction() as storage:
        await storage.desk.keep_draft(home.alice.id, "add", {"name": "first"}, NOW)
        await storage.desk.keep_draft(home.alice.id, "add", content, NOW)
        await storage.desk.keep_draft(home.alice.id, "other", {}, NOW)
    async with database.transaction() as storage:
        kept = await storage.desk.draft(home.alice.id, "add")
        await storage.desk.drop_draft(home.alice.id, "add")
        dropped = await storage.desk.draft(home.alice.id, "add")
        other = await storage.desk.draft(home.alice.id, "other")

    assert kept == content
    assert dropped is None
    assert other == {}


async def test_a_message_shows_what_it_showed_last(database: Database, home: Household) -> None:
    first = LiveMessage("telegram", "11", "500", "dn", frozenset({home.reading.id, 77}), TODAY)
    today = replace(first, message="501", view="td", habits=frozenset({home.reading.id}))
    tomorrow = replace(first, date=TODAY + DAY)

    async with database.transaction() as storage:
        await storage.desk.show(home.alice.id, first, NOW)
        await storage.desk.show(home.alice.id, today, NOW + HOUR)
    async with database.transaction() as storage:
        both = await storage.desk.showing(home.alice.id, [home.reading.id], TODAY)
        one = await storage.desk.showing(home.alice.id, {77}, TODAY)
        await storage.desk.show(home.alice.id, tomorrow, NOW)
        after = await storage.desk.showing(home.alice.id, [home.reading.id], TODAY)
        await storage.desk.forget_message("telegram", "11", "501")
        gone = await storage.desk.showing(home.alice.id, [home.reading.id], TODAY)

    assert both == [first, today]
    assert one == [first]
    assert after == [today]
    assert gone == []


async def test_redraws_are_due_at_their_instants_the_earliest_first(database: Database, home: Household) -> None:
    shows = LiveMessage("telegram", "11", "500", "dc", frozenset({home.reading.id}), TODAY)
    later, now, soon, never = (
        replace(shows, message=str(number), redraw_at=at)
        for number, at in enumerate((NOW + HOUR, NOW, NOW - HOUR, None))
    )

    async with database.transaction() as storage:
        for message in (later, now, never):
            await storage.desk.show(home.alice.id, message, NOW)
        await storage.desk.show(home.bob.id, soon, NOW)
        due = await storage.desk.due_redraws("telegram", NOW, 10)
        first = await storage.desk.due_redraws("telegram", NOW, 1)

    assert due == [(home.bob.id, soon), (home.alice.id, now)]
    assert first == due[:1]


async def test_another_clock_makes_due_what_changes_with_it(database: Database, home: Household) -> None:
    shows = LiveMessage("telegram", "11", "500", "dc", frozenset({home.reading.id}), TODAY)
    async with database.transaction() as storage:
        await storage.desk.show(home.alice.id, replace(shows, redraw_at=NOW + DAY), NOW)
        await storage.desk.show(home.alice.id, replace(shows, message="501"), NOW)
        await storage.desk.show(home.bob.id, replace(shows, message="502", redraw_at=NOW + DAY), NOW)

        await storage.desk.outdate(home.alice.id, NOW)

        assert await storage.desk.due_redraws("telegram", NOW, 10) == [(home.alice.id, replace(shows, redraw_at=NOW))]


async def test_what_is_owed_is_due_until_it_is_drawn_and_then_when_it_changes_by_itself(
    database: Database, home: Household
) -> None:
    shows = LiveMessage("telegram", "11", "500", "dc", frozenset({home.reading.id}), TODAY, NOW + DAY)
    over, untouched = replace(shows, message="501"), replace(shows, message="502")
    owed = [replace(one, redraw_at=NOW + HOUR, owed=True) for one in (shows, over)]

    async with database.transaction() as storage:
        for message in (shows, over, untouched):
            await storage.desk.show(home.alice.id, message, NOW)
        await storage.desk.owe(home.bob.id, [replace(untouched, redraw_at=NOW)])
        await storage.desk.owe(home.alice.id, owed)
    async with database.transaction() as storage:
        due = await storage.desk.due_redraws("telegram", NOW + HOUR, 10)
        elsewhere = await storage.desk.due_redraws("discord", NOW + DAY, 10)
        await storage.desk.drawn([(home.alice.id, owed[0], shows), (home.alice.id, owed[1], None)])
    async with database.transaction() as storage:
        after = await storage.desk.shown(home.alice.id)

    assert sorted(message.message for _, message in due) == ["500", "501"]
    assert all(message.owed for _, message in due)
    assert elsewhere == []
    assert sorted(after, key=lambda one: one.message) == [shows, untouched]


async def test_what_was_drawn_says_nothing_of_what_is_owed_since(database: Database, home: Household) -> None:
    shows = LiveMessage("telegram", "11", "500", "dc", frozenset({home.reading.id}), TODAY)
    first, second = (replace(shows, redraw_at=at, owed=True) for at in (NOW, NOW + HOUR))

    async with database.transaction() as storage:
        for message in (first, second):
            await storage.desk.show(home.alice.id, message, NOW)
        await storage.desk.drawn([(home.alice.id, first, shows), (home.alice.id, first, None)])
        still = await storage.desk.shown(home.alice.id)
        await storage.desk.show(home.alice.id, replace(second, owed=False), NOW)
        await storage.desk.drawn([(home.alice.id, second, None)])
        answered = await storage.desk.shown(home.alice.id)

    assert still == [second]
    assert answered == [replace(second, owed=False)]
