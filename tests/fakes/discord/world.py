"""Everything Discord remembers for one application: its account, people, servers, messages, commands, interactions."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.fakes.discord import places
from tests.fakes.discord.files import FileStore
from tests.fakes.discord.places import Channel, Guild, Stored
from tests.fakes.discord.refusals import Json, refused
from tests.fakes.telegram.clock import Clock

if TYPE_CHECKING:
    from tests.fakes.discord.gateway import Gateway
    from tests.fakes.discord.interactions import Interaction

EPOCH = 1_420_070_400.0
"""When snowflakes begin, in Unix time."""


class World:
    """State only; REST routes and people act on it."""

    def __init__(self, token: str, name: str, clock: Clock) -> None:
        self.token = token
        self.clock = clock
        self._serial = 0
        self.bot = user_card(self.new_id(), name, bot=True)
        self.application_id: str = self.bot["id"]
        self.owner = user_card(self.new_id(), "Owner")
        self.users: dict[str, Json] = {self.bot["id"]: self.bot, self.owner["id"]: self.owner}
        self.installed: set[str] = set()
        self.closed_dms: set[str] = set()
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.dms: dict[str, Channel] = {}
        self.commands: dict[str | None, dict[str, Json]] = {None: {}}
        self.interactions: list[Interaction] = []
        self.by_token: dict[str, Interaction] = {}
        self.files = FileStore()
        self.locales: dict[str, str] = {}
        self.gateway: Gateway
        self.old_edits_an_hour = 30

    def new_id(self, at: float | None = None) -> str:
        """A snowflake that nobody else has."""
        self._serial += 1
        milliseconds = int(((self.clock.now() if at is None else at) - EPOCH) * 1000)
        return str((milliseconds << 22) | (self._serial & 0x3FFFFF))

    def stamp(self) -> str:
        return self.clock.moment().isoformat()

    # looking up

    def channel(self, channel_id: str, needs: int = places.VIEW) -> Channel:
        """A channel in which the bot may do that; else the refusal that Discord gives."""
        channel = self.channels.get(channel_id)
        if channel is None or channel.gone:
            raise refused(10003)
        if channel.foreign or (channel.guild is not None and not channel.guild.bot_inside):
            raise refused(50001)
        held = self.bot_permissions(channel)
        if not held & places.VIEW:
            raise refused(50001)
        if held & needs != needs:
            raise refused(50013)
        return channel

    def bot_permissions(self, channel: Channel) -> int:
        guild = channel.guild
        if guild is None:
            return places.USUAL
        denied = channel.denied | (channel.parent.denied if channel.parent else 0)
        return (guild.bot_permissions if guild.bot_inside else 0) & ~denied

    def message(self, channel: Channel, message_id: str) -> Stored:
        """A message that the bot sees in the channel: none that is ephemeral."""
        stored = channel.messages.get(message_id)
        if stored is None or stored.visible_to is not None:
            raise refused(10008)
        return stored

    def guild(self, guild_id: str) -> Guild:
        guild = self.guilds.get(guild_id)
        if guild is None:
            raise refused(10004)
        if not guild.bot_inside:
            raise refused(50001)
        return guild

    def dm(self, user_id: str) -> Channel:
        """The DM between that person and the bot; made when there is none."""
        if (found := self.dms.get(user_id)) is not None:
            return found
        if user_id not in self.users or user_id == self.bot["id"]:
            raise refused(50033)
        made = Channel(self.new_id(), places.DM, recipients=[self.users[user_id]])
        self.channels[made.id] = self.dms[user_id] = made
        return made

    def check_reachable(self, channel: Channel) -> None:
        """Raises Refused when the person of this DM does not take messages from the bot."""
        if channel.kind != places.DM:
            return
        user_id = channel.recipients[0]["id"]
        if user_id in self.closed_dms:
            raise refused(50007)
        mutual = any(user_id in guild.members for guild in self.guilds.values() if guild.bot_inside)
        if not mutual and user_id not in self.installed:
            raise refused(50278)

    # changing

    def dispatch(self, event: str, payload: Json, guild_id: str | None = None) -> None:
        """Tell the bot, over the gateway, of something in that server (None: in no server)."""
        self.gateway.dispatch(event, payload, guild_id)

    def keep(self, channel: Channel, stored: Stored) -> None:
        """Put a new message into a channel and tell the gateway, unless only one person sees it."""
        channel.messages[stored.raw["id"]] = stored
        channel.happened("sent", stored)
        self.tell("MESSAGE_CREATE", channel, stored)

    def replace(self, channel: Channel, stored: Stored, raw: Json) -> None:
        """Change a message; what was shown before stays as it was in the events."""
        stored.raw = raw
        channel.happened("edited", stored)
        self.tell("MESSAGE_UPDATE", channel, stored)

    def delete(self, channel: Channel, stored: Stored) -> None:
        channel.messages.pop(stored.raw["id"], None)
        channel.happened("deleted", stored)
        if stored.visible_to is None and not channel.foreign:
            gone = {"id": stored.raw["id"], "channel_id": channel.id}
            self.dispatch("MESSAGE_DELETE", gone | guild_key(channel), guild_id(channel))

    def tell(self, event: str, channel: Channel, stored: Stored) -> None:
        if stored.visible_to is not None or channel.foreign or (channel.guild and not channel.guild.bot_inside):
            return
        payload = stored.raw | guild_key(channel)
        author = stored.raw["author"]["id"]
        if channel.guild and author in channel.guild.members:
            payload["member"] = {k: v for k, v in channel.guild.members[author].items() if k != "user"}
        self.dispatch(event, payload, guild_id(channel))


def guild_id(channel: Channel) -> str | None:
    return channel.guild.id if channel.guild else None


def guild_key(channel: Channel) -> Json:
    """The guild_id of a payload; a DM has none, and null there kills clients."""
    return {"guild_id": channel.guild.id} if channel.guild else {}


def user_card(user_id: str, name: str, *, bot: bool = False) -> Json:
    """A user as others see them."""
    username = "".join(char for char in name.lower() if char.isalnum() or char in "_.") or f"user{user_id[-5:]}"
    card: Json = {"id": user_id, "username": username, "discriminator": "0", "global_name": name, "avatar": None}
    card |= {"public_flags": 0, "flags": 0, "primary_guild": None}
    if bot:
        card |= {
            "username": name,
            "discriminator": f"{secrets.randbelow(9000) + 1000}",
            "global_name": None,
            "bot": True,
        }
    return card


def member_card(user: Json, stamp: str, roles: list[str]) -> Json:
    """A member of a server, with the user inside."""
    return {
        "user": user,
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": roles,
        "joined_at": stamp,
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }


def iso(unix: float) -> str:
    return datetime.fromtimestamp(unix, UTC).isoformat()
