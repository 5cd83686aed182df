"""Many people clicking at once: the load for benchmarks, and how long each waited."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.fakes.discord import messages
from tests.fakes.discord.components import BUTTON, ROW
from tests.fakes.discord.person import Person
from tests.fakes.discord.places import Stored
from tests.fakes.discord.posts import Post
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.server import FakeDiscord

CustomId = Callable[[Person, int], str]
"""The custom_id of somebody's n-th click."""
Click = Callable[[Person, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Storm:
    """Real seconds in all, and of each click from the raw payload to the answer on the wire."""

    seconds: float
    waits: list[float]

    @property
    def per_second(self) -> float:
        return len(self.waits) / self.seconds

    def quantile(self, part: float) -> float:
        """Seconds that this part of the clicks took at most."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


async def storm(
    discord: FakeDiscord,
    people: list[Person],
    clicks: int,
    custom_id: CustomId,
    rate: float | None = None,
    patience: float = 60.0,
) -> Storm:
    """Everybody clicks in their DM, each their next when the last is answered, `clicks` in all.

    `rate`: so many clicks start in a second, whoever is free; else all people click as fast as they are answered.
    """
    posts = {person.id: _post(discord, person) for person in people}
    waits: list[float] = []
    left = iter(range(clicks))

    async def click(person: Person, number: int) -> None:
        post, wanted = posts[person.id], custom_id(person, number)
        post.channel.messages[post.id].raw = _card(post, wanted)
        began = time.perf_counter()
        await person.click_raw(wanted, post, patience)
        waits.append(time.perf_counter() - began)

    async def keep_clicking(person: Person) -> None:
        for number in left:
            await click(person, number)

    began = time.perf_counter()
    if rate is None:
        await asyncio.gather(*map(keep_clicking, people))
    else:
        await _paced(people, clicks, rate, click)
    return Storm(time.perf_counter() - began, waits)


async def _paced(people: list[Person], clicks: int, rate: float, click: Click) -> None:
    """Start one click each 1/rate seconds, whether or not those before are answered (each person one at a time)."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    locks = {person.id: asyncio.Lock() for person in people}

    async def in_turn(person: Person, number: int) -> None:
        await asyncio.sleep(began + number / rate - loop.time())
        async with locks[person.id]:
            await click(person, number)

    await asyncio.gather(*(in_turn(people[number % len(people)], number) for number in range(clicks)))


def _post(discord: FakeDiscord, person: Person) -> Post:
    """A message of the bot, as a reminder leaves it; nobody is told of it."""
    channel = person.dm
    stored = Stored(messages.blank(discord.world, channel, discord.world.bot))
    channel.messages[stored.raw["id"]] = stored
    return Post(stored.raw, channel)


def _card(post: Post, custom_id: str) -> Json:
    """That message with the button that is clicked next: discord.py looks for it there."""
    button = {"type": BUTTON, "id": 2, "style": 3, "label": "Done", "custom_id": custom_id}
    return post.raw | {"content": "Read?", "components": [{"type": ROW, "id": 1, "components": [button]}]}
