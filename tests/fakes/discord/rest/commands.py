"""Routes about application commands, global and of one server."""

from __future__ import annotations

from tests.fakes.discord.commands import read_all, read_command
from tests.fakes.discord.refusals import Json, refused
from tests.fakes.discord.rest.request import Ask, Reply, Route


def _kept(ask: Ask) -> dict[str, Json]:
    """The commands of the path's place, by id."""
    if ask["application_id"] != ask.world.application_id:
        raise refused(50001)
    guild_id = ask.call.params.get("guild_id")
    if guild_id is not None:
        ask.world.guild(guild_id)
    return ask.world.commands.setdefault(guild_id, {})


def _list(ask: Ask) -> list[Json]:
    return list(_kept(ask).values())


def _replace(ask: Ask) -> list[Json]:
    kept = _kept(ask)
    read = read_all(ask.call.body if isinstance(ask.call.body, list) else [])
    before = {(command["type"], command["name"]): command for command in kept.values()}
    made = [_completed(ask, command, before.get((command["type"], command["name"]))) for command in read]
    kept.clear()
    kept.update({command["id"]: command for command in made})
    return made


def _completed(ask: Ask, command: Json, before: Json | None) -> Json:
    """With its ids: a command of the same kind and name stays the same command, in a new version if it changed."""
    ids = {"id": before["id"] if before else ask.world.new_id(), "application_id": ask.world.application_id}
    if (guild_id := ask.call.params.get("guild_id")) is not None:
        ids["guild_id"] = guild_id
    if before and {name: value for name, value in before.items() if name != "version"} == ids | command:
        return before
    return ids | {"version": ask.world.new_id()} | command


def _create(ask: Ask) -> Reply:
    kept, read = _kept(ask), read_command(ask.body)
    before = next((c for c in kept.values() if (c["type"], c["name"]) == (read["type"], read["name"])), None)
    made = _completed(ask, read, before)
    kept[made["id"]] = made
    return Reply(200 if before else 201, made)


def _one(ask: Ask) -> Json:
    command = _kept(ask).get(ask["command_id"])
    if command is None:
        raise refused(10063)
    return command


def _edit(ask: Ask) -> Json:
    before = _one(ask)
    made = _completed(ask, read_command(before | ask.body), before)
    _kept(ask)[made["id"]] = made
    return made


def _delete(ask: Ask) -> None:
    del _kept(ask)[_one(ask)["id"]]


ROUTES = [
    route
    for place in (
        "/applications/{application_id}/commands",
        "/applications/{application_id}/guilds/{guild_id}/commands",
    )
    for route in (
        Route("GET", place, _list),
        Route("PUT", place, _replace),
        Route("POST", place, _create),
        Route("GET", place + "/{command_id}", _one),
        Route("PATCH", place + "/{command_id}", _edit),
        Route("DELETE", place + "/{command_id}", _delete),
    )
]
