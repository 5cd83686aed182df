"""Whatever two people have logged: once they are one, every date of either is there, and nothing of others is."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.actions import link
from core.days import DAY
from core.entries import Entry, EntryKind
from core.habits import Check, Daily, HabitDraft
from core.people import Account, Clock, Person
from core.ports import Storage
from storage.database import Database

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
FIRST = date(2026, 11, 1)
KINDS = (EntryKind.DONE, EntryKind.SKIP, EntryKind.NO)

Diary = dict[int, EntryKind]
"""Days after the first -> what was said."""
diaries = st.dictionaries(st.integers(0, 20), st.sampled_from(KINDS), max_size=12)
lives = st.dictionaries(st.sampled_from(["Read", "read", "Swim"]), diaries, max_size=3)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables and nobody in it, to copy."""

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{file}")
        await database.open()
        await database.close()

    file = tmp_path_factory.mktemp("linking") / "empty.db"
    asyncio.run(make())
    return file


@settings(max_examples=25, deadline=None)
@given(mine=lives, theirs=lives)
async def test_no_date_of_either_gets_lost_and_a_done_stays_done(
    empty: Path, mine: dict[str, Diary], theirs: dict[str, Diary]
) -> None:
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{copy(empty, folder)}")
        try:
            await _live_and_link(database, mine, theirs)
        finally:
            await database.close()


async def _live_and_link(database: Database, mine: dict[str, Diary], theirs: dict[str, Diary]) -> None:
    async with database.transaction() as storage:
        alice, here, stranger = [await _person(storage, user, mine, theirs) for user in ("1", "2", "3")]
        before = [await _said(storage, one) for one in (alice, here)]
        strangers = await _said(storage, stranger)
    async with database.transaction() as storage:
        joined = await _link(storage, alice, here)
        linked = await _said(storage, joined)
        while (twins := await link.next_twins(storage, joined)) is not None:
            pair = (twins[0].id, twins[1].id)
            await link.unite(storage, joined, pair, f"unite {pair}", NOW)
        united = await _said(storage, joined)

        assert sorted(linked) == sorted(before[0] + before[1])
        assert _best(united) == _best(before[0] + before[1])
        assert await _said(storage, stranger) == strangers


def _best(said: list[tuple[str, date, EntryKind]]) -> dict[tuple[str, date], int]:
    best: dict[tuple[str, date], int] = {}
    for name, day, kind in said:
        best[name, day] = max(best.get((name, day), 0), link.WORTH.index(kind))
    return best


async def _person(storage: Storage, user: str, mine: dict[str, Diary], theirs: dict[str, Diary]) -> Person:
    person = await storage.people.add(Account("test", user, user), Person(0, Clock("UTC"), set_up=True), NOW)
    for name, diary in (theirs if user == "2" else mine).items():
        habit = await storage.habits.add(person.id, HabitDraft(name, Daily(), Check(), FIRST), NOW)
        for number, kind in diary.items():
            entry = Entry(FIRST + number * DAY, kind)
            await storage.entries.write(person, habit.id, entry.date, None, entry, f"{habit.id}:{number}", NOW)
    return person


async def _said(storage: Storage, person: Person) -> list[tuple[str, date, EntryKind]]:
    found = await storage.entries.diaries(person.id)
    return [(diary.habit.name.casefold(), entry.date, entry.kind) for diary in found for entry in diary.entries]


async def _link(storage: Storage, issuer: Person, claimer: Person) -> Person:
    await link.give_code(storage, issuer, "code", NOW)
    both = await link.bring_code(storage, claimer, "code", NOW + timedelta(minutes=1))
    assert both is not None
    await link.agree(storage, claimer, both.link.id, NOW)
    return await link.join(storage, issuer, both.link.id, NOW)
