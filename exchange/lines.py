"""Parcels between two processes: lines of our own form behind a first one of what the form does not say.

Behind the line of a habit stand the pages of its entries, which the bot hands on without looking into them.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from core.digest import Digest
from core.errors import ErrorFact
from core.packed import Packed, packed
from core.parcel import BrokenFile, EmptyFile, FileRefused, HugeFile, Lost, NewerFile, Origin, Parcel
from exchange.own_reading import parcel_of
from exchange.own_writing import as_json, shape_of_head, shape_of_record

REFUSALS = {kind.__name__: kind for kind in (FileRefused, BrokenFile, HugeFile, NewerFile, EmptyFile)}


def lines_of(parcel: Parcel, *, summed_up: bool = False) -> Iterator[str]:
    """`summed_up`: with what is to be known of each habit's entries by those who will not look at every one."""
    yield json.dumps({"origin": parcel.origin.value, "lost": {kind.value: n for kind, n in parcel.lost.items() if n}})
    yield as_json(shape_of_head(parcel))
    for record in parcel.records:
        entries = packed(record.entries)
        summary = [_as_text(entries.digest.to_bytes()), _as_text(entries.noted)] if summed_up else []
        yield as_json(shape_of_record(record) | {"entries": [len(entries.pages), *summary]})
        yield from entries.pages


def refusal(refused: FileRefused) -> str:
    return json.dumps({"refused": type(refused).__name__, "facts": dict(refused.facts)}, default=str)


def parcel_in(lines: Iterable[str], today: date) -> Parcel:
    """Raises: FileRefused and its kinds, if that is what was written."""
    rest = iter(lines)
    first = _read(next(rest))
    if "refused" in first:
        facts: dict[str, ErrorFact] = first["facts"]
        raise REFUSALS[first["refused"]](**facts)
    lost = Counter({Lost(kind): number for kind, number in first["lost"].items()})
    return replace(parcel_of(_read(next(rest)), _habits(rest), today), origin=Origin(first["origin"]), lost=lost)


def opened(parcel: Parcel) -> Parcel:
    """For those who will look at every entry, and more than once."""
    return replace(parcel, records=tuple(replace(one, entries=tuple(one.entries)) for one in parcel.records))


def _habits(lines: Iterator[str]) -> Iterator[Any]:
    for line in lines:
        shape = _read(line)
        count, *summary = shape["entries"]
        entries = Packed(tuple(islice(lines, count)))
        if summary:
            digest, noted = map(b64decode, summary)
            entries.sum_up(Digest.from_bytes(digest), noted)
        yield shape | {"entries": entries}


def _as_text(content: bytes) -> str:
    return b64encode(content).decode()


def _read(line: str) -> Any:
    return json.loads(line, parse_float=Decimal)
