"""Section 4: the state of a date of unit day, with `every n` from completion and streak savers."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tests.reference.facts import Facts, Version
from tests.reference.wall import DAY


@dataclass
class Unit:
    """One day, week or month after it was judged; `share` is the p of section 9, `step` its m."""

    first: date
    last: date
    state: str
    judged: bool
    share: float
    step: float


@dataclass
class Walk:
    """What the forward walk carries from date to date."""

    facts: Facts
    due: date | None = None
    last_completion: date | None = None
    version: Version | None = None
    held: int = 0
    towards_next: int = 0
    states: dict[date, str | None] = field(default_factory=dict)

    def enter(self, day: date) -> None:
        """Section 3, `every n from completion`: what an edit does to the due date."""
        before, self.version = self.version, self.facts.version(day)
        if self.version is before:
            return
        if not self.version.chained:
            self.due = None
            return
        n = self.version.schedule["n"]
        if before is None:
            self.due = day  # the start
        elif not before.chained:
            self.due = day if self.last_completion is None else max(day, self.last_completion + n * DAY)
        elif before.schedule["n"] != n:
            assert self.due is not None
            earliest = self.due if self.last_completion is None else self.last_completion + n * DAY
            self.due = max(day, earliest)

    def day(self, day: date) -> Unit | None:
        """Judge one date; None when it does not exist."""
        self.enter(day)
        assert self.version is not None
        version, facts = self.version, self.facts
        if not facts.exists(day):
            self.states[day] = None
            if self.due == day:
                self.due = day + DAY
            return None
        due = self.due == day if version.chained else version.due(day)
        state = self.state(day, version, due)
        self.states[day] = state
        closed = facts.closed(day)
        judged = state in JUDGED and (closed or state == "DONE")
        unit = Unit(day, day, state, judged, share_of_day(facts, version, day), self.step(day, state))
        self.count_savers(day, version, state)
        self.move_due_date(day, state, due)
        if state in ("DONE", "BONUS") and not version.limits:
            self.last_completion = day
        return unit

    def state(self, day: date, version: Version, due: bool) -> str:
        """Section 4: the first rule that fits (1, BEFORE, lies outside the walk)."""
        facts = self.facts
        entry = facts.entries.get(day)
        if version.met(entry):
            return "DONE" if due or version.chained else "BONUS"  # 2
        exceeded = version.goal["kind"] == "at_most" and facts.amount(day) > version.limit
        failed = exceeded or (version.limits and facts.kind(day) == "lapse")
        if failed and due and not facts.paused(day):
            return "MISSED"  # 3
        if facts.kind(day) == "skip" and due:
            return "SKIPPED"  # 4
        if facts.paused(day):
            return "PAUSED"  # 5
        if not due or (day in facts.cuts and day != facts.today and not version.limits):
            return "REST"  # 6
        if not facts.closed(day):
            return "PENDING"  # 7
        if version.limits:
            return "DONE" if facts.believed(day) else "PAUSED"  # 8
        if self.held > 0 and day >= facts.savers_since:
            return "FROZEN"  # 9
        if version.goal["kind"] == "at_least" and version.filled(entry) > 0:
            return "PARTIAL"  # 10
        return "MISSED"  # 11

    def count_savers(self, day: date, version: Version, state: str) -> None:
        """Section 6: the 7th DONE earns one and the count restarts; none are counted while two are held."""
        if day < self.facts.savers_since or version.limits:
            return
        if state == "FROZEN":
            self.held -= 1
        if state == "DONE" and self.held < 2:
            self.towards_next += 1
            if self.towards_next == 7:
                self.held, self.towards_next = self.held + 1, 0

    def move_due_date(self, day: date, state: str, due: bool) -> None:
        """Section 3: a completion and a judged due date give D + n, a due date that is let off the next date."""
        assert self.version is not None
        if not self.version.chained:
            return
        if state == "DONE" or (due and state in ("MISSED", "PARTIAL", "FROZEN")):
            self.due = day + self.version.schedule["n"] * DAY
        elif due and state in ("SKIPPED", "PAUSED", "REST"):
            self.due = day + DAY

    def step(self, day: date, state: str) -> float:
        """Section 9: m of a day unit; an early completion of `every n` weighs gap / n."""
        assert self.version is not None
        half_life = 13 * self.version.frequency() ** 0.5
        if self.version.chained and state == "DONE" and self.last_completion is not None:
            n = self.version.schedule["n"]
            gap = (day - self.last_completion).days
            if gap < n:
                return float(0.5 ** (gap / n / half_life))
        return float(0.5 ** (1 / half_life))


JUDGED = ("DONE", "MISSED", "PARTIAL", "FROZEN")


def share_of_day(facts: Facts, version: Version, day: date) -> float:
    """Section 9: p of a day unit."""
    if version.limits:
        taken = facts.amount(day) if version.goal["kind"] == "at_most" else Fraction(0)  # quit takes no amounts
        return share_of_limit(version.limit, taken, lapsed=facts.kind(day) == "lapse")
    if version.goal["kind"] == "check":
        return 1.0 if version.met(facts.entries.get(day)) else 0.0
    return float(min(Fraction(1), version.filled(facts.entries.get(day)) / version.target))


def share_of_limit(limit: Fraction, total: Fraction, lapsed: bool) -> float:
    if lapsed:
        return 0.0
    if limit == 0:
        return 1.0 if total == 0 else 0.0
    return float(min(Fraction(1), max(Fraction(0), 1 - (total - limit) / limit)))
