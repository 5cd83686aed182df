"""Names that try to be markup, mentions or placeholders, through every message and caption of every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import cycle, islice
from random import Random

import pytest

from bot.conversation.reply import Fact, Text
from bot.conversation.wording import Voice, discord_markdown, plain, render, telegram_html
from core.names import clean_line, visible_length
from tests.exchange.hostile import hostile_names
from tests.house_rules.test_catalogues import selectors
from tests.house_rules.test_texts import LANGUAGES, catalogue, names_in

PIECES = (
    "<b>", "</b>", "<a href='tg://user?id=1'>", "<tg-spoiler>", "&lt;b&gt;", "&amp;", "&#60;", "<!--", "<",
    "**", "__", "~~", "||", "`", "```", "\\", "> ", "# ", "-# ", "- ", "1. ", "[x](https://evil.example)", "](", "[",
    "@everyone", "@here", "<@123456789012345678>", "<@&1>", "<#1>", "<:a:1>", ":smile:", "</today:1>", "<t:0:R>",
    "<id:x>",    "https://evil.example", "t.me/evil", "discord.gg/x", "/delete_me", "#tag",
    "{ $habit }", "{", "}", "{\"", "\ue000" + "0" + "\ue001", "\ue0001\ue001", "\u2068", "\u2069", "\u202e", "\u200f",
    "קריאה", "قراءة", "読書", "e\u0301\u0302\u0303", "👨‍👩‍👧", "🏴", "\u0000", "\ud800",
    "a" * 60, "'; DROP TABLE habits; --",
    "%s", "Read 20 min", " ", "=1+1", "\n", "*a*_b_",
)  # fmt: skip
LONGEST_NAME = 80
ISOLATES = re.compile("[\u2066-\u2069]")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
FORMAT = re.compile(r"[*_~|`<>#\[\]()@:\\]")
NAMES = 10_000
SWITCHES = frozenset({"set", "named", "running"})
"""Numbers that are 1 where there are words to say."""


class Tags(HTMLParser):
    """The tags, and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(f"{tag} {attrs}")

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.seen.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.seen.append("declaration")


def names(count: int, seed: int) -> Iterator[str]:
    """As they are kept: cleaned, and short enough."""
    dice = Random(seed)
    ready = hostile_names(count // 4)
    made = 0
    while made < count:
        name = next(ready, "") if made % 4 == 0 else clean_line("".join(dice.choices(PIECES, k=dice.randint(1, 5))))
        while visible_length(name) > LONGEST_NAME:
            name = name[:-1].rstrip()
        if name := clean_line(name):
            made += 1
            yield name


def messages() -> Iterator[tuple[str, str, Mapping[str, Fact], list[str]]]:
    """Language, key, the numbers that choose, and the facts that may be somebody's words; of every message."""
    for language in LANGUAGES:
        for message in catalogue(language):
            chosen = {name for name, _ in selectors(message)}
            words = sorted(names_in(message).variables - chosen)
            if words:
                yield language, message.id.name, {one: 1 if one in SWITCHES else 2 for one in chosen}, words


def said(of: tuple[str, str, Mapping[str, Fact], list[str]], name: str) -> tuple[Text, Voice]:
    language, key, numbers, words = of
    return Text(key, {**numbers, **dict.fromkeys(words, name)}), Voice(language)


def discord_format(markdown: str) -> list[str]:
    """What Discord would read as format, mention or link: the signs that no backslash takes the meaning from."""
    return FORMAT.findall(ESCAPED.sub("", markdown))


def discord_words(markdown: str) -> str:
    """What people read of it."""
    bare = ESCAPED.sub(lambda escaped: chr(0xF0000 + ord(escaped[1])), markdown).replace("**", "")
    return "".join(chr(ord(one) - 0xF0000) if 0xF0000 <= ord(one) < 0xF0080 else one for one in bare)


def check(count: int, seed: int) -> None:
    for name, of in zip(names(count, seed), cycle(messages()), strict=False):
        text, voice = said(of, name)
        calm, _ = said(of, "x")
        shown = ISOLATES.sub("", render(text, voice, plain))
        html, markdown = render(text, voice, telegram_html), render(text, voice, discord_markdown)
        tags = Tags(html)

        assert name in shown, (of, name)
        assert "\ue000" not in shown, (of, name)
        assert tags.seen == Tags(render(calm, voice, telegram_html)).seen, (of, name)
        assert ISOLATES.sub("", tags.words) == shown, (of, name)
        assert discord_format(markdown) == discord_format(render(calm, voice, discord_markdown)), (of, name)
        assert ISOLATES.sub("", discord_words(markdown)) == shown, (of, name)


def test_ten_thousand_hostile_names_stay_words_in_every_message() -> None:
    check(NAMES, seed=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 12))
def test_many_more_hostile_names_stay_words_in_every_message(seed: int) -> None:
    check(NAMES, seed)


def test_every_message_is_met_by_several_names() -> None:
    assert len(list(islice(messages(), NAMES))) < NAMES / 5


@pytest.mark.parametrize("piece", ["**x**", "<@1>", "@everyone", "[x](y)", ":x:", "||x||", "`x`"])
def test_the_reader_of_markdown_sees_what_is_not_escaped(piece: str) -> None:
    assert discord_format(piece)
