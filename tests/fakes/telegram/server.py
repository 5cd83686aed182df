"""The stand-in itself: a Telegram for one bot, its people and groups, and what a test may order."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.cloud import CHAT_NOT_FOUND, Cloud
from tests.fakes.telegram.faults import Cut, Fault, Faults
from tests.fakes.telegram.front import Front, long_request
from tests.fakes.telegram.group import Group
from tests.fakes.telegram.limits import Limits
from tests.fakes.telegram.log import Call, RequestLog
from tests.fakes.telegram.person import Person
from tests.fakes.telegram.refusals import NEVER_STARTED, Json
from tests.fakes.telegram.spec import document
from tests.fakes.telegram.webhook import Webhook

HOST = "127.0.0.1"


class FakeTelegram:
    """Telegram for one bot. Use as `async with FakeTelegram() as telegram:`.

    check     every update, accepted request and result is held against the Bot API document; what disagrees is in
              `disagreements` and fails the test at the end (off for benchmarks)
    keep_log  keep every call (off for benchmarks)
    latency   real seconds before each answer but getUpdates
    speed     Telegram's seconds per real second; `clock.advance` jumps
    limits    Limits(): Telegram's sending limits are watched and enforced
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        name: str = "Cairn",
        username: str = "cairn_habit_bot",
        start: datetime | None = None,
        speed: float = 1.0,
        limits: Limits | None = None,
        check: bool = True,
        keep_log: bool = True,
        latency: float = 0.0,
        webhook_pause: float = 0.05,
        port: int = 0,
    ) -> None:
        self.token = token or f"{secrets.randbelow(9 * 10**8) + 10**8}:{secrets.token_hex(17)}"
        self.clock = Clock(start, speed)
        self.cloud = Cloud(self.token, name, username, self.clock)
        self.cloud.limits = limits
        self.log = RequestLog(keep_log)
        self.disagreements: list[str] = []
        self._faults = Faults()
        self.front = Front(self.cloud, self.log, self._faults, latency, self.disagreements if check else None)
        self.cloud.webhook = Webhook(self.cloud.updates, self.clock, webhook_pause, self.front.carry_out_reply)
        self._port = port
        self._runner: web.ServerRunner | None = None
        if check:
            self.cloud.updates.watch = self._check_update

    # coming and going

    async def __aenter__(self) -> Self:
        await self.up()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.down()
        await self.cloud.webhook.close()
        if kind is None and self.disagreements:
            raise AssertionError("not as the Bot API document says:\n" + "\n".join(self.disagreements[:20]))

    async def up(self) -> None:
        """Listen, on the port of before if there was one."""
        server = web.Server(self.front.handle, request_factory=long_request, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.01)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port, backlog=1024, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def down(self) -> None:
        """Be away: every connection ends and new ones are refused, until `up`. Nothing is forgotten."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def url(self) -> str:
        """The API's address: `/bot<token>/METHOD` and `/file/bot<token>/PATH` are appended."""
        return f"http://{HOST}:{self._port}"

    # people

    def person(
        self, name: str, language: str | None = "en", *, username: str | None = None, started: bool = False
    ) -> Person:
        """A new person. Unless `started`, the bot may write only after she has."""
        person_id = 5_000_000_001 + len(self.cloud.people)
        card: Json = {"id": person_id, "is_bot": False, "first_name": name}
        card |= {"username": username} if username else {}
        chat = Chat(person_id, {"id": person_id, "type": "private", "first_name": name})
        chat.card |= {"username": username} if username else {}
        card |= {"language_code": language} if language else {}
        chat.closed = None if started else CHAT_NOT_FOUND
        chat.members = {person_id: {"status": "member"}, self.cloud.bot["id"]: {"status": "member"}}
        self.cloud.people[person_id] = card
        self.cloud.chats[person_id] = chat
        return Person(self.cloud, card, chat)

    def group(
        self, title: str, people: list[Person], *, kind: str = "group", bot: str | None = "member", username: str = ""
    ) -> Group:
        """A group the first of the people creates. `bot` is its status there; None: it is not there yet."""
        number = 4_000_001 + len(self.cloud.chats)
        chat_id = -number if kind == "group" else -1_000_000_000_000 - number
        card = {"id": chat_id, "type": kind, "title": title} | ({"username": username} if username else {})
        chat = Chat(chat_id, card, bot_status="left")
        chat.members = {person.id: {"status": "member"} for person in people}
        chat.members[people[0].id] = {"status": "creator"}
        self.cloud.chats[chat_id] = chat
        for person in people:
            if person.chat.closed == CHAT_NOT_FOUND:
                person.chat.closed = NEVER_STARTED
        group = Group(self.cloud, chat, list(people))
        if bot is not None:
            group.add_bot(bot)
        else:
            chat.closed = CHAT_NOT_FOUND
        return group

    # updates by hand

    def push_update(self, update: Json, *, forged: bool = False) -> Json:
        """Queue any update; an update_id is added if it has none. `forged`: it is not held against the document."""
        update = {"update_id": self.cloud.updates.next_id(), **update} if "update_id" not in update else update
        if self.cloud.updates.watch is not None and not forged:
            self._check_update(update)
        self.cloud.updates.put(update, again=True)
        return update

    def redeliver(self, update: Json) -> None:
        """Deliver an update again, under its old number, although it was confirmed."""
        self.cloud.updates.put(update, again=True)

    @contextmanager
    def holding(self) -> Iterator[list[Json]]:
        """Keep updates back in this list; at the end they go out in the order the test has given it."""
        held = self.cloud.updates.held = []
        try:
            yield held
        finally:
            self.cloud.updates.held = None
            for update in held:
                self.cloud.updates.put(update)

    async def confirmed(self, patience: float = 5.0) -> None:
        """Wait until the bot has confirmed all updates."""
        while self.cloud.updates.pending:
            if not await self.cloud.updates.confirmed.rung(patience):
                raise TimeoutError(f"{len(self.cloud.updates.pending)} updates were never confirmed")

    # log and faults

    def calls(self, method: str | None = None, **params: object) -> list[Call]:
        """Calls with these parameters; a function in the place of a value judges it."""
        return self.log.find(method, **params)

    async def called(self, method: str, times: int = 1, patience: float = 5.0, **params: object) -> list[Call]:
        """Wait until so many such calls were answered (or their line was cut)."""
        return await self.log.wait(method, times, patience, True, params)

    async def received(self, method: str, times: int = 1, patience: float = 5.0, **params: object) -> list[Call]:
        """Wait until so many such calls have arrived, answered or not."""
        return await self.log.wait(method, times, patience, False, params)

    def fault(
        self,
        method: str = "*",
        *,
        status: int | None = None,
        retry_after: int | None = None,
        description: str | None = None,
        parameters: Json | None = None,
        times: int | None = 1,
        after: int = 0,
        delay: float = 0.0,
        late: float = 0.0,
        drop: Cut | None = None,
        effect: bool = False,
        hold: bool = False,
        body: bytes | str | None = None,
        content_type: str = "text/html",
        match: Callable[[Json], bool] | None = None,
    ) -> Fault:
        """Order a fault (see Fault); the newest fitting one strikes."""
        fault = Fault(
            method, 429 if retry_after is not None and status is None else status, retry_after, description,
            parameters or {}, times, after, delay, late, drop, effect, hold, body, content_type, match,
        )  # fmt: skip
        return self._faults.add(fault)

    def lift_faults(self) -> None:
        self._faults.lift()

    def revoke_token(self) -> None:
        """From now on the token is unknown (401)."""
        self.cloud.token = "0:revoked"

    def _check_update(self, update: Json) -> None:
        self.disagreements += document().check_update(update)
