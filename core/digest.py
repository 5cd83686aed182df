"""All entries of a habit in one compact, disposable value: a byte per date, and the amounts as whole thousandths."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum

from core.entries import Entry, EntryKind


class Mark(IntEnum):
    """What the entry of a date says; NOTHING where there is none."""

    NOTHING = 0
    DONE = 1
    AMOUNT = 2
    SKIP = 3
    NO = 4
    LAPSE = 5


MARKS = tuple(Mark)
"""By their numbers: quicker than asking the class."""
_MARK_OF = {kind: Mark[kind.name] for kind in EntryKind}
KIND_OF = {mark: kind for kind, mark in _MARK_OF.items()}
_PLANS = bytes([Mark.NOTHING, Mark.SKIP, Mark.NO])

IS_AMOUNT = bytes(mark == Mark.AMOUNT for mark in range(256))
"""For `bytes.translate`: 1 where there is an amount."""

_FORM = 1
_HEAD = struct.Struct("<BBII")
"""The form of the bytes, the width of an amount in bytes, the ordinal of the first date, how many dates."""
_WIDTHS = {4: "I", 8: "Q"}


class NotADigest(ValueError):
    """These bytes were not written by `Digest.to_bytes` of this version: make the digest anew from the entries."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Date, kind and amount of every entry. Notes are left out: no rule asks for them.

    `marks` has a byte for each date from `first` (an ordinal) to the last entry; `amounts` has the thousandths of the
    AMOUNT marks, in the order of their dates. A digest is never the truth: it can be made from the entries at any time.
    """

    first: int = 1
    marks: bytes = b""
    amounts: tuple[int, ...] = ()

    def mark(self, day: date) -> Mark:
        """What was said of `day`."""
        at = day.toordinal() - self.first
        return MARKS[self.marks[at]] if 0 <= at < len(self.marks) else Mark.NOTHING

    def amount(self, ordinal: int) -> int:
        """The thousandths of that date, 0 where its mark is no AMOUNT."""
        at = ordinal - self.first
        if not 0 <= at < len(self.marks) or self.marks[at] != Mark.AMOUNT:
            return 0
        return self.amounts[self.marks.count(Mark.AMOUNT, 0, at)]

    def window(self, start: int, stop: int) -> bytes:
        """The marks from the ordinal `start` on, before `stop`, whether or not there are so many."""
        before, after = max(0, min(self.first, stop) - start), max(0, stop - max(start, self.first + len(self.marks)))
        return bytes(before) + self.marks[max(0, start - self.first) : max(0, stop - self.first)] + bytes(after)

    def amounts_between(self, start: int, stop: int) -> Iterator[int]:
        """The thousandths of the dates with an amount, from the ordinal `start` on and before `stop`."""
        at, end = max(0, start - self.first), max(0, stop - self.first)
        before = self.marks.count(Mark.AMOUNT, 0, at)
        return iter(self.amounts[before : before + self.marks.count(Mark.AMOUNT, at, end)])

    def newest_amounts(self, before: int, most: int) -> tuple[int, ...]:
        """The thousandths of at most so many dates with an amount before that ordinal, the newest first."""
        end = self.marks.count(Mark.AMOUNT, 0, max(0, before - self.first))
        return self.amounts[max(0, end - most) : end][::-1]

    def last_deed(self) -> int:
        """The ordinal of the last date with a done, an amount or a lapse; 0 if there is none."""
        deeds = len(self.marks.rstrip(_PLANS))
        return self.first + deeds - 1 if deeds else 0

    def entries(self) -> Iterator[Entry]:
        """The entries it was made from, without their notes, by date."""
        amounts = iter(self.amounts)
        for ordinal, mark in enumerate(self.marks, self.first):
            if mark != Mark.NOTHING:
                amount = from_thousandths(next(amounts)) if mark == Mark.AMOUNT else None
                yield Entry(date.fromordinal(ordinal), KIND_OF[Mark(mark)], amount)

    def put(self, entry: Entry) -> Digest:
        """With this entry instead of what its date had."""
        amounts = () if entry.amount is None else (thousandths(entry.amount),)
        return self._replace(entry.date.toordinal(), _MARK_OF[entry.kind], amounts)

    def without(self, day: date) -> Digest:
        """With no entry on that date."""
        return self if self.mark(day) is Mark.NOTHING else self._replace(day.toordinal(), Mark.NOTHING, ())

    def filled(self, other: Digest) -> Digest:
        """With what `other` says of dates of which this one says nothing."""
        if not self.marks or not other.marks:
            return self if self.marks else other
        first = min(self.first, other.first)
        stop = max(self.first + len(self.marks), other.first + len(other.marks))
        pairs = list(zip(self.window(first, stop), other.window(first, stop), strict=True))
        ours, theirs = iter(self.amounts), iter(other.amounts)
        amounts: list[int] = []
        for mine, its in pairs:
            own = next(ours) if mine == Mark.AMOUNT else None
            new = next(theirs) if its == Mark.AMOUNT else None
            if (amount := own if mine else new) is not None:
                amounts.append(amount)
        return Digest(first, bytes(mine or its for mine, its in pairs), tuple(amounts))

    def _replace(self, ordinal: int, mark: Mark, amounts: tuple[int, ...]) -> Digest:
        if not self.marks:
            return Digest(ordinal, bytes([mark]), amounts)
        first = min(self.first, ordinal)
        marks = bytearray(self.first - first) + self.marks
        at = ordinal - first
        marks.extend(bytes(max(0, at + 1 - len(marks))))
        before = marks.count(Mark.AMOUNT, 0, at)
        after = before + (marks[at] == Mark.AMOUNT)
        marks[at] = mark
        return _trimmed(first, bytes(marks), self.amounts[:before] + amounts + self.amounts[after:])

    def to_bytes(self) -> bytes:
        """For keeping: ten years of a daily habit are 3.7 kB."""
        width = 4 if max(self.amounts, default=0) < 1 << 32 else 8
        amounts = struct.pack(f"<{len(self.amounts)}{_WIDTHS[width]}", *self.amounts)
        return _HEAD.pack(_FORM, width, self.first, len(self.marks)) + self.marks + amounts

    @staticmethod
    def from_bytes(kept: bytes) -> Digest:
        """What `to_bytes` kept; raises `NotADigest`."""
        try:
            form, width, first, dates = _HEAD.unpack_from(kept)
            marks = kept[_HEAD.size : _HEAD.size + dates]
            amounts = struct.unpack_from(f"<{marks.count(Mark.AMOUNT)}{_WIDTHS[width]}", kept, _HEAD.size + dates)
        except (struct.error, KeyError) as error:
            raise NotADigest from error
        whole = _HEAD.size + dates + width * len(amounts)
        if form != _FORM or len(kept) != whole or marks.translate(None, bytes(Mark)):
            raise NotADigest
        return Digest(first, marks, amounts)


def digest_of(entries: Iterable[Entry]) -> Digest:
    """The digest of these entries, in any order. Of two with the same date the later one in the iteration counts.

    Raises ValueError for an amount with more than 3 decimal places: it would not be kept exactly.
    """
    by_date = {entry.date.toordinal(): entry for entry in entries}
    if not by_date:
        return Digest()
    first = min(by_date)
    marks = bytearray(max(by_date) - first + 1)
    for ordinal, entry in by_date.items():
        marks[ordinal - first] = _MARK_OF[entry.kind]
    measured = sorted(ordinal for ordinal, entry in by_date.items() if entry.kind is EntryKind.AMOUNT)
    return Digest(first, bytes(marks), tuple(thousandths(by_date[ordinal].amount) for ordinal in measured))


def thousandths(amount: Decimal | None) -> int:
    """The amount in thousandths. Raises ValueError if it has more than 3 decimal places or is missing."""
    if amount is None:
        raise ValueError("an entry of the kind `amount` needs one")
    whole, rest = divmod(amount.scaleb(3), 1)
    if rest:
        raise ValueError(f"{amount} has more than 3 decimal places")
    return int(whole)


def from_thousandths(whole: int) -> Decimal:
    """The amount, written as shortly as it goes."""
    units, rest = divmod(whole, 1000)
    return Decimal(whole).scaleb(-3).normalize() if rest else Decimal(units)


def _trimmed(first: int, marks: bytes, amounts: tuple[int, ...]) -> Digest:
    """Without empty dates at the ends, so that equal entries make equal digests."""
    body = marks.lstrip(b"\0")
    return Digest(first + len(marks) - len(body), body.rstrip(b"\0"), amounts) if body else Digest()
