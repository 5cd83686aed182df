"""The answers of section 10, computed as the page says them: sections 6, 7, 8 and 9 on top of the walk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tests.reference.days import JUDGED, Unit, Walk
from tests.reference.facts import Facts, Json, Version, as_date, as_instant
from tests.reference.periods import Period
from tests.reference.wall import DAY, Place, accepted, exists_in, first_instant, last_instant


def evaluate(section: str, case: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "instants": instants,
        "local_dates": local_dates,
        "day_bounds": day_bounds,
        "backfill": backfill,
        "habits": habit,
        "reminders": reminder,
    }[section](case)


def written(instant: datetime | None) -> str | None:
    return None if instant is None else instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def place_of(case: Json, now: datetime) -> Place:
    return Place(case["zone"], time.fromisoformat(case.get("day_start") or "00:00"), now)


def instants(case: Json) -> dict[str, Any]:
    zone, day, at = case["zone"], as_date(case["date"]), time.fromisoformat(case["time"])
    if not exists_in(zone, day):
        return {"utc": None, "last_utc": None}
    return {"utc": written(first_instant(zone, day, at)), "last_utc": written(last_instant(zone, day, at))}


def local_dates(case: Json) -> dict[str, Any]:
    now = as_instant(case["utc"])
    return {"date": place_of(case, now).local_date(now).isoformat()}


def day_bounds(case: Json) -> dict[str, Any]:
    day = as_date(case["date"])
    if not exists_in(case["zone"], day):
        return {"opens": None, "closes": None}  # R6
    place = place_of(case, datetime.combine(day, time(12), UTC))
    return {"opens": written(place.opens(day)), "closes": written(place.closes(day))}


def backfill(case: Json) -> dict[str, Any]:
    """Of all the dates the case asks about, which are accepted."""
    place = place_of(case, as_instant(case["now"]))
    start, window = as_date(case["start"]), int(case.get("window_hours", 48))
    asked = [*case.get("accepts", []), *case.get("refuses", [])]
    answers = {day: accepted(place, window, start, as_date(day)) for day in asked}
    return {"accepts": [day for day in asked if answers[day]], "refuses": [day for day in asked if not answers[day]]}


def reminder(case: Json) -> dict[str, Any]:
    """Section 8, without entries: the first slot strictly after `after`."""
    after, start, at = as_instant(case["after"]), as_date(case["start"]), time.fromisoformat(case["time"])
    place = place_of(case, after)
    version = Version(start, case["schedule"], {"kind": "check"}, "mon", start)
    fires: list[tuple[datetime, date]] = []
    day = max(start, after.date() - 4 * DAY)
    until = last_date_to_try(version, day)
    while day <= until and len(fires) < 3:  # slots of neighbouring dates may change places, not more
        if place.exists(day) and (version.chained or version.due(day)):
            shown_on = place.next_existing(day) if at < place.day_start else day
            instant = first_instant(place.zone, shown_on, at)
            if instant > after:
                fires.append((instant, day))
        day += DAY
    if not fires:
        return {"fires": None, "date": None}
    instant, day = min(fires)
    return {"fires": written(instant), "date": day.isoformat()}


def last_date_to_try(version: Version, day: date) -> date:
    if version.schedule["kind"] == "dates":
        return max(as_date(each) for each in version.schedule["dates"])
    return day + timedelta(days=40 + 4 * int(version.schedule.get("n", 1)))


@dataclass
class Stretch:
    """Section 3: a maximal run of dates whose versions share one unit."""

    unit: str
    units: list[Unit]


def habit(case: Json) -> dict[str, Any]:
    facts = Facts(case)
    walk = Walk(facts)
    stretches, periods = walked(facts, walk)
    unit = stretches[-1].unit if stretches else facts.version(facts.start).unit
    alike = [each for each in stretches if each.unit == unit]
    runs = [streaks(facts, each.units) for each in alike]
    longest, longest_dates = longest_of(runs)
    names = [each.state for stretch in alike for each in stretch.units]
    today = next((each for each in periods if each.first <= facts.today <= each.last), None)
    return {
        "today": facts.today.isoformat(),
        "unit": unit,
        "current": runs[-1][0] if runs else 0,
        "longest": longest,
        "longest_dates": longest_dates,
        "rate": [names.count("DONE"), sum(name in JUDGED for name in names)],
        "savers_held": walk.held,
        "states": {day.isoformat(): name for day, name in walk.states.items()},
        "periods": {each.first.isoformat(): each.state for each in periods},
        "last_chance": today is not None and today.last_chance(),
        "strength": strength(facts, stretches),
    }


def walked(facts: Facts, walk: Walk) -> tuple[list[Stretch], list[Period]]:
    stretches: list[Stretch] = []
    periods: list[Period] = []
    day = facts.start
    while day <= facts.end:
        unit = facts.version(day).unit
        if not stretches or stretches[-1].unit != unit:
            stretches.append(Stretch(unit, []))
        if unit == "day":
            judged = walk.day(day)
            if judged is not None:
                stretches[-1].units.append(judged)
            day += DAY
            continue
        periods.append(Period(facts, day))
        stretches[-1].units.append(periods[-1].walk(walk))
        day = periods[-1].last + DAY
    return stretches, periods


Run = tuple[int, date, date]


def streaks(facts: Facts, units: list[Unit]) -> tuple[int, Run | None]:
    """Section 6: the current streak of one stretch, and the longest with its first and last date."""
    current, first, before = 0, date.min, date.max
    best: Run | None = None
    for each in units:
        if any(before <= end < min(each.last, facts.end) for end in facts.long_archive_ends()):
            current = 0
        if each.state in ("MISSED", "PARTIAL"):
            current = 0
        if each.state == "DONE":
            first = each.first if current == 0 else first
            current += 1
            if best is None or current > best[0]:
                best = (current, first, each.last)
        before = each.last
    return current, best


def longest_of(runs: list[tuple[int, Run | None]]) -> tuple[int, list[str] | None]:
    reached = [run for _, run in runs if run is not None]
    if not reached:
        return 0, None
    best = max(reached, key=lambda run: run[0])
    return best[0], [best[1].isoformat(), best[2].isoformat()]


def strength(facts: Facts, stretches: list[Stretch]) -> float:
    """Section 9."""
    score = 1.0 if facts.version(facts.start).limits else 0.0
    for stretch in stretches:
        for each in stretch.units:
            if each.judged:
                score = score * each.step + each.share * (1 - each.step)
    return score
