"""Ten years of twelve habits come in and leave again, while somebody else taps: how long the event loop is held.

Run: python -m benchmarks.parcels
"held" is the longest time in which nobody else had a turn, beside that of a loop that has nothing to do; "at once" the
longest piece of work in the loop's own thread, by processor time: it says the same on a busy machine.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import Any

from bot.app import open_house
from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.reply import Action
from bot.conversation.request import Event, Said, Sent, Tapped, What

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
    async with open_house(f"sqlite+aiosqlite:///{folder / 'cairn.db'}", lambda: NOW) as house, house.awake():
        alice, bob = (partial(ask, house.dispatcher, name, count()) for name in ("alice", "bob"))
        added = await bob(Said("/add Read daily"))
        await bob(Tapped(action(added, 0)))
        await asyncio.sleep(WARM_SECONDS)
        seen = {"nothing to do": await watched(bob, lambda: asyncio.sleep(IDLE_SECONDS))}
        shown: list[Answer] = []

        async def asks(what: What) -> None:
            shown.append(await alice(what))

        seen["a file is looked at"] = await watched(bob, partial(asks, Sent("years.json", file())))
        seen["and brought in"] = await watched(bob, partial(asks, Tapped(action(shown[-1], 0))))
        for form in ("json", "csv"):
            seen[f"/export {form}"] = await watched(bob, partial(asks, Said(f"/export {form}")))
        assert all(one.reply.file for one in shown[-2:])
        return seen


def file() -> bytes:
    days = [date(2026, 11, 23) - timedelta(n) for n in range(DAYS)]
    entries = [{"date": f"{day}", "kind": "done", "note": f"as on {day}"} for day in days]
    plan = {"from": f"{days[-1]}", "schedule": {"kind": "daily"}, "goal": {"kind": "check"}}
    habits = [
        {"name": f"Habit {n}", "key": f"k{n}", "start": f"{days[-1]}", "versions": [plan], "entries": entries}
        for n in range(HABITS)
    ]
    return json.dumps({"format": "cairn", "version": 1, "habits": habits}).encode()


async def ask(dispatcher: Dispatcher, user: str, keys: Iterator[int], what: What) -> Answer:
    key = f"test:{user}:{next(keys)}"
    return await dispatcher.answer(Event(key, "test", user, user, what, message="m", zone="Europe/Berlin", name=user))


def action(answer: Answer, place: int) -> str:
    (does,) = [button.does for row in answer.reply.rows for button in row][place : place + 1]
    assert isinstance(does, Action)
    return does.encode()


async def watched(other: Callable[[What], Awaitable[Answer]], work: Callable[[], Awaitable[Any]]) -> Seen:
    seen = Seen()
    with each_piece(seen):
        over = asyncio.Event()
        begin = perf_counter()
        async with asyncio.TaskGroup() as beside:
            beside.create_task(watch(seen, over))
            beside.create_task(tap(seen, other, over))
            await work()
            seen.took = perf_counter() - begin
            over.set()
    return seen


async def watch(seen: Seen, over: asyncio.Event) -> None:
    before = perf_counter()
    while not over.is_set():
        await asyncio.sleep(0.001)
        now = perf_counter()
        seen.held, before = max(seen.held, now - before), now


async def tap(seen: Seen, other: Callable[[What], Awaitable[Answer]], over: asyncio.Event) -> None:
    while not over.is_set():
        for words in ("/done Read", "/undo"):
            begin = perf_counter()
            answer = await other(Said(words))
            seen.tap = max(seen.tap, perf_counter() - begin)
            assert answer.reply.touched, answer.reply
            await asyncio.sleep(PAUSE_SECONDS)


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
