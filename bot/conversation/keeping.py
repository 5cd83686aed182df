"""A reply as JSON and back: the answer to a request is kept with its effect, and can be given again.

Only the classes named here can come out of the database; a row is never code.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from types import ModuleType
from typing import Any

import orjson

import core.pictures
from bot.conversation import reply as reply_module
from bot.conversation.reply import Reply
from bot.conversation.wording import Voice
from core.parcel import FileForm
from core.people import Weekday


def _classes(*modules: ModuleType) -> dict[str, type]:
    return {
        name: thing
        for module in modules
        for name, thing in vars(module).items()
        if isinstance(thing, type)
        and thing.__module__ == module.__name__
        and (is_dataclass(thing) or issubclass(thing, Enum))
    }


CLASSES = _classes(core.pictures, reply_module) | {kind.__name__: kind for kind in (Weekday, Voice, FileForm)}
KIND = "!"
SIMPLE: dict[str, Any] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "Decimal": Decimal,
}


PLAIN = frozenset({str, int, float, bool, type(None)})
Fields = tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], Any]]


def _fields(made: Any) -> Fields:
    """Names, defaults, and what reads them all at once (their number decides whether it is a tuple)."""
    names = tuple(field.name for field in fields(made))
    return names, tuple(field.default for field in fields(made)), attrgetter(*names)


FIELDS = {made: _fields(made) for made in CLASSES.values() if is_dataclass(made)}


def write(reply: Reply) -> str:
    """In short, where a view says what its own lines and buttons do."""
    short = reply.again and Reply(place=reply.place, toast=reply.toast, then=reply.then, again=reply.again)
    return orjson.dumps(_write(short or reply)).decode()


def read(kept: str) -> Reply:
    """Raises: ValueError for what `write` has not written."""
    found = _read(orjson.loads(kept))
    if not isinstance(found, Reply):
        raise ValueError("not a reply")
    return found


def _write(thing: Any) -> Any:
    kind = type(thing)
    if kind in PLAIN:
        return thing
    if kind is tuple:
        return [_write(part) for part in thing]
    if kind in FIELDS:
        return _write_fields(thing, kind.__name__, *FIELDS[kind])
    if kind is dict:
        return {KIND: "map", "v": [[_write(key), _write(value)] for key, value in thing.items()]}
    match thing:
        case Enum():
            return {KIND: kind.__name__, "v": thing.value} if kind.__name__ in CLASSES else thing.value
        case datetime() | date() | time():
            return {KIND: kind.__name__, "v": thing.isoformat()}
        case Decimal():
            return {KIND: "Decimal", "v": str(thing)}
        case bytes():
            return {KIND: "bytes", "v": base64.b64encode(thing).decode()}
        case list():
            return [_write(part) for part in thing]
        case frozenset():
            return {KIND: "set", "v": [_write(part) for part in sorted(thing)]}
        case Mapping():
            return {KIND: "map", "v": [[_write(key), _write(value)] for key, value in thing.items()]}
    raise TypeError(f"cannot be kept: {kind}")


def _write_fields(
    thing: Any, kind: str, names: Sequence[str], defaults: Sequence[Any], read: Callable[[Any], Any]
) -> dict[str, Any]:
    """What is as always is left out: a reply uses a few of its many fields."""
    values = read(thing) if len(names) > 1 else (read(thing),)
    written: dict[str, Any] = {KIND: kind}
    for name, default, value in zip(names, defaults, values, strict=True):
        if value is not default:
            written[name] = value if type(value) in PLAIN else _write(value)
    return written


def _read(kept: Any) -> Any:
    if isinstance(kept, list):
        return tuple(_read(part) for part in kept)
    if not isinstance(kept, dict):
        return kept
    kind = kept[KIND]
    if kind in SIMPLE:
        return SIMPLE[kind](kept["v"])
    match kind:
        case "bytes":
            return base64.b64decode(kept["v"])
        case "set":
            return frozenset(_read(part) for part in kept["v"])
        case "map":
            return {_read(key): _read(value) for key, value in kept["v"]}
    if kind not in CLASSES:
        raise ValueError(f"no such kind: {kind}")
    made = CLASSES[kind]
    if issubclass(made, Enum):
        return made(kept["v"])
    return made(**{name: _read(value) for name, value in kept.items() if name != KIND})
