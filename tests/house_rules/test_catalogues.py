"""What a catalogue owes in every language: its plurals, short buttons, few sentences, and no text beyond a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest
from babel import Locale
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.conversation.reply import Fact, Text
from bot.conversation.wording import Voice, render
from tests.house_rules.test_texts import LANGUAGES, SOURCE_LANGUAGE, catalogue, names_in

PLURALS = {"zero", "one", "two", "few", "many", "other"}
LONGEST_BUTTON = 30
"""Letters that a phone shows."""
LIMITS = (
    (r"command-.*|option-.*", 100),  # Discord; Telegram takes 256
    (r"menu-.*", 32),
    (r"toast-.*|setting-saved", 200),
    (r"choice-.*", 80),
    (r"field-.*-hint|amount-hint", 64),
    (r"field-.*", 45),
    (r"about-long", 512),
    (r"about-short", 120),
    (r".*", 2000),
)
"""What platforms take of texts of that kind, the stricter of the two."""
PERSONS_WORDS = {"button-habit", "button-choice", "button-starter", "button-chosen"}
"""Buttons that are a person's own words, or another label."""
LONGER = {"about-long", "help-add", "help-log", "add-help"}
"""Texts that are read without buttons under them."""
LONGEST_WORDS = "W" * 80
"""A name; where a form's label has one, it is cut."""
REAL: dict[str, Fact] = {"habit": "Read 20 min", "amount": 1500, "city": "Buenos Aires", "day": "Mon 30 Nov"}
OTHERWISE = "22:30"
NUMBERS = (0, 1, 2, 5, 30, 60, 365)
SENTENCE_END = re.compile(r"(?<!\d)[.!?…][\"“”»)]*(?=\s+[\"“„«(]?[A-ZÄÖÜ])")
EMOJI = re.compile("[\u231a\u231b\u23e9-\u23f3\u2614\u2615\u2600-\u2609\u2b50\U0001f300-\U0001faff]")


class _Selectors(Visitor):
    """The variables that choose, with the names of the variants."""

    def __init__(self) -> None:
        self.found: list[tuple[str, set[str]]] = []

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:
        assert isinstance(node.selector, ftl.VariableReference)
        keys = {v.key.name if isinstance(v.key, ftl.Identifier) else v.key.value for v in node.variants}
        self.found.append((node.selector.id.name, keys))
        self.generic_visit(node)


def selectors(message: ftl.Message) -> list[tuple[str, set[str]]]:
    visitor = _Selectors()
    visitor.visit(message)
    return visitor.found


def said(message: ftl.Message, language: str, facts: dict[str, Fact], otherwise: Fact) -> Iterator[str]:
    """The text with each number that it tells apart."""
    choosing = sorted({name for name, _ in selectors(message)})
    others = {name: facts.get(name, otherwise) for name in names_in(message).variables if name not in choosing}
    for numbers in product(NUMBERS, repeat=len(choosing)):
        chosen: dict[str, Fact] = dict(zip(choosing, numbers, strict=True))
        yield render(Text(message.id.name, others | chosen), Voice(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_one_is_told_from_many_every_plural_of_the_language_is_there(language: str) -> None:
    needed = set(Locale.parse(language, sep="-").plural_form.tags) | {"other"}

    lacking = {
        message.id.name: needed - keys
        for message in catalogue(language)
        for _, keys in selectors(message)
        if keys & (PLURALS - {"other"}) and needed - keys
    }

    assert lacking == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_knows_plurals_in_english_knows_them_in_every_language(language: str) -> None:
    def counting(which: str) -> dict[str, set[str]]:
        return {
            message.id.name: {name for name, keys in selectors(message) if keys & (PLURALS - {"other"})}
            for message in catalogue(which)
        }

    english, theirs = counting(SOURCE_LANGUAGE), counting(language)

    assert {key: names - theirs[key] for key, names in english.items() if names - theirs[key]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_short_enough_for_a_phone(language: str) -> None:
    buttons = [one for one in catalogue(language) if one.id.name.startswith("button-")]

    long = {
        words
        for message in buttons
        if message.id.name not in PERSONS_WORDS
        for words in said(message, language, REAL, OTHERWISE)
        if len(words) > LONGEST_BUTTON
    }

    assert long == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_longer_than_platforms_take_even_with_the_longest_names(language: str) -> None:
    long = {
        message.id.name: len(words)
        for message in catalogue(language)
        for limit in [next(most for kind, most in LIMITS if re.fullmatch(kind, message.id.name))]
        for words in said(message, language, {}, OTHERWISE if message.id.name.startswith("field-") else LONGEST_WORDS)
        if len(words) > limit
    }

    assert long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_two_sentences_at_most(language: str) -> None:
    long = {
        message.id.name: words
        for message in catalogue(language)
        if message.id.name not in LONGER
        for words in said(message, language, REAL, OTHERWISE)
        if len(SENTENCE_END.findall(words)) > 1
    }

    assert long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_one_emoji_at_most(language: str) -> None:
    many = [
        message.id.name
        for message in catalogue(language)
        for words in said(message, language, REAL, OTHERWISE)
        if len(EMOJI.findall(words)) > 1
    ]

    assert many == []
