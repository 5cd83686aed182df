"""Many people tapping at once: the load for benchmarks, and how long each waited."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.fakes.storm import Storm, storm_of
from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.person import Person
from tests.fakes.telegram.posts import Post
from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.server import FakeTelegram

DataOf = Callable[[Person, int], str]
"""The callback data of somebody's n-th tap."""


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

    async def tap(person: Person, number: int) -> float:
        began = time.perf_counter()
        seen = len(person.chat.events)
        await person.tap_raw(data(person, number), posts[person.id], patience)
        while edited and not _was_edited(person.chat, seen):
            if not await person.chat.bell.rung(patience):  # without a task around it, which would listen too late
                raise TimeoutError(f"the bot never edited the message of {person.card['first_name']}")
        return time.perf_counter() - began

    return await storm_of(people, taps, rate, tap)


def _was_edited(chat: Chat, seen: int) -> bool:
    return any(event.kind != "deleted" for event in chat.events[seen:])


def a_card(telegram: FakeTelegram, person: Person) -> Post:
    """A message of the bot with a button, as a reminder leaves it."""
    button: Json = {"inline_keyboard": [[{"text": "Done", "callback_data": "1:dn"}]]}
    return Post(telegram.cloud.post(person.chat, telegram.cloud.bot, {"text": "Read?", "reply_markup": button}))
