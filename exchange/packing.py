"""What readers of all formats have in common: words, amounts and entries made such as Cairn keeps them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from core.entries import EntryKind
from core.habits import (
    AtLeast,
    AtMost,
    Check,
    Daily,
    EveryN,
    Goal,
    Habit,
    Pause,
    PauseKind,
    Per,
    Quit,
    Schedule,
    Slot,
    Times,
    Version,
)
from core.limits import MAX_NAME, MAX_NOTE, MAX_SLOTS, is_date
from core.names import clean_line, cut, visible_length
from core.parcel import (
    MAX_ENTRIES,
    MAX_FILE_BYTES,
    MAX_RECORDS,
    EmptyFile,
    HugeFile,
    Kept,
    Lost,
    Origin,
    Parcel,
    Record,
)

MOST = Decimal(1_000_000_000)
"""Of amounts and targets: what a date's sum may come to."""
LEAST = Decimal("0.001")
WEEK, LONGEST_GAP = 7, 366
MONTH = range(28, 32)
"""How many days other programs take for a month."""
USUAL_MONTH = 30
PLANS = {EntryKind.SKIP, EntryKind.NO}
"""What a date to come can have."""


@dataclass(slots=True)
class Packing:
    """Collects records, and counts what could not be kept as it was. `today` is the person's date."""

    origin: Origin
    today: date
    lost: Counter[Lost] = field(default_factory=Counter)
    records: list[Record] = field(default_factory=list)
    entries: int = 0

    def name(self, words: str) -> str:
        """A name of one visible line; the number of the habit where there is none."""
        return self._cut(clean_line(words), MAX_NAME) or f"#{len(self.records) + 1}"

    def label(self, words: str) -> str:
        """A category, unit or cue: a line that may be empty."""
        return self._cut(clean_line(words), MAX_NAME)

    def note(self, words: str) -> str:
        """Lines, which may be none."""
        return self._cut("\n".join(map(clean_line, words.splitlines())).strip(), MAX_NOTE)

    def _cut(self, words: str, most: int) -> str:
        if visible_length(words) <= most:
            return words
        self.lost[Lost.WORDS] += 1
        return cut(words, most - 1).rstrip() + "…"

    def amount(self, number: Decimal) -> Decimal | None:
        """As ours are kept; None, and counted, for what cannot be."""
        if not number.is_finite() or not 0 <= number <= MOST:
            self.lost[Lost.AMOUNT] += 1
            return None
        return number.quantize(LEAST).normalize()

    def add(self, habit: Habit, entries: Iterable[Kept], key: str, *, archived: bool = False) -> None:
        """A habit of another program: it starts with its first entry, if that comes before its own start."""
        good = self._sound(habit.versions[0].goal, entries)
        start = min([habit.start, *(kept.entry.date for kept in good[:1])])
        versions = tuple(replace(version, since=min(version.since, start)) for version in habit.versions)
        last = good[-1].entry.date + timedelta(days=1) if good else start
        pauses = (*habit.pauses, Pause(min(last, self.today), None, PauseKind.ARCHIVE)) if archived else habit.pauses
        self.put(Record(replace(habit, start=start, versions=versions, pauses=pauses), tuple(good), key))

    def put(self, record: Record) -> None:
        """Raises: HugeFile."""
        self.entries += len(record.entries) + len(record.habit.versions) + len(record.habit.pauses)
        if self.entries > MAX_ENTRIES or len(self.records) >= MAX_RECORDS:
            raise too_big()
        self.records.append(record)

    def _sound(self, goal: Goal, entries: Iterable[Kept]) -> list[Kept]:
        """By date, one for each; of two the later in the file."""
        by_date: dict[date, Kept] = {}
        for kept in entries:
            entry = kept.entry
            to_come = entry.date > self.today and entry.kind not in PLANS
            if not is_date(entry.date) or to_come or not fits(goal, entry.kind) or entry.date in by_date:
                self.lost[Lost.DATE] += 1
            if is_date(entry.date) and not to_come and fits(goal, entry.kind):
                by_date[entry.date] = kept
        return [by_date[day] for day in sorted(by_date)]

    def parcel(self) -> Parcel:
        """Raises: EmptyFile."""
        if not self.records:
            raise EmptyFile
        return Parcel(tuple(self.records), self.origin, lost=self.lost)


def too_big() -> HugeFile:
    return HugeFile(limit=MAX_FILE_BYTES // 1024**2, entries=MAX_ENTRIES)


def decimal(words: object) -> Decimal | None:
    """The number that somebody else's file gives, if it is one."""
    if isinstance(words, bool) or not isinstance(words, str | int | float | Decimal):
        return None
    try:
        return Decimal(str(words).strip())
    except InvalidOperation:
        return None


def habit(name: str, start: date, schedule: Schedule, goal: Goal) -> Habit:
    """As it arrives: it is nobody's yet."""
    return Habit(0, 0, name, start, (Version(start, schedule, goal),))


def slots(*times: Slot) -> tuple[Slot, ...]:
    """Numbered in the order of their times."""
    ordered = sorted(times, key=lambda slot: slot.time)
    return tuple(replace(slot, number=number) for number, slot in enumerate(ordered[:MAX_SLOTS]))


def plan(times: int, days: int) -> tuple[Schedule, bool]:
    """`times` in `days` days as a schedule, and whether it is exactly that."""
    if days < 1 or times < 1 or times >= days:
        return Daily(), days >= 1 and times == days
    if days == WEEK:
        return Times(times, Per.WEEK), True
    if days in MONTH:
        return Times(times, Per.MONTH), True
    if times == 1 and days <= LONGEST_GAP:
        return EveryN(days), True
    a_week = round(times * WEEK / days)
    if a_week:
        return (Times(a_week, Per.WEEK) if a_week < WEEK else Daily()), False
    return Times(max(1, round(times * USUAL_MONTH / days)), Per.MONTH), False


def counted(target: Decimal, unit: str, days: int, *, at_most: bool) -> tuple[Goal, bool]:
    """An amount in `days` days as a goal, and whether it is exactly that."""
    per, exact = {1: Per.DAY, WEEK: Per.WEEK}.get(days), True
    if per is None:
        per, exact = (Per.MONTH, True) if days in MONTH else (Per.WEEK, False)
        target = target if exact else (target * WEEK / max(1, days)).quantize(LEAST)
    return (AtMost(target, unit, per) if at_most else AtLeast(max(LEAST, target), unit, per)), exact


def fits(goal: Goal, kind: EntryKind) -> bool:
    """Whether a date of that goal can have such an entry."""
    match goal:
        case Check():
            return kind in {EntryKind.DONE, EntryKind.SKIP, EntryKind.NO}
        case AtLeast(per=per):
            return kind is not EntryKind.LAPSE and (per is Per.DAY or kind is not EntryKind.DONE)
        case AtMost():
            return True
        case Quit():
            return kind is not EntryKind.AMOUNT
