"""The database as a unit of work: one transaction at a time, and the outside's failures in Cairn's own words."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import errors as postgres
from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import create_async_engine

from core.errors import NotSaved, TryAgain
from storage import schema, sqlite
from storage.desk import Desk
from storage.direct import Connection
from storage.entries import Entries
from storage.erasures import Erasures
from storage.habits import Habits
from storage.inbox import Inbox
from storage.leases import Leases
from storage.links import Links
from storage.outbox import Outbox
from storage.oversight import Oversight
from storage.parcels import Parcels
from storage.people import People
from storage.routines import Routines
from storage.schema import postgres_options
from storage.sqlite import Writer

SQLITE_OUTSIDE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
}
PRIMARY_CODE = 0xFF
"""The part of SQLite's error codes that names the kind."""
CROSSED = (postgres.SerializationFailure, postgres.DeadlockDetected)
POSTGRES_CONNECTIONS = 10
MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Transaction:
    """All repositories, on one connection."""

    people: People
    habits: Habits
    entries: Entries
    outbox: Outbox
    desk: Desk
    inbox: Inbox
    links: Links
    routines: Routines
    parcels: Parcels
    leases: Leases
    erasures: Erasures
    oversight: Oversight


class Database:
    """Opened once, at start. `wait_seconds` is how long somebody else's lock is waited for before a person is told."""

    def __init__(self, url: str | URL, wait_seconds: float = 5.0) -> None:
        self.url = make_url(url)
        self._wait_seconds = wait_seconds
        self._source = (
            _Pool(self.url, wait_seconds) if not self._on_sqlite else Writer(self.url.database or "", wait_seconds)
        )

    async def open(self) -> None:
        """Bring the tables up to this version. Raises: NewerSchema, BrokenDatabase, NotSaved."""
        if self._on_sqlite and self.url.database:
            _make_private(Path(self.url.database))
        with _told_in_our_words():
            await schema.bring_up_to_date(self.url)

    async def close(self) -> None:
        await self._source.close()

    async def wipe(self) -> None:
        """What was deleted is not in the files of the database any more either. Raises: NotSaved."""
        if self._on_sqlite and self.url.database:
            with _told_in_our_words():
                await asyncio.to_thread(sqlite.wipe, self.url.database, self._wait_seconds)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Commits when the block ends well; else nothing of it has happened.

        Raises: NotSaved when the database is locked, full or away; TryAgain when two requests were in each other's way
        or a connection was lost that may be there again: all effects carry source keys, so trying again is safe.
        """
        with _told_in_our_words():
            async with self._source.transaction() as connection:
                yield _transaction(connection)

    @property
    def _on_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"


class _Pool:
    """Connections to PostgreSQL: people side by side."""

    def __init__(self, url: URL, wait_seconds: float) -> None:
        self._engine = create_async_engine(
            url,
            pool_size=POSTGRES_CONNECTIONS,
            max_overflow=0,
            pool_timeout=wait_seconds,
            hide_parameters=True,  # in errors, which are logged: they are what people said
            isolation_level="READ COMMITTED",
            connect_args=postgres_options(lock_timeout=int(wait_seconds * MILLISECONDS)),
        )

    def transaction(self) -> AbstractAsyncContextManager[Connection]:
        return self._engine.begin()

    async def close(self) -> None:
        await self._engine.dispose()


def _transaction(connection: Connection) -> Transaction:
    return Transaction(
        People(connection),
        Habits(connection),
        Entries(connection),
        Outbox(connection),
        Desk(connection),
        Inbox(connection),
        Links(connection),
        Routines(connection),
        Parcels(connection),
        Leases(connection),
        Erasures(connection),
        Oversight(connection),
    )


def _make_private(file: Path) -> None:
    """Diaries are nobody else's business: SQLite gives its side files the rights of the file itself."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)


@contextmanager
def _told_in_our_words() -> Iterator[None]:
    try:
        yield
    except NoConnectionFree as error:
        raise NotSaved from error
    except sqlite3.Error as error:
        if _is_of_the_outside(error):
            raise NotSaved from error
        raise
    except DBAPIError as error:
        cause = error.orig
        if error.connection_invalidated or isinstance(cause, CROSSED):
            raise TryAgain from error
        if _is_of_the_outside(cause):
            raise NotSaved from error
        raise


def _is_of_the_outside(cause: BaseException | None) -> bool:
    """Is it the disk, a lock or the connection that failed, and not our SQL?"""
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & PRIMARY_CODE in SQLITE_OUTSIDE
    return isinstance(cause, psycopg.OperationalError)
