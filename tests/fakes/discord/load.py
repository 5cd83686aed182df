"""Many people clicking at once: the load for benchmarks, and how long each waited."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.fakes.discord import messages
from tests.fakes.discord.components import BUTTON, ROW
from tests.fakes.discord.person import Person
from tests.fakes.discord.places import Stored
from tests.fakes.discord.posts import Post
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.storm import Storm, storm_of

CustomId = Callable[[Person, int], str]
"""The custom_id of somebody's n-th click."""


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

    async def click(person: Person, number: int) -> float:
        post, wanted = posts[person.id], custom_id(person, number)
        post.channel.messages[post.id].raw = _card(post, wanted)
        began = time.perf_counter()
        await person.click_raw(wanted, post, patience)
        return time.perf_counter() - began

    return await storm_of(people, clicks, rate, click)


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
