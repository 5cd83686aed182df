"""What a person sees: a message, a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.fakes.discord import components as parts
from tests.fakes.discord.places import EPHEMERAL, IS_V2, LOADING, Channel, Stored
from tests.fakes.discord.refusals import Json


@dataclass(frozen=True, slots=True)
class Post:
    """A message as it looked at one moment; `raw` is the message object of the API."""

    raw: Json
    channel: Channel

    @property
    def id(self) -> str:
        return str(self.raw["id"])

    @property
    def text(self) -> str:
        """All that is written or described, without the buttons."""
        return "\n".join(line for line in _lines(self.raw, with_buttons=False))

    @property
    def buttons(self) -> list[Json]:
        return [part for part in parts.walk(self.raw["components"]) if part["type"] == parts.BUTTON]

    @property
    def labels(self) -> list[str]:
        return [label(button) for button in self.buttons]

    @property
    def selects(self) -> list[Json]:
        return [part for part in parts.walk(self.raw["components"]) if part["type"] in parts.SELECTS]

    @property
    def ephemeral(self) -> bool:
        return bool(self.raw["flags"] & EPHEMERAL)

    @property
    def loading(self) -> bool:
        return bool(self.raw["flags"] & LOADING)

    @property
    def attachments(self) -> list[Json]:
        found: list[Json] = self.raw["attachments"]
        return found

    @property
    def pinged(self) -> list[str]:
        """Names of the people the message notifies; "@everyone" too, and roles by their id."""
        people = [str(user["global_name"] or user["username"]) for user in self.raw["mentions"]]
        roles: list[str] = self.raw["mention_roles"]
        return people + roles + (["@everyone"] if self.raw["mention_everyone"] else [])

    def __str__(self) -> str:
        return shown(self.raw)


def label(button: Json) -> str:
    """What is written on a button, its emoji first."""
    emoji = (button.get("emoji") or {}).get("name", "")
    return f"{emoji} {button.get('label') or ''}".strip()


def shown(raw: Json) -> str:
    """One message as readable text."""
    author = raw["author"].get("global_name") or raw["author"]["username"]
    hushed = " (only you)" if raw["flags"] & EPHEMERAL else ""
    return f"{author}{hushed}: " + "\n  ".join(_lines(raw, with_buttons=True))


def screen(channel: Channel, viewer_id: str) -> str:
    """The channel as that person sees it now."""
    return "\n".join(shown(stored.raw) for stored in visible(channel, viewer_id))


def visible(channel: Channel, viewer_id: str) -> list[Stored]:
    return [stored for stored in channel.messages.values() if stored.visible_to in (None, viewer_id)]


def _lines(raw: Json, with_buttons: bool) -> list[str]:
    lines = ["(thinking)"] if raw["flags"] & LOADING else []
    lines += raw["content"].split("\n") if raw["content"] else []
    for embed in raw["embeds"]:
        lines += _embed(embed)
    if not raw["flags"] & IS_V2:
        lines += [_attachment(card) for card in raw["attachments"]]
    for part in raw["components"]:
        lines += _part(part, with_buttons)
    if with_buttons and raw.get("reactions"):
        lines.append(" ".join(f"{{{reaction['emoji']['name']}}}" for reaction in raw["reactions"]))
    return lines


def _part(part: Json, with_buttons: bool) -> Iterator[str]:
    return _SHOWN[part["type"]](part, with_buttons)


def _row(part: Json, with_buttons: bool) -> Iterator[str]:
    if with_buttons:
        yield " ".join(_control(child) for child in part["components"])


def _control(part: Json) -> str:
    off = " (off)" if part.get("disabled") else ""
    if part["type"] == parts.BUTTON:
        return f"[{label(part)}]{off}"
    options = " | ".join(option["label"] for option in part.get("options", []))
    return f"<{part.get('placeholder') or ''}: {options}>{off}"


def _text(part: Json, with_buttons: bool) -> Iterator[str]:
    yield from part["content"].split("\n")


def _section(part: Json, with_buttons: bool) -> Iterator[str]:
    lines = [line for child in part["components"] for line in _text(child, with_buttons)]
    accessory = part["accessory"]
    if accessory["type"] == parts.THUMBNAIL:
        lines.append(_picture(accessory))
    elif with_buttons:
        lines[-1] += f" {_control(accessory)}"
    yield from lines


def _picture(item: Json) -> str:
    media = item["media"]
    return f"(picture {media.get('width', 0)}x{media.get('height', 0)}) {item.get('description') or ''}".rstrip()


def _gallery(part: Json, with_buttons: bool) -> Iterator[str]:
    yield from map(_picture, part["items"])


def _file(part: Json, with_buttons: bool) -> Iterator[str]:
    yield f"(file {part['name']})"


def _separator(part: Json, with_buttons: bool) -> Iterator[str]:
    if with_buttons and part["divider"]:
        yield "---"


def _container(part: Json, with_buttons: bool) -> Iterator[str]:
    for child in part["components"]:
        yield from _part(child, with_buttons)


_SHOWN: dict[int, Callable[[Json, bool], Iterator[str]]] = {
    parts.ROW: _row,
    parts.TEXT: _text,
    parts.SECTION: _section,
    parts.GALLERY: _gallery,
    parts.FILE: _file,
    parts.SEPARATOR: _separator,
    parts.CONTAINER: _container,
}


def _embed(embed: Json) -> list[str]:
    lines = [embed.get("title", ""), embed.get("description", "")]
    lines += [f"{item['name']}: {item['value']}" for item in embed.get("fields", [])]
    lines.append(embed.get("footer", {}).get("text", ""))
    return [line for line in lines if line]


def _attachment(card: Json) -> str:
    if "width" in card:
        return f"(picture {card['width']}x{card['height']}) {card.get('description', '')}".rstrip()
    return f"(file {card['filename']}) {card.get('description', '')}".rstrip()
