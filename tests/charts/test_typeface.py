"""Words in any script: shaped, in their direction, and never an empty box.

matplotlib warns of a character that no font has, and a warning is an error here.
"""

from __future__ import annotations

import sys
import unicodedata

import numpy as np
import pytest

from charts.typeface import ELLIPSIS, UNDRAWABLE, Weight, shorten, width, wrap, write
from tests.charts.samples import LONG, SCRIPTS, Script

SENTENCES = {
    "latin": "Číst 20 min. Đọc sách, prøve, ñandú ŵ ẞ",
    "greek": "Διάβασμα 20 λεπτά",
    "cyrillic": "Читать 20 минут, їжак ў",
    "arabic": "اقرأ ٢٠ دقيقة كل يوم، لا تنسَ",
    "persian": "هر روز ۲۰ دقیقه می‌خوانم",
    "hebrew": "לקרוא 20 דקות כל יום",
    "hindi": "रोज़ २० मिनट पढ़ना, क्षत्रिय",
    "bengali": "প্রতিদিন ২০ মিনিট পড়া",
    "tamil": "தினமும் 20 நிமிடம் படி",
    "telugu": "రోజూ 20 నిమిషాలు చదవాలి",
    "thai": "อ่านหนังสือทุกวัน ๒๐ นาที",
    "chinese": "每天读书二十分钟，早睡早起",
    "traditional": "每天讀書二十分鐘，龜鬱",
    "japanese": "毎日２０分、本を読む・ヷ々〆",
    "korean": "매일 20분 독서하기 뷁",
    "georgian": "ყოველდღე 20 წუთი",
    "armenian": "Կարդալ ամեն օր",
    "amharic": "በየቀኑ ማንበብ",
    "emoji": "🏃🏽‍♀️ 👨‍👩‍👧 ❤️ 🇩🇪 5️⃣ 🪥 💧 🧘 📚 ☐ ✓ – ★ → ½ € ∞",
    "mathematics": "𝓡𝓮𝓪𝓭 𝟚𝟘 𝔪𝔦𝔫 ∑ √",
}


@pytest.mark.parametrize("weight", Weight)
@pytest.mark.parametrize("script", SENTENCES)
def test_every_script_is_drawn_with_its_own_characters(script: str, weight: Weight) -> None:
    sentence = SENTENCES[script]

    written = write(sentence, 40, weight)

    assert written.mask.max() == 255
    assert UNDRAWABLE not in shorten(sentence, 5000, 40, weight)
    assert written.width > 8 * len([c for c in sentence if unicodedata.category(c)[0] in "LN"])


def test_arabic_letters_join() -> None:
    alone = sum(width(letter, 40) for letter in "كتب")

    assert width("كتب", 40) < 0.8 * alone


def test_hebrew_begins_at_the_right() -> None:
    """Yod hangs from the line's top and leaves room below it: on the left where it ends the word."""
    ending, beginning = (write(word, 80).mask[-20:] for word in ("אי", "יא"))

    assert ending[:, :10].max() == 0 < beginning[:, :10].max()
    assert beginning[:, -10:].max() == 0 < ending[:, -10:].max()


def test_a_hindi_conjunct_is_one_letter() -> None:
    assert width("क्ष", 40) < 0.8 * (width("क", 40) + width("ष", 40))


def test_a_family_is_one_emoji_and_so_is_a_runner_of_any_skin() -> None:
    assert width("👨‍👩‍👧", 40) < 1.5 * width("👨", 40)
    assert width("🏃🏽‍♀️", 40) < 1.5 * width("🏃", 40)


def test_japanese_words_have_japanese_forms() -> None:
    chinese, japanese = write("直", 80, language="zh").mask, write("直", 80, language="ja").mask

    assert chinese.shape != japanese.shape or (chinese != japanese).any()


def test_what_no_font_has_becomes_a_dot_and_what_is_no_character_goes() -> None:
    assert np.array_equal(write("a\U00013000b", 40).mask, write(f"a{UNDRAWABLE}b", 40).mask)
    assert np.array_equal(write("a\ue000\x07\u202eb", 40).mask, write("ab", 40).mask)


@pytest.mark.parametrize("start", range(0, sys.maxunicode, 0x4000))
def test_no_character_of_unicode_makes_drawing_fail(start: int) -> None:
    line = "".join(chr(code) for code in range(start, min(start + 0x4000, sys.maxunicode), 97))

    written = write(line, 12)

    assert written.mask.size > 0


def test_nothing_to_write_is_no_error() -> None:
    assert write("", 40).mask.max(initial=0) == 0
    assert wrap("", 100, 40) == ("",)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.language)
@pytest.mark.parametrize("room", [120, 300, 700])
def test_names_of_eighty_characters_fit_two_lines(script: Script, room: int) -> None:
    name = ((script.habit + " ") * 9)[:80]

    lines = wrap(name, room, 44, Weight.BOLD)

    assert len(lines) <= 2
    assert max(width(line, 44, Weight.BOLD) for line in lines) <= room


def test_a_line_breaks_between_words_and_loses_none() -> None:
    lines = wrap(LONG, 1300, 44)

    assert " ".join(lines) == LONG


def test_shortening_says_that_it_did() -> None:
    short = shorten(LONG, 300, 40)

    assert short.endswith(ELLIPSIS)
    assert LONG.startswith(short.removesuffix(ELLIPSIS))
    assert 200 < width(short, 40) <= 300


def test_shortening_cuts_no_family_apart() -> None:
    families = "👨‍👩‍👧" * 20

    short = shorten(families, 300, 40).removesuffix(ELLIPSIS)

    assert short
    assert len(short) % len("👨‍👩‍👧") == 0


def test_a_word_is_not_broken_where_the_rest_fits_on_the_next_line() -> None:
    room = width("Kein Zuc…", 40) + 1

    assert wrap("Kein Zucker", room, 40) == ("Kein", "Zucker")
