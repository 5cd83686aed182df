"""What people see on Discord when they ask, tap, type and fill in."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.command import all_commands, register
from tests.fakes.discord import Upload, messages
from tests.fakes.discord.places import Stored
from tests.frontends.discord.home import Home, newest


async def test_in_a_server_only_the_asker_sees_the_answer(home: Home) -> None:
    alice = await home.person()
    channel = home.discord.server("Habits", [alice], ["habits"]).channel("habits")

    answer = await alice.slash("today", in_=channel)

    assert answer.ephemeral
    assert "There is nothing to show" in answer.text


async def test_what_only_its_reader_sees_is_not_asked_to_change_once_it_has_been_tapped(home: Home) -> None:
    alice = await home.person()
    channel = home.discord.server("Habits", [alice], ["habits"]).channel("habits")
    await home.keeps(alice, "Read daily")
    await alice.slash("today", in_=channel)

    await alice.click("Done", in_=channel)
    await alice.slash("undo")
    await home.settled()

    assert await home.entries(alice) == {"Read": []}
    assert home.discord.calls("PATCH", f"/channels/{channel.id}/messages/*") == []


async def test_the_guide_speaks_of_what_can_be_done_where_it_is_asked_for(home: Home) -> None:
    alice = await home.person()
    channel = home.discord.server("Habits", [alice], ["habits"]).channel("habits")

    here, private = await alice.slash("help", in_=channel), await alice.slash("help")

    assert "What is open today" in here.text
    assert "Set your time zone" not in here.text
    assert "In our direct messages you can write" in here.text
    assert "Only in our direct messages" in here.text
    assert "Set your time zone" in private.text
    assert "Only in our direct messages" not in private.text


async def test_in_direct_messages_the_answer_stays(home: Home) -> None:
    alice = await home.person()

    answer = await alice.slash("today")

    assert not answer.ephemeral


async def test_a_tap_changes_its_message_in_place(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read 20 min daily 21:00")
    posts = len(alice.posts())

    answer = await alice.click("Done already")

    assert answer.kind == "update"
    assert "1 in a row" in newest(alice).text
    assert len(alice.posts()) == posts


async def test_a_second_tap_says_so_to_whoever_tapped_and_changes_nothing(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    card = newest(alice)
    action = next(button["custom_id"] for button in card.buttons if button["label"] == "Done already")
    await alice.click("Done already")

    again = await alice.click_raw(action, newest(alice))

    assert again.ephemeral
    assert again.text == "Already counted"
    assert await home.entries(alice) == {"Read": ["2026-11-23"]}


async def test_what_is_typed_in_direct_messages_is_understood(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")

    await alice.say("done read")

    await alice.hears("1 in a row")


async def test_a_sticker_or_forwarded_message_is_no_line(home: Home) -> None:
    alice = await home.person()

    await alice.say("")

    await alice.hears("I read what you write yourself")


async def test_a_picture_is_left_alone_and_the_words_beside_it_are_read(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")

    await alice.say("done read", file=Upload("book.png", b"a picture", "image/png"))

    await alice.hears("1 in a row")


async def test_pinning_a_message_says_nothing_to_us(home: Home) -> None:
    alice = await home.person()
    posts = len(alice.posts())
    pinned = messages.blank(home.discord.world, alice.dm, alice.card) | {"type": 6}

    home.discord.world.tell("MESSAGE_CREATE", alice.dm, Stored(pinned))
    await alice.slash("today")
    await home.settled()

    assert len(alice.posts()) == posts + 1


async def test_what_people_say_to_each_other_in_a_server_is_not_heard(home: Home) -> None:
    alice = await home.person()
    channel = home.discord.server("Habits", [alice], ["habits"]).channel("habits")

    await alice.say("Read 20 min daily 21:00", in_=channel)
    await alice.slash("today")

    assert alice.posts(channel) == []


async def test_a_message_becomes_a_habit_from_its_menu(home: Home) -> None:
    alice = await home.person()
    channel = home.discord.server("Habits", [alice], ["habits"]).channel("habits")
    said = await alice.say("Stretch 5 min every day", in_=channel)

    answer = await alice.context_menu("Make this a habit", said)

    assert answer.ephemeral
    assert answer.post is not None
    assert "Stretch 5 min" in answer.text
    assert "Add" in answer.post.labels


async def test_a_message_of_several_lines_gives_its_first_one_to_the_habit_without_signs(home: Home) -> None:
    alice = await home.person()
    channel = home.discord.server("Habits", [alice], ["habits"]).channel("habits")
    said = await alice.say(f"## **Stretch** with <@{alice.id}> every day\n- then *breathe*", in_=channel)

    answer = await alice.context_menu("Make this a habit", said)

    assert answer.text.startswith("**Stretch with Alice**\nevery day")


async def test_habits_days_and_zones_are_suggested(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    await home.keeps(alice, "Swim daily")

    habits = await alice.autocomplete("done", "habit", "re")
    days = await alice.autocomplete("done", "day", "")
    zones = await alice.autocomplete("timezone", "name", "tash")

    assert [one["name"] for one in habits] == ["Read"]
    assert [one["name"] for one in days][:2] == ["today", "yesterday"]
    assert [(one["name"], one["value"]) for one in zones] == [("Tashkent (now 12:00 PM)", "Asia/Tashkent")]


async def test_a_day_that_is_typed_is_offered_and_so_is_one_whose_name_begins_so(home: Home) -> None:
    alice = await home.person()

    typed = await alice.autocomplete("done", "day", "21 nov")
    begun = await alice.autocomplete("done", "day", "Yes")
    unknown = await alice.autocomplete("done", "day", "whenever")

    assert [one["value"] for one in typed] == ["2026-11-21"]
    assert [one["name"] for one in begun] == ["yesterday"]
    assert [one["name"] for one in unknown][:2] == ["today", "yesterday"]


async def test_names_that_begin_as_typed_come_first_and_routines_are_offered_too(home: Home) -> None:
    alice = await home.person()
    for name in ('"Walk to work"', "Work out"):
        await home.keeps(alice, f"{name} daily")
    await alice.slash("routine", routine="Morning")

    habits = await alice.autocomplete("done", "habit", "wo")
    routines = await alice.autocomplete("routine", "routine", "mor")

    assert [one["name"] for one in habits] == ["Work out", "Walk to work"]
    assert [one["value"] for one in routines] == ["Morning"]


async def test_the_values_of_the_chosen_setting_are_suggested(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")

    pictures = await alice.autocomplete("settings", "value", "", setting="theme")
    zones = await alice.autocomplete("settings", "value", "tash", setting="zone")

    assert [one["value"] for one in pictures] == ["dark", "light", "auto"]
    assert [one["value"] for one in zones] == ["Asia/Tashkent"]
    assert await alice.autocomplete("settings", "value") == []


async def test_an_option_of_a_command_of_another_version_is_offered_nothing(home: Home) -> None:
    alice = await home.person()
    others = [command for command in all_commands().commands.values() if command.name != "why"]
    home.house.dispatcher.registry = register(others)

    assert await alice.autocomplete("why", "habit", "r") == []


async def test_somebody_new_is_offered_zones_too(home: Home) -> None:
    stranger = home.discord.person("Bob", locale="de", installed=True)

    zones = await stranger.autocomplete("timezone", "name", "wien")

    assert [one["name"] for one in zones] == ["Wien (now 08:00)"] or zones[0]["value"] == "Europe/Vienna"
    assert await home.accounts(stranger) == []


async def test_what_is_suggested_is_understood(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    home.discord.clock.advance(timedelta(days=1))
    (habit,) = await alice.autocomplete("done", "habit", "read")
    day = next(one for one in await alice.autocomplete("done", "day") if one["name"] == "yesterday")

    await alice.slash("done", habit=habit["value"], day=day["value"])

    assert await home.entries(alice) == {"Read": ["2026-11-23"]}


async def test_the_name_of_a_habit_that_is_typed_is_never_taken_for_the_number_of_another(home: Home) -> None:
    alice = await home.person()
    for name in ("Read", '"2 walks"', "Swim"):
        await home.keeps(alice, f"{name} daily")

    await alice.slash("done", habit="3")
    await alice.slash("done", habit="2")

    assert [name for name, dates in (await home.entries(alice)).items() if dates] == ["2 walks"]


async def test_a_name_that_no_habit_has_is_asked_about_with_its_day(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Meditation daily")
    home.discord.clock.advance(timedelta(days=1))

    await alice.slash("done", habit="meditatoin", day="yesterday")
    asked = newest(alice).text
    await alice.click("Meditation")

    assert "No habit called **meditatoin** yet" in asked
    assert await home.entries(alice) == {"Meditation": ["2026-11-23"]}


async def test_how_much_it_was_may_stand_behind_the_name(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "water 8 glasses daily")
    home.discord.clock.advance(timedelta(days=1))

    await alice.slash("done", habit="water 3")
    today = newest(alice).text
    await alice.slash("done", habit="water 2 glasses", day="yesterday")
    yesterday = newest(alice).text
    await alice.slash("done", habit="water yesterday 1")

    assert "3 of 8 glasses" in today
    assert "2 of 8 glasses" in yesterday
    assert "3 of 8 glasses" in newest(alice).text


async def test_a_choice_of_a_deleted_habit_says_where_it_is_and_leads_back(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    await home.keeps(alice, "Swim daily")
    (habit,) = await alice.autocomplete("done", "habit", "read")
    await alice.slash("habit", habit="Read")
    await alice.click("Delete…")
    await alice.click("Delete")

    for command in ("done", "skip", "habit"):
        await alice.slash(command, habit=habit["value"])
        assert "**Read** is in the bin" in newest(alice).text
    await alice.click("Restore")
    await alice.slash("done", habit=habit["value"])

    assert (await home.entries(alice))["Read"] == ["2026-11-23"]


async def test_a_choice_of_a_habit_that_is_gone_for_good_is_no_name(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "Read daily")
    (habit,) = await alice.autocomplete("done", "habit", "read")
    await alice.slash("habit", habit="Read")
    await alice.click("Delete…")
    await alice.click("Delete")
    home.discord.clock.advance(timedelta(days=8))

    await alice.slash("done", habit=habit["value"])

    assert "That habit is not here any more" in newest(alice).text


async def test_commands_speak_the_language_of_whoever_looks(home: Home) -> None:
    today = home.discord.command("today")

    assert today["description_localizations"]["de"] == "Was heute offen ist"
    assert today["contexts"] == [0, 1, 2]
    assert today["integration_types"] == [0, 1]


async def test_many_choices_become_a_menu_that_can_be_chosen_from(home: Home) -> None:
    stranger = home.discord.person("Bob", locale="en-US", installed=True)

    await stranger.slash("timezone")
    (menu,), labels = newest(stranger).selects, newest(stranger).labels
    await stranger.select(menu["custom_id"], menu["options"][9]["label"])

    assert labels[-2:] == ["Half-hour zones", "Type a city"]
    assert "Which place is nearest to you?" in newest(stranger).text


async def test_the_language_of_somebody_who_first_writes_a_line_is_learned_with_their_first_tap(home: Home) -> None:
    """A line comes without one."""
    bob = home.discord.person("Bob", locale="de", installed=True)
    await bob.say("hallo")
    await bob.hears("What time is it")

    await bob.click(newest(bob).labels[0])

    assert newest(bob).text.startswith("Welcher Ort")


async def test_somebody_new_says_yes_or_fills_in_one_form(home: Home) -> None:
    bob = home.discord.person("Bob", locale="de", installed=True)
    carol = home.discord.person("Carol", locale="en-GB", installed=True)

    await bob.slash("start")
    asked = newest(bob).text
    await bob.click("Ja")
    await carol.slash("start")
    await carol.click("Set up")
    await carol.submit({"Your clock": ["Europe/Rome"], "Begin with": ["0", "2"]})

    assert "Ist es bei dir" in asked
    assert "Wähle eine zum Anfangen" in newest(bob).text
    assert "Rome" in newest(carol).text
    assert await home.entries(carol) == {"Drink water": [], "Read 20 min": []}


async def test_no_payload_may_mention_anybody(home: Home) -> None:
    alice = await home.person()
    await home.keeps(alice, "@everyone <@1> daily 21:00")
    await alice.click("Done already")
    await alice.slash("stats")
    await alice.say("@everyone")
    await alice.hears(".")

    bodies = [call.message_body for call in home.discord.calls() if call.message_body.get("components")]

    assert len(bodies) >= 5
    assert [body.get("allowed_mentions") for body in bodies] == [{"parse": []}] * len(bodies)
    assert all(post.pinged == [] for post in alice.posts())
