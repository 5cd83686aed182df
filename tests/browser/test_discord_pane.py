"""The server beside the phone in a real browser: three members, one channel, reminders in private."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenChat
from tests.browser.discord import DiscordPane

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_a_habit_of_sams_is_nobody_elses_and_reminds_sam_in_private(open_chat: OpenChat) -> None:
    chat = await open_chat()
    pane = DiscordPane(chat.page)
    await pane.be("Sam")
    await pane.add_reading()
    await pane.say("Who is up for a run?")

    await pane.be("Mai")
    await pane.hear("Who is up for a run?")
    await expect(pane.posts).to_have_count(1)
    await pane.be("Sam")
    await chat.jump("Next reminder")
    await chat.shows("21:00")
    await expect(pane.direct).to_have_accessible_name(re.compile("Direct messages 2 unread"))
    await pane.direct.click()
    await pane.hear("⏰ Read 20 min")
    await expect(pane.direct).to_have_accessible_name("Direct messages")
    await pane.tap("Done")
    await pane.hear("1 in a row")
    await chat.page.reload()

    await expect(pane.posts).to_have_count(2)
    await pane.say("/today")
    item = pane.last.locator(".item")
    await expect(item).to_contain_text("✓ Read 20 min")
    text, button = await item.locator("> span").bounding_box(), await item.get_by_role("button").bounding_box()
    assert text
    assert button
    assert button["x"] >= text["x"] + text["width"]
    await pane.last.get_by_role("button", name="Dismiss").press("Enter")
    await expect(pane.posts).to_have_count(2)


async def test_on_a_phone_the_button_of_a_long_word_is_not_broken(open_chat: OpenChat) -> None:
    chat = await open_chat(390, 844, locale="de-DE")
    await chat.page.get_by_role("button", name="Discord").click()
    pane = DiscordPane(chat.page)
    field = chat.page.locator("#server-words")
    await field.fill("/add 20 min lesen täglich 21:00")
    await field.press("Enter")
    await pane.tap("Hinzufügen")
    await pane.tap("Schon erledigt")
    await field.fill("/today")
    await field.press("Enter")

    button = pane.last.locator(".item").get_by_role("button", name="Zurücknehmen")
    box = await button.bounding_box()

    assert box
    assert box["height"] < 40


@pytest.mark.parametrize(("locale", "scheme"), [("en-GB", "dark"), ("de-DE", "light")])
async def test_a_phone_switches_between_telegram_and_discord(open_chat: OpenChat, locale: str, scheme: str) -> None:
    chat = await open_chat(390, 844, locale=locale, color_scheme=scheme)
    phone, server = chat.page.locator("#phone"), chat.page.locator("#server")
    await expect(server).to_be_hidden()

    await chat.page.get_by_role("button", name="Discord").click()
    await expect(phone).to_be_hidden()
    await server.get_by_role("button", name="/add ").click()
    await expect(DiscordPane(chat.page).last.get_by_role("button")).not_to_have_count(0)
    assert not await chat.is_too_wide()
    for button in await server.get_by_role("button").all():
        box = await button.bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 390
    await chat.page.get_by_role("button", name="Telegram").click()

    await expect(phone).to_be_visible()
    await expect(server).to_be_hidden()


async def test_an_offer_goes_with_the_room_it_was_made_in_and_makes_way_for_the_next(open_chat: OpenChat) -> None:
    chat = await open_chat()
    pane, offers = DiscordPane(chat.page), chat.page.locator(".toast")
    await pane.say("/today")
    await pane.hear("Only you can see this")
    await pane.say("/settings")
    await expect(offers).to_contain_text("/settings works in direct messages only.")
    await pane.say("/habit")
    await expect(offers).to_have_count(1)
    await expect(offers).to_contain_text("/habit works in direct messages only.")

    await pane.direct.click()

    await expect(offers).to_have_count(0)
    await expect(pane.last.get_by_role("button", name="Got it")).to_be_visible()
