"""What a visible name is, and what is taken out of one."""

from __future__ import annotations

import random
import unicodedata

import pytest

from core.limits import MAX_NAME, MAX_NOTE
from core.names import NameMissing, NameRefused, NoteRefused, check_name, check_note, clean_line, cut, visible_length
from tests.core.phrase.lines import STRANGE

FAMILY = "👩‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Read \t 20\n min ", "Read 20 min"),
        ("Cafe\u0301", "Café"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("re\u200bad\u200c\u00ad\ufeff", "read"),
        ("e\u200b\u0301", "é"),
        ("a\x00\x07b", "ab"),
        ("a\u2028b\x85c", "a b c"),
        ("Z\u030a" + "\u0301" * 200, "Z\u030a\u0301"),
        ("\u0301a \u0301b", "a b"),
        ("a\u200db", "ab"),
        ("❤\u200d🔥", "❤\u200d🔥"),
        ("🔥\u200d", "🔥"),
        (FAMILY, FAMILY),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("a\ud800\uffff\ufdd0\ue000b", "ab"),
        ("\u3164x\u2800\u115f", "x"),
        ("水を飲む", "水を飲む"),
        ("สวัสดี", "สวัสดี"),
        ("नमस्ते", "नमस्ते"),
    ],
)
def test_a_name_keeps_what_can_be_seen(typed: str, kept: str) -> None:
    assert check_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "  \n", "\u200b", "\u2800\u3164", "\u0301", "\u202e\u200d"])
def test_a_name_of_nothing_visible_is_asked_for(typed: str) -> None:
    with pytest.raises(NameMissing, match="What should it be called"):
        check_name(typed)


@pytest.mark.parametrize("letter", ["x", "é", "Z\u030a\u0301", "🔥", "👍🏽", "🇩🇪", FAMILY, "1\ufe0f\u20e3"])
def test_a_name_has_eighty_visible_characters_at_most(letter: str) -> None:
    assert visible_length(check_name(letter * MAX_NAME)) == MAX_NAME
    with pytest.raises(NameRefused, match="1 to 80 visible characters"):
        check_name(letter * MAX_NAME + "x")


@pytest.mark.parametrize("letter", ["x", "é", "Z\u030a\u0301", "🔥", "👍🏽", "🇩🇪", FAMILY, "1\ufe0f\u20e3"])
def test_what_is_cut_off_is_whole_characters(letter: str) -> None:
    assert cut(letter * 5, 3) == letter * 3
    assert cut(letter * 3, 3) == letter * 3


def test_an_endless_chain_of_joined_emoji_is_not_one_character() -> None:
    chain = "\u200d".join("👩" * 400)

    with pytest.raises(NameRefused):
        check_name(chain)


def test_skin_colours_do_not_hide_each_other() -> None:
    with pytest.raises(NameRefused):
        check_name("👍" + "🏽" * 100)


def test_a_skin_colour_alone_can_be_seen() -> None:
    assert visible_length(check_name("🏽")) == 1


def test_a_note_keeps_its_lines() -> None:
    assert check_note(" first \r\n\tsecond\u202e ") == "first\nsecond"
    assert check_note("") == ""


def test_a_note_has_five_hundred_characters_at_most() -> None:
    assert check_note("x" * MAX_NOTE) == "x" * MAX_NOTE
    with pytest.raises(NoteRefused, match="500"):
        check_note("x" * (MAX_NOTE + 1))


def test_cleaning_what_is_clean_changes_nothing() -> None:
    chance = random.Random(5)
    for _ in range(2_000):
        text = "".join(chance.choice(STRANGE + "abçé") for _ in range(chance.randint(0, 30)))

        line = clean_line(text)

        assert clean_line(line) == line
        assert unicodedata.is_normalized("NFC", line)
        assert not any(unicodedata.category(char) in {"Cc", "Cs", "Co"} for char in line)
        assert all(char == "\u200d" for char in line if unicodedata.category(char) == "Cf")
        assert not any(_marks(line[at : at + 3]) == 3 for at in range(len(line)))


def _marks(text: str) -> int:
    return sum(unicodedata.category(char) in {"Mn", "Me"} for char in text)
