"""Telegram's HTML as the stand-in reads it."""

from __future__ import annotations

import pytest

from tests.fakes.telegram.refusals import Json, Refused
from tests.fakes.telegram.texts import formatted, units


def _kinds(entities: list[Json]) -> list[tuple[str, int, int]]:
    return [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


def test_tags_become_entities_and_references_become_characters() -> None:
    text, entities = formatted("<b>A &lt; <i>B</i></b> &amp; &#8212; &copy;", "HTML")

    assert text == "A < B & — &copy;"
    assert _kinds(entities) == [("bold", 0, 5), ("italic", 4, 1)]


def test_offsets_count_utf_16_units() -> None:
    text, entities = formatted("👨‍👩‍👧 <u>x</u>", "HTML")

    assert units(text) == 10
    assert _kinds(entities) == [("underline", 9, 1)]


def test_white_space_at_both_ends_is_trimmed_and_entities_shrink() -> None:
    text, entities = formatted("\n <b> x </b> y\n", "HTML")

    assert text == "x  y"
    assert _kinds(entities) == [("bold", 0, 2)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<a href="https://a.example/?a=1&amp;b=2">x</a>', {"type": "text_link", "url": "https://a.example/?a=1&b=2"}),
        ('<pre><code class="language-python">x</code></pre>', {"type": "pre", "language": "python"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        ('<span class="tg-spoiler">x</span>', {"type": "spoiler"}),
        ('<tg-emoji emoji-id="5">x</tg-emoji>', {"type": "custom_emoji", "custom_emoji_id": "5"}),
    ],
)
def test_attributes_end_up_in_the_entity(source: str, expected: Json) -> None:
    text, entities = formatted(source, "HTML")

    assert text == "x"
    assert entities == [expected | {"offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("é<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_telegram_cannot_read_is_refused_in_its_words(source: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        formatted(source, "HTML")

    assert refused.value.refusal.description == f"Bad Request: can't parse entities: {why}"


def test_commands_mentions_tags_and_addresses_are_found() -> None:
    text = "/done@cairn_bot #read with @bobby at https://a.example/x. or mail a@b.example 5/6"

    _, entities = formatted(text)

    found = [(entity["type"], text[entity["offset"] : entity["offset"] + entity["length"]]) for entity in entities]
    assert found == [
        ("bot_command", "/done@cairn_bot"),
        ("hashtag", "#read"),
        ("mention", "@bobby"),
        ("url", "https://a.example/x"),
        ("email", "a@b.example"),
    ]


def test_entities_beyond_the_text_are_refused() -> None:
    with pytest.raises(Refused, match="ends after the end of the text"):
        formatted("abc", entities=[{"type": "bold", "offset": 1, "length": 9}])
