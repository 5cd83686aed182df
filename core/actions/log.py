"""Logging: done, amounts, skips, lapses, and taking them back."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from core import milestones
from core.actions.dates import check_open
from core.actions.overview import Standing, judge_for, stand
from core.days import local_date
from core.entries import Entry, EntryKind
from core.errors import CairnError
from core.habits import AtLeast, AtMost, Check, Goal, Habit, HabitId, Per, Quit
from core.limits import check_amount
from core.names import check_note
from core.people import Person
from core.plan import due_dates, version_on
from core.ports import Diary, Storage
from core.timeline import Judgement, Rule, State

Dates = frozenset[date]

NOT_DONE = frozenset({EntryKind.SKIP, EntryKind.NO})
"""What stands beside these is their reason."""


class NoSuchHabit(CairnError):
    """That habit is not here any more."""  # the fact `habit`: its number, where that is known

    text_key = "error-no-such-habit"


class AlreadyPaused(CairnError):
    """That date is paused: nothing to skip."""

    text_key = "error-skip-needless"


class NothingAsked(CairnError):
    """Nothing is asked on that date: nothing to skip."""

    text_key = "error-skip-not-asked"


class NoSkipsLeft(CairnError):
    """All skips of this month are used."""

    text_key = "error-no-skips-left"


class NeedsAmount(CairnError):
    """This habit is counted: how much was it?"""

    text_key = "error-needs-amount"


class NotCounted(CairnError):
    """This habit is done or not done; it takes no amount."""

    text_key = "error-not-counted"


class NotALimit(CairnError):
    """Only a limit, or something you quit, can lapse."""

    text_key = "error-not-a-limit"


class NothingToUndo(CairnError):
    """There is nothing to take back."""

    text_key = "error-nothing-to-undo"


@dataclass(frozen=True)
class Logged:
    """What a write did: the entry and the habit's standing before and after."""

    diary: Diary
    """As it is after the write."""
    date: date
    after: Judgement
    judge_before: Callable[[], Judgement] = field(repr=False)
    already: bool = False
    """Nothing was written: it had been said before."""
    was: Entry | None = None
    """The entry before."""

    @cached_property
    def before(self) -> Judgement:
        """Judged when asked: what most writes come to can be told without."""
        return self.judge_before()

    @property
    def habit(self) -> Habit:
        return self.diary.habit

    @property
    def entry(self) -> Entry | None:
        return self.diary.entry(self.date)

    @property
    def state(self) -> State | None:
        return self.after.state(self.date)

    @property
    def only_the_note(self) -> bool:
        """Nothing but what is noted beside the entry has changed."""
        entry = self.entry
        return entry is not None and self.was is not None and replace(self.was, note=entry.note) == entry

    @property
    def saver_dates(self) -> Dates:
        """Where this write made a streak saver step in, or gave one back; of other dates than its own."""
        return (self.before.saved ^ self.after.saved) - {self.date} if self.after.has_savers else frozenset()

    @property
    def lost_by_this(self) -> bool:
        """Since this write the week or month cannot be reached any more."""
        return self.after.lost and not self.before.lost

    @property
    def milestone(self) -> int | None:
        """The round number that this write reached."""
        unit, current = self.after.unit, self.after.current + self._kept_today
        if milestones.reached(unit, 0, current) is None or self.before.unit is not unit:
            return None
        return milestones.reached(unit, self.before.current, current)

    @property
    def new_best(self) -> bool:
        """The streak has just become longer than every run before it."""
        return not self.already and milestones.is_best(self.after) and milestones.new_best(self.before, self.after)

    @property
    def comeback(self) -> bool:
        """The first one done after several that were missed."""
        returns = not self.already and milestones.is_return(self.after)
        return returns and milestones.comes_back(self.before, self.after)

    @property
    def _kept_today(self) -> bool:
        """A limit said to be kept counts when its date closes; a round number is told when it is said."""
        goal, entry = version_on(self.habit, self.date).goal, self.entry
        kept = entry is not None and entry.kind is EntryKind.DONE and self.was != entry
        return kept and isinstance(goal, AtMost | Quit) and self.after.unit is Per.DAY and self.state is State.PENDING


async def mark_done(
    storage: Storage, person: Person, habit: HabitId, day: date, key: str, now: datetime, note: str = ""
) -> Logged:
    """The date is done; for a limit or something quit: it was kept.

    Raises: NoSuchHabit, DateToCome, DateClosed, DateBeforeStart, NeedsAmount for a sum over a week or month.
    """

    def done(goal: Goal, entry: Entry | None) -> Entry | None:
        if isinstance(goal, AtLeast) and goal.per is not Per.DAY:
            raise NeedsAmount(unit=goal.unit)
        if entry is not None and _is_reached(goal, entry):
            return replace(entry, note=check_note(note) or entry.note)
        return with_kind(entry, day, EntryKind.DONE, note)

    return await write(storage, person, habit, day, key, now, done)


async def add_amount(
    storage: Storage,
    person: Person,
    habit: HabitId,
    day: date,
    amount: Decimal,
    key: str,
    now: datetime,
    note: str = "",
) -> Logged:
    """Add to the day's amount. Raises as `mark_done` does; NotCounted, AmountRefused."""
    added = check_amount(amount)

    def more(goal: Goal, entry: Entry | None) -> Entry | None:
        if isinstance(goal, Check | Quit):
            raise NotCounted
        kept = with_kind(entry, day, EntryKind.AMOUNT, note)
        return replace(kept, amount=check_amount(amount_of(goal, entry) + added))

    return await write(storage, person, habit, day, key, now, more)


async def skip(
    storage: Storage, person: Person, habit: HabitId, day: date, key: str, now: datetime, reason: str = ""
) -> Logged:
    """Skip a date, which leaves the streak as it is. What is done already stays done.

    Raises as `mark_done` does; NoSkipsLeft, AlreadyPaused, NothingAsked.
    """
    diary = await _diary(storage, person, habit)
    standing = stand(diary, person, now)
    rule, before = standing.judgement.rule(day), diary.entry(day)
    if before is not None and standing.is_done(day):
        return Logged(diary, day, standing.judgement, lambda: standing.judgement, already=True)
    if rule is Rule.PAUSED:
        raise AlreadyPaused
    if rule is Rule.NOT_DUE or (rule is None and due_dates(diary.habit)(day) != day):
        raise NothingAsked
    if not _is(diary, day, EntryKind.SKIP) and skips_left(person, diary, day) == 0:
        raise NoSkipsLeft(allowance=person.preferences.skips_a_month)

    def skipped(goal: Goal, entry: Entry | None) -> Entry | None:
        return with_kind(entry, day, EntryKind.SKIP, reason)

    return await write(storage, person, habit, day, key, now, skipped, diary, may_be_planned=True)


async def say_no(
    storage: Storage, person: Person, habit: HabitId, day: date, key: str, now: datetime, reason: str = ""
) -> Logged:
    """The person says that it will not be, or was not. Raises: NoSuchHabit, DateToCome, DateClosed, DateBeforeStart."""

    def no(goal: Goal, entry: Entry | None) -> Entry | None:
        return with_kind(entry, day, EntryKind.NO, reason)

    return await write(storage, person, habit, day, key, now, no)


async def lapse(
    storage: Storage, person: Person, habit: HabitId, day: date, key: str, now: datetime, note: str = ""
) -> Logged:
    """What was to be left was not. Raises: NoSuchHabit, DateToCome, DateClosed, DateBeforeStart, NotALimit."""

    def lapsed(goal: Goal, entry: Entry | None) -> Entry | None:
        if not isinstance(goal, AtMost | Quit):
            raise NotALimit
        return with_kind(entry, day, EntryKind.LAPSE, note)

    return await write(storage, person, habit, day, key, now, lapsed)


async def set_amount(
    storage: Storage,
    person: Person,
    habit: HabitId,
    day: date,
    amount: Decimal,
    key: str,
    now: datetime,
    note: str = "",
) -> Logged:
    """The day's amount is that, whatever was said before. Raises as `add_amount` does."""
    whole = check_amount(amount)

    def counted(goal: Goal, entry: Entry | None) -> Entry | None:
        if isinstance(goal, Check | Quit):
            raise NotCounted
        return replace(with_kind(entry, day, EntryKind.AMOUNT, note), amount=whole)

    return await write(storage, person, habit, day, key, now, counted)


async def clear(storage: Storage, person: Person, habit: HabitId, day: date, key: str, now: datetime) -> Logged:
    """As if nothing had been said of the date; it can be undone. Raises as `mark_done` does."""
    return await write(storage, person, habit, day, key, now, lambda goal, entry: None, may_be_planned=True)


async def undo(
    storage: Storage, person: Person, now: datetime, habit: HabitId | None = None, day: date | None = None
) -> Logged:
    """Take the newest change back (of that habit and date, where given): what was there before is there again.

    Raises: NothingToUndo; DateClosed when that date has closed for good.
    """
    change = await storage.entries.last_change(person.id, habit, day)
    if change is None:
        raise NothingToUndo
    diary = await _diary(storage, person, change.habit)
    check_open(person, diary.habit, change.date, now, may_be_planned=True)
    await storage.entries.take_back(person, change, now)
    restored = _replaced(diary, change.date, change.before)
    judged = _judge(restored, person, now)
    return Logged(restored, change.date, judged, lambda: _judge(diary, person, now), was=diary.entry(change.date))


async def standing_of(storage: Storage, person: Person, habit: HabitId, now: datetime) -> Standing:
    """The habit as it stands. Raises: NoSuchHabit."""
    return stand(await _diary(storage, person, habit), person, now)


def skips_left(person: Person, diary: Diary, day: date) -> int:
    """Of the month of `day`."""
    dates = (day.replace(day=number) for number in range(1, monthrange(day.year, day.month)[1] + 1))
    used = sum(_is(diary, date_, EntryKind.SKIP) for date_ in dates)
    return max(0, person.preferences.skips_a_month - used)


async def write(
    storage: Storage,
    person: Person,
    habit: HabitId,
    day: date,
    key: str,
    now: datetime,
    change: Callable[[Goal, Entry | None], Entry | None],
    diary: Diary | None = None,
    may_be_planned: bool = False,
) -> Logged:
    """Put what `change` makes of the entry in its place.

    Raises: NoSuchHabit, DateToCome, DateClosed, DateBeforeStart; what `change` raises.
    """
    diary = diary or await _diary(storage, person, habit)
    check_open(person, diary.habit, day, now, may_be_planned=may_be_planned)
    before = diary.entry(day)
    goal = version_on(diary.habit, day).goal
    after = change(goal, before)
    if before and before.note and after and not after.note and _is_after_all(after.kind, before):
        after = replace(after, note=await _note_before_that(storage, person, habit, day))
    if after == before or not await storage.entries.write(person, habit, day, before, after, key, now, diary.digest):
        judged = _judge(diary, person, now)
        return Logged(diary, day, judged, lambda: judged, already=True, was=before)
    written = _replaced(diary, day, after)
    return Logged(written, day, _judge(written, person, now), lambda: _judge(diary, person, now), was=before)


async def _note_before_that(storage: Storage, person: Person, habit: HabitId, day: date) -> str:
    """What was noted before the date was said not to be done: that is no reason why it was not."""
    change = await storage.entries.last_change(person.id, habit, day)
    said = change.before if change else None
    return said.note if said and said.kind not in NOT_DONE else ""


async def _diary(storage: Storage, person: Person, habit: HabitId) -> Diary:
    diary = await storage.entries.diary(person.id, habit)
    if diary is None:
        raise NoSuchHabit(habit=habit)
    return diary


def _judge(diary: Diary, person: Person, now: datetime) -> Judgement:
    seen = diary.seen and diary.seen | {local_date(person.clock, now)}
    return judge_for(person, diary, now, seen)


def _replaced(diary: Diary, day: date, entry: Entry | None) -> Diary:
    return diary.with_entry(day, entry)


def _is_reached(goal: Goal, entry: Entry | None) -> bool:
    """Does the day's amount reach the target? "Done" would only forget how much it was."""
    return isinstance(goal, AtLeast) and amount_of(goal, entry) >= goal.target


def amount_of(goal: Goal, entry: Entry | None) -> Decimal:
    """What the day's entry is worth: "done" is the whole target."""
    if entry is not None and entry.kind is EntryKind.DONE and isinstance(goal, AtLeast):
        return goal.target
    return entry.amount if entry and entry.kind is EntryKind.AMOUNT and entry.amount else Decimal(0)


def with_kind(entry: Entry | None, day: date, kind: EntryKind, note: str = "") -> Entry:
    """A note survives unless there is another one, or it said why what is done now was not; an amount does not."""
    kept = "" if entry is None or _is_after_all(kind, entry) else entry.note
    return Entry(day, kind, note=check_note(note) or kept)


def _is_after_all(kind: EntryKind, before: Entry) -> bool:
    """Done though it was said not to be."""
    return before.kind in NOT_DONE and kind not in NOT_DONE


def _is(diary: Diary, day: date, kind: EntryKind) -> bool:
    entry = diary.entry(day)
    return entry is not None and entry.kind is kind
