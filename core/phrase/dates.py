"""Dates and days of the month in a phrase; a date that may be two is given as both."""

from __future__ import annotations

from datetime import date, timedelta

from core.limits import FIRST_DATE, LAST_DATE
from core.people import Weekday
from core.phrase.page import MAX_LIST, Captured, Page
from core.phrase.weekdays import WEEK, past_dot, weekday_at


def month_days(page: Page, at: int, captured: Captured) -> int | None:
    """`1 and 15`, `the 1st, the 15th`, `1. und 15.`"""
    found, end = _month_day_list(page, at)
    captured.month_days = frozenset(found)
    return end


def _month_day_list(page: Page, at: int) -> tuple[list[int], int | None]:
    found: list[int] = []
    end = None
    while len(found) < MAX_LIST:
        number = page.digits(at, 2)
        if number is None or not 1 <= number <= 31:
            break
        after = past_ordinal(page, at)
        if not page.ends(after) or page.longest(after, [*page.lexicon.halves, *page.lexicon.oclock]):
            break
        found.append(number)
        end = after
        at = page.past_join(end)
        if at == end:
            break
    return found, end


def ordinal_days(page: Page, at: int, captured: Captured) -> int | None:
    """The same, written as ordinals: "every 2" is not the second of a month."""
    return month_days(page, at, captured) if past_ordinal(page, at) > at + 1 else None


def past_ordinal(page: Page, at: int) -> int:
    """After the number at `at` and its `st`, `th` or dot."""
    marked = page.glued(at + 1) and page.key(at + 1) in page.lexicon.ordinal_marks
    fraction = page.key(at + 1) == "." and page.glued(at + 2) and page.digits(at + 2, 9) is not None
    return at + 2 if marked and not fraction else at + 1


def date_list(page: Page, at: int, captured: Captured) -> int | None:
    """`1, 15 aug`, `4 aug and 2 sep`, `aug 4, 5`, `2026-08-04`."""
    found: list[date] = []
    end = None
    while len(found) < MAX_LIST:
        dates, after = _group(page, at)
        if after is None or not dates:
            break
        found.extend(dates)
        end = after
        at = page.past_join(end)
        if at == end:
            break
    captured.dates = tuple(found)
    return end


def _group(page: Page, at: int) -> tuple[list[date], int | None]:
    """Several days of one month, or one date that can be no other."""
    numbers, end = _month_day_list(page, at)
    if end is not None and (month := page.lexicon.months.get(page.key(end))):
        year, end = _year(page, past_dot(page, end + 1))
        return _placed(page, month, numbers, year), end
    if month := page.lexicon.months.get(page.key(at)):
        numbers, end = _month_day_list(page, past_dot(page, at + 1))
        if end is not None:
            year, end = _year(page, end)
        return _placed(page, month, numbers, year if end else None), end
    captured = Captured()
    end = one_date(page, at, captured)
    return ([*captured.dates], end) if len(captured.dates) == 1 and not captured.weekdays else ([], None)


def _placed(page: Page, month: int, numbers: list[int], year: int | None) -> list[date]:
    """Those days of the month; none at all if one of them does not exist."""
    found = [day for number in numbers if (day := in_year(page, month, number, year))]
    return found if len(found) == len(numbers) else []


def one_date(page: Page, at: int, captured: Captured) -> int | None:
    """A date, a weekday or a word like "tomorrow". With several readings `captured.dates` holds them all."""
    if keys := page.longest(at, list(page.lexicon.relative_days)):
        return _hold(captured, [_moved(page.today, page.lexicon.relative_days[keys])], at + len(keys))
    return _written(page, at, captured) or _numbers(page, at, captured) or _by_weekday(page, at, captured)


def _hold(captured: Captured, days: list[date | None], end: int) -> int | None:
    captured.dates = tuple(dict.fromkeys(day for day in days if day))
    return end if captured.dates else None


def _moved(day: date, by: int) -> date | None:
    moved = day.toordinal() + by
    return date.fromordinal(moved) if FIRST_DATE.toordinal() <= moved <= LAST_DATE.toordinal() else None


def _written(page: Page, at: int, captured: Captured) -> int | None:
    """`30 sep`, `the 30th of September 2027`, `sep 30`."""
    number = page.digits(at, 2)
    if number is not None:
        middle = past_ordinal(page, at)
        middle += page.key(middle) in page.lexicon.of
        month, end = page.lexicon.months.get(page.key(middle)), middle + 1
    else:
        month = page.lexicon.months.get(page.key(at))
        middle = past_dot(page, at + 1)
        number = page.digits(middle, 2)
        end = past_ordinal(page, middle)
    if month is None or number is None:
        return None
    year, end = _year(page, past_dot(page, end))
    captured.yearless = year is None
    return _hold(captured, [in_year(page, month, number, year)], end) if page.ends(end) else None


def _year(page: Page, at: int) -> tuple[int | None, int]:
    """A year of four digits, after a comma or none."""
    place = at + (page.key(at) == ",")
    year = page.digits(place, 4)
    return (year, place + 1) if year and year >= FIRST_DATE.year and page.ends(place + 1) else (None, at)


def _numbers(page: Page, at: int, captured: Captured) -> int | None:
    """`2026-09-30`, `30.9.`, `30.9.2026`, `30/9`: the sign says which is the month, or both readings are given."""
    sign = page.key(at + 1)
    first, second = page.digits(at, 4), page.digits(at + 2, 2)
    if (
        sign not in {"-", ".", "/"}
        or first is None
        or second is None
        or not (page.glued(at + 1) and page.glued(at + 2))
    ):
        return None
    third, end = None, at + 3
    if page.key(at + 3) == sign and page.glued(at + 3):
        third = page.digits(at + 4, 4) if page.glued(at + 4) else None
        end = at + 5 if third is not None else at + 4 if sign == "." else at + 3
    if not page.ends(end):
        return None
    captured.yearless = third is None
    if sign == "-":
        whole = len(page.key(at)) == 4 and third is not None
        return _hold(captured, [in_year(page, second, third or 0, first)], end) if whole else None
    readings = [in_year(page, second, first, third)]
    if sign == "/":
        readings.append(in_year(page, first, second, third))
    return _hold(captured, readings, end)


def _by_weekday(page: Page, at: int, captured: Captured) -> int | None:
    """`monday`, `next monday`, `tue 4`."""
    further = page.key(at) in page.lexicon.next_words | page.lexicon.last_words
    ahead = page.key(at) in page.lexicon.next_words if further else page.ahead
    place = at + further
    day = weekday_at(page, place)
    if day is None:
        return None
    captured.weekdays = frozenset({day})
    end = past_dot(page, place + 1)
    number = page.digits(end, 2)
    after = past_ordinal(page, end) if number is not None else end
    if number is not None and not further and page.ends(after) and (exact := _weekday_on(page, day, number)):
        return _hold(captured, [exact], after)
    return _hold(captured, [_nearest(page.today, day, ahead=ahead, strictly=further)], end) if page.ends(end) else None


def _nearest(today: date, day: Weekday, *, ahead: bool, strictly: bool) -> date | None:
    away = (day - today.weekday()) % WEEK if ahead else -((today.weekday() - day) % WEEK)
    if strictly and not away:
        away = WEEK if ahead else -WEEK
    return _moved(today, away)


def _weekday_on(page: Page, day: Weekday, number: int) -> date | None:
    """The date with that weekday and that number, if it is less than five weeks away."""
    step = 1 if page.ahead else -1
    start = _nearest(page.today, day, ahead=page.ahead, strictly=False)
    weeks = (_moved(start, step * WEEK * week) for week in range(5)) if start else ()
    return next((found for found in weeks if found and found.day == number), None)


def in_year(page: Page, month: int, number: int, year: int | None) -> date | None:
    """That day of that year; with no year the nearest one, ahead or behind as the page looks. None: no such date."""
    step = 1 if page.ahead else -1
    years = [year] if year is not None else [page.today.year + step * away for away in range(9)]
    for one in years:
        day = _date(one, month, number)
        if day and (year is not None or (day - page.today) * step >= timedelta(0)):
            return day
    return None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        day = date(year, month, number)
    except ValueError:
        return None
    return day if FIRST_DATE <= day <= LAST_DATE else None
