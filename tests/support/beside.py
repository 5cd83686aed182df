"""A file of many years, and somebody else who taps while it comes in or leaves."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from time import perf_counter

from bot.conversation.dispatch import Answer

LINES = ("/done Read", "/undo")


@dataclass(frozen=True, slots=True)
class Tap:
    answer: Answer
    seconds: float
    """Until it was answered."""


def years(names: Iterable[str], days: int, first: date, note: str = "as on") -> bytes:
    """In Cairn's own format: every habit done on every one of `days` dates, each with a note of its own."""
    dates = [first + timedelta(day) for day in range(days)]
    entries = [{"date": f"{day}", "kind": "done", "note": f"{note} {day}"} for day in dates]
    plan = {"from": f"{first}", "schedule": {"kind": "daily"}, "goal": {"kind": "check"}}
    kept = [{"name": name, "key": name, "start": f"{first}", "versions": [plan], "entries": entries} for name in names]
    return json.dumps({"format": "cairn", "version": 1, "habits": kept}).encode()


async def tap_meanwhile(
    say: Callable[[str], Awaitable[Answer]], work: Awaitable[object], pause_seconds: float = 0.0
) -> list[Tap]:
    """Somebody who keeps "Read" says these lines in turn, as long as the work goes on."""
    working, taps = asyncio.ensure_future(work), list[Tap]()
    while not working.done():
        for line in LINES:
            begin = perf_counter()
            taps.append(Tap(await say(line), perf_counter() - begin))
            await asyncio.sleep(pause_seconds)
    await working
    return taps
