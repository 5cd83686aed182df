"""Discord's own OpenAPI document: every exchange and many events are held against it.

What is answered may have no unknown field. What is asked may: discord.py sends some, and Discord passes them over.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from tests.fakes.discord.log import Call
from tests.fakes.discord.refusals import Json

DOCUMENT = Path(__file__).parents[2] / "specs" / "discord-openapi.json"
_OPEN = {"Error", "ErrorResponse", "RatelimitedResponse", "ErrorDetails"}
_OF_CHANNELS = re.compile(r"(CHANNEL|THREAD)_(CREATE|UPDATE|DELETE)")


class Document:
    """Answers each question with a list of disagreements; an empty list means that all is well."""

    def __init__(self, document: Json) -> None:
        self.operations: dict[str, Json] = document["operations"]
        self._definitions: Json = document["$defs"]
        for name, schema in self._definitions.items():
            if "Request" not in name and name not in _OPEN:
                _close(schema)
        _discriminate(self._definitions, self._definitions)
        _discriminate(self.operations, self._definitions)
        self._quick: dict[int, jsonschema_rs.Draft202012Validator] = {}

    def check_call(self, call: Call) -> list[str]:
        """What was asked (if it was carried out) and what was answered."""
        where = f"{call.method} {call.route}"
        operation = self.operations.get(_shape(call))
        if not call.effect:
            said = _without(call.answer, "errors")  # whose codes are texts, where the document says integers
            return self.check("RatelimitedResponse" if call.status == 429 else "ErrorResponse", said, where)
        if operation is None:
            return [f"{where} is not in the document"]
        wrong = [f"{where}: no parameter {name}" for name in call.query if name not in operation.get("query", [])]
        if operation.get("request") is not None:
            wrong += self._check(operation["request"], _with_text_ids(call.body), f"{where} asked")
        if str(call.status) not in operation["responses"]:
            return [*wrong, f"{where}: {call.status} is none of {', '.join(operation['responses'])}"]
        schema = operation["responses"][str(call.status)]
        return wrong + (self._check(schema, call.answer, f"{where} answered") if schema is not None else [])

    def check_event(self, event: str, payload: Json) -> list[str]:
        """The parts of gateway events that REST shows, too."""
        if event in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            return self.check("MessageResponse", _without(payload, "guild_id", "member"), event)
        if event == "INTERACTION_CREATE" and "message" in payload:
            return self.check("MessageResponse", payload["message"], event)
        if match := _OF_CHANNELS.fullmatch(event):
            kind = "ThreadResponse" if match[1] == "THREAD" else "GuildChannelResponse"
            return self.check(kind, _without(payload, "newly_created"), event)
        if event == "GUILD_CREATE":
            known = self._definitions["GuildResponse"]["properties"]
            return self.check("GuildResponse", {k: v for k, v in payload.items() if k in known}, event)
        return []

    def check(self, name: str, value: object, where: str) -> list[str]:
        """Is `value` what that schema describes, wholly?"""
        return self._check(self._definitions[name], value, where)

    def _check(self, schema: Json, value: object, where: str) -> list[str]:
        """The quick validator says whether something is wrong, the slow one what."""
        if id(schema) not in self._quick:
            self._quick[id(schema)] = jsonschema_rs.Draft202012Validator({**schema, "$defs": self._definitions})
        if self._quick[id(schema)].is_valid(value):
            return []
        worst = best_match(Draft202012Validator({**schema, "$defs": self._definitions}).iter_errors(value))
        return [] if worst is None else [f"{where}: {_told(worst)}"]


@cache
def document() -> Document:
    """The document in tests/specs, read once."""
    return Document(json.loads(DOCUMENT.read_text(encoding="utf-8")))


def _shape(call: Call) -> str:
    return f"{call.method} {re.sub(r'{[^}]*}', '{}', call.route)}"


def _close(schema: Any) -> None:
    """Make every object refuse fields that the document does not name."""
    if isinstance(schema, list):
        for item in schema:
            _close(item)
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        schema.setdefault("additionalProperties", False)
    for item in schema.values():
        _close(item)


def _discriminate(schema: Any, definitions: Json) -> None:
    """Choose among several schemas by `type`, where each has its own: says the same ten times as fast."""
    for item in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        _discriminate(item, definitions)
    if not isinstance(schema, dict) or not isinstance(schema.get("oneOf"), list):
        return
    types = [_type_of(branch, definitions) for branch in schema["oneOf"]]
    if len(set(types)) < len(types) or None in types:
        return
    branches = zip(types, schema.pop("oneOf"), strict=True)
    schema |= {"type": "object", "required": ["type"], "properties": {"type": {"enum": types}}}
    schema["allOf"] = [{"if": {"properties": {"type": {"const": kind}}}, "then": branch} for kind, branch in branches]


def _type_of(branch: Json, definitions: Json) -> object:
    """The one `type` that a schema of an object asks for."""
    definition = definitions.get(str(branch.get("$ref", "")).rpartition("/")[2], {})
    allowed = definition.get("properties", {}).get("type", {}).get("enum", [])
    return allowed[0] if len(allowed) == 1 and "type" in definition.get("required", []) else None


def _told(error: ValidationError) -> str:
    """The deepest reason, in that of several schemas which was meant: the `type` fits, and the least is wrong."""
    while error.context:
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        meant = min(branches.values(), key=lambda wrong: (any(map(_is_other_type, wrong)), len(wrong)))
        error = max(meant, key=lambda inner: len(inner.absolute_path))
    return f"{error.json_path} {error.message[:300]}"


def _is_other_type(error: ValidationError) -> bool:
    return error.validator in ("enum", "const") and list(error.path)[-1:] == ["type"]


def _without(payload: Json, *names: str) -> Json:
    return {name: value for name, value in payload.items() if name not in names}


def _with_text_ids(body: Any) -> Any:
    """The one known false alarm: clients send snowflakes as integers, and Discord takes them."""
    if isinstance(body, list):
        return [_with_text_ids(item) for item in body]
    if not isinstance(body, dict):
        return body
    read = {name: _with_text_ids(value) for name, value in body.items()}
    if isinstance(read.get("recipient_id"), int):
        read["recipient_id"] = str(read["recipient_id"])
    if isinstance(mentions := read.get("allowed_mentions"), dict) and "users" in mentions:
        read["allowed_mentions"] = mentions | {"users": [str(user) for user in mentions["users"]]}
    if isinstance(reference := read.get("message_reference"), dict):
        read["message_reference"] = {k: str(v) if k.endswith("_id") else v for k, v in reference.items()}
    if isinstance(read.get("attachments"), list):
        read["attachments"] = [{**item, "id": str(item["id"])} for item in read["attachments"]]
    return read
