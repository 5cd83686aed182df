"""Routes about channels and threads."""

from __future__ import annotations

from tests.fakes.discord import places
from tests.fakes.discord.components import length
from tests.fakes.discord.places import Channel
from tests.fakes.discord.refusals import Json, refused
from tests.fakes.discord.rest.request import Ask, Reply, Route
from tests.fakes.discord.world import guild_id


def _get(ask: Ask) -> Json:
    return ask.world.channel(ask["channel_id"]).card()


def _edit(ask: Ask) -> Json:
    """Only threads: to name, archive or revive them."""
    channel = ask.world.channel(ask["channel_id"])
    if not channel.is_thread:
        raise refused(50013)
    channel.name = ask.body.get("name", channel.name)
    channel.archived = bool(ask.body.get("archived", channel.archived))
    ask.world.dispatch("THREAD_UPDATE", channel.card(), guild_id(channel))
    return channel.card()


def _type(ask: Ask) -> None:
    channel = ask.world.channel(ask["channel_id"], places.SEND)
    channel.typed += 1


def _thread(ask: Ask) -> Reply:
    parent = ask.world.channel(ask["channel_id"], places.CREATE_THREADS)
    if parent.guild is None or parent.is_thread:
        raise refused(50008)
    name = length(ask.body, "name", 100, "")
    message_id = ask.call.params.get("message_id")
    if message_id is not None:
        ask.world.message(parent, message_id)
    kind = places.THREAD if message_id else ask.body.get("type", places.PRIVATE_THREAD)
    thread = Channel(
        message_id or ask.world.new_id(), kind, name, parent.guild, parent=parent, created=ask.world.stamp()
    )
    thread.owner_id = ask.world.bot["id"]
    ask.world.channels[thread.id] = thread
    ask.world.dispatch("THREAD_CREATE", thread.card() | {"newly_created": True}, guild_id(thread))
    return Reply(201, thread.card())


ROUTES = [
    Route("GET", "/channels/{channel_id}", _get),
    Route("PATCH", "/channels/{channel_id}", _edit),
    Route("POST", "/channels/{channel_id}/typing", _type),
    Route("POST", "/channels/{channel_id}/threads", _thread),
    Route("POST", "/channels/{channel_id}/messages/{message_id}/threads", _thread),
]
