"""An interaction on its way: what the bot is asked, and what it made of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from tests.fakes.discord import places
from tests.fakes.discord.files import MOST_UPLOAD
from tests.fakes.discord.places import Channel, Guild, Stored
from tests.fakes.discord.refusals import Json, refused
from tests.fakes.discord.world import World, guild_id
from tests.fakes.telegram.clock import Bell

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
DEADLINE, LIFETIME, MOST_FOLLOWUPS = 3.0, 900.0, 5
"""Seconds until it must be acknowledged; seconds its token lives; follow-ups where only the person has the app."""


@dataclass(slots=True)
class Interaction:
    """`answered` is the callback's type; `source` the message of a component; `original` what @original means."""

    payload: Json
    user: Json
    channel: Channel
    at: float
    source: Stored | None = None
    opened_by: Interaction | None = None
    answered: int | None = None
    original: Stored | None = None
    choices: list[Json] = field(default_factory=list)
    modal: Json | None = None
    sent: list[Stored] = field(default_factory=list)
    followups: int = 0
    touched: bool = False
    bell: Bell = field(default_factory=Bell)

    @property
    def id(self) -> str:
        return str(self.payload["id"])

    @property
    def kind(self) -> int:
        return int(self.payload["type"])

    @property
    def loading(self) -> bool:
        """Whether the person sees "... is thinking"."""
        return self.original is not None and bool(self.original.raw["flags"] & places.LOADING)

    @property
    def for_person_only(self) -> bool:
        """Whether only the person, not the place, has installed the app."""
        return "0" not in self.payload["authorizing_integration_owners"]

    def metadata(self) -> Json:
        """As the message that answers shows where it came from."""
        read: Json = {"id": self.id, "type": self.kind, "user": self.user}
        read["authorizing_integration_owners"] = self.payload["authorizing_integration_owners"]
        if self.kind == SUBMIT and self.opened_by is not None:
            read["triggering_interaction_metadata"] = self.opened_by.metadata()
        elif self.source is not None:
            read["interacted_message_id"] = self.source.raw["id"]
        elif "target_id" in self.payload["data"] and self.payload["data"]["type"] == 3:
            read["target_message_id"] = self.payload["data"]["target_id"]
        return read

    def rang(self) -> None:
        self.bell.ring()
        self.channel.bell.ring()


def ask(
    world: World,
    user: Json,
    locale: str,
    channel: Channel,
    kind: int,
    data: Json,
    source: Stored | None = None,
    opened_by: Interaction | None = None,
) -> Interaction:
    """Send an interaction to the bot."""
    now = world.clock.now()
    payload: Json = {
        "id": world.new_id(),
        "application_id": world.application_id,
        "type": kind,
        "token": secrets.token_urlsafe(60),
        "version": 1,
        "data": data,
        "channel_id": channel.id,
        "locale": locale,
        "entitlements": [],
        "authorizing_integration_owners": _owners(world, user, channel),
        "attachment_size_limit": MOST_UPLOAD,
        "app_permissions": str(world.bot_permissions(channel)),
        "context": channel.context,
    }
    payload |= _place(user, channel)
    if source is not None:
        payload["message"] = source.raw
    interaction = Interaction(payload, user, channel, now, source, opened_by)
    world.interactions.append(interaction)
    world.by_token[payload["token"]] = interaction
    world.dispatch("INTERACTION_CREATE", payload, guild_id(channel))
    return interaction


def find(world: World, token: str) -> Interaction:
    """The interaction of a webhook token that still lives and was answered; raises Refused."""
    interaction = world.by_token.get(token)
    if interaction is None:
        raise refused(10015)
    if world.clock.now() - interaction.at > LIFETIME:
        raise refused(50027)
    if interaction.answered is None:
        raise refused(10015)
    return interaction


def member_permissions(guild: Guild, user_id: str) -> int:
    """What a member may do; the owner may do everything."""
    return places.USUAL | (places.ADMINISTRATOR | places.MANAGE_GUILD if guild.owner_id == user_id else 0)


def _owners(world: World, user: Json, channel: Channel) -> Json:
    owners: Json = {}
    if channel.guild is not None and channel.guild.bot_inside:
        owners["0"] = channel.guild.id
    elif channel.context == 1:
        owners["0"] = "0"
    if user["id"] in world.installed:
        owners["1"] = user["id"]
    return owners


def _place(user: Json, channel: Channel) -> Json:
    guild = channel.guild
    if guild is None:
        return {"channel": channel.card(places.USUAL), "user": user}
    permissions = member_permissions(guild, user["id"])
    return {
        "channel": channel.card(permissions),
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": {**guild.members[user["id"]], "permissions": str(permissions)},
    }
