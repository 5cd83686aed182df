"""A database in which everything can be tried and taken back: one transaction for all, a savepoint for each step."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

from storage.database import Database, Transaction


class Rehearsal(Database):
    """Within `lasting` every transaction is a savepoint in one that is never committed. For one person at a time."""

    _running: Transaction | None = None
    _numbers = count()

    @asynccontextmanager
    async def lasting(self) -> AsyncIterator[None]:
        try:
            async with super().transaction() as storage:
                self._running = storage
                yield
                raise _Over
        except _Over:
            self._running = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        if self._running is None:
            async with super().transaction() as storage:
                yield storage
            return
        mark = await self._mark()
        try:
            yield self._running
        except BaseException:
            await self._back_to(mark)
            raise

    @asynccontextmanager
    async def taken_back(self) -> AsyncIterator[None]:
        """What happens within the block has not happened after it."""
        mark = await self._mark()
        try:
            yield
        finally:
            await self._back_to(mark)

    async def _mark(self) -> str:
        mark = f"step_{next(self._numbers)}"
        await self._say(f"SAVEPOINT {mark}")
        return mark

    async def _back_to(self, mark: str) -> None:
        await self._say(f"ROLLBACK TO {mark}")

    async def _say(self, statement: str) -> None:
        assert self._running is not None
        await self._running.people.connection.exec_driver_sql(statement)


class _Over(Exception):
    """The rehearsal ends, and nothing of it has been."""
