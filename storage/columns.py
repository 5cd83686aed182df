"""How the values of the core lie in a column, the same to the reader on both databases."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from core.digest import from_thousandths, thousandths
from core.people import Weekday

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
MICROSECOND = timedelta(microseconds=1)
MINUTES_IN_AN_HOUR = 60
MONTHS_IN_A_YEAR = 12

Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only in a column of the type INTEGER."""


class Instant(TypeDecorator[datetime]):
    """An aware datetime in UTC, exact: microseconds since 1970 in SQLite, timestamptz in PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(BigInteger() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return EPOCH + value * MICROSECOND if isinstance(value, int) else value.astimezone(UTC)


class WallTime(TypeDecorator[time]):
    """A time of day to the minute, as minutes since 00:00."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> int | None:
        return None if value is None else value.hour * MINUTES_IN_AN_HOUR + value.minute

    def process_result_value(self, value: int | None, dialect: Dialect) -> time | None:
        return None if value is None else time_of(value)


class WeekdayBits(TypeDecorator[frozenset[Weekday]]):
    """A set of weekdays, a bit each; Monday has the lowest."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: frozenset[Weekday] | None, dialect: Dialect) -> int | None:
        return None if value is None else sum(1 << day for day in value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> frozenset[Weekday] | None:
        return None if value is None else weekdays_of(value)


class Amount(TypeDecorator[Decimal]):
    """A decimal of at most 3 places, as whole thousandths."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else thousandths(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else from_thousandths(value)


class Shape(TypeDecorator[Any]):
    """A plain value (dict, list, text, number, None) as JSON text: it comes back equal."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else ENCODER.encode(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


@lru_cache(maxsize=128)
def weekdays_of(bits: int) -> frozenset[Weekday]:
    """The weekdays whose bits are set."""
    return frozenset(day for day in Weekday if bits >> day & 1)


def time_of(minutes: int) -> time:
    """The wall time that many minutes after 00:00."""
    return time(*divmod(minutes, MINUTES_IN_AN_HOUR))


def month_number(day: date) -> int:
    """Months since the year 0: the key of a month's days in `seen_days`."""
    return day.year * MONTHS_IN_A_YEAR + day.month - 1


def bit_of(day: date) -> int:
    """Of its month's: the first day has the lowest, so that the 31st still fits into an INTEGER of PostgreSQL."""
    return 1 << day.day - 1


def days_of(month: int, bits: int) -> list[date]:
    """The dates whose bits are set."""
    year, index = divmod(month, MONTHS_IN_A_YEAR)
    return [date(year, index + 1, day) for day in range(1, 32) if bits >> day - 1 & 1]
