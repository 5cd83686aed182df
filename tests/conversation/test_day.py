"""A day as a list and as cards: what each goal's buttons do, and that no tap undoes what was done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal

import pytest

from core.entries import Entry, EntryKind
from tests.conversation.house import Talker, World, buttons, words, world

TODAY = date(2026, 11, 23)


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def add(alice: Talker, line: str) -> None:
    card = await alice.say(line)
    await alice.tap(buttons(card.reply)["Add"])


async def entries_of(home: World) -> list[Entry]:
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        return [entry for diary in await storage.entries.diaries(person.id) for entry in diary.entries]


async def test_a_row_tapped_twice_stays_done(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    shown = await alice.say("/today")

    await alice.tap(buttons(shown.reply)["Done"])
    again = await alice.tap(buttons(shown.reply)["Done"])

    assert "Already counted" in words(again.reply)
    assert await entries_of(home) == [Entry(TODAY, EntryKind.DONE)]


async def test_undo_in_a_row_tapped_twice_takes_one_step_back(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "water 4 glasses daily")
    await alice.say("+3 water")
    await alice.say("+1 water")
    shown = await alice.say("/today")

    await alice.tap(buttons(shown.reply)["Undo"])
    again = await alice.tap(buttons(shown.reply)["Undo"])

    assert "3 of 4 glasses" in words(again.reply)
    assert await entries_of(home) == [Entry(TODAY, EntryKind.AMOUNT, Decimal(3))]


async def test_done_forgets_no_amount_that_reached_the_target(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "water 4 glasses daily")
    await alice.say("+9 water")

    again = await alice.say("done water")

    assert "Already counted" in words(again.reply)
    assert await entries_of(home) == [Entry(TODAY, EntryKind.AMOUNT, Decimal(9))]


async def test_more_after_done_is_more_than_the_target(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "water 4 glasses daily")
    await alice.say("done water")

    more = await alice.say("+2 water")

    assert "6 of 4 glasses · 1 in a row" in words(more.reply)


async def test_what_is_done_is_not_skipped(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await alice.say("done read")

    skipped = await alice.say("skip read")

    assert "Already counted" in words(skipped.reply)
    assert await entries_of(home) == [Entry(TODAY, EntryKind.DONE)]


async def test_a_skip_planned_for_tomorrow_says_so_and_can_be_taken_back(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")

    planned = await alice.say("/skip read tomorrow")
    await alice.tap(buttons(planned.reply)["Undo"])

    assert "skipped. The streak waits." in words(planned.reply)
    assert await entries_of(home) == []


async def test_something_quit_that_was_kept_by_default_can_still_have_happened(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "no smoking daily")
    home.pass_time(days=1)
    shown = await alice.say("/today yesterday")

    lapsed = await alice.tap(buttons(shown.reply)["It happened"])
    again = await alice.tap(buttons(shown.reply)["It happened"])

    assert "✓ no smoking · 1 day free" in words(shown.reply)
    assert "0 of 1 done" in words(lapsed.reply)
    assert "Already counted" in words(again.reply)
    assert await entries_of(home) == [Entry(TODAY, EntryKind.LAPSE)]


async def test_a_row_of_a_weeks_sum_adds_a_quarter_of_it(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "run 20 km a week")
    shown = await alice.say("/today")

    more = await alice.tap(buttons(shown.reply)["+5"])

    assert "5 of 20 km" in words(more.reply)


async def test_a_limit_that_was_broken_is_not_all_done(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await add(alice, "coffee at most 2 cups daily")
    await alice.say("done read")
    await alice.say("+3 coffee")

    shown = await alice.say("/today")

    assert "1 of 2 done" in words(shown.reply)
    assert "all" not in words(shown.reply)
    assert "Kept it" not in buttons(shown.reply)


async def test_a_wrong_amount_can_be_taken_back_on_the_card(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "water 8 glasses daily")

    card = await alice.say("+2 water")
    back = await alice.tap(buttons(card.reply)["Undo"])

    assert "0 of 8 glasses" in words(back.reply)
    assert "Undo" not in buttons(back.reply)


async def test_a_card_of_a_paused_date_offers_no_skip(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await alice.tap(buttons((await alice.say("/habit read")).reply)["Pause a week"])
    done = await alice.say("done read")

    card = await alice.tap(buttons(done.reply)["Undo"])

    assert "paused" in words(card.reply)
    assert set(buttons(card.reply)) == {"Done"}


async def test_a_pause_of_what_is_done_today_offers_one_undo_alone(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")
    await alice.say("done read")
    shown = await alice.say("/habit read")

    paused = await alice.tap(buttons(shown.reply)["Pause a week"], message="card")

    labels = [button.label.key for row in paused.reply.rows for button in row]
    assert labels.count("button-undo") == 1
    back = await alice.tap(buttons(paused.reply)["Undo"], message="card")
    assert "As it was before." in words(back.reply)
    assert "1 in a row" in words(back.reply)


async def test_an_empty_day_has_a_way_back(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily")

    empty = await alice.say("/today 4 aug")
    back = await alice.tap(buttons(empty.reply)["Show today"])

    assert "Read" in words(back.reply)


async def test_on_a_rest_day_nothing_is_skipped_or_put_off(home: World) -> None:
    alice = home.talker("alice")
    added = await alice.say("Walk tuesdays")
    await alice.tap(buttons(added.reply)["Add"])
    done = await alice.say("done walk")

    card = await alice.tap(buttons(done.reply)["Undo"])

    assert set(buttons(card.reply)) == {"Done"}


async def test_what_was_put_off_is_logged_as_its_goal_takes_it(home: World) -> None:
    alice = home.talker("alice")
    added = await alice.say("Run 20 km a week 21:00")
    await alice.tap(buttons(added.reply)["Add"])
    logged = await alice.say("+2 run")
    card = await alice.tap(buttons(logged.reply)["Undo"])

    put_off = await alice.tap(buttons(card.reply)["In 30 min"])

    assert "Done" not in buttons(put_off.reply)
    assert "+5" in buttons(put_off.reply)
