"""An open database of each kind, with Alice and Bob in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest
from sqlalchemy import make_url

from storage.database import Database
from storage.tables import metadata
from tests.storage.household import Household, move_in
from tests.support.postgres import Server


@pytest.fixture(scope="session")
def migrated_postgres_url(postgres: Server) -> str:
    """One database with all tables for all tests of this process: making and migrating one takes half a second."""
    url = postgres.url(postgres.create_database())

    async def migrate() -> None:
        await Database(url).open()

    asyncio.run(migrate())
    return url


@pytest.fixture
def emptied_postgres_url(migrated_postgres_url: str) -> str:
    """Its tables empty, its numbers beginning with 1."""
    place = make_url(migrated_postgres_url)
    with psycopg.connect(f"host={place.query['host']} user=postgres dbname={place.database}") as connection:
        connection.execute(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY")
    return migrated_postgres_url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind with nobody in it."""
    fixture = {"sqlite": "sqlite_url", "postgresql": "emptied_postgres_url"}[request.param]
    url: str = request.getfixturevalue(fixture)
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def home(database: Database) -> Household:
    return await move_in(database)
