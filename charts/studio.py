"""Drawing beside the event loop: one painter, no picture twice, and matplotlib imported after the bot answers."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from charts import draw
from core.pictures import Cell, HeatmapPicture, Legend, Look, Mark, Picture, Theme

KEPT_BYTES = 8_000_000
WARM_TEXT = "0123456789 aA اب אב अआ 日本 🏃 ✓"


class Studio:
    """Paints on one thread of its own; remembers pictures up to `kept_bytes`, the last used longest.

    One thread: a second draws no faster (the interpreter is held most of the time), a process would cost 60 MB more.
    What is kept belongs to that thread alone, so equal pictures asked for at once are drawn once, without a lock.
    """

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self._painter = ThreadPoolExecutor(1, "painter")
        self._room = kept_bytes
        self._kept: OrderedDict[Picture, bytes] = OrderedDict()

    async def draw(self, picture: Picture) -> bytes:
        """The PNG. Cancelling stops the waiting, and the drawing if it has not begun."""
        return await asyncio.get_running_loop().run_in_executor(self._painter, self._drawn, picture)

    async def warm_up(self) -> None:
        """Import the libraries, open the fonts and draw a first picture in each theme, so that no one waits for it."""
        cells = tuple(Cell(mark, 4 if mark is Mark.DONE else 0) for mark in Mark) * 46
        for theme in Theme:
            look = Look(theme, ("",) * 12, ("",) * 7, Legend(*("…",) * 7))
            await self.draw(HeatmapPicture(look, WARM_TEXT, WARM_TEXT, date(2000, 1, 3), cells, date(2000, 1, 3)))

    async def close(self) -> None:
        """Wait for the picture under way; none is drawn afterwards."""
        await asyncio.to_thread(self._painter.shutdown, cancel_futures=True)

    def _drawn(self, picture: Picture) -> bytes:
        kept = self._kept.pop(picture, None) or draw(picture)
        self._kept[picture] = kept
        while sum(map(len, self._kept.values())) > self._room:
            self._kept.popitem(last=False)
        return kept
