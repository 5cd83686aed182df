"""Chips of the categories in use: in which order, how many, and what a chip of another time does."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.conversation.categories import MOST_OFFERED
from tests.conversation.house import Talker, World, buttons, words, world


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def keep(talker: Talker, *lines: str) -> None:
    for line in lines:
        await talker.tap(buttons((await talker.say(line)).reply)["Add"])


async def chips(talker: Talker, habit: str) -> dict[str, str]:
    card = await talker.say(f"/habit {habit}")
    menu = await talker.tap(buttons(card.reply)["Edit"])
    return buttons((await talker.tap(buttons(menu.reply)["Category"])).reply)


async def test_a_habits_own_category_is_offered_first_then_the_most_used(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read daily #mind", "Swim daily #health", "Walk daily #Health", "Cook daily #food")

    offered = await chips(alice, "cook")

    assert list(offered) == ["#food", "#health", "#mind", "New…", "No category", "◀ Back"]


async def test_no_more_than_eight_are_offered(home: World) -> None:
    alice = home.talker("alice")
    names = ("Abacus", "Bread", "Chess", "Dance", "Essay", "Flute", "Guitar", "Harp", "Ink")
    await keep(alice, *(f"{name} daily #{name}" for name in names), "Iris daily #ink")

    offered = [label for label in await chips(alice, "harp") if label.startswith("#")]

    assert offered == ["#Harp", "#Ink", "#Abacus", "#Bread", "#Chess", "#Dance", "#Essay", "#Flute"]
    assert len(offered) == MOST_OFFERED


async def test_where_no_category_is_in_use_one_is_typed_at_once(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read daily")

    card = await alice.say("/habit read")
    menu = await alice.tap(buttons(card.reply)["Edit"])
    asked = await alice.tap(buttons(menu.reply)["Category"])

    assert asked.reply.awaits is not None


async def test_somebody_elses_categories_are_nobodys_chips(home: World) -> None:
    alice, bob = home.talker("alice"), home.talker("bob")
    await keep(alice, "Read daily #secret")
    await keep(bob, "Swim daily #sport")

    assert [label for label in await chips(bob, "swim") if label.startswith("#")] == ["#sport"]


async def test_undo_takes_back_what_the_first_of_two_taps_on_a_chip_changed(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read daily #mind", "Swim daily #sport")
    chip = (await chips(alice, "swim"))["#mind"]
    await alice.tap(chip)
    second = await alice.tap(chip)

    await alice.tap(buttons(second.reply)["Undo"])

    assert next(iter(await chips(alice, "swim"))) == "#sport"


async def test_a_chip_of_a_category_that_is_gone_is_from_another_time(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read daily #mind", "Swim daily #sport")
    offered = await chips(alice, "swim")
    await alice.tap((await chips(alice, "read"))["No category"])

    answer = await alice.tap(offered["#mind"])

    assert "another time" in words(answer.reply)


@pytest.mark.parametrize("forged", ["", ":", ":x-", ":zzzzzzzzzzzz", ":0"])
async def test_a_forged_chip_changes_nothing(home: World, forged: str) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read daily #mind")
    card = await alice.say("Swim daily")
    number = buttons(card.reply)["Add"].rsplit(":", 1)[1]

    for about in (f"1:aj:{number}{forged}", f"1:qj:1{forged}"):
        assert "another time" in words((await alice.tap(about)).reply)

    assert "#mind" in await chips(alice, "read")
