"""The bot as a process of its own: started, watched, killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakes.telegram import FakeTelegram

CHECKOUT = Path(__file__).parents[3]
WAIT_THEN_RUN = """
import sys
import bot.__main__, bot.frontends.telegram.start
from bot.conversation.command import all_commands
all_commands()
if sys.stdin.readline():
    sys.argv = ["bot", "run"]
    sys.exit(bot.__main__.main())
"""
"""Everything is imported before the word is given, so that a kill strikes the work and not the imports."""
PATIENCE = 90.0


class BotProcess:
    """Made ready by `ready`; `go` lets it run. `said` is what it has logged."""

    def __init__(self, process: Process, log: Path) -> None:
        self._process = process
        self._log = log

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def go(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(b"go\n")

    async def kill(self) -> None:
        """kill -9."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    async def ended(self) -> int:
        """Its exit code."""
        return await asyncio.wait_for(self._process.wait(), PATIENCE)


async def ready(
    telegram: FakeTelegram, folder: Path, database_url: str, more: Mapping[str, str] | None = None, first: str = ""
) -> BotProcess:
    """A bot that has imported everything and waits for `go`; `first` is run before."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    environment |= {
        "CAIRN_DATA_DIR": str(folder),
        "CAIRN_DATABASE_URL": database_url.replace("+aiosqlite", "").replace("+psycopg", ""),
        "CAIRN_TELEGRAM_TOKEN": telegram.token,
        "CAIRN_TELEGRAM_API_URL": telegram.url,
        "CAIRN_HTTP_PORT": "0",
        **(more or {}),
    }
    log = folder / "bot.log"
    with log.open("ab") as file:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "error", "-c", first + WAIT_THEN_RUN,
            cwd=CHECKOUT, env=environment, stdin=PIPE, stdout=file, stderr=file,
        )  # fmt: skip
    return BotProcess(process, log)


@asynccontextmanager
async def running(
    telegram: FakeTelegram, folder: Path, database_url: str, more: Mapping[str, str] | None = None
) -> AsyncIterator[BotProcess]:
    """A bot that fetches updates, until the block ends."""
    bot = await ready(telegram, folder, database_url, more)
    try:
        bot.go()
        yield bot
    finally:
        await bot.kill()
