"""What goes wrong on the way in (faults 36 to 57, see telegram.txt), each injected into the real front-end."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.actions import MAX_ID_LENGTH, about
from bot.conversation.reply import MAX_ACTION_BYTES
from core.people import PersonId
from tests.fakes.telegram import Person
from tests.frontends.telegram.living import NOON, Life, at_noon, living, reader, settled

DAY = timedelta(days=1)


async def _days_done(life: Life, person: Person) -> int:
    """Entries that stand, and every one of them once."""
    async with life.house.database.transaction() as storage:
        found = await storage.people.by_account("telegram", str(person.id))
        assert found is not None
        return sum(len(diary.entries) for diary in await storage.entries.diaries(found.id))


async def test_36_the_same_update_twice_has_one_effect(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = await settled(telegram)
        await alice.say("Water 8 glasses daily")
        await alice.hears("a day")
        await alice.tap("Add")
        await alice.hears("Added")
        with telegram.holding() as held:
            await alice.say("+2 glasses")
            (update,) = held
        await alice.hears("2 of 8")
        before = len(telegram.calls("sendMessage"))

        telegram.redeliver(update)
        await life.quiet()

        assert len(telegram.calls("sendMessage")) == before
        await alice.say("+1 glasses")
        await alice.hears("3 of 8")


async def test_37_numbers_that_begin_anew_are_not_taken_for_old_ones(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice")
        telegram.cloud.updates.restart_ids(9_000_000)
        await alice.say("/help")
        await alice.hears("Cairn keeps")
        await life.quiet()

        telegram.cloud.updates.restart_ids(12)
        await alice.say("/help")

        assert await alice.hears("Cairn keeps")


async def test_38_updates_out_of_order_end_in_the_same_state(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        data = card.buttons[0][0]["callback_data"]

        with telegram.holding() as held:
            said = await alice.say("done read")
            await alice.tap_raw(data, card, patience=None)
            telegram.cloud.updates.allow(["message", "callback_query", "edited_message"])
            await alice.edit(said, "read done")
            held.reverse()
        await life.quiet()

        assert await _days_done(life, alice) == 1


async def test_39_the_newcomer_of_two_pollers_gives_up_with_a_sentence(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.frontends.telegram.poller.SETTLED_SECONDS", 0.3)
    async with at_noon() as telegram, living(telegram, sqlite_url) as first:
        await asyncio.sleep(0.5)
        monkeypatch.setattr("bot.frontends.telegram.poller.SETTLED_SECONDS", 60.0)
        async with living(telegram, sqlite_url + "2") as second:
            stop = await second.stopped()

            assert "Another program fetches this bot's updates" in str(stop)
        alice = telegram.person("Alice")
        await alice.say("/help")
        assert await alice.hears("Cairn keeps", patience=30)
        assert not first.running.done()


async def test_40_a_webhook_that_is_still_set_is_taken_away_and_named(
    sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with at_noon() as telegram:
        async with living(telegram, sqlite_url, webhook=True):
            pass
        async with living(telegram, sqlite_url):
            await telegram.called("deleteWebhook")
            alice = telegram.person("Alice")
            await alice.say("/help")

            assert await alice.hears("Cairn keeps")
            assert "a webhook was set for this bot" in capsys.readouterr().out


async def test_40_a_webhook_set_by_somebody_else_later_stops_the_lane(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        await telegram.received("getUpdates")
        await life.bot.line.set_webhook("http://127.0.0.1:9/elsewhere")

        assert "Somebody has set a webhook" in str(await life.stopped())


async def test_45_kinds_of_updates_that_nobody_knows_are_kept_and_passed_over(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        await telegram.received("getUpdates")
        telegram.push_update({"holiday_on_mars": {"id": "1", "crew": [1, 2]}}, forged=True)
        telegram.push_update({"message": "not a message"}, forged=True)
        telegram.push_update({"callback_query": {"id": "7"}}, forged=True)
        alice = telegram.person("Alice")
        await alice.say("/help")

        await alice.hears("Cairn keeps")
        await life.quiet()


async def test_46_a_query_that_is_too_old_loses_no_effect(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        before = len(telegram.calls("answerCallbackQuery"))
        old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
        telegram.fault("answerCallbackQuery", status=400, description=old, times=None)

        await alice.tap_raw(card.buttons[0][0]["callback_data"], card, patience=None)
        await alice.hears("Well kept")
        await alice.tap_raw("1:dn:zz:261123", card, patience=None)

        assert await alice.hears("That habit is not here any more")
        await life.quiet()
        assert await _days_done(life, alice) == 1
        assert len(telegram.calls("answerCallbackQuery")) == before + 2, "nothing was retried"


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"])
async def test_47_what_cannot_be_edited_any_more_is_sent_anew(sqlite_url: str, words: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        before = len(telegram.calls("editMessageText"))
        telegram.fault("editMessageText", status=400, description=f"Bad Request: {words}")

        await alice.tap("☐ Read", card)
        fresh = await alice.hears("Well kept")
        await alice.tap("✓ Read", fresh)
        await life.quiet()

        assert fresh.id != card.id
        edited = {call.params["message_id"] for call in telegram.calls("editMessageText")[before + 1 :]}
        assert edited == {fresh.id}, "the old message is forgotten"


async def test_47_a_message_that_is_right_already_counts_as_edited(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)

        await alice.tap("yesterday", card)
        await life.quiet()
        posts = len(alice.posts())
        for _ in range(2):
            await alice.tap_raw("1:td:261123:0", card)
            await life.quiet()

        assert telegram.calls("editMessageText")[-1].status == 400
        assert len(alice.posts()) == posts


@pytest.mark.parametrize("message", [None, {"date": 0}])
async def test_48_a_tap_without_its_message_works_from_its_words(
    sqlite_url: str, message: dict[str, int] | None
) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, card = await reader(telegram)
        if message is not None:
            del alice.chat.messages[card.id]

        await alice.tap_raw(card.buttons[0][0]["callback_data"], card if message else None)
        await alice.hears("Well kept")
        await life.quiet()

        assert await _days_done(life, alice) == 1


async def test_49_twenty_taps_in_a_second_are_one_entry_and_every_one_is_answered(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, _ = await reader(telegram)
        await alice.say("done read")
        card = await alice.hears("1 in a row")
        await alice.tap("Undo", card)
        await alice.hears("Read")
        await life.quiet()
        before = len(telegram.calls("editMessageText", message_id=card.id))

        taps = [alice.tap_raw("1:dn:1:261123", card) for _ in range(20)]
        toasts = await asyncio.gather(*taps)
        await life.quiet()

        assert sorted(toasts) == ["1 in a row"] + ["Already counted"] * 19
        edits = telegram.calls("editMessageText", message_id=card.id)[before:]
        assert sum(call.ok for call in edits) == 1
        assert await _days_done(life, alice) == 1


@pytest.mark.parametrize("data", ["1:dn:zzz:261123", "0:done:12", "2:dn:1:261123", "1:nonsense", "x" * 64, "1:dn"])
async def test_50_buttons_of_another_time_get_a_polite_notice(sqlite_url: str, data: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url):
        alice, card = await reader(telegram)

        toast = await alice.tap_raw(data, card)

        assert toast in (
            "That habit is not here any more.",
            "That button is from another time. /today shows where things stand.",
        )
        assert "0 of 1 done" in alice.posts()[-1].text


@given(habit=st.integers(0, 36**MAX_ID_LENGTH - 1), amount=st.integers(0, 36**MAX_ID_LENGTH - 1))
def test_51_what_a_button_carries_fits_whatever_the_numbers(habit: PersonId, amount: int) -> None:
    assert len(about("am", habit, NOON.date(), amount).encode().encode()) <= MAX_ACTION_BYTES


async def test_52_two_devices_end_in_what_was_said_last(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice, phone = await reader(telegram)
        await alice.say("/today")
        tablet = await alice.hears("0 of 1 done")

        await alice.tap("☐ Read", phone)
        await life.quiet()
        undone = next(post for post in alice.posts() if post.id == tablet.id)
        await alice.tap("✓ Read", undone)
        await life.quiet()

        assert await _days_done(life, alice) == 0
        texts = {post.text for post in alice.posts() if post.id in (phone.id, tablet.id)}
        assert len(texts) == 1


async def test_54_who_comes_back_after_blocking_is_reachable_and_gets_no_backlog(sqlite_url: str) -> None:
    now = [NOON]
    async with (
        at_noon() as telegram,
        living(telegram, sqlite_url, clock=lambda: now[0]) as life,
    ):
        alice, _ = await reader(telegram, line="Read daily 13:00")
        await life.quiet()
        alice.block()
        await life.quiet()

        for hours in range(1, 4):
            now[0] = NOON + timedelta(hours=hours)
            await life.house.ticker.tick()
        blocked = len(telegram.calls("sendMessage"))
        telegram.clock.advance(timedelta(hours=4))
        now[0] = NOON + timedelta(hours=4)
        alice.unblock()
        await alice.say("/start")
        await alice.hears("of 1 done")
        await life.house.ticker.tick()
        sent = telegram.calls("sendMessage")[blocked:]
        now[0] = NOON + DAY + timedelta(hours=1)
        await life.house.ticker.tick()

        assert len(sent) == 1
        assert await alice.hears("⏰ Read")


async def test_55_one_slow_person_holds_nobody_up(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url):
        slow = [telegram.person(f"Slow {number}") for number in range(20)]
        stuck = telegram.fault(
            "sendMessage", hold=True, times=None, match=lambda params: params["chat_id"] in {one.id for one in slow}
        )
        for person in slow:
            await person.say("/help")
        held = await telegram.received("sendMessage", len(slow))
        alice = telegram.person("Alice")

        await alice.say("/help")

        assert await alice.hears("Cairn keeps")
        assert not any(call.over for call in held)
        stuck.lift()


async def test_56_a_platform_in_trouble_is_asked_with_patience_and_few_words(
    sqlite_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.frontends.telegram.poller.FIRST_PAUSE", 0.01)
    monkeypatch.setattr("bot.frontends.telegram.poller.LONGEST_PAUSE", 0.05)
    async with at_noon() as telegram:
        telegram.fault("getUpdates", retry_after=1)
        telegram.fault("getUpdates", status=502, body="<html>Bad Gateway</html>", times=20)
        async with living(telegram, sqlite_url):
            began = time.perf_counter()
            alice = telegram.person("Alice")
            await alice.say("/help")
            await alice.hears("Cairn keeps", patience=30)

            assert time.perf_counter() - began > 1.0, "Telegram asked to wait"
            assert capsys.readouterr().out.count("updates cannot be fetched") == 1


async def test_57_after_a_long_outage_words_count_for_the_day_they_were_said(sqlite_url: str) -> None:
    now = [NOON]
    async with at_noon() as telegram:
        async with living(telegram, sqlite_url, clock=lambda: now[0]):
            alice, _ = await reader(telegram)
        await alice.say("done read")
        await alice.say("/undo")
        telegram.clock.advance(DAY + timedelta(hours=2))
        now[0] = NOON + DAY + timedelta(hours=2)

        async with living(telegram, sqlite_url, clock=lambda: now[0]) as life:
            await alice.hears("1 in a row")
            await alice.hears("I was away when you sent /undo")
            await life.quiet()

            async with life.house.database.transaction() as storage:
                person = await storage.people.by_account("telegram", str(alice.id))
                assert person is not None
                (diary,) = await storage.entries.diaries(person.id)
            assert [entry.date for entry in diary.entries] == [NOON.date()]
