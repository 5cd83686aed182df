"""Fault 27 where reminders begin: a row that cannot be read holds up nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DatabaseError

from bot.delivery.new_zones import follow_time_zones
from storage.tables import slots
from tests.conversation.house import words
from tests.delivery.test_closing import post
from tests.delivery.test_delivery import EVENING, Post, add

__all__ = ["post"]

HOUR = timedelta(hours=1)
UNREADABLE = {
    "a schedule without its days": """UPDATE versions SET schedule = '{"kind": "weekdays"}'""",
    "no shape at all": "UPDATE versions SET schedule = '['",
    "a time zone that is none": "UPDATE people SET zone = 'Nowhere/Land'",
}


async def carry_out(post: Post, statement: str) -> None:
    async with post.world.database.transaction() as storage:
        await storage.outbox.connection.execute(text(statement))


async def two_of_whom_one_cannot_be_read(post: Post, broken: str) -> None:
    """Alice's cannot."""
    await add(post)
    await carry_out(post, "CREATE TABLE aside AS SELECT schedule FROM versions")
    await carry_out(post, UNREADABLE[broken])
    await add(post, "Stretch daily 21:00", user="bob")


@pytest.mark.parametrize("broken", UNREADABLE)
async def test_27_a_plan_that_cannot_be_read_holds_up_no_other_reminder(post: Post, broken: str) -> None:
    await two_of_whom_one_cannot_be_read(post, broken)

    sent = await post.at(EVENING)

    assert [chat for chat, _ in sent] == ["bob"]
    assert "Stretch" in words(sent[0][1])


async def test_27_what_could_not_be_read_is_tried_again_within_the_hour(post: Post) -> None:
    await two_of_whom_one_cannot_be_read(post, "no shape at all")
    await post.at(EVENING)
    await carry_out(post, "UPDATE versions SET schedule = (SELECT schedule FROM aside) WHERE schedule = '['")

    assert await post.at(EVENING + HOUR / 2) == []
    assert [chat for chat, _ in await post.at(EVENING + HOUR)] == ["alice"]


@pytest.mark.parametrize("broken", UNREADABLE)
async def test_27_new_time_zones_are_followed_around_what_cannot_be_read(post: Post, broken: str) -> None:
    await two_of_whom_one_cannot_be_read(post, broken)
    async with post.world.database.transaction() as storage:
        await storage.outbox.connection.execute(update(slots).values(next_utc=EVENING + HOUR))

    assert await follow_time_zones(post.world.database, "another release")

    assert [chat for chat, _ in await post.at(EVENING)] == ["bob"]


@pytest.mark.parametrize("missing", ["outbox", "versions"])
async def test_27_a_database_that_refuses_puts_nobody_off(post: Post, missing: str) -> None:
    await add(post)
    await carry_out(post, f"ALTER TABLE {missing} RENAME TO aside")
    with pytest.raises(DatabaseError):
        await post.at(EVENING)
    await carry_out(post, f"ALTER TABLE aside RENAME TO {missing}")

    assert [chat for chat, _ in await post.at(EVENING)] == ["alice"]


async def test_27_new_time_zones_are_followed_once_the_database_takes_it(post: Post) -> None:
    await add(post)
    async with post.world.database.transaction() as storage:
        await storage.outbox.connection.execute(update(slots).values(next_utc=EVENING + HOUR))
    await carry_out(post, "ALTER TABLE versions RENAME TO aside")
    with pytest.raises(DatabaseError):
        await follow_time_zones(post.world.database, "another release")
    await carry_out(post, "ALTER TABLE aside RENAME TO versions")

    assert await follow_time_zones(post.world.database, "another release")

    assert [chat for chat, _ in await post.at(EVENING)] == ["alice"]
