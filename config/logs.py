"""How logs are written: records as text or JSON, with every secret blacked out on every handler."""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Final, Literal, TextIO
from urllib.parse import quote, quote_plus, unquote

import structlog

from config.settings import Settings

BLACK: Final = "[secret]"

# What these look like is public, so they are found even when nobody configured them. A colon may be percent-encoded,
# also twice.
SHAPES: Final = (
    (re.compile(r"\d{6,}(?::|%(?:25)*3A)[\w-]{30,}", re.ASCII | re.IGNORECASE), BLACK),  # Telegram bot token
    (re.compile(r"[\w-]{18,}\.[\w-]{6}\.[\w-]{27,}", re.ASCII), BLACK),  # Discord bot token
    (re.compile(r"(/(?:interactions|webhooks)/\d+/)[\w-]{30,}", re.ASCII), rf"\1{BLACK}"),  # Discord, valid 15 minutes
    (re.compile(r"(\w[\w+.-]*://[^\s:/@'\"]*):[^\s'\"]+@"), rf"\1:{BLACK}@"),  # password in an address
    (
        re.compile(r"\b(password|secret_token|[\w-]*Secret-Token)(['\"]?\s*[=:]\s*['\"]?)[^\s&,;'\"]+", re.I),
        rf"\1\2{BLACK}",
    ),
)

# A shorter secret would black out ordinary words; SHAPES still finds it in an address or after `password=`.
SHORTEST_LITERAL: Final = 8

CHATTY: Final = ("httpx", "httpcore", "apscheduler", "matplotlib", "aiosqlite", "alembic", "PIL")

OUR_OWN: Final = frozenset({"bot", "core", "storage", "charts", "exchange", "web", "config", "cairn", "__main__"})
"""Loggers that are ours begin with one of these; what they are handed is no word of anybody's."""

TRACEBACK: Final = logging.Formatter()

Redact = Callable[[str], str]


def set_up(settings: Settings) -> None:
    """Log the way the owner has set it, with none of the settings' secrets."""
    configure(settings.log_level, settings.log_format, settings.secrets())


def configure(
    level: str = "INFO",
    form: Literal["text", "json"] = "text",
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
) -> None:
    """Send every record of this process, ours and the libraries', to one handler on `stream` (stderr).

    `secrets` are blacked out besides everything that looks like one. Handlers that a library adds later
    write redacted records too, because records are redacted when they are made.
    """
    redact = redactor(secrets)
    out = stream or sys.stderr
    handler = logging.StreamHandler(out)
    handler.setFormatter(_Formatter(redact, _renderer(form, out)))
    _take_over(logging.getLogger(), handler, level)
    logging.setLogRecordFactory(record_factory(redact))
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


def redactor(secrets: Iterable[str] = ()) -> Redact:
    """A function that blacks out secrets in a text: the given ones, however they are encoded, and SHAPES."""
    literals = sorted({form for secret in secrets for form in _forms(secret)}, key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, literals))) if literals else None

    def redact(text: str) -> str:
        if known is not None:
            text = known.sub(BLACK, text)
        for shape, instead in SHAPES:
            text = shape.sub(instead, text)
        return text

    return redact


def _forms(secret: str) -> Iterable[str]:
    """The secret as addresses, JSON and repr() write it, and the part of a Telegram token that is secret."""
    for plain in {secret, unquote(secret), secret.rpartition(":")[2]}:
        if len(plain) >= SHORTEST_LITERAL:
            once = quote(plain, safe="")
            yield from (plain, once, quote(plain), quote_plus(plain), quote(once, safe=""))
            yield from (json.dumps(plain)[1:-1], repr(plain)[1:-1])


def _shared() -> list[structlog.typing.Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
    ]


def _renderer(form: Literal["text", "json"], stream: TextIO) -> structlog.typing.Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(
        colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
    )


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Redacts what is about to be written: the last line of defence, after every rendering."""

    def __init__(self, redact: Redact, renderer: structlog.typing.Processor) -> None:
        super().__init__(
            foreign_pre_chain=_shared(),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


def _take_over(root: logging.Logger, handler: logging.Handler, level: str) -> None:
    """One handler at the root, none below it, so that no library writes past us."""
    root.handlers[:] = [handler]
    root.setLevel(level)
    for logger in list(root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.propagate = True
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.NOTSET if level == "DEBUG" else logging.WARNING)


def record_factory(redact: Redact) -> Callable[..., logging.LogRecord]:
    """For logging.setLogRecordFactory: records that hold no secret when they are made, whoever writes them."""

    def make(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = logging.LogRecord(*args, **kwargs)
        _drop_words(record)
        if isinstance(record.msg, dict):  # an event of structlog's, on its way to our formatter
            record.msg = {key: _redact_value(value, redact) for key, value in record.msg.items()}
        else:
            _redact_message(record, redact)
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = redact(TRACEBACK.formatException(record.exc_info))
        return record

    return make


def _drop_words(record: logging.LogRecord) -> None:
    """At DEBUG libraries write whole requests, answers and rows: who somebody is and what they said stays out."""
    if (
        (record.levelno or logging.INFO) <= logging.DEBUG
        and record.name.partition(".")[0] not in OUR_OWN
        and isinstance(record.msg, str)
    ):
        record.args = None


def _redact_message(record: logging.LogRecord, redact: Redact) -> None:
    """Rewrite the record only when there is something to hide: its arguments mean something to other handlers."""
    try:
        message = record.getMessage()
    except Exception:  # a wrong %-format; logging itself reports it when it writes the record
        record.msg, record.args = redact(f"{record.msg} {record.args!r}"), None
        return
    clean = redact(message)
    if clean != message:
        record.msg, record.args = clean, None


def _redact_value(value: object, redact: Redact) -> object:
    if isinstance(value, str):
        return redact(value)
    shown = repr(value)
    clean = redact(shown)
    return value if clean == shown else clean


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("cairn").critical("The program ends on an error", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
