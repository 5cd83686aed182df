"""How the bot looks before anybody writes: command menus, descriptions, and the way updates take."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.conversation.command import Command, Registry, Where
from bot.conversation.reply import text
from bot.conversation.wording import SOURCE_LANGUAGE, Voice, languages, render
from bot.frontends.telegram.errors import failure
from bot.frontends.telegram.line import Line
from bot.frontends.telegram.reading import WANTED_UPDATES

log = structlog.get_logger(__name__)

MOST_COMMANDS = 100
DESCRIPTION_LETTERS, SHORT_LETTERS = 512, 120
HOOK_CONNECTIONS = 40


async def dress(line: Line, registry: Registry, owners: Sequence[str] = ()) -> None:
    """Set what differs. The catalogue without a language of its own speaks to everybody else."""
    for language in languages():
        voice, code = Voice(language), None if language == SOURCE_LANGUAGE else language
        for scope, commands in menus(registry):
            await _set_menu(line, _described(commands, voice), scope, code)
        await _describe(line, voice, code)
    for owner in owners:
        await _dress_for_owner(line, registry, owner)


async def _dress_for_owner(line: Line, registry: Registry, owner: str) -> None:
    """In their own chat with us; there is none before they have said /start."""
    commands = list(registry.in_menu_order(for_owners=True))[:MOST_COMMANDS]
    try:
        for language in languages():
            code = None if language == SOURCE_LANGUAGE else language
            await _set_menu(line, _described(commands, Voice(language)), BotCommandScopeChat(int(owner)), code)
    except TelegramError as error:
        log.info("an owner has no chat with the bot yet; their menu is set at the next start", reason=str(error))


def menus(registry: Registry) -> list[tuple[BotCommandScope, list[Command]]]:
    everything = list(registry.in_menu_order())[:MOST_COMMANDS]
    in_groups = [command for command in everything if command.where is not Where.PRIVATE]
    return [(BotCommandScopeAllPrivateChats(), everything), (BotCommandScopeAllGroupChats(), in_groups)]


def _described(commands: Sequence[Command], voice: Voice) -> list[BotCommand]:
    return [BotCommand(command.name, render(text(f"command-{command.name}"), voice)) for command in commands]


async def _set_menu(line: Line, wanted: list[BotCommand], scope: BotCommandScope, code: str | None) -> None:
    present = await line.get_my_commands(scope, code)
    if list(present) != wanted:
        await line.set_my_commands(wanted, scope, code)


async def _describe(line: Line, voice: Voice, code: str | None) -> None:
    long = render(text("about-long"), voice)[:DESCRIPTION_LETTERS]
    if (await line.get_my_description(code)).description != long:
        await line.set_my_description(long, code)
    short = render(text("about-short"), voice)[:SHORT_LETTERS]
    if (await line.get_my_short_description(code)).short_description != short:
        await line.set_my_short_description(short, code)


async def set_webhook(line: Line, url: str, secret: str) -> None:
    try:
        await line.set_webhook(
            url, secret_token=secret, allowed_updates=list(WANTED_UPDATES), max_connections=HOOK_CONNECTIONS
        )
    except TelegramError as error:
        raise failure(error) from None
    log.info("Telegram brings updates", host=urlsplit(url).hostname)


async def take_webhook_away(line: Line) -> None:
    """Polling and a webhook exclude each other. What waits for the webhook waits for us then."""
    try:
        present = await line.get_webhook_info()
        if present.url:
            log.warning(
                "a webhook was set for this bot; taken away, since Cairn polls", host=urlsplit(present.url).hostname
            )
            await line.delete_webhook(drop_pending_updates=False)
    except TelegramError as error:
        raise failure(error) from None
