"""The test server itself: real, separate databases, and never left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tests.support.postgres import Server, installed_package, running_server

STARTS_AND_WAITS = """
from tests.support.postgres import running_server
with running_server() as server:
    print(server.url(), flush=True)
    input()
"""


def test_a_database_is_empty_and_gone_after_its_test(postgres: Server) -> None:
    first, second = postgres.create_database(), postgres.create_database()

    _execute(postgres, first, "CREATE TABLE habits (id int)")
    tables = _execute(postgres, second, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    postgres.drop_database(first)
    postgres.drop_database(second)

    assert tables == 0
    left = f"SELECT count(*) FROM pg_database WHERE datname IN ('{first}', '{second}')"
    assert _execute(postgres, "postgres", left) == 0


def test_it_runs_from_a_folder_that_only_its_owner_may_enter(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    package = installed_package()
    for folder in (package, package.with_name(f"{package.name}.libs")):
        (private / folder.name).symlink_to(folder)

    with running_server(private / package.name) as server:
        answer = _execute(server, "postgres", "SELECT 1")

    assert answer == 1


def test_a_killed_test_run_leaves_no_server_and_no_folder() -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", STARTS_AND_WAITS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    folder = Path(str(make_url(run.stdout.readline().strip()).query["host"]))
    server = int((folder / "pgdata/postmaster.pid").read_text().split()[0])

    run.kill()
    run.communicate()
    _wait_until_gone(folder)

    assert not folder.exists()
    assert not _runs(server)


def _wait_until_gone(folder: Path) -> None:
    deadline = time.monotonic() + 30
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.02)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _execute(server: Server, database: str, statement: str) -> object:
    address = make_url(server.url(database)).set(drivername="postgresql").render_as_string()
    with psycopg.connect(address, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None
