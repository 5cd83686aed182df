"""HTTP in front of the cloud: reads requests, carries them out, and does what faults and the document demand."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web

from tests.fakes.telegram.cloud import Cloud
from tests.fakes.telegram.faults import Fault, Faults
from tests.fakes.telegram.files import MOST_UPLOAD
from tests.fakes.telegram.log import Call, RequestLog
from tests.fakes.telegram.methods import METHODS
from tests.fakes.telegram.refusals import NOT_FOUND, UNAUTHORIZED, Json, Refusal, Refused
from tests.fakes.telegram.requests import read_request
from tests.fakes.telegram.spec import document

_FILE_FIELDS = ("photo", "document", "certificate")


class Front:
    """`latency` is in real seconds; `disagreements` is None when nothing is held against the document."""

    def __init__(
        self, cloud: Cloud, log: RequestLog, faults: Faults, latency: float, disagreements: list[str] | None
    ) -> None:
        self._cloud = cloud
        self._clock = cloud.clock
        self._log = log
        self._faults = faults
        self._latency = latency
        self._disagreements = disagreements
        self._document = document()
        self.control: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]] | None = None

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.rel_url.path
        if path.startswith("/control/") and self.control is not None:
            return await self.control(request)
        if path.startswith("/file/bot"):
            return self._file(path.removeprefix("/file/bot"))
        token, _, name = path.removeprefix("/bot").partition("/")
        call = Call(self._clock.now(), self._document.names.get(name.lower(), name), {})
        self._log.add(call)
        try:
            if token != self._cloud.token:
                return self._refuse(call, UNAUTHORIZED if ":" in token else NOT_FOUND)
            if name.lower() not in self._document.names:
                return self._refuse(call, NOT_FOUND)
            return await self._answer(request, call)
        finally:
            if request.transport is None:
                call.status, call.answer = 0, None
            self._log.answered(call)

    async def _answer(self, request: web.BaseRequest, call: Call) -> web.StreamResponse:
        try:
            body = await request.read()
            call.params, call.uploads = read_request(
                self._document, call.method, request.headers.get("Content-Type", ""), request.query_string, body
            )
        except Refused as refused:
            return self._refuse(call, refused.refusal)
        except web.HTTPRequestEntityTooLarge:
            return self._refuse(call, Refusal(413, "Request Entity Too Large"))
        fault = self._faults.for_call(call.method, call.params)
        if fault is not None:
            return await self._answer_with(fault, request, call)
        answer = await self._carry_out(call)
        if self._latency and call.method != "getUpdates":
            await asyncio.sleep(self._latency)
        return answer

    async def _answer_with(self, fault: Fault, request: web.BaseRequest, call: Call) -> web.StreamResponse:
        await self._clock.sleep(fault.delay)
        answer = await self._carry_out(call) if fault.spares_effect else None
        await self._clock.sleep(fault.late)
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
        if fault.status is not None:
            return self._refuse(call, fault.refusal())
        return answer or web.Response()

    async def _carry_out(self, call: Call) -> web.Response:
        handler = METHODS.get(call.method)
        if handler is None:
            return self._refuse(call, Refusal(501, f"Not Implemented: {call.method} is not part of this stand-in"))
        try:
            result: Any = handler(self._cloud, call)
            if inspect.isawaitable(result):
                result = await result
        except Refused as refused:
            return self._refuse(call, refused.refusal)
        call.effect, call.status, call.answer = True, 200, {"ok": True, "result": result}
        if self._disagreements is not None:
            self._hold_against_document(call, result, self._disagreements)
        return _json(200, call.answer)

    def _refuse(self, call: Call, refusal: Refusal) -> web.Response:
        call.status, call.answer = refusal.code, refusal.body()
        return _json(refusal.code, call.answer)

    def _file(self, rest: str) -> web.Response:
        token, _, path = rest.partition("/")
        file = self._cloud.files.by_path(path)
        if token != self._cloud.token or file is None:
            return _json(404, NOT_FOUND.body())
        return web.Response(body=file.content, content_type="application/octet-stream")

    def carry_out_reply(self, reply: Json) -> None:
        """A call that came as the answer of a webhook; nobody is told its result."""
        params = {name: value for name, value in reply.items() if name != "method"}
        call = Call(self._clock.now(), self._document.names.get(reply["method"].lower(), ""), params)
        self._log.add(call)
        if (handler := METHODS.get(call.method)) is None:
            return
        try:
            handler(self._cloud, call)
            call.effect, call.status = True, 200
        except Refused as refused:
            call.status, call.answer = refused.refusal.code, refused.refusal.body()
        self._log.answered(call)

    def _hold_against_document(self, call: Call, result: object, disagreements: list[str]) -> None:
        sent = call.params | {name: f"attach://{name}" for name in call.uploads if name in _FILE_FIELDS}
        wrong = self._document.check_request(call.method, sent)
        if call.method != "getUpdates":
            wrong += self._document.check_result(call.method, result)
        disagreements += wrong


def long_request(*args: Any) -> web.BaseRequest:
    """A request that may be as long as Telegram's longest upload."""
    message, payload, protocol, writer, task, *_ = args
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=MOST_UPLOAD + (1 << 20))


def _json(status: int, body: Json) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(body), content_type="application/json")
