"""Packing and unpacking beside the event loop: each job in a process of its own, with an end to what it may cost."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from core.parcel import BrokenFile, FileForm, Parcel
from exchange.lines import lines_of, parcel_in
from exchange.packing import too_big

ROOT = Path(__file__).parent.parent
AT_ONCE = 2
PATIENCE_SECONDS = 90


class CannotPack(Exception):
    """The worker has failed, and it is not the parcel's fault."""


class Workbench:
    """Reads files that people send, and writes those that they ask for."""

    def __init__(self) -> None:
        self._room = asyncio.Semaphore(AT_ONCE)

    async def unpack(self, content: bytes, today: date) -> Parcel:
        """`today` is the person's date. Raises: FileRefused and its kinds."""
        try:
            code, written = await self._work([content], "read", today.isoformat())
        except TimeoutError:
            raise too_big() from None
        if code:
            raise BrokenFile(where=f"#{code}")
        return await asyncio.to_thread(lambda: parcel_in((line.decode() for line in written.split(b"\n")), today))

    async def pack(self, parcel: Parcel, form: FileForm, now: datetime) -> bytes:
        lines = (f"{line}\n".encode() for line in lines_of(parcel))
        code, written = await self._work(lines, "write", form.value, now.isoformat())
        if code:
            raise CannotPack(f"exit code {code}")
        return written

    async def _work(self, given: Iterable[bytes], *words: str) -> tuple[int, bytes]:
        """With an empty environment: no token of ours is in reach."""
        async with self._room:
            worker = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", __package__, *words),
                cwd=ROOT,
                env={"PYTHONUTF8": "1"},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await _feed(worker, given)
                    written, _ = await worker.communicate()
            finally:
                if worker.returncode is None:
                    worker.kill()
                    await worker.wait()
            return worker.returncode or 0, written


async def _feed(worker: asyncio.subprocess.Process, given: Iterable[bytes]) -> None:
    """Piece by piece: no more than one of them is made before the worker has taken it."""
    assert worker.stdin is not None
    with suppress(ConnectionError):  # it has ended; its exit code says why
        for piece in given:
            worker.stdin.write(piece)
            await worker.stdin.drain()
        worker.stdin.close()
