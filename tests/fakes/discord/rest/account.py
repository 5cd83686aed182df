"""Routes about the bot itself, other users, and the way to the gateway."""

from __future__ import annotations

from tests.fakes.discord.refusals import Json, invalid, refused
from tests.fakes.discord.rest.request import Ask, Route
from tests.fakes.discord.world import World


def _me(ask: Ask) -> Json:
    return ask.world.bot | {"mfa_enabled": False, "locale": "en-US", "verified": True, "email": None}


def _user(ask: Ask) -> Json:
    user = ask.world.users.get(ask["user_id"])
    if user is None:
        raise refused(10013)
    return user


def application(world: World) -> Json:
    """The application as its owner sees it."""
    return {
        "id": world.application_id,
        "name": world.bot["username"],
        "icon": None,
        "description": "",
        "type": None,
        "bot": world.bot,
        "bot_public": True,
        "bot_require_code_grant": False,
        "integration_types_config": {"0": {}, "1": {}},
        "verify_key": "00" * 32,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": world.owner,
        "approximate_guild_count": sum(guild.bot_inside for guild in world.guilds.values()),
        "approximate_user_install_count": len(world.installed),
        "approximate_user_authorization_count": 0,
        "event_webhooks_status": 1,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


def _application(ask: Ask) -> Json:
    return application(ask.world)


def _open_dm(ask: Ask) -> Json:
    recipient = ask.body.get("recipient_id")
    if recipient is None:
        raise invalid("recipient_id", "BASE_TYPE_REQUIRED", "This field is required")
    return ask.world.dm(str(recipient)).card()


def _gateway(ask: Ask) -> Json:
    return {"url": ask.world.gateway.url}


def _gateway_bot(ask: Ask) -> Json:
    gateway = ask.world.gateway
    left = max(gateway.starts_a_day - len(gateway.identifies), 0)
    limit = {"total": gateway.starts_a_day, "remaining": left, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": gateway.url, "shards": gateway.shards, "session_start_limit": limit}


ROUTES = [
    Route("GET", "/users/@me", _me),
    Route("GET", "/users/{user_id}", _user),
    Route("POST", "/users/@me/channels", _open_dm),
    Route("GET", "/oauth2/applications/@me", _application),
    Route("GET", "/applications/@me", _application),
    Route("GET", "/gateway", _gateway),
    Route("GET", "/gateway/bot", _gateway_bot),
]
