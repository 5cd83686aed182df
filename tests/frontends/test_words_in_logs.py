"""Who somebody is and what they say is in no log, on any platform, down to DEBUG: neither ours nor a library's."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app import House, open_house
from tests.fakes.telegram import FakeTelegram
from tests.frontends.discord.home import at_home
from tests.frontends.telegram.living import NOON, living, settled
from tests.support.canary import SAID, TELEGRAM_TOKEN

HABIT = f"{SAID} füttern"
EVERY_DAY = f"{HABIT} daily 21:00"


def written_by(caplog: pytest.LogCaptureFixture) -> set[str]:
    """The first names of the loggers that have written something, none of which is what somebody has said."""
    assert SAID.casefold() not in caplog.text.casefold()
    return {record.name.partition(".")[0] for record in caplog.records}


async def test_a_whole_evening_on_telegram(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    telegram = FakeTelegram(token=TELEGRAM_TOKEN, start=NOON)
    async with telegram, living(telegram, sqlite_url, clock=telegram.clock.moment) as life:
        alice = await settled(telegram, f"{SAID} Miller")
        await alice.say(EVERY_DAY)
        await alice.hears("every day")
        await alice.tap("Add")
        await alice.hears(f"Added {HABIT}")
        await alice.say(f"note {HABIT}: the {SAID} sang")
        await alice.say(f"and what does the {SAID} say?")
        await alice.say(f"/feedback More about my {SAID}")
        await alice.file(f"{SAID}.csv", SAID.encode(), SAID)
        await life.quiet()
        telegram.fault("sendMessage", status=400, description="Bad Request: strange words", times=1)
        telegram.clock.advance(timedelta(hours=9))
        await life.house.ticker.tick()
        await alice.say("/today")
        await alice.hears("0 of 1 done")
        await alice.tap(HABIT)
        await alice.say("/export json")
        await life.quiet()

    assert "telegram" in written_by(caplog)


async def test_a_whole_evening_on_discord(sqlite_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with at_home(sqlite_url, tmp_path) as home:
        alice = await home.person(f"{SAID} Miller")
        await home.keeps(alice, EVERY_DAY)
        await alice.say(f"the {SAID} sings")
        await alice.slash("feedback", message=f"More about my {SAID}")
        await alice.slash("today")
        await alice.click("Done")
        home.discord.clock.advance(timedelta(hours=20))
        await home.house.ticker.tick()
        await home.settled()

    assert "discord" in written_by(caplog)


async def test_what_somebody_has_said_is_not_in_an_error_of_the_database(database_url: str) -> None:
    """Errors are logged; by themselves they tell the values of a statement."""
    async with open_house(database_url) as house:
        with pytest.raises(Exception, match="nowhere") as failed:
            await _look_nowhere(house)

    assert SAID not in str(failed.value)


async def _look_nowhere(house: House) -> None:
    async with house.database.transaction() as storage:
        wanted = text("SELECT name FROM nowhere WHERE name = :name")
        await storage.people.connection.execute(wanted, {"name": SAID})
