"""INSERT with a word on what to do when the row is there already, in the dialect of the connection."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.direct import Connection, rows

Insert = sqlite.Insert | postgresql.Insert


def insert_into(connection: Connection, table: Table) -> Insert:
    """An INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return insert_for(connection.dialect.name, table)


def insert_for(dialect: str, table: Table) -> Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


async def put_row(connection: Connection, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """As `upsert`, with a statement that is built once for each table and set of columns."""
    await rows(connection, _put(connection.dialect.name, table, tuple(values)), {**key, **values})


@cache
def _put(dialect: str, table: Table, values: tuple[str, ...]) -> Insert:
    put = insert_for(dialect, table)
    changed = {name: put.excluded[name] for name in values}
    return put.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)


def upsert(
    connection: Connection,
    table: Table,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    only_where: ColumnElement[bool] | None = None,
) -> Insert:
    """Add the row, or give the one of that primary key the new values; `only_where` says of which rows that may be."""
    return (
        insert_into(connection, table)
        .values(**key, **values)
        .on_conflict_do_update(index_elements=list(table.primary_key), set_=dict(values), where=only_where)
    )
