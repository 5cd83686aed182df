"""`python -m tests.browser.pseudo`: with two languages that nobody speaks, `?lang=el` and `?lang=he`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest

from bot import __main__
from bot.conversation import wording
from tests.walks.pseudo import LEFTWARD, LONG, accented, leftward, spoken_too
from web import playground

LANGUAGES = {LONG: accented, LEFTWARD: leftward}
WORD = re.compile(r"^  (\w+): (\".*\"),$", re.MULTILINE)
FACT = re.compile(r"(\{\w+\})")


def write_page(folder: Path) -> None:
    """The page, with words of its own in both."""
    copytree(playground.STATIC, folder)
    words: dict[str, str] = {key: json.loads(said) for key, said in WORD.findall((folder / "words-en.js").read_text())}
    for language, say in LANGUAGES.items():
        spoken = {
            key: "".join(part if FACT.fullmatch(part) else say(part) for part in FACT.split(said))
            for key, said in words.items()
        }
        (folder / f"words-{language}.js").write_text(f"export default {json.dumps(spoken)};\n", encoding="utf-8")


def main() -> int:
    with (
        TemporaryDirectory() as made,
        TemporaryDirectory() as texts,
        spoken_too(Path(texts)),
        pytest.MonkeyPatch.context() as patch,
    ):
        write_page(page := Path(made) / "page")
        patch.setattr(playground, "STATIC", page)
        wording.languages.cache_clear()
        return __main__.main()


if __name__ == "__main__":
    sys.exit(main())
