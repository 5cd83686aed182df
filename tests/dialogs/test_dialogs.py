"""Every dialog on every front-end."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import open_house
from tests.dialogs.on_playground import PlaygroundStage
from tests.dialogs.on_terminal import TerminalStage
from tests.dialogs.script import all_scripts, read
from tests.dialogs.stage import Stage, clock_at, play


@pytest.mark.parametrize("path", all_scripts(), ids=lambda path: path.stem)
@pytest.mark.parametrize("front_end", ["terminal", "playground"])
async def test_the_dialog_goes_as_written(path: Path, front_end: str, sqlite_url: str, tmp_path: Path) -> None:
    script = read(path)
    clock = clock_at(script.start)

    async with open_house(sqlite_url, clock) as house:
        stage: Stage = (
            TerminalStage(house, clock, script)
            if front_end == "terminal"
            else PlaygroundStage(house, clock, script, tmp_path)
        )
        await play(script, stage)
