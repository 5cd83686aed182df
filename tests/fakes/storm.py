"""Many people acting at once on any platform's stand-in: the load for benchmarks, and how long each waited."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Storm:
    """Real seconds in all, and of each act until it was answered."""

    seconds: float
    waits: list[float]

    @property
    def per_second(self) -> float:
        return len(self.waits) / self.seconds

    def quantile(self, part: float) -> float:
        """Seconds that this part of the acts took at most."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


async def storm_of(
    people: Sequence[P], times: int, rate: float | None, act: Callable[[P, int], Awaitable[float]]
) -> Storm:
    """Everybody acts, each again when they are answered, `times` in all; `act` says how long the answer took.

    `rate`: so many acts start in a second, whoever is free; else all people act as fast as they are answered.
    """
    waits: list[float] = []
    left = iter(range(times))

    async def once(person: P, number: int) -> None:
        waits.append(await act(person, number))

    async def keep_on(person: P) -> None:
        for number in left:
            await once(person, number)

    began = time.perf_counter()
    if rate is None:
        await asyncio.gather(*map(keep_on, people))
    else:
        await _paced(people, times, rate, once)
    return Storm(time.perf_counter() - began, waits)


async def _paced(people: Sequence[P], times: int, rate: float, once: Callable[[P, int], Awaitable[None]]) -> None:
    """Start one act each 1/rate seconds, whether or not those before are answered (each person one at a time)."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    locks = [asyncio.Lock() for _ in people]

    async def in_turn(number: int) -> None:
        await asyncio.sleep(began + number / rate - loop.time())
        who = number % len(people)
        async with locks[who]:
            await once(people[who], number)

    await asyncio.gather(*map(in_turn, range(times)))
