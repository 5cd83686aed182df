"""A reply as Discord draws it: one container of text, lines with a button each, a picture, rows of buttons."""

from __future__ import annotations

import io
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import Any

import discord
from discord import ui

from bot.conversation.reply import Copy, Item, Reply, Text
from bot.conversation.wording import Span, Voice, discord_markdown, render, spans
from bot.frontends.discord.buttons import Part, button_part, fitting_rows
from core.pictures import Picture as PictureValues

Draw = Callable[[PictureValues], Awaitable[bytes]]

LONGEST_TEXT = 3_900
"""Of 4,000 letters for all texts of a message, so that a mention still fits."""
MENTION = re.compile(r"<@(\d+)>")
COMMAND = re.compile(r"(?<![\w/])/([a-z_]+)(?![\w/])")
NOTE = "card-note"
LONGEST_ALT = 250
SECTION, TEXT, GALLERY, FILE, CONTAINER = (
    kind.value
    for kind in (
        discord.ComponentType.section,
        discord.ComponentType.text_display,
        discord.ComponentType.media_gallery,
        discord.ComponentType.file,
        discord.ComponentType.container,
    )
)


class Layout(ui.LayoutView):
    """Components for discord.py to send, in one container. Its own objects of them would cost a tap as much as its
    rules do. It never waits for their buttons: these name what they do, and outlive this process."""

    timeout = None  # a view that waits would have a field

    def __init__(self, parts: Sequence[Part]) -> None:
        self._components = [{"type": CONTAINER, "components": list(parts)}]

    def to_components(self) -> list[Part]:
        return self._components

    def has_components_v2(self) -> bool:
        return True

    def is_dispatchable(self) -> bool:
        return False

    def is_finished(self) -> bool:
        return True


@dataclass(slots=True)
class Drawn:
    """A message ready to leave. `more` are its further pages, where one message could not hold all words or buttons."""

    view: Layout
    files: list[discord.File] = field(default_factory=list)
    more: list[Layout] = field(default_factory=list)
    silent: bool = False
    celebrate: bool = False


@dataclass(slots=True)
class Pen:
    """What messages are drawn with."""

    draw: Draw
    commands: dict[str, str] = field(default_factory=dict)
    """Name -> id, as Discord has them: where our words name a command, it can be tapped."""

    async def drawn(self, reply: Reply, voice: Voice, person: str = "") -> Drawn:
        """A mention of `person` begins the message: whom it is for, where others read it too, but not their notes."""
        mention = f"<@{person}>" if person else ""
        written = [line for line in reply.written if not person or line.key != NOTE]
        items = [self._section(item, voice) for item in reply.items]
        room = LONGEST_TEXT - sum(len(_words(section)) for section in items)
        first, *rest = pages([mention, *(self._line(line, voice) for line in written), *_copies(reply, voice)], room)
        parts = [_text(first), *items] if first else items
        files: list[discord.File] = []
        if reply.picture:
            alt = render(reply.picture.alt, voice)[:LONGEST_ALT]
            files.append(_file("picture.png", await self.draw(reply.picture.values), alt))
            parts.append({"type": GALLERY, "items": [{"media": {"url": files[-1].uri}, "description": alt}]})
        if reply.file:
            files.append(_file(reply.file.name, reply.file.content))
            parts.append({"type": FILE, "file": {"url": files[-1].uri}})
        fitting, *others = fitting_rows(reply.rows, voice, beside=parts)
        more = [*map(of_words, rest), *map(Layout, others)]
        return Drawn(Layout([*parts, *fitting]), files, more, reply.silent, reply.celebrate)

    def notice(self, words: Text, voice: Voice) -> Layout:
        """A sentence and nothing else."""
        return of_words(self._line(words, voice)[:LONGEST_TEXT])

    def _section(self, item: Item, voice: Voice) -> Part:
        line = _text(self._line(item.line, voice))
        return {"type": SECTION, "components": [line], "accessory": button_part(item.button, voice)}

    def _line(self, words: Text, voice: Voice) -> str:
        """Bold spans side by side are bold as one: `**a****b**` is not."""
        found, line = spans(words, voice), ""
        for is_bold, alike in groupby(found, attrgetter("bold")):
            marked = "".join(map(self._marked, alike))
            line += _bold(marked) if is_bold else marked
        return f"-# {line}" if found and all(span.small for span in found) else line

    def _marked(self, span: Span) -> str:
        """Escaped; of somebody's own words only a command as a whole is one."""
        pieces = [span.words]
        if "/" in span.words and (not span.theirs or COMMAND.fullmatch(span.words)):
            pieces = COMMAND.split(span.words)
        return "".join(self._mention(piece) if at % 2 else _escaped(piece) for at, piece in enumerate(pieces))

    def _mention(self, command: str) -> str:
        number = self.commands.get(command)
        return f"</{command}:{number}>" if number else _escaped(f"/{command}")


def of_words(words: str) -> Layout:
    return Layout([_text(words)])


def pages(lines: Iterable[str], room: int) -> list[str]:
    """Lines put together into as few texts as hold them; always one, of at most `room` letters."""
    done: list[str] = []
    page = ""
    for line in filter(None, lines):
        if page and len(page) + 1 + len(line) > room:
            done.append(page)
            page, room = "", LONGEST_TEXT
        page = f"{page}\n{line}" if page else line
        while len(page) > room:
            done.append(page[:room])
            page, room = page[room:], LONGEST_TEXT
    return [*done, page]


def shows_the_same(view: Layout, message: Mapping[str, Any]) -> bool:
    """Whether the message looks like that already, as far as words and buttons go."""
    signs = zip_longest(_signs(view.to_components()), _signs(message.get("components", ())))
    return all(ours == shown for ours, shown in signs)


def meant_for(message: Mapping[str, Any]) -> str:
    """Whom its first words mention, as `drawn` lets them; "" for nobody."""
    named = MENTION.match(next(_signs(message.get("components", ())), ""))
    return named[1] if named else ""


def _signs(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield from filter(None, (part.get(name) for name in ("content", "custom_id", "label")))
        yield from _signs(part.get("components", ()))
        if accessory := part.get("accessory"):
            yield from _signs([accessory])


def _escaped(words: str) -> str:
    return discord_markdown(Span(words))


def _bold(words: str) -> str:
    """Without the space at its ends: `** a**` is not bold."""
    bare = words.strip(" ")
    return words.replace(bare, f"**{bare}**", 1) if bare else words


def _text(words: str) -> Part:
    return {"type": TEXT, "content": words}


def _words(section: Part) -> str:
    return "".join(part["content"] for part in section["components"])


def _copies(reply: Reply, voice: Voice) -> Iterator[str]:
    """Discord has no button that copies: the words stand in a frame of their own, where a long press copies them."""
    for row in reply.rows:
        for button in row:
            if isinstance(button.does, Copy):
                yield f"```\n{button.does.words.replace('```', '')}\n```"


def _file(name: str, content: bytes, description: str | None = None) -> discord.File:
    return discord.File(io.BytesIO(content), name, description=description)
