"""Lines nobody should ever type, and lines made of the words that mean something."""

from __future__ import annotations

import random
from collections.abc import Iterator

from core.phrase.languages import LEXICONS

STRANGE = (
    "\x00\x1b\t\n\r\x85\u2028\u200b\u200d\u202e\u2066\ufeff\ud800\udfff\uffff\u0301\u0308\u20dd\ufe0f\u3164\u2800"
    "👩👨👧🏽🇩🇪❤💧ıİßﬁſK½²①٣３：．，＃“”„«»\"'`#@/\\|<>{}[]()%$€+-–—.,:;!?*_~^&= 　"
)
NUMBERS = (
    "0",
    "1",
    "2",
    "3",
    "7",
    "9",
    "12",
    "24",
    "25",
    "31",
    "60",
    "99",
    "366",
    "1000",
    "2026",
    "9" * 30,
    "1.5",
    "1,5",
    "1.000",
    "-1",
)


def vocabulary(language: str) -> list[str]:
    """Every word of the language's shapes, days, months, units and verbs, and numbers, marks and clock times."""
    lexicon = LEXICONS[language]
    templates = " ".join(template for rule in lexicon.rules for template in rule.templates)
    shapes = {word.rstrip("?") for word in templates.replace("|", " ").split() if not word.startswith("<")}
    groups = (
        lexicon.weekdays,
        lexicon.short_weekdays,
        lexicon.plural_weekdays,
        lexicon.months,
        lexicon.numbers,
        lexicon.ordinals,
        lexicon.times_words,
        lexicon.units,
        lexicon.log.done,
        lexicon.log.skip,
        lexicon.log.no,
        lexicon.log.lapse,
        lexicon.log.everything,
        lexicon.log.fillers,
    )
    known = shapes.union(*groups)
    return [
        *sorted(known),
        *NUMBERS,
        "21:00",
        "9pm",
        "12/11",
        "1.9.",
        "30.9.2026",
        "2026-08-04",
        "29.2.",
        "#tag",
        '"a b"',
        "x",
        "gym",
        "3x",
    ]


def lines(language: str, count: int, seed: int) -> Iterator[str]:
    """Half of them words that mean something in no order at all, half of them any characters."""
    chance = random.Random(seed)
    words = vocabulary(language)
    for number in range(count):
        if number % 2:
            yield "".join(
                chance.choice(("", " ", " ", " ", ",", ", ")) + chance.choice(words)
                for _ in range(chance.randint(0, 14))
            )[:200]
        else:
            yield "".join(_any_character(chance) for _ in range(chance.randint(0, 80)))


def _any_character(chance: random.Random) -> str:
    return chance.choice(STRANGE) if chance.random() < 0.6 else chr(chance.randrange(0x110000))
