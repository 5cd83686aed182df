"""Application commands: what Discord refuses in them, and the full form in which it gives them back."""

from __future__ import annotations

import re

from tests.fakes.discord.components import at_most, length
from tests.fakes.discord.refusals import Json, invalid, one_of, refused

SLASH, ON_USER, ON_MESSAGE = 1, 2, 3
SUBCOMMAND, SUBCOMMAND_GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = range(1, 12)
MOST_SLASH, MOST_ON_ITEM, MOST_OPTIONS, MOST_CHOICES, MOST_CHARACTERS = 100, 15, 25, 25, 8000
_NAME = re.compile(r"[-_'\w]{1,32}")
_KEPT = ("required", "autocomplete", "min_value", "max_value", "min_length", "max_length", "channel_types")


def read_all(commands: list[Json]) -> list[Json]:
    """A whole set of commands; raises Refused."""
    read = [read_command(command, str(n)) for n, command in enumerate(commands)]
    names = [(command["type"], command["name"]) for command in read]
    for n, name in enumerate(names):
        if name in names[:n]:
            why = "Application command names must be unique"
            raise invalid(str(n), "APPLICATION_COMMANDS_DUPLICATE_NAME", why)
    for kind, most in ((SLASH, MOST_SLASH), (ON_USER, MOST_ON_ITEM), (ON_MESSAGE, MOST_ON_ITEM)):
        if sum(command["type"] == kind for command in read) > most:
            raise refused(30032)
    return read


def read_command(command: Json, where: str = "") -> Json:
    """One command with its defaults."""
    kind = command.get("type") or SLASH
    if kind not in (SLASH, ON_USER, ON_MESSAGE):
        raise one_of(f"{where}.type", "(1, 2, 3, 4)")
    read: Json = {"type": kind, "name": _name(command, where, kind == SLASH), "nsfw": bool(command.get("nsfw"))}
    read["description"] = length(command, "description", 100, where) if kind == SLASH else ""
    if kind != SLASH and command.get("description"):
        why = "Context menu commands cannot have description"
        raise invalid(f"{where}.description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", why)
    read |= _localizations(command, where)
    permissions = command.get("default_member_permissions")
    read["default_member_permissions"] = None if permissions is None else str(permissions)
    read["integration_types"] = command.get("integration_types") or [0]
    read["contexts"] = command.get("contexts")
    read["dm_permission"] = command.get("dm_permission") is not False
    if options := command.get("options"):
        read["options"] = _options(options, f"{where}.options", set(range(SUBCOMMAND, FILE + 1)))
    if (found := _longest(read)) > MOST_CHARACTERS:
        raise invalid(
            where, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({found} > {MOST_CHARACTERS})"
        )
    return read


def _options(options: list[Json], where: str, allowed: set[int]) -> list[Json]:
    if len(options) > MOST_OPTIONS:
        raise invalid(where, "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_OPTIONS} or fewer in length.")
    read, optional_seen = [], False
    for n, option in enumerate(options):
        here = f"{where}.{n}"
        read.append(_option(option, here, allowed))
        if option["name"] in [other["name"] for other in read[:-1]]:
            raise invalid(
                f"{here}.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists"
            )
        if option.get("required") and optional_seen:
            why = "Required options must be placed before non-required options"
            raise invalid(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", why)
        optional_seen = optional_seen or not option.get("required")
    if {SUBCOMMAND, SUBCOMMAND_GROUP} & {o["type"] for o in read} and any(o["type"] > SUBCOMMAND_GROUP for o in read):
        why = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        raise invalid(where, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", why)
    return read


def _option(option: Json, where: str, allowed: set[int]) -> Json:
    kind = option.get("type")
    if kind not in allowed:
        raise one_of(f"{where}.type", sorted(allowed))
    read: Json = {"type": kind, "name": _name(option, where, True)}
    read["description"] = length(option, "description", 100, where)
    read |= _localizations(option, where)
    read |= {name: option[name] for name in _KEPT if option.get(name) not in (None, False)}
    inner = {SUBCOMMAND: set(range(STRING, FILE + 1)), SUBCOMMAND_GROUP: {SUBCOMMAND}}.get(kind)
    if inner and option.get("options"):
        read["options"] = _options(option["options"], f"{where}.options", inner)
    if option.get("choices"):
        read["choices"] = _choices(option, where)
    return read


def _choices(option: Json, where: str) -> list[Json]:
    if option.get("autocomplete"):
        why = "Autocomplete cannot be set if choices are present"
        raise invalid(where, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", why)
    return read_choices(option["choices"], f"{where}.choices", option["type"])


def read_choices(choices: list[Json], where: str, kind: int) -> list[Json]:
    """Choices of an option or of an autocompletion."""
    if len(choices) > MOST_CHOICES:
        raise invalid(where, "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_CHOICES} or fewer in length.")
    for n, choice in enumerate(choices):
        length(choice, "name", 100, f"{where}.{n}")
        value = choice.get("value")
        if kind == STRING:
            length(choice, "value", 100, f"{where}.{n}")
        elif not isinstance(value, int | float) or isinstance(value, bool) or (kind == INTEGER and value != int(value)):
            raise invalid(f"{where}.{n}.value", "NUMBER_TYPE_COERCE", f"Value {value!r} is not a number.")
        at_most(choice, "name_localizations", 40, f"{where}.{n}")
    return choices


def _name(item: Json, where: str, slash: bool) -> str:
    name = length(item, "name", 32, where)
    if slash and (not _NAME.fullmatch(name) or name != name.lower()):
        why = "Command name is invalid"
        raise invalid(f"{where}.name", "APPLICATION_COMMAND_INVALID_NAME", why)
    return name


def _localizations(item: Json, where: str) -> Json:
    read: Json = {}
    for name, most in (("name_localizations", 32), ("description_localizations", 100)):
        if (given := item.get(name)) is None:
            continue
        for locale, text in given.items():
            if locale not in LOCALES:
                raise one_of(f"{where}.{name}.{locale}", sorted(LOCALES))
            length({locale: text}, locale, most, f"{where}.{name}")
        read[name] = given
    return read


def _longest(item: Json) -> int:
    """Characters of name, description and value, the longest translation of each, with all that is nested."""
    size = 0
    for name in ("name", "description"):
        texts = [item.get(name) or "", *(item.get(f"{name}_localizations") or {}).values()]
        size += max(map(len, texts))
    size += len(item["value"]) if isinstance(item.get("value"), str) else 0
    return size + sum(_longest(inner) for inner in (*item.get("options", []), *item.get("choices", [])))


LOCALES = frozenset(
    (
        *("id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl"),
        *("pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja"),
        *("zh-TW", "ko", "ar", "he"),
    )
)
