"""The stand-in itself: a Discord for one application, its people and servers, and what a test may order."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.fakes.discord import places
from tests.fakes.discord.faults import Cut, Fault, Faults
from tests.fakes.discord.front import Front, long_request
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.guild import Server
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.limits import Limits
from tests.fakes.discord.log import Call, RequestLog
from tests.fakes.discord.person import Person
from tests.fakes.discord.places import Channel, Guild
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.spec import document
from tests.fakes.discord.world import World, guild_id, user_card
from tests.fakes.telegram.clock import Clock

HOST = "127.0.0.1"


class FakeDiscord:
    """Discord for one application. Use as `async with FakeDiscord() as discord:`.

    check      every exchange is held against Discord's OpenAPI document; what disagrees is in `disagreements` and
               fails the test at the end (off for benchmarks)
    keep_log   keep every call (off for benchmarks)
    latency    real seconds before each answer
    speed      Discord's seconds per real second; `clock.advance` jumps
    limits     Limits(): rate limits are watched and enforced
    heartbeat  seconds between heartbeats, as HELLO says
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        name: str = "Cairn",
        start: datetime | None = None,
        speed: float = 1.0,
        limits: Limits | None = None,
        check: bool = True,
        keep_log: bool = True,
        latency: float = 0.0,
        heartbeat: float = 41.25,
        shards: int = 1,
        port: int = 0,
    ) -> None:
        self.clock = Clock(start, speed)
        self.world = World("", name, self.clock)
        self.token = self.world.token = token or _token(self.world.application_id)
        self.gateway = self.world.gateway = Gateway(self.world, heartbeat, shards)
        self.log = RequestLog(keep_log)
        self._faults = Faults()
        self.front = Front(self.world, self.log, self._faults, limits, latency)
        self.disagreements: list[str] = []
        self._port = port
        self._runner: web.ServerRunner | None = None
        if check:
            self.front.check = lambda call: self.disagreements.extend(document().check_call(call))
            self.gateway.watch = lambda event, payload: self.disagreements.extend(
                document().check_event(event, payload)
            )

    # coming and going

    async def __aenter__(self) -> Self:
        await self.up()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.down()
        if kind is None and self.disagreements:
            raise AssertionError("not as Discord's OpenAPI document says:\n" + "\n".join(self.disagreements[:20]))

    async def up(self) -> None:
        """Listen, on the port of before if there was one."""
        server = web.Server(self.front.handle, request_factory=long_request, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.01)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port, backlog=1024, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.gateway.url = self.gateway_url
        self.world.files.base = self.url

    async def down(self) -> None:
        """Be away: every connection ends and new ones are refused, until `up`. Nothing is forgotten."""
        if self._runner is not None:
            for site in list(self._runner.sites):
                await site.stop()
            await self.gateway.close_all()
            await self._runner.cleanup()
            self._runner = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._port}"

    @property
    def api_url(self) -> str:
        """The REST API's address, up to and with its version."""
        return f"{self.url}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://{HOST}:{self._port}"

    # people and places

    def person(self, name: str, locale: str = "en-US", *, installed: bool = False) -> Person:
        """A new person; `installed`: with the app installed for herself."""
        card = user_card(self.world.new_id(), name)
        self.world.users[card["id"]] = card
        person = Person(self.world, card, locale)
        if installed:
            person.install()
        return person

    def server(
        self,
        name: str,
        members: Sequence[Person] = (),
        channels: Sequence[str] = ("general",),
        *,
        bot: bool = True,
        locale: str = "en-US",
    ) -> Server:
        """A server whose owner is the first of the members (a stranger, if there is none)."""
        self.world.new_id()
        owner = members[0].id if members else self.world.owner["id"]
        guild = Guild(self.world.new_id(), name, owner, locale)
        self.world.new_id()  # the role of the bot has the id after the server's
        self.world.guilds[guild.id] = guild
        server = Server(self.world, guild)
        for member in members:
            server.join(member)
        for channel in channels:
            server.add_channel(channel)
        if bot:
            server.add_bot()
        return server

    def private(self, *people: Person) -> Channel:
        """A group DM of people without the bot, where only apps that a person has installed can be used."""
        channel = Channel(self.world.new_id(), places.GROUP_DM, "", recipients=[p.card for p in people], foreign=True)
        self.world.channels[channel.id] = channel
        return channel

    # interactions again

    @property
    def interactions(self) -> list[Interaction]:
        """All that were ever sent, oldest first."""
        return self.world.interactions

    def redeliver(self, interaction: Interaction | None = None) -> None:
        """Deliver an interaction (the last one, if none is named) once more, as it was."""
        again = interaction or self.interactions[-1]
        self.world.dispatch("INTERACTION_CREATE", again.payload, guild_id(again.channel))

    # log and faults

    def calls(self, method: str | None = None, route: str | None = None, **body: object) -> list[Call]:
        """Calls of that method and route (`*` is one step, `**` any), with these values in their JSON.

        A function in the place of a value judges it: `discord.calls("POST", "/channels/*/messages", content=bool)`.
        """
        return self.log.find(method, route, **body)

    async def called(
        self, method: str, route: str, times: int = 1, patience: float = 5.0, **body: object
    ) -> list[Call]:
        """Wait until so many such calls were answered (or their line was cut)."""
        return await self.log.wait(method, route, times, patience, True, body)

    async def received(
        self, method: str, route: str, times: int = 1, patience: float = 5.0, **body: object
    ) -> list[Call]:
        """Wait until so many such calls have arrived, answered or not."""
        return await self.log.wait(method, route, times, patience, False, body)

    @property
    def syncs(self) -> list[Call]:
        """Calls that set the application's commands."""
        return self.calls("PUT", "/applications/*/commands") + self.calls("PUT", "/applications/*/guilds/*/commands")

    @property
    def invalid_requests(self) -> int:
        """Answers 401, 403 and 429 of the last ten minutes."""
        return self.front.invalid.count(self.clock.now())

    def fault(
        self,
        method: str = "*",
        route: str = "**",
        *,
        status: int | None = None,
        code: int | None = None,
        message: str | None = None,
        times: int | None = 1,
        after: int = 0,
        delay: float = 0.0,
        late: float = 0.0,
        drop: Cut | None = None,
        effect: bool = False,
        hold: bool = False,
        retry_after: float | None = None,
        global_: bool = False,
        scope: str | None = None,
        via: bool = True,
        body: bytes | str | None = None,
        content_type: str = "text/html",
        match: Callable[[Call], bool] | None = None,
    ) -> Fault:
        """Order a fault (see Fault); the newest fitting one strikes."""
        limited = retry_after is not None or global_ or not via
        fault = Fault(
            method, route, 429 if limited and status is None else status, code, message, times, after, delay, late,
            drop, effect, hold, 1.0 if retry_after is None else retry_after, global_,
            scope or ("global" if global_ else "user"), via, body, content_type, match,
        )  # fmt: skip
        return self._faults.add(fault)

    def lift_faults(self) -> None:
        self._faults.lift()

    def revoke_token(self) -> None:
        """From now on the token is unknown (401; 4004 at the gateway)."""
        self.world.token = ""

    def command(self, name: str, guild: Server | None = None) -> Json:
        """A registered command as Discord keeps it."""
        kept = self.world.commands[guild.id if guild else None].values()
        return next(command for command in kept if command["name"] == name)


def _token(application_id: str) -> str:
    """In the form of a real one: the application's id, a time, a signature."""
    head = base64.b64encode(application_id.encode()).decode().rstrip("=")
    return f"{head}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}"
