"""Telegram's HTML: the tags it knows, the mistakes it refuses, the entities it makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from tests.fakes.telegram.refusals import Json, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));?")
_SPECIAL = re.compile(r"[<&]")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")


@dataclass(slots=True)
class _Open:
    """A start tag that waits for its end."""

    tag: str
    offset: int
    attributes: dict[str, str]


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and entities; 400 "can't parse entities: ..." where Telegram would say so."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._parts: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while special := _SPECIAL.search(self._source, self._at):
            self._write(self._source[self._at : special.start()])
            self._at = special.start()
            self._step()
        self._write(self._source[self._at :])
        if self._open:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"', None)
        return "".join(self._parts), [entity for entity in self._entities if entity["length"]]

    def _step(self) -> None:
        if self._source[self._at] == "&":
            self._reference()
        elif self._source.startswith("</", self._at):
            self._end_tag()
        else:
            self._start_tag()

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text.encode("utf-16-le", "surrogatepass")) // 2

    def _reference(self) -> None:
        """`&lt;` and its like; any other ampersand is itself."""
        match = _REFERENCE.match(self._source, self._at)
        self._at = match.end() if match else self._at + 1
        self._write(_character(match) if match else "&")

    def _start_tag(self) -> None:
        begin = self._at
        match = _NAME.match(self._source, begin + 1)
        tag = match.group().lower() if match else ""
        self._at = begin + 1 + len(tag)
        if self._at >= len(self._source):
            self._fail("Unclosed start tag", begin)
        if tag not in _KINDS:
            self._fail(f'Unsupported start tag "{tag}"', begin)
        attributes = self._attributes(begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        if tag == "tg-emoji" and not attributes.get("emoji-id"):
            self._fail('Tag "tg-emoji" must have attribute "emoji-id"', begin)
        self._open.append(_Open(tag, self._length, attributes))

    def _attributes(self, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while match := _ATTRIBUTE.match(self._source, self._at):
            found[match.group(1).lower()] = _unescaped((match.group(2) or "").strip("\"'"))
            self._at = match.end()
        rest = self._source[self._at :].lstrip()
        if not rest.startswith(">"):
            self._fail("Unclosed start tag", begin)
        self._at = len(self._source) - len(rest) + 1
        return found

    def _end_tag(self) -> None:
        begin = self._at
        close = self._source.find(">", begin)
        if close < 0:
            self._fail("Unclosed end tag", begin)
        if not self._open:
            self._fail("Unexpected end tag", begin)
        tag, expected = self._source[begin + 2 : close].strip().lower(), self._open[-1].tag
        if tag and tag != expected:
            self._fail("Unmatched end tag", begin, f', expected "</{expected}>", found "</{tag}>"')
        self._at = close + 1
        self._close(self._open.pop())

    def _close(self, opened: _Open) -> None:
        entity: Json = {"type": _KINDS[opened.tag], "offset": opened.offset, "length": self._length - opened.offset}
        if not self._merged_into_pre(opened, entity) and self._details(opened, entity):
            self._entities.append(entity)

    def _merged_into_pre(self, opened: _Open, entity: Json) -> bool:
        """`<pre><code class="language-x">` is one entity with a language."""
        language = opened.attributes.get("class", "")
        outer = self._open[-1] if self._open else None
        if opened.tag != "code" or outer is None or outer.tag != "pre" or not language.startswith("language-"):
            return False
        outer.attributes["language"] = language.removeprefix("language-")
        return bool(outer.offset == entity["offset"])

    def _details(self, opened: _Open, entity: Json) -> bool:
        """Add what the attributes say; False when the tag makes no entity."""
        attributes = opened.attributes
        if opened.tag == "a":
            entity["url"] = attributes.get("href") or self._text_since(opened.offset)
            return "." in entity["url"] or "://" in entity["url"]
        if opened.tag == "pre" and "language" in attributes:
            entity["language"] = attributes["language"]
        if opened.tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        if opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = attributes["emoji-id"]
        if opened.tag == "tg-time":
            entity["unix_time"] = int(attributes.get("unix", "0"))
            entity["date_time_format"] = attributes.get("format", "")
        return True

    def _text_since(self, offset: int) -> str:
        whole = "".join(self._parts).encode("utf-16-le", "surrogatepass")
        return whole[offset * 2 :].decode("utf-16-le", "surrogatepass")

    def _fail(self, why: str, at: int | None, more: str = "") -> NoReturn:
        where = "" if at is None else f" at byte offset {len(self._source[:at].encode())}"
        raise bad_request(f"can't parse entities: {why}{where}{more}")


def _character(match: re.Match[str]) -> str:
    name, decimal, hexadecimal = match.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()


def _unescaped(value: str) -> str:
    return _REFERENCE.sub(_character, value)
