"""New rules of a time zone (fault 91): reminders move to where clocks now show their time; none is lost or doubled."""

from __future__ import annotations

import asyncio
import zoneinfo
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import text

from bot.app import House, open_house
from bot.delivery.due import claim
from bot.delivery.new_zones import follow_time_zones
from core import wall_time
from core.actions.new_zones import plan_by_new_zones
from core.actions.remind import set_reminders
from core.desk import LiveMessage
from core.errors import NotSaved
from core.habits import Check, Daily, HabitDraft, Slot
from core.people import Account, Clock, Person, PersonId, Weekday
from core.ports import Storage
from core.wall_time import tzdata_version

WEDNESDAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 20, tzinfo=UTC)
"""In Vancouver."""
BEFORE = datetime(2026, 11, 26, 4, 45, tzinfo=UTC)
"""20:45 there, as it was until British Columbia stayed with its summer time."""
SINCE = datetime(2026, 11, 26, 3, 45, tzinfo=UTC)
QUARTER_TO_NINE = Slot(0, time(20, 45))


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    async with open_house(sqlite_url, lambda: NOON) as made:
        yield made


@contextmanager
def as_it_was() -> Iterator[None]:
    """Vancouver's clocks as those of Los Angeles, which they were until 2026."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            wall_time,
            "_zone",
            lambda name: zoneinfo.ZoneInfo(name.replace("America/Vancouver", "America/Los_Angeles")),
        )
        yield


async def reader(
    house: House, user: str = "1", zone: str = "America/Vancouver", *, slots: tuple[Slot, ...] = (QUARTER_TO_NINE,)
) -> PersonId:
    """Somebody who reads every day and is reminded."""
    async with house.database.transaction() as storage:
        person = await storage.people.add(Account("test", user, user), Person(0, Clock(zone), set_up=True), NOON)
        new = HabitDraft("Read", Daily(), Check(), WEDNESDAY)
        habit = await storage.habits.add(person.id, new, NOON)
        await set_reminders(storage, person, replace(habit, slots=slots), NOON)
    return person.id


async def fires(house: House) -> list[tuple[datetime | None, date | None]]:
    async with house.database.transaction() as storage:
        planned = await storage.outbox.planned_slots(0, 1000)
    return [(slot.planned.next_utc, slot.planned.next_date) for slot in planned]


async def outbox(house: House) -> list[tuple[date, datetime]]:
    async with house.database.transaction() as storage:
        waiting = await storage.outbox.lease("test", BEFORE + timedelta(days=9), BEFORE + timedelta(days=10), 100)
    return sorted((delivery.date, delivery.expires_at) for delivery in waiting)


def breaking_off_after_one() -> Callable[[Storage, int, int], Awaitable[int | None]]:
    """As the real one, of which the second batch never ends."""

    async def plan(storage: Storage, after: int, limit: int) -> int | None:
        if after:
            raise NotSaved
        return await plan_by_new_zones(storage, after, limit)

    return plan


async def test_91_a_reminder_in_vancouver_moves_by_the_hour_that_its_clocks_do(house: House) -> None:
    with as_it_was():
        await reader(house)
        await reader(house, "2", "Europe/Berlin")
        before = await fires(house)

    await follow_time_zones(house.database)

    berlin = (datetime(2026, 11, 26, 19, 45, tzinfo=UTC), date(2026, 11, 26))
    assert before == [(BEFORE, WEDNESDAY), berlin]
    assert await fires(house) == [(SINCE, WEDNESDAY), berlin]


async def test_messages_that_change_at_midnight_are_looked_at_where_midnight_has_moved(house: House) -> None:
    card = LiveMessage("test", "1", "card", "1:dc:1:261125", frozenset({1}), WEDNESDAY, BEFORE + timedelta(hours=4))
    with as_it_was():
        moved = await reader(house, slots=(QUARTER_TO_NINE, Slot(1, time(12), frozenset({Weekday.TUE}))))
        stayed = await reader(house, "2", "Europe/Berlin")
    async with house.database.transaction() as storage:
        for person in (moved, stayed):
            await storage.desk.show(person, replace(card, chat=f"{person}"), NOON)

    await follow_time_zones(house.database)

    async with house.database.transaction() as storage:
        assert [person for person, _ in await storage.desk.due_redraws("test", NOON, 10)] == [moved]


async def test_what_should_have_come_by_now_under_the_new_rules_is_due_at_once(house: House) -> None:
    with as_it_was():
        await reader(house)

    await follow_time_zones(house.database)
    await claim(house.database, lambda: SINCE + timedelta(minutes=20))

    assert [day for day, _ in await outbox(house)] == [WEDNESDAY]
    assert await fires(house) == [(SINCE + timedelta(days=1), WEDNESDAY + timedelta(days=1))]


async def test_a_date_that_was_asked_for_is_not_asked_for_again(house: House) -> None:
    await reader(house)
    await claim(house.database, lambda: SINCE)
    with as_it_was():
        await follow_time_zones(house.database, "an older release")

    await claim(house.database, lambda: BEFORE)

    assert [day for day, _ in await outbox(house)] == [WEDNESDAY]
    assert await fires(house) == [(BEFORE + timedelta(days=1), WEDNESDAY + timedelta(days=1))]


async def test_a_reminder_keeps_its_own_weekdays_and_one_that_is_off_stays_off(house: House) -> None:
    on_sundays = Slot(0, time(20, 45), frozenset({Weekday.SUN}))
    with as_it_was():
        await reader(house, slots=(on_sundays, Slot(1, time(12), on=False)))

    await follow_time_zones(house.database)

    assert await fires(house) == [(SINCE + timedelta(days=4), date(2026, 11, 29))]


async def test_fifty_batches_leave_nobody_out(house: House) -> None:
    with as_it_was():
        for number in range(51):
            await reader(house, str(number))

    await follow_time_zones(house.database, batch=1)

    assert await fires(house) == [(SINCE, WEDNESDAY)] * 51


async def test_the_release_is_kept_and_the_next_start_plans_nothing(house: House) -> None:
    await reader(house)

    first, second = [await follow_time_zones(house.database) for _ in range(2)]
    async with house.database.transaction() as storage:
        kept = await storage.outbox.planned_with()

    assert (first, second) == (True, False)
    assert kept == tzdata_version()


async def test_what_breaks_off_in_the_middle_begins_anew(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with as_it_was():
        await reader(house)
        await reader(house, "2")
    monkeypatch.setattr("bot.delivery.new_zones.plan_by_new_zones", breaking_off_after_one())
    with pytest.raises(NotSaved):
        await follow_time_zones(house.database, batch=1)
    monkeypatch.undo()

    assert await fires(house) == [(SINCE, WEDNESDAY), (BEFORE, WEDNESDAY)]
    assert await follow_time_zones(house.database)
    assert await fires(house) == [(SINCE, WEDNESDAY)] * 2


async def test_a_house_that_wakes_follows_its_time_zones_by_itself(house: House) -> None:
    with as_it_was():
        await reader(house)

    async with house.awake():
        await followed(house)

    assert await fires(house) == [(SINCE, WEDNESDAY)]


async def test_a_house_tries_on_to_follow_time_zones_whatever_the_database_says(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_it_was():
        await reader(house)
    monkeypatch.setattr("bot.app.ZONE_PAUSES", (0.01,))
    await carry_out(house, "ALTER TABLE versions RENAME TO aside")

    async with house.awake():
        await asyncio.sleep(0.1)
        await carry_out(house, "ALTER TABLE aside RENAME TO versions")
        await followed(house)

    assert await fires(house) == [(SINCE, WEDNESDAY)]


async def followed(house: House) -> None:
    """Or five seconds."""
    for _ in range(500):
        if await fires(house) == [(SINCE, WEDNESDAY)]:
            break
        await asyncio.sleep(0.01)


async def carry_out(house: House, statement: str) -> None:
    async with house.database.transaction() as storage:
        await storage.outbox.connection.execute(text(statement))
