"""Entries as pages of text: the same entries, and what is known of them without opening a page."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from core.digest import digest_of
from core.entries import Entry, EntryKind
from core.packed import PAGE, Packed, packed
from core.parcel import Kept

FIRST = date(2026, 2, 26)
AT = datetime(2026, 3, 1, 18, 30, 0, 123456, tzinfo=UTC)


def entries(days: int, kind: EntryKind = EntryKind.DONE) -> list[Entry]:
    amount = Decimal("0.125") if kind is EntryKind.AMOUNT else None
    return [Entry(FIRST + timedelta(day), kind, amount) for day in range(days)]


def test_entries_are_the_same_in_pages_of_text() -> None:
    kept = (
        Kept(Entry(FIRST, EntryKind.AMOUNT, Decimal("1.5"), 'a "note"\nof two lines ü'), AT, "Asia/Tokyo"),
        Kept(Entry(FIRST + timedelta(1), EntryKind.SKIP)),
        Kept(Entry(FIRST + timedelta(3), EntryKind.LAPSE, note="x"), AT),
    )

    made = packed(kept)

    assert tuple(made) == kept
    assert made == kept
    assert (len(made), made[1]) == (3, kept[1])
    assert made.digest == digest_of(one.entry for one in kept)
    assert made.noted == bytes([1, 0, 0, 1])


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (PAGE, 1), (PAGE + 1, 2)])
def test_no_page_is_longer_than_others_can_wait(count: int, pages: int) -> None:
    made = packed(map(Kept, entries(count)))

    assert len(made.pages) == pages
    assert sum(len(json.loads(page)) for page in made.pages) == count


def test_other_entries_are_not_taken_for_the_same() -> None:
    assert packed(map(Kept, entries(2))) != packed(map(Kept, entries(3)))
    assert Packed() != "nothing"


@pytest.mark.parametrize("seed", range(200))
def test_a_digest_is_filled_where_it_says_nothing(seed: int) -> None:
    rolls = random.Random(seed)
    ours, theirs = (
        [entry for entry in entries(30, kind) if rolls.random() < rolls.choice((0.1, 0.5))]
        for kind in rolls.choices((EntryKind.DONE, EntryKind.AMOUNT), k=2)
    )
    theirs = [entry for entry in theirs if entry.date.day != seed % 31]

    filled = digest_of(ours).filled(digest_of(theirs))

    assert filled == digest_of((*theirs, *ours))
