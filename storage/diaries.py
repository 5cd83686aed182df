"""Diaries, read quickly: the entries of a habit in one digest, which is renewed by each write and can be lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Row,
    Select,
    Text,
    bindparam,
    cast,
    delete,
    literal,
    literal_column,
    null,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from core.digest import Digest, NotADigest, digest_of
from core.entries import Entry, EntryKind
from core.habits import AtMost, Habit, HabitId, Quit
from core.people import PersonId
from core.ports import Diary
from storage.columns import days_of
from storage.habits import by_habit, habit_from, in_order, in_use, owned, parts_in_order, parts_of
from storage.tables import digests, entries, habits, seen_days
from storage.upsert import insert_into

NOTE = 3
"""A part of a diary, beside those of a habit."""
THIS_DIGEST = digests.c.habit_id == bindparam("habit")
KEPT_DIGEST = select(digests.c.content).where(THIS_DIGEST).with_for_update()
NEW_DIGEST = update(digests).where(THIS_DIGEST).values(content=bindparam("content"))


async def find_diaries(connection: AsyncConnection, person: PersonId, habit: HabitId | None = None) -> list[Diary]:
    """Of that habit of theirs, or of all: in two statements, and one more where it matters who was seen."""
    wanted, wanted_parts = _all_of_them() if habit is None else _one_of_them()
    asked = {"person": person} if habit is None else {"person": person, "habit": habit}
    rows = (await connection.execute(wanted, asked)).all()
    if not rows:
        return []
    kept = {row.id: digest for row in rows if (digest := _readable(row.content)) is not None}
    kept |= await _made_anew(connection, [row.id for row in rows if row.id not in kept])
    parts = by_habit(await connection.execute(wanted_parts, asked))
    found = [habit_from(row, parts[row.id]) for row in rows]
    seen = await _seen(connection, person) if any(map(_asks_who_was_seen, found)) else None
    return [Diary(habit, kept[habit.id], _noted(parts[habit.id]), seen) for habit in found]


@cache
def _all_of_them() -> tuple[Select[Any], CompoundSelect[Any]]:
    return _statements(in_use(bindparam("person")))


@cache
def _one_of_them() -> tuple[Select[Any], CompoundSelect[Any]]:
    return _statements(owned(bindparam("person"), bindparam("habit")))


def _statements(where: ColumnElement[bool]) -> tuple[Select[Any], CompoundSelect[Any]]:
    """Built once: building a statement takes several times as long as SQLite takes to carry it out."""
    wanted = select(habits, digests.c.content).select_from(habits.outerjoin(digests)).where(where)
    return in_order(wanted), parts_in_order(union_all(*parts_of(where).selects, _notes(where)))


async def renew_digest(connection: AsyncConnection, habit: HabitId, day: date, entry: Entry | None) -> None:
    """Where one is kept; where none is, the next reader makes it."""
    kept = (await connection.execute(KEPT_DIGEST, {"habit": habit})).scalar()
    if kept is None:
        return
    digest = _readable(kept)
    if digest is None:
        await connection.execute(delete(digests).where(digests.c.habit_id == habit))
        return
    renewed = digest.put(entry) if entry else digest.without(day)
    await connection.execute(NEW_DIGEST, {"habit": habit, "content": renewed.to_bytes()})


def _readable(content: bytes | None) -> Digest | None:
    """None for what an older Cairn or a bad disk has left."""
    if content is None:
        return None
    try:
        return Digest.from_bytes(content)
    except NotADigest:
        return None


async def _made_anew(connection: AsyncConnection, missing: Sequence[HabitId]) -> dict[HabitId, Digest]:
    if not missing:
        return {}
    said: dict[HabitId, list[Entry]] = {habit: [] for habit in missing}
    for row in await connection.execute(select(entries).where(entries.c.habit_id.in_(missing))):
        said[row.habit_id].append(Entry(row.local_date, EntryKind(row.kind), row.amount))
    made = {habit: digest_of(of_one) for habit, of_one in said.items()}
    keep = insert_into(connection, digests)
    keep = keep.on_conflict_do_update(index_elements=[digests.c.habit_id], set_={"content": keep.excluded.content})
    await connection.execute(
        keep, [{"habit_id": habit, "content": digest.to_bytes()} for habit, digest in made.items()]
    )
    return made


def _notes(where: ColumnElement[bool]) -> Any:
    """In the columns of `parts_of`."""
    return (
        select(
            entries.c.habit_id,
            literal(NOTE, Integer),
            literal(0, Integer),
            entries.c.local_date,
            cast(null(), Date),
            entries.c.note,
            cast(null(), Text),
            cast(null(), Integer),
            cast(null(), Integer),
        )
        .join_from(habits, entries)
        .where(where, entries.c.note != literal_column("''"))  # word for word, or the index of notes is not used
    )


def _noted(parts: Sequence[Row[Any]]) -> dict[date, str]:
    return {part.first: part.words for part in parts if part.part == NOTE}


async def _seen(connection: AsyncConnection, person: PersonId) -> frozenset[date]:
    months = await connection.execute(select(seen_days).where(seen_days.c.person_id == person))
    return frozenset(day for row in months for day in days_of(row.month, row.days))


def _asks_who_was_seen(habit: Habit) -> bool:
    """Only success by default does."""
    return any(isinstance(version.goal, AtMost | Quit) for version in habit.versions)
