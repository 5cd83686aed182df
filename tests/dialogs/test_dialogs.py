"""Every dialog on every front-end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import House, open_house
from bot.frontends.playground.clock import MovedClock
from tests.dialogs.on_discord import on_discord
from tests.dialogs.on_playground import PlaygroundStage
from tests.dialogs.on_telegram import on_telegram
from tests.dialogs.on_terminal import TerminalStage
from tests.dialogs.script import Script, all_scripts, read
from tests.dialogs.stage import Stage, clock_at, play


@pytest.mark.parametrize("path", all_scripts(), ids=lambda path: path.stem)
@pytest.mark.parametrize("front_end", ["terminal", "playground", "telegram", "discord"])
async def test_the_dialog_goes_as_written(path: Path, front_end: str, sqlite_url: str, tmp_path: Path) -> None:
    script = read(path)
    clock = clock_at(script.start)

    async with open_house(sqlite_url, clock) as house, _stage(front_end, house, clock, script, tmp_path) as stage:
        await play(script, stage)


@asynccontextmanager
async def _stage(front_end: str, house: House, clock: MovedClock, script: Script, folder: Path) -> AsyncIterator[Stage]:
    match front_end:
        case "terminal":
            yield TerminalStage(house, clock, script, folder)
        case "playground":
            yield PlaygroundStage(house, clock, script, folder)
        case "telegram":
            async with on_telegram(house, clock, script) as stage:
                yield stage
        case "discord":
            async with on_discord(house, clock, script, folder) as discord_stage:
                yield discord_stage
