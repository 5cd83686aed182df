"""What is offered to somebody who has put a reminder off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from bot.conversation.reply import Action, Button, text
from core.days import local_date, zone_at
from core.people import Person, Preferences
from core.wall_time import first_moment

LONGER_MINUTES = 60
MOST_MINUTES = 12 * 60
EVENING = time(22)
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
LAST_MINUTE = 100 * 366 * 24 * 60


def later_rows(
    person: Person, now: datetime, snooze: Callable[[int], Action], evening: Action, hush: Action
) -> tuple[tuple[Button, ...], ...]:
    """[In 1 h] [At 22:00], where that is later still; and not to be asked again today."""
    later = [Button(text("button-snooze", minutes=LONGER_MINUTES), snooze(LONGER_MINUTES))]
    if evening_of(person, now) - now > timedelta(minutes=LONGER_MINUTES):
        later.append(Button(text("button-at", time=evening_hour(person.preferences)), evening))
    return tuple(later), (Button(text("button-hush"), hush),)


def evening_hour(preferences: Preferences) -> time:
    """The last full hour before the quiet hours, where these begin in the evening."""
    begins = preferences.quiet_from
    if begins == preferences.quiet_until or begins <= time(17):
        return EVENING
    return min(time(begins.hour if begins.minute else begins.hour - 1), EVENING)


def evening_of(person: Person, now: datetime) -> datetime:
    """That hour of today, by the person's wall clock."""
    today = local_date(person.clock, now)
    return first_moment(today, evening_hour(person.preferences), zone_at(person.clock, now))


def minute_of(at: datetime) -> int:
    """As buttons carry it."""
    return (at - EPOCH) // timedelta(minutes=1)


def at_minute(number: int, now: datetime) -> datetime:
    """That minute, or the latest that a reminder may be put off to."""
    return min(EPOCH + timedelta(minutes=min(number, LAST_MINUTE)), now + timedelta(minutes=MOST_MINUTES))
