"""Statements that go straight to the driver: the same values come and go as with SQLAlchemy, in every column."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, LargeBinary, Table, Text, bindparam, insert, select

from core.people import Weekday
from storage.columns import Amount, Instant, Shape, WallTime, WeekdayBits
from storage.database import Database
from storage.direct import Direct, prepare, rows
from storage.tables import habits, metadata
from tests.storage.household import NOW, TODAY, Household

SAMPLES: dict[type, object] = {
    Text: "Straße 🏃 'quoted'",
    Boolean: True,
    Date: TODAY,
    Instant: NOW,
    WallTime: time(21, 5),
    WeekdayBits: frozenset({Weekday.MON, Weekday.SUN}),
    Amount: Decimal("1.25"),
    Shape: {"kind": "done", "of": [1, None, "ü"]},
    LargeBinary: b"\x00\xff digest",
}
ONES = {"entries": {"kind": "amount"}}
"""What a CHECK asks for."""


def a_row(table: Table, *, sparse: bool) -> dict[str, Any]:
    """A value in every column; `sparse`: none where none is needed."""
    row = {column.name: None if sparse and column.nullable else _sample(column) for column in table.c}
    return row | ({"kind": "done"} if sparse and table.name == "entries" else ONES.get(table.name, {}))


def _sample(column: Column[Any]) -> object:
    return SAMPLES.get(type(column.type), 1)


@pytest.mark.parametrize("sparse", [False, True])
async def test_every_column_comes_back_as_it_went(database: Database, sparse: bool) -> None:
    written = {table.name: a_row(table, sparse=sparse) for table in metadata.sorted_tables}

    async with database.transaction() as storage:
        connection = storage.people.connection
        for table in metadata.sorted_tables:
            await rows(connection, insert(table), written[table.name])
        straight = {table.name: list(await rows(connection, select(table), {})) for table in metadata.sorted_tables}
        layered = {table.name: list(await connection.execute(select(table))) for table in metadata.sorted_tables}

    for table in metadata.sorted_tables:
        (row,) = straight[table.name]
        assert [tuple(row)] == [tuple(one) for one in layered[table.name]] == [tuple(written[table.name].values())]
        assert [type(value) for value in row] == [type(value) for value in layered[table.name][0]]
        assert {name: getattr(row, name) for name in written[table.name]} == written[table.name]


async def test_a_statement_serves_again_with_other_values(database: Database, home: Household) -> None:
    named = select(habits.c.name, habits.c.start_date.label("since")).where(habits.c.id == bindparam("habit"))

    async with database.transaction() as storage:
        connection = storage.people.connection
        found = await rows(connection, named, {"habit": home.reading.id})
        nothing = await rows(connection, named, {"habit": 77})

    assert [(row.name, row.since) for row in found] == [("Read", date(2026, 1, 1))]
    assert list(nothing) == []


async def test_an_instant_is_exact_to_the_microsecond(database: Database) -> None:
    at = datetime.fromisoformat("1969-12-31T23:59:59.999999+00:00")
    people = metadata.tables["people"]

    async with database.transaction() as storage:
        connection = storage.people.connection
        await rows(connection, insert(people), a_row(people, sparse=False) | {"created_at": at})
        (row,) = await rows(connection, select(people.c.created_at), {})

    assert row.created_at == at


async def test_a_statement_whose_text_depends_on_its_values_is_refused(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with database.transaction() as storage:
        connection = storage.people.connection
        assert isinstance(connection, Direct)

        with pytest.raises(ValueError, match="another text"):
            prepare(select(habits).where(habits.c.id.in_([1, 2])), [], connection.dialect)
    await database.close()
