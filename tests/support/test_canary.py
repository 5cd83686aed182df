"""The watch over the logs sees a canary, and the redaction hides it from the watch."""

from __future__ import annotations

import logging

import pytest

from config import logs
from tests.support import canary

TOKENS = (canary.TELEGRAM_TOKEN, canary.DISCORD_TOKEN, canary.WEBHOOK_SECRET, canary.DATABASE_PASSWORD)


@pytest.mark.parametrize("secret", TOKENS)
def test_a_canary_that_gets_through_is_seen(secret: str) -> None:
    watch = canary.Watch()

    watch.handle(logging.LogRecord("httpx", logging.DEBUG, __file__, 1, "GET /bot%s/getMe", (secret,), None))

    assert watch.leaks == [f"httpx: GET /bot{secret}/getMe"]


@pytest.mark.parametrize("secret", TOKENS)
def test_a_redacted_record_shows_no_canary(secret: str) -> None:
    watch = canary.Watch()
    make = logs.record_factory(logs.redactor([secret]))

    watch.handle(make("httpx", logging.INFO, __file__, 1, "GET /bot%s/getMe", (secret,), None))

    assert watch.leaks == []


def test_words_that_somebody_has_said_are_seen() -> None:
    watch = canary.Watch()

    watch.handle(logging.LogRecord("bot", logging.DEBUG, __file__, 1, "heard %r", (f"my {canary.SAID.lower()}",), None))

    assert watch.leaks == ["bot: heard 'my kanarienvogel'"]


def test_what_libraries_are_handed_is_not_written_at_debug() -> None:
    watch = canary.Watch()
    make = logs.record_factory(logs.redactor())

    record = make("telegram.Bot", logging.DEBUG, __file__, 1, "Calling `%s` with `%s`", ("send", canary.SAID), None)
    watch.handle(record)

    assert watch.leaks == []
    assert record.getMessage() == "Calling `%s` with `%s`"
