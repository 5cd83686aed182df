"""Embeds: the old kind of rich text, with its limits."""

from __future__ import annotations

from tests.fakes.discord.refusals import Json, invalid, too_long

MOST_EMBEDS, MOST_TEXT, MOST_FIELDS = 10, 6000, 25


def read_embeds(embeds: list[Json], attachments: dict[str, Json]) -> list[Json]:
    """As a message shows them; raises Refused."""
    if len(embeds) > MOST_EMBEDS:
        raise invalid("embeds", "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_EMBEDS} or fewer in length.")
    if sum(map(_text, embeds)) > MOST_TEXT:
        raise invalid("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")
    return [_read(embed, f"embeds.{n}", attachments) for n, embed in enumerate(embeds)]


def _read(embed: Json, where: str, attachments: dict[str, Json]) -> Json:
    for name, most in (("title", 256), ("description", 4096)):
        if len(embed.get(name) or "") > most:
            raise too_long(f"{where}.{name}", most)
    fields: list[Json] = embed.get("fields") or []
    if len(fields) > MOST_FIELDS:
        raise invalid(f"{where}.fields", "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_FIELDS} or fewer in length.")
    read = {name: value for name, value in embed.items() if value is not None and name not in ("image", "thumbnail")}
    read["type"] = "rich"
    if fields:
        read["fields"] = [{**item, "inline": bool(item.get("inline"))} for item in fields]
    for name in ("image", "thumbnail"):
        if picture := embed.get(name):
            url = picture["url"]
            card = attachments.get(url.removeprefix("attachment://"), {"url": url, "proxy_url": url})
            read[name] = {key: card[key] for key in ("url", "proxy_url", "width", "height") if key in card}
    return read


def _text(embed: Json) -> int:
    plain = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
    plain.append((embed.get("author") or {}).get("name"))
    fields = [text for item in embed.get("fields") or [] for text in (item.get("name"), item.get("value"))]
    return sum(len(text or "") for text in plain + fields)
