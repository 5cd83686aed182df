"""Brings the tables of a database up to this version of Cairn, or says why it cannot be used."""

from __future__ import annotations

import asyncio
import sqlite3
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, NullPool, create_engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import create_async_engine

from storage import sqlite

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 0x_CA1_24
"""Held in PostgreSQL while the tables change; in SQLite BEGIN IMMEDIATE is that lock."""
OTHERS_MAY_TAKE_SECONDS = 60.0
"""How long another process may be at it before this one gives up."""


class Unusable(Exception):
    """The database cannot be used; the message is for whoever runs Cairn."""


class NewerSchema(Unusable):
    """Its tables were made by a newer Cairn."""


class BrokenDatabase(Unusable):
    """The file is damaged, or no database at all."""


def postgres_options(**more: object) -> dict[str, str]:
    """What is told is on the disk, whatever the server does for others; and its clock speaks UTC to us."""
    settings = {"timezone": "UTC", "synchronous_commit": "on", **more}
    return {"options": " ".join(f"-c {name}={value}" for name, value in settings.items())}


async def bring_up_to_date(url: URL) -> None:
    """Run the missing migrations in one transaction: a kill in the middle leaves what was there before."""
    if url.get_backend_name() == "sqlite":
        await asyncio.to_thread(_bring_sqlite_up_to_date, url)
        return
    engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=postgres_options())
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_migrate_postgres)
    finally:
        await engine.dispose()


def _bring_sqlite_up_to_date(url: URL) -> None:
    """Rebuilding a table drops the old one, and with foreign keys on that would delete the rows below it."""
    file = url.database or ""
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite.connect(file, OTHERS_MAY_TAKE_SECONDS, foreign_keys=False),
        poolclass=NullPool,
    )
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _migrate_sqlite(connection, file)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        if getattr(cause, "sqlite_errorcode", None) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise BrokenDatabase(f"{file} is damaged or no database: {cause}") from error
        raise


@cache
def head() -> str:
    """The newest revision that this Cairn knows. Who asks reads every migration: once is enough."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None
    return revision


def migrate(connection: Connection, revision: str = "head") -> None:
    """Upgrade within the connection's own transaction. Raises: NewerSchema."""
    present = MigrationContext.configure(connection).get_current_revision()
    if present == (head() if revision == "head" else revision):
        return
    config = _config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        raise NewerSchema(
            f"the database is at revision {present}, which this Cairn (at {head()}) does not know"
        ) from error


def _migrate_sqlite(connection: Connection, file: str) -> None:
    damage = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if damage != "ok":
        raise BrokenDatabase(f"{file} is damaged: {damage}")
    migrate(connection)
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise BrokenDatabase(f"rows without what they belong to: {orphans[:3]}")


def _migrate_postgres(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    migrate(connection)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config
