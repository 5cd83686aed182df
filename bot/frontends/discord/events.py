"""What comes in from Discord, as an event of the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import Interaction, InteractionType

from bot.conversation.request import Called, Event, Said, Tapped, Wordless
from bot.frontends.discord.buttons import MENU_PREFIX
from bot.frontends.discord.commands import menu_names
from bot.frontends.discord.forms import filled_in
from bot.frontends.discord.said import line_of
from bot.frontends.discord.taken import Taken

PLATFORM = "discord"
EPHEMERAL = discord.MessageFlags.ephemeral.flag


def of_interaction(interaction: Taken) -> Event:
    """A command, a tap or a form. `message` only where we can change it later: not one that only its reader sees."""
    tapped, private = interaction.raw_message, interaction.context.dm_channel
    message = tapped["id"] if tapped and not tapped.get("flags", 0) & EPHEMERAL else None
    user, channel = str(interaction.user.id), str(interaction.channel_id or "")
    return Event(
        key=f"dc:{interaction.id}",
        platform=PLATFORM,
        user=user,
        chat=channel if private or message is None else among_others(channel, user),
        what=_what(interaction),
        private=private,
        message=message,
        sent_at=interaction.created_at,
        name=interaction.user.display_name,
        language=interaction.locale.value,
        has_forms=interaction.type is not InteractionType.modal_submit,  # no form opens another one
    )


def among_others(channel: str, user: str) -> str:
    """A chat of one person's where others read along, as delivery knows it."""
    return f"{channel}:{user}"


def place_of(chat: str) -> tuple[str, str]:
    """The channel, and whose corner of it that is where others read along; "" in private."""
    channel, _, user = chat.partition(":")
    return channel, user


def of_message(message: discord.Message) -> Event:
    """A line in our own direct messages: nobody else's are read."""
    answered = message.reference.message_id if message.reference else None
    return Event(
        key=f"dc:m{message.id}",
        platform=PLATFORM,
        user=str(message.author.id),
        chat=str(message.channel.id),
        what=Said(message.content) if message.content else Wordless(),  # of a sticker, or what is forwarded
        message=str(answered) if answered else None,
        sent_at=message.created_at,
        name=message.author.display_name,
    )


def focused(interaction: Interaction[Any]) -> tuple[str, str, str]:
    """Command, option, and what is typed there so far."""
    data = _data(interaction)
    option = next(one for one in data.get("options", []) if one.get("focused"))
    return data["name"], option["name"], str(option.get("value", ""))


def _what(interaction: Interaction[Any]) -> Called | Tapped:
    data = _data(interaction)
    match interaction.type:
        case InteractionType.modal_submit:
            return Tapped(data["custom_id"], filled_in(data))
        case InteractionType.component:
            chosen = data.get("values") or [""]
            return Tapped(str(chosen[0]) if data["custom_id"].startswith(MENU_PREFIX) else data["custom_id"])
    if data.get("type", 1) != discord.AppCommandType.chat_input.value:
        return _from_menu(data)
    return Called(data["name"], {one["name"]: _value(one, data) for one in data.get("options", [])})


def _value(option: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    value = str(option.get("value", ""))
    is_somebody = option.get("type") == discord.AppCommandOptionType.user.value
    return _somebody(value, data) if is_somebody else value


def _from_menu(data: Mapping[str, Any]) -> Called:
    """A menu: the command receives what the message says, or who it is."""
    command, option = menu_names().get(data["name"], (data["name"], ""))
    target = str(data.get("target_id", ""))
    if data["type"] == discord.AppCommandType.user.value:
        return Called(command, {option: _somebody(target, data)})
    message = data.get("resolved", {}).get("messages", {}).get(target, {})
    return Called(command, {option: line_of(message)})


def _somebody(user: str, data: Mapping[str, Any]) -> str:
    """With the name that the asker reads: the one in this server, the one they chose, or the account's."""
    resolved = data.get("resolved", {})
    member, account = resolved.get("members", {}).get(user, {}), resolved.get("users", {}).get(user, {})
    name = member.get("nick") or account.get("global_name") or account.get("username") or ""
    return f"{user} {name}"


def _data(interaction: Interaction[Any]) -> Mapping[str, Any]:
    data: Mapping[str, Any] = interaction.data or {}
    return data
