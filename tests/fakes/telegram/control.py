"""Driving a stand-in that runs as its own process: JSON over HTTP below /control/.

POST /control/person   {"name", "language", "started"}             -> {"id"}
POST /control/group    {"title", "people": [ids], "kind", "bot"}   -> {"id"}
POST /control/do       {"person", "do": "say", "with": {...}, "in": group id, "message": message id}
POST /control/fault    the arguments of FakeTelegram.fault (without match);  POST /control/lift
POST /control/push     {"update", "forged"};  POST /control/advance {"seconds"}
POST /control/storm    {"people", "taps", "data": "1:dn:{person}:{tap}", "rate"} -> {"seconds", "waits"}
GET  /control/calls    ?method=;  GET /control/disagreements
"""

from __future__ import annotations

from collections.abc import Awaitable

from aiohttp import web

from tests.fakes.telegram.group import Group
from tests.fakes.telegram.load import storm
from tests.fakes.telegram.person import Person
from tests.fakes.telegram.posts import Post, Toast
from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.verbs import Verb, carry_out

_ACTS = {
    *("say", "tap", "tap_raw", "edit", "reply", "forward", "location", "open", "inline_query", "choose", "react"),
    *("hears", "heard", "screen", "posts", "menu", "block", "unblock", "deactivate"),
}


class Control:
    """What can be asked of the stand-in, by name."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self._telegram = telegram
        self._people: dict[int, Person] = {}
        self._groups: dict[int, Group] = {}
        self._verbs: dict[str, Verb] = {
            "person": self._person,
            "group": self._group,
            "do": self._do,
            "fault": self._fault,
            "lift": self._lift,
            "push": self._push,
            "advance": self._advance,
            "storm": self._storm,
            "calls": self._calls,
            "disagreements": self._disagreements,
        }
        telegram.front.control = self.handle

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        return await carry_out(request, self._verbs, _plain)

    async def _person(self, asked: Json) -> Json:
        person = self._telegram.person(**asked)
        self._people[person.id] = person
        return {"id": person.id}

    async def _group(self, asked: Json) -> Json:
        people = [self._people[number] for number in asked.pop("people")]
        group = self._telegram.group(asked.pop("title"), people, **asked)
        self._groups[group.id] = group
        return {"id": group.id}

    async def _do(self, asked: Json) -> object:
        if asked["do"] not in _ACTS:
            raise ValueError(f"nobody can {asked['do']}")
        person = self._people[asked["person"]]
        named = dict(asked.get("with", {}))
        if "in" in asked:
            named["in_"] = self._groups[asked["in"]]
        if "message" in asked:
            chat = named["in_"].chat if "in" in asked else person.chat
            named["post" if asked["do"] in ("edit", "reply", "forward", "react") else "message"] = Post(
                chat.messages[asked["message"]]
            )
        result = getattr(person, asked["do"])(**named)
        return await result if isinstance(result, Awaitable) else result

    async def _fault(self, asked: Json) -> None:
        self._telegram.fault(asked.pop("method", "*"), **asked)

    async def _lift(self, asked: Json) -> None:
        self._telegram.lift_faults()

    async def _push(self, asked: Json) -> Json:
        return self._telegram.push_update(asked["update"], forged=asked.get("forged", False))

    async def _advance(self, asked: Json) -> None:
        self._telegram.clock.advance(float(asked["seconds"]))

    async def _storm(self, asked: Json) -> Json:
        people = [self._people[number] for number in asked.get("people") or self._people]
        pattern: str = asked["data"]
        done = await storm(
            self._telegram, people, asked["taps"],
            lambda person, tap: pattern.format(person=person.id, tap=tap), asked.get("rate"),
        )  # fmt: skip
        return {"seconds": done.seconds, "waits": done.waits}

    async def _calls(self, asked: Json) -> list[Json]:
        found = self._telegram.calls(asked.get("method"))
        return [
            {"at": c.at, "method": c.method, "params": c.params, "status": c.status, "answer": c.answer} for c in found
        ]

    async def _disagreements(self, asked: Json) -> list[str]:
        return self._telegram.disagreements


def _plain(value: object) -> object:
    if isinstance(value, Post):
        return {"id": value.id, "chat_id": value.chat_id, "text": value.text, "labels": value.labels, "raw": value.raw}
    if isinstance(value, Toast):
        return {"text": str(value), "alert": value.alert, "opened": value.opened}
    return [_plain(item) for item in value] if isinstance(value, list) else value
