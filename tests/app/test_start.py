"""What happens when it starts, and when it cannot."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


def start(folder: Path, *what: str, **settings: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    environment = kept | {"CAIRN_DATA_DIR": str(folder), "CAIRN_HTTP_PORT": "0", "PYTHONPATH": str(ROOT)} | settings
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *what],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(process: subprocess.Popen[str], said: str = "") -> tuple[int, str]:
    """Exit code and everything it printed."""
    output, _ = process.communicate(said, timeout=PATIENCE)
    return process.returncode, output


@pytest.fixture
def somebody_listens() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield str(server.getsockname()[1])


def test_without_a_token_the_playground_prints_one_line_with_its_address(tmp_path: Path) -> None:
    process = start(tmp_path)
    assert process.stdout is not None

    line = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    code, rest = ended(process)

    assert line.startswith("Cairn's playground: http://127.0.0.1:")
    assert "Traceback" not in rest
    assert code == 0


def test_settings_that_make_no_sense_are_refused_by_name(tmp_path: Path) -> None:
    code, output = ended(start(tmp_path, CAIRN_HTTP_PORT="eighty", CAIRN_LOG_LEVEL="LOUD"))

    assert code == 2
    assert "CAIRN_HTTP_PORT" in output
    assert "CAIRN_LOG_LEVEL" in output


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path, somebody_listens: str) -> None:
    code, output = ended(start(tmp_path, CAIRN_HTTP_PORT=somebody_listens))

    assert code == 6
    assert "CAIRN_HTTP_PORT" in output
    assert "Traceback" not in output


def test_a_damaged_database_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "cairn.db"
    file.write_bytes(b"this is no database, but somebody's letters" * 200)
    before = file.read_bytes()

    code, output = ended(start(tmp_path, "chat"))

    assert code == 3
    assert "Traceback" not in output
    assert file.read_bytes() == before


def test_a_database_of_a_newer_cairn_is_not_touched(tmp_path: Path) -> None:
    assert ended(start(tmp_path, "chat"), "/help\n")[0] == 0
    with sqlite3.connect(tmp_path / "cairn.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    code, output = ended(start(tmp_path, "chat"))

    assert code == 4
    assert "Traceback" not in output


def test_what_was_said_in_a_terminal_is_there_the_next_time(tmp_path: Path) -> None:
    ended(start(tmp_path, "chat", TZ="Europe/Berlin"), "Read 20 min daily\n1\nread done\n")

    code, output = ended(start(tmp_path, "chat", TZ="Europe/Berlin"), "/today\n")

    assert code == 0
    assert re.search(r"✓ Read 20 min · \d\d:\d\d · 1 in a row", output)


def test_the_first_answer_does_not_wait_for_the_painter(tmp_path: Path) -> None:
    """Loading matplotlib would show in the modules of a process that has only answered."""
    started = time.monotonic()
    code, output = ended(start(tmp_path, "chat", PYTHONVERBOSE="1"), "/help\n")

    assert code == 0
    assert "import 'sqlite3'" in output
    assert "import 'matplotlib'" not in output, f"{time.monotonic() - started:.1f} s"


def test_a_bot_that_never_reached_its_platform_ends_cleanly(tmp_path: Path) -> None:
    token, nobody_there = "123:abc", "http://127.0.0.1:9"
    process = start(tmp_path, CAIRN_TELEGRAM_TOKEN=token, CAIRN_TELEGRAM_API_URL=nobody_there)
    assert process.stdout is not None

    first = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    code, rest = ended(process)

    assert "Telegram cannot be reached" in first
    assert "Unclosed" not in rest
    assert code == 0
