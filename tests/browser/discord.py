"""The server beside the phone, in the words of whoever visits it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect


@dataclass(slots=True)
class DiscordPane:
    """Every step waits until it has happened."""

    page: Page

    @property
    def last(self) -> Locator:
        return self.page.locator("#server .talk:visible .post").last

    @property
    def direct(self) -> Locator:
        return self.page.locator("#show-direct")

    @property
    def posts(self) -> Locator:
        return self.page.locator("#server .talk:visible .post")

    async def be(self, name: str) -> None:
        button = self.page.get_by_role("group", name="You are").get_by_role("button", name=name)
        await button.click()
        await expect(button).to_have_attribute("aria-pressed", "true")

    async def say(self, words: str) -> None:
        await self.page.get_by_role("combobox", name="Message #habits").fill(words)
        await self.page.keyboard.press("Enter")

    async def hear(self, words: str) -> None:
        await expect(self.last).to_contain_text(words)

    async def tap(self, label: str) -> None:
        await self.last.get_by_role("button", name=label, exact=True).click()

    async def add_reading(self) -> None:
        await self.say("/add Read 20 min daily 21:00")
        await self.hear("Sam used /add")
        await self.hear("Only you can see this")
        await self.tap("Add")
        await self.hear("Added Read 20 min")
