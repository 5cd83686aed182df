"""An open database of each kind, with Alice and Bob in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import psycopg
import pytest
from sqlalchemy import make_url

from storage.database import Database
from storage.tables import metadata
from tests.storage.household import Household, move_in
from tests.support.postgres import Server


@pytest.fixture(scope="session")
def shared_postgres_url(postgres: Server, migrated_postgres: str) -> str:
    """One database for all tests of this process: a copy for each would take its time."""
    return postgres.url(postgres.create_database(migrated_postgres))


@pytest.fixture
def emptied_postgres_url(shared_postgres_url: str) -> str:
    """Its tables empty, its numbers beginning with 1."""
    place = make_url(shared_postgres_url)
    with psycopg.connect(f"host={place.query['host']} user=postgres dbname={place.database}") as connection:
        connection.execute(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY")
    return shared_postgres_url


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
