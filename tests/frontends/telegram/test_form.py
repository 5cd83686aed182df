"""Telegram's own form: what people see, and what goes over the line for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.conversation.actions import about
from bot.conversation.reply import Button, Copy, Picture, Reply, Style, text
from bot.conversation.wording import Voice, languages
from core.pictures import Cell, HeatmapPicture, Legend, Look, Mark, Theme
from tests.frontends.telegram.living import BERLIN, at_noon, living, reader, settled

ENGLISH = Voice()


async def test_menus_are_set_for_each_scope_and_language(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url):
        await telegram.called("setMyShortDescription", len(languages()))
        alice, dieter = telegram.person("Alice", "en"), telegram.person("Dieter", "de")
        group = telegram.group("Readers", [alice, dieter])

        assert alice.menu()[:2] == ["today", "add"]
        assert "today" in alice.menu(group)
        assert "timezone" not in alice.menu(group)
        german = telegram.cloud.profile.commands["all_private_chats", "de"]
        assert {"command": "today", "description": "Was heute offen ist"} in german
        assert telegram.cloud.profile.descriptions["de"].startswith("Ich halte mit dir")


async def test_menus_that_are_right_already_are_left_alone(sqlite_url: str) -> None:
    async with at_noon() as telegram:
        async with living(telegram, sqlite_url):
            await telegram.called("setMyShortDescription", len(languages()))
        before = len(telegram.calls("setMyCommands"))
        async with living(telegram, sqlite_url):
            await telegram.called("getMyShortDescription", 2 * len(languages()))

        assert len(telegram.calls("setMyCommands")) == before


async def test_a_tap_says_its_toast_first_and_edits_in_place(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)

        toast = await alice.tap("☐ Read", card)
        await life.quiet()

        methods = [call.method for call in telegram.calls() if call.method != "getUpdates"]
        assert toast == "1 in a row"
        assert methods[-2:] == ["answerCallbackQuery", "editMessageText"]
        assert alice.posts()[-1].id == card.id
        assert "Well kept." in alice.posts()[-1].text


async def test_other_messages_that_show_the_habit_are_drawn_again(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, first = await reader(telegram)
        await alice.say("/today")
        second = await alice.hears("0 of 1 done")

        await alice.tap("☐ Read", second)
        await life.quiet()

        shown = {post.id: post.text for post in alice.posts()}
        assert shown[first.id] == shown[second.id]
        assert "Well kept" in shown[first.id]


async def test_buttons_have_colours(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url):
        _, card = await reader(telegram)

        assert [button["style"] for row in card.buttons for button in row if "style" in button] == ["success"]


async def test_a_place_becomes_a_zone_and_is_kept_nowhere(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice")
        with telegram.holding():
            await alice.location(*BERLIN)
        await alice.hears("Berlin: it is")
        await life.quiet()

        content = (await _everything(sqlite_url)).decode("utf-8", "replace")
        assert "Europe/Berlin" in content
        assert "52.52" not in content
        assert "13.405" not in content


async def test_a_keyboard_offers_to_show_the_place_once(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url):
        alice = await settled(telegram)

        await alice.say("/timezone")
        await alice.hears("forget the place")

        assert alice.chat.keyboard is not None
        assert alice.chat.keyboard["keyboard"] == [[{"text": "Show where I am", "request_location": True}]]
        assert alice.chat.keyboard["one_time_keyboard"]


async def _everything(url: str) -> bytes:
    """All bytes of the database and what lies beside it."""

    file = Path(url.partition(":///")[2])
    return b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))


async def test_an_amount_in_reply_to_a_card_is_about_that_card(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url):
        alice = await settled(telegram)
        await alice.say("Read 20 pages daily")
        await alice.hears("a day")
        await alice.tap("Add")
        await alice.hears("Added")
        await alice.say("+5 pages")
        card = await alice.hears("5 of 20")

        await alice.reply(card, "12")

        assert await alice.hears("12 of 20")


async def test_the_same_picture_is_uploaded_once(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, _ = await reader(telegram)

        await alice.say("/stats")
        first = await alice.hears("Last 90 days")
        await alice.say("/stats")
        second = await alice.hears("Last 90 days")

        sent = telegram.calls("sendPhoto")
        assert first.photo == second.photo
        assert [bool(call.uploads) for call in sent] == [True, False]
        assert telegram.calls("sendChatAction", action="upload_photo")
        life.bot.sender.uploads._known.clear()
        await alice.say("/stats")
        await alice.hears("Last 90 days")
        assert not telegram.calls("sendPhoto")[-1].uploads, "a new process asks the database"


async def test_chips_change_the_picture_in_place(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url):
        alice, _ = await reader(telegram)
        await alice.say("/stats")
        photo = await alice.hears("Last 90 days")

        await alice.tap("30 d", photo)
        changed = await alice.hears("Last 30 days")

        assert changed.id == photo.id
        assert changed.photo


async def test_a_milestone_has_confetti_in_private_and_goes_without_when_refused(sqlite_url: str) -> None:
    party = Reply((text("toast-logged"),), celebrate=True)
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice", started=True)

        await life.bot.deliver(str(alice.id), party, ENGLISH, "1")
        telegram.fault("sendMessage", status=400, description="Bad Request: EFFECT_ID_INVALID")
        await life.bot.deliver(str(alice.id), party, ENGLISH, "2")

        effects = [call.params.get("message_effect_id") for call in telegram.calls("sendMessage") if call.ok]
        assert effects == ["5046509860389126442", None]
        assert life.bot.sender.counts["effect_refused"] == 1


async def test_words_to_copy_have_a_button_that_copies(sqlite_url: str) -> None:
    reply = Reply((text("toast-logged"),), rows=((Button(text("button-share"), Copy("7K4M-QP2X"), Style.PRIMARY),),))
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice", started=True)

        await life.bot.deliver(str(alice.id), reply, ENGLISH, "1")

        assert (await alice.tap("Share")).opened == "7K4M-QP2X"


async def test_a_card_is_shared_into_another_chat_by_its_owner_alone(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url):
        alice, _ = await reader(telegram)
        bob = await settled(telegram, "Bob")
        await alice.say("/share")
        card = await alice.hears("Read: ")
        query = (await alice.tap("Share", card)).opened

        (result,) = await alice.inline_query(query)
        stolen = await bob.inline_query(query)

        assert result["photo_file_id"] == card.photo
        assert "Read" in result["caption"]
        assert stolen == []


async def test_a_link_may_show_something_but_change_nothing(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, _ = await reader(telegram)

        await alice.open("https://t.me/cairn_habit_bot?start=x_stats")
        await alice.hears("Last 90 days")
        await alice.open("https://t.me/cairn_habit_bot?start=x_undo")
        await alice.hears("0 of 1 done")
        await life.quiet()


@pytest.mark.parametrize("said", ["/today", "/stats@cairn_habit_bot", "/add Secret habit daily"])
async def test_a_group_sees_the_way_into_the_private_chat_and_nothing_else(sqlite_url: str, said: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, _ = await reader(telegram)
        group = telegram.group("Readers", [alice])
        await life.quiet()
        before = len(telegram.calls("sendMessage"))

        await alice.say(said, group)
        post = await alice.hears("between you and me", group)
        await life.quiet()

        assert len(telegram.calls("sendMessage")) == before + 1
        assert (await alice.tap("Open our chat", post)).opened.startswith("https://t.me/cairn_habit_bot?start=")
        assert "Read" not in alice.screen(group).replace("Readers", "")


async def test_a_stranger_s_tap_in_a_group_opens_their_own_chat(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        bob = telegram.person("Bob", started=True)
        group = telegram.group("Readers", [alice, bob])
        await alice.say("/today", group)
        public = await alice.hears("between you", group)

        toast = await bob.tap_raw(card.buttons[0][0]["callback_data"], public)
        await life.quiet()

        assert toast.opened.startswith("https://t.me/cairn_habit_bot?start=")
        assert "0 of 1" in alice.posts()[-1].text


async def test_what_says_nothing_is_answered_politely(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)

        await alice.forward(card)
        await alice.hears("I read what you write yourself")
        posts = len(alice.posts())
        said = await alice.say("/help")
        await alice.hears("Cairn keeps")
        telegram.cloud.updates.allow(["message", "callback_query", "edited_message"])
        await alice.edit(said, "/today")
        await life.quiet()

        assert len(alice.posts()) == posts + 1


async def test_long_words_are_split_at_line_ends_and_counted_as_telegram_counts(sqlite_url: str) -> None:
    family = "👨‍👩‍👧‍👦"
    lines = tuple(text("button-habit", habit=f"{number} " + family * 40) for number in range(30))
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice", started=True)

        await life.bot.deliver(str(alice.id), Reply(lines, rows=((_undo(),),)), ENGLISH, "1")

        posts = alice.posts()
        assert len(posts) > 2
        assert "\n".join(post.text for post in posts) == "\n".join(f"{n} " + family * 40 for n in range(30))
        assert [bool(post.labels) for post in posts] == [False] * (len(posts) - 1) + [True]


async def test_a_caption_that_is_too_long_goes_on_below_the_picture(sqlite_url: str) -> None:
    lines = tuple(text("button-habit", habit=f"{number} " + "x" * 200) for number in range(8))
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice", started=True)

        await life.bot.deliver(str(alice.id), Reply(lines, picture=Picture(_picture(), lines[0])), ENGLISH, "1")

        photo, rest = alice.posts()
        assert photo.photo
        assert photo.text.count("\n") == 4
        assert rest.text.startswith("5 x")


async def test_markup_that_telegram_cannot_read_goes_once_more_as_plain_words(sqlite_url: str) -> None:
    reply = Reply((text("add-card-title", habit="<b>&"),))
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice", started=True)
        telegram.fault(
            "sendMessage", status=400, description="Bad Request: can't parse entities: Unsupported start tag"
        )

        await life.bot.deliver(str(alice.id), reply, ENGLISH, "1")

        assert alice.posts()[-1].text == "<b>&"
        assert [call.params.get("parse_mode") for call in telegram.calls("sendMessage")] == ["HTML", None]
        assert life.bot.sender.counts["markup_refused"] == 1


def _undo() -> Button:

    return Button(text("button-undo"), about("un", 1))


def _picture() -> HeatmapPicture:
    look = Look(Theme.DARK, ("",) * 12, ("",) * 7, Legend(*("",) * 7))
    return HeatmapPicture(look, "Read", "facts", date(2026, 1, 5), (Cell(Mark.DONE, 4),) * 30, date(2026, 2, 3))


async def test_a_question_opens_the_keyboard_with_an_example_and_can_be_left_by_a_button(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, _ = await reader(telegram)
        await alice.say("/habit read")
        card = await alice.hears("Read")
        await alice.tap("Times", card)
        times = await alice.hears("Tap a time")
        await alice.tap("Other time…", times)
        prompt = await alice.hears("For example 7:45")
        question = await alice.hears("When shall I ask")

        await alice.reply(prompt, "quarter past seven")
        refused = await alice.hears("Is that 07:15 or 19:15")
        await alice.tap("Cancel", refused)
        await life.quiet()

        markups = [call.params.get("reply_markup") for call in telegram.calls("sendMessage")]
        force = next(markup for markup in markups if isinstance(markup, dict) and "force_reply" in markup)
        assert force["force_reply"] is True
        assert 1 <= len(force["input_field_placeholder"]) <= 64
        assert question.labels == ["Cancel"]
        assert "Tap a time" in {post.id: post.text for post in alice.posts()}[refused.id]


async def test_an_owner_who_has_a_chat_with_the_bot_has_a_menu_of_their_own(sqlite_url: str) -> None:
    async with at_noon() as telegram:
        olga, alice = telegram.person("Olga", "de", started=True), telegram.person("Alice", "en")
        owners = [("telegram", str(olga.id)), ("telegram", "99"), ("discord", "1")]
        async with living(telegram, sqlite_url, owners=owners) as life:
            await telegram.called("setMyCommands", 3 * len(languages()))
            await olga.say("/admin")
            await olga.hears("Nichts wartet auf dich")
            await life.quiet()

            assert "admin" in olga.menu()
            assert "admin" not in alice.menu()
