"""Which reminders come together in one message."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from core.actions.bundles import MOST_HABITS, bundles
from core.ports import Delivery

NINE = datetime(2026, 11, 23, 20, tzinfo=UTC)
MONDAY = date(2026, 11, 23)


def delivery(habit: int, person: int = 1, day: date = MONDAY, slot: int = 0) -> Delivery:
    key = f"{habit}:{day}:{slot}"
    return Delivery(key, person, habit, day, slot, key, NINE, NINE + timedelta(hours=2))


def test_what_one_person_is_asked_for_one_date_comes_together_in_its_order() -> None:
    read, stretch, bobs = delivery(1), delivery(2), delivery(3, person=2)

    assert bundles([read, bobs, stretch]) == [(read, stretch), (bobs,)]


def test_what_is_for_two_dates_comes_apart() -> None:
    last_night, tonight = delivery(1, day=MONDAY - timedelta(days=1)), delivery(2)

    assert bundles([last_night, tonight]) == [(last_night,), (tonight,)]


def test_messages_of_their_own_stay_alone() -> None:
    read, hello = delivery(1), delivery(2, slot=-2)

    assert bundles([read, hello], frozenset({-2})) == [(read,), (hello,)]


def test_two_times_of_one_habit_are_one_row_of_the_message() -> None:
    first, second, other = delivery(1), delivery(1, slot=1), delivery(2)

    assert bundles([first, other, second]) == [(first, second, other)]


def test_more_habits_than_fit_come_in_further_messages() -> None:
    many = [delivery(habit) for habit in range(1, MOST_HABITS + 3)]

    assert [len(bundle) for bundle in bundles(many)] == [MOST_HABITS, 2]
