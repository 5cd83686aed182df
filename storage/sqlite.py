"""How Cairn talks to SQLite: one connection on which requests stand in line, and one COMMIT for all that came together.

A request runs in the event loop's own thread: its statements take microseconds, a hop to another thread takes ten times
as long. What may wait goes to the file's thread: another process's lock, the disk at COMMIT, statements in bulk.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError

from core.errors import NotSaved
from storage.direct import Direct

WAL_BYTES = 64 * 1024 * 1024
"""What is left of the write-ahead log after a checkpoint, at most."""
MOST_TOGETHER = 64
"""Requests that share a COMMIT: whoever came first must not wait for ever more."""
KEPT_STATEMENTS = 512
MILLISECONDS = 1000
T = TypeVar("T")


def connect(file: str, wait_seconds: float, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """Durable, and no BEGIN but ours: the driver's own comes late and is no writer's; then read-then-write loses
    updates or fails as "locked"."""
    raw = sqlite3.connect(
        file, wait_seconds, isolation_level=None, check_same_thread=False, cached_statements=KEPT_STATEMENTS
    )
    if raw.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        raw.execute("PRAGMA journal_mode = WAL").fetchone()
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    raw.execute(f"PRAGMA journal_size_limit = {WAL_BYTES}")
    return raw


def wipe(file: str, wait_seconds: float) -> None:
    """Write the file anew without what was deleted from it, and empty the log beside it.

    Raises: NotSaved while somebody still reads from that log.
    """
    with closing(connect(file, wait_seconds)) as raw:
        raw.execute("VACUUM")
        still_read, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if still_read:
            raise NotSaved


class Writer:
    """The line in which requests stand. `wait_seconds`: for one's turn, and for another process's lock.

    Each request is a savepoint of the transaction that is open, so that one that fails takes nothing of the others
    with it. When nobody is left in line the transaction is committed, and only then everybody in it goes on: who is
    alone waits for nobody, and who comes while the disk is written shares the next COMMIT.
    """

    def __init__(self, file: str, wait_seconds: float) -> None:
        self._file = file
        self._wait_seconds = wait_seconds
        self._line: deque[asyncio.Future[None]] = deque()
        self._taken = False
        """Somebody has their turn, or it is being committed."""
        self._done: list[asyncio.Future[None]] = []
        """Of the requests that wait for the COMMIT."""
        self._direct: Direct | None = None
        self._thread = ThreadPoolExecutor(1, "sqlite")
        self._committing: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Direct]:
        """Raises: NotSaved; what SQLite says when it could not be committed."""
        await self._turn()
        try:
            direct = self._direct or await self._connect()
            await self._begin(direct.raw)
            direct.raw.execute("SAVEPOINT request")
            try:
                yield direct
                direct.raw.execute("RELEASE request")
            except BaseException as error:
                self._take_back(direct.raw, error)
                raise
            committed = asyncio.get_running_loop().create_future()
            self._done.append(committed)
        finally:
            self._next()
        await committed

    async def close(self) -> None:
        """When everybody has gone. The next transaction opens the file anew."""
        await self._turn()
        try:
            direct, self._direct = self._direct, None
            if direct is not None:
                await self._commit(direct.raw)
                await self._beside(direct.close)
        finally:
            self._next()

    # one's turn

    async def _turn(self) -> None:
        if not self._taken:
            self._taken = True
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append(turn)
        late = asyncio.get_running_loop().call_later(self._wait_seconds, _refuse, turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled() and turn.exception() is None:  # it had come in the same moment
                self._next()
            raise
        finally:
            late.cancel()

    def _next(self) -> None:
        """The turn goes to the next in line. Where there is none, or enough have been, what they wrote is committed."""
        self._taken = False
        while self._line and len(self._done) < MOST_TOGETHER:
            turn = self._line.popleft()
            if not turn.done():
                self._taken = True
                turn.set_result(None)
                return
        if self._line:
            self._close_up()
        else:  # whoever comes in this very round of the event loop is still let in
            asyncio.get_running_loop().call_soon(self._close_up)

    def _close_up(self) -> None:
        if self._direct is not None and self._direct.raw.in_transaction and not self._taken:
            self._taken = True
            self._committing = asyncio.ensure_future(self._commit_and_go_on(self._direct.raw))

    async def _commit_and_go_on(self, raw: sqlite3.Connection) -> None:
        try:
            await self._commit(raw)
        finally:
            self._next()

    # a transaction

    async def _connect(self) -> Direct:
        self._direct = Direct(await self._beside(lambda: connect(self._file, self._wait_seconds)), self._beside)
        return self._direct

    async def _begin(self, raw: sqlite3.Connection) -> None:
        """At once where no other process writes, else with patience."""
        if raw.in_transaction:
            return
        try:
            with _impatient(raw, self._wait_seconds):
                raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            await self._beside(lambda: raw.execute("BEGIN IMMEDIATE"))

    def _take_back(self, raw: sqlite3.Connection, error: BaseException) -> None:
        """What this request wrote. On a full disk SQLite may have taken back what all wrote: then all are told."""
        try:
            raw.execute("ROLLBACK TO request")
            raw.execute("RELEASE request")
        except sqlite3.Error as failed:
            raw.rollback()
            cause = error.orig if isinstance(error, DBAPIError) else error
            self._tell(cause if isinstance(cause, sqlite3.Error) else failed)

    async def _commit(self, raw: sqlite3.Connection) -> None:
        try:
            await self._beside(raw.commit)
        except sqlite3.Error as error:
            self._tell(error)
            raw.rollback()
        else:
            self._tell(None)

    def _tell(self, error: sqlite3.Error | None) -> None:
        """Everybody who waits for the COMMIT."""
        done, self._done = self._done, []
        for one in done:
            if one.done():
                continue
            if error is None:
                one.set_result(None)
            else:
                one.set_exception(error)

    async def _beside(self, call: Callable[[], T]) -> T:
        """In the file's thread. Who is cancelled waits for its end, however often: nobody else may use the connection
        meanwhile."""
        hop = asyncio.get_running_loop().run_in_executor(self._thread, call)
        try:
            return await asyncio.shield(hop)
        except asyncio.CancelledError:
            while not hop.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait([hop])
            raise


def _refuse(turn: asyncio.Future[None]) -> None:
    if not turn.done():
        turn.set_exception(NotSaved())


@contextmanager
def _impatient(raw: sqlite3.Connection, wait_seconds: float) -> Any:
    """Within the block a lock is not waited for."""
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout = {int(wait_seconds * MILLISECONDS)}")
