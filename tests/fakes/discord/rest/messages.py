"""Routes about messages in channels: write, read, edit, delete, react, pin."""

from __future__ import annotations

from urllib.parse import unquote

from tests.fakes.discord import messages, places
from tests.fakes.discord.places import Channel, Stored
from tests.fakes.discord.refusals import Json, invalid, refused
from tests.fakes.discord.rest.request import Ask, Route
from tests.fakes.discord.world import guild_id, guild_key

HOUR = 3600.0
NONCE_LIFETIME = 300.0
"""Seconds for which enforce_nonce remembers; Discord says "the past few minutes"."""


def _create(ask: Ask) -> Json:
    channel = writable(ask)
    ask.world.check_reachable(channel)
    nonce = _nonce(ask)
    if nonce and ask.body.get("enforce_nonce") and (before := _sent_with(ask, channel, nonce)):
        return before.raw
    extra = {"nonce": ask.body["nonce"]} if nonce else {}
    _wake(ask, channel)
    stored = messages.create(ask.world, channel, ask.draft(), extra)
    if nonce:
        channel.nonces[nonce] = (ask.world.clock.now(), stored.raw["id"])
    return stored.raw


def writable(ask: Ask) -> Channel:
    """The channel of the path, if the bot may write there."""
    channel = ask.world.channel(ask["channel_id"])
    if channel.kind == places.CATEGORY:
        raise refused(50008)
    ask.world.channel(channel.id, places.SEND_IN_THREADS if channel.is_thread else places.SEND)
    return channel


def _wake(ask: Ask, channel: Channel) -> None:
    """A message brings a thread back, unless somebody has locked it."""
    if channel.locked:
        raise refused(50083)
    if channel.archived:
        channel.archived = False
        ask.world.dispatch("THREAD_UPDATE", channel.card(), guild_id(channel))


def _nonce(ask: Ask) -> str:
    nonce = ask.body.get("nonce")
    if isinstance(nonce, str) and len(nonce) > 25:
        raise invalid("nonce", "NONCE_TYPE_TOO_LONG", "Nonce must be 25 or fewer in length.")
    return "" if nonce is None else str(nonce)


def _sent_with(ask: Ask, channel: Channel, nonce: str) -> Stored | None:
    at, message_id = channel.nonces.get(nonce, (0.0, ""))
    return channel.messages.get(message_id) if ask.world.clock.now() - at <= NONCE_LIFETIME else None


def _list(ask: Ask) -> list[Json]:
    channel = ask.world.channel(ask["channel_id"], places.READ_HISTORY)
    query = ask.call.query
    shown = [stored.raw for stored in channel.messages.values() if stored.visible_to is None]
    shown = [raw for raw in shown if "after" not in query or int(raw["id"]) > int(query["after"])]
    shown = [raw for raw in shown if "before" not in query or int(raw["id"]) < int(query["before"])]
    limit = int(query.get("limit", 50))
    if not 1 <= limit <= 100:
        raise invalid("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.")
    shown = shown[:limit] if "after" in query else shown[-limit:]
    return shown[::-1]


def _get(ask: Ask) -> Json:
    channel = ask.world.channel(ask["channel_id"], places.READ_HISTORY)
    return ask.world.message(channel, ask["message_id"]).raw


def _edit(ask: Ask) -> Json:
    channel = ask.world.channel(ask["channel_id"])
    stored = ask.world.message(channel, ask["message_id"])
    if stored.raw["author"]["id"] != ask.world.bot["id"]:
        raise refused(50005)
    if channel.archived:
        raise refused(50083)
    _count_old_edit(ask, stored)
    return messages.edit(ask.world, channel, stored, ask.draft()).raw


def _count_old_edit(ask: Ask, stored: Stored) -> None:
    """Messages older than an hour may be edited only so often (Discord does not say how often)."""
    now = ask.world.clock.now()
    if now - snowflake_time(stored.raw["id"]) < HOUR:
        return
    stored.old_edits = [at for at in stored.old_edits if now - at < HOUR]
    if len(stored.old_edits) >= ask.world.old_edits_an_hour:
        raise refused(30046, retry_after=round(stored.old_edits[0] + HOUR - now, 3), **{"global": False})
    stored.old_edits.append(now)


def snowflake_time(snowflake: str) -> float:
    """When it was made, in Unix time."""
    return (int(snowflake) >> 22) / 1000 + 1_420_070_400


def _delete(ask: Ask) -> None:
    channel = ask.world.channel(ask["channel_id"])
    stored = ask.world.message(channel, ask["message_id"])
    if stored.raw["author"]["id"] != ask.world.bot["id"]:
        if channel.guild is None:
            raise refused(50013)
        ask.world.channel(channel.id, places.MANAGE_MESSAGES)
    ask.world.delete(channel, stored)


def _react(ask: Ask) -> None:
    channel = ask.world.channel(ask["channel_id"], places.ADD_REACTIONS | places.READ_HISTORY)
    stored = ask.world.message(channel, ask["message_id"])
    react(ask, channel, stored, unquote(ask["emoji"]), 1)


def _unreact(ask: Ask) -> None:
    channel = ask.world.channel(ask["channel_id"])
    react(ask, channel, ask.world.message(channel, ask["message_id"]), unquote(ask["emoji"]), -1)


def react(ask: Ask, channel: Channel, stored: Stored, emoji: str, by: int) -> None:
    """Add or take away the bot's reaction."""
    shown: list[Json] = [r for r in stored.raw.get("reactions", []) if r["emoji"]["name"] != emoji]
    if by > 0:
        card: Json = {"emoji": {"id": None, "name": emoji}, "count": 1, "me": True, "me_burst": False}
        shown.append(card | {"burst_colors": [], "count_details": {"burst": 0, "normal": 1}})
    stored.raw = {**stored.raw, "reactions": shown}
    event: Json = {"user_id": ask.world.bot["id"], "channel_id": channel.id, "message_id": stored.raw["id"]}
    event |= {"emoji": {"id": None, "name": emoji}, "burst": False, "type": 0} | guild_key(channel)
    ask.world.dispatch(f"MESSAGE_REACTION_{'ADD' if by > 0 else 'REMOVE'}", event, guild_id(channel))


def _pin(ask: Ask) -> None:
    channel = ask.world.channel(ask["channel_id"])
    if channel.guild is not None:
        ask.world.channel(channel.id, places.MANAGE_MESSAGES)
    stored = ask.world.message(channel, ask["message_id"])
    ask.world.replace(channel, stored, {**stored.raw, "pinned": ask.call.method == "PUT"})


_MESSAGE = "/channels/{channel_id}/messages/{message_id}"
ROUTES = [
    Route("POST", "/channels/{channel_id}/messages", _create),
    Route("GET", "/channels/{channel_id}/messages", _list),
    Route("GET", _MESSAGE, _get),
    Route("PATCH", _MESSAGE, _edit),
    Route("DELETE", _MESSAGE, _delete),
    Route("PUT", _MESSAGE + "/reactions/{emoji}/@me", _react),
    Route("DELETE", _MESSAGE + "/reactions/{emoji}/@me", _unreact),
    Route("PUT", "/channels/{channel_id}/messages/pins/{message_id}", _pin),
    Route("DELETE", "/channels/{channel_id}/messages/pins/{message_id}", _pin),
]
