"""Moving the clock: reminders on the way, nights in which clocks change, flights, and the way back to the start."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime

import pytest

from bot.frontends.playground.travel import Jump, NowhereToGo
from tests.frontends.playground.stage import SUNDAY_EVENING, Stage, buttons_of, text_of

NOTICED = "You look like you moved: it is 03:00 in Tokyo. Use Tokyo time from tomorrow?"


def reminders(messages: list[dict[str, object]]) -> list[str]:
    """When each that was not answered came, on the visitor's wall clock; its date may have closed since."""
    unanswered = [message for message in messages if re.search("⏰|not logged", text_of(message))]
    return [str(message["at"])[:16] for message in unanswered]


async def test_a_reminder_left_unanswered_says_so_the_next_day_in_its_old_place(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)
    await stage.world.jump(visitor, Jump.REMINDER)
    asked = text_of(visitor.messages[-1])

    await stage.world.jump(visitor, Jump.DAY)
    closed = visitor.messages[-1]
    done = await stage.tap(visitor, "I did it")

    assert "open until midnight" in asked
    assert text_of(closed) == "Read 20 min · Sun 22 Nov, not logged"
    assert str(closed["at"])[:16] == "2026-11-22T21:00"
    assert "✓ Read 20 min" in text_of(done)


async def test_an_hour_is_an_hour(stage: Stage) -> None:
    visitor = await stage.visitor()

    await stage.world.jump(visitor, Jump.HOUR)

    assert stage.clock() == datetime(2026, 11, 22, 19, tzinfo=UTC)


async def test_the_next_day_begins_at_eight_with_last_evening_reminded(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)

    await stage.world.jump(visitor, Jump.DAY)

    assert stage.clock() == datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert reminders(visitor.messages) == ["2026-11-22T21:00"]


async def test_done_in_the_reminder_of_the_second_day_makes_two_in_a_row(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)
    await stage.tap(visitor, "Done already")
    await stage.world.jump(visitor, Jump.DAY)

    await stage.world.jump(visitor, Jump.REMINDER)
    card = await stage.tap(visitor, "Done")

    assert reminders(visitor.messages) == []  # it has become the card
    assert text_of(card) == "✓ Read 20 min · 2 in a row"
    assert card["at"] == "2026-11-23T21:00:00+01:00"


async def test_the_next_reminder_is_one_that_arrives(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)
    await stage.tap(visitor, "Done already")

    await stage.world.jump(visitor, Jump.REMINDER)

    assert reminders(visitor.messages) == ["2026-11-23T21:00"]
    assert stage.clock() == datetime(2026, 11, 23, 20, tzinfo=UTC)


async def test_no_reminder_means_nowhere_to_go(stage: Stage) -> None:
    visitor = await stage.visitor()

    with pytest.raises(NowhereToGo):
        await stage.world.jump(visitor, Jump.REMINDER)

    assert stage.clock() == SUNDAY_EVENING


async def test_a_journey_of_days_sends_one_reminder_a_day_at_its_wall_time(stage: Stage) -> None:
    visitor = await stage.visitor()
    stage.clock.move_to(datetime(2027, 3, 21, 19, tzinfo=UTC))
    await stage.keep_reading(visitor)

    await stage.world.jump(visitor, Jump.CHANGE)

    assert stage.clock() == datetime(2027, 3, 27, 19, tzinfo=UTC)
    assert reminders(visitor.messages) == [f"2027-03-{day}T21:00" for day in range(21, 27)]


async def test_a_journey_of_months_is_slept_through_until_its_last_day(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)

    await stage.world.jump(visitor, Jump.CHANGE)

    assert stage.clock() == datetime(2027, 3, 27, 19, tzinfo=UTC)
    assert reminders(visitor.messages) == ["2027-03-26T21:00"]


async def test_the_night_of_the_change_reminds_once_at_either_side(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.world.jump(visitor, Jump.CHANGE)
    await stage.keep_reading(visitor)
    await stage.say(visitor, "Water daily 2:30")
    await stage.tap(visitor, "Add")

    for _ in range(2):
        await stage.world.jump(visitor, Jump.DAY)

    came = reminders(visitor.messages)
    assert came == ["2027-03-27T21:00", "2027-03-28T03:30", "2027-03-28T21:00", "2027-03-29T02:30"]


async def test_the_evening_of_the_change_itself_is_still_ahead_in_the_afternoon(stage: Stage) -> None:
    visitor = await stage.visitor()
    stage.clock.move_to(datetime(2027, 3, 27, 14, tzinfo=UTC))

    await stage.world.jump(visitor, Jump.CHANGE)

    assert stage.clock() == datetime(2027, 3, 27, 19, tzinfo=UTC)


async def test_where_clocks_never_change_there_is_no_such_night(stage: Stage) -> None:
    visitor = await stage.visitor(zone="Asia/Tokyo")

    with pytest.raises(NowhereToGo):
        await stage.world.jump(visitor, Jump.CHANGE)


async def test_time_ends_where_buttons_cannot_name_the_date(stage: Stage) -> None:
    visitor = await stage.visitor()
    stage.clock.move_to(datetime(2098, 12, 31, 12, tzinfo=UTC))

    with pytest.raises(NowhereToGo):
        await stage.world.jump(visitor, Jump.DAY)


async def test_a_flight_is_noticed_and_moves_the_reminders_once_that_is_wished(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)
    await stage.world.fly(visitor, "Asia/Tokyo")

    said, before = await stage.say(visitor, "/today"), visitor.zone
    await stage.tap(visitor, "Now")
    await stage.world.jump(visitor, Jump.REMINDER)

    assert (said, before) == (NOTICED, "Europe/Berlin")
    assert (visitor.zone, visitor.home) == ("Asia/Tokyo", "Europe/Berlin")
    assert visitor.messages[-1]["at"] == "2026-11-23T21:00:00+09:00"


async def test_a_browser_that_has_moved_is_noticed_and_one_that_is_where_it_was_ends_no_flight(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.world.seen_in(visitor, "Asia/Tokyo")
    said, home = await stage.say(visitor, "/today"), visitor.home
    await stage.world.fly(visitor, "America/New_York")

    await stage.world.seen_in(visitor, "Asia/Tokyo")
    await stage.world.seen_in(visitor, "Asia/Atlantis")
    abroad = visitor.place
    await stage.world.seen_in(visitor, "Europe/Paris")

    assert (said, home) == (NOTICED, "Asia/Tokyo")
    assert (abroad, visitor.place, visitor.zone) == ("America/New_York", "Europe/Paris", "Europe/Berlin")


async def test_a_flight_home_is_the_end_of_a_flight(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.world.fly(visitor, "Asia/Tokyo")

    await stage.world.fly(visitor, "Europe/Berlin")
    await stage.world.seen_in(visitor, "Europe/Rome")

    assert visitor.place == "Europe/Rome"


async def test_a_flight_from_tomorrow_moves_the_wall_clock_with_the_day(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.say(visitor, "/timezone Asia/Tokyo")

    await stage.tap(visitor, "From tomorrow")
    before = visitor.zone
    await stage.world.jump(visitor, Jump.DAY)

    assert (before, visitor.zone) == ("Europe/Berlin", "Asia/Tokyo")


async def test_everybody_is_reminded_on_one_journey(stage: Stage) -> None:
    alice, bob = await stage.visitor("alice"), await stage.visitor("bob", zone="Asia/Tokyo")
    await stage.keep_reading(alice)
    await stage.keep_reading(bob)

    await stage.world.jump(alice, Jump.DAY)
    await stage.world.jump(alice, Jump.DAY)

    assert reminders(alice.messages) == ["2026-11-22T21:00", "2026-11-23T21:00"]
    assert reminders(bob.messages) == ["2026-11-23T21:00"]


async def test_a_reset_forgets_everybody_and_keeps_the_address(stage: Stage) -> None:
    visitor = await stage.visitor()
    await stage.keep_reading(visitor)
    await stage.world.jump(visitor, Jump.DAY)
    token = stage.world.book.token

    await stage.world.reset()
    fresh = await stage.visitor()

    assert stage.clock() == SUNDAY_EVENING
    assert stage.world.book.token == token
    assert fresh.id != visitor.id
    assert await stage.house.ticker.tick() == 0
    records = (await stage.world.inspect(fresh))["records"]
    assert [len(records[table]) for table in ("people", "habits", "entries", "outbox")] == [1, 0, 0, 0]
    assert records["people"][0]["id"] == 1  # the database is a new one


@pytest.mark.parametrize(("language", "name"), [("en", "Read 20 min"), ("de-AT", "20 min lesen")])
async def test_alex_has_kept_habits_for_sixty_days_and_has_today_before_them(
    stage: Stage, language: str, name: str
) -> None:
    alex = await stage.world.meet_alex("a", "Europe/Berlin", language)
    again = await stage.world.meet_alex("a", "Europe/Berlin", language)

    records = (await stage.world.inspect(alex))["records"]
    days = {str(entry["local_date"]) for entry in records["entries"]}
    kinds = {str(entry["kind"]) for entry in records["entries"]}
    assert again is alex
    assert records["habits"][0]["name"] == name
    assert (min(days), max(days)) == ("2026-09-23", "2026-11-21")
    assert kinds == {"done", "skip"}
    assert [message["from"] for message in alex.messages] == ["me", "cairn", "me", "cairn"]
    assert "picture" in alex.messages[1]
    assert len(alex.messages[3]["items"]) >= 2
    assert {button["style"] for button in buttons_of(alex.messages[3]) if button["action"].startswith("1:tg")} == {"go"}


async def test_alex_is_reminded_from_today_on_and_of_nothing_before(stage: Stage) -> None:
    async def go_on_ticking() -> None:
        while True:
            await stage.house.ticker.tick()

    ticking = asyncio.create_task(go_on_ticking())
    alex = await stage.world.meet_alex("a", "Europe/Berlin", "en")
    ticking.cancel()
    before = len(alex.messages)

    await stage.world.jump(alex, Jump.REMINDER)

    outbox = (await stage.world.inspect(alex))["records"]["outbox"]
    assert [delivery["state"] for delivery in outbox] == ["sent"]
    assert len(alex.messages) == before + 1
    assert "20 in a row" in text_of(alex.messages[-1])
