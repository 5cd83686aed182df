"""Messages: from what a request asks to what Discord keeps, with its rules on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.fakes.discord import places
from tests.fakes.discord.components import Layout, walk
from tests.fakes.discord.embeds import read_embeds
from tests.fakes.discord.files import MOST_UPLOAD, Upload
from tests.fakes.discord.places import EPHEMERAL, IS_V2, LOADING, Channel, Stored
from tests.fakes.discord.refusals import Json, Refused, invalid, refused, too_long
from tests.fakes.discord.world import World, guild_key

MOST_CONTENT, MOST_FILES = 2000, 10
SUPPRESS_EMBEDS, SILENT = 1 << 2, 1 << 12
_SETTABLE = SUPPRESS_EMBEDS | SILENT | IS_V2
_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION = re.compile(r"<@&(\d+)>")
REPLY = 19


@dataclass(frozen=True, slots=True)
class Draft:
    """What a request says about a message: its JSON and its files.

    `by_interaction`: answers ping only people unless told otherwise; other messages ping everybody they name.
    """

    body: Json
    uploads: dict[str, Upload]
    by_interaction: bool = False


def create(
    world: World, channel: Channel, draft: Draft, extra: Json | None = None, visible_to: str | None = None
) -> Stored:
    """Write a message of the bot; raises Refused. `extra` is what its origin adds (webhook_id, type...)."""
    body = draft.body
    raw = blank(world, channel, world.bot)
    raw["flags"] = int(body.get("flags") or 0) & _SETTABLE | (EPHEMERAL if visible_to else 0)
    raw |= _reference(world, channel, body) | (extra or {})
    raw |= _content(world, channel, draft, raw)
    if not (raw["content"] or raw["embeds"] or raw["components"] or raw["attachments"]):
        raise refused(50006)
    if visible_to is None and any(word in written(raw) for word in channel.blocked):
        raise refused(200000)
    stored = Stored(raw, visible_to)
    world.keep(channel, stored)
    return stored


def edit(world: World, channel: Channel, stored: Stored, draft: Draft) -> Stored:
    """Change a message of the bot: what the request leaves out stays. Raises Refused."""
    body, before = draft.body, stored.raw
    flags = before["flags"] & ~LOADING
    if "flags" in body:
        flags = flags & ~SUPPRESS_EMBEDS | int(body["flags"] or 0) & (SUPPRESS_EMBEDS | IS_V2)
    raw = {**before, "flags": flags, "edited_timestamp": world.stamp()}
    raw |= _content(world, channel, draft, before | {"flags": flags})
    if not (raw["content"] or raw["embeds"] or raw["components"] or raw["attachments"]):
        raise refused(50006)
    world.replace(channel, stored, raw)
    return stored


def blank(world: World, channel: Channel, author: Json) -> Json:
    """A message without anything in it."""
    return {
        "id": world.new_id(),
        "type": 0,
        "channel_id": channel.id,
        "author": author,
        "content": "",
        "timestamp": world.stamp(),
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "flags": 0,
    }


def _content(world: World, channel: Channel, draft: Draft, before: Json) -> Json:
    """Everything that one sees of it."""
    body, v2 = draft.body, bool(before["flags"] & IS_V2)
    _check_legacy(body, v2)
    content = before["content"] if "content" not in body else body["content"] or ""
    if len(content) > MOST_CONTENT:
        raise too_long("content", MOST_CONTENT)
    attachments = _attachments(world, channel, draft, before["attachments"])
    by_name = {card["filename"]: card for card in attachments}
    embeds = read_embeds(body.get("embeds") or [], by_name) if "embeds" in body else before["embeds"]
    components = before["components"]
    if "components" in body:
        layout = Layout(lambda part, where: _media(world, part, where, by_name), v2)
        components = layout.read(body["components"] or [])
    seen = {"content": "" if v2 else content.strip(), "embeds": [] if v2 else embeds, "components": components}
    seen["attachments"] = attachments
    return seen | _mentions(world, channel, draft, seen)


def _check_legacy(body: Json, v2: bool) -> None:
    for name in ("poll", "sticker_ids"):
        if body.get(name) and not v2:
            raise Refused(501, 0, f"{name} is not part of this stand-in")
    for name in ("content", "embeds", "poll", "sticker_ids"):
        if v2 and body.get(name):
            why = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            raise invalid(name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", why)


def _attachments(world: World, channel: Channel, draft: Draft, before: list[Json]) -> list[Json]:
    """Those that stay and those that are new, in the order asked for."""
    told: list[Json] | None = draft.body.get("attachments")
    kept = {card["id"]: card for card in before}
    if told is None:
        told = [{"id": card["id"]} for card in before]
        told += [{"id": name[6:-1]} for name in draft.uploads]
    found = []
    for n, item in enumerate(told):
        upload = draft.uploads.get(f"files[{item['id']}]")
        description = item.get("description")
        if description is not None and len(description) > 1024:
            raise too_long(f"attachments.{n}.description", 1024)
        if upload is not None:
            found.append(_keep(world, channel, upload, item))
        elif str(item["id"]) in kept:
            found.append(kept[str(item["id"])])
        else:
            raise invalid(f"attachments.{n}.id", "ATTACHMENT_NOT_FOUND", "Attachment data not found")
    if len(found) > MOST_FILES:
        raise invalid("attachments", "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_FILES} or fewer in length.")
    return found


def _keep(world: World, channel: Channel, upload: Upload, item: Json) -> Json:
    if len(upload.content) > MOST_UPLOAD:
        raise refused(40005)
    if channel.guild and not world.bot_permissions(channel) & places.ATTACH_FILES:
        raise refused(50013)
    named = Upload(item.get("filename") or upload.name, upload.content, upload.content_type)
    return world.files.keep(world.new_id(), channel.id, named, item.get("description"))


def _media(world: World, part: Json, where: str, by_name: dict[str, Json]) -> Json:
    url = str(part.get("url") or "")
    if not url.startswith("attachment://"):
        if not url.startswith(("http://", "https://")):
            why = 'Scheme must be one of ("http", "https", "attachment").'
            raise invalid(f"{where}.url", "URL_TYPE_INVALID_SCHEME", why)
        known = next((card for card in by_name.values() if card["url"] == url), {})
        return _unfurled(world, known | {"url": url, "proxy_url": url})
    card = by_name.get(url.removeprefix("attachment://"))
    if card is None:
        why = f"The referenced attachment was not found: {url}"
        raise invalid(f"{where}.url", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", why)
    return _unfurled(world, card)


def _unfurled(world: World, card: Json) -> Json:
    read: Json = {"id": world.new_id(), "url": card["url"], "proxy_url": card["proxy_url"]}
    read |= {"width": card.get("width", 0), "height": card.get("height", 0), "content_type": card.get("content_type")}
    return read | ({"attachment_id": card["id"]} if "id" in card else {})


def media_of(part: Json) -> list[Json]:
    """The pictures and files that one component shows."""
    found = [item["media"] for item in part.get("items", [])]
    return found + [part[name] for name in ("media", "file") if name in part]


def written(raw: Json) -> str:
    """All its texts."""
    return "\n".join([raw["content"], *(part["content"] for part in walk(raw["components"]) if "content" in part)])


def _mentions(world: World, channel: Channel, draft: Draft, seen: Json) -> Json:
    """Whom the message pings, by `allowed_mentions` and by what its origin allows without."""
    allowed = draft.body.get("allowed_mentions")
    text = written(seen)
    if allowed is None:
        allowed = {"parse": ["users"] if draft.by_interaction else ["users", "roles", "everyone"]}
    parse, named = allowed.get("parse") or [], set(map(str, allowed.get("users") or []))
    if "users" in parse and named:
        why = 'parse:["users"] and users: [ids...] are mutually exclusive.'
        raise invalid("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", why)
    ids = dict.fromkeys(_MENTION.findall(text))
    users = [world.users[i] for i in ids if i in world.users and ("users" in parse or i in named)]
    named_roles = allowed.get("roles") or []
    roles = [i for i in dict.fromkeys(_ROLE_MENTION.findall(text)) if "roles" in parse or i in named_roles]
    may_ping_all = channel.guild is None or bool(world.bot_permissions(channel) & places.MENTION_EVERYONE)
    everyone = "everyone" in parse and may_ping_all and ("@everyone" in text or "@here" in text)
    return {"mentions": users, "mention_roles": roles, "mention_everyone": everyone}


def _reference(world: World, channel: Channel, body: Json) -> Json:
    asked = body.get("message_reference")
    if not asked:
        return {}
    found = channel.messages.get(str(asked.get("message_id")))
    if found is None:
        if asked.get("fail_if_not_exists", True):
            raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        return {}
    reference = {"type": 0, "message_id": found.raw["id"], "channel_id": channel.id} | guild_key(channel)
    return {"type": REPLY, "message_reference": reference, "referenced_message": quoted(found.raw)}


def quoted(raw: Json) -> Json:
    """A message as an answer to it shows it."""
    return {name: value for name, value in raw.items() if name not in ("referenced_message", "reactions")}
