"""/admin is for owners alone, and lets them look after messages that could not be delivered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from bot.conversation.dispatch import Dispatcher
from bot.conversation.request import Called, Event
from core.ports import Delivery, DeliveryState
from tests.conversation.house import MONDAY, World, buttons, words, world

TODAY = date(2026, 11, 23)
REASON = "chat 5000000001 is closed"


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        made.dispatcher = Dispatcher(made.database, lambda: made.now, owners=[("test", "olga")])
        yield made


async def give_up(home: World, *letters: str) -> None:
    """Alice's reminders of today, which could not be delivered."""
    alice = home.talker("alice")
    card = await alice.say("Read daily 21:00", key="line")
    await alice.tap(buttons(card.reply)["Add"], key="add")
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        (habit,) = await storage.habits.all(person.id)
        ends = MONDAY + timedelta(hours=2)
        await storage.outbox.put(
            [Delivery(letter, person.id, habit.id, TODAY, 0, letter, MONDAY, ends) for letter in letters]
        )
        await storage.outbox.lease("w", MONDAY, MONDAY + timedelta(minutes=1), 10)
        for letter in letters:
            await storage.outbox.settle(letter, "w", DeliveryState.DEAD, MONDAY, REASON)


async def waiting(home: World) -> list[str]:
    async with home.database.transaction() as storage:
        return [one.id for one in await storage.outbox.lease("x", home.now, home.now + timedelta(seconds=1), 10)]


async def test_an_owner_sees_figures_and_letters_without_numbers_of_people(home: World) -> None:
    await give_up(home, "aa", "bb")

    shown = words((await home.talker("olga").say("/admin")).reply)

    assert "2 people, 1 habit" in shown
    assert "0 sent, 2 given up" in shown
    assert "1. today: chat … is closed (1 try)" in shown
    assert "5000000001" not in shown


async def test_for_everybody_else_there_is_no_such_command(home: World) -> None:
    await give_up(home, "aa")
    alice = home.talker("alice")

    typed = await alice.say("/admin")
    unknown = await alice.say("/nimda")
    called = await home.dispatcher.answer(Event("k", "test", "alice", "alice", Called("admin")))
    tapped = [await alice.tap(f"1:{op}:aa") for op in ("zr", "zx", "zl")]

    assert words(typed.reply) == words(unknown.reply).replace("nimda", "admin")
    assert words(called.reply) == words(typed.reply)
    assert all("another time" in words(answer.reply) for answer in tapped)
    assert await waiting(home) == []


async def test_an_owner_of_one_platform_is_nobody_on_another(home: World) -> None:
    event = Event("k", "elsewhere", "olga", "olga", Called("admin"))

    answer = await home.dispatcher.answer(event)

    assert "I don't understand" in words(answer.reply)


async def test_in_a_group_an_owner_is_nobody_either(home: World) -> None:
    answer = await home.dispatcher.answer(Event("k", "test", "olga", "group", Called("admin"), private=False))

    assert "I don't understand" in words(answer.reply)


async def test_the_menu_of_everybody_does_not_name_it(home: World) -> None:
    registry = home.dispatcher.registry

    assert "admin" not in {command.name for command in registry.in_menu_order()}
    assert "admin" in {command.name for command in registry.in_menu_order(for_owners=True)}
    assert "/admin" not in words((await home.talker("olga").say("/help")).reply)


async def test_a_letter_is_tried_again_once(home: World) -> None:
    await give_up(home, "aa")
    olga = home.talker("olga")
    listed = await olga.say("/admin")

    retried = await olga.tap(buttons(listed.reply)["Retry 1"])
    again = await olga.tap(buttons(listed.reply)["Retry 1"])

    assert "It is tried again" in words(retried.reply)
    assert "Nothing waits for you" in words(retried.reply)
    assert "Too late" in words(again.reply)
    assert await waiting(home) == ["aa"]


async def test_a_letter_whose_time_is_over_is_not_tried_again(home: World) -> None:
    await give_up(home, "aa")
    home.pass_time(hours=3)
    olga = home.talker("olga")

    refused = await olga.tap(buttons((await olga.say("/admin")).reply)["Retry 1"])

    assert "Too late" in words(refused.reply)
    assert await waiting(home) == []


async def test_a_letter_is_dropped(home: World) -> None:
    await give_up(home, "aa", "bb")
    olga = home.talker("olga")

    left = await olga.tap(buttons((await olga.say("/admin")).reply)["Drop 1"])

    assert "1 message was given up" in words(left.reply)


async def test_many_letters_come_page_by_page(home: World) -> None:
    await give_up(home, *(f"letter{number}" for number in range(7)))
    olga = home.talker("olga")

    first = await olga.say("/admin")
    second = await olga.tap(next(action for label, action in buttons(first.reply).items() if "▶" in label))

    assert "7 messages were given up" in words(first.reply)
    assert "Retry 5" in buttons(first.reply)
    assert "Retry 6" not in buttons(first.reply)
    assert "Retry 7" in buttons(second.reply)
