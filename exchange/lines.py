"""Parcels between two processes: lines of our own form behind a first one of what the form does not say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from core.errors import ErrorFact
from core.parcel import BrokenFile, EmptyFile, FileRefused, HugeFile, Lost, NewerFile, Origin, Parcel
from exchange.own_reading import parcel_of
from exchange.own_writing import own_lines

REFUSALS = {kind.__name__: kind for kind in (FileRefused, BrokenFile, HugeFile, NewerFile, EmptyFile)}


def lines_of(parcel: Parcel) -> Iterator[str]:
    yield json.dumps({"origin": parcel.origin.value, "lost": {kind.value: n for kind, n in parcel.lost.items() if n}})
    yield from own_lines(parcel)


def refusal(refused: FileRefused) -> str:
    return json.dumps({"refused": type(refused).__name__, "facts": dict(refused.facts)}, default=str)


def parcel_in(lines: Iterable[str], today: date) -> Parcel:
    """Raises: FileRefused and its kinds, if that is what was written."""
    shapes = (_read(line) for line in lines)
    first = next(shapes)
    if "refused" in first:
        facts: dict[str, ErrorFact] = first["facts"]
        raise REFUSALS[first["refused"]](**facts)
    lost = Counter({Lost(kind): number for kind, number in first["lost"].items()})
    return replace(parcel_of(next(shapes), shapes, today, checked=True), origin=Origin(first["origin"]), lost=lost)


def _read(line: str) -> Any:
    return json.loads(line, parse_float=Decimal)
