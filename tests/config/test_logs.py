"""Logs: whatever is logged, however, by whomever, no secret is written."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Literal
from urllib.parse import quote

import httpx
import pytest
import structlog
from sqlalchemy import create_engine

from config import logs
from tests.support.canary import DATABASE_PASSWORD, DISCORD_TOKEN, TELEGRAM_TOKEN, WEBHOOK_SECRET

SECRETS = (TELEGRAM_TOKEN, DISCORD_TOKEN, WEBHOOK_SECRET, DATABASE_PASSWORD)
UNKNOWN_TELEGRAM = "9876543210:AAunknown-canary_unknown-canary_123"
UNKNOWN_DISCORD = "dW5rbm93bmNhbmFyeWNhbmFyeQ.Canary.unknown-canary_unknown-canary_123"

Output = Callable[[], str]


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.handlers[:], root.level, logging.getLogRecordFactory(), sys.excepthook, threading.excepthook)
    yield
    root.handlers[:], level, factory, sys.excepthook, threading.excepthook = before
    root.setLevel(level)
    logging.setLogRecordFactory(factory)
    logging.captureWarnings(False)
    structlog.reset_defaults()


@pytest.fixture(params=["text", "json"])
def output(request: pytest.FixtureRequest) -> Output:
    form: Literal["text", "json"] = request.param
    stream = io.StringIO()
    logs.configure("DEBUG", form, SECRETS, stream)
    return stream.getvalue


def says(secret: str) -> list[Callable[[], object]]:
    """Every way in which a program could log `secret`."""
    log, ours = logging.getLogger("telegram.ext"), structlog.get_logger("bot")

    class Carrier:
        def __repr__(self) -> str:
            return f"Carrier({secret!r})"

    def raising(write: Callable[[], object]) -> Callable[[], object]:
        def run() -> None:
            try:
                try:
                    raise KeyError(secret)
                except KeyError as cause:
                    raise ValueError(f"POST /bot{secret}/getMe") from cause
            except ValueError:
                write()

        return run

    return [
        lambda: log.debug(f"POST https://api.telegram.org/bot{secret}/getMe"),
        lambda: log.info("POST %s, 100%%", httpx.URL("http://localhost/", params={"token": secret})),
        lambda: log.warning("%(token)s", {"token": secret}),
        lambda: log.error("%r and %s", {"token": [secret]}, Carrier()),
        lambda: log.info("encoded %s %s", quote(secret, safe=""), quote(quote(secret, safe=""), safe="")),
        lambda: log.info("as JSON %s", json.dumps({"token": secret})),
        lambda: ours.info("started", token=secret, nested={"list": [secret]}, thing=Carrier()),
        lambda: ours.info(f"started with {secret}"),
        raising(lambda: log.exception("failed")),
        raising(lambda: ours.exception("failed")),
        raising(lambda: log.error("failed", exc_info=True)),
        lambda: log.info("with the stack of %s", secret, stack_info=True),
    ]


@pytest.mark.parametrize("secret", [*SECRETS, UNKNOWN_TELEGRAM, UNKNOWN_DISCORD])
def test_a_secret_is_blacked_out_however_it_is_logged(output: Output, secret: str) -> None:
    for say in says(secret):
        say()

    written = output()
    assert written.count(logs.BLACK) >= len(says(secret))
    assert not leaks(written, secret)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_handler_that_a_library_adds_later_writes_no_secret_either(output: Output, secret: str) -> None:
    stream = io.StringIO()
    late = logging.StreamHandler(stream)
    late.setFormatter(logging.Formatter("%(message)s"))
    logging.getLogger("telegram").addHandler(late)
    logging.getLogger().addHandler(late)

    for say in says(secret):
        say()

    logging.getLogger("telegram").removeHandler(late)
    assert stream.getvalue().count(logs.BLACK) >= len(says(secret))
    assert not leaks(stream.getvalue(), secret)
    assert output().count(logs.BLACK) >= len(says(secret))


def test_the_password_of_any_database_address_is_blacked_out(output: Output) -> None:
    log = logging.getLogger("storage")

    log.info("postgresql+psycopg://cairn:pw@host/db and postgres://cairn:p@ss@host/db")
    log.info("host=localhost password=pw2 dbname=cairn")

    assert "cairn:[secret]@host/db" in output()
    assert not any(word in output() for word in (":pw@", "p@ss", "pw2"))
    assert "dbname=cairn" in output()


def test_a_library_with_a_handler_of_its_own_is_taken_over() -> None:
    own = io.StringIO()
    library = logging.getLogger("a_library_with_its_own_handler")
    library.addHandler(logging.StreamHandler(own))
    library.propagate = False
    stream = io.StringIO()

    logs.configure("INFO", "text", SECRETS, stream)
    library.warning("hello %s", TELEGRAM_TOKEN)

    assert own.getvalue() == ""
    assert "hello [secret]" in stream.getvalue()


def test_json_is_one_record_on_a_line_with_the_facts_beside_it() -> None:
    stream = io.StringIO()
    logs.configure("INFO", "json", SECRETS, stream)

    structlog.get_logger("bot.delivery").info("sent", slot=7, note="two\nlines")
    logging.getLogger("aiohttp.access").warning("slow %d", 3)

    ours, theirs = map(json.loads, stream.getvalue().splitlines())
    assert (ours["event"], ours["slot"], ours["note"], ours["level"]) == ("sent", 7, "two\nlines", "info")
    assert (ours["logger"], theirs["logger"]) == ("bot.delivery", "aiohttp.access")
    assert theirs["event"] == "slow 3"
    assert ours["timestamp"].endswith("Z")


def test_ordinary_words_and_numbers_stay_readable(output: Output) -> None:
    logging.getLogger("bot").info("12:30 on 2026-11-22, 100%% of %s", "https://cairn.example/a?b=c@d")

    assert "12:30 on 2026-11-22, 100% of https://cairn.example/a?b=c@d" in output()


def test_a_wrong_format_is_written_and_not_raised(output: Output) -> None:
    logging.getLogger("bot").info("%d", TELEGRAM_TOKEN)

    assert "%d" in output()
    assert not leaks(output(), TELEGRAM_TOKEN)


def test_below_debug_the_libraries_keep_quiet_about_each_request() -> None:
    stream = io.StringIO()
    logs.configure("INFO", "text", (), stream)

    logging.getLogger("httpx").info("HTTP Request: POST")
    engine = create_engine("sqlite://")
    engine.connect().close()
    engine.dispose()

    assert stream.getvalue() == ""


def test_an_error_that_ends_the_program_writes_no_secret() -> None:
    program = "from config import logs, settings; logs.set_up(s := settings.load()); raise SystemError(s.secrets())"
    settings = {"CAIRN_LOG_FORMAT": "text", "CAIRN_TELEGRAM_WEBHOOK_SECRET": WEBHOOK_SECRET}

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=os.environ | settings)

    assert done.returncode == 1
    assert "SystemError: ('[secret]',)" in done.stderr
    assert not leaks(done.stdout + done.stderr, WEBHOOK_SECRET)


def leaks(text: str, secret: str) -> bool:
    tail = secret.rpartition(":")[2]
    encoded = quote(secret, safe="")
    return any(form in text for form in (secret, tail, encoded, quote(encoded, safe="")))
