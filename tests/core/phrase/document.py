"""Makes docs/phrases.md of introduction.md and the tables: `python -m tests.core.phrase.document` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tests.core.phrase.table import HERE, rows

LANGUAGES = {"en": "English", "de": "German"}
HABIT_HEAD = ("You write", "Name", "Days", "Goal", "Asks at", "And")
LOG_HEAD = ("You write", "Habit", "What", "Day", "Asks")


def document() -> str:
    introduction = (HERE / "introduction.md").read_text(encoding="utf-8")
    return introduction + "\n".join(
        [
            "",
            "## Adding: what each line becomes",
            "",
            'Today is Wednesday, 2026-08-05. `?` under *Days* means: nothing was said, so I ask "Every day?".',
            *_tables("table.txt", HABIT_HEAD),
            "",
            "## Logging: what each line says was done",
            *_tables("log_table.txt", LOG_HEAD),
            "",
        ]
    )


def _tables(file: str, head: tuple[str, ...]) -> Iterator[str]:
    for (language, section), group in groupby(rows(file), lambda row: (row.language, row.section)):
        yield from ("", f"### {LANGUAGES[language]}: {section}", "")
        yield from (_line(head), _line(("---",) * len(head)))
        yield from (_line((f"`{row.phrase}`", *row.reading)) for row in group)


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


if __name__ == "__main__":
    (Path(__file__).parents[3] / "docs" / "phrases.md").write_text(document(), encoding="utf-8")
