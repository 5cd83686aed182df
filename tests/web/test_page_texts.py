"""The words around the chat: every one that is used is there, in both languages, and none is left over."""

from __future__ import annotations

import re
from pathlib import Path

from bot.conversation.wording import languages

STATIC = Path(__file__).parents[2] / "web" / "static"
ENTRY = re.compile(r"^  (\w+): \"(.*)\",$", re.MULTILINE)


def catalogue(language: str) -> dict[str, str]:
    return dict(ENTRY.findall((STATIC / f"words-{language}.js").read_text(encoding="utf-8")))


def used() -> set[str]:
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    found = set(re.findall(r"data-t(?:-\w+)?=\"(\w+)\"", html))
    for path in STATIC.glob("*.js"):
        script = path.read_text(encoding="utf-8")
        for call in re.findall(r"\bt\(([^)]*)", script):
            keys = re.sub(r"=== \"\w+\"", "", call).partition("{")[0]
            found |= set(re.findall(r"\"(\w+)\"", keys))
    listed = (STATIC / "tour.js").read_text().partition("STEPS = [")[2].partition("]")[0]
    steps = re.findall(r"\"(\w+)\"", listed)
    found |= {f"tour_{step}" for step in steps} | {"away", "offline"}
    return found | {f"tour_{step}_do" for step in steps if f"tour_{step}_do" in catalogue("en")}


def test_both_languages_say_the_same_things_with_the_same_facts() -> None:
    english, german = catalogue("en"), catalogue("de")

    facts = {key: sorted(re.findall(r"\{\w+\}", words)) for key, words in english.items()}

    assert len(english) > 50
    assert facts == {key: sorted(re.findall(r"\{\w+\}", words)) for key, words in german.items()}


def test_the_page_speaks_every_language_that_cairn_speaks() -> None:
    assert {path.stem for path in STATIC.glob("words-*.js")} == {f"words-{language}" for language in languages()}


def test_every_text_of_the_page_is_there_and_none_is_left_over() -> None:
    assert used() ^ catalogue("en").keys() == set()
