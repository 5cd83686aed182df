"""The one table from python-telegram-bot's exceptions to what the rest of the house understands.

Order matters: in the library `BadRequest` and `TimedOut` are `NetworkError`s.
"""

from __future__ import annotations

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.frontends.frontend import DeliveryFailed, LaneStopped, TryLater, Unreachable, Unsure
from bot.frontends.telegram.transport import LineBroke, NotSent

NOBODY_THERE = (
    "bot was blocked by the user",
    "user is deactivated",
    "bot was kicked",
    "bot is not a member",
    "bot can't initiate conversation",
    "chat was deleted",
    "bot can't send messages to bots",
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "chat_write_forbidden",
    "have no rights to send",
    "not enough rights to send",
)
UNCHANGED = "message is not modified"
EDIT_NO_MORE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message_id_invalid",
    "message identifier is not specified",
)
QUERY_OVER = ("query is too old", "query id is invalid", "query_id_invalid")
UNREADABLE_MARKUP = ("can't parse entities", "can't find end of the entity", "unsupported start tag")
UNKNOWN_EFFECT = ("effect",)
FILE_GONE = ("wrong file identifier", "wrong file_id", "wrong remote file", "file reference", "file_id_invalid")
REVOKED = (
    "Telegram does not know the token any more. Take the present one from @BotFather, set CAIRN_TELEGRAM_TOKEN and "
    "start Cairn again."
)
A_LITTLE = timedelta(seconds=0.5)
"""More than Telegram asks for: a request that comes too early makes the wait longer."""


class Refused(DeliveryFailed):
    """Telegram will never take this as it is: a fault of ours."""


class ChatMoved(Exception):
    """The group has become a supergroup and has another id now."""

    def __init__(self, new: int) -> None:
        super().__init__(str(new))
        self.new = str(new)


def says(error: TelegramError, phrases: tuple[str, ...]) -> bool:
    """Telegram's words are all there is to tell errors apart; it has changed their case before."""
    words = error.message.casefold()
    return any(phrase in words for phrase in phrases)


def failure(error: TelegramError) -> DeliveryFailed | LaneStopped | ChatMoved:
    match error:
        case RetryAfter():
            return TryLater("Telegram asks to wait", seconds_of(error) + A_LITTLE)
        case ChatMigrated():
            return ChatMoved(error.new_chat_id)
        case InvalidToken():
            return LaneStopped(REVOKED)
        case Forbidden() | BadRequest() if says(error, NOBODY_THERE):
            return Unreachable(error.message)
        case Forbidden():
            return TryLater(error.message)
        case BadRequest():
            return Refused(error.message)
        case NotSent():
            return TryLater(error.message)
        case TimedOut() | LineBroke():
            return Unsure(error.message)
        case NetworkError():
            return TryLater(error.message)
        case _:
            return Unsure(error.message)


def seconds_of(error: RetryAfter) -> timedelta:
    """The library speaks in whole seconds unless PTB_TIMEDELTA is set, which this front-end does."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
