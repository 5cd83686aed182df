"""What a visitor sees at a glance: notices, and rows of buttons."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenChat

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_a_jump_says_on_which_day_it_landed(open_chat: OpenChat) -> None:
    chat = await open_chat()
    day = await chat.page.locator("#clock-date").inner_text()

    await chat.jump("Next day")

    await chat.shows("08:00")
    landed = await chat.page.locator("#clock-date").inner_text()
    assert landed != day
    await chat.noticed(f"It is {landed}, 08:00 now.")


async def test_a_typed_line_is_answered_without_a_notice_that_says_it_again(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.say("Read 20 min daily 21:00")
    await chat.tap("Add")
    await chat.hear("Added Read 20 min")

    await chat.say("read done")

    await chat.hear("✓ Read 20 min · 1 in a row")
    await expect(chat.page.locator("#toasts")).to_be_empty()


async def test_buttons_of_a_row_are_of_one_width_where_they_fit(open_chat: OpenChat) -> None:
    chat = await open_chat(390, 844)
    await chat.say("/settings")
    await chat.hear("Time zone: Berlin")

    rows = await chat.last.locator(".keys-row").all()
    widths = [await row.evaluate("row => [...row.children].map((key) => key.offsetWidth)") for row in rows]

    assert [row for row in widths if max(row) - min(row) > 1] == []
