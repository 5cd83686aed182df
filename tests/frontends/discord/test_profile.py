"""Who may see somebody's streaks on Discord, by the menu of a member and by /profile."""

from __future__ import annotations

from tests.dialogs.on_discord import plain
from tests.fakes.discord import Person
from tests.frontends.discord.home import Home, newest


async def shows(home: Home, person: Person, *habits: str) -> None:
    """That person keeps the habits, and switches the first one on."""
    for name in habits:
        await home.keeps(person, f"{name} daily")
    await person.slash("profile")
    await person.click("Switch on")
    await home.settled()


async def test_the_menu_of_a_member_shows_what_they_switched_on_to_the_asker_alone(home: Home) -> None:
    alice, bob = await home.person(), await home.person("Bob")
    channel = home.discord.server("Habits", [alice, bob], ["habits"]).channel("habits")
    await shows(home, bob, "Read", "Therapy")
    await bob.slash("done", habit="Read")

    answer = await alice.context_menu("Streak profile", bob, in_=channel)

    assert answer.ephemeral
    assert "Streaks of Bob\nRead: 1 in a row" in plain(answer.text)
    assert "Therapy" not in plain(answer.text)


async def test_a_profile_is_asked_for_by_a_command_too(home: Home) -> None:
    alice, bob = await home.person(), await home.person("Bob")
    channel = home.discord.server("Habits", [alice, bob], ["habits"]).channel("habits")

    answer = await alice.slash("profile", who=bob, in_=channel)

    assert answer.ephemeral
    assert "Bob shows no streaks." in plain(answer.text)


async def test_who_has_never_used_cairn_may_look_and_is_asked_for_nothing(home: Home) -> None:
    bob = await home.person("Bob")
    newcomer = home.discord.person("Newcomer")
    channel = home.discord.server("Habits", [bob, newcomer], ["habits"]).channel("habits")
    await shows(home, bob, "Read")

    answer = await newcomer.context_menu("Streak profile", bob, in_=channel)

    assert "Streaks of Bob\nRead" in plain(answer.text)


async def test_ones_own_menu_shows_the_switches(home: Home) -> None:
    bob = await home.person("Bob")
    channel = home.discord.server("Habits", [bob], ["habits"]).channel("habits")
    await home.keeps(bob, "Read daily")

    answer = await bob.context_menu("Streak profile", bob, in_=channel)

    assert answer.ephemeral
    assert "nobody sees anything" in plain(answer.text)
    assert "☐ Read" in plain(answer.text)


async def test_the_name_in_the_server_is_the_one_that_is_plain(home: Home) -> None:
    alice, bob = await home.person(), await home.person("Bob")
    server = home.discord.server("Habits", [alice, bob], ["habits"])
    server.guild.members[bob.id]["nick"] = "The <b>Reader</b> @everyone"

    answer = await alice.context_menu("Streak profile", bob, in_=server.channel("habits"))

    assert plain(answer.text).startswith("The <b>Reader</b> @everyone shows no streaks.")


async def test_a_profile_that_is_open_follows_what_is_logged(home: Home) -> None:
    bob = await home.person("Bob")
    await home.keeps(bob, "Read daily")
    await bob.slash("profile")
    profile = newest(bob)

    await bob.slash("done", habit="Read")
    await home.settled()

    (drawn,) = [post for post in bob.posts() if post.id == profile.id]
    assert "☐ Read: 1 in a row" in plain(drawn.text)
