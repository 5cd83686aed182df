"""Streaks and rate: folds over the letters of units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, compress, islice

from core.states import Rule, State, everything_but, letters
from core.units import Units

_KEEPS = letters(State.DONE)
_BREAKS = letters(State.MISSED, State.PARTIAL)
_TO_BITS = bytes.maketrans(_KEEPS + _BREAKS, b"1" * len(_KEEPS) + b"0" * len(_BREAKS))
_NO_BITS = everything_but(_KEEPS + _BREAKS)
_IS_BIT = bytes(letter in _KEEPS + _BREAKS for letter in range(256))

Leg = tuple[Units, ...]
"""Units that one streak may run through: the spans of a stretch, up to the end of a long archive."""


def legs(stretches: Iterable[Leg], breaks: Sequence[int]) -> list[Leg]:
    """Nothing joins two stretches, nor what comes before and after the end of each date of `breaks` (ordinals)."""
    found = []
    for stretch in stretches:
        rest = stretch
        for last in sorted(breaks):
            found.append(tuple(units.until(last) for units in rest))
            rest = tuple(units.after(last) for units in rest)
        found.append(rest)
    return found


def bits_of(leg: Leg) -> bytes:
    """A "1" for each unit that adds to the streak and a "0" for one that breaks it; the others are left out."""
    return b"".join([units.letters for units in leg]).translate(_TO_BITS, _NO_BITS)


def current(bits: bytes) -> int:
    """The streak at the end of a leg."""
    return len(bits) - 1 - bits.rfind(b"0")


def best_before(bits: Sequence[bytes]) -> int:
    """The longest streak that came to an end: in any of these legs, but for the one at the end of the last."""
    return longest([*bits[:-1], bits[-1][: len(bits[-1]) - current(bits[-1])]]) if bits else 0


def missed_before(bits: bytes) -> int:
    """How many units in a row were missed just before the streak at the end of a leg."""
    ended = bits[: len(bits) - current(bits)]
    return len(ended) - len(ended.rstrip(b"0"))


def longest(bits: Iterable[bytes]) -> int:
    """The longest streak in any of these legs."""
    return max((_longest_run(int(each, 2)) for each in bits if each), default=0)


def longest_dates(of: Sequence[Leg]) -> tuple[date, date] | None:
    """First and last date of the longest streak: of several the earliest, None if there was none."""
    run = longest(map(bits_of, of))
    for leg in of if run else ():
        at = bits_of(leg).find(b"1" * run)
        if at >= 0:
            first = _nth(leg, at, (units.firsts for units in leg))
            last = _nth(leg, at + run - 1, (units.lasts for units in leg))
            return date.fromordinal(first), date.fromordinal(last)
    return None


def first_run(of: Sequence[Leg], run: int) -> date | None:
    """The last date of the earliest streak of so many units. None: there was none."""
    for leg in of:
        at = bits_of(leg).find(b"1" * run)
        if at >= 0:
            return date.fromordinal(_nth(leg, at + run - 1, (units.lasts for units in leg)))
    return None


def rate(of: Iterable[Units]) -> tuple[int, int]:
    """How many units were done, of how many that could be."""
    all_letters = b"".join([units.letters for units in of])
    bits = all_letters.translate(_TO_BITS, _NO_BITS)
    missed = bits.count(b"0")  # the rarer one is the faster to count
    return len(bits) - missed, len(bits) + all_letters.count(Rule.SAVED)


def _longest_run(bits: int) -> int:
    """The longest run of ones, by doubling: `runs[k]` has a one wherever a run of 2**k begins."""
    runs = [bits]
    while doubled := runs[-1] & (runs[-1] >> (1 << (len(runs) - 1))):
        runs.append(doubled)
    found, length = runs.pop(), 1 << len(runs) if bits else 0
    while runs:
        longer = found & (runs.pop() >> length)
        if longer:
            found, length = longer, length + (1 << len(runs))
    return length


def _nth(leg: Leg, number: int, dates: Iterable[Sequence[int]]) -> int:
    """Of the `dates` of a leg's units, the one that belongs to the bit with this number."""
    is_bit = chain.from_iterable(units.letters.translate(_IS_BIT) for units in leg)
    return next(islice(compress(chain.from_iterable(dates), is_bit), number, None))
