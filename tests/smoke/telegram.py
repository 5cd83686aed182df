"""Does the real Telegram take what we send? It writes to the first owner only, if there is one."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode

from config.settings import Settings, load

HOSTILE_NAME = "&lt;b&gt; &amp; <b>“Ré\u0301d” 20 min</b>"


async def check(settings: Settings) -> AsyncIterator[str]:
    """One line for each thing that Telegram took."""
    if settings.telegram_token is None:
        raise SystemExit("CAIRN_TELEGRAM_TOKEN is not set, and this check is about the real Telegram.")
    async with Bot(settings.telegram_token.get_secret_value(), base_url=f"{settings.telegram_api_url}/bot") as bot:
        yield f"the token is that of @{bot.username}"
        webhook = await bot.get_webhook_info()
        yield "a webhook is set: polling will take it away" if webhook.url else "no webhook is in the way of polling"
        owner = next((owner for owner in settings.owners if owner.platform == "telegram"), None)
        if owner is None:
            yield "nothing was sent: CAIRN_OWNERS names nobody on Telegram"
            return
        async for line in _send(bot, int(owner.id)):
            yield line


async def _send(bot: Bot, chat: int) -> AsyncIterator[str]:
    button = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="1:dn:1:261122" + "x" * 51)]])
    message = await bot.send_message(chat, HOSTILE_NAME, parse_mode=ParseMode.HTML, reply_markup=button)
    yield "a message with markup and a button of 64 bytes was taken"
    await bot.edit_message_text("edited", chat_id=chat, message_id=message.message_id)
    yield "it could be edited"
    await bot.delete_message(chat, message.message_id)
    yield "and deleted"


async def _tell() -> None:
    async for line in check(load()):
        print(f"ok   {line}")


if __name__ == "__main__":
    sys.exit(asyncio.run(_tell()))
