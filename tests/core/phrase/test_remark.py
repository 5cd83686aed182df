"""What is said in reply to a habit on a date: an entry where it is clear, else a note, and never a lost word."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Check, Goal, Quit
from core.limits import AmountRefused
from core.phrase import Change, Loggable, Remark, read_remark

TODAY = date(2026, 8, 5)
READ = Check()
PAGES = AtLeast(Decimal(20), "pages")
COFFEE = AtMost(Decimal(2), "cups")
SUGAR = Quit()
NAMES: dict[type, str] = {Check: "Read 20 min", AtLeast: "Read", AtMost: "Coffee", Quit: "No sugar"}


def read(words: str, goal: Goal = READ, language: str = "en") -> Remark:
    return read_remark(words, TODAY, language, Loggable(1, NAMES[type(goal)], goal))


@pytest.mark.parametrize(
    ("words", "goal", "kind", "note"),
    [
        ("done", READ, EntryKind.DONE, ""),
        ("yes!", READ, EntryKind.DONE, ""),
        ("done, felt good", READ, EntryKind.DONE, "felt good"),
        ("👍", READ, EntryKind.DONE, ""),
        ("felt good", READ, None, "felt good"),
        ("today was hard", READ, None, "today was hard"),
        ("not bad at all", READ, None, "not bad at all"),
        ("missed the bus", READ, None, "missed the bus"),
        ("25 pages", READ, None, "25 pages"),
        ("no", READ, EntryKind.NO, ""),
        ("busy", READ, EntryKind.NO, "busy"),
        ("no, busy", READ, EntryKind.NO, "busy"),
        ("no time", READ, EntryKind.NO, "no time"),
        ("too tired today", READ, EntryKind.NO, "too tired today"),
        ("skip, ill", READ, EntryKind.SKIP, "ill"),
        ("kept", SUGAR, EntryKind.DONE, ""),
        ("slipped, stress at work", SUGAR, EntryKind.LAPSE, "stress at work"),
    ],
)
def test_a_reply_is_read_as_a_person_means_it(words: str, goal: Goal, kind: EntryKind | None, note: str) -> None:
    remark = read(words, goal)

    assert (remark.kind, remark.note, remark.unsure) == (kind, note, False)


@pytest.mark.parametrize(
    ("words", "amount", "change", "note"),
    [
        ("25 pages", "25", Change.SET, ""),
        ("25", "25", Change.SET, ""),
        ("25.5 pages", "25.5", Change.SET, ""),
        ("25 pages, a lovely chapter", "25", Change.SET, "a lovely chapter"),
        ("25 felt good", "25", Change.SET, "felt good"),
        ("+5", "5", Change.MORE, ""),
        ("another 5 pages", "5", Change.MORE, ""),
        ("-5", "5", Change.LESS, ""),
        ("0", "0", Change.SET, ""),
    ],
)
def test_an_amount_replaces_what_is_there_unless_it_says_otherwise(
    words: str, amount: str, change: Change, note: str
) -> None:
    remark = read(words, PAGES)

    assert remark == Remark(EntryKind.AMOUNT, note, Decimal(amount), change)


@pytest.mark.parametrize("goal", [SUGAR, COFFEE])
def test_no_to_a_limit_may_mean_two_things(goal: Goal) -> None:
    assert read("no", goal) == Remark(None, "no", unsure=True)


@pytest.mark.parametrize(
    ("words", "kind", "note"),
    [("nein, krank", EntryKind.NO, "krank"), ("keine Zeit", EntryKind.NO, "keine Zeit"), ("tat gut", None, "tat gut")],
)
def test_a_reply_is_read_in_german_too(words: str, kind: EntryKind | None, note: str) -> None:
    remark = read(words, READ, "de")

    assert (remark.kind, remark.note) == (kind, note)


def test_another_date_can_be_named() -> None:
    assert read("done yesterday") == Remark(EntryKind.DONE, day=date(2026, 8, 4))


def test_an_amount_beyond_all_measure_is_refused_and_no_note() -> None:
    with pytest.raises(AmountRefused):
        read("1000000000", PAGES)


def test_a_note_keeps_its_lines() -> None:
    assert read("done\nfirst line\nsecond line").note == "first line\nsecond line"


@given(st.text(max_size=600), st.sampled_from([READ, PAGES, COFFEE, SUGAR]), st.sampled_from(["en", "de"]))
def test_whatever_is_said_is_read_and_what_logs_nothing_is_kept_whole(words: str, goal: Goal, language: str) -> None:
    try:
        remark = read(words, goal, language)
    except AmountRefused:
        return

    assert remark.kind is not None or remark.note == words.strip()
    assert (remark.amount is not None) == (remark.kind is EntryKind.AMOUNT)
