"""Streak savers: every 7th DONE earns one, and a due date that closes unmet uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.states import Rule

DONE_FOR_A_SAVER = 7
MOST_HELD = 2
_COUNTS = re.compile(b"[%c%c%c]" % (Rule.MET, Rule.TOO_LITTLE, Rule.NOT_DONE))


def use_savers(history: bytearray, ranges: Iterable[tuple[int, int]]) -> int:
    """Turn what a saver saves into SAVED; returns how many are held in the end.

    `ranges` are the indexes (from, before), in order, on which savers are earned and used.
    """
    held = counted = 0
    for start, stop in ranges:
        for found in _COUNTS.finditer(bytes(history), start, stop):
            if history[found.start()] != Rule.MET:
                if held:
                    held -= 1
                    history[found.start()] = Rule.SAVED
            elif held < MOST_HELD:
                counted += 1
                if counted == DONE_FOR_A_SAVER:
                    held, counted = held + 1, 0
    return held
