"""Our commands, pages and forms inside simcord, which judges them by rules of its own."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]


async def test_layouts_permissions_modals_and_second_answers_are_taken_by_simcord() -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.frontends.discord.in_simcord", cwd=CHECKOUT, stdout=PIPE, stderr=STDOUT
    )

    said, _ = await asyncio.wait_for(program.communicate(), 100)

    assert program.returncode == 0, said.decode()
    assert said.decode().endswith("all was taken\n")
