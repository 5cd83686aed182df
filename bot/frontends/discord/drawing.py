"""A reply as Discord draws it: one container of text, lines with a button each, a picture, rows of buttons."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot.conversation.reply import Action, Button, Copy, Item, Open, Reply, Share, Style, Text
from bot.conversation.wording import Span, Voice, discord_markdown, plain, render, shortened, spans
from core.pictures import Picture as PictureValues

Draw = Callable[[PictureValues], Awaitable[bytes]]

MOST_COMPONENTS = 40
LONGEST_TEXT = 3_900
"""Of 4,000 letters for all texts of a message, so that a mention still fits."""
LONGEST_LABEL = 80
LONGEST_ALT = 250
A_ROW = 5
A_MENU = 25
MENU_PREFIX = "menu:"
"""Of the id of a menu that stands for buttons; what was chosen is the action."""
STYLES = {
    Style.PLAIN: discord.ButtonStyle.secondary,
    Style.GO: discord.ButtonStyle.success,
    Style.PRIMARY: discord.ButtonStyle.primary,
    Style.DANGER: discord.ButtonStyle.danger,
}


@dataclass(slots=True)
class Drawn:
    """A message ready to leave. `more` are its further pages, where the words of one message were too many."""

    view: ui.LayoutView
    files: list[discord.File] = field(default_factory=list)
    more: list[ui.LayoutView] = field(default_factory=list)
    silent: bool = False
    celebrate: bool = False


async def drawn(reply: Reply, voice: Voice, draw: Draw, mention: str = "") -> Drawn:
    """`mention` begins the message: whom it is for, where others read it too."""
    items = [_section(item, voice) for item in reply.items]
    room = LONGEST_TEXT - sum(len(_words(section)) for section in items)
    first, *rest = pages([mention, *(_line(line, voice) for line in reply.written), *_copies(reply, voice)], room)
    message = Drawn(_layout(), silent=reply.silent, celebrate=reply.celebrate)
    parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(first)] if first else []
    parts += items
    if reply.picture:
        alt = render(reply.picture.alt, voice)[:LONGEST_ALT]
        picture = _file("picture.png", await draw(reply.picture.values), alt)
        message.files.append(picture)
        parts.append(ui.MediaGallery(discord.MediaGalleryItem(picture, description=alt)))
    if reply.file:
        message.files.append(_file(reply.file.name, reply.file.content))
        parts.append(ui.File(message.files[-1]))
    parts += _buttons(reply.rows, voice, MOST_COMPONENTS - 1 - sum(1 + _inside(part) for part in parts))
    message.view.add_item(ui.Container(*parts))
    message.more = [of_words(page) for page in rest]
    return message


def of_words(words: str) -> ui.LayoutView:
    view = _layout()
    view.add_item(ui.Container(ui.TextDisplay(words)))
    return view


def of_text(words: Text, voice: Voice) -> ui.LayoutView:
    return of_words(_line(words, voice)[:LONGEST_TEXT])


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


def shows_the_same(view: ui.LayoutView, message: discord.Message) -> bool:
    """Whether the message looks like that already, as far as words and buttons go."""
    return list(_signs(view.children)) == list(_signs(message.components))


def _signs(parts: Iterable[Any]) -> Iterator[str]:
    """Of items that we draw, and of components that Discord has drawn: they are named alike."""
    for part in parts:
        yield from filter(None, (getattr(part, name, None) for name in ("content", "custom_id", "label")))
        yield from _signs(getattr(part, "children", ()))
        if accessory := getattr(part, "accessory", None):
            yield from _signs([accessory])


def _layout() -> ui.LayoutView:
    """Never waited for by discord.py: its buttons name what they do, and outlive this process."""
    view = ui.LayoutView(timeout=None)
    view.stop()
    return view


def _line(words: Text, voice: Voice) -> str:
    found = spans(words, voice)
    line = "".join(discord_markdown(span) for span in _joined(found))
    return f"-# {line}" if found and all(span.small for span in found) else line


def _joined(found: Sequence[Span]) -> Iterator[Span]:
    """Spans without the space at their ends: `** a**` is not bold."""
    for span in found:
        words = span.words
        bare = words.strip(" ")
        if not span.bold or bare == words or not bare:
            yield Span(words, span.bold and bool(bare), span.small)
            continue
        start = words.index(bare)
        yield Span(words[:start])
        yield Span(bare, bold=True)
        yield Span(words[start + len(bare) :])


def _words(section: ui.Section[ui.LayoutView]) -> str:
    return "".join(part.content for part in section.children if isinstance(part, ui.TextDisplay))


def _section(item: Item, voice: Voice) -> ui.Section[ui.LayoutView]:
    return ui.Section(ui.TextDisplay(_line(item.line, voice)), accessory=_button(item.button, voice))


def _inside(part: ui.Item[ui.LayoutView]) -> int:
    """Components within a component."""
    return len(part.children) + 1 if isinstance(part, ui.Section) else 0


def _copies(reply: Reply, voice: Voice) -> Iterator[str]:
    """Discord has no button that copies: the words stand in a frame of their own, where a long press copies them."""
    for row in reply.rows:
        for button in row:
            if isinstance(button.does, Copy):
                yield f"```\n{button.does.words.replace('```', '')}\n```"


def _buttons(rows: Sequence[Sequence[Button]], voice: Voice, room: int) -> list[ui.Item[ui.LayoutView]]:
    """Rows of five at most; where there is no room for all, menus of twenty-five."""
    shown = [[one for one in row if isinstance(one.does, Action | Open)] for row in rows]
    wrapped = [row[first : first + A_ROW] for row in _rewrapped(shown) for first in range(0, len(row), A_ROW)]
    if sum(1 + len(row) for row in wrapped) <= room:
        return [ui.ActionRow(*(_button(button, voice) for button in row)) for row in wrapped]
    return _menus([button for row in wrapped for button in row], voice)


def _rewrapped(rows: Iterable[list[Button]]) -> Iterator[list[Button]]:
    """Neighbouring rows that are too long flow into each other, so that no row of one is left between them."""
    flowing: list[Button] = []
    for row in rows:
        if len(row) > A_ROW:
            flowing += row
            continue
        if flowing and len(flowing) % A_ROW + len(row) <= A_ROW and len(row) > 1:
            flowing += row
            continue
        if flowing:
            yield flowing
            flowing = []
        if row:
            yield row
    if flowing:
        yield flowing


def _menus(buttons: Sequence[Button], voice: Voice) -> list[ui.Item[ui.LayoutView]]:
    actions = [button for button in buttons if isinstance(button.does, Action)]
    menus: list[ui.Item[ui.LayoutView]] = []
    for first in range(0, len(actions), A_MENU):
        menu = ui.Select[ui.LayoutView](custom_id=f"{MENU_PREFIX}{first}")
        for button in actions[first : first + A_MENU]:
            assert isinstance(button.does, Action)
            menu.add_option(label=_label(button, voice), value=button.does.encode())
        menus.append(ui.ActionRow(menu))
    return menus


def _button(button: Button, voice: Voice) -> ui.Button[ui.LayoutView]:
    match button.does:
        case Open(url):
            return ui.Button(label=_label(button, voice), url=url)
        case Action() as action:
            return ui.Button(label=_label(button, voice), style=STYLES[button.style], custom_id=action.encode())
        case Copy() | Share():
            raise AssertionError("drawn otherwise")


def _label(button: Button, voice: Voice) -> str:
    words = "".join(plain(span) for span in spans(button.label, voice)).strip() or "·"
    return shortened(words, LONGEST_LABEL)


def _file(name: str, content: bytes, description: str | None = None) -> discord.File:
    return discord.File(io.BytesIO(content), name, description=description)
