"""What Telegram's refusals mean to us, said by the stand-in over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.conversation.reply import Reply, text
from bot.conversation.wording import Voice, render, telegram_html
from bot.frontends.frontend import LaneStopped, TryLater, Unreachable, Unsure
from bot.frontends.telegram.errors import Refused
from tests.frontends.telegram.living import at_noon, living

HELLO = Reply((text("toast-logged"),))
VOICE = Voice()


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ({"status": 403, "description": "Forbidden: bot was blocked by the user"}, Unreachable),
        ({"status": 403, "description": "Forbidden: user is deactivated"}, Unreachable),
        ({"status": 403, "description": "Forbidden: bot was kicked from the group chat"}, Unreachable),
        ({"status": 400, "description": "Bad Request: chat not found"}, Unreachable),
        ({"status": 400, "description": "Bad Request: not enough rights to send text messages"}, Unreachable),
        ({"status": 403, "description": "Forbidden: the moon is in the wrong house"}, TryLater),
        ({"status": 400, "description": "Bad Request: BUTTON_DATA_INVALID"}, Refused),
        ({"status": 401}, LaneStopped),
        ({"status": 404}, LaneStopped),
        ({"status": 502, "body": "<html>Bad Gateway</html>"}, TryLater),
        ({"status": 500}, TryLater),
        ({"status": 504, "body": ""}, TryLater),
        ({"body": "not json"}, Unsure),
        ({"drop": "after"}, Unsure),
    ],
)  # fmt: skip
async def test_each_refusal_has_its_meaning(sqlite_url: str, fault: dict[str, Any], expected: type[Exception]) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice", started=True)
        telegram.fault("sendMessage", times=None, **fault)

        with pytest.raises(expected) as raised:
            await life.bot.deliver(str(alice.id), HELLO, VOICE, "1")

        assert type(raised.value) is expected
        assert telegram.token not in str(raised.value)
        assert len(telegram.calls("sendMessage")) == 1


async def test_who_asks_to_wait_is_waited_for_a_little_longer(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice", started=True)
        telegram.fault("sendMessage", retry_after=7)

        with pytest.raises(TryLater) as raised:
            await life.bot.deliver(str(alice.id), HELLO, VOICE, "1")

        assert raised.value.after == timedelta(seconds=7.5)


async def test_a_platform_that_is_away_has_not_got_anything(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice", started=True)
        await telegram.down()
        with pytest.raises((TryLater, Unsure)):  # a line that stood open breaks while we speak
            await life.bot.deliver(str(alice.id), HELLO, VOICE, "1")

        with pytest.raises(TryLater, match="cannot be reached"):
            await life.bot.deliver(str(alice.id), HELLO, VOICE, "1")


async def test_an_answer_waits_while_telegram_asks_for_patience(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url):
        alice = telegram.person("Alice")
        telegram.fault("sendMessage", retry_after=1)

        await alice.say("/help")

        assert await alice.hears("Cairn keeps")
        assert [call.status for call in telegram.calls("sendMessage")] == [429, 200]


async def test_an_answer_that_may_have_arrived_is_sent_once_more_at_most(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice")
        telegram.fault("sendMessage", drop="after", times=None)

        await alice.say("/help")
        await telegram.called("sendMessage", 2)
        await life.quiet()

        assert len(telegram.calls("sendMessage")) == 2


async def test_a_group_that_has_moved_gets_it_at_its_new_address_once(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice")
        group = telegram.group("Readers", [alice])
        old = group.id
        new = group.upgrade(announce=False)

        await life.bot.deliver(str(old), HELLO, VOICE, "1")

        assert [call.params["chat_id"] for call in telegram.calls("sendMessage") if call.ok] == [new]


async def test_a_revoked_token_stops_the_lane_in_the_middle(sqlite_url: str) -> None:
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice")
        await alice.say("/help")
        await alice.hears("Cairn keeps")
        await life.quiet()

        telegram.revoke_token()
        telegram.cloud.updates.end_polls()

        assert "Take the present one from @BotFather" in str(await life.stopped())


@pytest.mark.parametrize(
    "name", ["<b>bold</b>", "</b><a href='tg://user?id=1'>you</a>", "&lt;&amp;", "<tg-spoiler>x", "\u202e<i>"]
)
async def test_nobody_s_words_become_markup(sqlite_url: str, name: str) -> None:
    reply = Reply((text("add-card-title", habit=name),))
    async with at_noon() as telegram, living(telegram, sqlite_url) as life:
        alice = telegram.person("Alice", started=True)

        await life.bot.deliver(str(alice.id), reply, VOICE, "1")

        (post,) = alice.posts()
        assert post.text == render(reply.lines[0], VOICE)
        assert [entity["type"] for entity in post.entities] == ["bold"]
        assert "<b>" in render(reply.lines[0], VOICE, telegram_html)
