"""Strict readers of single fields: each takes a JSON value and gives a value of the core, or raises `Malformed`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from core.conformance.malformed import Malformed, shown
from core.wall_time import FIRST_DATE, LAST_DATE, UnknownZone, check_zone

T = TypeVar("T")
D = TypeVar("D")
Reader = Callable[[Any], T]

MOST = Decimal(1_000_000_000)
"""The largest amount, target or limit: a date's sum of many writes."""
LATEST_DAY_START = time(6)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|\+00:00)")
_THOUSANDTH = Decimal("0.001")


class Object(dict[str, Any]):
    """A JSON object that remembers the keys it was given more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        count = Counter(key for key, _ in pairs)
        self.repeated = [key for key in self if count[key] > 1]


def an_object(value: Any) -> Mapping[str, Any]:
    """An object that gives no key twice."""
    if not isinstance(value, Mapping):
        raise Malformed(f"must be an object, not {shown(value)}")
    for key in getattr(value, "repeated", ()):
        raise Malformed("given twice", key_shown(key))
    return value


def keys(value: Any, required: str, optional: str = "") -> Mapping[str, Any]:
    """An object with all of the `required` keys and none but these and the `optional` ones (names and blanks)."""
    given, needed = an_object(value), required.split()
    missing = [key for key in needed if key not in given]
    for key in given:
        if key not in needed and key not in optional.split():
            raise Malformed("unknown key" + "".join(f"; {lost} is missing" for lost in missing), key_shown(key))
    if missing:
        raise Malformed("missing", missing[0])
    return given


def key_shown(key: str) -> str:
    """A key as a step of a field's path."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", key) else shown(key)


def field(values: Mapping[str, Any], key: str, read: Reader[T]) -> T:
    """What `read` makes of the key, which must be there."""
    if key not in values:
        raise Malformed("missing", key)
    try:
        return read(values[key])
    except Malformed as malformed:
        raise malformed.under(key_shown(key)) from None


def field_or(values: Mapping[str, Any], key: str, read: Reader[T], default: D) -> T | D:
    """What `read` makes of the key, or the default if it is left out."""
    return field(values, key, read) if key in values else default


def listing(read: Reader[T]) -> Reader[list[T]]:
    """A list, each item of which `read` reads."""

    def read_list(value: Any) -> list[T]:
        if not isinstance(value, list):
            raise Malformed(f"must be a list, not {shown(value)}")
        items = []
        for index, item in enumerate(value):
            try:
                items.append(read(item))
            except Malformed as malformed:
                raise malformed.under(f"[{index}]") from None
        return items

    return read_list


def some(read: Reader[T]) -> Reader[list[T]]:
    """A list that is not empty."""

    def read_some(value: Any) -> list[T]:
        items = listing(read)(value)
        if not items:
            raise Malformed("must not be empty")
        return items

    return read_some


def mapping(read_key: Reader[T], read: Reader[D]) -> Reader[dict[T, D]]:
    """An object whose keys are values themselves."""

    def read_mapping(value: Any) -> dict[T, D]:
        found: dict[T, D] = {}
        for key in an_object(value):
            try:
                found[read_key(key)] = read(value[key])
            except Malformed as malformed:
                raise malformed.under(key_shown(key)) from None
        return found

    return read_mapping


def or_null(read: Reader[T]) -> Reader[T | None]:
    return lambda value: None if value is None else read(value)


def one_of(names: Mapping[str, T]) -> Reader[T]:
    """One of these names, standing for its value."""

    def read_name(value: Any) -> T:
        if not isinstance(value, str) or value not in names:
            raise Malformed(f"must be one of {', '.join(names)}, not {shown(value)}")
        return names[value]

    return read_name


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise Malformed(f"must be a text, not {shown(value)}")
    return value


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Malformed(f"must be true or false, not {shown(value)}")
    return value


def whole(least: int, most: int) -> Reader[int]:
    """A whole number from `least` to `most`; true and 1.0 are none."""

    def read_whole(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise Malformed(f"must be a whole number from {least} to {most}, not {shown(value)}")
        return value

    return read_whole


def number(value: Any) -> Decimal:
    """Any finite number, exactly as it was written."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Malformed(f"must be a number, not {shown(value)}")
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise Malformed(f"must be finite, not {shown(value)}")
    return exact


def quantity(value: Any) -> Decimal:
    """An amount or limit: from 0 to `MOST`, with at most three decimal places."""
    exact = number(value)
    if not 0 <= exact <= MOST:
        raise Malformed(f"must be from 0 to {MOST}, not {shown(value)}")
    if (rounded := exact.quantize(_THOUSANDTH)) != exact:
        raise Malformed(f"must have at most 3 decimal places, not {shown(value)}")
    return rounded


def target(value: Any) -> Decimal:
    """A `quantity` of more than nothing."""
    exact = quantity(value)
    if not exact:
        raise Malformed("must be more than 0")
    return exact


def day(value: Any) -> date:
    """YYYY-MM-DD, a date of the calendar from `FIRST_DATE` to `LAST_DATE`."""
    try:
        read = date.fromisoformat(_shaped(_DATE, value, "a date YYYY-MM-DD"))
    except ValueError as no_such:
        raise Malformed(f"must be a date YYYY-MM-DD of the calendar, not {shown(value)}") from no_such
    if not FIRST_DATE <= read <= LAST_DATE:
        raise Malformed(f"must be from {FIRST_DATE} to {LAST_DATE}, not {shown(value)}")
    return read


def wall(value: Any) -> time:
    """HH:MM, 00:00 to 23:59."""
    try:
        return time.fromisoformat(_shaped(_TIME, value, "a time HH:MM"))
    except ValueError as no_such:
        raise Malformed(f"must be a time HH:MM, not {shown(value)}") from no_such


def day_start(value: Any) -> time:
    read = wall(value)
    if read > LATEST_DAY_START:
        raise Malformed(f"must be from 00:00 to 06:00, not {shown(value)}")
    return read


def instant(value: Any) -> datetime:
    """YYYY-MM-DDTHH:MM:SSZ, in UTC; a day around the dates that are kept is allowed for zones ahead and behind."""
    try:
        read = datetime.fromisoformat(_shaped(_INSTANT, value, "an instant YYYY-MM-DDTHH:MM:SSZ"))
    except ValueError as no_such:
        raise Malformed(f"must be an instant YYYY-MM-DDTHH:MM:SSZ, not {shown(value)}") from no_such
    if not FIRST_DATE - timedelta(days=2) <= read.date() <= LAST_DATE + timedelta(days=2):
        raise Malformed(f"must be from {FIRST_DATE} to {LAST_DATE}, not {shown(value)}")
    return read.astimezone(UTC)


def zone(value: Any) -> str:
    try:
        check_zone(text(value))
    except UnknownZone as unknown:
        raise Malformed(f"unknown zone {shown(value)}") from unknown
    return text(value)


def _shaped(shape: re.Pattern[str], value: Any, what: str) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise Malformed(f"must be {what}, not {shown(value)}")
    return value
