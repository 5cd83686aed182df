"""Packing and unpacking beside the event loop: each job in a process of its own, with an end to what it may cost."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from core.parcel import BrokenFile, FileForm, Parcel
from exchange.lines import lines_of, parcel_in
from exchange.packing import too_big

ROOT = Path(__file__).parent.parent
AT_ONCE = 2
PATIENCE_SECONDS = 90
T = TypeVar("T")


class CannotPack(Exception):
    """The worker has failed, and it is not the parcel's fault."""


class Workbench:
    """Reads files that people send, and writes those that they ask for."""

    def __init__(self) -> None:
        self._room = asyncio.Semaphore(AT_ONCE)
        self._resting = 0

    async def unpack(self, content: bytes, today: date) -> Parcel:
        """`today` is the person's date. Raises: FileRefused and its kinds."""
        try:
            code, written = await self._work(content, "read", today.isoformat())
        except TimeoutError:
            raise too_big() from None
        if code:
            raise BrokenFile(where=f"#{code}")
        return await self._built(lambda: parcel_in(written.decode().split("\n"), today))

    async def pack(self, parcel: Parcel, form: FileForm, now: datetime) -> bytes:
        lines = await self._built(lambda: "\n".join(lines_of(parcel)).encode())
        code, written = await self._work(lines, "write", form.value, now.isoformat())
        if code:
            raise CannotPack(f"exit code {code}")
        return written

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Within the block the collector of cyclic garbage rests: a parcel is so many new objects that it would look at
        all there are, again and again, and it lets nobody else run. What parcels are made of has no cycles."""
        self._resting += 1
        gc.disable()
        try:
            yield
        finally:
            self._resting -= 1
            if not self._resting:
                gc.enable()

    async def _built(self, build: Callable[[], T]) -> T:
        with self.undisturbed():
            return await asyncio.to_thread(build)

    async def _work(self, given: bytes, *words: str) -> tuple[int, bytes]:
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
                    written, _ = await worker.communicate(given)
            finally:
                if worker.returncode is None:
                    worker.kill()
                    await worker.wait()
            return worker.returncode or 0, written
