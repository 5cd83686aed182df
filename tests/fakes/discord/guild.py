"""A server of people and the bot: channels, joining, leaving, throwing out, outages, rights."""

from __future__ import annotations

from tests.fakes.discord import places
from tests.fakes.discord.guild_cards import guild_create, roles
from tests.fakes.discord.person import Person
from tests.fakes.discord.places import Channel, Guild
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.world import World, member_card


class Server:
    """What is done to a server is done by its owner, the first of the people."""

    def __init__(self, world: World, guild: Guild) -> None:
        self.guild = guild
        self._world = world

    @property
    def id(self) -> str:
        return self.guild.id

    def channel(self, name: str) -> Channel:
        """A channel by its name."""
        return next(channel for channel in self.guild.channels if channel.name == name and not channel.gone)

    def add_channel(self, name: str, kind: int = places.TEXT) -> Channel:
        channel = Channel(self._world.new_id(), kind, name, self.guild, created=self._world.stamp())
        self.guild.channels.append(channel)
        self._world.channels[channel.id] = channel
        self._tell("CHANNEL_CREATE", channel.card())
        return channel

    def add_thread(self, parent: Channel, name: str, by: Person) -> Channel:
        thread = Channel(self._world.new_id(), places.THREAD, name, self.guild, parent=parent, owner_id=by.id)
        thread.created = self._world.stamp()
        self._world.channels[thread.id] = thread
        self._tell("THREAD_CREATE", thread.card() | {"newly_created": True})
        return thread

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """Nobody has written there for long; `locked`: by somebody who wants no more of it."""
        thread.archived, thread.locked = True, locked
        self._tell("THREAD_UPDATE", thread.card())

    def delete_channel(self, channel: Channel) -> None:
        card = channel.card()
        channel.gone = True
        self._tell("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", card)

    def forbid(self, permissions: int, channel: Channel | None = None) -> None:
        """Take permissions from the bot, in one channel or everywhere (`places.SEND`, `places.VIEW`...)."""
        if channel is not None:
            channel.denied |= permissions
            self._tell("CHANNEL_UPDATE", channel.card())
            return
        self.guild.bot_permissions &= ~permissions
        self._tell("GUILD_ROLE_UPDATE", {"guild_id": self.id, "role": roles(self._world, self.guild)[-1]})

    def allow(self, permissions: int, channel: Channel | None = None) -> None:
        """Give permissions to the bot (back)."""
        if channel is not None:
            channel.denied &= ~permissions
            self._tell("CHANNEL_UPDATE", channel.card())
            return
        self.guild.bot_permissions |= permissions
        self._tell("GUILD_ROLE_UPDATE", {"guild_id": self.id, "role": roles(self._world, self.guild)[-1]})

    # the bot comes and goes

    def add_bot(self) -> None:
        guild, bot = self.guild, self._world.bot
        guild.bot_inside = True
        guild.members[bot["id"]] = member_card(bot, self._world.stamp(), [places.bot_role_id(guild)])
        self._tell("GUILD_CREATE", guild_create(self._world, guild))

    def kick_bot(self) -> None:
        """Throw the bot out: GUILD_DELETE without `unavailable`."""
        self._tell("GUILD_DELETE", {"id": self.id})
        self.guild.bot_inside = False
        self.guild.members.pop(self._world.bot["id"], None)

    def outage(self) -> None:
        """The server is down: GUILD_DELETE with `unavailable`."""
        self.guild.available = False
        self._world.dispatch("GUILD_DELETE", {"id": self.id, "unavailable": True}, self.id)

    def back(self) -> None:
        self.guild.available = True
        self._tell("GUILD_CREATE", guild_create(self._world, self.guild))

    # people come and go

    def join(self, person: Person) -> None:
        member = member_card(person.card, self._world.stamp(), [])
        self.guild.members[person.id] = member
        self._tell("GUILD_MEMBER_ADD", member | {"guild_id": self.id})

    def leave(self, person: Person) -> None:
        del self.guild.members[person.id]
        self._tell("GUILD_MEMBER_REMOVE", {"guild_id": self.id, "user": person.card})

    def _tell(self, event: str, payload: Json) -> None:
        if self.guild.bot_inside and self.guild.available:
            self._world.dispatch(event, payload, self.id)
