"""Reminders: when each slot fires next, and whether the habit still needs asking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from core.actions.bundles import TOGETHER
from core.actions.overview import judge_for
from core.days import DAY, closes
from core.digest import Mark
from core.habits import ALL_DAYS, LAST_CALL, Habit, HabitId, Slot
from core.insight import IGNORED_IN_A_ROW
from core.last_call import MOST_NUDGES, ends_tonight, last_call_time
from core.people import Clock, Person, PersonId
from core.plan import due_dates
from core.ports import SNOOZED_SLOT, Delivery, Diary, DueSlot, PlannedSlot, Storage
from core.quiet import quiet_until
from core.reminder_time import Due, next_fire
from core.timeline import Judgement
from core.unreadable import reading

USEFUL_FOR = timedelta(hours=2)
"""A reminder that is later than this is not sent any more."""
MOST_DUE = 500
MOST_LOOKS = 400
"""Due dates looked at for one on a slot's weekdays: a day of the month meets each weekday within 28 years."""


DueByNow = dict[tuple[HabitId, Slot], PlannedSlot]


@dataclass(frozen=True, slots=True)
class Asked:
    """A reminder about to be sent: the habit and its standing on the date it asks for."""

    person: Person
    diary: Diary
    date: date
    standing: Judgement


def planned(habit: Habit, clock: Clock, slots: Iterable[Slot], after: datetime) -> list[PlannedSlot]:
    """Each slot with the first instant after `after` at which it fires."""
    return [_planned(habit, clock, slot, after) for slot in slots]


def _planned(habit: Habit, clock: Clock, slot: Slot, after: datetime) -> PlannedSlot:
    fire = next_fire(clock, slot.time, after, on_its_days(slot, due_dates(habit))) if slot.on else None
    return PlannedSlot(slot, fire.at, fire.day) if fire else PlannedSlot(slot, None, None)


def on_its_days(slot: Slot, due: Due) -> Due:
    """The due dates that fall on the slot's weekdays; a plan that never meets them has none."""
    if slot.days == ALL_DAYS:
        return due

    def due_on_its_days(day: date) -> date | None:
        found = due(day)
        for _ in range(MOST_LOOKS):
            if found is None or found.weekday() in slot.days:
                return found
            found = due(found + DAY)
        return None

    return due_on_its_days


async def plan_again(
    storage: Storage, person: Person, now: datetime, habit: HabitId | None = None, *, drop_due: bool = False
) -> None:
    """Work out the next instants of the person's slots anew: after an edit, a move, a new day start."""
    due = {} if drop_due else await _due_by_now(storage, person, now)
    for one in await storage.habits.all(person.id):
        if one.all_slots and habit in (None, one.id):
            await _set_slots(storage, person, one, now, due)


async def set_reminders(storage: Storage, person: Person, habit: Habit, now: datetime) -> None:
    """Keep when `habit` asks, with the instants at which that will be next."""
    await _set_slots(storage, person, habit, now, await _due_by_now(storage, person, now))


async def _set_slots(storage: Storage, person: Person, habit: Habit, now: datetime, due: DueByNow) -> None:
    slots = replace(habit, last_call=habit.last_call and last_call_time(person)).all_slots
    next_ones = [due.get((habit.id, one.slot), one) for one in planned(habit, person.clock, slots, now)]
    await storage.habits.set_slots(person.id, habit.id, next_ones)


async def _due_by_now(storage: Storage, person: Person, now: datetime) -> DueByNow:
    """What no tick has claimed yet asks all the same, where its time is the same as before."""
    due = await storage.outbox.due_slots(now, MOST_DUE, after=datetime.min.replace(tzinfo=UTC), people=[person.id])
    return {(slot.habit.id, slot.planned.slot): slot.planned for slot in due}


async def claim_due(storage: Storage, now: datetime, limit: int, *, together: bool = True) -> int:
    """Put a delivery into the outbox for each slot whose instant has come, and plan the slot's next one.

    What the same people are to be reminded of a few minutes later comes with it, if it is about the same date: the next
    one has not begun; not so without `together`. In one transaction: a crash leaves either both or neither. How many
    slots were due. Raises: Unreadable.
    """
    due = await storage.outbox.due_slots(now, limit)
    people = {slot.person for slot in due}
    soon = await storage.outbox.due_slots(now + TOGETHER, limit, after=now, people=people) if due and together else []
    dates = {(slot.person, slot.planned.next_date) for slot in due}
    ready = [*due, *(slot for slot in soon if (slot.person, slot.planned.next_date) in dates)]
    with reading([slot.id for slot in ready]):
        moves = [_moved(slot, now) for slot in ready]
    ours = await storage.outbox.move_on(moves)
    await storage.outbox.put([_delivery(slot, now) for slot in ready if slot.id in ours])
    return len(due)


def _moved(slot: DueSlot, now: datetime) -> tuple[DueSlot, datetime | None, date | None]:
    assert slot.planned.next_utc is not None
    following = _planned(slot.habit, slot.clock, slot.planned.slot, max(now, slot.planned.next_utc))
    return slot, following.next_utc, following.next_date


def _delivery(slot: DueSlot, now: datetime) -> Delivery:
    at, day = slot.planned.next_utc, slot.planned.next_date
    assert at is not None
    assert day is not None
    return _asking(slot.habit, day, slot.planned.slot, min(at, now), at + USEFUL_FOR)


def _asking(habit: Habit, day: date, slot: Slot, at: datetime, expires_at: datetime) -> Delivery:
    """Known by its wall time: a slot moved to a later hour of the same date is another one."""
    key = f"{habit.id}:{day:%Y%m%d}:{slot.time:%H%M}{'l' if slot.number == LAST_CALL else ''}"
    return Delivery(key, habit.owner, habit.id, day, slot.number, key, at, expires_at)


async def still_needed(
    storage: Storage, person: PersonId, habit: HabitId, day: date, now: datetime, slot: int = SNOOZED_SLOT
) -> Asked | None:
    """What to ask, if the date is still unmet, not skipped or paused, and nobody said no.

    That a week or month is lost is said once: by the first slot of the day on which it came to be.
    """
    someone = await storage.people.get(person)
    diary = await storage.entries.diary(person, habit) if someone else None
    if someone is None or diary is None or someone.erase_at is not None:
        return None
    standing = judge_for(someone, diary, now)
    if slot == LAST_CALL and not await _is_last_call(storage, someone, diary, standing, now):
        return None
    unsaid = diary.digest.mark(day) is Mark.NOTHING
    says_lost = (
        slot == first_slot(diary.habit, someone.clock, day) and day == standing.today and standing.just_lost and unsaid
    )
    return Asked(someone, diary, day, standing) if standing.still_needed(day) or says_lost else None


async def _is_last_call(storage: Storage, person: Person, diary: Diary, standing: Judgement, now: datetime) -> bool:
    """The streak would end tonight, and nobody has been asked so often today that it would be a nuisance."""
    after = judge_for(person, diary, closes(person.clock, standing.today, now))
    if not ends_tonight(standing, after):
        return False
    return await storage.outbox.nudges(person.id, diary.habit.id, standing.today) < MOST_NUDGES


def first_slot(habit: Habit, clock: Clock, day: date) -> int | None:
    """The number of the slot that is the first to ask for that date; times before the day starts come last."""
    asking = [slot for slot in habit.slots if slot.on and day.weekday() in slot.days]
    first = min(asking, key=lambda slot: (slot.time < clock.day_start, slot.time), default=None)
    return first.number if first else None


async def ignored(storage: Storage, person: Person, diary: Diary, today: date) -> int:
    """How many of the last reminders before today had no answer, in a row; no more than `IGNORED_IN_A_ROW` count."""
    asked = await storage.outbox.asked(person.id, diary.habit.id, today, IGNORED_IN_A_ROW)
    answered = [number for number, day in enumerate(asked) if diary.digest.mark(day) is not Mark.NOTHING]
    return answered[0] if answered else len(asked)


def ask_again_at(person: Person, day: date, now: datetime, at: datetime) -> datetime | None:
    """`at`, or when the quiet hours are over in which that lies. None: `day` closes before they are."""
    over = quiet_until(person.clock, person.preferences, at)
    if over is not None and now < closes(person.clock, day, now) <= over:
        return None
    return over or at


async def snooze(storage: Storage, person: Person, habit: HabitId, day: date, now: datetime, at: datetime) -> None:
    """Ask again at that instant, and not before."""
    key = f"{habit}:z{now.timestamp() * 1000:.0f}"
    await storage.outbox.withdraw(person.id, habit, day)
    await storage.outbox.put([Delivery(key, person.id, habit, day, SNOOZED_SLOT, key, at, at + USEFUL_FOR)])


async def hush(storage: Storage, person: Person, habit: HabitId, day: date, now: datetime) -> None:
    """Do not ask again for that date: neither what waits nor at the slots that are still to come."""
    one = await storage.habits.get(person.id, habit)
    await storage.outbox.put([_asking(one, day, slot, now, now + USEFUL_FOR) for slot in one.all_slots] if one else [])
    await storage.outbox.withdraw(person.id, habit, day)
