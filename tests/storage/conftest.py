"""An open database of each kind, with Alice and Bob in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from tests.storage.household import Household, move_in


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def home(database: Database) -> Household:
    return await move_in(database)
