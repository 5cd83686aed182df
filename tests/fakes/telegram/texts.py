"""Text as Telegram keeps it: trimmed, measured in UTF-16 units, with its entities."""

from __future__ import annotations

import re

from tests.fakes.telegram.html import parse_html
from tests.fakes.telegram.refusals import Json, bad_request

_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("url", re.compile(r"(?:https?://|(?<![\w.@])(?:t\.me|www\.\w+\.\w+)/?)[^\s<>\"]*[^\s<>\".,;:!?)]")),
)
_MAY_HOLD = re.compile(r"[/@#]|www\.")
_KEPT_WHOLE = {"code", "pre", "text_link", "text_mention"}


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def formatted(text: str, parse_mode: str | None = None, entities: list[Json] | None = None) -> tuple[str, list[Json]]:
    """What is stored of a text: its plain form and its entities, given or found; 400 if it cannot be read."""
    if parse_mode:
        text, entities = _parsed(text, parse_mode)
    elif entities:
        _check_offsets(text, entities)
    text, kept = _trimmed(text, entities or [])
    return text, _sorted(kept + _discovered(text, kept))


def _parsed(text: str, mode: str) -> tuple[str, list[Json]]:
    if mode.lower() == "html":
        return parse_html(text)
    if mode.lower() in ("markdown", "markdownv2"):
        raise bad_request(f"this stand-in reads HTML only, not {mode}")
    raise bad_request("unsupported parse_mode")


def _check_offsets(text: str, entities: list[Json]) -> None:
    end = units(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["offset"] >= end:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {entity['offset']}")
        if entity["length"] <= 0 or entity["offset"] + entity["length"] > end:
            raise bad_request(f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text")


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Telegram strips white space at both ends; entities shrink with it."""
    short = text.strip()
    if short == text or not entities:
        return short, entities
    cut, end = units(text) - units(text.lstrip()), units(short)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] - cut + entity["length"], end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return short, kept


def _discovered(text: str, given: list[Json]) -> list[Json]:
    """Commands, mentions, hashtags and addresses that Telegram finds by itself."""
    if not _MAY_HOLD.search(text):
        return []
    taken = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in _KEPT_WHOLE]
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start, stop = units(text[: match.start()]), units(text[: match.end()])
            if all(stop <= left or right <= start for left, right in taken):
                found.append({"type": kind, "offset": start, "length": stop - start})
                taken.append((start, stop))
    return found


def _sorted(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
