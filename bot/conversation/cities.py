"""Big cities that no time zone is named after, and where each lies: the table beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("cities.txt")


@cache
def cities() -> Mapping[str, tuple[str, ...]]:
    """Zone -> its big cities in every spelling; the zone of the biggest city first, and so the cities of each."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {zone: _names(rest) for zone, _, rest in (line.partition(": ") for line in lines)}


@cache
def size_rank(zone: str) -> int:
    """0 for the zone of the biggest city; zones without one come last, all alike."""
    return list(cities()).index(zone) if zone in cities() else len(cities())


def _names(rest: str) -> tuple[str, ...]:
    return tuple(name for one in rest.split("; ") for name in one.split("="))
