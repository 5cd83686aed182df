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

from core.digest import Digest, NotADigest, digest_of
from core.entries import Entry, EntryKind
from core.habits import AtMost, Habit, HabitId, Quit
from core.people import PersonId
from core.ports import Diary
from storage.columns import days_of
from storage.direct import Connection, rows
from storage.habits import by_habit, habit_from, in_order, in_use, owned, parts_in_order, parts_of
from storage.tables import digests, entries, habits, seen_days
from storage.upsert import put_row

NOTE = 3
"""A part of a diary, beside those of a habit."""
THIS_DIGEST = digests.c.habit_id == bindparam("habit")
KEPT_DIGEST = select(digests.c.content).where(THIS_DIGEST).with_for_update()
SAID = select(entries.c.local_date, entries.c.kind, entries.c.amount).where(entries.c.habit_id == bindparam("habit"))
SEEN = select(seen_days.c.month, seen_days.c.days).where(seen_days.c.person_id == bindparam("person"))
NEW_DIGEST = update(digests).where(THIS_DIGEST).values(content=bindparam("content"))
SAME_DIGEST = NEW_DIGEST.where(digests.c.content == bindparam("was")).returning(digests.c.habit_id)
"""If it is still what it was when it was read."""


async def find_diaries(
    connection: Connection, person: PersonId, habit: HabitId | None = None, day: date | None = None
) -> list[Diary]:
    """Of that habit of theirs, or of all: in two statements, and one more where it matters who was seen.

    `day`: of all, with when its entries were written.
    """
    wanted, wanted_parts = _all_of_them() if habit is None else _one_of_them()
    asked = {"person": person} if habit is None else {"person": person, "habit": habit}
    found = await rows(connection, wanted, asked if habit else {**asked, "day": day})
    if not found:
        return []
    kept = {row.id: digest for row in found if (digest := _readable(row.content)) is not None}
    kept |= await _made_anew(connection, [row.id for row in found if row.id not in kept])
    parts = by_habit(await rows(connection, wanted_parts, asked))
    theirs = [habit_from(row, parts[row.id]) for row in found]
    seen = await _seen(connection, person) if any(map(_asks_who_was_seen, theirs)) else None
    times = {row.id: row.logged_at for row in found} if day else {}
    return [Diary(one, kept[one.id], _noted(parts[one.id]), seen, times.get(one.id)) for one in theirs]


@cache
def _all_of_them() -> tuple[Select[Any], CompoundSelect[Any]]:
    """With when each entry of one date was written: of none, if the date is None."""
    wanted, parts = _statements(in_use(bindparam("person")))
    of_date = (entries.c.habit_id == habits.c.id) & (entries.c.local_date == bindparam("day"))
    return wanted.add_columns(entries.c.logged_at).outerjoin(entries, of_date), parts


@cache
def _one_of_them() -> tuple[Select[Any], CompoundSelect[Any]]:
    return _statements(owned(bindparam("person"), bindparam("habit")))


def _statements(where: ColumnElement[bool]) -> tuple[Select[Any], CompoundSelect[Any]]:
    """Built once: building a statement takes several times as long as SQLite takes to carry it out."""
    wanted = select(habits, digests.c.content).select_from(habits.outerjoin(digests)).where(where)
    return in_order(wanted), parts_in_order(union_all(*parts_of(where).selects, _notes(where)))


async def renew_digest(
    connection: Connection, habit: HabitId, day: date, entry: Entry | None, known: Digest | None = None
) -> None:
    """Where one is kept; where none is, the next reader makes it. `known`: what it most likely is."""
    if known is not None:
        was, now = known.to_bytes(), _renewed(known, day, entry).to_bytes()
        if await rows(connection, SAME_DIGEST, {"habit": habit, "was": was, "content": now}):
            return
    kept = await rows(connection, KEPT_DIGEST, {"habit": habit})
    if not kept:
        return
    digest = _readable(kept[0].content)
    if digest is None:
        await connection.execute(delete(digests).where(digests.c.habit_id == habit))
        return
    await rows(connection, NEW_DIGEST, {"habit": habit, "content": _renewed(digest, day, entry).to_bytes()})


def _renewed(digest: Digest, day: date, entry: Entry | None) -> Digest:
    return digest.put(entry) if entry else digest.without(day)


def _readable(content: bytes | None) -> Digest | None:
    """None for what an older Cairn or a bad disk has left."""
    if content is None:
        return None
    try:
        return Digest.from_bytes(content)
    except NotADigest:
        return None


async def _made_anew(connection: Connection, missing: Sequence[HabitId]) -> dict[HabitId, Digest]:
    made: dict[HabitId, Digest] = {}
    for habit in missing:
        said = await rows(connection, SAID, {"habit": habit})
        made[habit] = digest_of(Entry(row.local_date, EntryKind(row.kind), row.amount) for row in said)
        await put_row(connection, digests, {"habit_id": habit}, {"content": made[habit].to_bytes()})
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


async def _seen(connection: Connection, person: PersonId) -> frozenset[date]:
    months = await rows(connection, SEEN, {"person": person})
    return frozenset(day for row in months for day in days_of(row.month, row.days))


def _asks_who_was_seen(habit: Habit) -> bool:
    """Only success by default does."""
    return any(isinstance(version.goal, AtMost | Quit) for version in habit.versions)
