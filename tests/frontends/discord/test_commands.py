"""The commands as Discord is told of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from discord import Locale

from bot.conversation.command import Command, Where, all_commands, register
from bot.conversation.options import DayChoice, HabitChoice, OneOf, Words, ZoneChoice
from bot.frontends.discord.commands import BOT_DM, GUILD, PRIVATE_CHANNEL, digest, menu_names, payload
from tests.fakes.discord import FakeDiscord
from tests.frontends.discord.home import MONDAY, Home, at_home, newest


async def _nothing(*_: object) -> Any:
    raise AssertionError("never called")


def slash() -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in payload(all_commands()) if one["type"] == 1}


def test_every_command_of_the_registry_becomes_one_of_discord_and_no_other() -> None:
    assert set(slash()) == {command.name for command in all_commands().in_menu_order()}


@pytest.mark.parametrize(
    ("where", "contexts", "types"),
    [
        (Where.PRIVATE, [BOT_DM], [0, 1]),
        (Where.GROUP, [GUILD], [0]),
        (Where.BOTH, [GUILD, BOT_DM, PRIVATE_CHANNEL], [0, 1]),
    ],
)
def test_each_command_says_where_it_is_shown_and_how_it_is_installed(
    where: Where, contexts: list[int], types: list[int]
) -> None:
    registry = register([Command("help", _nothing, where=where)])

    (command,) = payload(registry)

    assert command["contexts"] == contexts
    assert command["integration_types"] == types


def test_habits_days_and_zones_are_suggested_while_they_are_typed() -> None:
    options = (HabitChoice("habit"), DayChoice("day"), ZoneChoice("name"), Words("text"))
    (command,) = payload(register([Command("help", _nothing, options=options)]))

    suggested = {option["name"]: option.get("autocomplete", False) for option in command["options"]}

    assert suggested == {"habit": True, "day": True, "name": True, "text": False}


def test_a_few_words_to_choose_from_become_choices_in_both_languages() -> None:
    (command,) = payload(register([Command("help", _nothing, options=(OneOf("language", ("en", "de")),))]))

    choices = command["options"][0]["choices"]

    assert [choice["value"] for choice in choices] == ["en", "de"]
    assert [choice["name_localizations"]["de"] for choice in choices] == ["English", "Deutsch"]


def test_people_say_first_which_habit_they_mean() -> None:
    assert [option["name"] for option in slash()["done"]["options"]] == ["habit", "day", "note"]


def test_what_only_a_link_carries_is_not_asked_of_people() -> None:
    assert slash()["start"]["options"] == []


def test_descriptions_are_translated_for_discords_locales_that_we_speak() -> None:
    today = slash()["today"]

    assert today["description"] == "What is open today"
    assert today["description_localizations"] == {Locale.german.value: "Was heute offen ist"}


def test_the_commands_keep_discords_limits() -> None:
    for command in slash().values():
        described = [command, *command["options"]]
        words = [one["description"] for one in described]
        words += [words for one in described for words in one["description_localizations"].values()]

        assert 1 <= len(command["name"]) <= 32
        assert all(1 <= len(word) <= 100 for word in words)
        assert len(command["options"]) <= 25
    assert len(slash()) <= 100


def test_a_message_can_be_made_a_habit_from_its_menu() -> None:
    (menu,) = [one for one in payload(all_commands()) if one["type"] == 3]

    assert menu["name"] == "Make this a habit"
    assert "description" not in menu
    assert menu_names()[menu["name"]] == ("add", "text")


def test_the_hash_changes_with_the_commands_and_only_then() -> None:
    commands = payload(all_commands())
    changed = [commands[0] | {"description": "Something else"}, *commands[1:]]

    assert digest(commands) == digest(payload(all_commands()))
    assert digest(commands) != digest(changed)


def test_owners_commands_are_there_only_where_somebody_may_use_them() -> None:
    registry = all_commands()

    everybodys = {one["name"] for one in payload(registry)}
    with_owners = {one["name"]: one for one in payload(registry, for_owners=True)}

    assert "admin" not in everybodys
    assert with_owners["admin"]["contexts"] == [BOT_DM]


async def test_a_command_that_we_name_can_be_tapped_and_what_people_write_is_none(home: Home) -> None:
    alice = await home.person()
    today, undo = (home.discord.command(name)["id"] for name in ("today", "undo"))

    await alice.slash("help")
    helped = newest(alice).text
    await alice.say("and/or see /today daily")
    named = (await alice.hears("and/or")).text

    assert f"</today:{today}> – What is open today" in helped
    assert f"taken back by </undo:{undo}>" in helped
    assert "</today" not in named
    assert "and/or see /today" in named


async def test_commands_can_be_tapped_after_a_restart_that_told_discord_of_none(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with FakeDiscord(start=MONDAY) as discord:
        async with at_home(sqlite_url, tmp_path, discord):
            pass
        async with at_home(sqlite_url, tmp_path, discord) as home:
            alice = await home.person()
            await alice.slash("help")

            assert len(discord.syncs) == 1
            assert f"</today:{discord.command('today')['id']}>" in newest(alice).text
