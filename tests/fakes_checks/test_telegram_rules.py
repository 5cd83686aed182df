"""What the Bot API refuses, as python-telegram-bot reports it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes_checks.pictures import PNG

CONFETTI = "5046509860389126442"

Attempt = Callable[[Bot, Person], Awaitable[object]]


def _button(**kind: object) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("x", **kind)]])  # type: ignore[arg-type]  # kinds by name


def _row(length: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="1")] * length])


@pytest.mark.parametrize(
    ("attempt", "why"),
    [
        (lambda bot, a: bot.send_message(a.id, ""), "Message text is empty"),
        (lambda bot, a: bot.send_message(a.id, "x" * 4097), "Message is too long"),
        (lambda bot, a: bot.send_message(a.id, "👍" * 2049), "Message is too long"),
        (lambda bot, a: bot.send_message(12345, "x"), "Chat not found"),
        (lambda bot, a: bot.send_message("@nobody", "x"), "Chat not found"),
        (lambda bot, a: bot.send_message(a.id, "<b>x", parse_mode="HTML"), "Can't parse entities: can't find end"),
        (lambda bot, a: bot.send_message(a.id, "x", parse_mode="Word"), "Unsupported parse_mode"),
        (lambda bot, a: bot.send_message(a.id, "x", reply_markup=_button(callback_data="é" * 33)), "Button_data_inv"),
        (lambda bot, a: bot.send_message(a.id, "x", reply_markup=_button()), "Can't parse inline keyboard button: te"),
        (lambda bot, a: bot.send_message(a.id, "x", reply_markup=_row(9)), "Reply markup is too long"),
        (lambda bot, a: bot.send_message(a.id, "x", reply_markup=_button(url="ftp://x")), "Inline keyboard button URL"),
        (
            lambda bot, a: bot.send_message(a.id, "x", reply_markup=_button(callback_data="1", style="pink")),
            "Can't parse inline keyboard button: invalid button style",
        ),
        (lambda bot, a: bot.send_message(a.id, "x", message_effect_id="1"), "Effect_id_invalid"),
        (lambda bot, a: bot.send_message(a.id, "x", message_thread_id=7), "Message thread not found"),
        (
            lambda bot, a: bot.send_message(a.id, "x", reply_parameters=ReplyParameters(99)),
            "Message to be replied not found",
        ),
        (lambda bot, a: bot.send_photo(a.id, PNG, caption="x" * 1025), "Message caption is too long"),
        (lambda bot, a: bot.send_photo(a.id, b"no picture"), "Image_process_failed"),
        (lambda bot, a: bot.send_photo(a.id, "AgACnonsense"), "Wrong file identifier/HTTP URL specified"),
        (lambda bot, a: bot.send_media_group(a.id, [InputMediaPhoto(PNG)]), "There must be 2 to 10 media"),
        (lambda bot, a: bot.edit_message_text("x", a.id, 99), "Message to edit not found"),
        (lambda bot, a: bot.delete_message(a.id, 99), "Message to delete not found"),
        (lambda bot, a: bot.set_message_reaction(a.id, 99, "🎉"), "Message to react not found"),
        (lambda bot, a: bot.answer_callback_query("1", "x"), "Query is too old and response timeout expired or query"),
        (lambda bot, a: bot.get_file("nonsense"), "Wrong file_id or the file is temporarily unavailable"),
        (lambda bot, a: bot.set_my_commands([BotCommand("Done", "x")]), "Bot_command_invalid"),
        (lambda bot, a: bot.set_my_short_description("x" * 121), "ShortDescription is too long"),
        (lambda bot, a: bot.set_webhook("http://a.example/hook"), "Bad webhook: an https url must be provided"),
        (lambda bot, a: bot.send_chat_action(a.id, "dancing"), "Wrong parameter action in request"),
    ],
)
async def test_it_is_refused_in_telegrams_words(bot: Bot, alice: Person, attempt: Attempt, why: str) -> None:
    with pytest.raises(BadRequest) as refused:
        await attempt(bot, alice)

    assert refused.value.message.casefold().startswith(why.casefold())


async def test_the_longest_text_and_the_fullest_keyboard_are_accepted(bot: Bot, alice: Person) -> None:
    rows = [[InlineKeyboardButton("x", callback_data="1")] * 8] * 12

    sent = await bot.send_message(alice.id, "👍" * 2048, reply_markup=InlineKeyboardMarkup(rows))

    assert sent.reply_markup is not None
    assert len(sent.reply_markup.inline_keyboard) == 12


async def test_an_edit_that_changes_nothing_is_refused_and_one_that_does_is_seen(bot: Bot, alice: Person) -> None:
    sent = await bot.send_message(alice.id, "<b>x</b>", parse_mode="HTML", reply_markup=_button(callback_data="1"))

    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("<strong>x</strong>", parse_mode="HTML", reply_markup=_button(callback_data="1"))
    await sent.edit_text("<b>x</b>", parse_mode="HTML")

    assert (await alice.hears("x")).labels == ["x"]
    assert (await alice.hears("x")).labels == []


async def test_text_and_captions_are_edited_by_their_own_methods(bot: Bot, alice: Person) -> None:
    words = await bot.send_message(alice.id, "x")
    picture = await bot.send_photo(alice.id, PNG)

    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await picture.edit_text("y")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await words.edit_caption("y")
    await picture.edit_caption("y")

    assert alice.screen() == "Cairn: x\nCairn: (photo 800x400) y"


async def test_a_persons_message_cannot_be_edited_by_the_bot(bot: Bot, alice: Person) -> None:
    said = await alice.say("hello")

    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", alice.id, said.id)


async def test_a_message_can_be_deleted_for_two_days(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    young, old = await bot.send_message(alice.id, "young"), await bot.send_message(alice.id, "old")

    await young.delete()
    telegram.clock.advance(timedelta(hours=49))

    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await old.delete()
    assert alice.screen() == "Cairn: old"


async def test_who_blocked_never_wrote_or_left_is_out_of_reach(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    bob, charlie = telegram.person("Bob"), telegram.person("Charlie")
    telegram.group("Team", [charlie])
    alice.block()
    refusals = []

    for person in (alice, bob, charlie):
        with pytest.raises((Forbidden, BadRequest)) as refused:
            await bot.send_message(person.id, "x")
        refusals.append(refused.value.message)
    alice.deactivate()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(alice.id, "x")

    assert refusals == [
        "Forbidden: bot was blocked by the user",
        "Chat not found",
        "Forbidden: bot can't initiate conversation with a user",
    ]


async def test_groups_refuse_in_their_own_words(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    group = telegram.group("Team", [alice])
    super_group = telegram.group("Crowd", [alice], kind="supergroup")

    group.mute_bot()
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "x")
    group.kick_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "x")
    super_group.add_topic(5, closed=True)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(super_group.id, "x", message_thread_id=5)
    await bot.leave_chat(super_group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(super_group.id, "x")


async def test_an_upgraded_group_names_its_new_id(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    group = telegram.group("Team", [alice])
    old_id = group.id

    new_id = group.upgrade()

    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old_id, "x")
    assert moved.value.new_chat_id == new_id
    assert (await bot.send_message(new_id, "x")).chat.type == "supergroup"


async def test_effects_and_location_buttons_are_for_private_chats(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    group = telegram.group("Team", [alice])
    where = ReplyKeyboardMarkup([[KeyboardButton("Here", request_location=True)]])

    with pytest.raises(BadRequest, match="Effect_id_invalid"):
        await bot.send_message(group.id, "x", message_effect_id=CONFETTI)
    with pytest.raises(BadRequest, match="private chats only"):
        await bot.send_message(group.id, "x", reply_markup=where)
    sent = await bot.send_message(alice.id, "x", message_effect_id=CONFETTI)
    await bot.send_message(alice.id, "y", reply_markup=where)

    assert sent.effect_id == CONFETTI
    assert alice.screen().endswith("{Here}")


async def test_a_callback_is_answered_once_and_in_time(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    for _ in range(2):
        await alice.tap_raw("1:dn", patience=None)
    first, second = (update.callback_query for update in await bot.get_updates())
    assert first is not None
    assert second is not None

    with pytest.raises(BadRequest, match="Message_too_long"):
        await first.answer("x" * 201)
    await first.answer("x" * 200)
    with pytest.raises(BadRequest, match="Query is too old"):
        await first.answer("again")
    telegram.clock.advance(61)
    with pytest.raises(BadRequest, match="Query is too old"):
        await second.answer("late")


async def test_a_picture_is_sent_again_by_its_id_and_downloads_as_it_was(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    first = await bot.send_photo(alice.id, PNG, caption="one")
    again = await bot.send_photo(alice.id, first.photo[-1].file_id, caption="two")
    file = await bot.get_file(again.photo[-1].file_id)

    assert bytes(await file.download_as_bytearray()) == PNG
    assert first.photo[-1].file_unique_id == again.photo[-1].file_unique_id
    assert (first.photo[-1].width, first.photo[-1].height) == (800, 400)
    assert [len(call.uploads) for call in telegram.calls("sendPhoto")] == [1, 0]
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await bot.send_document(alice.id, first.photo[-1].file_id)


async def test_media_are_exchanged_in_place(bot: Bot, alice: Person) -> None:
    sent = await bot.send_photo(alice.id, PNG, caption="June")

    await sent.edit_media(InputMediaPhoto(PNG, caption="July"))
    await bot.send_media_group(alice.id, [InputMediaPhoto(PNG, caption="a"), InputMediaPhoto(PNG)])
    await bot.send_document(alice.id, b"a,b\n", filename="habits.csv", caption="all of it")

    assert alice.screen().splitlines() == [
        "Cairn: (photo 800x400) July",
        "Cairn: (photo 800x400) a",
        "Cairn: (photo 800x400)",
        "Cairn: (file habits.csv) all of it",
    ]
