"""Pictures as Telegram takes them: painted, or by the name of one that it has got before."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.conversation.reply import Picture
from bot.frontends.telegram.reading import PLATFORM
from core.pictures import Picture as PictureValues
from core.ports import Database, TimeSource

Draw = Callable[[PictureValues], Awaitable[bytes]]
REMEMBERED = 5000
"""Names of files that are known without asking the database."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A picture ready to go. `file`: Telegram's name for it, where it has it."""

    digest: str
    content: bytes
    file: str | None


class Uploads:
    """No picture is sent to Telegram twice: the same painting has the same digest, and Telegram keeps what it got."""

    def __init__(self, database: Database, clock: TimeSource, draw: Draw) -> None:
        self._database = database
        self._clock = clock
        self._draw = draw
        self._known: OrderedDict[str, str] = OrderedDict()

    async def paint(self, picture: Picture) -> Painted:
        content = await self._draw(picture.values)
        digest = hashlib.sha256(content).hexdigest()
        return Painted(digest, content, self._known.get(digest) or await self._find(digest))

    async def keep(self, painted: Painted, file: str) -> None:
        if self._known.get(painted.digest) == file:
            return
        self._remember(painted.digest, file)
        async with self._database.transaction() as storage:
            await storage.inbox.keep_upload(PLATFORM, painted.digest, file, self._clock())

    def forget(self, painted: Painted) -> None:
        self._known.pop(painted.digest, None)

    async def _find(self, digest: str) -> str | None:
        async with self._database.transaction() as storage:
            file = await storage.inbox.upload(PLATFORM, digest)
        if file:
            self._remember(digest, file)
        return file

    def _remember(self, digest: str, file: str) -> None:
        self._known[digest] = file
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
