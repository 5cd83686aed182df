"""A change is made on one platform while the other is away, limits us or has lost the message that shows it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.conversation.redrawing import AGAIN_AFTER, LOOKED_AT_AFTER
from bot.frontends.telegram.frontend import Telegram
from tests.fakes.discord import Post as DiscordPost
from tests.frontends.discord.test_both_platforms import Both, both, link

__all__ = ["both"]

DISCORDS_EDIT = ("PATCH", "/channels/*/messages/*")
TELEGRAMS_EDIT = "editMessageText"
DONE = "Well kept"


async def with_both_lists(both: Both) -> DiscordPost:
    """The list of today on both; the one on Discord is given back."""
    await both.home.keeps(both.here, "Read daily")
    await link(both)
    await both.there.say("/today")
    await both.there.hears("0 of 1 done")
    await both.here.slash("today")
    await both.shown_on("discord", "telegram")
    return both.here.posts()[-1]


async def edited(both: Both, times: int) -> None:
    """The list on Telegram was to be drawn so often, and Telegram's answer is here."""
    bot = both.home.house.frontends["telegram"]
    assert isinstance(bot, Telegram)

    async def is_over() -> bool:
        calls = [call for call in both.telegram.calls(TELEGRAMS_EDIT) if DONE in call.params["text"]]
        return len(calls) == times and not bot.redraws.waiting

    await until(is_over)


async def tick_after(both: Both, wait: timedelta) -> None:
    both.home.discord.clock.advance(wait.total_seconds() + 0.1)
    await both.home.house.ticker.tick()


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(10):
        while not await true():  # noqa: ASYNC110 - asks the database
            await asyncio.sleep(0.02)


async def shown(both: Both) -> dict[str, bool]:
    """Message -> whether it is owed what it shows by now; what was drawn is written down first."""
    house = both.home.house
    await house.ticker.closing.write_down()
    person = await both.home.number(both.here)
    async with house.database.transaction() as storage:
        return {one.platform: one.owed for one in await storage.desk.shown(person) if one.view.startswith("1:td:")}


async def test_after_an_outage_of_telegram_its_messages_become_true_by_themselves(both: Both) -> None:
    await with_both_lists(both)
    both.telegram.fault(TELEGRAMS_EDIT, status=502, times=None)
    await both.here.click("Done")
    await edited(both, 1)
    for tries, wait in enumerate((LOOKED_AT_AFTER, AGAIN_AFTER, AGAIN_AFTER), start=2):
        await tick_after(both, wait)
        await edited(both, tries)
    away = await shown(both)
    both.telegram.lift_faults()

    await tick_after(both, AGAIN_AFTER)

    await both.there.hears(DONE)
    assert away["telegram"]
    await until(lambda: is_owed_nothing(both))


async def test_after_an_outage_of_discord_its_messages_become_true_by_themselves(both: Both) -> None:
    listed = await with_both_lists(both)
    both.home.discord.fault(*DISCORDS_EDIT, status=401, times=None)
    await both.there.tap("Read")
    await both.home.discord.received(*DISCORDS_EDIT)
    await tick_after(both, LOOKED_AT_AFTER)
    away = await shown(both)
    both.home.discord.lift_faults()

    await tick_after(both, AGAIN_AFTER)

    await both.here.hears(DONE)
    assert "0 of 1 done" in listed.text
    assert away["discord"]
    await until(lambda: is_owed_nothing(both))


async def test_a_chat_that_telegram_limits_gets_its_copy_when_it_may(both: Both) -> None:
    await with_both_lists(both)
    both.telegram.fault(TELEGRAMS_EDIT, status=429, retry_after=1, times=1)
    await both.here.click("Done")
    await edited(both, 1)

    await tick_after(both, LOOKED_AT_AFTER)

    await both.there.hears(DONE)


async def test_a_message_that_was_deleted_on_telegram_meanwhile_is_forgotten(both: Both) -> None:
    await with_both_lists(both)
    both.telegram.fault(TELEGRAMS_EDIT, drop="before", times=1)
    await both.here.click("Done")
    await edited(both, 1)
    both.telegram.fault(TELEGRAMS_EDIT, status=400, description="Bad Request: message to edit not found")

    await tick_after(both, LOOKED_AT_AFTER)

    await until(lambda: is_shown_on(both, "discord"))


async def test_a_message_that_was_deleted_on_discord_meanwhile_is_forgotten(both: Both) -> None:
    await with_both_lists(both)
    both.home.discord.fault(*DISCORDS_EDIT, status=401)
    await both.there.tap("Read")
    await both.home.discord.received(*DISCORDS_EDIT)
    both.home.discord.fault(*DISCORDS_EDIT, code=10008)

    await tick_after(both, LOOKED_AT_AFTER)

    await until(lambda: is_shown_on(both, "telegram"))


async def test_what_discord_will_never_take_is_not_tried_for_ever(both: Both) -> None:
    await with_both_lists(both)
    both.home.discord.fault(*DISCORDS_EDIT, status=400, times=None)

    await both.there.tap("Read")

    await until(lambda: is_owed_nothing(both))
    assert set(await shown(both)) == {"discord", "telegram"}


async def is_owed_nothing(both: Both) -> bool:
    return not any((await shown(both)).values())


async def is_shown_on(both: Both, platform: str) -> bool:
    """And nowhere else."""
    return set(await shown(both)) == {platform}
