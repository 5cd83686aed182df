"""Names that try to be something else: formulas, calendar lines, markup, other scripts; and plain ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

from core.names import clean_line, visible_length

PIECES = (
    *(
        "=1+1",
        "+49",
        "-2",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "'=x",
        "''",
        "'",
        '"',
        ",",
        ";",
        "|",
        "\t",
        "＝1",
        "＋",
        "＠x",
    ),
    *(
        "\r\nBEGIN:VEVENT\r\nUID:x",
        "\\n",
        "\\,",
        "DTSTART:20260101",
        ":",
        "END:VCALENDAR",
        "\x00",
        "\x07",
        "\x0b",
        "\u2028",
    ),
    *("<b>", "&amp;", "{ $x }", "\ud800", "\ufeff", "\u202e", "\u200b", "{}", "[]", "null", "\\u0000", "../..", "%s"),
    *("Read 20 min", "読書", "קריאה", "قراءة", "👨‍👩‍👧", "e\u0301", "ﬁ", "𝟙", "Ünï", " ", "a" * 70),
)


def hostile_names(count: int) -> Iterator[str]:
    """As they are kept: cleaned, and short enough."""
    dice = random.Random(20261128)
    made = 0
    while made < count:
        name = clean_line("".join(dice.choices(PIECES, k=dice.randint(1, 4))))
        while visible_length(name) > 80:
            name = name[:-1].rstrip()
        if name:
            made += 1
            yield name
