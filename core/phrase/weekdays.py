"""Weekdays in a phrase: one or several, in any writing."""

from __future__ import annotations

from collections.abc import Iterator

from core.people import Weekday
from core.phrase.page import MAX_LIST, Captured, Page

WEEK = len(Weekday)


def weekday(page: Page, at: int, captured: Captured) -> int | None:
    """One weekday by its full name."""
    return _one_weekday(page, at, captured, page.lexicon.weekdays.get(page.key(at)))


def short_weekday(page: Page, at: int, captured: Captured) -> int | None:
    """One weekday, abbreviated to something that is no other word."""
    key = page.key(at)
    return (
        None
        if key in page.lexicon.unsure_weekdays
        else _one_weekday(page, at, captured, page.lexicon.short_weekdays.get(key))
    )


def unsure_weekday(page: Page, at: int, captured: Captured) -> int | None:
    """One weekday, abbreviated to an ordinary word."""
    key = page.key(at)
    return (
        _one_weekday(page, at, captured, page.lexicon.short_weekdays.get(key))
        if key in page.lexicon.unsure_weekdays
        else None
    )


def any_weekday(page: Page, at: int, captured: Captured) -> int | None:
    return _one_weekday(page, at, captured, weekday_at(page, at))


def _one_weekday(page: Page, at: int, captured: Captured, day: Weekday | None) -> int | None:
    if day is None:
        return None
    captured.weekdays = frozenset({day})
    return past_dot(page, at + 1) if page.key(at) in page.lexicon.short_weekdays else at + 1


def weekday_at(page: Page, at: int) -> Weekday | None:
    key = page.key(at)
    names = page.lexicon
    day = names.weekdays.get(key)
    if day is None:
        day = names.short_weekdays.get(key)
    return names.plural_weekdays.get(key) if day is None else day


def past_dot(page: Page, at: int) -> int:
    """`Sep.` and `Mo.`: the dot belongs to the word."""
    return at + 1 if page.key(at) == "." and page.glued(at) else at


def weekday_list(page: Page, at: int, captured: Captured) -> int | None:
    """`mon, wed and fri`, `mon-fri`, `tuesdays`: what nobody takes for anything else."""
    end = any_weekdays(page, at, captured)
    several = len(captured.weekdays) > 1 or page.key(at) in page.lexicon.plural_weekdays
    return end if several else None


def any_weekdays(page: Page, at: int, captured: Captured) -> int | None:
    """One or more weekdays in any writing."""
    end, found = None, set[Weekday]()
    for _ in range(MAX_LIST):
        day = weekday_at(page, at)
        if day is None:
            break
        end = past_dot(page, at + 1)
        found.add(day)
        if page.key(end) in page.lexicon.through and (last := weekday_at(page, end + 1)) is not None:
            found.update(_span(day, last))
            end = past_dot(page, end + 2)
        at = page.past_join(end)
    captured.weekdays = frozenset(found)
    return end


def _span(first: Weekday, last: Weekday) -> Iterator[Weekday]:
    return (Weekday((first + step) % WEEK) for step in range((last - first) % WEEK + 1))
