"""Discord's slash commands and menus, made of the registry: names, typed options, descriptions in every language.

The payload is written here word for word, contexts and all: discord.py's `guild_only` leaks into direct messages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from discord import AppCommandOptionType, AppCommandType, Locale

from bot.conversation.command import Command, Registry, Where
from bot.conversation.options import MAX_SUGGESTIONS, FileChoice, HabitChoice, OneOf, Option, SomebodyChoice, Words
from bot.conversation.reply import Text, text
from bot.conversation.wording import SOURCE_LANGUAGE, Voice, choose_language, render

GUILD, BOT_DM, PRIVATE_CHANNEL = range(3)
CONTEXTS = {
    Where.PRIVATE: [BOT_DM],
    Where.GROUP: [GUILD],
    Where.BOTH: [GUILD, BOT_DM, PRIVATE_CHANNEL],
}
FOR_SERVERS, FOR_PEOPLE = range(2)
LONGEST_DESCRIPTION = 100
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Menu:
    """A command in the menu of a message or of a member, and the option that receives what it says, or who it is."""

    command: str
    option: str
    title: Text
    kind: AppCommandType


MENUS = (
    Menu("add", "text", text("menu-add"), AppCommandType.message),
    Menu("profile", "who", text("menu-profile"), AppCommandType.user),
)
LONGEST_TITLE = 32
Payload = list[dict[str, Any]]


def payload(registry: Registry, *, for_owners: bool = False) -> Payload:
    """Every command as Discord wants it, in a fixed order. Discord cannot show one to some people alone: whoever calls
    an owner's command without being one is answered as if there were none."""
    slash = [_command(command) for command in registry.in_menu_order(for_owners=for_owners)]
    return slash + [_menu(menu) for menu in MENUS if menu.command in registry.commands]


def digest(commands: Payload) -> str:
    """The same for the same commands: Discord is told only when it has changed."""
    return hashlib.sha256(json.dumps(commands, sort_keys=True).encode()).hexdigest()


def menu_names() -> dict[str, tuple[str, str]]:
    """What Discord calls a menu -> command and option."""
    return {render(menu.title, Voice()): (menu.command, menu.option) for menu in MENUS}


def _command(command: Command) -> dict[str, Any]:
    return {
        "type": AppCommandType.chat_input.value,
        "name": command.name,
        **_described(command.description),
        "options": [_option(option) for option in _as_filled_in(command.options)],
        **_scope(command.where),
    }


def _menu(menu: Menu) -> dict[str, Any]:
    """A menu's name is what people read, so it is translated; it has no description."""
    return {
        "type": menu.kind.value,
        "name": render(menu.title, Voice()),
        "name_localizations": _translations(menu.title, LONGEST_TITLE),
        **_scope(Where.BOTH),
    }


def _scope(where: Where) -> dict[str, Any]:
    types = [FOR_SERVERS] if where is Where.GROUP else [FOR_SERVERS, FOR_PEOPLE]
    return {"contexts": CONTEXTS[where], "integration_types": types}


def _option(option: Option[object]) -> dict[str, Any]:
    described = {
        "type": AppCommandOptionType.string.value,
        "name": option.name,
        **_described(option.description),
        "required": False,
    }
    match option:
        case OneOf(words=words) if len(words) <= MAX_SUGGESTIONS:
            return described | {"choices": [_choice(option.name, word) for word in words]}
        case FileChoice():
            return described | {"type": AppCommandOptionType.attachment.value}
        case SomebodyChoice():
            return described | {"type": AppCommandOptionType.user.value}
        case Words():
            return described | {"max_length": LONGEST_WORDS}
    return described | {"autocomplete": True}


def _as_filled_in(options: Sequence[Option[object]]) -> list[Option[object]]:
    """A line is searched for a date before a name; people say first what they mean."""
    typed = [option for option in options if not _is_linked(option)]
    return sorted(typed, key=lambda option: not isinstance(option, HabitChoice))


def _is_linked(option: Option[object]) -> bool:
    return isinstance(option, Words) and option.linked


def _choice(option: str, word: str) -> dict[str, Any]:
    label = text(f"choice-{option}-{word}")
    return {"name": _cut(label, Voice()), "value": word, "name_localizations": _translations(label)}


def _described(words: Text) -> dict[str, Any]:
    return {"description": _cut(words, Voice()), "description_localizations": _translations(words)}


def _translations(words: Text, limit: int = LONGEST_DESCRIPTION) -> dict[str, str]:
    """For each of Discord's locales that we speak otherwise than by default."""
    spoken = ((locale.value, choose_language(locale.value)) for locale in Locale)
    return {name: _cut(words, Voice(language), limit) for name, language in spoken if language != SOURCE_LANGUAGE}


def _cut(words: Text, voice: Voice, limit: int = LONGEST_DESCRIPTION) -> str:
    return render(words, voice)[:limit]
