"""Everything of a person leaves in one parcel and comes back; what comes twice is here once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from core.actions import log
from core.actions.change_habits import change_plan, change_times, pause
from core.actions.change_reminders import set_last_call
from core.actions.exchange import Arrival, bring_in, gather, look_at
from core.actions.keep_habits import TooManyHabits, put_in_bin
from core.actions.log import NothingToUndo
from core.actions.send_back import TAKEN_BACK_FOR, SentBack, send_back
from core.entries import Entry, EntryKind
from core.habits import AtLeast, AtMost, Check, Daily, Goal, Habit, Pause, Per, Slot, Times, Version
from core.parcel import Kept, Origin, Parcel, Record
from core.people import Account, Clock, Person, Weekday, ZoneChange
from core.ports import Database
from tests.actions.home import DAY, START, WEDNESDAY, Home
from tests.exchange.parcels import everything

LONG_AGO = date(2019, 3, 1)
NAMES = 100


def record(name: str, days: Sequence[date], goal: Goal | None = None, key: str = "", note: str = "") -> Record:
    kind = EntryKind.AMOUNT if isinstance(goal, AtLeast | AtMost) else EntryKind.DONE
    amount = Decimal(1) if kind is EntryKind.AMOUNT else None
    start = min(days, default=WEDNESDAY)
    habit = Habit(0, 0, name, start, (Version(start, Daily(), goal or Check()),))
    return Record(habit, tuple(Kept(Entry(day, kind, amount, note)) for day in sorted(days)), key)


def from_loop(*records: Record) -> Parcel:
    return Parcel(records, Origin.LOOP)


def days(first: date, count: int) -> list[date]:
    return [first + number * DAY for number in range(count)]


async def somebody_else(database: Database, zone: str = "Asia/Tokyo") -> Person:
    async with database.transaction() as storage:
        someone = Person(0, Clock(zone), set_up=True)
        return await storage.people.add(Account("test", "2", "2"), someone, datetime(2026, 1, 1, tzinfo=UTC))


async def arrival_of(home: Home, parcel: Parcel, person: Person | None = None) -> Arrival:
    async with home.database.transaction() as storage:
        return await bring_in(storage, person or home.alice, parcel, home.now)


async def parcel_of(home: Home, person: Person | None = None) -> Parcel:
    async with home.database.transaction() as storage:
        someone = await storage.people.get((person or home.alice).id)
        assert someone is not None
        return await gather(storage, someone)


async def live(home: Home) -> None:
    """Alice keeps habits for a while."""
    reading = await home.keep(start=WEDNESDAY - 2 * DAY)
    water = await home.keep(goal=AtLeast(Decimal(3), "l"), name="Water")
    gone = await home.keep(name="Gone")
    await home.do(log.mark_done, reading, WEDNESDAY, home.key(), home.now)
    await home.do(log.skip, reading, WEDNESDAY - DAY, home.key(), home.now, "ill")
    await home.do(log.add_amount, water, WEDNESDAY, Decimal("1.25"), home.key(), home.now)
    await home.do(change_plan, water, Times(2, Per.WEEK), AtLeast(Decimal(5), "l"), home.now)
    await home.do(change_times, water, frozenset({time(8), time(20, 30)}), home.now)
    await home.do(set_last_call, reading, home.now, on=True)
    await home.do(pause, reading, WEDNESDAY + DAY, WEDNESDAY + 3 * DAY, home.now)
    await home.do(pause, None, WEDNESDAY + 9 * DAY, None, home.now)
    await home.do(put_in_bin, gone, home.now)
    async with home.database.transaction() as storage:
        await storage.routines.add(home.alice.id, "Morning", [water, reading])


def bare(parcel: Parcel) -> list[Record]:
    """Without what is of one account alone: ids, keys, and when the bin got something."""
    return [
        replace(
            one, habit=replace(one.habit, id=0, owner=0), binned_at=one.binned_at and datetime.min.replace(tzinfo=UTC)
        )
        for one in parcel.records
    ]


async def test_all_of_it_is_the_same_in_another_account(home: Home) -> None:
    await live(home)
    packed = await parcel_of(home)
    bob = await somebody_else(home.database)

    arrival = await arrival_of(home, packed, bob)

    brought = await parcel_of(home, bob)
    assert (arrival.habits, arrival.entries, arrival.settings) == (2, 3, True)
    assert bare(brought) == bare(packed)
    assert brought.pauses == packed.pauses
    assert [one.name for one in packed.routines] == ["Morning"]
    assert brought.routines == packed.routines
    assert brought.seen >= packed.seen


async def test_whoever_has_nothing_yet_takes_settings_along_and_stays_where_they_are(home: Home) -> None:
    alice = replace(home.alice, week_start=Weekday.SUN, backfill_hours=168, savers_since=START)
    alice = replace(alice, clock=replace(alice.clock, day_start=time(4)))
    bob = await somebody_else(home.database)

    await arrival_of(home, Parcel((), person=alice), bob)

    settled = (await parcel_of(home, bob)).person
    assert settled is not None
    assert (settled.week_start, settled.backfill_hours, settled.clock.day_start) == (Weekday.SUN, 168, time(4))
    assert (settled.clock.zone, settled.clock.zone_changes[-1].zone) == ("Europe/Berlin", "Asia/Tokyo")


async def test_one_of_everything_comes_in_and_leaves_again_as_it_was(home: Home) -> None:
    """The sample has every field there is, which tests/exchange sees to."""
    packed = everything()
    assert packed.person is not None
    bob = await somebody_else(home.database)

    await arrival_of(home, packed, bob)

    brought = await parcel_of(home, bob)
    assert brought.person is not None
    assert [said(one) for one in bare(brought)] == [said(one) for one in bare(packed)]
    assert (brought.pauses, brought.routines) == (packed.pauses, packed.routines)
    assert brought.seen >= packed.seen
    assert brought.person == replace(
        packed.person,
        id=bob.id,
        clock=replace(brought.person.clock, day_start=packed.person.clock.day_start),
        name=bob.name,
        language=bob.language,
    )


def said(record: Record) -> Record:
    """Without what is filled in where a record is silent, and the hour of the last call, which is the person's."""
    entries = tuple(replace(kept, logged_at=None, zone="") for kept in record.entries)
    habit = replace(record.habit, last_call=record.habit.last_call and time())
    return replace(record, habit=habit, entries=entries, key="", created_at=None)


async def test_brought_in_twice_is_here_once(home: Home) -> None:
    parcel = from_loop(record("Swim", days(LONG_AGO, 40), key="loop:1"), record("Read", days(LONG_AGO, 3)))

    first, second = await arrival_of(home, parcel), await arrival_of(home, parcel)

    assert (first.habits, first.entries) == (2, 43)
    assert (second.habits, second.entries, second.known_habits, second.known_entries) == (0, 0, 2, 43)
    assert not second.is_new
    assert len((await parcel_of(home)).records) == 2


async def test_what_is_ones_own_is_known_again_even_by_another_name(home: Home) -> None:
    await live(home)
    packed = await parcel_of(home)
    async with home.database.transaction() as storage:
        for habit in await storage.habits.all(home.alice.id):
            await storage.habits.save(home.alice.id, replace(habit, name=f"New {habit.name}"))

    arrival = await arrival_of(home, packed)

    assert not arrival.is_new
    assert len((await parcel_of(home)).records) == 3


async def test_a_later_copy_adds_what_is_new_and_leaves_what_is_here(home: Home) -> None:
    await arrival_of(home, from_loop(record("Swim", days(LONG_AGO, 3), key="loop:1")))
    before = (await parcel_of(home)).records[0].habit.id

    arrival = await arrival_of(home, from_loop(record("Swim now", days(LONG_AGO - DAY, 6), key="loop:1", note="new")))

    (swimming,) = (await parcel_of(home)).records
    assert (arrival.habits, arrival.entries, arrival.notes, arrival.known_entries) == (0, 3, 3, 3)
    assert (swimming.habit.name, swimming.habit.start) == ("Swim", LONG_AGO - DAY)
    assert [kept.entry.note for kept in swimming.entries] == ["new", "", "", "", "new", "new"]
    assert [entry.note for entry in (await home.diary(before)).entries] == ["new", "", "", "", "new", "new"]


async def test_history_before_the_backfill_window_counts_as_it_was(home: Home) -> None:
    parcel = from_loop(record("Swim", days(WEDNESDAY - 399 * DAY, 400), key="loop:1"))

    await arrival_of(home, parcel)

    swimming = (await parcel_of(home)).records[0].habit.id
    standing = await home.standing(swimming)
    assert (standing.judgement.current, standing.judgement.longest) == (400, 400)


async def test_a_limit_was_kept_while_the_other_program_was_used(home: Home) -> None:
    spread = [WEDNESDAY - back * DAY for back in (90, 60, 30)]
    parcel = from_loop(record("Coffee", spread, AtMost(Decimal(2))), record("Read", [WEDNESDAY]))

    await arrival_of(home, parcel)

    coffee = (await parcel_of(home)).records[0].habit.id
    standing = await home.standing(coffee)
    assert standing.judgement.current == 90


async def test_entries_keep_their_moments_and_the_others_get_that_of_the_import(home: Home) -> None:
    at = datetime(2026, 11, 1, 6, tzinfo=UTC)
    known = Kept(Entry(date(2026, 11, 1), EntryKind.DONE), at, "Asia/Tokyo")
    late = Kept(Entry(date(2026, 11, 3), EntryKind.DONE), home.now + timedelta(days=9), "Asia/Tokyo")
    one = record("Swim", [date(2026, 11, 2)])

    await arrival_of(home, from_loop(replace(one, entries=(known, *one.entries, late))))

    entries = (await parcel_of(home)).records[0].entries
    assert [(kept.logged_at, kept.zone) for kept in entries] == [
        (at, "Asia/Tokyo"),
        (home.now, "Europe/Berlin"),
        (home.now, "Asia/Tokyo"),
    ]


async def test_reminders_come_along_and_are_planned(home: Home) -> None:
    one = record("Swim", [WEDNESDAY])
    slots = (Slot(0, time(21), frozenset({Weekday.SAT})),)

    await arrival_of(home, from_loop(replace(one, habit=replace(one.habit, slots=slots))))

    async with home.database.transaction() as storage:
        assert await storage.outbox.next_due(home.alice.id) == datetime(2026, 11, 21, 20, tzinfo=UTC)


async def test_to_look_changes_nothing(home: Home) -> None:
    parcel = from_loop(record("Swim", days(LONG_AGO, 3), note="x"))

    looked = await home.do(look_at, parcel)

    assert (looked.habits, looked.entries, looked.notes) == (1, 3, 3)
    assert (await parcel_of(home)).records == ()


async def test_more_habits_than_fit_are_refused_whole(home: Home) -> None:
    await home.keep()

    with pytest.raises(TooManyHabits):
        await arrival_of(home, from_loop(*(record(f"Habit {number}", [WEDNESDAY]) for number in range(NAMES))))

    assert len((await parcel_of(home)).records) == 1


async def test_an_import_can_be_taken_back_within_a_day(home: Home) -> None:
    await arrival_of(home, from_loop(record("Swim", days(LONG_AGO, 3), key="loop:1")))
    before = await parcel_of(home)
    more = from_loop(record("Swim", days(LONG_AGO, 6), key="loop:1"), record("Read", days(LONG_AGO, 2)))
    await arrival_of(home, more)

    gone = await home.do(send_back, home.now)

    after = await parcel_of(home)
    assert gone == SentBack(1, 3, settings=False)
    assert after.records[0] == before.records[0]
    assert [one.habit.name for one in after.records if one.binned_at] == ["Read"]
    assert (await arrival_of(home, more)).entries == 5


async def test_a_start_that_an_import_moved_back_is_as_it_was_once_that_is_taken_back(home: Home) -> None:
    await arrival_of(home, from_loop(record("Swim", [WEDNESDAY - DAY], key="loop:1")))
    before = (await parcel_of(home)).records
    await arrival_of(home, from_loop(record("Swim", [LONG_AGO], key="loop:1")))

    await home.do(send_back, home.now)

    assert (await parcel_of(home)).records == before


async def test_what_has_been_changed_since_is_not_taken_back(home: Home) -> None:
    await arrival_of(home, from_loop(record("Swim", [WEDNESDAY - 9 * DAY], key="loop:1")))
    swimming = (await parcel_of(home)).records[0].habit.id
    await arrival_of(home, from_loop(record("Swim", days(WEDNESDAY - 9 * DAY, 10), key="loop:1")))
    home.now += timedelta(hours=1)
    await home.do(log.say_no, swimming, WEDNESDAY, home.key(), home.now)

    gone = await home.do(send_back, home.now)

    assert gone == SentBack(0, 8, settings=False)
    assert [entry.kind for entry in (await home.diary(swimming)).entries] == [EntryKind.DONE, EntryKind.NO]


async def test_after_a_day_an_import_stays(home: Home) -> None:
    await arrival_of(home, from_loop(record("Swim", [LONG_AGO])))

    with pytest.raises(NothingToUndo):
        await home.do(send_back, home.now + TAKEN_BACK_FOR + timedelta(seconds=1))


async def test_pauses_of_all_habits_are_those_of_the_habits_that_came_with_them(home: Home) -> None:
    await home.keep()
    holiday = Pause(WEDNESDAY, None)
    parcel = replace(from_loop(record("Swim", [LONG_AGO])), pauses=(holiday,))

    await arrival_of(home, parcel)

    packed = await parcel_of(home)
    assert packed.pauses == ()
    assert [one.habit.pauses for one in packed.records] == [(), (holiday,)]


async def taken_back(home: Home, person: Person) -> SentBack:
    async with home.database.transaction() as storage:
        someone = await storage.people.get(person.id)
        assert someone is not None
        return await send_back(storage, someone, home.now)


async def test_all_that_came_along_goes_again_settings_pauses_and_days_too(home: Home) -> None:
    bob = await somebody_else(home.database)
    before = await parcel_of(home, bob)
    await arrival_of(home, everything(), bob)

    back = await taken_back(home, bob)

    after = await parcel_of(home, bob)
    assert (back.habits, back.settings) == (8, True)
    assert all(one.binned_at for one in after.records)
    assert replace(after, records=()) == before


async def test_what_the_person_has_chosen_since_stays(home: Home) -> None:
    bob = await somebody_else(home.database)
    packed = everything()
    await arrival_of(home, packed, bob)
    came = await parcel_of(home, bob)
    assert came.person is not None
    holiday, longer = came.pauses[0], Pause(came.pauses[0].first, came.pauses[0].first + 30 * DAY)
    async with home.database.transaction() as storage:
        await storage.people.save(replace(came.person, backfill_hours=24))
        await storage.people.change_zone(bob.id, ZoneChange(home.now, "Europe/Berlin"))
        await storage.habits.replace_pause(bob.id, None, holiday, longer)
        (routine,) = await storage.routines.all(bob.id)
        await storage.routines.save(bob.id, replace(routine, name="Dawn"))

    await taken_back(home, bob)

    after = await parcel_of(home, bob)
    assert after.person is not None
    assert (after.person.backfill_hours, after.person.week_start) == (24, bob.week_start)
    assert after.person.clock.zone == came.person.clock.zone
    assert after.person.clock.zone_changes[-1].zone == "Europe/Berlin"
    assert after.pauses == (longer,)
    assert [one.name for one in after.routines] == ["Dawn"]


async def test_days_on_which_they_were_seen_by_us_stay_seen(home: Home) -> None:
    bob = await somebody_else(home.database)
    yesterday = WEDNESDAY - DAY
    async with home.database.transaction() as storage:
        await storage.people.saw(bob.id, yesterday)
    await arrival_of(home, replace(everything(), seen=frozenset({yesterday - DAY, yesterday, WEDNESDAY})), bob)

    await taken_back(home, bob)

    assert (await parcel_of(home, bob)).seen == {yesterday, WEDNESDAY}
