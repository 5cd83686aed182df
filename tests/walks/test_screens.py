"""Every screen of somebody with habits of every kind: each button answers, leads on, and is said in every language."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.walks.pseudo import LEFTWARD, spoken_too
from tests.walks.screens import CHECKS, fits_discord, is_all_in_the_catalogue
from tests.walks.walker import Screen, walking

ENOUGH = 600
"""Kinds of buttons: fewer, and the walk has lost its way."""
NEWCOMERS = ("/start", "Read daily 21:00", "gym done", "25 pages", "/today", "/import", "/privacy", "/delete_me", "?!")
ENOUGH_AT_FIRST = 100


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

    assert "\n".join(f"{trouble}\n      {paths[0]} ({len(paths)}x)" for trouble, paths in troubles.items()) == ""
    assert len(walker.seen) > ENOUGH


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

    assert "\n".join(f"{trouble}\n      {paths[0]} ({len(paths)}x)" for trouble, paths in troubles.items()) == ""
    assert len(walker.seen) > ENOUGH_AT_FIRST
