"""More reminders at once than Telegram bears, and chats it has enough of (faults 5 and 24): nothing lost or doubled."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest

from bot.conversation.reply import Reply, text
from bot.conversation.wording import Voice
from bot.frontends.frontend import TryLater
from bot.frontends.telegram.pace import A_SECOND, CHAT_SECONDS, GROUP_SECONDS, Pace
from core.habits import Check, Daily, HabitDraft, Slot
from core.people import Account, Clock
from core.people import Person as Owner
from core.ports import PlannedSlot
from tests.fakes.telegram import FakeTelegram, Limits, Person
from tests.frontends.telegram.living import NOON, Life, living, reader
from tests.support.canary import TELEGRAM_TOKEN

SPEED = 3.0
"""So many of Telegram's seconds pass in one of ours, for our pace as well."""
PEOPLE = 300
MONDAY = date(2026, 11, 23)
NINE = datetime(2026, 11, 23, 20, tzinfo=NOON.tzinfo)
"""21:00 in Berlin."""
HELLO = Reply((text("dm-hello"),))


async def test_24_three_hundred_reminders_of_one_second_go_at_the_pace_that_telegram_bears(sqlite_url: str) -> None:
    telegram = FakeTelegram(token=TELEGRAM_TOKEN, start=NOON, speed=SPEED)
    async with telegram, living(telegram, sqlite_url, clock=telegram.clock.moment) as life:
        life.bot.sender.pace = Pace(A_SECOND * SPEED, CHAT_SECONDS / SPEED, GROUP_SECONDS / SPEED)
        alice, card = await reader(telegram)
        people = [telegram.person(f"P{number}", started=True) for number in range(PEOPLE - 1)]
        await move_in(life, people)
        limits = telegram.cloud.limits = Limits()
        before = len(telegram.calls("sendMessage"))
        telegram.clock.advance(NINE - telegram.clock.moment())

        reminding = asyncio.create_task(tick_until_sent(life))
        await telegram.called("sendMessage", times=before + 50, patience=20)
        toast = await alice.tap("Read", card)
        sent_by_then = len(telegram.calls("sendMessage")) - before
        await reminding

        calls = telegram.calls("sendMessage")[before:]
        assert limits.breaches == []
        assert most_within_a_second([call.at for call in calls]) <= 30
        reminded = Counter(call.params["chat_id"] for call in calls)
        assert reminded - Counter({alice.id: 1}) == Counter(person.id for person in people)
        assert toast == "1 in a row"
        assert sent_by_then < PEOPLE - 50, "the tap was answered while reminders waited"


async def test_5_a_chat_that_telegram_has_enough_of_waits_by_itself(sqlite_url: str) -> None:
    telegram = FakeTelegram(token=TELEGRAM_TOKEN, start=NOON)
    async with telegram, living(telegram, sqlite_url, clock=telegram.clock.moment) as life:
        flooded, *others = people = [telegram.person(f"P{number}", started=True) for number in range(5)]
        await move_in(life, people)
        telegram.fault("sendMessage", retry_after=30, match=lambda sent: sent["chat_id"] == flooded.id)
        telegram.clock.advance(NINE - telegram.clock.moment())

        await life.house.ticker.tick()
        with pytest.raises(TryLater) as refused:
            await life.bot.deliver(str(flooded.id), HELLO, Voice(), "1")
        for other in others:
            await other.hears("⏰")

        assert len(telegram.calls("sendMessage", chat_id=flooded.id)) == 1, "nothing more was tried there"
        assert refused.value.after is not None
        assert timedelta(seconds=20) < refused.value.after <= timedelta(seconds=31)
        assert await states(life) == {"sent": 4, "waiting": 1}


async def test_what_was_parked_arrives_when_its_time_has_come(sqlite_url: str) -> None:
    telegram = FakeTelegram(token=TELEGRAM_TOKEN, start=NOON)
    async with telegram, living(telegram, sqlite_url, clock=telegram.clock.moment) as life:
        flooded = telegram.person("Bob", started=True)
        await move_in(life, [flooded])
        telegram.fault("sendMessage", retry_after=30)
        telegram.clock.advance(NINE - telegram.clock.moment())
        await life.house.ticker.tick()

        life.bot.sender.pace = Pace()  # our own half minute has passed
        telegram.clock.advance(timedelta(seconds=31))
        await life.house.ticker.tick()

        await flooded.hears("⏰")
        assert await states(life) == {"sent": 1}


async def test_two_messages_into_one_chat_are_a_second_apart_and_others_do_not_wait_for_that() -> None:
    pace, now = Pace(a_second=1000, chat_seconds=0.2), asyncio.get_running_loop().time
    order: list[tuple[str, float]] = []

    async def write(chat: str) -> None:
        await pace.turn(chat)
        order.append((chat, now()))

    await asyncio.gather(write("1"), write("1"), write("2"), write("3"))

    assert [chat for chat, _ in order] == ["1", "2", "3", "1"]
    assert order[3][1] - order[0][1] >= 0.2


async def test_groups_bear_less_than_people() -> None:
    pace, now = Pace(a_second=1000, chat_seconds=0.0, group_seconds=0.1), asyncio.get_running_loop().time
    began = now()

    for _ in range(3):
        await pace.turn("-100")

    assert now() - began >= 0.2


async def test_reminders_leave_room_for_answers_and_answers_for_reminders() -> None:
    pace, now = Pace(a_second=20), asyncio.get_running_loop().time
    began = now()
    for number in range(1000):
        pace.went(str(number))

    await pace.turn("somebody else")

    assert now() - began >= 0.9


def most_within_a_second(times: Sequence[float]) -> int:
    """In a window that begins with any of them."""
    return max(sum(start <= one < start + 1 for one in times) for start in times)


async def tick_until_sent(life: Life) -> None:
    while True:
        await life.house.ticker.tick()
        if set(await states(life)) == {"sent"}:
            return


async def states(life: Life) -> Counter[str]:
    """How many deliveries stand how."""
    async with life.house.database.transaction() as storage:
        rows = await storage.people.connection.exec_driver_sql("SELECT state FROM outbox")
        return Counter(row.state for row in rows)


async def move_in(life: Life, people: Sequence[Person]) -> None:
    """Each of them reads at 21:00, as Alice does."""
    evening = PlannedSlot(Slot(0, time(21)), NINE, MONDAY)
    async with life.house.database.transaction() as storage:
        for person in people:
            account = Account("telegram", str(person.id), str(person.id))
            owner = await storage.people.add(account, Owner(0, Clock("Europe/Berlin"), set_up=True), NOON)
            habit = await storage.habits.add(owner.id, HabitDraft("Read", Daily(), Check(), MONDAY), NOON)
            await storage.habits.set_slots(owner.id, habit.id, [evening])
