"""A walk through the playground, a picture at each station: `python -m tests.browser.walk FOLDER` takes them all."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Locator, Page, async_playwright

from tests.browser.chat import Chat
from tests.browser.server import Server
from tests.walks.pseudo import LEFTWARD

SIZES = {"phone": (390, 844), "desktop": (1440, 900)}
HABITS = {
    "en": ("Water 8 glasses daily", "Water"),
    "de": ("Wasser 8 Gläser täglich", "Wasser"),
}
"""A line and the habit's name; Cairn understands English in every language."""
SCHEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")
WITH_TWO_MORE = "tests.browser.pseudo"

Shoot = Callable[[str], Awaitable[object]]


async def walk(chat: Chat, language: str, shoot: Shoot) -> None:
    """From a newcomer's clock to the settings; `shoot` is called at each station with its name."""
    line, name = HABITS.get(language, HABITS["en"])
    await _newcomer(chat, shoot)
    await chat.say("/start")
    await _key(chat, "sr").first.wait_for()
    await shoot("starters")
    await _key(chat, "sr").nth(2).click()
    await _key(chat, "dn").wait_for()
    await shoot("live")
    await _key(chat, "dn").click()
    await chat.say(line)
    await _key(chat, "ad").first.wait_for()
    await shoot("add")
    await _key(chat, "ad").first.click()
    for command in ("/today", f"/habit {name}", "/stats", "/settings", "/help"):
        await _say(chat, command)
        await shoot(command[1:].partition(" ")[0])
    await _server(chat, f"/add {line}", shoot)


def _key(chat: Chat, op: str) -> Locator:
    """Buttons of the last message, by what they do."""
    return chat.last.locator(f'.key[data-action^="1:{op}:"]')


async def _server(chat: Chat, command: str, shoot: Shoot) -> None:
    """The other pane, with an answer in the channel."""
    if not await chat.page.locator("#server").is_visible():
        await chat.page.locator('[data-show="server"]').click()
    await chat.page.fill("#server-words", command)
    await chat.page.keyboard.press("Enter")
    await chat.page.locator("#channel .post .key").first.wait_for()
    await chat.page.wait_for_timeout(300)
    await shoot("server")


async def _newcomer(chat: Chat, shoot: Shoot) -> None:
    """The questions for the clock, as the command shows them to whoever is set up already."""
    await _say(chat, "/timezone")
    await shoot("clock")
    await _say(chat, "/timezone Mexico")
    await shoot("places")


async def _say(chat: Chat, line: str) -> None:
    before = await chat.page.locator("#messages .message.cairn").count()
    await chat.say(line)
    await chat.page.locator("#messages .message.cairn").nth(before).wait_for()
    picture = chat.last.locator("img")
    if await picture.count():
        await picture.evaluate("image => image.decode()")
    await chat.page.wait_for_timeout(300)  # what has come fades in


async def take(browser: Browser, server: Server, folder: Path) -> None:
    for language, size, scheme in product(("en", "de", LEFTWARD), SIZES, SCHEMES):
        width, height = SIZES[size]
        page = await browser.new_page(
            viewport={"width": width, "height": height},
            locale="en-US",
            color_scheme=scheme,
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
        )
        chat = Chat(page, server)
        await chat.begin(f"?lang={language}")

        async def shoot(name: str, page: Page = page, of: str = f"{language}-{size}-{scheme}") -> None:
            await page.screenshot(path=folder / f"{of}-{name}.png")

        await walk(chat, language, shoot)
        await page.close()


async def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data), WITH_TWO_MORE)
        server.start()
        try:
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
                await take(browser, server, folder)
                await browser.close()
        finally:
            server.stop()


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1])))
