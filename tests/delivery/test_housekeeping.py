"""What nobody needs any more goes; everything else stays."""

from __future__ import annotations

from bot.delivery.housekeeping import tidy_up
from tests.conversation.house import buttons, words, world


async def test_the_bin_is_emptied_after_seven_days_and_not_before(database_url: str) -> None:
    async with world(database_url) as home:
        alice = home.talker("alice")
        await alice.tap(buttons((await alice.say("Read daily")).reply)["Add"])
        await alice.tap(buttons((await alice.say("Piano daily")).reply)["Add"])
        question = await alice.tap(buttons((await alice.say("/habit read")).reply)["Delete…"])
        deleted = await alice.tap(buttons(question.reply)["Delete"])
        restore = buttons(deleted.reply)["Restore"]
        home.pass_time(days=6)
        await tidy_up(home.database, lambda: home.now)

        restored = await alice.tap(restore)
        again = await alice.tap(buttons(restored.reply)["Delete…"])
        await alice.tap(buttons(again.reply)["Delete"])
        home.pass_time(days=8)
        await tidy_up(home.database, lambda: home.now)
        too_late = await alice.tap(restore)

        assert "Back from the bin" in words(restored.reply)
        assert "not here any more" in words(too_late.reply)
        assert "Piano" in words((await alice.say("/habits")).reply)


async def test_an_answer_is_kept_as_long_as_a_platform_may_ask_again(database_url: str) -> None:
    async with world(database_url) as home:
        alice = home.talker("alice")
        await alice.say("/help", key="once")
        home.pass_time(hours=47)
        await tidy_up(home.database, lambda: home.now)
        repeated = (await alice.say("/help", key="once")).repeated
        home.pass_time(hours=2)
        await tidy_up(home.database, lambda: home.now)

        forgotten = not (await alice.say("/help", key="once")).repeated

        assert (repeated, forgotten) == (True, True)


async def test_an_entry_outlives_the_answer_to_it(database_url: str) -> None:
    async with world(database_url) as home:
        alice = home.talker("alice")
        await alice.tap(buttons((await alice.say("water 8 glasses daily")).reply)["Add"])
        await alice.say("+2 water", key="once")
        home.pass_time(days=3)
        await tidy_up(home.database, lambda: home.now)
        again = await alice.say("+2 water", key="once")

        assert "2 of 8 glasses" not in words(again.reply)
