"""A reply in Telegram's terms: HTML cut to its limits, counted as Telegram counts, and rows of buttons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, SwitchInlineQueryChosenChat
from telegram.constants import InlineKeyboardButtonLimit, KeyboardButtonStyle, MessageLimit

from bot.conversation.reply import Action, Button, Copy, Open, Reply, Share, Style, Text
from bot.conversation.wording import Span, Voice, plain, render, shortened, spans, telegram_html

TEXT_UNITS: int = MessageLimit.MAX_TEXT_LENGTH
CAPTION_UNITS: int = MessageLimit.CAPTION_LENGTH
TOAST_LETTERS = 200
LABEL_LETTERS = 100
A_ROW = 8
MOST_BUTTONS = 100
MOST_COPIED: int = InlineKeyboardButtonLimit.MAX_COPY_TEXT
STYLES = {
    Style.GO: KeyboardButtonStyle.SUCCESS,
    Style.PRIMARY: KeyboardButtonStyle.PRIMARY,
    Style.DANGER: KeyboardButtonStyle.DANGER,
}


@dataclass(frozen=True, slots=True)
class Page:
    """What goes into one message: with markup, and without should Telegram not be able to read ours."""

    html: str
    plain: str


Line = list[Span]


def units(words: str) -> int:
    """The length that Telegram counts: in units of UTF-16."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def pages(reply: Reply, voice: Voice) -> list[Page]:
    """At least one. The first is a caption where there is a picture; pages end where lines end, if they can."""
    limit = CAPTION_UNITS if reply.picture else TEXT_UNITS
    done: list[Page] = []
    page: list[Line] = []
    room = limit
    for line in _lines(reply.lines, voice):
        for piece in _pieces(line, limit):
            size = _size(piece) + 1
            if page and size > room + 1:
                done.append(_page(page))
                page, limit = [], TEXT_UNITS
                room = limit
            page.append(piece)
            room -= size
    return [*done, _page(page)]


def toast(words: Text, voice: Voice) -> str:
    return shortened(render(words, voice), TOAST_LETTERS)


def keyboard(reply: Reply, voice: Voice) -> InlineKeyboardMarkup | None:
    """Each line with a button of its own is a row: the whole line can be tapped."""
    items = [[_button(replace(item.button, label=item.line), voice)] for item in reply.items]
    rows = [
        [_button(button, voice) for button in row[first : first + A_ROW]]
        for row in reply.rows
        for first in range(0, len(row), A_ROW)
    ]
    kept = list(_at_most(MOST_BUTTONS, [*items, *rows]))
    return InlineKeyboardMarkup(kept) if kept else None


def _lines(texts: Sequence[Text], voice: Voice) -> Iterator[Line]:
    for text in texts:
        line: Line = []
        for span in spans(text, voice):
            first, *more = span.words.split("\n")
            line.append(replace(span, words=first))
            for words in more:
                yield line
                line = [replace(span, words=words)]
        yield line


def _pieces(line: Line, limit: int) -> Iterator[Line]:
    """The line, or parts of it when it alone is longer than a message."""
    piece: Line = []
    room = limit
    for span in line:
        words = span.words
        while units(words) > room:
            head = _head(words, room)
            yield [*piece, replace(span, words=head)]
            piece, room, words = [], TEXT_UNITS, words[len(head) :]
        piece.append(replace(span, words=words))
        room -= units(words)
    yield piece


def _head(words: str, room: int) -> str:
    """As many letters as fit, up to a space if there is one in the second half."""
    while units(words) > room:
        words = words[: max(0, min(len(words) - 1, room))]
    space = words.rfind(" ")
    return words[: space + 1] if space > len(words) // 2 else words


def _size(line: Line) -> int:
    return sum(units(span.words) for span in line)


def _page(lines: Iterable[Line]) -> Page:
    kept = list(lines)
    html = "\n".join("".join(map(telegram_html, line)) for line in kept)
    return Page(html, "\n".join("".join(map(plain, line)) for line in kept))


def _button(button: Button, voice: Voice) -> InlineKeyboardButton:
    label = shortened(render(button.label, voice), LABEL_LETTERS)
    style = STYLES.get(button.style)
    match button.does:
        case Action() as action:
            return InlineKeyboardButton(label, callback_data=action.encode(), style=style)
        case Open(url):
            return InlineKeyboardButton(label, url=url, style=style)
        case Copy(words):
            return InlineKeyboardButton(label, copy_text=CopyTextButton(words[:MOST_COPIED]), style=style)
        case Share(query):
            anywhere = SwitchInlineQueryChosenChat(
                query, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
            )
            return InlineKeyboardButton(label, switch_inline_query_chosen_chat=anywhere, style=style)


def _at_most(number: int, rows: Iterable[list[InlineKeyboardButton]]) -> Iterator[list[InlineKeyboardButton]]:
    for row in rows:
        number -= len(row)
        if number < 0:
            return
        yield row
