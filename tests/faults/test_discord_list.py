"""The list of which test injects which fault of Discord is true."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent


def test_every_fault_of_discord_on_the_list_has_its_test() -> None:
    rows = re.findall(r"^(\d+) +(\S+)\s+(\S+)$", (FOLDER / "discord.txt").read_text(encoding="utf-8"), re.MULTILINE)

    missing = [row for row in rows if f"def {row[2]}(" not in (FOLDER / row[1]).read_text(encoding="utf-8")]

    assert missing == []
    assert {int(number) for number, _, _ in rows} == {2, 8, 9, 10, *range(58, 72)}
