"""What Discord's refusals mean to whoever wanted to deliver something."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import discord

from bot.frontends.frontend import DeliveryFailed, LaneStopped, TryLater, Unreachable

NOTHING_IN_IT = 50006
NOBODY_THERE = {
    50007: "the person takes no direct messages from us",
    50278: "the person shares no server with us",
    10003: "the channel is gone",
    10013: "the person is gone",
    50001: "we may not see that channel",
    50013: "we may not write in that channel",
    50083: "the thread is locked",
    160005: "the thread is locked",
    10007: "the person has left that server",
    200000: "that server's own rules let such words not through",
    240000: "that server's own rules let such words not through",
}
NEVER_TAKEN = frozenset({50035, NOTHING_IN_IT, 40005})
"""The message itself is wrong, empty or too large: it would be the next time, too."""
NO_FILES = frozenset({50013, 40005})
"""Of an answer with files: none may be attached there, or none so large."""
OPENING_TOO_FAST = 40003
TOKEN_IS_OVER = frozenset({10062, 10015, 10008, 50027})
"""Interaction, webhook, message or token unknown: what was asked can no longer be answered there."""
ANSWERED_ALREADY = 40060
SERVER_ERROR = 500
NOT_NOW = frozenset({401, 429})
"""Our token, too many requests: it is not what was asked."""
A_WHILE = timedelta(minutes=1)

BROKEN_LINE = (aiohttp.ClientError, OSError, TimeoutError)
"""Of the connection: discord.py lets them through as they are."""
REFUSED = (discord.DiscordException, *BROKEN_LINE)

FATAL = {
    4004: "Discord does not know the token: make a new one in the developer portal and set CAIRN_DISCORD_TOKEN",
    4010: "Discord refuses our shard: that is a mistake of Cairn's, please report it",
    4012: "Discord has retired this version of its gateway: update Cairn",
    4013: "Discord does not know an intent we asked for: update Cairn",
    4014: "Discord has not allowed an intent that Cairn asked for, though it asks for no privileged one: update Cairn",
}
"""Close codes of the gateway after which nobody should try again, and what to do. After 4011, which wants more shards,
one should: each new connection asks how many."""


def delivery_failure(error: Exception) -> DeliveryFailed:
    """A failed send as delivery understands it. The nonce makes another try harmless, so a broken line is only that."""
    match error:
        case discord.RateLimited(retry_after=seconds):
            return TryLater("too many requests", timedelta(seconds=seconds))
        case discord.HTTPException(code=code) if code in NOBODY_THERE:
            return Unreachable(NOBODY_THERE[code])
        case discord.HTTPException(code=code) if code == OPENING_TOO_FAST:
            return TryLater("direct messages are opened too fast", A_WHILE)
        case discord.HTTPException(code=code) if code in NEVER_TAKEN:
            return DeliveryFailed(f"Discord does not take it: {error}")
        case discord.HTTPException(status=status, code=code):
            return TryLater(f"Discord answered {status}, code {code}")
    return TryLater(f"the line to Discord broke ({type(error).__name__})")


def is_for_good(error: Exception) -> bool:
    """Whether another try would end the same: Discord will never take this as it is."""
    return isinstance(error, discord.HTTPException) and error.status < SERVER_ERROR and error.status not in NOT_NOW


def fatal(error: BaseException) -> LaneStopped | None:
    """Advice to the owner where trying again is useless."""
    match error:
        case discord.LoginFailure():
            return LaneStopped(FATAL[4004])
        case discord.PrivilegedIntentsRequired():
            return LaneStopped(FATAL[4014])
        case discord.ConnectionClosed(code=code) if code in FATAL:
            return LaneStopped(FATAL[code])
    return None
