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

    watch.handle(make("httpx", logging.DEBUG, __file__, 1, "GET /bot%s/getMe", (secret,), None))

    assert watch.leaks == []
