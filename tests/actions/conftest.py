"""Alice in Berlin, on an open database of each kind."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from tests.actions.home import Home, move_in


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[Home]:
    database = Database(database_url)
    await database.open()
    yield await move_in(database)
    await database.close()
