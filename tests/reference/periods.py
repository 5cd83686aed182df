"""Section 5: the state of a week or month, of its dates, and the last chance."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from tests.reference.days import JUDGED, Unit, Walk, share_of_limit
from tests.reference.facts import WEEKDAYS, Facts, Version
from tests.reference.wall import DAY


def natural_bounds(version: Version, day: date) -> tuple[date, date]:
    """The whole calendar week or month around a date."""
    if version.unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    first = day - timedelta(days=(day.weekday() - WEEKDAYS.index(version.week_start)) % 7)
    return first, first + timedelta(days=6)


class Period:
    """The dates of one week or month that lie in the stretch, judged by the version on the first of them."""

    def __init__(self, facts: Facts, first: date) -> None:
        self.facts, self.version = facts, facts.version(first)
        whole = natural_bounds(self.version, first)
        self.dates = [first]
        while self.dates[-1] < whole[1] and facts.version(self.dates[-1] + DAY).unit == self.version.unit:
            self.dates.append(self.dates[-1] + DAY)
        self.first, self.last = self.dates[0], self.dates[-1]
        self.is_cut = (self.first, self.last) != whole
        self.length = (whole[1] - whole[0]).days + 1
        self.living = [day for day in self.dates if facts.exists(day)]
        self.off = {day for day in self.dates if self.is_off(day)}
        self.state = self.judge()

    @property
    def counts_days(self) -> bool:
        return bool(self.version.schedule["kind"] == "times")

    def done(self, day: date) -> bool:
        """`times`: met that day by the period's version (a limit: closed and kept); a sum: any amount."""
        if self.counts_days and self.version.limits:
            return self.facts.kind(day) == "done" or (self.kept_by_default(day) and self.facts.believed(day))
        if self.counts_days:
            return self.version.met(self.facts.entries.get(day))
        return not self.version.limits and self.facts.kind(day) == "amount"

    def exceeded(self, day: date) -> bool:
        """The limit of a single date of `times`."""
        over = self.version.goal["kind"] == "at_most" and self.facts.amount(day) > self.version.limit
        return (over or self.facts.kind(day) == "lapse") and not self.facts.paused(day)

    def kept_by_default(self, day: date) -> bool:
        """A closed date of `times` with a limit, on which nothing else is to be said."""
        free = self.facts.kind(day) != "skip" and not self.facts.paused(day) and not self.exceeded(day)
        return self.counts_days and self.version.limits and free and self.facts.closed(day)

    def is_off(self, day: date) -> bool:
        if day not in self.living:
            return True
        if self.kept_by_default(day):
            return not self.facts.believed(day)
        let_off = self.facts.kind(day) == "skip" or self.facts.paused(day) or day in self.facts.cuts
        return let_off and not self.done(day) and not self.counts_against(day)

    def counts_against(self, day: date) -> bool:
        """Something written on a cut date of a limit is judged like any other; a paused date is not judged."""
        written = self.facts.kind(day) in ("done", "amount", "lapse")
        return self.version.limits and written and not self.facts.paused(day)

    def lapsed(self, day: date) -> bool:
        return self.facts.kind(day) == "lapse" and not self.facts.paused(day)

    def amount(self, day: date) -> Fraction:
        """In a limit period amounts on PAUSED dates do not count."""
        return Fraction(0) if self.version.limits and self.facts.paused(day) else self.facts.amount(day)

    def required(self) -> Fraction:
        available = Fraction(self.length - len(self.off), self.length)
        if self.counts_days:
            return Fraction(ceil(self.version.schedule["x"] * available))
        return self.version.target * available

    def reached(self) -> Fraction:
        if self.counts_days:
            return Fraction(sum(self.done(day) for day in self.living))
        return sum((self.amount(day) for day in self.living), Fraction(0))

    def broken_on(self) -> date | None:
        """The date on which a limit was exceeded, or a lapse was written."""
        total = Fraction(0)
        for day in self.living:
            total += self.amount(day)
            if total > self.version.limit or self.lapsed(day):
                return day
        return None

    def closed(self) -> bool:
        return self.facts.closed(self.living[-1])

    def judge(self) -> str:
        if len(self.off) == len(self.dates):
            return "NEUTRAL"
        if self.version.limits and not self.counts_days:
            return self.judge_limit()
        if self.reached() >= self.required():
            return "DONE"
        if not self.closed():
            return "PENDING"
        return "NEUTRAL" if self.is_cut or 2 * len(self.off) > self.length else "MISSED"

    def judge_limit(self) -> str:
        if self.broken_on() is not None:
            return "MISSED"
        if not self.closed():
            return "PENDING"
        return "DONE" if self.facts.believed(self.living[-1]) else "PAUSED"

    def date_state(self, day: date) -> str:
        """Section 4, last paragraph."""
        facts = self.facts
        if self.done(day):
            return "DONE"
        if self.counts_days and self.version.limits and self.exceeded(day):
            return "MISSED"
        broken = self.broken_on() if self.version.limits and not self.counts_days else None
        written = facts.kind(day) == "amount" or self.lapsed(day)
        written = written and not facts.paused(day)
        if broken is not None and self.state == "MISSED" and day >= broken and written:
            return "MISSED"
        if facts.kind(day) == "skip":
            return "SKIPPED"
        if facts.paused(day) or self.kept_by_default(day):
            return "PAUSED"
        free = (self.version.limits and not self.counts_days) or facts.kind(day) is None
        return "PENDING" if day == facts.today and self.state == "PENDING" and free else "REST"

    def last_chance(self) -> bool:
        """PENDING, today has no entry, and the dates left equal what is still required; never for a sum."""
        today = self.facts.today
        if self.state != "PENDING" or not self.counts_days or today in self.facts.entries:
            return False
        free = [day for day in self.living if day not in self.off and not self.done(day)]
        left = [day for day in free if day >= today and not (self.version.limits and self.exceeded(day))]
        return len(left) == self.required() - self.reached()

    def share(self) -> float:
        """Section 9: p of a period."""
        if self.version.limits and not self.counts_days:
            total = sum((self.amount(day) for day in self.living), Fraction(0))
            return share_of_limit(self.version.limit, total, any(self.lapsed(day) for day in self.living))
        return float(min(Fraction(1), self.reached() / self.required()))

    def step(self) -> float:
        return float(0.5 ** (self.length * self.version.frequency() ** 0.5 / 13))

    def walk(self, walk: Walk) -> Unit:
        """Name the dates up to the end of the walk and give the unit."""
        for day in self.dates:
            if day > self.facts.end:
                break
            walk.enter(day)
            walk.states[day] = self.date_state(day) if day in self.living else None
            if walk.states[day] == "DONE" and not self.version.limits:
                walk.last_completion = day
        judged = self.state in JUDGED and (self.state == "DONE" or self.closed())
        return Unit(self.first, self.last, self.state, judged, self.share() if judged else 0.0, self.step())
