"""Kind words for what stayed open yesterday: once, behind the first message of the day, and never alone."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.dispatch import Dispatcher
from bot.conversation.redrawing import Newest
from bot.conversation.reply import Reply
from bot.conversation.wording import Voice
from bot.delivery.outbox import Courier
from core.entries import EntryKind
from core.habits import Pause
from tests.conversation.house import buttons, words
from tests.delivery.test_delivery import EVENING, Post, Postbox, add, post

__all__ = ["post"]
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def a_streak_that_ends(post: Post, *lines: str) -> None:
    """Two days kept, then one that stayed open."""
    for line in lines:
        await add(post, line)
    alice = post.world.talker("alice")
    for day in range(2):
        post.world.now = EVENING + day * DAY - HOUR
        await alice.say("all done", key=f"kept {day}")
    await post.at(EVENING + 2 * DAY)
    post.postbox.letters.clear()


def says_so(text: str) -> bool:
    return "Yesterday stayed open on" in text


async def test_it_follows_the_first_reminder_without_a_sound_and_is_said_once(post: Post) -> None:
    await a_streak_that_ends(post, "Read daily 12:00", "Stretch daily 13:00")

    first = await post.at(EVENING + 3 * DAY - 9 * HOUR)
    second = await post.at(EVENING + 3 * DAY - 8 * HOUR)
    told = await post.world.talker("alice").say("/today", key="today")

    assert [says_so(words(reply)) for _, reply in first] == [False, True]
    assert "Read, Stretch" in words(first[1][1])
    assert first[1][1].silent
    assert [says_so(words(reply)) for _, reply in second] == [False]
    assert told.reply.then == ()


async def test_words_that_a_reminder_brought_do_not_count_as_having_been_there(post: Post) -> None:
    """Nine days away: what was limited is asked about, though something was said meanwhile."""
    await a_streak_that_ends(post, "Read daily 12:00", "no sugar")
    told = [await post.at(EVENING + day * DAY - 9 * HOUR) for day in range(3, 11)]
    post.world.now = EVENING + 11 * DAY - 8 * HOUR

    back = await post.world.talker("alice").say("/today", key="back")

    assert any(says_so(words(reply)) for day in told for _, reply in day)
    assert [words(reply).split(",")[0] for reply in back.reply.then] == ["You were away from no sugar"]


async def test_back_to_a_week_that_was_met_meanwhile_does_not_say_that_it_stayed_open(post: Post) -> None:
    alice = post.world.talker("alice")
    await add(post, "gym once a week")
    post.world.now = EVENING + 7 * DAY - 9 * HOUR  # the week after
    (card,) = (await alice.say("/today")).reply.then
    which = await alice.tap(buttons(card)["I did it, forgot to tap"])
    await alice.say("gym done yesterday")

    back = await alice.tap(buttons(which.reply)["◀ Back"])

    assert words(back.reply) == "Fixed. 1 week, as if nothing happened."


async def test_back_to_a_date_that_was_added_meanwhile_does_not_say_that_it_stayed_open(post: Post) -> None:
    await a_streak_that_ends(post, "Read daily")
    alice = post.world.talker("alice")
    post.world.now += DAY - 9 * HOUR
    (card,) = (await alice.say("/today")).reply.then
    easier = await alice.tap(buttons(card)["Make it easier"])
    await alice.say("read done yesterday")

    back = await alice.tap(buttons(easier.reply)["◀ Back"])

    assert words(back.reply) == "Fixed. 3 in a row, as if nothing happened."


class Joining(Postbox):
    """While a letter is on its way, whom it is for becomes one with somebody else."""

    def __init__(self, post: Post) -> None:
        super().__init__()
        self.database = post.world.database

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        sent = await super().deliver(chat, reply, voice, nonce)
        async with self.database.transaction() as storage:
            alice = await storage.people.by_account("test", "alice")
            bob = await storage.people.by_account("test", "bob")
            assert alice is not None
            assert bob is not None
            link = await storage.links.issue(alice.id, "code", EVENING + 9 * DAY)
            await storage.links.claim(bob.id, "code", EVENING, 9 * DAY)
            await storage.links.agree(bob.id, link, EVENING)
            await storage.links.merge(alice.id, link, bob.id, EVENING)
        return sent


async def test_a_reminder_is_not_sent_again_to_whom_its_reader_has_become(post: Post) -> None:
    await a_streak_that_ends(post, "Read daily 12:00")
    await post.world.talker("bob").say("/start", key="bob")
    joining = Joining(post)
    post.ticker.courier = Courier(post.world.database, lambda: post.world.now, {"test": joining}, Newest(), "joining")

    await post.at(EVENING + 3 * DAY - 9 * HOUR)
    await post.at(EVENING + 3 * DAY - 9 * HOUR + timedelta(minutes=2))

    assert [words(reply).splitlines()[0] for _, reply in joining.letters if "⏰" in words(reply)] == ["⏰ Read"]


async def test_without_a_reminder_it_waits_for_the_person_even_over_a_restart(post: Post) -> None:
    await a_streak_that_ends(post, "Read daily")
    quiet = [letter for hour in range(6, 20) for letter in await post.at(EVENING + 3 * DAY - hour * HOUR)]
    post.world.now = EVENING + 3 * DAY - 9 * HOUR
    alice = post.world.talker("alice")

    first = await alice.say("/today", key="one")
    alice.dispatcher = Dispatcher(post.world.database, lambda: post.world.now)
    second = await alice.say("/today", key="two")

    assert quiet == []
    assert [says_so(words(reply)) for reply in first.reply.then] == [True]
    assert second.reply.then == ()


async def test_nothing_is_said_on_vacation(post: Post) -> None:
    await a_streak_that_ends(post, "Read daily")
    post.world.now = EVENING + 3 * DAY - 9 * HOUR
    alice = post.world.talker("alice")
    async with post.world.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        await storage.habits.add_pause(person.id, None, Pause((EVENING + 3 * DAY).date()))

    told = await alice.say("/today", key="today")

    assert told.reply.then == ()


async def test_the_reason_is_kept_as_a_no_and_old_buttons_are_refused(post: Post) -> None:
    await a_streak_that_ends(post, "Read daily")
    post.world.now = EVENING + 3 * DAY - 9 * HOUR
    alice = post.world.talker("alice")
    (card,) = (await alice.say("/today", key="today")).reply.then

    busy = await alice.tap(buttons(card)["Busy"], key="busy")
    forged = await alice.tap(buttons(card)["Busy"].replace("busy", "lazy"), key="forged")

    async with post.world.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        (diary,) = await storage.entries.diaries(person.id)
    entry = diary.entry((EVENING + 2 * DAY).date())
    assert entry is not None
    assert (entry.kind, entry.note) == (EntryKind.NO, "Busy")
    assert "Days like that come and go." in words(busy.reply)
    assert "from another time" in words(forged.reply)
