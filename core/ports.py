"""What the core asks of the outside: a clock, and storage as a unit of work."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from core.desk import Desk
from core.digest import KIND_OF, Digest, Mark, from_thousandths
from core.entries import Entry
from core.erasures import Erasures
from core.habits import Binned, Habit, HabitDraft, HabitId, Pause, PauseKind, Slot, Version
from core.inbox import Inbox
from core.leases import Leases
from core.links import Links
from core.oversight import Oversight
from core.parcels import Parcels
from core.people import Account, Clock, Person, PersonId, ZoneChange
from core.routines import Routines

TimeSource = Callable[[], datetime]
"""Gives the present instant, in UTC. Called in the dispatcher and the delivery tick only."""


@dataclass(frozen=True, slots=True)
class Change:
    """One write to one entry, kept so that it can be taken back. None: no entry."""

    id: int
    habit: HabitId
    date: date
    before: Entry | None
    after: Entry | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Diary:
    """A habit with everything the rules need to judge it: what was said of its dates, and when its owner was seen."""

    habit: Habit
    digest: Digest = field(default_factory=Digest)
    notes: Mapping[date, str] = field(default_factory=dict)
    """Of those entries that have one."""
    seen: frozenset[date] | None = None
    """None where no rule of this habit asks."""
    logged_at: datetime | None = None
    """When the entry of the date asked for was last written, its note aside. None: nobody asked, or there is none."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, by date. The rules read the digest, which is far quicker."""
        return tuple(replace(entry, note=self.notes.get(entry.date, "")) for entry in self.digest.entries())

    def entry(self, day: date) -> Entry | None:
        """What was said of `day`."""
        mark = self.digest.mark(day)
        kind = KIND_OF.get(mark)
        if kind is None:
            return None
        amount = from_thousandths(self.digest.amount(day.toordinal())) if mark is Mark.AMOUNT else None
        return Entry(day, kind, amount, self.notes.get(day, ""))

    def with_entry(self, day: date, entry: Entry | None) -> Diary:
        """With `entry`, or nothing, instead of what was said of `day`."""
        notes = {noted: note for noted, note in self.notes.items() if noted != day}
        if entry is None:
            return replace(self, digest=self.digest.without(day), notes=notes)
        if entry.note:
            notes[day] = entry.note
        return replace(self, digest=self.digest.put(entry), notes=notes)


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody with a request."""

    person: Person
    given: str | None
    """The answer that this very request has had before."""
    seen: Collection[date]
    """Those days of this month (of the UTC calendar) on which they did something."""


class People(Protocol):
    """Whoever is read here is locked until the end of the transaction: their requests come one after the other."""

    async def by_account(self, platform: str, user: str) -> Person | None: ...

    async def look_up(self, platform: str, user: str) -> Person | None:
        """The same for somebody else to look at, without a lock: two who look each other up wait for neither."""

    async def asking(self, platform: str, user: str, key: str, now: datetime) -> Asking | None:
        """Who that account is, and what is known of their request with that key."""

    async def get(self, person: PersonId) -> Person | None: ...

    async def add(self, account: Account, person: Person, now: datetime) -> Person:
        """Keep a new person (its `id` is given here) with their first account.

        Raises: TryAgain when that account has come to be somebody's since it was looked for.
        """

    async def save(self, person: Person) -> None:
        """Keep every field of `person` but the zone changes."""

    async def accounts(self, person: PersonId) -> Sequence[Account]: ...

    async def save_account(self, person: PersonId, account: Account) -> bool:
        """Add the account, or keep its new chat and reachability. False: it is somebody else's."""

    async def remove_account(self, person: PersonId, platform: str, user: str) -> bool:
        """Whoever it was is somebody new when they come again. False: it is not theirs."""

    async def set_reachable(self, platform: str, user: str, chat: str, reachable: bool) -> bool:
        """Whether that account can be written to, in that chat. False: nobody has it."""

    async def change_zone(self, person: PersonId, change: ZoneChange) -> None: ...

    async def forget_zone_changes(self, person: PersonId, after: datetime) -> None:
        """Those that would happen after that instant."""

    async def saw(self, person: PersonId, day: date) -> None:
        """The person did something on `day`; saying it twice is saying it once."""


class Habits(Protocol):
    """Every method takes the owner first: a habit of somebody else is as if it did not exist."""

    @property
    def changed(self) -> Mapping[PersonId, Collection[HabitId | None]]:
        """Whose habits this transaction has changed: names, order, plans, pauses, reminders, which there are.

        With those that are called, planned or paused otherwise; None: all of theirs.
        """

    async def add(self, person: PersonId, draft: HabitDraft, now: datetime) -> Habit: ...

    async def get(self, person: PersonId, habit: HabitId) -> Habit | None: ...

    async def all(self, person: PersonId) -> Sequence[Habit]:
        """In the person's order, archived ones too, without those in the bin."""

    async def count(self, person: PersonId) -> int: ...

    async def save(self, person: PersonId, habit: Habit) -> None:
        """Keep every field of the habit itself; its versions, pauses and slots have methods of their own."""

    async def add_version(self, person: PersonId, habit: HabitId, version: Version) -> None: ...

    async def set_slots(self, person: PersonId, habit: HabitId, planned: Sequence[PlannedSlot]) -> None:
        """Instead of those it had."""

    async def add_pause(self, person: PersonId, habit: HabitId | None, pause: Pause) -> int | None:
        """Its number. None for `habit`: all habits of the person. None as the answer: no such habit."""

    async def end_pause(self, person: PersonId, habit: HabitId | None, kind: PauseKind, last: date) -> bool:
        """Let what runs on the day after `last` have that last day; if it began on that day after, it goes."""

    async def remove_pause(self, person: PersonId, pause: int) -> bool:
        """As if it had never been; by its number."""

    async def arrange(self, person: PersonId, habits: Sequence[HabitId]) -> None:
        """The person's order from now on."""

    async def pauses(self, person: PersonId, since: date) -> Sequence[tuple[HabitId | None, Pause]]:
        """Pauses, not archives, that are not over before `since`, by their beginning; None: of all habits."""

    async def replace_pause(self, person: PersonId, habit: HabitId | None, old: Pause, new: Pause | None) -> bool:
        """Give that pause other dates; None: take it away. False: there is none such."""

    async def put_in_bin(self, person: PersonId, habit: HabitId, now: datetime) -> bool: ...

    async def in_bin(self, person: PersonId) -> Sequence[Binned]:
        """The latest first."""

    async def take_from_bin(self, person: PersonId, habit: HabitId, since: datetime) -> bool:
        """False for what has lain there since before then: it is as good as gone."""

    async def empty_bins(self, before: datetime) -> int:
        """Remove for good what was put in the bin before then; how many habits."""


class Entries(Protocol):
    async def diary(self, person: PersonId, habit: HabitId) -> Diary | None: ...

    async def diaries(self, person: PersonId, day: date | None = None) -> Sequence[Diary]:
        """Of all habits that are not in the bin, in the person's order; with when the entries of `day` were written."""

    async def get(self, person: PersonId, habit: HabitId, day: date) -> Entry | None: ...

    async def logged_at(self, person: PersonId, habit: HabitId) -> Sequence[tuple[date, datetime, str]]:
        """Date, instant and zone in which each entry was last written, its note aside."""

    async def write(
        self,
        person: Person,
        habit: HabitId,
        day: date,
        before: Entry | None,
        after: Entry | None,
        key: str,
        now: datetime,
        digest: Digest | None = None,
    ) -> bool:
        """Replace the entry and keep the change. `digest`: of the habit, as this transaction has read it.

        False, and nothing is written, if `key` has written for this person before (whatever it was: a request that
        writes several entries needs a key for each) or if there is no such habit.
        """

    async def last_change(
        self, person: PersonId, habit: HabitId | None = None, day: date | None = None
    ) -> Change | None:
        """The newest change not yet taken back."""

    async def take_back(self, person: Person, change: Change, now: datetime) -> bool:
        """The entry is what it was before the change, its `logged_at` too. False: it has been taken back already."""


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """A slot with the next instant at which it fires and the date it then asks for; None: never again."""

    slot: Slot
    next_utc: datetime | None
    next_date: date | None


@dataclass(frozen=True, slots=True)
class DueSlot:
    """A slot whose instant has come, with what is needed to plan the one after."""

    id: int
    person: PersonId
    habit: Habit
    clock: Clock
    planned: PlannedSlot


SNOOZED_SLOT, WELCOME_BACK, CAUGHT_UP = -1, -2, -3
"""In the place of a slot's number: what was put off, a return from vacation, and that we have been away."""


class DeliveryState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    SKIPPED = "skipped"
    EXPIRED = "expired"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message that is to leave: for a slot and date, or after a snooze."""

    id: str
    person: PersonId
    habit: HabitId
    date: date
    slot: int
    dedupe_key: str
    not_before: datetime
    expires_at: datetime
    attempts: int = 0
    unsure: bool = False
    """It may have arrived already."""


class Outbox(Protocol):
    async def due_slots(
        self, now: datetime, limit: int, after: datetime | None = None, people: Collection[PersonId] = ()
    ) -> Sequence[DueSlot]:
        """Slots whose `next_utc` is at or before `now`, the earliest first; of habits in the bin too.

        With `after`, only those of `people` that are due after then.

        Those that another transaction is claiming are passed over. Raises: Unreadable.
        """

    async def put_off(self, slot: int, now: datetime, until: datetime) -> HabitId | None:
        """That slot, which may be one that cannot be read; whose it is. None: it is not due any more."""

    async def planned_slots(self, after: int, limit: int) -> Sequence[DueSlot]:
        """Slots that have a next instant, whenever that is, by their numbers; those behind `after`.

        Raises: Unreadable.
        """

    async def planned_with(self) -> str:
        """The release of the time zones by which slots are planned; "" while nobody has said so."""

    async def keep_planned_with(self, release: str) -> None: ...

    async def move_on(self, moves: Sequence[tuple[DueSlot, datetime | None, date | None]]) -> frozenset[int]:
        """Set the next instant of each slot if nobody else has (compare-and-set); the ids that were ours."""

    async def put(self, deliveries: Sequence[Delivery]) -> None:
        """Add those whose dedupe key is new; the others are there already."""

    async def lease(
        self, owner: str, now: datetime, until: datetime, limit: int, only: Collection[str] | None = None
    ) -> Sequence[Delivery]:
        """Waiting deliveries that are due and that nobody holds; they are `owner`'s until then. With `only`: those to
        people who are on one of these platforms, and what is too late for everybody."""

    async def give_back(self, owner: str) -> None:
        """Whatever waits and is that owner's is nobody's any more."""

    async def settle(self, delivery: str, owner: str, state: DeliveryState, now: datetime, reason: str = "") -> bool:
        """End a delivery that `owner` still holds."""

    async def postpone(
        self, delivery: str, owner: str, not_before: datetime, reason: str, *, counts: bool = True, unsure: bool = False
    ) -> bool:
        """Give a delivery back, to be tried again. It counts as an attempt, unless the platform only asked to wait."""

    async def withdraw(self, person: PersonId, habit: HabitId, day: date) -> None:
        """Skip the reminders that still wait for that habit and date."""

    async def asks_again(self, person: PersonId, habits: Collection[HabitId], day: date) -> datetime | None:
        """When the next message leaves that one of them was put off to on that date."""

    async def nudges(self, person: PersonId, habit: HabitId, day: date) -> int:
        """How many reminders of that date were sent; what the person has put off counts once more."""

    async def expired(self, person: PersonId, since: datetime) -> tuple[datetime, date] | None:
        """Of the reminders given up since then as too late: when the first was due, and the date of the last."""

    async def asked(self, person: PersonId, habit: HabitId, before: date, limit: int) -> Sequence[date]:
        """The last dates before that one for which a reminder was sent, the newest first."""

    async def next_due(self, person: PersonId) -> datetime | None:
        """The instant of the person's next message, of slots and snoozes."""

    async def forget_ended(self, before: datetime) -> int:
        """Of deliveries that were due before then and no longer wait; how many."""


class Storage(Protocol):
    """One transaction: committed when its block ends well, else as if it had never been."""

    @property
    def people(self) -> People: ...
    @property
    def habits(self) -> Habits: ...
    @property
    def entries(self) -> Entries: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def desk(self) -> Desk: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def links(self) -> Links: ...
    @property
    def routines(self) -> Routines: ...
    @property
    def parcels(self) -> Parcels: ...
    @property
    def leases(self) -> Leases: ...
    @property
    def erasures(self) -> Erasures: ...
    @property
    def oversight(self) -> Oversight: ...


class Database(Protocol):
    def transaction(self) -> AbstractAsyncContextManager[Storage]: ...
