"""Bots to be compared, each run as a process: python -m benchmarks.peers.telegram NAME URL TOKEN DATABASE."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

os.environ["PTB_TIMEDELTA"] = "true"


def stock(url: str, token: str, database: str, at_once: int = 0) -> None:
    """python-telegram-bot as it is shipped: answer, edit."""
    from telegram import Update
    from telegram.ext import Application, CallbackQueryHandler

    async def done(update: Update, context: Any) -> None:
        query = update.callback_query
        assert query is not None
        await query.answer("13 in a row")
        await query.edit_message_text(f"Read: {query.data}")

    builder = Application.builder().token(token).base_url(f"{url}/bot").concurrent_updates(at_once or False)
    application = builder.build()
    application.add_handler(CallbackQueryHandler(done))
    application.run_polling()


def stock_at_once(url: str, token: str, database: str) -> None:
    """The same with 256 updates at once."""
    stock(url, token, database, at_once=256)


def aiogram(url: str, token: str, database: str) -> None:
    """aiogram 3, whose handlers run side by side."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import CallbackQuery, Message

    dispatcher = Dispatcher()

    @dispatcher.callback_query()
    async def done(query: CallbackQuery) -> None:
        await query.answer("13 in a row")
        assert isinstance(query.message, Message)
        await query.message.edit_text(f"Read: {query.data}")

    async def run() -> None:
        bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
        await dispatcher.start_polling(bot, polling_timeout=10)

    asyncio.run(run())


def no_op(url: str, token: str, database: str) -> None:
    """Our front-end's line, poller and lanes; a tap does nothing but answer and edit, and nothing is kept."""
    import uvloop

    from bot.conversation.reply import Reply, text
    from bot.conversation.wording import Voice
    from bot.frontends.telegram.lanes import Lanes
    from bot.frontends.telegram.line import Line
    from bot.frontends.telegram.poller import Poller
    from bot.frontends.telegram.reading import Asked, kept, lane_of, read
    from bot.frontends.telegram.sending import Sender
    from core.inbox import Received

    async def run() -> None:
        line = Line(token, url)
        await line.initialize()
        nothing: Any = None  # is painted, and nobody moves
        sender = Sender(line, uploads=nothing, moved=nothing)
        seen: Counter[str] = Counter()

        async def handle(received: Received) -> None:
            asked = read(received, line.username)
            assert isinstance(asked, Asked)
            assert asked.query
            assert asked.event.message
            seen[asked.event.chat] += 1
            await sender.toast(asked.query, "13 in a row")
            reply = Reply((text("streak-day", count=seen[asked.event.chat]),))
            await sender.edit(asked.event.chat, asked.event.message, reply, Voice())

        lanes = Lanes(handle, lambda key: None)

        async def take(updates: Sequence[dict[str, Any]]) -> None:
            for raw in updates:
                lanes.add(lane_of(raw), [kept(raw)])
            await lanes.has_room()

        await Poller(line, take).run()

    uvloop.run(run())


def obvious(url: str, token: str, database: str) -> None:
    """What one writes first."""
    from benchmarks.peers.obvious import run

    run(url, token, database)


def ours(url: str, token: str, database: str) -> None:
    """Cairn itself."""
    os.environ |= {
        "CAIRN_TELEGRAM_TOKEN": token,
        "CAIRN_TELEGRAM_API_URL": url,
        "CAIRN_DATABASE_URL": database.replace("+aiosqlite", "").replace("+psycopg", ""),
        "CAIRN_HTTP_PORT": "0",
        "CAIRN_LOG_LEVEL": "WARNING",
    }
    from bot.__main__ import main

    sys.argv = ["bot", "run"]
    main()


BOTS: dict[str, Callable[[str, str, str], Awaitable[None] | None]] = {
    bot.__name__: bot for bot in (stock, stock_at_once, aiogram, no_op, obvious, ours)
}

if __name__ == "__main__":
    BOTS[sys.argv[1]](*sys.argv[2:5])
