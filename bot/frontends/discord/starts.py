"""How often we have come to Discord's gateway: it resets the token of a bot that identifies 1,000 times a day."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Any

import structlog

from bot.frontends.frontend import LaneStopped
from core.ports import TimeSource

log = structlog.get_logger(__name__)

MOST_A_DAY = 900
MOST_OF_ALL = 0.9
"""Of the sessions that Discord allows a day."""
FREE_STARTS = 2
LONGEST_WAIT = 60
RECENT = timedelta(minutes=30)
DAY = timedelta(days=1)

Sleep = Callable[[float], Awaitable[None]]


class Starts:
    """Kept in a file, since it is the restarts that are counted; the hash of the commands lies there too."""

    def __init__(self, file: Path, clock: TimeSource, sleep: Sleep) -> None:
        self._file = file
        self._clock = clock
        self._sleep = sleep
        self._kept = self._read()

    async def take_one(self, at_most: float = LONGEST_WAIT) -> None:
        """Note that a new session is asked for, and wait until it may be, `at_most` so many seconds.

        Raises: LaneStopped when a day's are used up.
        """
        now, times = self._clock(), self._of_a_day()
        if len(times) >= MOST_A_DAY:
            raise LaneStopped(
                f"Discord was asked for {MOST_A_DAY} sessions within a day, and resets the token at 1,000: "
                "find out why Cairn restarts so often, and start it again tomorrow"
            )
        self._kept["starts"] = [at.isoformat() for at in (*times, now)]
        self._write()
        if wait := min(at_most, wait_before(sum(now - at < RECENT for at in times))):
            log.warning("discord was asked for many sessions lately", wait_seconds=wait)
            await self._sleep(wait)

    def _of_a_day(self) -> list[datetime]:
        now = self._clock()
        return [at for word in self._kept.get("starts", []) if now - (at := datetime.fromisoformat(word)) < DAY]

    def commands(self, application: int) -> str:
        """The hash of the commands as Discord has them; "" for none whose ids we know."""
        return str(self._kept.get("commands", {}).get(str(application), "")) if self.ids(application) else ""

    def ids(self, application: int) -> dict[str, str]:
        """Command -> id, as Discord gave it."""
        return dict(self._kept.get("ids", {}).get(str(application), {}))

    def keep_commands(self, application: int, digest: str, ids: Mapping[str, str]) -> None:
        self._kept |= {"commands": {str(application): digest}, "ids": {str(application): dict(ids)}}
        self._write()

    def _read(self) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = json.loads(self._file.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return {}
        return kept

    def _write(self) -> None:
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps(self._kept), encoding="utf-8")
        fresh.replace(self._file)


def ask_for_no_more(total: int, remaining: int, seconds: float) -> None:
    """As Discord itself counts them, which knows of the sessions that another machine or a lost file has begun, too.

    Raises: LaneStopped.
    """
    if total - remaining >= total * MOST_OF_ALL:
        raise LaneStopped(
            f"Discord counts {total - remaining} of {total} sessions within a day, and resets the token after the "
            f"last: find out why Cairn restarts so often, and start it again in {ceil(seconds / 3600)} hours"
        )


def wait_before(recent: int) -> float:
    """Seconds: the first few starts are free, then twice as long each time, a minute at most."""
    return 0 if recent < FREE_STARTS else min(LONGEST_WAIT, 2.0 ** (recent + 1))
