"""What a visitor does on the page, in a visitor's words."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.async_api import Locator, Page, expect

from tests.browser.server import Server

TOO_WIDE = """() => {
  const parts = [...document.querySelectorAll(".phone > *, .server > *")];
  const edge = window.innerWidth + 1;
  const isCut = (box) => box.right > edge || box.left < -1;
  return document.documentElement.scrollWidth > edge || parts.some((part) => isCut(part.getBoundingClientRect()));
}"""


@dataclass(slots=True)
class Chat:
    """The page as somebody uses it. Every step waits until it has happened."""

    page: Page
    server: Server
    complaints: list[str] = field(default_factory=list)
    """What the browser's console said, and errors of scripts."""

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self.complaints.append(message.text))

    def forgive_lost_connections(self) -> None:
        self.complaints[:] = [complaint for complaint in self.complaints if "net::ERR" not in complaint]

    def forgive_calls_to_a_world_that_is_gone(self) -> None:
        """Some may be under way while it is emptied."""
        self.complaints[:] = [complaint for complaint in self.complaints if "410 (Gone)" not in complaint]

    async def begin(self, query: str = "") -> None:
        """In a new world, at the real time, greeted."""
        await self.empty_the_world()
        await self.page.goto(self.server.url + query)
        await expect(self.last.get_by_role("button")).not_to_have_count(0, timeout=20_000)

    async def empty_the_world(self) -> None:
        headers = {"Origin": self.server.origin}
        assert (await self.page.request.post(f"{self.server.url}reset", data={}, headers=headers)).ok

    @property
    def last(self) -> Locator:
        return self.page.locator("#messages > .message").last

    @property
    def clock(self) -> Locator:
        return self.page.locator("#clock-time")

    async def say(self, words: str) -> None:
        await self.page.fill("#words", words)
        await self.page.keyboard.press("Enter")

    async def hear(self, words: str) -> None:
        await expect(self.last).to_contain_text(words)

    async def tap(self, label: str) -> None:
        """The button of the last message."""
        await self.last.get_by_role("button", name=label, exact=True).click()

    async def jump(self, label: str) -> None:
        await self.page.locator("#time-bar").get_by_role("button", name=label).click()

    async def shows(self, time: str) -> None:
        await expect(self.clock).to_have_text(time)

    async def noticed(self, words: str) -> None:
        await expect(self.page.locator("#toasts")).to_contain_text(words)

    async def keep_reading(self) -> None:
        """A habit, done today."""
        await self.say("Read 20 min daily 21:00")
        await self.hear("I ask at 21:00")
        await self.tap("Add")
        await self.hear("Added Read 20 min")
        await self.tap("Done already")
        await self.hear("✓ Read 20 min · 1 in a row")

    async def texts(self) -> list[str]:
        return await self.page.locator("#messages .message .bubble").all_inner_texts()

    async def is_too_wide(self) -> bool:
        """Whether something makes the page scroll sideways, or is cut off at its edge."""
        wide: bool = await self.page.evaluate(TOO_WIDE)
        return wide

    async def focused(self) -> str:
        """The label of what has the focus."""
        label: str = await self.page.evaluate(
            "() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"
        )
        return label
