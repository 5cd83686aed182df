"""Two client libraries run a whole bot against the stand-in: python-telegram-bot and aiogram."""

from __future__ import annotations

import asyncio
from typing import Any

import aiogram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import BufferedInputFile
from aiogram.types import CallbackQuery as AiogramQuery
from aiogram.types import InlineKeyboardButton as AiogramButton
from aiogram.types import InlineKeyboardMarkup as AiogramKeyboard
from aiogram.types import Message as AiogramMessage
from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.webhook import SECRET_HEADER
from tests.fakes_checks.listening import listener
from tests.fakes_checks.pictures import PNG

Context = ContextTypes.DEFAULT_TYPE
PtbApplication = Application[Any, Any, Any, Any, Any, Any]


def _obvious_bot(telegram: FakeTelegram) -> PtbApplication:
    async def start(update: Update, context: Context) -> None:
        assert update.message is not None
        row = [InlineKeyboardButton("Done", callback_data="1:dn", style="success")]
        await update.message.reply_text("<b>Read</b>?", parse_mode="HTML", reply_markup=InlineKeyboardMarkup([row]))

    async def done(update: Update, context: Context) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("13 in a row")
        await update.callback_query.edit_message_text("Read: done")

    builder = Application.builder().token(telegram.token)
    builder = builder.base_url(f"{telegram.url}/bot").base_file_url(f"{telegram.url}/file/bot")
    application = builder.build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(done))
    return application


async def _converse(person: Person) -> None:
    await person.say("/start")
    card = await person.hears(r"Read\?")
    toast = await person.tap("Done")
    done = await person.hears("Read: done")

    assert [entity["type"] for entity in card.entities] == ["bold"]
    assert toast == "13 in a row"
    assert done.id == card.id
    assert person.screen() == f"{person.card['first_name']}: /start\nCairn: Read: done"


async def test_python_telegram_bot_polls(telegram: FakeTelegram, alice: Person) -> None:
    application = _obvious_bot(telegram)

    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        await _converse(alice)
        await telegram.confirmed()
        await application.updater.stop()
        await application.stop()

    assert [call.status for call in telegram.calls("sendMessage")] == [200]


async def test_python_telegram_bot_is_fed_by_its_webhook(telegram: FakeTelegram, alice: Person) -> None:
    """PTB's own listener needs tornado, which the bot has no use for: the updates are fed as its documents say."""
    application = _obvious_bot(telegram)

    async def feed(request: web.BaseRequest, update: Json) -> web.StreamResponse:
        await application.update_queue.put(Update.de_json(update, application.bot))
        return web.Response(status=200 if request.headers[SECRET_HEADER] == "hush" else 403)

    async with application, listener(feed) as url:
        await application.start()
        await application.bot.set_webhook(url, secret_token="hush")
        await _converse(alice)
        await telegram.confirmed()
        await application.stop()

    assert telegram.cloud.webhook.attempts == 2


async def test_aiogram_runs_the_same_conversation(telegram: FakeTelegram, alice: Person) -> None:
    server = TelegramAPIServer.from_base(telegram.url)
    bot = aiogram.Bot(telegram.token, session=AiohttpSession(api=server))
    dispatcher = aiogram.Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: AiogramMessage) -> None:
        row = [AiogramButton(text="Done", callback_data="1:dn", style="success")]
        await message.answer("<b>Read</b>?", parse_mode="HTML", reply_markup=AiogramKeyboard(inline_keyboard=[row]))

    @dispatcher.callback_query()
    async def done(query: AiogramQuery) -> None:
        await query.answer("13 in a row")
        assert isinstance(query.message, AiogramMessage)
        await query.message.edit_text("Read: done")

    running = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
    await _converse(alice)
    sent = await bot.send_photo(alice.id, BufferedInputFile(PNG, "card.png"), caption="June")
    assert sent.photo is not None
    again = await bot.send_photo(alice.id, sent.photo[-1].file_id)
    await dispatcher.stop_polling()
    await running
    await bot.session.close()

    assert again.photo is not None
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
