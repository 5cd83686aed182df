"""Many people tapping at once: the load for benchmarks, and how long each waited."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.person import Person
from tests.fakes.telegram.posts import Post
from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.server import FakeTelegram

DataOf = Callable[[Person, int], str]
"""The callback data of somebody's n-th tap."""
Tap = Callable[[Person, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Storm:
    """Real seconds in all, and of each tap until both the answer and the edit had arrived."""

    seconds: float
    waits: list[float]

    @property
    def per_second(self) -> float:
        return len(self.waits) / self.seconds

    def quantile(self, part: float) -> float:
        """Seconds that this part of the taps took at most."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


async def storm(
    telegram: FakeTelegram,
    people: list[Person],
    taps: int,
    data: DataOf,
    rate: float | None = None,
    edited: bool = True,
    patience: float = 60.0,
) -> Storm:
    """Everybody taps, each their next when the last is answered (and the message edited, if `edited`), `taps` in all.

    `rate`: so many taps start in a second, whoever is free; else all people tap as fast as they are answered.
    """
    posts = {person.id: a_card(telegram, person) for person in people}
    waits: list[float] = []
    left = iter(range(taps))

    async def tap(person: Person, number: int) -> None:
        began = time.perf_counter()
        seen = len(person.chat.events)
        await person.tap_raw(data(person, number), posts[person.id], patience)
        while edited and not _was_edited(person.chat, seen):
            if not await person.chat.bell.rung(patience):  # without a task around it, which would listen too late
                raise TimeoutError(f"the bot never edited the message of {person.card['first_name']}")
        waits.append(time.perf_counter() - began)

    async def keep_tapping(person: Person) -> None:
        for number in left:
            await tap(person, number)

    began = time.perf_counter()
    if rate is None:
        await asyncio.gather(*map(keep_tapping, people))
    else:
        await _paced(people, taps, rate, tap)
    return Storm(time.perf_counter() - began, waits)


async def _paced(people: list[Person], taps: int, rate: float, tap: Tap) -> None:
    """Start one tap each 1/rate seconds, whether or not those before are answered (each person one at a time)."""
    began = asyncio.get_running_loop().time()
    locks = {person.id: asyncio.Lock() for person in people}

    async def in_turn(person: Person, number: int) -> None:
        await asyncio.sleep(began + number / rate - asyncio.get_running_loop().time())
        async with locks[person.id]:
            await tap(person, number)

    await asyncio.gather(*(in_turn(people[number % len(people)], number) for number in range(taps)))


def _was_edited(chat: Chat, seen: int) -> bool:
    return any(event.kind != "deleted" for event in chat.events[seen:])


def a_card(telegram: FakeTelegram, person: Person) -> Post:
    """A message of the bot with a button, as a reminder leaves it."""
    button: Json = {"inline_keyboard": [[{"text": "Done", "callback_data": "1:dn"}]]}
    return Post(telegram.cloud.post(person.chat, telegram.cloud.bot, {"text": "Read?", "reply_markup": button}))
