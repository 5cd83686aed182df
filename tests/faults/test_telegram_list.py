"""The list of which test injects which fault is true."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent


def test_every_fault_on_the_list_has_its_test() -> None:
    rows = re.findall(r"^(\d+)  (\S+)\s+(\S+)$", (FOLDER / "telegram.txt").read_text(encoding="utf-8"), re.MULTILINE)

    missing = [row for row in rows if f"def {row[2]}(" not in _text(row[1])]

    assert missing == []
    assert {int(number) for number, _, _ in rows} == set(range(35, 58))


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
