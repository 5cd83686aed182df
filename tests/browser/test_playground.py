"""A day with Cairn in a real browser: what the README promises, tapped and looked at."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Route, expect

from tests.browser.chat import Chat
from tests.browser.conftest import OpenChat
from tests.browser.server import Server

WIDE = 1440
WIDTH = "canvas => canvas.width"
WIDTH_UNTOUCHED = 300

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_a_day_from_one_typed_line_to_two_in_a_row_and_a_picture(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.keep_reading()

    await chat.jump("Next day")
    await chat.shows("08:00")
    await chat.jump("Next reminder")
    await chat.shows("21:00")
    await chat.hear("⏰ Read 20 min")
    await chat.tap("Done")
    await chat.hear("✓ Read 20 min · 2 in a row")
    await chat.noticed("2 in a row")
    await chat.say("/stats")

    picture = chat.last.get_by_role("img")
    await expect(picture).to_have_attribute("alt", re.compile("Heatmap of the last year.*2 of 2"))
    assert await picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") >= 1000
    await expect(chat.page.locator("#tour-count")).to_have_text("6 of 6")


async def test_a_wrong_tap_is_taken_back(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.keep_reading()

    await chat.tap("Undo")

    await chat.noticed("Taken back")
    await expect(chat.last.get_by_role("button", name="Done", exact=True)).to_be_visible()
    await expect(chat.last.locator(".bubble")).not_to_contain_text("✓")


async def test_over_the_night_in_which_clocks_change_nothing_is_lost(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.jump("Night of clock change")
    await chat.shows("20:00")
    await chat.keep_reading()

    await chat.jump("Next day")
    await chat.shows("08:00")
    await chat.jump("Next reminder")

    await chat.shows("21:00")
    await chat.tap("Done")
    await chat.hear("2 in a row")


async def test_a_flight_to_tokyo_and_back(open_chat: OpenChat) -> None:
    chat = await open_chat()

    await chat.jump("Fly to Tokyo")
    await chat.hear("You look like you moved")
    await expect(chat.page.locator("#clock-zone")).to_contain_text("Berlin")
    await expect(chat.page.locator("#clock-away")).to_have_text(re.compile(r"^you are in Tokyo: \d\d:\d\d$"))
    await chat.tap("Now")
    await chat.hear("Tokyo: it is")
    await expect(chat.page.locator("#clock-zone")).to_have_text(re.compile(r"Tokyo$"))
    await chat.jump("Night of clock change")
    await chat.noticed("never change")
    await chat.jump("Fly home to Berlin")
    await chat.hear("Use Berlin time from tomorrow?")
    await chat.tap("Now")

    await chat.hear("Berlin: it is")
    await expect(chat.page.locator("#clock-zone")).to_contain_text("Berlin")


async def test_a_browser_that_wakes_elsewhere_keeps_the_clock_until_its_person_decides(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.keep_reading()
    kept = await chat.page.context.storage_state()

    abroad = await open_chat(timezone_id="Asia/Tokyo", storage_state=kept, begin=False)
    await expect(abroad.page.locator("#clock-away")).to_contain_text("you are in Tokyo")
    await abroad.say("/today")
    await abroad.hear("Use Tokyo time from tomorrow?")
    await abroad.tap("From tomorrow")

    await abroad.hear("Tokyo time from tomorrow on.")
    await expect(abroad.page.locator("#clock-zone")).to_contain_text("Berlin")


async def test_a_reload_keeps_the_chat(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.keep_reading()
    before = await chat.texts()

    await chat.page.reload()

    await chat.hear("1 in a row")
    assert await chat.texts() == before
    await expect(chat.page.locator("#tour-count")).to_have_text("3 of 6")


async def test_three_taps_for_one_finger_count_once(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.page.get_by_text("Double tap").click()

    await chat.keep_reading()

    await chat.noticed("Already counted")
    await chat.page.get_by_text("Inspector: what is stored").click()
    await expect(chat.page.locator("#inspection")).to_contain_text("came again: no second effect")
    await expect(chat.page.locator("#inspection").get_by_text("entries (1)")).to_be_visible()


async def test_without_a_network_lines_and_taps_wait_and_then_go_out_by_themselves(open_chat: OpenChat) -> None:
    chat = await open_chat()
    switch = chat.page.get_by_role("switch", name="Network down")
    await switch.check()
    await expect(chat.page.get_by_role("alert")).to_contain_text("No connection")

    await chat.tap("Read 20 min 21:00")
    await chat.hear("That tap did not get through")
    await chat.say("/help")
    await chat.hear("Not sent")
    await chat.tap("Send again")
    await chat.hear("Not sent")
    await switch.uncheck()

    await chat.hear("Cairn keeps small habits with you")
    await expect(chat.page.locator("#messages")).to_contain_text("Read 20 min, every day")
    await expect(chat.page.locator("#messages > .me")).to_have_count(1)
    await expect(chat.page.locator(".again")).to_have_count(0)
    await expect(chat.page.get_by_role("alert")).to_be_hidden()


async def test_the_greeting_stays_when_the_network_fails_before_the_arrival_is_answered(open_chat: OpenChat) -> None:
    chat = await open_chat()
    arrived, answered = asyncio.Event(), asyncio.Event()

    async def answer_late(route: Route) -> None:
        answer = await route.fetch()
        arrived.set()
        await answered.wait()
        await route.fulfill(response=answer)

    await chat.page.route("**/arrive", answer_late)
    await chat.empty_the_world()
    await arrived.wait()  # until then the page shows the world that was
    await expect(chat.last.get_by_role("button")).not_to_have_count(0)
    await chat.page.get_by_role("switch", name="Network down").check()

    async with chat.page.expect_response("**/arrive"):
        answered.set()
    await chat.page.wait_for_timeout(100)  # what the page makes of it

    await expect(chat.last.get_by_role("button", name="Read 20 min 21:00", exact=True)).to_be_visible()
    chat.forgive_calls_to_a_world_that_is_gone()


async def test_a_milestone_is_celebrated_without_motion_for_whoever_wants_none(open_chat: OpenChat) -> None:
    chat = await open_chat(reduced_motion="reduce")
    stones = chat.page.locator("#confetti")
    await chat.page.get_by_role("button", name="Alex, 60 days").click()
    alex = chat.page.get_by_role("button", name="Alex Berlin")
    await expect(alex).to_have_attribute("aria-pressed", "true", timeout=20_000)  # sixty days are being lived
    today = chat.page.locator("#messages > .message", has_text=re.compile(r"Gym\s· (18:00|rest day)"))

    await today.get_by_role("button", name=re.compile("^Done: .*Stretch")).click()
    await chat.hear("7 days of Stretch 5 min")
    assert await stones.evaluate(WIDTH) == WIDTH_UNTOUCHED
    await chat.page.emulate_media(reduced_motion="no-preference")
    await today.get_by_role("button", name=re.compile("^Done: .*Read")).click()
    await chat.hear("21 days of Read 20 min")
    assert await stones.evaluate(WIDTH) == WIDE

    await chat.page.get_by_role("button", name="Visitor 1").click()
    await chat.hear("one tap a day")


async def test_the_keyboard_alone_is_enough(open_chat: OpenChat) -> None:
    chat = await open_chat()
    keyboard = chat.page.keyboard
    await keyboard.press("Tab")
    assert await chat.focused() == "Skip to the message field"
    await keyboard.press("Enter")
    await keyboard.type("Read 20 min daily 21:00")
    await keyboard.press("Enter")
    await chat.hear("I ask at 21:00")

    await go_back_to(chat, "Add")
    await keyboard.press("Enter")
    await chat.hear("Added")
    await go_on_to(chat, "Done already")
    await keyboard.press("Space")
    await chat.hear("1 in a row")

    assert await chat.focused() == "Add note"
    assert await chat.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
    await go_back_to(chat, "Next day")
    await keyboard.press("Enter")
    await chat.shows("08:00")
    assert await chat.focused() == "Next day"


async def go_back_to(chat: Chat, label: str) -> None:
    await _walk(chat, label, "Shift+Tab")


async def go_on_to(chat: Chat, label: str) -> None:
    await _walk(chat, label, "Tab")


async def _walk(chat: Chat, label: str, key: str) -> None:
    for _ in range(30):
        if await chat.focused() == label:
            return
        await chat.page.keyboard.press(key)
    raise AssertionError(f"{label} cannot be reached")


@pytest.mark.parametrize(("locale", "scheme"), [("en-GB", "light"), ("de-DE", "dark")])
async def test_a_phone_shows_all_of_it_without_scrolling_sideways(
    open_chat: OpenChat, locale: str, scheme: str
) -> None:
    chat = await open_chat(390, 844, locale=locale, color_scheme=scheme)
    await chat.say("Wasser 8 Gläser täglich 9:00" if locale == "de-DE" else "Water 8 glasses daily 9:00")
    await expect(chat.last.get_by_role("button")).not_to_have_count(0)
    assert not await chat.is_too_wide()

    tools = chat.page.locator("#tools")
    await expect(tools).to_be_hidden()
    await chat.page.locator("#tools-button").click()
    await expect(tools).to_be_visible()
    assert not await chat.is_too_wide()
    await chat.page.keyboard.press("Escape")

    await expect(tools).to_be_hidden()
    await expect(chat.page.locator("html")).to_have_attribute("lang", locale[:2])


async def test_no_name_of_a_habit_makes_the_chat_scroll_sideways(open_chat: OpenChat) -> None:
    chat = await open_chat(390, 844)
    for name in ("W" * 60, "<b>bold</b>", "تمرين"):
        await chat.say(f"{name} daily 9:00")
        await chat.hear("I ask at 09:00")
        await chat.tap("Add")
        await chat.hear("Added")

    await chat.say("/stats")
    await chat.hear("All 3 habits")

    talk = chat.page.locator("#talk")
    assert await talk.evaluate("talk => talk.scrollWidth <= talk.clientWidth")


@pytest.mark.parametrize(
    ("locale", "date", "time"),
    [
        ("en-US", r"^\w{3}, \w{3} \d+$", r"^\d{1,2}:\d\d [AP]M$"),
        ("en-GB", r"^\w{3},? \d+ \w{3,4}$", r"^\d\d:\d\d$"),
        ("de-AT", r"^\w{2}\., \d+\. \w{3}", r"^\d\d:\d\d$"),
    ],
)
async def test_dates_and_times_around_the_chat_are_written_as_in_it(
    open_chat: OpenChat, locale: str, date: str, time: str
) -> None:
    chat = await open_chat(locale=locale)

    for written, place in ((date, "#clock-date"), (time, "#clock-time"), (time, ".message time")):
        await expect(chat.page.locator(place).first).to_have_text(re.compile(written))


async def test_who_changes_language_or_clock_finds_the_whole_page_changed(open_chat: OpenChat) -> None:
    chat = await open_chat(locale="en-US")
    page = chat.page

    await chat.say("/language")
    await chat.tap("Deutsch")
    await expect(page.get_by_role("button", name="Nächster Tag").first).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "de")
    await expect(chat.last).to_have_attribute("lang", "de")
    await expect(chat.clock).to_have_text(re.compile(r"^\d\d:\d\d$"))
    await page.reload()

    await expect(page.get_by_role("button", name="Nächster Tag").first).to_be_visible()


async def test_the_address_chooses_a_language_whatever_the_browser_speaks(open_chat: OpenChat) -> None:
    chat = await open_chat(locale="en-US", query="?lang=de-DE")
    await chat.hear("einem Tipp am Tag")
    await expect(chat.page.locator("html")).to_have_attribute("lang", "de")

    await chat.page.goto(f"{chat.server.url}?lang=en-US")
    await chat.hear("one tap a day")
    await chat.page.goto(f"{chat.server.url}?lang=de-DE")

    await chat.hear("einem Tipp am Tag")
    await expect(chat.page.locator("#people button")).to_have_count(2)


async def test_everything_to_tap_has_a_name_and_new_messages_are_read_out(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.keep_reading()

    buttons = await chat.page.get_by_role("button").all()
    names = [
        await button.evaluate("one => one.getAttribute('aria-label') || one.textContent.trim()") for button in buttons
    ]

    assert len(names) > 10
    assert "" not in names
    await expect(chat.page.get_by_role("log", name="Messages")).to_have_attribute("aria-live", "off")
    await expect(chat.page.locator("#read-out")).to_have_attribute("aria-live", "polite")
    await expect(chat.page.get_by_role("textbox", name="Message to Cairn")).to_be_visible()


async def test_a_reset_asks_once_more_and_begins_anew(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.keep_reading()
    reset = chat.page.locator("#reset")

    await reset.click()
    await expect(reset).to_have_text("Tap once more to forget everything")
    await reset.click()

    await chat.hear("one tap a day")
    await expect(chat.page.locator("#messages > .message")).to_have_count(1)
    await expect(chat.page.get_by_role("group", name="Who is chatting").get_by_role("button")).to_have_count(1)


async def test_a_killed_server_comes_back_with_everything(open_chat: OpenChat, server: Server) -> None:
    chat = await open_chat()
    await chat.keep_reading()
    before, address = await chat.texts(), server.url

    server.kill()
    await expect(chat.page.get_by_role("alert")).to_contain_text("not answering")
    await chat.say("/today")
    await chat.hear("Not sent")
    server.start()
    await chat.noticed("Back again")

    await chat.hear("✓ Read 20 min")
    chat.forgive_lost_connections()
    assert server.url == address
    assert (await chat.texts())[: len(before)] == before


async def test_a_file_is_sent_by_button_or_dropped_and_one_is_downloaded(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.keep_reading()
    async with chat.page.expect_file_chooser() as chooser:
        await chat.page.locator("#attach").focus()
        await chat.page.keyboard.press("Enter")
    await (await chooser.value).set_files({"name": "loop.txt", "mimeType": "text/plain", "buffer": b"nothing"})
    await expect(chat.page.locator(".message.me").last).to_contain_text("loop.txt")
    await expect(chat.page.locator(".message.cairn").last).not_to_contain_text("1 in a row")

    dropped = await chat.page.evaluate_handle(
        "() => { const d = new DataTransfer(); d.items.add(new File(['x'], 'dropped.txt')); return d }"
    )
    await chat.page.dispatch_event("#phone", "drop", {"dataTransfer": dropped})
    await expect(chat.page.locator(".message.me").last).to_contain_text("dropped.txt")

    await chat.say("/export csv")
    link = chat.page.locator(".message a.file").last
    async with chat.page.expect_download() as download:
        await link.click()

    assert (await download.value).suggested_filename == await link.inner_text()
