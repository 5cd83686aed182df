"""The stored facts of one habit as section 10 writes them: versions, entries, pauses (sections 2, 3 and 7)."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from tests.reference.wall import DAY, Place

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Json = Mapping[str, Any]


def as_date(text: str) -> date:
    return date.fromisoformat(text)


def as_instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def as_number(number: Any) -> Fraction:
    """Amounts are decimals, compared exactly: 0.1 is one tenth."""
    return Fraction(str(number))


@dataclass(frozen=True)
class Version:
    """One schedule and goal from a date on; `anchor` is where `every n from start` counts from."""

    since: date
    schedule: Json
    goal: Json
    week_start: str
    anchor: date

    @property
    def unit(self) -> str:
        if self.schedule["kind"] == "times":
            return str(self.schedule["per"])
        return str(self.goal.get("per", "day"))

    @property
    def limits(self) -> bool:
        return self.goal["kind"] in ("at_most", "quit")

    @property
    def limit(self) -> Fraction:
        return as_number(self.goal.get("limit", 0))

    @property
    def target(self) -> Fraction:
        return as_number(self.goal["target"])

    @property
    def chained(self) -> bool:
        """`every n` from completion: one due date at a time."""
        kind = self.schedule["kind"], self.schedule.get("from", "completion")
        return kind == ("every", "completion") and self.unit == "day"

    def due(self, day: date) -> bool:
        """Section 3, first table; not for `every n` from completion."""
        match self.schedule["kind"]:
            case "weekdays":
                return bool(WEEKDAYS[day.weekday()] in self.schedule["days"])
            case "every":
                return bool((day - self.anchor).days % self.schedule["n"] == 0)
            case "dates":
                return bool(day.isoformat() in self.schedule["dates"])
            case "monthdays":
                length = monthrange(day.year, day.month)[1]
                return day.day in {min(each, length) for each in self.schedule["days"]}
        return True

    def met(self, entry: Json | None) -> bool:
        """Section 3, second and third table: check and at_least per day."""
        if entry is None or self.limits:
            return False
        if self.goal["kind"] == "check":
            return bool(entry["kind"] == "done")
        return self.filled(entry) >= self.target

    def filled(self, entry: Json | None) -> Fraction:
        """How much of an at_least target a date has; `done` is the full target of a day, nothing in a period's sum."""
        if entry is not None and entry["kind"] == "amount":
            return as_number(entry["amount"])
        full = entry is not None and entry["kind"] == "done" and self.goal["per"] == "day"
        return self.target if full else Fraction(0)

    def frequency(self) -> float:
        """Section 9: required units per day."""
        if self.goal.get("per", "day") != "day":
            return 1.0
        match self.schedule["kind"]:
            case "weekdays":
                return len(set(self.schedule["days"])) / 7
            case "every":
                return 1 / float(self.schedule["n"])
            case "dates":
                days = {as_date(each) for each in self.schedule["dates"]}
                return len(days) / ((max(days) - min(days)).days + 1)
            case "monthdays":
                return len(set(self.schedule["days"])) / 30.4375
            case "times":
                return float(self.schedule["x"]) / (7 if self.schedule["per"] == "week" else 30.4375)
        return 1.0


def versions_of(case: Json, person: Json) -> list[Version]:
    """In order; of two with the same date only the one written last is in force."""
    by_date = {as_date(each["from"]): each for each in case["versions"]}
    versions: list[Version] = []
    for since in sorted(by_date):
        raw = by_date[since]
        adjoins = bool(versions) and same_schedule(versions[-1].schedule, raw["schedule"])
        anchor = versions[-1].anchor if adjoins else since
        week_start = raw.get("week_start") or person.get("week_start") or "mon"
        versions.append(Version(since, raw["schedule"], raw["goal"], week_start, anchor))
    return versions


def same_schedule(one: Json, other: Json) -> bool:
    def key(schedule: Json) -> dict[str, Any]:
        parts = {name: set(part) if isinstance(part, list) else part for name, part in schedule.items()}
        return {"from": "completion", **parts} if schedule["kind"] == "every" else parts

    return key(one) == key(other)


class Facts:
    """A case of the format, read once; every question is answered by looking through the lists."""

    def __init__(self, case: Json) -> None:
        person: Json = case.get("person", {})
        changes = {as_instant(each["at"]): each["zone"] for each in person.get("zone_changes") or []}
        day_start = time.fromisoformat(person.get("day_start") or "00:00")
        self.now = as_instant(case["now"])
        self.place = Place(person.get("zone", "UTC"), day_start, self.now, sorted(changes.items()))
        self.start = as_date(case["start"])
        self.versions = versions_of(case, person)
        self.entries = {as_date(each["date"]): each for each in case.get("entries") or []}
        self.pauses = [
            (as_date(each["from"]), as_date(each["to"]) if each.get("to") else date.max, each.get("kind", "pause"))
            for each in case.get("pauses") or []
        ]
        self.savers_since = as_date(person["savers_since"]) if person.get("savers_since") else date.max
        self.seen = None if person.get("seen") is None else {as_date(each) for each in person["seen"]}
        self.today = self.place.today()
        self.cuts = self.place.cut_dates()
        self._known: dict[date, bool] = {}
        written = (day for day, each in self.entries.items() if each["kind"] in COUNTS)
        self.end = max([self.today, *filter(self.exists, written)])

    def version(self, day: date) -> Version:
        """The latest with effective_from <= date; before all of them, the first."""
        return next((each for each in reversed(self.versions) if each.since <= day), self.versions[0])

    def exists(self, day: date) -> bool:
        if day not in self._known:
            self._known[day] = self.place.exists(day)
        return self._known[day]

    def paused(self, day: date) -> bool:
        return any(first <= day <= last for first, last, _ in self.pauses)

    def kind(self, day: date) -> str | None:
        """What was written on this date."""
        return self.entries[day]["kind"] if day in self.entries else None

    def amount(self, day: date) -> Fraction:
        return as_number(self.entries[day]["amount"]) if self.kind(day) == "amount" else Fraction(0)

    def closed(self, day: date) -> bool:
        if abs((day - self.today).days) > 3:
            return day < self.today
        return self.place.closed(day)

    def believed(self, day: date) -> bool:
        """Success by default, section 3: seen on some S with S <= D <= S + 7, or kept on D."""
        if self.seen is None or self.kind(day) == "done":
            return True
        return any(day - timedelta(days=i) in self.seen for i in range(8))

    def long_archive_ends(self) -> list[date]:
        """Section 6: the ends of archives longer than 30 dates."""
        ended = [(first, last) for first, last, kind in self.pauses if kind == "archive" and last < date.max]
        return [last for first, last in ended if last - first >= 30 * DAY]


COUNTS = ("done", "amount", "lapse")
