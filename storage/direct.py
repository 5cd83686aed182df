"""A transaction on SQLite without the layers between: SQLAlchemy writes the statements, sqlite3 carries them out."""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection as Layered
from sqlalchemy import CursorResult, Date, Dialect, Executable, NullPool, ScalarResult, create_engine
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeDecorator, TypeEngine

T = TypeVar("T")
Processor = Callable[[Any], Any]
Beside = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Carries out in the thread of the file what may take long."""


_RAW: ContextVar[sqlite3.Connection] = ContextVar("raw")
_ENGINE = create_engine("sqlite://", creator=lambda: _RAW.get(), poolclass=NullPool, hide_parameters=True)
"""One for all files that a process opens, each connection made by us: it compiles a statement once for them all."""
_PREPARED: dict[Executable, Prepared] = {}


class Direct:
    """What `AsyncConnection` is on PostgreSQL, and `rows` beside it: for statements that every tap needs.

    Those are turned into SQL once; after that nothing is between them and the driver. All others go through
    SQLAlchemy, on the same connection of the driver.
    """

    def __init__(self, raw: sqlite3.Connection, beside: Beside) -> None:
        self.raw = raw
        self._beside = beside
        _RAW.set(raw)
        self._layered: Layered = _ENGINE.connect().execution_options(isolation_level="AUTOCOMMIT")

    @property
    def dialect(self) -> Dialect:
        return self._layered.dialect

    def rows(self, statement: Executable, asked: Mapping[str, Any]) -> Sequence[Any]:
        prepared = _PREPARED.get(statement)
        if prepared is None:
            prepared = _PREPARED[statement] = prepare(statement, asked, self.dialect)
        return prepared.carry_out(self.raw, asked)

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        if isinstance(parameters, list):
            return await self.run_sync(lambda layered: layered.execute(statement, parameters))
        return self._layered.execute(statement, parameters)

    async def exec_driver_sql(self, statement: str) -> CursorResult[Any]:
        return self._layered.exec_driver_sql(statement)

    async def scalar(self, statement: Executable) -> Any:
        return self._layered.scalar(statement)

    async def scalars(self, statement: Executable) -> ScalarResult[Any]:
        return self._layered.scalars(statement)

    async def run_sync(self, call: Callable[[Layered], T]) -> T:
        """In the thread of the file: for what takes its time."""
        done: T = await self._beside(lambda: call(self._layered))
        return done

    def close(self) -> None:
        self._layered.close()


Connection: TypeAlias = AsyncConnection | Direct
"""Of PostgreSQL, of SQLite."""


async def rows(connection: Connection, statement: Executable, asked: Mapping[str, Any]) -> Sequence[Any]:
    """What a statement finds that every tap needs. It is kept for good, with its values left open: they are `asked`."""
    if isinstance(connection, Direct):
        return connection.rows(statement, asked)
    found = await connection.execute(statement, asked)
    return found.all() if found.returns_rows else ()


async def rows_of_each(connection: Connection, statement: Executable, asked: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The same for a few sets of values: one after the other on SQLite, on PostgreSQL with one journey for all."""
    if isinstance(connection, Direct):
        return [row for one in asked for row in connection.rows(statement, one)]
    if not asked:
        return []
    found = await connection.execute(statement, asked)
    return list(found.all()) if found.returns_rows else []


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement as the driver takes it, and what becomes of values on their way there and back."""

    sql: str
    names: tuple[str, ...]
    """Of the values it takes, in order."""
    binds: tuple[tuple[int, Processor], ...]
    """Those that are written as something else."""
    constants: Mapping[str, Any]
    """Values that stand in the statement itself."""
    row: Callable[[Iterable[Any]], Any] | None
    """None: nothing comes back."""
    columns: tuple[tuple[int, Processor], ...]
    """Those whose values come back as something else."""

    def carry_out(self, raw: sqlite3.Connection, asked: Mapping[str, Any]) -> list[Any]:
        given = {**self.constants, **asked} if self.constants else asked
        found = raw.execute(self.sql, _processed(map(given.__getitem__, self.names), self.binds))
        if self.row is None:
            return []
        if self.columns:
            return [self.row(_processed(row, self.columns)) for row in found]
        return list(map(self.row, found))


def _processed(values: Iterable[Any], processors: Iterable[tuple[int, Processor]]) -> list[Any]:
    """A value that is missing is missing everywhere."""
    done = list(values)
    for at, process in processors:
        if (value := done[at]) is not None:
            done[at] = process(value)
    return done


def prepare(statement: Any, asked: Iterable[str], dialect: Dialect) -> Prepared:
    """`asked`: the names of the values that are given later."""
    compiled: Any = statement.compile(dialect=dialect, column_keys=list(asked))
    if compiled.post_compile_params or compiled.literal_execute_params:
        raise ValueError(f"has another text for other values: {compiled}")
    names: tuple[str, ...] = tuple(compiled.positiontup or ())
    constants = {name: compiled.params[name] for name in names if name not in asked}
    back = list(getattr(statement, "exported_columns", ()))
    row: Any = namedtuple("Row", [column.name for column in back]) if back else None
    binds = _those_that_process(_to_driver(compiled.binds[name].type, dialect) for name in names)
    columns = _those_that_process(_from_driver(column.type, dialect) for column in back)
    return Prepared(compiled.string, names, binds, constants, row and row._make, columns)


def _those_that_process(processors: Iterable[Processor | None]) -> tuple[tuple[int, Processor], ...]:
    return tuple((at, process) for at, process in enumerate(processors) if process)


def _to_driver(kind: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    """Quicker than SQLAlchemy's own where the same comes of it."""
    written = kind.dialect_impl(dialect)
    if isinstance(written, Date):
        return date.isoformat
    if isinstance(written, TypeDecorator) and written.impl_instance.bind_processor(dialect) is None:
        return partial(written.process_bind_param, dialect=dialect)
    return written.bind_processor(dialect)


def _from_driver(kind: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    written = kind.dialect_impl(dialect)
    if isinstance(written, TypeDecorator) and written.impl_instance.result_processor(dialect, None) is None:
        return partial(written.process_result_value, dialect=dialect)
    return written.result_processor(dialect, None)
