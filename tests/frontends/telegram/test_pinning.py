"""The day's list at the top of the chat: offered once, silent, and never more than one."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes.telegram import Person
from tests.frontends.telegram.living import NOON, Life, at_noon, living, reader

PIN = "Pin this at the top"


async def _today(life: Life, alice: Person) -> list[str]:
    """The labels of a new list."""
    await alice.say("/today")
    await alice.hears("of 1 done")
    await life.quiet()
    return alice.posts()[-1].labels


async def test_the_list_is_pinned_silently_and_loses_the_button(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)

        await alice.tap(PIN, card)
        await life.quiet()

        assert alice.chat.pinned == [card.id]
        (call,) = telegram.calls("pinChatMessage")
        assert call.params["disable_notification"] is True
        assert PIN not in alice.posts()[-1].labels


async def test_it_is_offered_once(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)

        assert PIN in card.labels
        assert PIN not in await _today(life, alice)
        assert alice.chat.pinned == []


async def test_each_new_days_list_takes_the_place_of_the_last(sqlite_url: str) -> None:
    now = [NOON]
    async with at_noon() as telegram, living(telegram, sqlite_url, clock=lambda: now[0]) as life:
        alice, card = await reader(telegram)
        await alice.tap(PIN, card)
        await life.quiet()

        now[0] += timedelta(days=1)
        telegram.clock.advance(timedelta(days=1))
        await _today(life, alice)

        assert alice.chat.pinned == [alice.posts()[-1].id]
        assert alice.chat.pinned != [card.id]


async def test_a_list_that_telegram_does_not_pin_is_shown_all_the_same(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        telegram.fault("pinChatMessage", status=400, description="Bad Request: not enough rights", times=None)

        await alice.tap(PIN, card)
        await life.quiet()
        await alice.tap("☐ Read", card)

        assert await alice.hears("Well kept")


async def test_a_forged_pin_of_what_is_no_list_does_nothing(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, _ = await reader(telegram)

        toast = await alice.tap_raw("1:pn")
        await life.quiet()

        assert "another time" in str(toast)
        assert telegram.calls("pinChatMessage") == []
