"""Methods about the bot itself: who it is, its menus, names and descriptions."""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.telegram.chats import member_card
from tests.fakes.telegram.cloud import Cloud
from tests.fakes.telegram.log import Call
from tests.fakes.telegram.methods.table import Method, method
from tests.fakes.telegram.refusals import Json, bad_request
from tests.fakes.telegram.texts import units

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


@method("getMe")
def get_me(cloud: Cloud, call: Call) -> Json:
    return {
        **cloud.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": cloud.reads_all_groups,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
    }


@method("logOut")
def log_out(cloud: Cloud, call: Call) -> bool:
    return True


@method("close")
def close(cloud: Cloud, call: Call) -> bool:
    return True


@method("setMyCommands")
def set_my_commands(cloud: Cloud, call: Call) -> bool:
    commands = call.params.get("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: Array expected")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command.get("command", "")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(command.get("description", "")) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    cloud.profile.commands[_scope(cloud, call)] = commands
    return True


@method("getMyCommands")
def get_my_commands(cloud: Cloud, call: Call) -> list[Json]:
    return cloud.profile.commands.get(_scope(cloud, call), [])


@method("deleteMyCommands")
def delete_my_commands(cloud: Cloud, call: Call) -> bool:
    cloud.profile.commands.pop(_scope(cloud, call), None)
    return True


@method("setChatMenuButton")
def set_chat_menu_button(cloud: Cloud, call: Call) -> bool:
    button = call.params.get("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("can't parse menu button: Unsupported type")
    if "chat_id" in call.params:
        cloud.chat(call.params["chat_id"]).menu_button = button
    else:
        cloud.profile.menu_button = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(cloud: Cloud, call: Call) -> Json:
    own = cloud.chat(call.params["chat_id"]).menu_button if "chat_id" in call.params else None
    return own or cloud.profile.menu_button


@method("getMyDefaultAdministratorRights")
def default_rights(cloud: Cloud, call: Call) -> Json:
    rights = member_card(cloud.bot, "administrator")
    return {name: False for name, value in rights.items() if isinstance(value, bool) and name != "can_be_edited"}


def _language(params: Json) -> str:
    code = str(params.get("language_code") or "")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def _scope(cloud: Cloud, call: Call) -> tuple[str, str]:
    scope = call.params.get("scope") or {"type": "default"}
    kind = scope.get("type")
    if kind in _CHAT_SCOPES:
        chat = cloud.chat(scope.get("chat_id"))
        return f"{kind}:{chat.id}:{scope.get('user_id', '')}", _language(call.params)
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return kind, _language(call.params)


def _enter_text(what: str, field: str, table: str, most: int) -> None:
    """The pair of methods set and get for one text about the bot."""

    def set_text(cloud: Cloud, call: Call) -> bool:
        text = call.params.get(field, "")
        if units(text) > most:
            raise bad_request(f"{what} is too long")
        _texts(cloud)[_language(call.params)] = text
        return True

    def get_text(cloud: Cloud, call: Call) -> Json:
        known = _texts(cloud)
        return {field: known.get(_language(call.params)) or known.get("") or _fallback(cloud)}

    def _texts(cloud: Cloud) -> dict[str, str]:
        texts: dict[str, str] = getattr(cloud.profile, table)
        return texts

    def _fallback(cloud: Cloud) -> Any:
        return cloud.bot["first_name"] if field == "name" else ""

    pair: tuple[Method, Method] = (set_text, get_text)
    for verb, function in zip(("setMy", "getMy"), pair, strict=True):
        method(verb + what)(function)


_enter_text("Name", "name", "names", 64)
_enter_text("Description", "description", "descriptions", 512)
_enter_text("ShortDescription", "short_description", "short_descriptions", 120)
