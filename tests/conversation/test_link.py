"""/link: two people of two platforms become one, and nobody becomes somebody else's."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

from bot.conversation.dispatch import Answer
from core.actions import link as link_action
from core.limits import MAX_NAME
from tests.conversation.house import Talker, World, buttons, words, world
from tests.conversation.test_leaving import say_so

FAMILY = "👩‍👩‍👧‍👦"


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


def on(home: World, platform: str, user: str, zone: str | None = "Europe/Berlin") -> Talker:
    return Talker(home.dispatcher, user, zone, platform=platform)


def code_in(answer: Answer) -> str:
    found = re.search(r"/link (\S+)", words(answer.reply))
    assert found is not None, words(answer.reply)
    return found[1]


async def keep(talker: Talker, *names: str) -> None:
    for name in names:
        card = await talker.say(f"/add {name} daily")
        await talker.tap(buttons(card.reply)["Add"])


async def link(issuer: Talker, claimer: Talker) -> Answer:
    """Both say yes; the answer to the second yes."""
    brought = await claimer.say(f"/link {code_in(await issuer.say('/link'))}")
    agreed = await claimer.tap(buttons(brought.reply)["Link and merge"])
    return await issuer.tap(buttons(agreed.redraws[0].reply)["Link and merge"])


async def test_both_say_yes_and_both_lists_become_one(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    await keep(alice, "Read")
    await keep(here, "Swim", "Stretch")

    joined = await link(alice, here)

    assert "Linked: Discord, Telegram. 3 habits in one list." in words(joined.reply)
    assert [told.message.platform for told in joined.redraws] == ["telegram"]
    for talker in (alice, here):
        assert "3 habits" in words((await talker.say("/habits")).reply)


async def test_whoever_gives_a_code_first_thing_in_the_morning_can_become_the_other(home: World) -> None:
    """The words of the morning are for somebody who is there."""
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    await keep(here, "Swim")

    joined = await link(alice, here)

    assert "1 habit in one list" in words(joined.reply)


@pytest.mark.parametrize("leaves", [0, 1])
async def test_nobody_becomes_one_with_somebody_who_is_about_to_be_deleted(home: World, leaves: int) -> None:
    """Else both would be deleted, or neither."""
    two = (on(home, "discord", "1"), on(home, "telegram", "2"))
    for talker in two:
        await keep(talker, "Read")
    brought = await two[1].say(f"/link {code_in(await two[0].say('/link'))}")
    agreed = await two[1].tap(buttons(brought.reply)["Link and merge"])
    await say_so(two[leaves])

    refused = await two[0].tap(buttons(agreed.redraws[0].reply)["Link and merge"])

    assert "about to be deleted" in words(refused.reply)
    for talker in two:
        assert "1 habit" in words((await talker.say("/habits")).reply)


async def test_nothing_is_linked_before_the_one_who_gave_the_code_says_yes(home: World) -> None:
    alice, thief = on(home, "discord", "1"), on(home, "telegram", "666")
    await keep(alice, "Read")
    brought = await thief.say(f"/link {code_in(await alice.say('/link'))}")

    agreed = await thief.tap(buttons(brought.reply)["Link and merge"])
    asked = agreed.redraws[0].reply
    refused = await alice.tap(buttons(asked)["No"])
    late = await thief.tap(buttons(asked)["Link and merge"])

    assert "666 on Telegram has brought your code" in words(asked).replace("<b>", "")
    assert "Not linked" in words(refused.reply)
    assert "used or too old" in words(late.reply)
    assert "nothing to show" in words((await thief.say("/today")).reply)


async def test_whoever_brought_the_code_cannot_say_the_others_yes(home: World) -> None:
    alice, thief = on(home, "discord", "1"), on(home, "telegram", "666")
    await keep(alice, "Read")
    brought = await thief.say(f"/link {code_in(await alice.say('/link'))}")
    agreed = await thief.tap(buttons(brought.reply)["Link and merge"])

    forged = await thief.tap(buttons(agreed.redraws[0].reply)["Link and merge"])

    assert "used or too old" in words(forged.reply)
    assert "nothing to show" in words((await thief.say("/today")).reply)


async def test_a_code_serves_once_and_for_ten_minutes(home: World) -> None:
    alice, bob, carol = (on(home, "discord", user) for user in "123")
    code = code_in(await alice.say("/link"))
    await bob.say(f"/link {code}")

    second = await carol.say(f"/link {code}")
    fresh = code_in(await alice.say("/link"))
    home.pass_time(minutes=10)
    late = await carol.say(f"/link {fresh}")

    assert "wrong, used or too old" in words(second.reply)
    assert "wrong, used or too old" in words(late.reply)


async def test_whoever_brings_a_code_twice_is_asked_once_more(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    code = code_in(await alice.say("/link"))

    for _ in range(link_action.MOST_TRIES + 1):
        brought = await here.say(f"/link {code}")

    assert "Link and merge" in buttons(brought.reply)
    home.pass_time(minutes=10)
    assert "wrong, used or too old" in words((await here.say(f"/link {code}")).reply)


@pytest.mark.parametrize("first", [0, 1])
async def test_two_who_bring_each_other_their_codes_become_one_by_either(home: World, first: int) -> None:
    two = on(home, "discord", "1"), on(home, "telegram", "2")
    for talker, name in zip(two, ("Read", "Swim"), strict=True):
        await keep(talker, name)
    codes = [code_in(await talker.say("/link")) for talker in two]
    brought = [await talker.say(f"/link {code}") for talker, code in zip(two, reversed(codes), strict=True)]
    agreed = [await one.tap(buttons(said.reply)["Link and merge"]) for one, said in zip(two, brought, strict=True)]
    asked = [answer.redraws[0].reply for answer in reversed(agreed)]

    joined = await two[first].tap(buttons(asked[first])["Link and merge"])
    again = await two[1 - first].tap(buttons(asked[1 - first])["Link and merge"])

    assert "Linked: Discord, Telegram. 2 habits in one list." in words(joined.reply)
    assert "used or too old" in words(again.reply)
    for talker in two:
        assert "2 habits" in words((await talker.say("/habits")).reply)


async def test_nobody_links_with_themselves(home: World) -> None:
    alice = on(home, "discord", "1")

    answer = await alice.say(f"/link {code_in(await alice.say('/link'))}")

    assert "wrong, used or too old" in words(answer.reply)


async def test_after_five_wrong_codes_even_the_right_one_is_refused_for_ten_minutes(home: World) -> None:
    alice, guesser = on(home, "discord", "1"), on(home, "telegram", "2")
    for _ in range(5):
        await guesser.say("/link AAAA-AAAA")

    locked = await guesser.say(f"/link {code_in(await alice.say('/link'))}")
    home.pass_time(minutes=10)
    free = await guesser.say(f"/link {code_in(await alice.say('/link'))}")

    assert "Too many wrong codes" in words(locked.reply)
    assert "Link this chat with" in words(free.reply)


async def test_a_code_is_read_as_people_write_it(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    code = code_in(await alice.say("/link"))

    answer = await here.say(f"/link {code.lower().replace('-', ' ')}")

    assert "Link this chat with" in words(answer.reply)


async def test_a_link_opens_telegram_with_the_code_in_it(home: World) -> None:
    home.dispatcher.doors["telegram"] = "https://t.me/cairn_bot?start="
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2", zone=None)
    offer = await alice.say("/link")
    url = next(b.does.url for row in offer.reply.rows for b in row if hasattr(b.does, "url"))

    payload = url.partition("?start=")[2]
    answer = await here.say(f"/start {payload}")

    assert re.fullmatch(r"l_[\w-]{22}", payload)
    assert "Link this chat with" in words(answer.reply)


async def test_habits_of_one_name_are_asked_about_once_and_no_date_gets_lost(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    await keep(alice, "Read", "Swim")
    await keep(here, "read", "swim")
    await here.say("/done read")
    home.pass_time(days=1)
    await alice.say("/done read")

    joined = await link(alice, here)
    united = await alice.tap(buttons(joined.reply)["One habit"])
    kept = await alice.tap(buttons(united.reply)["Keep both"])

    assert "Both lists have Read" in words(joined.reply).replace("<b>", "")
    assert "Both lists have Swim" in words(united.reply)
    assert "Where shall I remind you?" in words(kept.reply)
    assert "3 habits" in words((await here.say("/habits")).reply)
    assert "2 in a row" in words((await here.say("/today")).reply)


async def test_reminders_come_where_one_says(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    joined = await link(alice, here)

    chosen = await alice.tap(buttons(joined.reply)["Discord"])
    everywhere = await alice.tap(buttons(joined.reply)["Everywhere"])

    assert "Reminders come to Discord." in words(chosen.reply)
    assert "Reminders come to Discord, Telegram." in words(everywhere.reply)


async def test_what_is_unlinked_is_somebody_new_and_is_told(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    await keep(alice, "Read")
    await link(alice, here)

    which = await here.tap(buttons((await here.say("/link")).reply)["Unlink…"])
    left = await here.tap(buttons(which.reply)["Discord"])
    stranger = await alice.say("/today")

    assert [told.message.platform for told in left.redraws] == ["discord"]
    assert "nothing to show" in words(stranger.reply)
    assert "Read" in words((await here.say("/today")).reply)


async def test_what_was_shown_in_a_chat_that_is_unlinked_changes_no_more(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    await keep(alice, "Read")
    await link(alice, here)
    for talker, platform in ((alice, "discord"), (here, "telegram")):
        await home.dispatcher.shown(await talker.say("/today"), platform, talker.user, "list")

    which = await here.tap(buttons((await here.say("/link")).reply)["Unlink…"])
    await here.tap(buttons(which.reply)["Discord"])
    done = await here.say("read done")

    assert [redraw.message.platform for redraw in done.redraws] == ["telegram"]


async def test_reminders_come_where_the_code_was_brought_and_stay_somewhere_after_unlinking(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    joined = await link(alice, here)

    async def reminded() -> set[str]:
        async with home.database.transaction() as storage:
            person = await storage.people.by_account("telegram", "2")
            assert person is not None
            return {one.platform for one in await storage.people.accounts(person.id) if one.reminds}

    at_first = await reminded()
    await alice.tap(buttons(joined.reply)["Discord"])
    chosen = await reminded()
    which = await here.tap(buttons((await here.say("/link")).reply)["Unlink…"])
    await here.tap(buttons(which.reply)["Discord"])

    assert (at_first, chosen, await reminded()) == ({"telegram"}, {"discord"}, {"telegram"})


async def test_the_last_chat_cannot_be_unlinked(home: World) -> None:
    alice = on(home, "discord", "1")
    await keep(alice, "Read")

    answer = await alice.tap("1:lv:discord")

    assert "the last chat" in words(answer.reply)
    assert "Read" in words((await alice.say("/today")).reply)


async def test_someone_new_joins_what_they_have_elsewhere_and_keeps_their_clock(home: World) -> None:
    alice, new = on(home, "discord", "1"), on(home, "telegram", "2", zone=None)
    await keep(alice, "Read")

    await link(new, alice)

    assert "Read" in words((await new.say("/today")).reply)
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("telegram", "2")
    assert person is not None
    assert person.clock.zone == "Europe/Berlin"


async def test_routines_of_one_name_are_told_apart_by_a_number(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    for talker, names in ((alice, ("Morning", "Evening")), (here, ("morning", "Morning 2"))):
        await keep(talker, "Read")
        for name in names:
            await talker.say(f"/routine {name}")

    await link(alice, here)

    labels = buttons((await alice.say("/routine")).reply)
    for one in ("Morning", "Morning 2", "Morning 3", "Evening"):
        assert sum(one.casefold() == label.casefold() for label in labels) == 1, labels


async def test_a_number_behind_a_long_name_cuts_no_emoji_in_two(home: World) -> None:
    alice, here = on(home, "discord", "1"), on(home, "telegram", "2")
    for talker in (alice, here):
        await keep(talker, "Read")
        await talker.say(f"/routine {FAMILY * MAX_NAME}")

    await link(alice, here)

    labels = buttons((await alice.say("/routine")).reply)
    assert {FAMILY * MAX_NAME, f"{FAMILY * (MAX_NAME - 4)} 2"} <= set(labels)
