"""More habits than fit into one message, names that are alike, lines without end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import pytest

from bot.conversation.reply import Reply
from bot.conversation.request import Event, Said
from tests.conversation.house import Talker, World, buttons, words, world

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def add(alice: Talker, *lines: str) -> None:
    for line in lines:
        card = await alice.say(line)
        await alice.tap(buttons(card.reply)["Add"])


async def many(alice: Talker) -> Sequence[str]:
    names = [3 * letter for letter in LETTERS]
    await add(alice, *(f"{name} daily 21:00" for name in names))
    return names


async def pages(alice: Talker, first: Reply) -> list[Reply]:
    found = [first]
    while "More ▶" in buttons(found[-1]):
        found.append((await alice.tap(buttons(found[-1])["More ▶"])).reply)
    return found


@pytest.mark.parametrize("command", ["/habit", "/why", "/share", "/skip", "/today", "/reminders"])
async def test_every_habit_can_be_tapped_on_one_of_the_pages(home: World, command: str) -> None:
    alice = home.talker("alice")
    names = await many(alice)

    found = await pages(alice, (await alice.say(command)).reply)
    shown = [{name for name in names if name in f"{words(page)} {' '.join(buttons(page))}"} for page in found]

    assert [len(page) for page in shown] == [10, 10, 6]
    assert set().union(*shown) == set(names)


@pytest.mark.parametrize("command", ["/habits"])
async def test_a_list_to_read_has_pages_and_a_way_back(home: World, command: str) -> None:
    alice = home.talker("alice")
    names = await many(alice)

    first, second, third = await pages(alice, (await alice.say(command)).reply)
    back = await alice.tap(buttons(second)["◀ Back"])

    assert {name for name in names if name in words(first) + words(second) + words(third)} == set(names)
    assert back.reply.lines == first.lines


async def test_skipping_on_a_date_to_come_asks_which(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily", "Run mondays")

    asked = await alice.say("/skip tomorrow")
    skipped = await alice.tap(buttons(asked.reply)["Skip"])
    then = await alice.say("/skip tomorrow")

    assert "Read" in words(asked.reply)
    assert "Run" not in words(asked.reply)
    assert "– Read · skipped" in words(skipped.reply)
    assert "Nothing is open tomorrow" in words(then.reply)


async def test_a_name_that_fits_two_habits_is_asked_for_more_of_it(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read a book daily", "Read the news daily")

    unclear = await alice.say("/done read")
    clear = await alice.say("/done read the")

    assert 'More than one habit fits "read": Read a book, Read the news.' in words(unclear.reply)
    assert "✓ Read the news" in words(clear.reply)


async def test_undo_of_a_named_habit_takes_back_that_one(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily", "Walk daily")
    await alice.say("done read")
    await alice.say("done walk")

    back = await alice.say("/undo read")
    refused = await alice.say("/undo the moon")

    assert "Read" in words(back.reply)
    assert "1 of 2 done" in words((await alice.say("/today")).reply)
    assert 'understand "the moon"' in words(refused.reply)


@pytest.mark.parametrize("line", ["/nonsense " + "y" * 4000, "/done " + "z" * 4000])
async def test_what_is_not_understood_is_not_repeated_at_length(home: World, line: str) -> None:
    alice = home.talker("alice")

    answer = await alice.say(line)

    assert len(words(answer.reply)) < 200


async def test_what_is_archived_or_over_is_listed_as_such_and_not_asked_today(home: World) -> None:
    alice = home.talker("alice")
    await add(alice, "Read daily", "Walk daily until 24 nov", "Swim daily")
    await alice.tap(buttons((await alice.say("/habit read")).reply)["Archive"])
    await alice.tap(buttons((await alice.say("/habit swim")).reply)["Pause a week"])
    home.pass_time(days=2)

    kept = (await alice.say("/habits")).reply
    listed = words(kept)
    archived = words((await alice.tap(buttons(kept)["Archive (1)"])).reply)
    today = words((await alice.say("/today")).reply)

    assert "Read: every day · archived" in archived
    assert "Read" not in listed
    assert "Walk: every day · over" in listed
    assert "Swim: every day · paused until Sun 29 Nov" in listed
    assert "nothing to show for today" in today


HOSTILE = ("/\ud800 x", "\ud800\x00", "/today \x00\ud800", "Read \x00\ud800 daily", "/done \ue000")


@pytest.mark.parametrize("line", HOSTILE)
async def test_no_characters_break_a_line_or_a_name(home: World, line: str) -> None:
    event = Event("first", "test", "alice", "alice", Said("/start"), name="Al\x00i\ud800ce\u202e")
    alice = home.talker("alice", zone=None)

    hello = await home.dispatcher.answer(event)
    answers = [await alice.say(line), await alice.say("/timezone berlin"), await alice.say(line)]

    assert "Hi Alice." in words(hello.reply)
    assert not any("broke" in words(answer.reply) for answer in answers)
    words(answers[-1].reply).encode()


@pytest.mark.parametrize("command", ["/today", "/habits"])
async def test_chips_and_pages_of_a_category_are_told_apart(home: World, command: str) -> None:
    alice = home.talker("alice")
    await add(alice, "First daily #home", *(f"{3 * letter} daily #work" for letter in LETTERS[:12]))

    chosen = (await alice.tap(buttons((await alice.say(command)).reply)["#work"])).reply
    following = (await alice.tap(buttons(chosen)["More ▶"])).reply

    assert "lll" in words(following)
    for page in (chosen, following):
        assert "First" not in words(page)
        does = [button.does for row in page.rows for button in row]
        assert len(set(map(repr, does))) == len(does)
    assert "First" in words((await alice.tap(buttons(following)["All habits"])).reply)
