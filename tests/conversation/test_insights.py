"""What /stats says of one habit beside its numbers."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from core.pictures import HeatmapPicture
from tests.conversation.house import Talker, World, buttons, words, world


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def keep(home: World, line: str = "Read daily") -> Talker:
    alice = home.talker("alice")
    card = await alice.say(line)
    await alice.tap(buttons(card.reply)["Add"])
    return alice


async def days(home: World, alice: Talker, said: str) -> None:
    """A letter a day: "x" is done."""
    for letter in said:
        if letter == "x":
            await alice.say("/done read")
        home.pass_time(days=1)


async def test_with_little_data_it_says_how_much_is_missing(home: World) -> None:
    alice = await keep(home)
    await days(home, alice, "xx")

    shown = words((await alice.say("/stats read")).reply)

    assert "12 more logs, and I can tell which weekday and hour go best." in shown
    assert "goes best" not in shown


async def test_the_hour_of_most_logs_is_told(home: World) -> None:
    alice = await keep(home)
    await days(home, alice, "x" * 14)

    shown = words((await alice.say("/stats read")).reply)

    assert "Mostly between 08:00 and 09:00: 14 of 14 logs." in shown


async def test_what_was_added_later_tells_no_hour(home: World) -> None:
    alice = await keep(home)
    for _ in range(14):
        home.pass_time(days=1)
        await alice.say("/done read yesterday")

    shown = words((await alice.say("/stats read")).reply)

    assert "Mostly between" not in shown


async def test_a_weekday_that_is_harder_is_told_without_blame(home: World) -> None:
    alice = await keep(home)
    await days(home, alice, "x.xxxxx" * 6)

    shown = words((await alice.say("/stats read")).reply)

    assert "Tue is harder: 0 of 6, the other days 100 % (36 of 36)." in shown


async def test_a_habit_that_goes_worse_is_told_and_something_smaller_proposed(home: World) -> None:
    alice = await keep(home)
    await days(home, alice, "x" * 42 + "x...x...x.....")

    shown = words((await alice.say("/stats read")).reply)

    assert "The last two weeks went less well: 21 % (3 of 14), before that 100 % (42 of 42)." in shown
    assert "A smaller version may fit better for now" in shown


async def test_a_habit_that_goes_well_may_grow(home: World) -> None:
    alice = await keep(home)
    await days(home, alice, "x" * 31)

    shown = words((await alice.say("/stats read")).reply)

    assert "Room for a little more?" in shown


async def test_of_all_habits_together_nothing_is_guessed(home: World) -> None:
    alice = await keep(home)
    await alice.tap(buttons((await alice.say("Run daily")).reply)["Add"])

    shown = words((await alice.say("/stats")).reply)

    assert "Both habits" in shown
    assert "logs" not in shown


async def test_no_two_chips_do_the_same(home: World) -> None:
    alice = await keep(home, "Read daily #mind")
    await alice.tap(buttons((await alice.say("Run daily #health")).reply)["Add"])

    shown = [await alice.say(words) for words in ("/stats", "/stats read", "/stats #health")]

    for answer in shown:
        chips = [button.does for row in answer.reply.rows for button in row]
        assert len(chips) in (9, 10), "periods, habits, categories, the export; of one habit its history, too"
        assert len(set(map(repr, chips))) == len(chips)


async def test_a_category_that_is_gone_meanwhile_is_said_to_be(home: World) -> None:
    alice = await keep(home, "Read daily #mind")

    answer = await alice.tap("1:st:9:2i:c")

    assert "not here any more" in words(answer.reply)


async def test_a_habit_beyond_the_chips_is_chosen_from_a_list(home: World) -> None:
    alice = await keep(home)
    for name in ("Run", "Swim", "Draw", "Cook", "Yoga", "Floss", "Chess", "Piano", "Garden", "Diary", "Spanish"):
        await alice.tap(buttons((await alice.say(f"{name} daily")).reply)["Add"])

    shown = buttons((await alice.say("/stats")).reply)
    asked = buttons((await alice.tap(shown["Another habit…"])).reply)
    following = await alice.tap(next(does for label, does in asked.items() if "Next" in label or "▶" in label))
    one = await alice.tap(buttons(following.reply)["Spanish"])

    assert "Spanish" not in shown
    assert "Strength" in words(one.reply)


async def test_the_rate_in_the_picture_is_that_of_the_period_under_it(home: World) -> None:
    alice = await keep(home)
    await days(home, alice, "x" + "." * 100)

    said = (await alice.say("/stats read")).reply

    assert "Last 90 days: 0 % (0 of 89 required days)" in words(said)
    assert said.picture is not None
    assert isinstance(said.picture.values, HeatmapPicture)
    assert said.picture.values.figures[-1].value.split() == ["0", "%"]
