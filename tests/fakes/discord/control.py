"""Driving a stand-in that runs as its own process: JSON over HTTP below /control/.

POST /control/person   {"name", "locale", "installed"}                   -> {"id", "dm"}
POST /control/server   {"name", "members": [ids], "channels", "bot"}     -> {"id", "channels": {name: id}}
POST /control/do       {"person", "do": "slash", "with": {...}, "in": channel id, "message": message id}
POST /control/at       {"server", "do": "kick_bot", "with": {...}}
POST /control/gateway  {"do": "close", "with": {"code": 4000}};  {"set": {"acks": false}};  {} -> its state
POST /control/fault    the arguments of FakeDiscord.fault (without match);  POST /control/lift
POST /control/redeliver {"interaction": id};  POST /control/advance {"seconds"}
POST /control/storm    {"people", "clicks", "custom_id": "1:dn:{person}:{click}", "rate"} -> {"seconds", "waits"}
GET  /control/calls    ?method=&route=;  GET /control/disagreements
"""

from __future__ import annotations

from collections.abc import Awaitable

from aiohttp import web

from tests.fakes.discord.answers import Answer
from tests.fakes.discord.guild import Server
from tests.fakes.discord.load import storm
from tests.fakes.discord.person import Person
from tests.fakes.discord.posts import Post
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.verbs import Verb, carry_out

_ACTS = {
    *("say", "slash", "autocomplete", "context_menu", "click", "click_raw", "select", "submit"),
    *("hears", "heard", "screen", "posts", "commands", "close_dms", "open_dms", "install", "uninstall"),
}
_AT_SERVER = {"kick_bot", "add_bot", "outage", "back", "forbid", "allow", "delete_channel", "join", "leave"}
_AT_GATEWAY = {"close", "cut", "reconnect", "invalidate", "forget"}
_SETTINGS = {"acks", "refuse_with", "refuse_resumes", "allowed_intents", "starts_a_day"}


class Control:
    """What can be asked of the stand-in, by name."""

    def __init__(self, discord: FakeDiscord) -> None:
        self._discord = discord
        self._people: dict[str, Person] = {}
        self._servers: dict[str, Server] = {}
        self._verbs: dict[str, Verb] = {
            "person": self._person,
            "server": self._server,
            "do": self._do,
            "at": self._at,
            "gateway": self._gateway,
            "fault": self._fault,
            "lift": self._lift,
            "redeliver": self._redeliver,
            "advance": self._advance,
            "storm": self._storm,
            "calls": self._calls,
            "disagreements": self._disagreements,
        }
        discord.front.control = self.handle

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        return await carry_out(request, self._verbs, _plain)

    async def _person(self, asked: Json) -> Json:
        person = self._discord.person(**asked)
        self._people[person.id] = person
        return {"id": person.id, "dm": person.dm.id}

    async def _server(self, asked: Json) -> Json:
        members = [self._people[number] for number in asked.pop("members", [])]
        server = self._discord.server(asked.pop("name"), members, **asked)
        self._servers[server.id] = server
        return {"id": server.id, "channels": {channel.name: channel.id for channel in server.guild.channels}}

    async def _do(self, asked: Json) -> object:
        if asked["do"] not in _ACTS:
            raise ValueError(f"nobody can {asked['do']}")
        person = self._people[asked["person"]]
        named = dict(asked.get("with", {}))
        channel = self._discord.world.channels[asked["in"]] if "in" in asked else person.dm
        if "message" in asked:
            post = Post(channel.messages[asked["message"]].raw, channel)
            named[{"say": "reply_to", "context_menu": "target"}.get(asked["do"], "message")] = post
        elif "in" in asked:
            named["in_"] = channel
        result = getattr(person, asked["do"])(**named)
        return await result if isinstance(result, Awaitable) else result

    async def _at(self, asked: Json) -> None:
        if asked["do"] not in _AT_SERVER:
            raise ValueError(f"nothing can {asked['do']}")
        named = dict(asked.get("with", {}))
        if "channel" in named:
            named["channel"] = self._discord.world.channels[named["channel"]]
        if "person" in named:
            named["person"] = self._people[named["person"]]
        getattr(self._servers[asked["server"]], asked["do"])(**named)

    async def _gateway(self, asked: Json) -> Json:
        gateway = self._discord.gateway
        for name, value in asked.get("set", {}).items():
            if name not in _SETTINGS:
                raise ValueError(f"no setting {name}")
            setattr(gateway, name, value)
        if "do" in asked:
            if asked["do"] not in _AT_GATEWAY:
                raise ValueError(f"no gateway can {asked['do']}")
            getattr(gateway, asked["do"])(**asked.get("with", {}))
        return {"connected": gateway.connected, "identifies": len(gateway.identifies), "resumes": gateway.resumes}

    async def _fault(self, asked: Json) -> None:
        self._discord.fault(asked.pop("method", "*"), asked.pop("route", "**"), **asked)

    async def _lift(self, asked: Json) -> None:
        self._discord.lift_faults()

    async def _redeliver(self, asked: Json) -> None:
        again = next(i for i in self._discord.interactions if i.id == asked.get("interaction", i.id))
        self._discord.redeliver(again)

    async def _advance(self, asked: Json) -> None:
        self._discord.clock.advance(float(asked["seconds"]))

    async def _storm(self, asked: Json) -> Json:
        people = [self._people[number] for number in asked.get("people") or self._people]
        pattern: str = asked["custom_id"]
        done = await storm(
            self._discord, people, asked["clicks"],
            lambda person, click: pattern.format(person=person.id, click=click), asked.get("rate"),
        )  # fmt: skip
        return {"seconds": done.seconds, "waits": done.waits}

    async def _calls(self, asked: Json) -> list[Json]:
        found = self._discord.calls(asked.get("method"), asked.get("route"))
        return [
            {"at": c.at, "method": c.method, "path": c.path, "body": c.body, "status": c.status, "answer": c.answer}
            for c in found
        ]

    async def _disagreements(self, asked: Json) -> list[str]:
        return self._discord.disagreements


def _plain(value: object) -> object:
    if isinstance(value, Post):
        post = {"id": value.id, "channel_id": value.channel.id, "text": value.text, "labels": value.labels}
        return post | {"ephemeral": value.ephemeral, "raw": value.raw}
    if isinstance(value, Answer):
        read = {"kind": value.kind, "opened": value.opened, "post": _plain(value.post), "fields": value.fields}
        return read | {"interaction": value.interaction.id if value.interaction else None}
    return [_plain(item) for item in value] if isinstance(value, list) else value
