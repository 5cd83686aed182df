"""python-telegram-bot's requests on aiohttp: with 256 connections httpx falls to 13 a second, this stays fast."""

from __future__ import annotations

from typing import Any

import aiohttp
import orjson
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 256
KEPT_SECONDS = 30.0
"""An idle connection; Telegram closes it after a minute or so, and a request sent into that moment would be lost."""
CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0
UPLOAD_SECONDS = 30.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NotSent(NetworkError):
    """Telegram was not reached: nothing can have happened there."""


class LineBroke(NetworkError):
    """The answer never came: it may have happened there, or not."""


class AiohttpRequest(BaseRequest):
    """One pool of connections. Opened by `initialize`, in the event loop that uses it."""

    def __init__(self, connections: int = CONNECTIONS, read_seconds: float = READ_SECONDS) -> None:
        self._connections = connections
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEPT_SECONDS)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises: NotSent; TimedOut and LineBroke, of which nobody knows what has happened."""
        if self._session is None:
            raise NotSent("the connection to Telegram is closed")
        read = self._read_seconds if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        files = bool(request_data and request_data.contains_files)
        timeout = aiohttp.ClientTimeout(
            total=(read or 0) + (UPLOAD_SECONDS if files else CONNECT_SECONDS), sock_connect=CONNECT_SECONDS
        )
        try:
            body, headers = _body(request_data)
            async with self._session.request(method, url, data=body, headers=headers, timeout=timeout) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(f"Telegram cannot be reached ({type(error).__name__})") from None
        except TimeoutError as error:
            raise TimedOut(f"no answer from Telegram in {timeout.total:.0f} s") from error
        except aiohttp.ClientError as error:
            raise LineBroke(f"the line to Telegram broke ({type(error).__name__})") from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        try:
            parsed = orjson.loads(payload)
        except orjson.JSONDecodeError as error:
            raise TelegramError("Invalid server response") from error
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        if "result" not in parsed and parsed.get("ok"):
            raise TelegramError("Invalid server response")
        return parsed


def _body(data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str] | None]:
    """Parameters as a form, and its type; files as parts of it, by the names that the parameters call them."""
    if data is None:
        return None, None
    if not data.contains_files:
        return data.url_encoded_parameters().encode(), FORM
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (file_name, content, media_type) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=media_type)
    return form, None
