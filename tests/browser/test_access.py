"""By keyboard alone, read aloud, narrow, enlarged, in three directions of words: the page is there for everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.async_api import Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import OpenChat
from tests.browser.looking import faults
from tests.browser.server import Server
from tests.browser.walk import WITH_TWO_MORE, walk
from tests.walks.pseudo import LEFTWARD, LONG

PHONE = {"width": 360, "height": 740}
MOST_STEPS = 60
LISTEN = """() => {
  const heard = [];
  const listener = new MutationObserver((changes) => {
    heard.push(...changes.flatMap((change) => [...change.addedNodes].map((one) => one.textContent)));
    sessionStorage.heard = JSON.stringify(heard);
  });
  listener.observe(document.getElementById("read-out"), { childList: true });
}"""
"""Keeps what is read out, over a reload."""

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("playground"), WITH_TWO_MORE)
    server.start()
    yield server
    assert server.stop() == 0, server.log()


async def to(chat: Chat, name: str, key: str = "Tab") -> None:
    """Press the key until what has the focus is called so."""
    seen = []
    for _ in range(MOST_STEPS):
        seen.append(await chat.focused())
        if seen[-1] == name:
            return
        await chat.page.keyboard.press(key)
    raise AssertionError(f"{name!r} is not reached: {seen}")


async def press(chat: Chat, name: str, key: str = "Tab") -> None:
    await to(chat, name, key)
    assert await focus_is_seen(chat.page), name
    await expect(chat.page.locator(":focus")).not_to_have_attribute("aria-disabled", "true")  # while the clock moves
    await chat.page.keyboard.press("Enter")


async def focus_is_seen(page: Page) -> bool:
    ringed: bool = await page.evaluate(
        "() => { const one = getComputedStyle(document.activeElement);"
        " return one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2; }"
    )
    return ringed


async def test_a_whole_day_is_lived_by_keyboard_alone(open_chat: OpenChat) -> None:
    chat = await open_chat()
    keyboard = chat.page.keyboard

    await press(chat, "Skip to the message field")
    await keyboard.type("Read 20 min daily 21:00")
    await keyboard.press("Enter")
    await chat.hear("I ask at 21:00")
    await press(chat, "Add", "Shift+Tab")
    await chat.hear("Added Read 20 min")
    await press(chat, "Done already", "ArrowRight")
    await chat.hear("1 in a row")
    kept = await chat.focused()
    await press(chat, "+1 h", "Shift+Tab") if kept == "+1 h" else await to(chat, "Fly to Tokyo", "Shift+Tab")
    await press(chat, "Next day", "ArrowLeft")
    await chat.shows("08:00")
    await press(chat, "Next reminder", "ArrowLeft")
    await chat.hear("⏰ Read 20 min")
    await press(chat, "Done")
    await chat.hear("2 in a row")

    assert kept in ("Undo", "Add note")


async def test_arrows_go_round_the_buttons_of_a_message_and_focus_stays_when_it_changes(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.say("/timezone")
    await chat.hear("What time is it for you now?")
    labels = await chat.last.locator(".key").all_inner_texts()

    await chat.last.locator(".key").first.focus()
    await chat.page.keyboard.press("ArrowLeft")
    last = await chat.focused()
    await chat.page.keyboard.press("Home")
    first = await chat.focused()
    await press(chat, "Half-hour zones", "ArrowRight")
    await chat.hear("Kathmandu")

    assert (first, last) == (labels[0], labels[-1])
    assert await chat.focused() in await chat.last.locator(".key").all_inner_texts()


async def test_escape_closes_the_tools_and_nothing_behind_is_reached_meanwhile(open_chat: OpenChat) -> None:
    chat = await open_chat(**PHONE)
    tools = chat.page.locator("#tools")

    await chat.page.locator("#tools-button").press("Enter")
    await expect(tools).to_have_class("tools open")
    await chat.page.keyboard.press("Escape")

    await expect(tools).not_to_have_class("tools open")
    assert await chat.focused() == "Tools"


async def test_a_screen_reader_finds_landmarks_headings_and_a_log(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.keep_reading()

    spoken = await chat.page.locator("body").aria_snapshot()

    for part in (
        'heading "Cairn" [level=1]',
        'region "Chat with Cairn"',
        'log "Messages"',
        'textbox "Message to Cairn"',
        'button "Send"',
        'toolbar "Move the clock"',
        'button "Undo"',
    ):
        assert part in spoken, spoken


async def test_a_new_message_is_read_out_once_and_of_a_changed_one_what_is_new(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.page.evaluate(LISTEN)
    await chat.keep_reading()
    await chat.say("/settings")
    await chat.hear("Quiet hours")
    await chat.tap("Week start")
    await chat.hear("Habits like")
    await chat.page.reload()
    await chat.hear("Habits like")

    heard = await chat.page.evaluate("() => JSON.parse(sessionStorage.heard)")

    assert heard[0].startswith("Read 20 min\nevery day")
    assert heard[1].startswith("✓ Added Read 20 min")
    assert "Time zone: Berlin" in heard[2]
    assert heard[3].startswith("Habits like")
    assert len(heard) == 4


async def test_the_three_members_of_the_server_are_used_by_keyboard_alone(open_chat: OpenChat) -> None:
    chat = await open_chat(**PHONE)
    page, keyboard = chat.page, chat.page.keyboard
    await press(chat, "Discord 0 unread")

    for name in ("Sam", "Mai", "Linh"):
        await page.locator("#members button[aria-pressed=true]").focus()
        for _ in range(3):
            if (await chat.focused()).startswith(name, 1):
                break
            await keyboard.press("ArrowRight")
        assert await focus_is_seen(page)
        await keyboard.press("Enter")
        await expect(page.locator("#members button[aria-pressed=true]")).to_contain_text(name)
        await to(chat, "Message #habits")
        await keyboard.type("/add Read 20 min daily 21:00")
        await keyboard.press("Enter")
        await expect(page.locator("#channel .post").last).to_contain_text(f"{name} used /add")
        await press(chat, "Add", "Shift+Tab")
        await expect(page.locator("#channel .post").last).to_contain_text("Added Read 20 min")
        await press(chat, "Dismiss")
        await expect(page.locator("#channel .post")).to_have_count(0)

        assert await page.locator("#channel:focus").count() == 1


async def test_from_inside_the_tools_escape_leads_back_to_their_button(open_chat: OpenChat) -> None:
    chat = await open_chat(**PHONE)
    await chat.page.locator("#tools-button").press("Enter")
    await press(chat, "New user")
    await expect(chat.page.locator("#people button")).to_have_count(2)
    await to(chat, "New user")

    await chat.page.keyboard.press("Escape")

    assert await chat.focused() == "Tools"


async def test_the_skip_link_leads_to_the_field_that_is_there(open_chat: OpenChat) -> None:
    chat = await open_chat(**PHONE)
    await chat.page.locator('[data-show="server"]').click()

    await chat.page.locator(".skip-link").press("Enter")

    assert await chat.focused() == "Message #habits"


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        ("en-US", 360, "dark"),
        ("de", 360, "light"),
        (LEFTWARD, 360, "light"),
        (LONG, 360, "dark"),
        ("en-US", 1440, "light"),
        ("de", 1440, "dark"),
    ],
)
async def test_nothing_is_faint_small_nameless_or_too_wide(
    open_chat: OpenChat, language: str, width: int, scheme: str
) -> None:
    """Each language and width, and each of them in both schemes: colours depend on the scheme alone."""
    chat = await open_chat(width, 740, color_scheme=scheme, reduced_motion="reduce", query=f"?lang={language}")
    found: list[str] = []

    async def look(station: str) -> None:
        found.extend(f"{station}: {fault}" for fault in await faults(chat.page))
        if await chat.is_too_wide():
            found.append(f"{station}: too wide")

    await walk(chat, language, look)

    assert found == []


async def test_enlarged_to_two_hundred_percent_everything_is_still_there(open_chat: OpenChat) -> None:
    chat = await open_chat(720, 450, device_scale_factor=2)
    await chat.keep_reading()

    assert not await chat.is_too_wide()
    await expect(chat.last.get_by_role("button", name="Undo")).to_be_in_viewport()
    await expect(chat.page.locator("#words")).to_be_in_viewport()


async def test_who_wants_no_motion_sees_none(open_chat: OpenChat) -> None:
    chat = await open_chat(reduced_motion="reduce")
    await chat.keep_reading()

    longest = await chat.page.evaluate(
        "() => Math.max(0, ...document.getAnimations().map((one) => one.effect.getComputedTiming().duration))"
    )

    assert longest <= 1


async def test_the_eye_of_these_tests_sees_what_is_wrong(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.page.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", '<p id="bad">x</p><img><button type="button"></button>');
          Object.assign(document.getElementById("bad").style, { fontSize: "10px", color: "#777", background: "#888" });
        }"""
    )

    found = [fault.split(":")[0].split(" 1")[0] for fault in await faults(chat.page)]

    assert found == ["10px", "contrast", "no words for a picture", "no name"]
