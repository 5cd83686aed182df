"""What a person's client sends for a slash command, an autocompletion or a context menu."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.fakes.discord import commands as kinds
from tests.fakes.discord.files import Upload
from tests.fakes.discord.interactions import member_permissions
from tests.fakes.discord.places import ADMINISTRATOR, Channel
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.world import World

if TYPE_CHECKING:
    from tests.fakes.discord.person import Person


def offered(world: World, user_id: str, channel: Channel) -> list[Json]:
    """The commands that a client offers this person in that place."""
    found = list(world.commands[None].values())
    if channel.guild is not None and channel.guild.bot_inside:
        found += world.commands.get(channel.guild.id, {}).values()
    return [command for command in found if _is_offered(world, command, user_id, channel)]


def _is_offered(world: World, command: Json, user_id: str, channel: Channel) -> bool:
    mine = user_id in world.installed and 1 in command["integration_types"]
    if channel.guild is None:
        inside = channel.context == 1 and 0 in command["integration_types"] and _shares_server(world, user_id)
    else:
        inside = channel.guild.bot_inside and 0 in command["integration_types"]
    contexts = command["contexts"]
    if contexts is None:
        contexts = [0, 1] if command["dm_permission"] else [0]
        contexts += [2] if 1 in command["integration_types"] else []
    return (mine or inside) and channel.context in contexts and _has_rights(command, user_id, channel)


def _shares_server(world: World, user_id: str) -> bool:
    return any(user_id in guild.members for guild in world.guilds.values() if guild.bot_inside)


def _has_rights(command: Json, user_id: str, channel: Channel) -> bool:
    needed = command["default_member_permissions"]
    if needed is None or channel.guild is None:
        return True
    held = member_permissions(channel.guild, user_id)
    return bool(held & ADMINISTRATOR) or (int(needed) != 0 and held & int(needed) == int(needed))


def command_data(
    world: World, user_id: str, channel: Channel, path: str, options: Mapping[str, object], typing: str | None = None
) -> Json:
    """The data of a slash command (of its autocompletion, while the option `typing` is being typed).

    AssertionError where a client would not let her send it.
    """
    name, *steps = path.split()
    command = _offered_command(world, user_id, channel, kinds.SLASH, name)
    asked = _Asked(world, channel)
    data = _head(command)
    level, inner = command, data
    for step in steps:
        level = next((o for o in level.get("options", []) if o["name"] == step and o["type"] <= 2), {})
        assert level, f"/{name} has no subcommand {step!r}"
        inner["options"] = [{"type": level["type"], "name": step}]
        inner = inner["options"][0]
    known = level.get("options", [])
    assert not any(option["type"] <= 2 for option in known), f"/{path} needs a subcommand"
    inner["options"] = asked.options(known, options, typing)
    return data | ({"resolved": asked.resolved} if asked.resolved else {})


def menu_data(world: World, user_id: str, channel: Channel, name: str, target: Json | Person) -> Json:
    """The data of a context menu on a message (its raw form) or on a person."""
    asked = _Asked(world, channel)
    if isinstance(target, dict):
        data = _head(_offered_command(world, user_id, channel, kinds.ON_MESSAGE, name))
        return data | {"target_id": target["id"], "resolved": {"messages": {target["id"]: target}}}
    data = _head(_offered_command(world, user_id, channel, kinds.ON_USER, name))
    return data | {"target_id": asked.person(target), "resolved": asked.resolved}


def _offered_command(world: World, user_id: str, channel: Channel, kind: int, name: str) -> Json:
    here = offered(world, user_id, channel)
    found = next((command for command in here if (command["type"], command["name"]) == (kind, name)), None)
    assert found, f"her client offers no {name!r} here, only: {', '.join(command['name'] for command in here)}"
    return found


def _head(command: Json) -> Json:
    head = {"id": command["id"], "name": command["name"], "type": command["type"]}
    return head | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


class _Asked:
    """Turns what a test writes into values of options, and collects what they stand for."""

    def __init__(self, world: World, channel: Channel) -> None:
        self._world = world
        self._channel = channel
        self.resolved: dict[str, dict[str, Json]] = {}

    def options(self, known: list[Json], given: Mapping[str, object], typing: str | None) -> list[Json]:
        names = [option["name"] for option in known]
        assert not (wrong := set(given) - set(names)), f"no option {', '.join(wrong)}; there are {', '.join(names)}"
        missing = [o["name"] for o in known if o.get("required") and o["name"] not in given and typing is None]
        assert not missing, f"she must fill in {', '.join(missing)}"
        return [self._option(option, given[option["name"]], typing) for option in known if option["name"] in given]

    def _option(self, option: Json, given: object, typing: str | None) -> Json:
        read: Json = {"name": option["name"], "type": option["type"]}
        if option["name"] == typing:
            return read | {"value": str(given), "focused": True}
        return read | {"value": self._value(option, given)}

    def _value(self, option: Json, given: object) -> object:
        kind, name = option["type"], option["name"]
        if kind in (kinds.USER, kinds.MENTIONABLE):
            return self.person(given)
        if kind == kinds.CHANNEL:
            return self.place(given)
        if kind == kinds.FILE:
            return self.file(given)
        if "choices" in option:
            chosen = next((c["value"] for c in option["choices"] if given in (c["name"], c["value"])), None)
            assert chosen is not None, f"{name} has no choice {given!r}"
            return chosen
        _check_range(option, given)
        return given

    def person(self, given: Any) -> str:
        user_id: str = given.id
        self.resolved.setdefault("users", {})[user_id] = self._world.users[user_id]
        guild = self._channel.guild
        if guild is not None and user_id in guild.members:
            shown = {k: v for k, v in guild.members[user_id].items() if k not in ("user", "deaf", "mute")}
            shown["permissions"] = str(member_permissions(guild, user_id))
            self.resolved.setdefault("members", {})[user_id] = shown
        return user_id

    def place(self, given: Any) -> str:
        self.resolved.setdefault("channels", {})[given.id] = given.card(member_permissions(given.guild, ""))
        return str(given.id)

    def file(self, given: Any) -> str:
        assert isinstance(given, Upload), "a file is an Upload(name, content)"
        card = self._world.files.keep(self._world.new_id(), self._channel.id, given)
        self.resolved.setdefault("attachments", {})[card["id"]] = card | {"ephemeral": True}
        return str(card["id"])


def _check_range(option: Json, given: object) -> None:
    name, kind = option["name"], option["type"]
    wanted = {kinds.STRING: str, kinds.INTEGER: int, kinds.BOOLEAN: bool, kinds.NUMBER: (int, float)}[kind]
    assert isinstance(given, wanted), f"{name} is no {wanted}"  # type: ignore[arg-type]  # a type or a tuple of types
    size = len(given) if isinstance(given, str) else given
    least, most = (option.get(f"{end}_{'length' if isinstance(given, str) else 'value'}") for end in ("min", "max"))
    assert least is None or size >= least, f"{name} is less than {least}"
    assert most is None or size <= most, f"{name} is more than {most}"


def resolve_people(world: World, channel: Channel, people: list[Any]) -> tuple[list[str], Json]:
    """Values and resolved data of a select of people."""
    asked = _Asked(world, channel)
    return [asked.person(person) for person in people], asked.resolved
