"""A digest is all entries of a habit, exactly; it can always be made anew."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.digest import Digest, Mark, NotADigest, digest_of
from core.entries import Entry, EntryKind

MONDAY = date(2026, 1, 5)
dates = st.integers(-40, 40).map(lambda days: MONDAY + timedelta(days=days))
amounts = st.integers(1, 10**12).map(lambda whole: Decimal(whole).scaleb(-3))
plain = st.builds(Entry, dates, st.sampled_from([kind for kind in EntryKind if kind is not EntryKind.AMOUNT]))
measured = st.builds(Entry, dates, st.just(EntryKind.AMOUNT), amounts)
histories = st.lists(plain | measured, max_size=40, unique_by=lambda entry: entry.date)


@given(histories)
def test_the_entries_come_back_as_they_were(entries: list[Entry]) -> None:
    kept = Digest.from_bytes(digest_of(entries).to_bytes())

    assert list(kept.entries()) == sorted(entries, key=lambda entry: entry.date)


@given(histories, plain | measured)
def test_one_entry_put_is_as_if_all_were_read_again(entries: list[Entry], new: Entry) -> None:
    others = [entry for entry in entries if entry.date != new.date]

    digest = digest_of(entries).put(new)

    assert digest == digest_of([*others, new])


@given(histories, dates)
def test_one_entry_taken_away_is_as_if_all_were_read_again(entries: list[Entry], day: date) -> None:
    digest = digest_of(entries).without(day)

    assert digest == digest_of(entry for entry in entries if entry.date != day)


@given(st.permutations([Entry(MONDAY + timedelta(days=n), EntryKind.DONE) for n in range(5)]))
def test_the_order_of_entries_does_not_matter(entries: list[Entry]) -> None:
    digest = digest_of(entries)

    assert digest.marks == bytes([Mark.DONE] * 5)


@given(histories, dates)
def test_a_date_is_found(entries: list[Entry], day: date) -> None:
    entry = next((entry for entry in entries if entry.date == day), None)

    digest = digest_of(entries)

    assert digest.mark(day).name == (entry.kind.name if entry else "NOTHING")
    assert digest.amount(day.toordinal()) == (entry.amount * 1000 if entry and entry.amount else 0)


@given(histories, st.integers(-60, 60), st.integers(0, 60))
def test_a_window_may_look_beyond_the_ends(entries: list[Entry], start: int, length: int) -> None:
    first = MONDAY.toordinal() + start
    digest = digest_of(entries)

    window = digest.window(first, first + length)

    assert list(window) == [digest.mark(date.fromordinal(day)) for day in range(first, first + length)]
    inside = [amount for day in range(first, first + length) if (amount := digest.amount(day))]
    assert list(digest.amounts_between(first, first + length)) == inside


def test_a_plan_is_not_a_deed() -> None:
    entries = [Entry(MONDAY, EntryKind.DONE), Entry(MONDAY + timedelta(days=9), EntryKind.SKIP)]

    digest = digest_of(entries)

    assert digest.last_deed() == MONDAY.toordinal()


def test_a_fourth_decimal_place_is_refused() -> None:
    entry = Entry(MONDAY, EntryKind.AMOUNT, Decimal("0.0005"))

    with pytest.raises(ValueError, match="3 decimal places"):
        digest_of([entry])


@pytest.mark.parametrize(
    "kept", [b"", b"\1", b"\2\4\0\0\0\0\0\0\0\0", b"\1\4\1\0\0\0\1\0\0\0\t", b"\1\4\1\0\0\0\0\0\0\0 "]
)
def test_other_bytes_are_not_taken_for_a_digest(kept: bytes) -> None:
    with pytest.raises(NotADigest):
        Digest.from_bytes(kept)


def test_ten_daily_years_fit_into_four_kilobytes() -> None:
    entries = [Entry(MONDAY + timedelta(days=n), EntryKind.DONE) for n in range(3652)]

    kept = digest_of(entries).to_bytes()

    assert len(kept) < 4096
