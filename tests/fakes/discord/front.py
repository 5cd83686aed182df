"""HTTP in front of the world: reads requests, carries them out, and does what faults and limits demand."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import unquote

import orjson
from aiohttp import web

from tests.fakes.discord.faults import Fault, Faults
from tests.fakes.discord.files import Upload
from tests.fakes.discord.limits import Headers, InvalidRequests, Limited, Limits, free_headers
from tests.fakes.discord.log import Call, RequestLog
from tests.fakes.discord.refusals import Refused, plain, refused
from tests.fakes.discord.rest import ROUTES
from tests.fakes.discord.rest.request import Ask, Reply, Route
from tests.fakes.discord.world import World

_API = re.compile(r"/api(?:/v\d+)?(/.*)")
_WITHOUT_TOKEN = ("/interactions/", "/webhooks/")
MOST_REQUEST = 11 * (10 << 20)
_BANNED = b"error code: 1015"


class Front:
    """`latency` is in real seconds. `check` sees each exchange that was carried out or refused by a rule."""

    def __init__(self, world: World, log: RequestLog, faults: Faults, limits: Limits | None, latency: float) -> None:
        self._world = world
        self._log = log
        self._faults = faults
        self._latency = latency
        self.limits = limits
        self.invalid = InvalidRequests()
        self.check: Callable[[Call], None] | None = None
        self.control: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]] | None = None

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.headers.get("Upgrade", "").lower() == "websocket":
            return await self._world.gateway.handle(request)
        path = request.rel_url.raw_path
        if path.startswith("/control/") and self.control is not None:
            return await self.control(request)
        if path.startswith("/attachments/"):
            return self._file(unquote(path))
        match = _API.fullmatch(path)
        call = Call(self._world.clock.now(), request.method, match[1] if match else path)
        self._log.add(call)
        try:
            return await self._answer(request, call)
        finally:
            if request.transport is None:
                call.status, call.answer = 0, None
            self._log.answered(call)

    async def _answer(self, request: web.BaseRequest, call: Call) -> web.StreamResponse:
        found = ROUTES.find(call.method, call.path)
        if found is not None:
            call.route, call.params = found[0].template, found[1]
        call.query = dict(request.rel_url.query)
        try:
            await _read_body(request, call)
        except Refused as no:
            return self._refuse(call, no)
        if (ban := self.invalid.ban(self._world.clock.now())) is not None:
            return self._limit(call, ban)
        if (fault := self._faults.for_call(call)) is not None:
            return await self._answer_with(fault, request, call, found and found[0])
        answer = self._carry_out(request, call, found and found[0])
        if self._latency:
            await asyncio.sleep(self._latency)
        return answer

    async def _answer_with(
        self, fault: Fault, request: web.BaseRequest, call: Call, route: Route | None
    ) -> web.StreamResponse:
        clock = self._world.clock
        await clock.sleep(fault.delay)
        answer = self._carry_out(request, call, route) if fault.spares_effect else None
        await clock.sleep(fault.late)
        await fault.released()
        if fault.drop is not None:
            call.status, call.answer = 0, None
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault.body is not None:
            call.status, call.answer = fault.status or 200, fault.body
            body = fault.body.encode() if isinstance(fault.body, str) else fault.body
            return web.Response(status=call.status, body=body, content_type=fault.content_type)
        if fault.limits:
            return self._limit(call, Limited(fault.retry_after, fault.global_, fault.scope, fault.via))
        return self._refuse(call, fault.refusal()) if fault.answers else answer or web.Response()

    def _carry_out(self, request: web.BaseRequest, call: Call, route: Route | None) -> web.Response:
        try:
            if not self._may(request, call):
                raise plain(401)
            if route is None:
                raise plain(404)
            if self.limits and (wait := self.limits.check(call, call.at)) is not None:
                return self._limit(call, wait)
            result = route.handler(Ask(self._world, call))
        except Refused as no:
            return self._refuse(call, no)
        reply = result if isinstance(result, Reply) else Reply(204 if result is None else 200, result)
        call.effect = True
        return self._say(call, reply.status, reply.body)

    def _may(self, request: web.BaseRequest, call: Call) -> bool:
        if call.path.startswith(_WITHOUT_TOKEN) or call.path == "/gateway":
            return True
        return request.headers.get("Authorization") == f"Bot {self._world.token}" and bool(self._world.token)

    def _say(self, call: Call, status: int, body: Any, headers: Headers | None = None) -> web.Response:
        call.status, call.answer = status, body
        if self.check is not None:
            self.check(call)
        sent = {"Via": "1.1 google"} | self._rates(call) | (headers or {})
        if status == 204:
            return web.Response(status=204, headers=sent)
        # without a charset: discord.py reads "application/json; charset=utf-8" as text
        return web.Response(status=status, body=orjson.dumps(body), content_type="application/json", headers=sent)

    def _rates(self, call: Call) -> Headers:
        """Of every route but the callback, which has no bucket."""
        if call.path.startswith("/interactions/"):
            return {}
        now = self._world.clock.now()
        return self.limits.headers(call, now) if self.limits else free_headers(call, now)

    def _refuse(self, call: Call, no: Refused) -> web.Response:
        self.invalid.note(no.status, "user", self._world.clock.now())
        wait = no.body.get("retry_after")
        return self._say(call, no.status, no.body, Limited(wait).headers() if wait is not None else None)

    def _limit(self, call: Call, limited: Limited) -> web.Response:
        self.invalid.note(429, limited.scope, self._world.clock.now())
        if limited.via:
            return self._say(call, 429, limited.body(), limited.headers())
        call.status, call.answer = 429, _BANNED.decode()
        headers = {"Retry-After": limited.headers()["Retry-After"]}
        return web.Response(status=429, body=_BANNED, content_type="text/plain", headers=headers)

    def _file(self, path: str) -> web.Response:
        upload = self._world.files.get(path)
        if upload is None:
            return web.Response(status=404)
        return web.Response(body=upload.content, content_type=upload.content_type)


async def _read_body(request: web.BaseRequest, call: Call) -> None:
    kind = request.content_type
    if kind == "multipart/form-data":
        try:
            form = await request.post()
        except web.HTTPRequestEntityTooLarge:
            raise refused(40005) from None
        for name, value in form.items():
            if isinstance(value, web.FileField):
                call.uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
        payload: Any = form.get("payload_json", "{}")  # bytes, if the part has a type of its own (hikari)
        call.body = _json(payload)
    elif raw := await request.read():
        call.body = _json(raw)


def _json(raw: bytes | str) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise refused(50109) from None


def long_request(*args: Any) -> web.BaseRequest:
    """A request that may be as long as Discord's longest upload."""
    message, payload, protocol, writer, task, *_ = args
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=MOST_REQUEST)
