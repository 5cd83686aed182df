"""How Cairn talks to SQLite: pragmas, BEGIN IMMEDIATE, and hops to the database's thread only where it may wait."""

from __future__ import annotations

import sqlite3
from collections import deque
from dataclasses import dataclass
from typing import Any

import aiosqlite
from sqlalchemy import Connection, event
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util.concurrency import await_

WAL_BYTES = 64 * 1024 * 1024
"""What is left of the write-ahead log after a checkpoint, at most."""


def prepare(engine: AsyncEngine, *, foreign_keys: bool = True) -> None:
    """Make every connection of `engine` durable and its transactions writers from their first statement on.

    The driver's own BEGIN comes late and is no writer's: then read-then-write loses updates or fails as "locked".
    """

    @event.listens_for(engine.sync_engine, "connect")
    def set_pragmas(connection: Any, record: object) -> None:
        connection.isolation_level = None  # no BEGIN but ours
        if _read(connection, "PRAGMA journal_mode") != "wal":
            _read(connection, "PRAGMA journal_mode = WAL")
        _read(connection, "PRAGMA synchronous = FULL")
        _read(connection, f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        _read(connection, f"PRAGMA journal_size_limit = {WAL_BYTES}")

    @event.listens_for(engine.sync_engine, "begin")
    def begin_immediate(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _read(connection: Any, statement: str) -> object:
    cursor = connection.cursor()
    cursor.execute(statement)
    row = cursor.fetchone()
    cursor.close()
    return row[0] if row else None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a statement left behind; stands for the cursor that was closed right away."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """Opens, executes, fetches and closes in one hop to the connection's thread, where SQLAlchemy's own makes four."""

    __slots__ = ("_outcome",)

    def __init__(self, connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection = connection
        self._connection = connection._connection
        self._outcome = _Outcome()
        self._rows = deque()

    @property
    def description(self) -> Any:
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> Any:
        return self._outcome.lastrowid

    def close(self) -> None:
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """There is nothing left to close."""

    async def _execute_async(self, operation: Any, parameters: Any) -> None:
        await self._hop(sqlite3.Cursor.execute, operation, parameters or ())

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:
        await self._hop(sqlite3.Cursor.executemany, operation, seq_of_parameters)

    async def _hop(self, execute: Any, operation: str, parameters: Any) -> None:
        driver: Any = self._connection

        def run() -> None:
            cursor = driver._conn.cursor()
            try:
                execute(cursor, operation, parameters)
                rows = cursor.fetchall() if cursor.description else ()
                self._outcome = _Outcome(cursor.description, cursor.rowcount, cursor.lastrowid)
                self._rows = deque(rows)
            finally:
                cursor.close()

        # Within a transaction nobody's lock is waited for: the hop to the other thread would take most of the time.
        # BEGIN, which waits, is not within one yet; COMMIT is no statement here; bulk writes may take a while.
        if driver._conn.in_transaction and execute is sqlite3.Cursor.execute:
            run()
            return
        async with self._adapt_connection._execute_mutex:
            await driver._execute(run)


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls: Any = _Cursor

    def rollback(self) -> None:
        """The pool rolls back what it gets back; nearly always there is nothing to."""
        connection: Any = self._connection
        if connection._conn.in_transaction:
            super().rollback()


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """aiosqlite as SQLAlchemy sees it, with our cursors."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *arguments: Any, **options: Any) -> _Connection:
        connection: Any = aiosqlite.connect(*arguments, **options)
        connection._thread.daemon = True  # a program that ends without closing must not hang
        return _Connection(self, await_(connection))
