"""What came in is found again until it is answered, and only once."""

from __future__ import annotations

from datetime import timedelta

from core.desk import LiveMessage
from core.inbox import Received
from storage.database import Database
from tests.storage.household import HOUR, NOW, TODAY, Household

MINUTES = timedelta(minutes=10)
FIRST, SECOND, THIRD = (Received(f"telegram:{number}", f'{{"update_id":{number}}}') for number in (9, 10, 2))


async def test_what_came_waits_in_its_order_until_it_is_answered(database: Database) -> None:
    async with database.transaction() as storage:
        await storage.inbox.put("telegram", [FIRST, SECOND], NOW)
        await storage.inbox.put("telegram", [THIRD], NOW + HOUR)
        await storage.inbox.put("discord", [Received("discord:1", "{}")], NOW)
    async with database.transaction() as storage:
        before = await storage.inbox.waiting("telegram", NOW)
        await storage.inbox.answered([FIRST.key, THIRD.key], NOW)
        after = await storage.inbox.waiting("telegram", NOW)

    assert before == [FIRST, SECOND, THIRD]
    assert after == [SECOND]


async def test_what_comes_twice_is_kept_once(database: Database) -> None:
    async with database.transaction() as storage:
        first = await storage.inbox.put("telegram", [FIRST], NOW)
        again = await storage.inbox.put("telegram", [FIRST, SECOND], NOW + HOUR)
        nothing = await storage.inbox.put("telegram", [], NOW)
        waiting = await storage.inbox.waiting("telegram", NOW)

    assert first == frozenset({FIRST.key})
    assert again == frozenset({SECOND.key})
    assert nothing == frozenset()
    assert waiting == [FIRST, SECOND]


async def test_what_was_handled_waits_for_its_answer_while_it_is_young(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        await storage.inbox.put("telegram", [FIRST, SECOND], NOW)
        await storage.desk.keep_answer(home.alice.id, FIRST.key, "{}", NOW)

        young = await storage.inbox.waiting("telegram", NOW)
        old = await storage.inbox.waiting("telegram", NOW + MINUTES)

    assert young == [FIRST, SECOND]
    assert old == [SECOND]


async def test_what_is_kept_to_be_looked_at_later_does_not_wait(database: Database) -> None:
    async with database.transaction() as storage:
        kept = await storage.inbox.put("telegram", [FIRST], NOW, handled=True)

        assert kept == {FIRST.key}
        assert await storage.inbox.waiting("telegram", NOW) == []
        assert await storage.desk.forget_answers(NOW + HOUR) == 1


async def test_a_file_is_found_by_its_digest(database: Database) -> None:
    async with database.transaction() as storage:
        await storage.inbox.keep_upload("telegram", "ab12", "AgAC-1", NOW)
        await storage.inbox.keep_upload("telegram", "ab12", "AgAC-2", NOW)

        assert await storage.inbox.upload("telegram", "ab12") == "AgAC-2"
        assert await storage.inbox.upload("discord", "ab12") is None


async def test_a_chat_that_moved_is_found_under_its_new_id(database: Database, home: Household) -> None:
    shown = LiveMessage("telegram", "11", "500", "1:dc", frozenset({home.reading.id}), TODAY)
    async with database.transaction() as storage:
        await storage.people.set_reachable("telegram", "1", "11", reachable=True)
        await storage.desk.show(home.alice.id, shown, NOW)
        await storage.desk.chat_moved("telegram", "11", "-10011")
        moved = await storage.desk.shown_in(home.alice.id, "telegram", "-10011", "500")
        await storage.desk.forget_message("telegram", "-10011", "500")

        assert moved is not None
        assert [account.chat for account in await storage.people.accounts(home.alice.id)] == ["-10011"]
        assert await storage.desk.shown_in(home.alice.id, "telegram", "-10011", "500") is None
