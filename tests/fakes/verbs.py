"""Driving a stand-in from outside: JSON over HTTP below /control/, one verb to a path."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from aiohttp import web

Json = dict[str, Any]
Verb = Callable[[Json], Awaitable[Any]]
WRONG = (AssertionError, LookupError, RuntimeError, StopIteration, TimeoutError, TypeError, ValueError)


async def carry_out(
    request: web.BaseRequest, verbs: Mapping[str, Verb], plain: Callable[[object], object]
) -> web.Response:
    """Answers with {"result"}, or {"error"} and 400 when what was asked failed; `plain` makes JSON of results."""
    verb = verbs.get(request.rel_url.path.removeprefix("/control/"))
    if verb is None:
        return _answer(404, {"error": "unknown verb"})
    body = await request.read()
    try:
        result = await verb({**request.query, **(orjson.loads(body) if body else {})})
    except WRONG as error:
        return _answer(400, {"error": f"{type(error).__name__}: {error}"})
    return _answer(200, {"result": plain(result)})


def _answer(status: int, body: Json) -> web.Response:
    text = orjson.dumps(body, default=repr)  # an answer that was no JSON (by a fault) is bytes
    return web.Response(status=status, body=text, content_type="application/json")
