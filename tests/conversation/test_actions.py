"""What buttons carry: short, exact, and never trusted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.actions import StaleButton, about, decode, read_day, read_id, write_day, write_id
from bot.conversation.reply import MAX_ACTION_BYTES


@given(st.integers(0, 2**62))
def test_an_id_comes_back(number: int) -> None:
    assert read_id(write_id(number)) == number


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_comes_back(day: date) -> None:
    assert read_day(write_day(day)) == day


@given(st.integers(0, 36**12 - 1), st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 10**9))
def test_every_button_fits_into_telegrams_64_bytes(habit: int, day: date, number: int) -> None:
    carried = about("lg", habit, day, "a", number).encode()

    assert len(carried.encode()) <= MAX_ACTION_BYTES
    assert decode(carried) == about("lg", habit, day, "a", number)


@pytest.mark.parametrize(
    "carried", ["", "1", "1:", "2:dn:a:260101", "x:dn", ":", "1::a", "v1:dn:1", "1:dn:" + "a" * 200]
)
def test_another_format_is_a_stale_button(carried: str) -> None:
    with pytest.raises(StaleButton):
        decode(carried)


@pytest.mark.parametrize("word", ["", "A", "-1", "z" * 13, "ä", "1 "])
def test_what_is_no_id_is_a_stale_button(word: str) -> None:
    with pytest.raises(StaleButton):
        read_id(word)


@pytest.mark.parametrize("word", ["", "260231", "26013", "2601011", "٢٦٠١٠١", "-60101"])
def test_what_is_no_date_is_a_stale_button(word: str) -> None:
    with pytest.raises(StaleButton):
        read_day(word)
