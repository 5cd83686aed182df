"""The playground's page and what it calls. Every address begins with the random token of this installation."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from html import escape
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.helpers import content_disposition_header

from bot.conversation.request import LARGEST_FILE, NotReceived, Sent
from bot.conversation.wording import choose_language, direction
from bot.frontends.playground.book import Visitor
from bot.frontends.playground.frontend import EVERYBODY
from bot.frontends.playground.travel import Jump, NowhereToGo
from bot.frontends.playground.world import World
from core.wall_time import UnknownZone
from web.app import HEADERS
from web.locales import locale_of

STATIC = Path(__file__).parent / "static"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".bin": "application/octet-stream",
}
"""Said outright: a machine's own table of types may know no better than text/plain, and nothing is sniffed."""
MOST_BYTES = 32 * 1024
"""Of one request: the longest line in the widest letters fits."""
MOST_WORDS = 4096
MOST_NAME = 255
KEY = re.compile(r"[\w-]{1,64}", re.ASCII)
HEARTBEAT_SECONDS = 15
MOST_WAITING = 1000
"""Changes that a slow listener may be behind; then it is cut off, and begins anew with everything there is."""

Body = dict[str, Any]
Call = Callable[[Body], Awaitable[dict[str, Any]]]


def add_playground(app: web.Application, world: World) -> None:
    """Routes under /<token>/. Raises nothing; a wrong token is a page that does not exist."""
    page = _Page(world)
    app.router.add_get("/{token}/", page.page)
    app.router.add_get("/{token}/static/{name}", page.static)
    app.router.add_get("/{token}/pictures/{name}", page.picture)
    app.router.add_get("/{token}/files/{name}", page.download)
    app.router.add_post("/{token}/bring", page.bring)
    app.router.add_get("/{token}/events", page.events)
    app.router.add_get("/{token}/inspect", page.inspect)
    for name, call in page.calls().items():
        app.router.add_post(f"/{{token}}/{name}", page.post(call))
    app.on_shutdown.append(page.hang_up)


class _Page:
    def __init__(self, world: World) -> None:
        self._world = world
        self._streams: set[_Stream] = set()

    def calls(self) -> dict[str, Call]:
        return {
            "arrive": self._arrive,
            "meet-alex": self._meet_alex,
            "say": self._say,
            "tap": self._tap,
            "open-server": self._open_server,
            "channel-say": self._channel_say,
            "channel-tap": self._channel_tap,
            "dismiss": self._dismiss,
            "seen-in": self._seen_in,
            "fly": self._fly,
            "jump": self._jump,
            "reset": self._reset,
        }

    def post(self, call: Call) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            self._admit(request)
            _check_origin(request)
            return web.json_response(await call(await _body(request)))

        return answer

    async def page(self, request: web.Request) -> web.Response:
        """In the language that was asked for; `?lang=` asks for one."""
        self._admit(request)
        locale = locale_of(request.query.get("lang", ""), request.headers.get("Accept-Language", ""))
        language = choose_language(locale)
        opening = f'<html lang="{language}" dir="{direction(language)}" data-locale="{escape(locale)}">'
        written = (STATIC / "index.html").read_text(encoding="utf-8").replace("<html>", opening)
        return web.Response(text=written, content_type="text/html")

    async def static(self, request: web.Request) -> web.StreamResponse:
        self._admit(request)
        return _file(STATIC, request.match_info["name"])

    async def picture(self, request: web.Request) -> web.StreamResponse:
        self._admit(request)
        return _file(self._world.book.pictures, request.match_info["name"])

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file of a message, under the name that it was given there."""
        self._admit(request)
        visitor, name = self._visitor(dict(request.query)), request.match_info["name"]
        seen = [*visitor.messages, *self._world.server.seen_by(visitor)]
        files = [message["file"] for message in seen if "file" in message]
        called = next((file["called"] for file in files if file["name"] == name), None)
        if called is None:
            raise web.HTTPNotFound
        response = _file(self._world.book.pictures, name)
        response.headers["Content-Disposition"] = content_disposition_header("attachment", filename=called)
        return response

    async def bring(self, request: web.Request) -> web.Response:
        """A file as it is; who brings it and what it is called stand in the address."""
        self._admit(request)
        _check_origin(request)
        asked = dict(request.query)
        visitor, key, name = self._visitor(asked), _key(asked), _word(asked, "name", MOST_NAME)
        too_large = int(_word(asked, "size", 15)) > LARGEST_FILE if asked.get("size", "").isdecimal() else False
        sent = NotReceived(name, too_large=True) if too_large else await _brought(request, name)
        await self._world.bring(visitor, sent, key)
        return web.json_response({})

    async def inspect(self, request: web.Request) -> web.Response:
        self._admit(request)
        found = await self._world.inspect(self._visitor(dict(request.query)))
        return web.json_response(found, dumps=lambda thing: json.dumps(thing, default=str))

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Everything there is, then each change. Whoever comes back begins with everything again."""
        self._admit(request)
        stream = _Stream(self._world, request.query.get("user", ""), request.query.get("member", ""))
        self._streams.add(stream)
        try:
            return await stream.serve(request)
        finally:
            self._streams.discard(stream)

    async def hang_up(self, app: web.Application) -> None:
        for stream in self._streams:
            stream.end()

    async def _arrive(self, body: Body) -> dict[str, Any]:
        return {"user": (await self._world.arrive(_key(body), _word(body, "zone"), _word(body, "language"))).id}

    async def _meet_alex(self, body: Body) -> dict[str, Any]:
        return {"user": (await self._world.meet_alex(_key(body), _word(body, "zone"), _word(body, "language"))).id}

    async def _say(self, body: Body) -> dict[str, Any]:
        await self._world.say(self._visitor(body), _line(body), _key(body))
        return {}

    async def _tap(self, body: Body) -> dict[str, Any]:
        await self._world.tap(self._visitor(body), _word(body, "message"), _word(body, "action", 200), _key(body))
        return {}

    async def _open_server(self, body: Body) -> dict[str, Any]:
        language = _word(body, "language")
        await self._world.open_server(language)
        return {"commands": self._world.server.commands(language)}

    async def _channel_say(self, body: Body) -> dict[str, Any]:
        said = await self._world.say_in_channel(self._member(body), _line(body), _key(body))
        return {} if said else {"elsewhere": True}

    async def _channel_tap(self, body: Body) -> dict[str, Any]:
        message, action = _word(body, "message"), _word(body, "action", 200)
        await self._world.tap_in_channel(self._member(body), message, action, _key(body))
        return {}

    async def _dismiss(self, body: Body) -> dict[str, Any]:
        await self._world.dismiss(self._member(body), _word(body, "message"))
        return {}

    async def _seen_in(self, body: Body) -> dict[str, Any]:
        await self._world.seen_in(self._visitor(body), _word(body, "zone"))
        return {}

    async def _fly(self, body: Body) -> dict[str, Any]:
        try:
            await self._world.fly(self._visitor(body), _word(body, "zone"))
        except UnknownZone as error:
            raise web.HTTPBadRequest from error
        return {}

    async def _jump(self, body: Body) -> dict[str, Any]:
        try:
            await self._world.jump(self._visitor(body), Jump(_word(body, "where")))
        except ValueError as error:
            raise web.HTTPBadRequest from error
        except NowhereToGo:
            return {"nowhere": True}
        return self._world.view()

    async def _reset(self, body: Body) -> dict[str, Any]:
        await self._world.reset()
        return {}

    def _visitor(self, asked: Body) -> Visitor:
        visitor = self._world.book.visitors.get(_word(asked, "user"))
        if visitor is None:
            raise web.HTTPGone
        return visitor

    def _member(self, asked: Body) -> Visitor:
        member = self._visitor(asked)
        if not self._world.server.has(member):
            raise web.HTTPForbidden
        return member

    def _admit(self, request: web.Request) -> None:
        """The token, and an address that no foreign name points to (DNS rebinding)."""
        if not _is_own_host(request.host):
            raise web.HTTPMisdirectedRequest
        if not secrets.compare_digest(request.match_info["token"].encode(), self._world.book.token.encode()):
            raise web.HTTPNotFound


class _Stream:
    """Server-sent events for one open page: for a visitor, and for the member that they are on the server."""

    def __init__(self, world: World, user: str, member: str) -> None:
        self._world = world
        self._user = user
        self._member = member
        self._waiting: asyncio.Queue[Body | None] = asyncio.Queue()

    def end(self) -> None:
        self._waiting.put_nowait(None)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        stop_listening = self._world.playground.listen(self._hear)
        try:
            with suppress(ConnectionError):
                await response.prepare(request)
                await self._write(response, self._everything())
                await self._follow(response)
        finally:
            stop_listening()
        return response

    async def _follow(self, response: web.StreamResponse) -> None:
        while self._waiting.qsize() < MOST_WAITING:
            try:
                change = await asyncio.wait_for(self._waiting.get(), HEARTBEAT_SECONDS)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            if change is None:
                return
            await self._write(response, change)

    def _hear(self, user: str, change: Body) -> None:
        if user in (EVERYBODY, self._user, self._member):
            self._waiting.put_nowait(change | {"to": user})

    def _everything(self) -> Body:
        visitor = self._world.book.visitors.get(self._user)
        return {"kind": "everything", "messages": visitor.messages if visitor else None, "server": self._server()}

    def _server(self) -> Body | None:
        member = self._world.book.visitors.get(self._member)
        if member is None or not self._world.server.has(member):
            return None
        return {"member": member.id, "channel": self._world.server.seen_by(member), "direct": member.messages}

    async def _write(self, response: web.StreamResponse, change: Body) -> None:
        """With the clock and the visitors where they belong, as they are at this moment."""
        if change["kind"] in ("everything", "world"):
            change = change | self._world.view()
        await response.write(b"data: " + json.dumps(change, ensure_ascii=False).encode() + b"\n\n")


def _is_own_host(host: str) -> bool:
    """localhost or an address: a name could be anybody's."""
    with suppress(ValueError):
        name = urlsplit(f"//{host}").hostname or ""
        if name == "localhost":
            return True
        ip_address(name)
        return True
    return False


def _check_origin(request: web.Request) -> None:
    """Only the page itself may post: browsers say where a request comes from, and no other page can lie about it."""
    if urlsplit(request.headers.get("Origin", "")).netloc != request.host:
        raise web.HTTPForbidden


async def _body(request: web.Request) -> Body:
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    try:
        body = await request.clone(client_max_size=MOST_BYTES).json()
    except ValueError as error:
        raise web.HTTPBadRequest from error
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    return body


async def _brought(request: web.Request, name: str) -> Sent | NotReceived:
    try:
        return Sent(name, await request.clone(client_max_size=LARGEST_FILE).read())
    except web.HTTPRequestEntityTooLarge:
        return NotReceived(name, too_large=True)


def _key(body: Body) -> str:
    key = _word(body, "key")
    if not KEY.fullmatch(key):
        raise web.HTTPBadRequest
    return key


def _line(body: Body) -> str:
    words = _word(body, "words", MOST_WORDS).strip()
    if not words:
        raise web.HTTPBadRequest
    return words


def _word(body: Body, name: str, most: int = 100) -> str:
    word = body.get(name)
    if not isinstance(word, str) or len(word) > most:
        raise web.HTTPBadRequest
    return word


def _file(folder: Path, name: str) -> web.StreamResponse:
    """Only what lies in the folder itself."""
    if name not in {path.name for path in folder.iterdir() if path.is_file()}:
        raise web.HTTPNotFound
    return web.FileResponse(folder / name, headers={"Content-Type": TYPES[Path(name).suffix]})
