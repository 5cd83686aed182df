"""Times of day in a phrase: 21:00, 9pm, half past eight, 9 Uhr; an hour that may be two is given as both."""

from __future__ import annotations

from datetime import time

from core.phrase.page import MAX_LIST, Captured, Moment, Page

NOON = 12


def clocks(page: Page, at: int, captured: Captured) -> int | None:
    """One or more times that look like times."""
    return _moments(page, at, captured, bare=False)


def hours(page: Page, at: int, captured: Captured) -> int | None:
    """One or more times after "at": an hour alone is one too."""
    return _moments(page, at, captured, bare=True)


def _moments(page: Page, at: int, captured: Captured, *, bare: bool) -> int | None:
    end = None
    while len(captured.moments) < MAX_LIST:
        found = moment(page, at, bare=bare)
        if found is None:
            break
        captured.moments.append(found)
        end = found.last
        at = page.past_join(end)
        if at == end:
            break
    return end


def moment(page: Page, at: int, *, bare: bool) -> Moment | None:
    """The time that begins at that token. `bare`: a number alone will do."""
    offset = page.longest(at, list(page.lexicon.hour_offsets))
    start = at + len(offset or ())
    hour, end = _hour(page, start)
    if hour is None:
        return None
    minute, exact = None, False
    if offset is None:
        minute, end, exact = _minutes(page, end)
    oclock = page.longest(end, list(page.lexicon.oclock))
    end += len(oclock or ())
    if oclock and page.lexicon.oclock[oclock]:
        exact = True
        minute, end = _minutes_after_oclock(page, end, minute)
    half = page.longest(end, list(page.lexicon.halves))
    end += len(half or ())
    said = bare or exact or offset or oclock or half
    if not said or not page.ends(end) or (minute is not None and not (exact or half or bare)):
        return None
    options = _options(hour, minute or 0, exact and not offset, page.lexicon.halves[half] if half else "")
    shift = page.lexicon.hour_offsets[offset] if offset else 0
    return Moment(tuple(_shifted(option, shift) for option in options), at, end) if options else None


def _hour(page: Page, at: int) -> tuple[int | None, int]:
    hour = page.digits(at, 2)
    return (page.lexicon.numbers.get(page.key(at)) if hour is None else hour), at + 1


def _minutes(page: Page, at: int) -> tuple[int | None, int, bool]:
    """Minutes glued on by a colon (which makes the time exact) or a dot, and where they end."""
    if not (page.key(at) in {":", "."} and page.glued(at) and page.glued(at + 1)):
        return None, at, False
    minute = page.digits(at + 1, 2)
    if minute is None or len(page.key(at + 1)) < 2:
        return None, at, False
    return minute, at + 2, page.key(at) == ":"


def _minutes_after_oclock(page: Page, at: int, minute: int | None) -> tuple[int | None, int]:
    """`9 Uhr 30`."""
    more = page.digits(at, 2)
    return (more, at + 1) if minute is None and more is not None and len(page.key(at)) == 2 else (minute, at)


def _options(hour: int, minute: int, exact: bool, half: str) -> tuple[time, ...]:
    if hour > 23 or minute > 59:
        return ()
    if half:
        return _in_half(hour, minute, half)
    if exact or hour == 0 or hour > NOON:
        return (time(hour, minute),)
    return (time(hour, minute), time((hour + NOON) % 24, minute))


def _in_half(hour: int, minute: int, half: str) -> tuple[time, ...]:
    """`9pm`, `12am`; `21 Uhr abends` says the same thing twice, `21am` says nothing."""
    if hour > NOON:
        return (time(hour, minute),) if half == "pm" else ()
    return (time(hour % NOON + (NOON if half == "pm" else 0), minute),) if hour else ()


def _shifted(moment: time, minutes: int) -> time:
    total = (moment.hour * 60 + moment.minute + minutes) % (24 * 60)
    return time(total // 60, total % 60)
