"""Fixtures for every room: real databases, a real browser, and an eye on the logs."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.frontends.discord import client
from config import logs
from storage.database import Database
from tests.support.canary import Watch
from tests.support.postgres import Server, running_server

MEMORY = Path("/dev/shm")
ROOM_WANTED = 2 * 1024**3
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_configure() -> None:
    """The watch below sees records of every level: pytest puts the root's back after each phase, so it begins here.

    What tests write lies in memory where there is room: every COMMIT of thousands of small databases is an fsync.

    Nothing of a test has to survive the machine, and a killed process leaves the same file on either.
    """
    logging.getLogger().setLevel(logging.DEBUG)
    for painter in ("matplotlib", "PIL"):  # nobody's words, a thousand records for each font
        logging.getLogger(painter).setLevel(logging.INFO)
    if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_WANTED:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: much of a run is spent on waiting for other processes and for clocks."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One real PostgreSQL for each test process, started by the first test that asks."""
    with running_server() as server:
        yield server


@pytest.fixture
def new_postgres_url(postgres: Server) -> Iterator[str]:
    """SQLAlchemy's address of a PostgreSQL database without any table, that no other test sees."""
    name = postgres.create_database()
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture
def new_sqlite_url(tmp_path: Path) -> str:
    """SQLAlchemy's address of an SQLite file that does not exist yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'cairn.db'}"


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with every table and nobody in it, made once for each test process: others are copies of it."""
    file = tmp_path_factory.mktemp("migrated") / "cairn.db"
    _migrate(f"sqlite+aiosqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Server) -> str:
    """The name of a PostgreSQL database with every table and nobody in it."""
    name = postgres.create_database()
    _migrate(postgres.url(name))
    return name


@pytest.fixture
def sqlite_url(new_sqlite_url: str, migrated_sqlite: Path, tmp_path: Path) -> str:
    """SQLAlchemy's address of an SQLite file with nobody in it, that no other test sees."""
    shutil.copyfile(migrated_sqlite, tmp_path / "cairn.db")
    return new_sqlite_url


@pytest.fixture
def postgres_url(postgres: Server, migrated_postgres: str) -> Iterator[str]:
    """SQLAlchemy's address of a PostgreSQL database with nobody in it, that no other test sees."""
    name = postgres.create_database(migrated_postgres)
    yield postgres.url(name)
    postgres.drop_database(name)


def _migrate(url: str) -> None:
    """In a thread of its own: the test that asks first may have a running loop."""

    async def migrate() -> None:
        database = Database(url)
        await database.open()
        await database.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, migrate()).result()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind with nobody in it: the test runs once on SQLite and once on PostgreSQL."""
    fixture = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(fixture)
    return url


@pytest.fixture(scope="session", autouse=True)
def _servers_come_at_once() -> None:
    """Of the stand-in: a tenth of a second for each of hundreds of connections would be spent on waiting for more."""
    client.SERVERS_COME_WITHIN = 0.01


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path. Where there is none the test is skipped; in CI it fails, so that nobody thinks it ran."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is not None:
        return path
    reason = "needs Debian's chromium: `apt-get install chromium`, which `make test` does when it is root"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def _watch() -> Iterator[Watch]:
    """Every record of the suite, down to DEBUG, redacted as in production and looked at for canaries."""
    watch = Watch()
    root = logging.getLogger()
    before = logging.getLogRecordFactory()
    root.addHandler(watch)
    logging.setLogRecordFactory(logs.record_factory(logs.redactor()))
    yield watch
    root.removeHandler(watch)
    logging.setLogRecordFactory(before)


@pytest.fixture(autouse=True)
def _no_secret_is_logged(_watch: Watch) -> Iterator[None]:
    yield
    leaks, _watch.leaks = _watch.leaks, []
    assert leaks == []
