"""A person with a client: says, asks, clicks, fills in, hears."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.fakes.discord import components as parts
from tests.fakes.discord import interactions as kinds
from tests.fakes.discord import messages
from tests.fakes.discord.answers import Answer, settled
from tests.fakes.discord.asking import command_data, menu_data, offered, resolve_people
from tests.fakes.discord.files import Upload
from tests.fakes.discord.interactions import Interaction, ask
from tests.fakes.discord.modals import filled_in
from tests.fakes.discord.places import Channel, Event, Stored
from tests.fakes.discord.posts import Post, label, screen, visible
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.world import World, guild_key

if TYPE_CHECKING:
    from tests.fakes.discord.guild import Server

PATIENCE = 10.0
"""Real seconds a person waits for an answer before the test fails."""


@dataclass(slots=True)
class _Ear:
    """What one person has heard in one channel: `since` the last act, less what `hears` has used up."""

    since: int = 0
    used: set[int] = field(default_factory=set)


class Person:
    """`dm` is her DM with the bot, which is where she acts unless told otherwise.

    Every act starts a new round of listening in its channel. `patience=None`: do not wait for the answer.
    """

    def __init__(self, world: World, card: Json, locale: str) -> None:
        self.card = card
        self.locale = locale
        self._world = world
        self._ears: dict[str, _Ear] = {}
        self._form: Interaction | None = None

    @property
    def id(self) -> str:
        return str(self.card["id"])

    @property
    def name(self) -> str:
        return str(self.card["global_name"])

    @property
    def dm(self) -> Channel:
        return self._world.dm(self.id)

    # what she does

    async def say(
        self, text: str, in_: Channel | None = None, *, reply_to: Post | None = None, file: Upload | None = None
    ) -> Post:
        """Write a message; in a server the bot sees its text only when it is mentioned."""
        assert len(text) <= messages.MOST_CONTENT, "a client never sends more than 2000 characters"
        channel = in_ or self.dm
        raw = messages.blank(self._world, channel, self.card) | {"content": text}
        named = [user for user in self._world.users.values() if f"<@{user['id']}>" in text]
        raw["mentions"] = named
        if reply_to is not None:
            reference = {"type": 0, "channel_id": channel.id, "message_id": reply_to.id} | guild_key(channel)
            raw |= {
                "type": messages.REPLY,
                "message_reference": reference,
                "referenced_message": messages.quoted(reply_to.raw),
            }
        if file is not None:
            raw["attachments"] = [self._world.files.keep(self._world.new_id(), channel.id, file)]
        stored = Stored(raw)
        self._world.keep(channel, stored)
        self._listen(channel)
        return Post(raw, channel)

    async def slash(
        self,
        command: str,
        options: Mapping[str, object] | None = None,
        *,
        in_: Channel | None = None,
        patience: float | None = PATIENCE,
        **more: object,
    ) -> Answer:
        """Use a slash command (`"challenge new"` with a subcommand); options by name, people and files as such."""
        channel = in_ or self.dm
        data = command_data(self._world, self.id, channel, command, {**(options or {}), **more})
        return await self._ask(channel, kinds.COMMAND, data, patience=patience)

    async def autocomplete(
        self,
        command: str,
        option: str,
        typed: str = "",
        *,
        in_: Channel | None = None,
        patience: float | None = PATIENCE,
        **others: object,
    ) -> list[Json]:
        """Type into an option; gives what is suggested: [{"name", "value"}]."""
        channel = in_ or self.dm
        data = command_data(self._world, self.id, channel, command, {**others, option: typed}, typing=option)
        answer = await self._ask(channel, kinds.AUTOCOMPLETE, data, patience=patience, silently=True)
        return answer.choices

    async def context_menu(
        self, command: str, target: Post | Person, *, in_: Channel | None = None, patience: float | None = PATIENCE
    ) -> Answer:
        """Use a command of the menu on a message or on a person."""
        channel = in_ or (target.channel if isinstance(target, Post) else self.dm)
        item = self._as_of_now(target).raw if isinstance(target, Post) else target
        data = menu_data(self._world, self.id, channel, command, item)
        return await self._ask(channel, kinds.COMMAND, data, patience=patience)

    async def click(
        self, button: str, message: Post | None = None, in_: Channel | None = None, patience: float | None = PATIENCE
    ) -> Answer:
        """Click the newest button of that label (or custom_id) that she sees."""
        channel = message.channel if message else in_ or self.dm
        stored, found = self._find(channel, button, message, (parts.BUTTON,))
        if "url" in found:
            return Answer(opened=str(found["url"]))
        assert not found.get("disabled"), f"the button {button!r} is disabled"
        data = {"custom_id": found["custom_id"], "component_type": parts.BUTTON, "id": found["id"]}
        return await self._ask(channel, kinds.COMPONENT, data, stored, patience)

    async def click_raw(
        self, custom_id: str, message: Post, patience: float | None = PATIENCE, values: list[str] | None = None
    ) -> Answer:
        """Send a custom_id that no button need have, as if from that message: what a forged client can do."""
        kind = parts.BUTTON if values is None else parts.STRING_SELECT
        data: Json = {"custom_id": custom_id, "component_type": kind, "id": 1}
        data |= {} if values is None else {"values": values}
        return await self._ask(message.channel, kinds.COMPONENT, data, self._as_of_now(message), patience)

    async def select(
        self,
        menu: str,
        *chosen: str | Person,
        message: Post | None = None,
        in_: Channel | None = None,
        patience: float | None = PATIENCE,
    ) -> Answer:
        """Choose in the newest select of that placeholder (or custom_id), by label or value, or people."""
        channel = message.channel if message else in_ or self.dm
        stored, found = self._find(channel, menu, message, parts.SELECTS)
        assert not found.get("disabled"), f"the select {menu!r} is disabled"
        assert found["min_values"] <= len(chosen) <= found["max_values"], f"not so many in {menu!r}"
        data: Json = {"custom_id": found["custom_id"], "component_type": found["type"], "id": found["id"]}
        if found["type"] == parts.STRING_SELECT:
            data["values"] = [_value(found, str(item)) for item in chosen]
        else:
            data["values"], data["resolved"] = resolve_people(self._world, channel, list(chosen))
        return await self._ask(channel, kinds.COMPONENT, data, stored, patience)

    async def submit(
        self,
        answers: Mapping[str, object] | None = None,
        *,
        form: Answer | None = None,
        patience: float | None = PATIENCE,
        **more: object,
    ) -> Answer:
        """Fill in and send the modal she was shown last, by label or custom_id; the rest keeps its default."""
        opened_by = form.interaction if form else self._form
        assert opened_by is not None, "no form was shown to her"
        assert opened_by.modal is not None, "no form was shown to her"
        modal = opened_by.modal
        data = {"custom_id": modal["custom_id"], "components": filled_in(modal, {**(answers or {}), **more})}
        return await self._ask(opened_by.channel, kinds.SUBMIT, data, opened_by.source, patience, opened_by=opened_by)

    # what she decides

    def close_dms(self) -> None:
        """Take no more direct messages from the bot (50007)."""
        self._world.closed_dms.add(self.id)

    def open_dms(self) -> None:
        self._world.closed_dms.discard(self.id)

    def install(self) -> None:
        """Install the app for herself: its commands are with her everywhere."""
        self._world.installed.add(self.id)

    def uninstall(self) -> None:
        self._world.installed.discard(self.id)

    def leave(self, server: Server) -> None:
        server.leave(self)

    # what she sees

    def commands(self, in_: Channel | None = None) -> list[str]:
        """The commands her client offers there."""
        return [command["name"] for command in offered(self._world, self.id, in_ or self.dm)]

    def heard(self, in_: Channel | None = None) -> list[Post]:
        """What was sent or edited since her last act there."""
        channel = in_ or self.dm
        return [Post(event.raw, channel) for _, event in self._fresh(channel)]

    async def hears(self, pattern: str, in_: Channel | None = None, patience: float = PATIENCE) -> Post:
        """Wait for a message, sent or edited, that matches and was not heard before; TimeoutError shows the screen."""
        channel = in_ or self.dm
        deadline = asyncio.get_running_loop().time() + patience
        while (post := self._next_match(channel, pattern)) is None:
            if not await channel.bell.rung(max(0.0, deadline - asyncio.get_running_loop().time())):
                raise TimeoutError(f"{self.name} never heard {pattern!r}. Her screen:\n{self.screen(channel)}")
        return post

    def screen(self, in_: Channel | None = None) -> str:
        """The channel as she sees it now: ephemeral messages only if they are hers."""
        return screen(in_ or self.dm, self.id)

    def posts(self, in_: Channel | None = None) -> list[Post]:
        """The bot's messages that she sees in the channel now, oldest first."""
        channel = in_ or self.dm
        mine = [stored.raw for stored in visible(channel, self.id)]
        return [Post(raw, channel) for raw in mine if raw["author"]["id"] == self._world.bot["id"]]

    # how it works

    async def _ask(
        self,
        channel: Channel,
        kind: int,
        data: Json,
        source: Stored | None = None,
        patience: float | None = PATIENCE,
        *,
        opened_by: Interaction | None = None,
        silently: bool = False,
    ) -> Answer:
        if not silently:
            self._listen(channel)
        interaction = ask(self._world, self.card, self.locale, channel, kind, data, source, opened_by)
        if patience is not None:
            await settled(self._world, interaction, patience)
        if interaction.modal is not None:
            self._form = interaction
        return Answer(interaction)

    def _listen(self, channel: Channel) -> None:
        self._ears[channel.id] = _Ear(len(channel.events))

    def _fresh(self, channel: Channel) -> list[tuple[int, Event]]:
        ear = self._ears.setdefault(channel.id, _Ear())
        numbered = enumerate(channel.events[ear.since :], ear.since)
        return [(n, e) for n, e in numbered if e.kind != "deleted" and e.visible_to in (None, self.id)]

    def _next_match(self, channel: Channel, pattern: str) -> Post | None:
        used = self._ears.setdefault(channel.id, _Ear()).used
        for number, event in self._fresh(channel):
            post = Post(event.raw, channel)
            if number not in used and event.raw["author"]["id"] != self.id and re.search(pattern, post.text):
                used.add(number)
                return post
        return None

    def _find(self, channel: Channel, wanted: str, message: Post | None, types: tuple[int, ...]) -> tuple[Stored, Json]:
        """The message and the component in it; of the newest message that has one, unless one is named."""
        candidates = [self._as_of_now(message)] if message else visible(channel, self.id)[::-1]
        for stored in candidates:
            found = [part for part in parts.walk(stored.raw["components"]) if part["type"] in types]
            if (part := _best(found, wanted)) is not None:
                return stored, part
        raise AssertionError(f"no {wanted!r} on the screen:\n{self.screen(channel)}")

    def _as_of_now(self, post: Post) -> Stored:
        """The message as the server has it; as it was, if it is gone."""
        return post.channel.messages.get(post.id) or Stored(post.raw)


def _best(found: list[Json], wanted: str) -> Json | None:
    """By name, else by custom_id, else by part of the name."""
    for fits in (
        lambda part: wanted in (part.get("label"), _name(part)),
        lambda part: part.get("custom_id") == wanted,
        lambda part: wanted.casefold() in _name(part).casefold(),
    ):
        if part := next(filter(fits, found), None):
            return part
    return None


def _name(part: Json) -> str:
    return label(part) if part["type"] == parts.BUTTON else str(part.get("placeholder") or "")


def _value(select: Json, wanted: str) -> str:
    found = next((o["value"] for o in select["options"] if wanted in (o["label"], o["value"])), None)
    assert found is not None, f"no option {wanted!r} among {', '.join(o['label'] for o in select['options'])}"
    return str(found)
