"""Every screen of somebody with habits of every kind: each button answers, leads on, and is said in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.conversation import (
    add_more,
    beside,
    clock_question,
    editing,
    habit_card,
    history,
    quick_form,
    reminder_page,
    set_up_form,
    vacation_card,
)
from bot.conversation import routine_card as cards
from bot.conversation.commands import feedback
from tests.exchange.files import full_loop_database, sample, zipped
from tests.exchange.hostile import hostile_names
from tests.walks.answers import of_cairn
from tests.walks.pseudo import LEFTWARD, spoken_too
from tests.walks.screens import CHECKS, fits_discord, is_all_in_the_catalogue
from tests.walks.walker import Screen, walking

ENOUGH = 600
"""Kinds of buttons: fewer, and the walk has lost its way."""
NEWCOMERS = ("/start", "Read daily 21:00", "gym done", "25 pages", "/today", "/import", "/privacy", "/delete_me", "?!")
ENOUGH_AT_FIRST = 100
FORMS = {
    add_more.TYPED,
    beside.KEEP_AMOUNT,
    beside.KEEP_NOTE,
    cards.NAMED,
    cards.RENAMED,
    clock_question.CITY_TYPED,
    editing.TYPED,
    feedback.SEND,
    habit_card.PAUSE_TYPED,
    habit_card.TIME_TYPED,
    history.AMOUNT,
    quick_form.FILLED,
    reminder_page.MOVE_TYPED,
    reminder_page.NEW_TYPED,
    vacation_card.CHANGED,
    vacation_card.PICKED,
}
"""What takes a form of somebody who has been here for a while."""
EXPORTS: Mapping[str, bytes] = {
    "habitbull.csv": sample("habitbull.csv"),
    "beaver.json": sample("beaver.json"),
    "table habit.json": sample("table habit.json"),
    "loop.zip": zipped("loop 2.3.1"),
    "cairn.json": of_cairn("Read", "Swim"),
    "hostile.json": of_cairn(*hostile_names(40)),
}
NO_EXPORTS: Mapping[str, bytes | None] = {
    "empty": b"",
    "picture.jpg": b"\xff\xd8\xff\xe0JFIF",
    "cut off.json": sample("beaver.json")[:-9],
    "cut off.zip": zipped("loop 2.3.1")[:300],
    "trap.json": b"[" * 100_000,
    "never came": None,
}


def told(troubles: Mapping[str, list[str]]) -> str:
    return "\n".join(f"{trouble}\n      {paths[0]} ({len(paths)}x)" for trouble, paths in troubles.items())


@pytest.mark.timeout(600)  # a thousand screens in five voices; seconds on a quiet machine
async def test_every_screen_answers_leads_on_and_speaks_every_language(sqlite_url: str, tmp_path: Path) -> None:
    troubles: dict[str, list[str]] = defaultdict(list)
    (tmp_path / "texts").mkdir()

    async def visit(screen: Screen) -> None:
        for trouble in [*(found for check in CHECKS for found in check(screen)), *await fits_discord(screen)]:
            troubles[trouble].append(str(screen))

    with spoken_too(tmp_path / "texts"):
        async with walking(sqlite_url, LEFTWARD) as walker:
            await walker.walk(visit)
            await walker.walk_files(visit, {"ours.json": of_cairn("読書", "瞑想"), "nothing": b"", "gone": None})

    assert told(troubles) == ""
    assert len(walker.seen) > ENOUGH
    assert walker.forms >= FORMS


@pytest.mark.timeout(600)
async def test_every_screen_of_somebody_new_answers_and_leads_on(sqlite_url: str) -> None:
    """A starter's name is kept in their language, so it is not asked whether all words are in the catalogue."""
    troubles: dict[str, list[str]] = defaultdict(list)
    checks = [check for check in CHECKS if check is not is_all_in_the_catalogue]

    async def visit(screen: Screen) -> None:
        for trouble in (found for check in checks for found in check(screen)):
            troubles[trouble].append(str(screen))

    async with walking(sqlite_url, settled=False) as walker:
        await walker.walk_in(visit, NEWCOMERS)
        await walker.walk_files(visit, {"ours.json": of_cairn("Read")})

    assert told(troubles) == ""
    assert len(walker.seen) > ENOUGH_AT_FIRST
    assert set_up_form.FILLED in walker.forms


@pytest.mark.timeout(600)
async def test_every_screen_after_a_file_answers_and_leads_on(sqlite_url: str, tmp_path: Path) -> None:
    """Their habits have names with Latin letters, so it is not asked whether all words are in the catalogue."""
    troubles: dict[str, list[str]] = defaultdict(list)
    steps: dict[str, set[str]] = defaultdict(set)
    checks = [check for check in CHECKS if check is not is_all_in_the_catalogue]
    (tmp_path / "texts").mkdir()

    async def visit(screen: Screen) -> None:
        steps[screen.path[0]] |= {line.key for line in screen.reply.lines}
        for trouble in [*(found for check in checks for found in check(screen)), *await fits_discord(screen)]:
            troubles[trouble].append(str(screen))

    with spoken_too(tmp_path / "texts"):
        async with walking(sqlite_url) as walker:
            await walker.walk_files(visit, {**EXPORTS, "loop.db": full_loop_database(tmp_path)}, no_further=True)
            taken = dict(steps)
            steps.clear()
            await walker.walk_files(visit, NO_EXPORTS, no_further=True)

    assert told(troubles) == ""
    assert all({"import-found", "import-done", "import-taken-back", "import-left"} <= keys for keys in taken.values())
    assert not any("import-found" in keys for keys in steps.values())
