"""`python -m bot` as a process of its own, which a test may kill and start again."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_START_SECONDS = 60


class Server:
    """A playground on a port and in a folder that stay the same from one start to the next."""

    def __init__(self, folder: Path, module: str = "bot") -> None:
        self._folder = folder
        self._module = module
        self._port = _free_port()
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Returns when the page can be opened."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
        environment |= {"CAIRN_DATA_DIR": str(self._folder), "CAIRN_HTTP_PORT": str(self._port)}
        with (self._folder / "log.txt").open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout
        address = re.search(r"http\S+", self._process.stdout.readline())
        assert address, (self._folder / "log.txt").read_text()
        self.url = address[0]

    def kill(self) -> None:
        """As a power cut would."""
        self._end("kill")

    def stop(self) -> int:
        """As Ctrl+C would; the exit code."""
        return self._end("terminate")

    def _end(self, how: str) -> int:
        assert self._process
        assert self._process.stdout
        getattr(self._process, how)()
        code = self._process.wait(LONGEST_START_SECONDS)
        self._process.stdout.close()
        return code

    def log(self) -> str:
        return (self._folder / "log.txt").read_text()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
