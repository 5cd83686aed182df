"""People and groups of the stand-in, seen from a bot and from their own screens."""

from __future__ import annotations

import asyncio

import pytest
from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    CallbackQuery,
    ChatMemberUpdated,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InputTextMessageContent,
    Message,
    ReplyKeyboardMarkup,
    SwitchInlineQueryChosenChat,
    Update,
)

from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes_checks.pictures import PNG

_WEB = InlineKeyboardButton("Web", url="https://a.example")
DONE = InlineKeyboardMarkup([[InlineKeyboardButton("✓ Done", callback_data="1:dn"), _WEB]])


async def _messages(bot: Bot) -> list[Message]:
    return [update.message for update in await bot.get_updates() if update.message]


async def _query(bot: Bot) -> CallbackQuery:
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    return query


async def _membership(bot: Bot) -> list[ChatMemberUpdated]:
    return [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]


async def test_what_a_person_says_arrives_with_who_and_in_which_language(bot: Bot, alice: Person) -> None:
    await alice.say("/start abc")

    (message,) = await _messages(bot)
    assert message.from_user is not None
    assert (message.text, message.chat.type, message.from_user.language_code) == ("/start abc", "private", "de")
    assert [(entity.type, entity.length) for entity in message.entities] == [("bot_command", 6)]


async def test_a_tap_finds_its_button_and_gives_the_toast(bot: Bot, alice: Person) -> None:
    await bot.send_message(alice.id, "old", reply_markup=DONE)
    newest = await bot.send_message(alice.id, "new", reply_markup=DONE)

    for wanted in ("✓ Done", "1:dn", "done"):
        tapping = asyncio.create_task(alice.tap(wanted))
        query = await asyncio.wait_for(_next_query(bot), 5)
        await query.answer("13 in a row", show_alert=True)
        toast = await tapping
        assert query.data == "1:dn"
        assert query.message is not None
        assert query.message.message_id == newest.message_id
        assert (toast, toast.alert) == ("13 in a row", True)


async def _next_query(bot: Bot) -> CallbackQuery:
    """Poll, confirm, and give the query that came."""
    (update,) = await bot.get_updates(timeout=5)
    await bot.get_updates(offset=update.update_id + 1)
    assert update.callback_query is not None
    return update.callback_query


async def test_a_tap_nobody_answers_or_no_button_bears_fails_with_the_screen(bot: Bot, alice: Person) -> None:
    await bot.send_message(alice.id, "Read?", reply_markup=DONE)

    with pytest.raises(AssertionError, match=r"no button 'Skip' on the screen:\nCairn: Read\?\n  \[✓ Done\] \[Web\]"):
        await alice.tap("Skip")
    with pytest.raises(TimeoutError, match="nobody answered the tap '1:dn'"):
        await alice.tap("Done", patience=0.01)


async def test_buttons_that_ask_the_bot_nothing_give_what_they_open(bot: Bot, alice: Person) -> None:
    share = SwitchInlineQueryChosenChat(query="card_7", allow_group_chats=True)
    rows = [
        [InlineKeyboardButton("Copy", copy_text=CopyTextButton("cairn.example/x"))],
        [InlineKeyboardButton("Share", switch_inline_query_chosen_chat=share)],
        [InlineKeyboardButton("Web", url="https://a.example")],
    ]
    await bot.send_message(alice.id, "x", reply_markup=InlineKeyboardMarkup(rows))

    opened = [(await alice.tap(label)).opened for label in ("Copy", "Share", "Web")]

    assert opened == ["cairn.example/x", "card_7", "https://a.example"]


async def test_a_reply_keyboards_button_says_its_label(bot: Bot, alice: Person) -> None:
    await bot.send_message(alice.id, "How?", reply_markup=ReplyKeyboardMarkup([["Well", "Badly"]]))

    await alice.tap("Well")

    assert [message.text for message in await _messages(bot)] == ["Well"]
    assert alice.screen() == "Cairn: How?\nAlice: Well\n{Well} {Badly}"


async def test_a_tap_on_what_is_gone_is_inaccessible(bot: Bot, alice: Person) -> None:
    sent = await bot.send_message(alice.id, "x", reply_markup=DONE)
    (post,) = alice.posts()
    await sent.delete()

    await alice.tap("Done", message=post, patience=None)

    query = await _query(bot)
    assert query.message is not None
    assert not query.message.is_accessible


async def test_forged_data_arrives_with_any_message_or_none(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    bob = telegram.person("Bob")
    await bot.send_message(alice.id, "x", reply_markup=DONE)

    await bob.tap_raw("9:??", message=alice.posts()[0], patience=None)
    await bob.tap_raw("9:??", patience=None)

    queries = [update.callback_query for update in await bot.get_updates() if update.callback_query]
    assert [query.from_user.first_name for query in queries] == ["Bob", "Bob"]
    assert [query.message is not None for query in queries] == [True, False]


async def test_hearing_goes_on_from_the_last_act_and_each_message_is_heard_once(bot: Bot, alice: Person) -> None:
    await bot.send_message(alice.id, "old news")
    await alice.say("hello")

    first = await bot.send_message(alice.id, "b 1")
    await bot.send_message(alice.id, "a 2", disable_notification=True)
    await first.edit_text("b 3")

    assert [post.text for post in alice.heard()] == ["b 1", "a 2", "b 3"]
    assert (await alice.hears("a")).text == "a 2"
    assert (await alice.hears("b")).text == "b 1"
    assert (await alice.hears("b")).text == "b 3"
    with pytest.raises(TimeoutError, match="Alice never heard 'old'"):
        await alice.hears("old", patience=0.01)


async def test_replies_edits_forwards_places_and_files_arrive(bot: Bot, alice: Person) -> None:
    card = await bot.send_message(alice.id, "Read: done")
    (post,) = alice.posts()

    said = await alice.reply(post, "25 pages")
    await alice.edit(said, "26 pages")
    await alice.forward(post)
    await alice.location(52.5, 13.4)
    await alice.file("habits.csv", b"a,b", caption="mine")
    await alice.photo(PNG)
    updates = await bot.get_updates()

    reply, edited, forward, place, file, photo = (update.effective_message for update in updates)
    assert reply is not None
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.message_id == card.message_id
    assert updates[1].edited_message is not None
    assert edited is not None
    assert edited.text == "26 pages"
    assert forward is not None
    assert forward.forward_origin is not None
    assert place is not None
    assert place.location is not None
    assert file is not None
    assert file.document is not None
    assert bytes(await (await file.document.get_file()).download_as_bytearray()) == b"a,b"
    assert photo is not None
    assert photo.photo[-1].width == 800


async def test_blocking_and_coming_back_are_told(bot: Bot, alice: Person) -> None:
    alice.block()
    alice.unblock()
    await alice.say("/start")

    changes = [(change.old_chat_member.status, change.new_chat_member.status) for change in await _membership(bot)]
    assert changes == [("member", "kicked"), ("kicked", "member")]
    assert (await bot.send_message(alice.id, "x")).text == "x"


async def test_a_group_upgrade_tells_both_ids(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    group = telegram.group("Team", [alice])
    old_id = group.id

    new_id = group.upgrade()

    to, from_ = (await _messages(bot))[-2:]
    assert (to.chat.id, to.migrate_to_chat_id) == (old_id, new_id)
    assert (from_.chat.id, from_.migrate_from_chat_id) == (new_id, old_id)


async def test_in_a_group_the_bot_reads_what_its_privacy_mode_allows(
    telegram: FakeTelegram, bot: Bot, alice: Person
) -> None:
    group = telegram.group("Team", [alice])
    posted = await bot.send_message(group.id, "Who?")
    (post,) = alice.posts(in_=group)
    said = ("chatter", "/today", "/today@other_bot", f"/today@{telegram.cloud.bot['username']}")

    for text in said:
        await alice.say(text, in_=group)
    await alice.reply(post, "me", in_=group)
    group.promote_bot()
    await alice.say("more chatter", in_=group)

    heard = [message.text for message in await _messages(bot) if message.text]
    assert heard == [said[1], said[3], "me", "more chatter"]
    assert posted.chat.title == "Team"


async def test_a_groups_life_is_told(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    bob = telegram.person("Bob")
    group = telegram.group("Team", [alice])

    group.join(bob)
    group.rename("Readers")
    group.leave(bob)
    administrators = await bot.get_chat_administrators(group.id)
    count = await bot.get_chat_member_count(group.id)
    bobs = await bot.get_chat_member(group.id, bob.id)
    group.kick_bot()

    service = [m.new_chat_members or m.new_chat_title or m.left_chat_member for m in await _messages(bot)]
    assert len(service) == 4
    assert [change.new_chat_member.status for change in await _membership(bot)] == ["member", "kicked"]
    assert [administrator.user.id for administrator in administrators] == [alice.id]
    assert (count, bobs.status) == (2, "left")


async def test_inline_results_are_chosen_into_a_chat(telegram: FakeTelegram, bot: Bot, alice: Person) -> None:
    group = telegram.group("Team", [alice])
    photo_id = (await bot.send_photo(alice.id, PNG)).photo[-1].file_id
    asking = asyncio.create_task(alice.inline_query("card_7"))
    query = (await _newest(bot)).inline_query
    assert query is not None
    words = InputTextMessageContent("21 days")

    await query.answer([
        InlineQueryResultCachedPhoto("1", photo_id, caption="my streak"),
        InlineQueryResultArticle("2", "Words", words, reply_markup=DONE),
    ])  # fmt: skip
    picture, article = await asking
    await alice.choose(picture, "card_7", in_=group)
    await alice.choose(article, "card_7", in_=group)
    chosen = [update.chosen_inline_result for update in await bot.get_updates() if update.chosen_inline_result]
    await bot.edit_message_text("22 days", inline_message_id=chosen[1].inline_message_id)

    assert chosen[0].inline_message_id is None
    assert alice.screen(in_=group).splitlines()[-2:] == ["Alice: (photo 800x400) my streak", "Alice: 22 days"]


async def _newest(bot: Bot) -> Update:
    while True:
        updates = await bot.get_updates(offset=-1, timeout=5)
        if updates and updates[-1].inline_query:
            return updates[-1]


async def test_a_client_shows_the_menu_of_its_scope_and_language(bot: Bot, alice: Person) -> None:
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("today", "Today")], scope=BotCommandScopeAllPrivateChats())
    assert alice.menu() == ["today"]

    await bot.set_my_commands([("heute", "Heute")], scope=BotCommandScopeAllPrivateChats(), language_code="de")

    assert alice.menu() == ["heute"]
    assert [command.command for command in await bot.get_my_commands()] == ["help"]


async def test_pins_reactions_actions_and_copies_are_kept(bot: Bot, alice: Person) -> None:
    sent = await bot.send_message(alice.id, "Today", reply_markup=DONE)

    await sent.pin()
    await sent.set_reaction("🎉")
    await bot.send_chat_action(alice.id, "upload_photo")
    copied = await bot.copy_message(alice.id, alice.id, sent.message_id)
    await sent.forward(alice.id)
    pinned = (await bot.get_chat(alice.id)).pinned_message

    assert pinned is not None
    assert pinned.message_id == sent.message_id
    assert alice.chat.reactions[sent.message_id] == [{"type": "emoji", "emoji": "🎉"}]
    assert alice.chat.actions == ["upload_photo"]
    assert copied.message_id == sent.message_id + 1
    assert [post.labels for post in alice.posts()] == [["✓ Done", "Web"], [], []]
