"""A person's circumstances: a journey changes no entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.actions.account import forget_planned_zone, plan_zone, set_language, set_zone
from core.actions.log import mark_done
from core.actions.remind import claim_due
from core.days import local_date, planned_zone, zone_at
from core.habits import Per, Times
from core.wall_time import UnknownZone
from tests.actions.home import DAY, WEDNESDAY, Home


async def test_a_journey_changes_no_entry(home: Home) -> None:
    habit = await home.keep()
    for day in (WEDNESDAY - DAY, WEDNESDAY):
        await home.do(mark_done, habit, day, home.key(), home.now)
    before = (await home.diary(habit)).entries

    for zone in ("Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"):
        home.alice = await home.do(set_zone, zone, home.now)
        home.now += timedelta(hours=9)

        assert (await home.diary(habit)).entries == before


async def test_a_journey_east_breaks_no_streak(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY - DAY, home.key(), home.now)
    home.now += timedelta(hours=11)  # 23:00 in Berlin; Thursday morning in Tokyo

    home.alice = await home.do(set_zone, "Asia/Tokyo", home.now)

    assert await home.states(habit, WEDNESDAY - DAY, 3) == ["DONE", "REST", "PENDING"]
    assert (await home.standing(habit)).judgement.current == 1


async def test_the_journey_is_what_storage_gives_back(home: Home) -> None:
    moved = await home.do(set_zone, "Asia/Tokyo", home.now)

    async with home.database.transaction() as storage:
        found = await storage.people.get(home.alice.id)

    assert found == moved
    assert [change.zone for change in moved.clock.zone_changes] == ["Asia/Tokyo"]


async def test_the_first_zone_of_all_was_always_theirs(home: Home) -> None:
    home.alice = replace(home.alice, set_up=False)

    found = await home.do(set_zone, "Asia/Kathmandu", home.now)

    assert (found.clock.zone, found.clock.zone_changes, found.set_up) == ("Asia/Kathmandu", (), True)


async def test_reminders_follow_the_clock(home: Home) -> None:
    await home.keep(Times(3, Per.WEEK))
    async with home.database.transaction() as storage:
        before = await storage.outbox.next_due(home.alice.id)

    await home.do(set_zone, "Asia/Tokyo", home.now)

    async with home.database.transaction() as storage:
        after = await storage.outbox.next_due(home.alice.id)
    assert before
    assert after
    assert before - after == timedelta(hours=8)


async def test_a_planned_journey_begins_with_the_next_day_and_not_before(home: Home) -> None:
    planned = await home.do(plan_zone, "Asia/Tokyo", home.now)

    midnight = datetime(2026, 11, 18, 23, tzinfo=UTC)
    assert [change.at for change in planned.clock.zone_changes] == [midnight]
    assert zone_at(planned.clock, midnight - timedelta.resolution) == "Europe/Berlin"
    assert zone_at(planned.clock, midnight) == "Asia/Tokyo"
    assert local_date(planned.clock, midnight) == WEDNESDAY + DAY


async def test_a_planned_journey_can_be_called_off_and_reminders_know_it(home: Home) -> None:
    reading = await home.keep()
    home.now += timedelta(hours=11)  # 23:00, after today's reminder
    async with home.database.transaction() as storage:
        await claim_due(storage, home.now, 1)
        await storage.outbox.withdraw(home.alice.id, reading, WEDNESDAY)
    home.alice = await home.do(plan_zone, "Asia/Tokyo", home.now)
    async with home.database.transaction() as storage:
        in_tokyo = await storage.outbox.next_due(home.alice.id)

    home.alice = await home.do(forget_planned_zone, home.now)

    async with home.database.transaction() as storage:
        at_home, kept = await storage.outbox.next_due(home.alice.id), await storage.people.get(home.alice.id)
    assert in_tokyo == datetime(2026, 11, 19, 12, tzinfo=UTC)
    assert at_home == datetime(2026, 11, 19, 20, tzinfo=UTC)
    assert kept == home.alice
    assert kept.clock.zone_changes == ()


async def test_of_two_planned_journeys_the_later_word_counts(home: Home) -> None:
    home.alice = await home.do(plan_zone, "Asia/Tokyo", home.now)

    home.alice = await home.do(plan_zone, "America/New_York", home.now + timedelta(hours=1))

    assert [change.zone for change in home.alice.clock.zone_changes] == ["America/New_York"]


async def test_who_goes_at_once_has_no_plans_left(home: Home) -> None:
    home.alice = await home.do(plan_zone, "Asia/Tokyo", home.now)

    home.alice = await home.do(set_zone, "America/New_York", home.now + timedelta(hours=1))

    assert [change.zone for change in home.alice.clock.zone_changes] == ["America/New_York"]
    assert planned_zone(home.alice.clock, home.now + timedelta(hours=1)) is None


async def test_who_says_where_they_are_already_stays_there(home: Home) -> None:
    home.alice = await home.do(plan_zone, "Asia/Tokyo", home.now)

    home.alice = await home.do(set_zone, "Europe/Berlin", home.now)

    assert home.alice.clock.zone_changes == ()


async def test_a_planned_journey_west_lets_the_day_go_on_and_loses_nothing(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)
    home.alice = await home.do(plan_zone, "America/Los_Angeles", home.now)

    home.now += timedelta(hours=13)  # 01:00 of Thursday in Berlin

    assert local_date(home.alice.clock, home.now) == WEDNESDAY
    assert (await home.standing(habit)).judgement.current == 1


async def test_a_zone_that_is_none_is_refused(home: Home) -> None:
    with pytest.raises(UnknownZone):
        await home.do(set_zone, "Europe/Atlantis", home.now)


async def test_a_language_is_kept(home: Home) -> None:
    changed = await home.do(set_language, "de")

    async with home.database.transaction() as storage:
        assert await storage.people.get(home.alice.id) == changed
