"""The published Bot API document: reads parameters by its types and reports every value that disagrees with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from tests.fakes.telegram.refusals import Json, bad_request

DOCUMENT = Path(__file__).parents[2] / "specs" / "telegram-bot-api.json"
_MANY = "Array of "
_PLAIN: dict[str, Callable[[Any], bool]] = {
    "String": lambda value: isinstance(value, str),
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "InputFile": lambda value: isinstance(value, str),
}


class Document:
    """Answers each question with a list of disagreements; an empty list means that all is well."""

    def __init__(self, document: Json) -> None:
        self.version: str = document["version"]
        self.methods: dict[str, Json] = document["methods"]
        self.types: dict[str, Json] = document["types"]
        self.names = {name.lower(): name for name in self.methods}
        self._readers: dict[str, dict[str, Callable[[str], Any]]] = {}

    def check_request(self, method: str, params: Json) -> list[str]:
        return self._fields(method, self.methods[method]["fields"], params)

    def check_result(self, method: str, result: object) -> list[str]:
        return self._one_of(f"result of {method}", self.methods[method]["returns"], result)

    def check_update(self, update: Json) -> list[str]:
        kinds = [name for name in update if name != "update_id"]
        wrong = [] if len(kinds) == 1 else [f"Update: has {kinds or 'nothing'} instead of one kind"]
        return wrong + self.check("Update", update)

    def check(self, kind: str, value: object, where: str | None = None) -> list[str]:
        """Is `value` of that type, wholly?"""
        where = where or kind
        if kind.startswith(_MANY):
            return self._many(kind.removeprefix(_MANY), value, where)
        if kind in _PLAIN:
            return [] if _PLAIN[kind](value) else [f"{where}: {value!r} is no {kind}"]
        if subtypes := self.types[kind].get("subtypes"):
            return self._one_of(where, subtypes, value)
        if not isinstance(value, dict):
            return [f"{where}: {value!r} is no {kind}"]
        return self._fields(where, self.types[kind]["fields"], value)

    def _many(self, kind: str, value: object, where: str) -> list[str]:
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no list"]
        return [wrong for place, item in enumerate(value) for wrong in self.check(kind, item, f"{where}[{place}]")]

    def _one_of(self, where: str, kinds: list[str], value: object) -> list[str]:
        """Good when one kind fits; else what the best fitting one says."""
        best: list[str] | None = None
        for kind in kinds:
            wrong = self.check(kind, value, where)
            if not wrong:
                return []
            if best is None or len(wrong) < len(best):
                best = wrong
        return best or []

    def _fields(self, where: str, fields: Json, value: Json) -> list[str]:
        wrong = [f"{where}: {name} is missing" for name, field in fields.items() if _missing(name, field, value)]
        for name, found in value.items():
            field = fields.get(name)
            if field is None:
                wrong.append(f"{where}: {name} is not in {self.version}")
                continue
            wrong += self._one_of(f"{where}.{name}", field["types"], found)
            allowed = field.get("enum") or [field["const"]] if "enum" in field or "const" in field else None
            if allowed and found not in allowed:
                wrong.append(f"{where}.{name}: {found!r} is none of {', '.join(allowed[:6])}")
        return wrong

    def readers(self, method: str) -> dict[str, Callable[[str], Any]]:
        """How each parameter of that method is read from the text of a form."""
        if method not in self._readers:
            fields = self.methods[method]["fields"].items()
            self._readers[method] = {name: _reader(field["types"]) for name, field in fields}
        return self._readers[method]


def _missing(name: str, field: Json, value: Json) -> bool:
    return bool(field.get("required")) and name not in value


@cache
def document() -> Document:
    """The document in tests/specs, read once."""
    return Document(json.loads(DOCUMENT.read_text(encoding="utf-8")))


def _reader(kinds: list[str]) -> Callable[[str], Any]:
    if kinds == ["Integer", "String"]:
        return _number_or_name
    return _READERS.get(kinds[0], _object)


def _number_or_name(text: str) -> int | str:
    return int(text) if text.lstrip("-").isdecimal() else text


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise bad_request(f"invalid integer {text!r} specified") from None


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise bad_request(f"invalid number {text!r} specified") from None


def _boolean(text: str) -> bool:
    return text.strip().lower() in ("true", "yes", "1")


def _object(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise bad_request(f"can't parse JSON object: {text[:60]!r}") from None


_READERS: dict[str, Callable[[str], Any]] = {
    "String": str,
    "InputFile": str,
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
}
