"""A server as REST and the gateway show it."""

from __future__ import annotations

from tests.fakes.discord import places
from tests.fakes.discord.places import Guild
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.world import World

_NOTHING = (
    *("icon", "description", "home_header", "splash", "discovery_splash", "banner", "application_id"),
    *("afk_channel_id", "system_channel_id", "widget_channel_id", "vanity_url_code", "rules_channel_id"),
    *("safety_alerts_channel_id", "public_updates_channel_id", "max_presences", "incidents_data"),
)
_ZERO = (
    *("system_channel_flags", "verification_level", "default_message_notifications", "mfa_level"),
    *("explicit_content_filter", "premium_tier", "premium_subscription_count", "nsfw_level"),
    *("max_stage_video_channel_users", "max_video_channel_users"),
)


def guild_card(world: World, guild: Guild) -> Json:
    """What both show."""
    return {
        **dict.fromkeys(_NOTHING),
        **dict.fromkeys(_ZERO, 0),
        "id": guild.id,
        "name": guild.name,
        "owner_id": guild.owner_id,
        "features": [],
        "region": "deprecated",
        "afk_timeout": 300,
        "widget_enabled": False,
        "roles": roles(world, guild),
        "max_members": 500_000,
        "preferred_locale": guild.locale,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "emojis": [],
        "stickers": [],
    }


def guild_create(world: World, guild: Guild) -> Json:
    """What the gateway says when a server becomes known; without the intent it tells of the bot as only member."""
    threads = [c for c in world.channels.values() if c.guild is guild and c.is_thread and not c.archived]
    return guild_card(world, guild) | {
        "joined_at": guild.members[world.bot["id"]]["joined_at"],
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [guild.members[world.bot["id"]]],
        "channels": [_without_guild(c.card()) for c in guild.channels if not c.gone],
        "threads": [thread.card() for thread in threads],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def roles(world: World, guild: Guild) -> list[Json]:
    """@everyone, and the one that came with the bot."""
    shown = [_role(guild.id, "@everyone", places.USUAL, 0)]
    if guild.bot_inside:
        mine = _role(places.bot_role_id(guild), world.bot["username"], guild.bot_permissions, 1)
        shown.append(mine | {"managed": True, "tags": {"bot_id": world.bot["id"]}})
    return shown


def _role(role_id: str, name: str, permissions: int, position: int) -> Json:
    colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    card: Json = {"id": role_id, "name": name, "permissions": str(permissions), "position": position, "color": 0}
    card |= {"colors": colours, "hoist": False, "managed": False, "mentionable": False}
    return card | {"icon": None, "unicode_emoji": None, "flags": 0}


def _without_guild(card: Json) -> Json:
    return {name: value for name, value in card.items() if name != "guild_id"}
