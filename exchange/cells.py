"""Cells of CSV that no spreadsheet takes for a formula, and back.

A cell that a spreadsheet would calculate gets an apostrophe before it; one that looks as if it had got one gets
another, so that taking one away restores every cell exactly.
"""

from __future__ import annotations

import re

TRIGGERS = "=+\\-@\t\r\n\x00＝＋－＠"
SUSPECT = re.compile(f"'*[{TRIGGERS}]")
GUARDED = re.compile(f"'+[{TRIGGERS}]")


def guarded(cell: str) -> str:
    return f"'{cell}" if SUSPECT.match(cell) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if GUARDED.match(cell) else cell
