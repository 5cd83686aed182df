"""A walk through the playground, a picture at each station: `python -m tests.browser.walk FOLDER` takes them all."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from tests.browser.chat import Chat
from tests.browser.server import Server

SIZES = {"phone": (360, 740), "desktop": (1440, 900)}
WORDS = {
    "en": ("Read 20 min 21:00", "Done", "Water 8 glasses daily", "Add", "read"),
    "de": ("20 min lesen 21:00", "Erledigt", "Wasser 8 Gläser täglich", "Hinzufügen", "lesen"),
}
"""A starter, what says that it is done, a line, what adds it, and a habit's name; in each language."""
MIRRORED = """() => {
  document.documentElement.dir = "rtl";
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = `[${one.textContent} ~~~~]`;
}"""
"""A language that runs from the right and needs more room, for the page around the chat."""

Shoot = Callable[[str], Awaitable[object]]


async def walk(chat: Chat, language: str, shoot: Shoot) -> None:
    """From a newcomer's clock to the settings; `shoot` is called at each station with its name."""
    starter, done, line, add, name = WORDS[language]
    await _newcomer(chat, shoot)
    await chat.say("/start")
    await chat.last.get_by_role("button", name=starter).wait_for()
    await shoot("starters")
    await chat.tap(starter)
    await chat.last.get_by_role("button", name=done, exact=True).wait_for()
    await shoot("live")
    await chat.tap(done)
    await chat.say(line)
    await chat.last.get_by_role("button", name=add, exact=True).wait_for()
    await shoot("add")
    await chat.tap(add)
    for command in ("/today", f"/habit {name}", "/stats", "/settings", "/help"):
        await _say(chat, command)
        await shoot(command[1:].partition(" ")[0])


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
    for language in ("en", "de", "mirrored"):
        for size, (width, height) in SIZES.items():
            for scheme in ("dark", "light"):
                spoken = "en" if language == "mirrored" else language
                page = await browser.new_page(
                    viewport={"width": width, "height": height},
                    locale=spoken,
                    color_scheme="dark" if scheme == "dark" else "light",
                    timezone_id="Europe/Berlin",
                    reduced_motion="reduce",
                )
                chat = Chat(page, server)
                await chat.begin()
                if language == "mirrored":
                    await page.evaluate(MIRRORED)

                async def shoot(name: str, chat: Chat = chat, of: str = f"{language}-{size}-{scheme}") -> None:
                    await chat.page.screenshot(path=folder / f"{of}-{name}.png")

                await walk(chat, spoken, shoot)
                await page.close()


async def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data))
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
