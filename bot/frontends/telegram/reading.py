"""What came from Telegram: which parts of an update are kept, and what they mean to us."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import orjson
from telegram import Chat, ChatMember, ChatMemberUpdated, InlineQuery, Message, Update, User

from bot.conversation.request import Called, Event, Said, Tapped, Wordless
from core.inbox import Received

PLATFORM = "telegram"
WANTED_UPDATES = ("message", "callback_query", "inline_query", "my_chat_member")
ZONE = "cairn_zone"
"""In a kept update, instead of the place that somebody sent: the place itself is never written down."""
DROPPED = ("location", "venue", "contact")
GONE = (ChatMember.BANNED, ChatMember.LEFT)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file by its name with Telegram: it is fetched when its turn has come."""

    id: str
    name: str
    size: int
    caption: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An event for the conversation, and what Telegram wants to know of its answer."""

    event: Event
    attached: Attached | None = None
    """What the event will be about once it is here."""
    query: str | None = None
    """Of a tap: what the toast answers."""
    reply_to: int | None = None
    """In a group: the message that was said."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody has blocked us, or let us in again."""

    user: str
    chat: str
    reachable: bool


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A group has got another id."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody types our name and something to share into another chat."""

    event: Event
    query: str


Incoming: TypeAlias = Asked | Membership | Upgraded | Wish | None


def key_of(raw: dict[str, Any]) -> str:
    """Numbers of updates begin anew after a quiet week: only with the date or the query's id they name one for good."""
    body = _body(raw)
    mark = body.get("id") or body.get("edit_date") or body.get("date") or ""
    return f"{PLATFORM}:{raw['update_id']}:{mark}"


def lane_of(raw: dict[str, Any]) -> str:
    """Whose updates come one after the other."""
    body = _body(raw)
    whose = body.get("from") or body.get("chat") or {}
    return str(whose.get("id", "")) if isinstance(whose, dict) else ""


def kept(raw: dict[str, Any]) -> Received:
    """As it goes into the inbox: without the place where somebody is."""
    key = key_of(raw)
    message = raw.get("message")
    if isinstance(message, dict) and any(name in message for name in DROPPED):
        raw = {**raw, "message": {name: value for name, value in message.items() if name not in DROPPED}}
        if zone := _zone_at(message.get("location")):
            raw[ZONE] = zone
    return Received(key, orjson.dumps(raw).decode())


def read(received: Received, username: str) -> Incoming:
    """None: nothing for us. Never raises, whatever a newer Telegram may send."""
    raw: dict[str, Any] = orjson.loads(received.payload)
    try:
        if query := raw.get("callback_query"):
            return _tap(query, received.key)
        update = Update.de_json(raw, None)
    except (TypeError, KeyError, ValueError, AttributeError):
        return None
    if update.message:
        return _message(update.message, received.key, username, raw.get(ZONE))
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    if update.inline_query:
        return _wish(update.inline_query, received.key)
    return None


def _tap(query: dict[str, Any], key: str) -> Asked | None:
    """Read without the library: nearly all that comes is taps, and making its objects costs more than all the rest."""
    if "data" not in query:
        return None
    user, message = query["from"], query.get("message")
    chat = message["chat"] if message else None
    event = Event(
        key,
        PLATFORM,
        str(user["id"]),
        str(chat["id"] if chat else user["id"]),
        Tapped(str(query["data"])),
        private=chat["type"] == Chat.PRIVATE if chat else "inline_message_id" not in query,
        message=str(message["message_id"]) if message else None,
        name=str(user["first_name"]),
        language=user.get("language_code"),
    )
    return Asked(event, query=str(query["id"]))


def _message(message: Message, key: str, username: str, zone: str | None) -> Asked | Upgraded | None:
    if message.migrate_to_chat_id:
        return Upgraded(str(message.chat.id), str(message.migrate_to_chat_id))
    if message.migrate_from_chat_id:
        return Upgraded(str(message.migrate_from_chat_id), str(message.chat.id))
    if message.from_user is None or message.from_user.is_bot or message.via_bot:
        return None
    private = message.chat.type == Chat.PRIVATE
    what = _private_words(message, zone) if private else _group_words(message, username)
    if what is None:
        return None
    replied = message.reply_to_message
    event = _event(
        key,
        message.from_user,
        str(message.chat.id),
        what,
        private=private,
        message=str(replied.message_id) if replied else None,
        sent_at=message.date,
    )
    attached = _attached(message) if private else None
    return Asked(event, attached, reply_to=None if private else message.message_id)


def _attached(message: Message) -> Attached | None:
    document = message.document
    if document is None:
        return None
    return Attached(document.file_id, document.file_name or "", document.file_size or 0, message.caption or "")


def _private_words(message: Message, zone: str | None) -> Said | Called | Wordless | None:
    if zone:
        return Called("timezone", {"name": zone})
    if message.text and not message.forward_origin:
        return Said(message.text)
    return Wordless() if message.effective_attachment or message.forward_origin else None


def _group_words(message: Message, username: str) -> Said | None:
    """In a group we are spoken to by commands alone, and only by those that name no other bot."""
    words = message.text or ""
    name, _, addressed = words.partition(" ")[0].partition("@")
    if not name.startswith("/") or message.forward_origin or addressed.casefold() not in ("", username.casefold()):
        return None
    return Said(words)


def _membership(change: ChatMemberUpdated) -> Membership | None:
    if change.chat.type != Chat.PRIVATE:
        return None
    return Membership(
        str(change.from_user.id), str(change.chat.id), reachable=change.new_chat_member.status not in GONE
    )


def _wish(query: InlineQuery, key: str) -> Wish:
    what = Called("share", {"habit": query.query} if query.query else {})
    return Wish(_event(key, query.from_user, str(query.from_user.id), what), query.id)


def _event(key: str, user: User, chat: str, what: Said | Tapped | Called | Wordless, **more: Any) -> Event:
    return Event(key, PLATFORM, str(user.id), chat, what, name=user.first_name, language=user.language_code, **more)


def _body(raw: dict[str, Any]) -> dict[str, Any]:
    found = next((value for name, value in raw.items() if name != "update_id"), None)
    return found if isinstance(found, dict) else {}


def _zone_at(place: object) -> str | None:
    """The IANA zone of a place, found on this machine; None at sea, and for what is no place."""
    match place:
        case {"latitude": float() | int() as latitude, "longitude": float() | int() as longitude}:
            zone = _finder()(longitude, latitude)
            return zone if zone and not zone.startswith("Etc/") else None
    return None


@cache
def _finder() -> Any:
    """Loaded when somebody sends a place for the first time: it takes 40 MB."""
    from tzfpy import get_tz

    return get_tz
