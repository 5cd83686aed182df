"""A file that cannot be trusted (fault 80) is refused at the start, by name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import make_url

from core.people import Account, Clock, Person
from storage.database import Database
from storage.schema import BrokenDatabase
from tests.storage.household import NOW, move_in

PAGE = 4096


@pytest.fixture
async def file(sqlite_url: str) -> Path:
    """A database with a few hundred people, closed in order."""
    database = Database(sqlite_url)
    await database.open()
    await move_in(database)
    async with database.transaction() as storage:
        for number in range(300):
            await storage.people.add(Account("discord", f"{number}", ""), Person(0, Clock("UTC")), NOW)
    await database.close()
    return Path(make_url(sqlite_url).database or "")


async def test_a_sound_file_is_opened(sqlite_url: str, file: Path) -> None:
    database = Database(sqlite_url)

    await database.open()

    async with database.transaction() as storage:
        assert await storage.people.by_account("discord", "299")
    await database.close()


async def test_a_file_with_512_flipped_bytes_is_refused(sqlite_url: str, file: Path) -> None:
    _flip_bytes(file)

    with pytest.raises(BrokenDatabase, match=r"cairn\.db is damaged"):
        await Database(sqlite_url).open()


async def test_a_file_that_is_cut_short_is_refused(sqlite_url: str, file: Path) -> None:
    os.truncate(file, 10 * PAGE)

    with pytest.raises(BrokenDatabase, match=r"cairn\.db is damaged"):
        await Database(sqlite_url).open()


async def test_a_file_that_is_no_database_is_refused_and_left_alone(sqlite_url: str, file: Path) -> None:
    _overwrite(file, b"Dear diary, " * 1000)

    with pytest.raises(BrokenDatabase, match=r"cairn\.db is damaged or no database"):
        await Database(sqlite_url).open()

    assert _content(file) == b"Dear diary, " * 1000


def _content(file: Path) -> bytes:
    return file.read_bytes()


def _overwrite(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def _flip_bytes(file: Path) -> None:
    """The first 512 of each page in the second half."""
    content = bytearray(file.read_bytes())
    for place in range(len(content) // PAGE // 2 * PAGE, len(content), PAGE):
        content[place : place + 512] = bytes(byte ^ 0xFF for byte in content[place : place + 512])
    file.write_bytes(content)
