"""Routes about servers and their members."""

from __future__ import annotations

from tests.fakes.discord.guild_cards import guild_card, roles
from tests.fakes.discord.refusals import Json, refused
from tests.fakes.discord.rest.request import Ask, Route


def _get(ask: Ask) -> Json:
    return guild_card(ask.world, ask.world.guild(ask["guild_id"]))


def _channels(ask: Ask) -> list[Json]:
    guild = ask.world.guild(ask["guild_id"])
    return [channel.card() for channel in guild.channels if not channel.gone]


def _roles(ask: Ask) -> list[Json]:
    return roles(ask.world, ask.world.guild(ask["guild_id"]))


def _member(ask: Ask) -> Json:
    member = ask.world.guild(ask["guild_id"]).members.get(ask["user_id"])
    if member is None:
        raise refused(10007 if ask["user_id"] in ask.world.users else 10013)
    return member


def _threads(ask: Ask) -> Json:
    guild = ask.world.guild(ask["guild_id"])
    active = [c for c in ask.world.channels.values() if c.guild is guild and c.is_thread and not c.archived]
    return {"threads": [thread.card() for thread in active], "members": [], "has_more": False}


ROUTES = [
    Route("GET", "/guilds/{guild_id}", _get),
    Route("GET", "/guilds/{guild_id}/channels", _channels),
    Route("GET", "/guilds/{guild_id}/roles", _roles),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", _member),
    Route("GET", "/guilds/{guild_id}/threads/active", _threads),
]
