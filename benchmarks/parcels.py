"""Ten years of twelve habits come in and leave again, while somebody else taps: how long the event loop is held.

Run: python -m benchmarks.parcels
"held" is the longest time in which nobody else had a turn, beside that of a loop that has nothing to do; "at once" the
longest piece of work in the loop's own thread, by processor time: it says the same on a busy machine.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from bot.app import open_house
from bot.conversation.dispatch import Answer
from tests.conversation.house import Talker, buttons
from tests.support.beside import tap_meanwhile, years

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
HABITS, DAYS = 12, 3_650
PAUSE_SECONDS = 0.02
"""Between two taps of the other one."""
IDLE_SECONDS, WARM_SECONDS = 2.0, 6.0
GOAL_MS = 50


def main() -> None:
    with TemporaryDirectory() as folder:
        seen = asyncio.run(measure(Path(folder)))
    print(f"{HABITS * DAYS:,} entries with a note each; milliseconds")
    print(f"{'':24}{'took':>10}{'held':>10}{'at once':>10}{'tap of another':>16}")
    for name, one in seen.items():
        print(f"{name:24}{one.took * 1e3:10.0f}{one.held * 1e3:10.0f}{one.at_once * 1e3:10.1f}{one.tap * 1e3:16.0f}")
        print(f"{'':24}{one.what}")
    print(f"goal: nobody is held for more than {GOAL_MS} ms")


@dataclass(slots=True)
class Seen:
    """In seconds, the longest of each but `took`."""

    took: float = 0.0
    held: float = 0.0
    at_once: float = 0.0
    tap: float = 0.0
    what: str = field(default="", repr=False)


async def measure(folder: Path) -> dict[str, Seen]:
    file = years([f"Habit {n}" for n in range(HABITS)], DAYS, NOW.date() - timedelta(DAYS - 1))
    async with open_house(f"sqlite+aiosqlite:///{folder / 'cairn.db'}", lambda: NOW) as house, house.awake():
        alice, bob = Talker(house.dispatcher, "alice"), Talker(house.dispatcher, "bob")
        await bob.tap(buttons((await bob.say("/add Read daily")).reply)["Add"])
        await asyncio.sleep(WARM_SECONDS)
        seen = {"nothing to do": await watched(bob, asyncio.sleep(IDLE_SECONDS))}
        shown: list[Answer] = []

        async def keep(answer: Awaitable[Answer]) -> None:
            shown.append(await answer)

        seen["a file is looked at"] = await watched(bob, keep(alice.send("years.json", file)))
        seen["and brought in"] = await watched(bob, keep(alice.tap(buttons(shown[-1].reply)["Import"])))
        for form in ("json", "csv"):
            seen[f"/export {form}"] = await watched(bob, keep(alice.say(f"/export {form}")))
        assert all(one.reply.file for one in shown[-2:])
        return seen


async def watched(other: Talker, work: Awaitable[object]) -> Seen:
    seen, over = Seen(), asyncio.Event()

    async def timed() -> None:
        begin = perf_counter()
        await work
        seen.took = perf_counter() - begin

    with each_piece(seen):
        async with asyncio.TaskGroup() as beside:
            beside.create_task(watch(seen, over))
            taps = await tap_meanwhile(other.say, timed(), PAUSE_SECONDS)
            over.set()
    assert all(tap.answer.reply.touched for tap in taps)
    seen.tap = max(tap.seconds for tap in taps)
    return seen


async def watch(seen: Seen, over: asyncio.Event) -> None:
    before = perf_counter()
    while not over.is_set():
        await asyncio.sleep(0.001)
        now = perf_counter()
        seen.held, before = max(seen.held, now - before), now


@contextmanager
def each_piece(seen: Seen) -> Iterator[None]:
    """Every callback of the loop is measured."""
    run: Callable[[asyncio.Handle], None] = vars(asyncio.Handle)["_run"]

    def measured(handle: asyncio.Handle) -> None:
        begin = thread_time()
        run(handle)
        if (took := thread_time() - begin) > seen.at_once:
            seen.at_once, seen.what = took, str(handle)

    type.__setattr__(asyncio.Handle, "_run", measured)
    try:
        yield
    finally:
        type.__setattr__(asyncio.Handle, "_run", run)


if __name__ == "__main__":
    main()
