"""Two client libraries run a whole bot against the stand-in: discord.py and hikari."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import discord
import hikari
import pytest
from discord import ui
from hikari.impl import (
    ContainerComponentBuilder,
    InteractiveButtonBuilder,
    SectionComponentBuilder,
    TextDisplayComponentBuilder,
)

from tests.fakes.discord import Channel, FakeDiscord, Person, Server
from tests.fakes_checks.habit_bot import HabitBot, card, running
from tests.fakes_checks.pictures import PNG


async def test_a_slash_command_is_answered_for_its_asker_alone(
    stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person, boris: Person, habits: Channel
) -> None:
    answer = await amira.slash("done", habit="Read", amount=3, in_=habits)

    assert (answer.kind, answer.ephemeral, answer.text) == ("message", True, "**Read** 3")
    assert amira.screen(habits) == "Cairn (only you): **Read** 3 [Done]"
    assert boris.screen(habits) == ""


async def test_a_button_in_a_section_changes_its_message(
    stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person
) -> None:
    await amira.slash("done", habit="Read")

    answer = await amira.click("Done")

    assert (answer.kind, answer.text, habit_bot.clicks) == ("update", "Read: done", ["Read"])
    assert amira.screen() == "Cairn: Read: done"


async def test_a_button_still_works_after_a_restart(stand_in: FakeDiscord, house: Server, amira: Person) -> None:
    async with running(stand_in, HabitBot()):
        await amira.slash("done", habit="Read")

    async with running(stand_in, HabitBot()) as restarted:
        await amira.click("Done")

    assert restarted.clicks == ["Read"]


async def test_suggestions_come_while_one_types(habit_bot: HabitBot, amira: Person) -> None:
    suggested = await amira.autocomplete("done", "habit", "r")

    assert [choice["value"] for choice in suggested] == ["Read", "Run"]


async def test_a_form_is_shown_filled_in_and_answered(habit_bot: HabitBot, amira: Person, habits: Channel) -> None:
    shown = await amira.slash("new", in_=habits)
    answer = await amira.submit({"Name": "Swim", "Days": ["Monday", "fr"]})

    assert shown.fields == ["Name", "Days"]
    assert (answer.text, answer.ephemeral) == ("Swim on mo, fr", True)


async def test_a_deferred_answer_is_waited_for(habit_bot: HabitBot, amira: Person, habits: Channel) -> None:
    answer = await amira.slash("slow", in_=habits)
    await amira.hears("and one more", in_=habits)

    assert (answer.kind, answer.text, answer.ephemeral) == ("deferred", "there it is", True)
    assert [post.text for post in answer.followups] == ["and one more"]


async def test_menus_work_on_messages_and_on_people(
    habit_bot: HabitBot, amira: Person, boris: Person, habits: Channel
) -> None:
    said = await boris.say("I want to run", in_=habits)

    made = await amira.context_menu("Make this a habit", said)
    cheered = await amira.context_menu("Cheer", boris, in_=habits)

    assert made.text == "habit: I want to run"
    assert cheered.post is not None
    assert cheered.post.pinged == ["Boris"]


async def test_what_people_say_in_a_server_comes_without_its_text(
    stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person, habits: Channel
) -> None:
    await amira.say("secret", in_=habits)
    await amira.say(f"hello <@{stand_in.world.bot['id']}>", in_=habits)
    await amira.say("in private")
    await habit_bot.until(lambda: len(habit_bot.heard) == 3)

    assert habit_bot.heard == ["", f"hello <@{stand_in.world.bot['id']}>", "in private"]


async def test_a_picture_is_sent_shown_and_downloaded(
    stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person
) -> None:
    person = await habit_bot.fetch_user(int(amira.id))
    gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery(
        discord.MediaGalleryItem("attachment://june.png", description="June: 22 of 30 days")
    )
    file = discord.File(io.BytesIO(PNG), "june.png")

    sent = await person.send(view=card("June", gallery), file=file)

    assert amira.screen() == "Cairn: June\n  (picture 800x400) June: 22 of 30 days"
    assert await sent.attachments[0].read() == PNG


async def test_messages_are_edited_replied_to_reacted_to_pinned_and_deleted(
    stand_in: FakeDiscord, habit_bot: HabitBot, amira: Person, habits: Channel
) -> None:
    channel = await habit_bot.fetch_channel(int(habits.id))
    assert isinstance(channel, discord.TextChannel)
    sent = await channel.send("Board", silent=True)

    await sent.edit(content="Board 2")
    await sent.add_reaction("🎉")
    answer = await sent.reply("under it")
    thread = await sent.create_thread(name="Talk")
    await thread.send("inside")
    fetched = await channel.fetch_message(sent.id)
    await answer.delete()

    assert (fetched.content, str(fetched.reactions[0].emoji), fetched.flags.suppress_notifications) == (
        "Board 2",
        "🎉",
        True,
    )
    assert answer.reference is not None
    assert answer.reference.message_id == sent.id
    assert amira.screen(habits) == "Cairn: Board 2\n  {🎉}"
    assert amira.screen(stand_in.world.channels[str(thread.id)]) == "Cairn: inside"


@pytest.fixture
async def hikari_bot(stand_in: FakeDiscord, house: Server) -> AsyncIterator[hikari.GatewayBot]:
    bot = hikari.GatewayBot(
        stand_in.token,
        rest_url=stand_in.api_url,
        banner=None,
        logs=None,
        suppress_optimization_warning=True,
        intents=hikari.Intents.ALL_UNPRIVILEGED,
    )
    bot.subscribe(hikari.InteractionCreateEvent, _answer)
    await bot.start(check_for_updates=False)
    yield bot
    await bot.close()


async def _answer(event: hikari.InteractionCreateEvent) -> None:
    interaction = event.interaction
    if isinstance(interaction, hikari.CommandInteraction):
        done = InteractiveButtonBuilder(style=hikari.ButtonStyle.SUCCESS, custom_id="1:dn", label="Done")
        container = ContainerComponentBuilder(
            components=[
                SectionComponentBuilder(accessory=done, components=[TextDisplayComponentBuilder(content="Read?")])
            ]
        )
        await interaction.create_initial_response(
            hikari.ResponseType.MESSAGE_CREATE, component=container, flags=hikari.MessageFlag.EPHEMERAL
        )
    elif isinstance(interaction, hikari.ComponentInteraction):
        await interaction.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_UPDATE)
        await interaction.edit_initial_response(component=TextDisplayComponentBuilder(content="Read: done"))


async def test_hikari_runs_the_same_conversation(hikari_bot: hikari.GatewayBot, amira: Person, habits: Channel) -> None:
    me = hikari_bot.get_me()
    assert me is not None
    today = hikari_bot.rest.slash_command_builder("today", "What is due")
    await hikari_bot.rest.set_application_commands(me.id, [today])

    shown = await amira.slash("today", in_=habits)
    clicked = await amira.click("Done", in_=habits)
    await amira.hears("Read: done", in_=habits)

    assert (shown.kind, shown.ephemeral, clicked.kind) == ("message", True, "deferred update")
    assert amira.screen(habits) == "Cairn (only you): Read: done"


async def test_hikari_sends_a_picture_and_gets_it_back(hikari_bot: hikari.GatewayBot, amira: Person) -> None:
    dm = await hikari_bot.rest.create_dm_channel(int(amira.id))

    sent = await dm.send("June", attachment=hikari.Bytes(PNG, "card.png"))

    assert await sent.attachments[0].read() == PNG
    assert amira.screen() == "Cairn: June\n  (picture 800x400)"
