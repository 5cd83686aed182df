"""Whatever Bob asks with Alice's numbers: he sees nothing of hers and changes nothing of hers.

Every method of every repository is called; one that is added to `core.ports` has to be added here.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert, select

from core import inbox, ports
from core.desk import Desk, LiveMessage
from core.digest import Digest
from core.erasures import Erasures
from core.habits import Check, Daily, Pause, PauseKind, Version
from core.leases import Leases
from core.links import Links
from core.oversight import Oversight
from core.packed import packed
from core.parcel import Kept, Record
from core.parcels import Parcels
from core.people import Account, ZoneChange
from core.ports import Delivery
from core.routines import Routine, Routines
from storage.database import Database, Transaction
from storage.tables import metadata
from tests.storage.household import DAY, HOUR, NOW, TODAY, Household, diary_of, done, draft, evening

ROOMS = {
    "people": ports.People,
    "habits": ports.Habits,
    "entries": ports.Entries,
    "outbox": ports.Outbox,
    "desk": Desk,
    "inbox": inbox.Inbox,
    "links": Links,
    "routines": Routines,
    "parcels": Parcels,
    "leases": Leases,
    "erasures": Erasures,
    "oversight": Oversight,
}
OF_NOBODY = {
    "people.asking": "finds out who is asking",
    "people.by_account": "finds out who is asking",
    "people.look_up": "finds out who is looked up: what of theirs is shown is asked as theirs",
    "people.add": "nobody is there yet",
    "habits.empty_bins": "housekeeping",
    "outbox.due_slots": "delivery, for everybody",
    "outbox.planned_slots": "after new time zones, for everybody",
    "outbox.give_back": "delivery, for everybody",
    "outbox.put_off": "delivery, for everybody",
    "outbox.planned_with": "of the installation",
    "outbox.keep_planned_with": "of the installation",
    "outbox.move_on": "delivery, for everybody",
    "outbox.put": "delivery, for everybody",
    "outbox.lease": "delivery, for everybody",
    "outbox.settle": "delivery, by its lease",
    "outbox.postpone": "delivery, by its lease",
    "outbox.forget_ended": "housekeeping",
    "desk.forget_answers": "housekeeping",
    "desk.forget_shown": "housekeeping",
    "desk.due_redraws": "delivery, for everybody",
    "desk.drawn": "delivery, for everybody",
    "people.set_reachable": "the platform says so of an account",
    "desk.with_draft": "a front-end asks whom it has to tell something",
    "desk.forget_message": "the platform says so of a message",
    "desk.chat_moved": "the platform says so of a chat",
    "inbox.put": "whose it is has not been read yet",
    "inbox.waiting": "whose it is has not been read yet",
    "inbox.answered": "whose it is has not been read yet",
    "inbox.upload": "of pictures, which are named by what they show",
    "inbox.keep_upload": "of pictures, which are named by what they show",
    "parcels.forget_files": "housekeeping",
    "leases.take": "of processes",
    "leases.give_back": "of processes",
    "erasures.due": "housekeeping",
    "erasures.everybody": "after a restore, for everybody",
    "erasures.unwiped": "of the installation",
    "erasures.wiped": "of the installation",
    "erasures.is_quiet": "of the installation",
    "oversight.figures": "for owners",
    "oversight.dead_letters": "for owners",
    "oversight.revive": "for owners",
    "oversight.drop": "for owners",
}
SECRET = "alices-secret"
ALICES_ACCOUNT = Account("telegram", "1", "bobs chat")

Call = Callable[[Transaction, Household], Awaitable[object]]
NOTHING: Any = (None, False, 0, [])

WITH_ALICES_NUMBERS: dict[str, Call] = {
    "people.save_account": lambda storage, home: storage.people.save_account(home.bob.id, ALICES_ACCOUNT),
    "people.remove_account": lambda storage, home: storage.people.remove_account(home.bob.id, "telegram", "1"),
    "links.claim": lambda storage, home: storage.links.claim(home.bob.id, "guessed", NOW, HOUR),
    "links.of": lambda storage, home: storage.links.of(home.bob.id, NOW),
    "links.agree": lambda storage, home: storage.links.agree(home.bob.id, 1, NOW),
    "links.drop": lambda storage, home: storage.links.drop(home.bob.id, 1),
    "links.merge": lambda storage, home: storage.links.merge(home.bob.id, 1, home.bob.id, NOW),
    "links.move_entries": lambda storage, home: storage.links.move_entries(
        home.bob.id, home.reading.id, home.reading.id + 1
    ),
    "habits.get": lambda storage, home: storage.habits.get(home.bob.id, home.reading.id),
    "habits.all": lambda storage, home: storage.habits.all(home.bob.id),
    "habits.count": lambda storage, home: storage.habits.count(home.bob.id),
    "habits.save": lambda storage, home: storage.habits.save(home.bob.id, replace(home.reading, name="Bob's")),
    "habits.add_version": lambda storage, home: storage.habits.add_version(
        home.bob.id, home.reading.id, Version(TODAY, Daily(), Check())
    ),
    "habits.set_slots": lambda storage, home: storage.habits.set_slots(home.bob.id, home.reading.id, []),
    "habits.add_pause": lambda storage, home: storage.habits.add_pause(home.bob.id, home.reading.id, Pause(TODAY)),
    "habits.end_pause": lambda storage, home: storage.habits.end_pause(
        home.bob.id, home.reading.id, PauseKind.PAUSE, TODAY
    ),
    "habits.pauses": lambda storage, home: storage.habits.pauses(home.bob.id, TODAY),
    "habits.replace_pause": lambda storage, home: storage.habits.replace_pause(
        home.bob.id, home.reading.id, Pause(TODAY), None
    ),
    "habits.put_in_bin": lambda storage, home: storage.habits.put_in_bin(home.bob.id, home.reading.id, NOW),
    "habits.take_from_bin": lambda storage, home: storage.habits.take_from_bin(
        home.bob.id, home.reading.id + 1, NOW - HOUR
    ),
    "habits.in_bin": lambda storage, home: storage.habits.in_bin(home.bob.id),
    "habits.arrange": lambda storage, home: storage.habits.arrange(home.bob.id, [home.reading.id + 1, home.reading.id]),
    "habits.remove_pause": lambda storage, home: storage.habits.remove_pause(home.bob.id, 1),
    "routines.all": lambda storage, home: storage.routines.all(home.bob.id),
    "routines.get": lambda storage, home: storage.routines.get(home.bob.id, 1),
    "routines.save": lambda storage, home: storage.routines.save(
        home.bob.id, Routine(1, home.bob.id, "Bob's", (home.reading.id,))
    ),
    "routines.remove": lambda storage, home: storage.routines.remove(home.bob.id, 1),
    "entries.diary": lambda storage, home: storage.entries.diary(home.bob.id, home.reading.id),
    "entries.diaries": lambda storage, home: storage.entries.diaries(home.bob.id),
    "entries.get": lambda storage, home: storage.entries.get(home.bob.id, home.reading.id, TODAY),
    "entries.logged_at": lambda storage, home: storage.entries.logged_at(home.bob.id, home.reading.id),
    "entries.write": lambda storage, home: storage.entries.write(
        home.bob, home.reading.id, TODAY, None, done(note="Bob was here"), "bobs key", NOW
    ),
    "entries.last_change": lambda storage, home: storage.entries.last_change(home.bob.id, home.reading.id, TODAY),
    "entries.take_back": lambda storage, home: storage.entries.take_back(
        home.bob, ports.Change(1, home.reading.id, TODAY, None, done(note=SECRET), NOW), NOW
    ),
    "outbox.withdraw": lambda storage, home: storage.outbox.withdraw(home.bob.id, home.reading.id, TODAY),
    "outbox.asked": lambda storage, home: storage.outbox.asked(home.bob.id, home.reading.id, TODAY + DAY, 9),
    "outbox.asks_again": lambda storage, home: storage.outbox.asks_again(home.bob.id, [home.reading.id], TODAY),
    "outbox.nudges": lambda storage, home: storage.outbox.nudges(home.bob.id, home.reading.id, TODAY),
    "outbox.expired": lambda storage, home: storage.outbox.expired(home.bob.id, NOW - DAY),
    "outbox.next_due": lambda storage, home: storage.outbox.next_due(home.bob.id),
    "desk.keep_answer": lambda storage, home: storage.desk.keep_answer(home.bob.id, "telegram:1", "Bob's", NOW),
    "desk.count_feedback": lambda storage, home: storage.desk.count_feedback(home.bob.id, NOW - DAY),
    "desk.said_since": lambda storage, home: storage.desk.said_since(home.bob.id, NOW - DAY),
    "desk.draft": lambda storage, home: storage.desk.draft(home.bob.id, "add"),
    "desk.keep_draft": lambda storage, home: storage.desk.keep_draft(home.bob.id, "add", {"of": "Bob"}, NOW),
    "desk.drop_draft": lambda storage, home: storage.desk.drop_draft(home.bob.id, "add"),
    "desk.show": lambda storage, home: storage.desk.show(
        home.bob.id, LiveMessage("telegram", "11", "500", "bob", frozenset(), TODAY), NOW
    ),
    "desk.owe": lambda storage, home: storage.desk.owe(
        home.bob.id, [LiveMessage("telegram", "11", "500", "dn", frozenset({home.reading.id}), TODAY, NOW)]
    ),
    "desk.outdate": lambda storage, home: storage.desk.outdate(home.bob.id, NOW + HOUR),
    "desk.forget_platform": lambda storage, home: storage.desk.forget_platform(home.bob.id, "telegram"),
    "desk.shown": lambda storage, home: storage.desk.shown(home.bob.id),
    "desk.shown_in": lambda storage, home: storage.desk.shown_in(home.bob.id, "telegram", "11", "500"),
    "desk.showing": lambda storage, home: storage.desk.showing(home.bob.id, [home.reading.id], TODAY),
    "parcels.put_entries": lambda storage, home: storage.parcels.put_entries(
        home.bob.id, home.reading.id, packed([Kept(done(TODAY - DAY))]), Digest(), NOW, "UTC"
    ),
    "parcels.take_entries": lambda storage, home: storage.parcels.take_entries(
        home.bob.id, home.reading.id, [TODAY], NOW + HOUR
    ),
    "parcels.records": lambda storage, home: storage.parcels.records(home.bob.id),
    "parcels.file": lambda storage, home: storage.parcels.file(home.bob.id),
    "parcels.drop_file": lambda storage, home: storage.parcels.drop_file(home.bob.id),
}
WITH_HIS_OWN: dict[str, Call] = {
    "people.get": lambda storage, home: storage.people.get(home.bob.id),
    "people.save": lambda storage, home: storage.people.save(replace(home.bob, name="Robert")),
    "people.accounts": lambda storage, home: storage.people.accounts(home.bob.id),
    "people.change_zone": lambda storage, home: storage.people.change_zone(home.bob.id, ZoneChange(NOW, "UTC")),
    "people.forget_zone_changes": lambda storage, home: storage.people.forget_zone_changes(home.bob.id, NOW - DAY),
    "people.saw": lambda storage, home: storage.people.saw(home.bob.id, TODAY),
    "habits.add": lambda storage, home: storage.habits.add(home.bob.id, draft("Bob's"), NOW),
    "routines.add": lambda storage, home: storage.routines.add(home.bob.id, "Bob's", [home.reading.id]),
    "links.issue": lambda storage, home: storage.links.issue(home.bob.id, "bobs code", NOW + HOUR),
    "parcels.of_all": lambda storage, home: storage.parcels.of_all(home.bob.id),
    "parcels.seen": lambda storage, home: storage.parcels.seen(home.bob.id),
    "parcels.count_entries": lambda storage, home: storage.parcels.count_entries(home.bob.id),
    "parcels.keys": lambda storage, home: storage.parcels.keys(home.bob.id, binned=False),
    "parcels.add": lambda storage, home: storage.parcels.add(home.bob.id, Record(home.reading), NOW),
    "parcels.did_not_see": lambda storage, home: storage.parcels.did_not_see(home.bob.id, [TODAY]),
    "parcels.saw": lambda storage, home: storage.parcels.saw(home.bob.id, [TODAY]),
    "erasures.erase": lambda storage, home: storage.erasures.erase(home.bob.id, NOW),
    "erasures.was_here": lambda storage, home: storage.erasures.was_here(home.bob.id, NOW + HOUR, TODAY),
    "desk.keep_feedback": lambda storage, home: storage.desk.keep_feedback(home.bob.id, "bob's", NOW),
    "parcels.keep_file": lambda storage, home: storage.parcels.keep_file(home.bob.id, b"bob's", NOW),
}


def test_every_method_of_every_repository_is_asked_by_a_stranger() -> None:
    methods = {
        f"{room}.{name}"
        for room, port in ROOMS.items()
        for name, _ in inspect.getmembers(port, inspect.isfunction)
        if not name.startswith("_")
    }
    repositories = {name for name in vars(ports.Storage) if not name.startswith("_")}

    assert repositories == set(ROOMS)
    assert methods == set(OF_NOBODY) | set(WITH_ALICES_NUMBERS) | set(WITH_HIS_OWN)


def test_only_what_is_of_nobody_has_no_owner() -> None:
    ownerless = {
        f"{room}.{name}"
        for room, port in ROOMS.items()
        for name, method in inspect.getmembers(port, inspect.isfunction)
        if not name.startswith("_") and list(inspect.signature(method).parameters)[1:2] != ["person"]
    }

    assert ownerless == set(OF_NOBODY)


@pytest.mark.parametrize("method", WITH_ALICES_NUMBERS)
async def test_a_stranger_sees_nothing_and_changes_nothing(database: Database, home: Household, method: str) -> None:
    await _leave_something_everywhere(database, home)
    before = await _what_is_alices(database, home)

    async with database.transaction() as storage:
        answer = await WITH_ALICES_NUMBERS[method](storage, home)

    assert answer in NOTHING
    assert await _what_is_alices(database, home) == before


@pytest.mark.parametrize("method", WITH_HIS_OWN)
async def test_what_is_ones_own_touches_nobody_else(database: Database, home: Household, method: str) -> None:
    await _leave_something_everywhere(database, home)
    before = await _what_is_alices(database, home)

    async with database.transaction() as storage:
        answer = await WITH_HIS_OWN[method](storage, home)

    assert SECRET not in repr(answer)
    assert await _what_is_alices(database, home) == before


async def _leave_something_everywhere(database: Database, home: Household) -> None:
    alice, reading = home.alice, home.reading.id
    showing = LiveMessage("telegram", "11", "500", SECRET, frozenset({reading}), TODAY, NOW)
    async with database.transaction() as storage:
        await storage.people.save(replace(alice, name=SECRET))
        await storage.people.change_zone(alice.id, ZoneChange(NOW, "Asia/Tokyo"))
        await storage.people.saw(alice.id, TODAY)
        binned = await storage.habits.add(alice.id, draft(SECRET), NOW)
        await storage.habits.put_in_bin(alice.id, binned.id, NOW)
        await storage.habits.add_pause(alice.id, reading, Pause(TODAY))
        await storage.habits.set_slots(alice.id, reading, [evening()])
        await storage.entries.write(alice, reading, TODAY, None, done(note=SECRET), SECRET, NOW)
        await storage.outbox.put([Delivery("1", alice.id, reading, TODAY, 0, "1", NOW, NOW + HOUR)])
        await storage.desk.keep_answer(alice.id, "telegram:1", SECRET, NOW)
        await storage.desk.keep_draft(alice.id, "add", {"name": SECRET}, NOW)
        await storage.desk.show(alice.id, showing, NOW)
        await storage.inbox.keep_upload("telegram", SECRET, "file 1", NOW)
        await storage.links.issue(alice.id, SECRET, NOW + HOUR)
        await storage.routines.add(alice.id, SECRET, [reading])
        for table, row in _rows_of_alice(alice.id).items():
            await storage.people.connection.execute(insert(metadata.tables[table]).values(row))
    await diary_of(database, alice.id, reading)


def _rows_of_alice(alice: int) -> dict[str, dict[str, object]]:
    """Of tables that no repository of hers writes."""
    return {
        "leases": {"name": "poller", "owner": SECRET, "until": NOW},
        "house": {"name": SECRET, "value": SECRET},
        "parcels": {"person_id": alice, "content": SECRET.encode(), "kept_at": NOW},
        "feedback": {"person_id": alice, "words": SECRET, "at": NOW},
    }


async def _what_is_alices(database: Database, home: Household) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but Bob's own."""
    async with database.transaction() as storage:
        habits = {habit.id for habit in await storage.habits.all(home.bob.id)}
        rows: dict[str, list[tuple[object, ...]]] = {}
        for table in metadata.sorted_tables:
            found = (await storage.people.connection.execute(select(table))).mappings().all()
            assert found, f"nothing is left in {table.name}"
            rows[table.name] = [tuple(row.values()) for row in found if not _is_bobs(table.name, row, home, habits)]
    return rows


def _is_bobs(table: str, row: Any, home: Household, habits: set[int]) -> bool:
    owner = row["id"] if table == "people" else row.get("person_id")
    to_wipe = table == "house" and row["name"] == f"to wipe: {home.bob.id}"
    return owner == home.bob.id or row.get("habit_id") in habits or to_wipe
