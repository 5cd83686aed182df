"""Where people talk: servers and channels as Discord keeps them, and what happened there for people to see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tests.fakes.discord.refusals import Json
from tests.fakes.telegram.clock import Bell

TEXT, DM, VOICE, GROUP_DM, CATEGORY, THREAD, PRIVATE_THREAD = 0, 1, 2, 3, 4, 11, 12
ADD_REACTIONS, VIEW, SEND, MANAGE_MESSAGES = 1 << 6, 1 << 10, 1 << 11, 1 << 13
EMBED_LINKS, ATTACH_FILES, READ_HISTORY, MENTION_EVERYONE = 1 << 14, 1 << 15, 1 << 16, 1 << 17
MANAGE_GUILD, ADMINISTRATOR, USE_COMMANDS = 1 << 5, 1 << 3, 1 << 31
CREATE_THREADS, SEND_IN_THREADS, EXTERNAL_APPS = 1 << 35, 1 << 38, 1 << 50
USUAL = (
    ADD_REACTIONS | VIEW | SEND | EMBED_LINKS | ATTACH_FILES | READ_HISTORY
    | USE_COMMANDS | CREATE_THREADS | SEND_IN_THREADS | EXTERNAL_APPS
)  # fmt: skip
EPHEMERAL, LOADING, IS_V2 = 1 << 6, 1 << 7, 1 << 15

Happening = Literal["sent", "edited", "deleted"]


@dataclass(slots=True)
class Stored:
    """A message; `visible_to` is the one person who sees an ephemeral one."""

    raw: Json
    visible_to: str | None = None
    old_edits: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a person in the channel sees; `raw` is how the message looked then."""

    kind: Happening
    raw: Json
    visible_to: str | None = None


@dataclass(slots=True)
class Guild:
    """A server. `bot_permissions` are those of the bot's role; `available` is False during an outage.

    Without `external_apps`, answers of an app that only the person has installed are ephemeral.
    """

    id: str
    name: str
    owner_id: str
    locale: str = "en-US"
    members: dict[str, Json] = field(default_factory=dict)
    channels: list[Channel] = field(default_factory=list)
    bot_permissions: int = USUAL
    bot_inside: bool = False
    available: bool = True
    external_apps: bool = True


@dataclass(slots=True)
class Channel:
    """A channel of a server, a thread, a DM with the bot, or (`foreign`) a DM among people without it.

    `denied` are permissions that the bot lacks here; `gone`: it was deleted; `blocked` are words that AutoMod stops.
    """

    id: str
    kind: int
    name: str = ""
    guild: Guild | None = None
    recipients: list[Json] = field(default_factory=list)
    parent: Channel | None = None
    owner_id: str = ""
    denied: int = 0
    foreign: bool = False
    gone: bool = False
    archived: bool = False
    locked: bool = False
    blocked: frozenset[str] = frozenset()
    created: str = ""
    messages: dict[str, Stored] = field(default_factory=dict)
    nonces: dict[str, tuple[float, str]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    typed: int = 0
    bell: Bell = field(default_factory=Bell)

    @property
    def is_thread(self) -> bool:
        return self.kind in (THREAD, PRIVATE_THREAD)

    @property
    def context(self) -> int:
        """As interactions name it: 0 server, 1 DM with the bot, 2 DM among people."""
        return 0 if self.guild else 2 if self.foreign else 1

    def happened(self, kind: Happening, stored: Stored) -> None:
        self.events.append(Event(kind, stored.raw, stored.visible_to))
        self.bell.ring()

    def card(self, permissions: int | None = None) -> Json:
        """As REST and the gateway show it; `permissions` of the asker only inside interactions."""
        card: Json = {
            "id": self.id,
            "type": self.kind,
            "flags": 0,
            "last_message_id": next(reversed(self.messages), None),
        }
        if permissions is not None:
            card["permissions"] = str(permissions)
        if self.guild is None:
            return card | {"recipients": self.recipients} | ({"name": self.name} if self.kind == GROUP_DM else {})
        card |= {"guild_id": self.guild.id, "name": self.name, "rate_limit_per_user": 0}
        card["parent_id"] = self.parent.id if self.parent else None
        return card | (self._thread_card() if self.is_thread else self._text_card())

    def _text_card(self) -> Json:
        overwrites = []
        if self.denied and self.guild:
            overwrites = [{"id": bot_role_id(self.guild), "type": 0, "allow": "0", "deny": str(self.denied)}]
        position = self.guild.channels.index(self) if self.guild and self in self.guild.channels else 0
        card: Json = {"position": position, "permission_overwrites": overwrites, "nsfw": False}
        if self.kind == VOICE:
            return card | {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
        return card | {"topic": None}

    def _thread_card(self) -> Json:
        metadata = {
            "archived": self.archived,
            "archive_timestamp": self.created,
            "auto_archive_duration": 1440,
            "locked": self.locked,
            "create_timestamp": self.created,
        }
        counts = dict.fromkeys(("message_count", "total_message_sent"), len(self.messages)) | {"member_count": 1}
        return {"owner_id": self.owner_id, "thread_metadata": metadata, **counts}


def bot_role_id(guild: Guild) -> str:
    """The role that Discord makes for a bot when it is added."""
    return str(int(guild.id) + 1)
