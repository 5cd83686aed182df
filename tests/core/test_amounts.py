"""Amounts as people write them, and the limits of amounts and dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.amounts import NotAnAmount, read_amount
from core.limits import AmountRefused, DateRefused, check_amount, check_date


@pytest.mark.parametrize(
    ("written", "language", "amount"),
    [
        ("20", "en", "20"),
        ("1.5", "en", "1.5"),
        ("1,5", "en", "1.5"),
        ("1.5", "de", "1.5"),
        ("1,5", "de-AT", "1.5"),
        ("1,500", "en", "1500"),
        ("1.500", "en", "1.5"),
        ("1.500", "de", "1500"),
        ("1,500", "de", "1.5"),
        ("0.500", "de", "0.5"),
        ("1.234,5", "de", "1234.5"),
        ("1,234.5", "en", "1234.5"),
        ("10 000", "en", "10000"),
        ("10k", "en", "10000"),
        ("2.5k", "en", "2500"),
        ("1000000", "en", "1000000"),
        ("0.001", "en", "0.001"),
        ("５", "en", "5"),
        ("٣", "en", "3"),
        (" 7 ", "en", "7"),
    ],
)
def test_an_amount_is_read_as_its_language_writes_it(written: str, language: str, amount: str) -> None:
    assert str(read_amount(written, language)) == amount


@pytest.mark.parametrize(
    "written",
    ["", "x", "1.2.3", "1,2,3", "-5", "+5", "1e3", "NaN", "Infinity", "1_000", "9" * 21, "1.", ".5", "1,23,456"],
)
def test_what_is_no_number_is_no_amount(written: str) -> None:
    with pytest.raises(NotAnAmount, match="is not an amount"):
        read_amount(written, "en")


@pytest.mark.parametrize("written", ["0", "0.0001", "1000000.001", "1000001", "1001k", "1.2345"])
def test_an_amount_outside_the_limits_is_refused(written: str) -> None:
    with pytest.raises(AmountRefused, match="more than 0 and at most 1000000, with 3 decimal places"):
        read_amount(written, "en")


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity", "-1", "-0", "1E+6000", "1E-6000"])
def test_strange_decimals_are_refused(amount: str) -> None:
    with pytest.raises(AmountRefused):
        check_amount(Decimal(amount))


def test_an_amount_is_kept_without_needless_zeros() -> None:
    assert [str(check_amount(Decimal(one))) for one in ("1E+3", "10.500", "7.000", "100")] == [
        "1000",
        "10.5",
        "7",
        "100",
    ]


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2201, 1, 1), date.min, date.max])
def test_dates_go_from_1900_to_2200(day: date) -> None:
    with pytest.raises(DateRefused, match="from 1900-01-01 to 2200-12-31"):
        check_date(day)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2200, 12, 31)])
def test_the_first_and_the_last_date_are_dates(day: date) -> None:
    assert check_date(day) == day
