"""Updates sent to the bot's own address: in order for each chat, chats in parallel, again until it says 2xx."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp
import orjson

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.updates import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True, slots=True)
class Hook:
    """What setWebhook was told."""

    url: str
    secret: str = ""
    max_connections: int = 40


class Webhook:
    """Delivers the queue to `hook` while there is one. `pause` is in Telegram's seconds."""

    def __init__(self, updates: UpdateQueue, clock: Clock, pause: float, reply: Callable[[Json], None]) -> None:
        self._updates = updates
        self._clock = clock
        self._pause = pause
        self._reply = reply
        self._session: aiohttp.ClientSession | None = None
        self._lanes: dict[int, deque[int]] = {}
        self._waiting: deque[int] = deque()
        self._running: dict[int, asyncio.Task[None]] = {}
        self.hook: Hook | None = None
        self.last_error: tuple[int, str] | None = None
        self.attempts = 0

    def set(self, hook: Hook | None) -> None:
        """Begin, change or end delivery; what is pending goes along."""
        self._stop()
        self.hook = hook
        self.last_error = None
        self._updates.to_webhook = self._take if hook else None
        self._updates.end_polls()
        if hook:
            for serial in self._updates.pending:
                self._take(serial)

    async def close(self) -> None:
        tasks = list(self._running.values())
        self._stop()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def info(self) -> Json:
        """WebhookInfo."""
        pending = len(self._updates.pending)
        info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": pending}
        if self.hook:
            info |= {"url": self.hook.url, "max_connections": self.hook.max_connections, "ip_address": "127.0.0.1"}
        if self.last_error:
            info["last_error_date"], info["last_error_message"] = self.last_error
        if self._updates.allowed:
            info["allowed_updates"] = self._updates.allowed
        return info

    def _stop(self) -> None:
        for task in self._running.values():
            task.cancel()
        self._running.clear()
        self._lanes.clear()
        self._waiting.clear()

    def _take(self, serial: int) -> None:
        lane = _lane(self._updates.pending[serial].update)
        if lane in self._lanes:
            self._lanes[lane].append(serial)
            return
        self._lanes[lane] = deque([serial])
        self._waiting.append(lane)
        self._start()

    def _start(self) -> None:
        while self._waiting and self.hook and len(self._running) < self.hook.max_connections:
            lane = self._waiting.popleft()
            self._running[lane] = asyncio.create_task(self._drain(lane, self.hook))

    async def _drain(self, lane: int, hook: Hook) -> None:
        queue = self._lanes[lane]
        while queue:
            entry = self._updates.pending.get(queue[0])
            if entry is None or await self._post(hook, entry.update):
                self._updates.confirm_one(queue.popleft())
            else:
                await self._clock.sleep(self._pause)
        del self._lanes[lane], self._running[lane]
        self._start()

    async def _post(self, hook: Hook, update: Json) -> bool:
        """One attempt; True on 2xx."""
        self._session = self._session or aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        headers = {"Content-Type": "application/json"} | ({SECRET_HEADER: hook.secret} if hook.secret else {})
        self.attempts += 1
        try:
            async with self._session.post(hook.url, data=orjson.dumps(update), headers=headers) as answer:
                body = await answer.read()
                if 200 <= answer.status < 300:
                    self._carry_out(answer.content_type, body)
                    return True
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except (aiohttp.ClientError, OSError) as error:
            refused = isinstance(error, aiohttp.ClientConnectorError)
            self._failed("Connection refused" if refused else "Connection reset by peer")
        except TimeoutError:
            self._failed("Read timeout expired")
        return False

    def _carry_out(self, content_type: str, body: bytes) -> None:
        """A call written into the answer is carried out; its result is never told."""
        if content_type == "application/json" and body.strip():
            call = orjson.loads(body)
            if isinstance(call, dict) and "method" in call:
                self._reply(call)

    def _failed(self, why: str) -> None:
        self.last_error = (self._clock.unix(), why)


def _lane(update: Json) -> int:
    """The chat (or person) an update belongs to: its updates go one after another."""
    body = next((value for key, value in update.items() if key != "update_id"), None)
    if not isinstance(body, dict):
        return 0
    chat = body.get("chat") or (body.get("message") or {}).get("chat") or body.get("from") or {}
    return int(chat.get("id", 0))
