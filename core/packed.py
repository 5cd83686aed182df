"""Entries as storage and files pass them on: text in pages, so that ten years of them are a few strings and no more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import Any, overload

from core.digest import Digest, digest_of, from_thousandths, thousandths
from core.entries import Entry, EntryKind
from core.parcel import Kept

PAGE = 1_000
"""Entries of one page: what is read, parsed or written at once."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, eq=False)
class Packed(Sequence[Kept]):
    """The entries of one habit, by date. Whoever goes through them makes them; to hand them on, nobody has to.

    Each page is a JSON list of `[date, kind, thousandths, note, microseconds since 1970, zone]`, with null for no
    amount and for a moment that is not known.
    """

    pages: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> Digest:
        return digest_of(kept.entry for kept in self)

    @cached_property
    def noted(self) -> bytes:
        """For each date of the digest: is there a note?"""
        marks = bytearray(len(self.digest.marks))
        for kept in self:
            marks[kept.entry.date.toordinal() - self.digest.first] = bool(kept.entry.note)
        return bytes(marks)

    def sum_up(self, digest: Digest, noted: bytes) -> None:
        """Somebody has worked them out already."""
        self.__dict__.update(digest=digest, noted=noted)

    def __len__(self) -> int:
        return len(self.digest.marks) - self.digest.marks.count(0)

    def __iter__(self) -> Iterator[Kept]:
        return (_kept(*row) for page in self.pages for row in json.loads(page))

    @overload
    def __getitem__(self, place: int) -> Kept: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Kept]: ...
    def __getitem__(self, place: int | slice) -> Kept | Sequence[Kept]:
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)


def packed(entries: Iterable[Kept]) -> Packed:
    """`entries` are by date."""
    if isinstance(entries, Packed):
        return entries
    rest, pages = iter(entries), []
    while page := [_row(kept) for kept in islice(rest, PAGE)]:
        pages.append(json.dumps(page, ensure_ascii=False, separators=(",", ":")))
    return Packed(tuple(pages))


def _row(kept: Kept) -> list[Any]:
    entry, at = kept.entry, kept.logged_at
    amount = None if entry.amount is None else thousandths(entry.amount)
    moment = None if at is None else (at - EPOCH) // MICROSECOND
    return [entry.date.isoformat(), entry.kind.value, amount, entry.note, moment, kept.zone]


def _kept(day: str, kind: str, amount: int | None, note: str, moment: int | None, zone: str) -> Kept:
    entry = Entry(date.fromisoformat(day), EntryKind(kind), None if amount is None else from_thousandths(amount), note)
    return Kept(entry, None if moment is None else EPOCH + moment * MICROSECOND, zone)
