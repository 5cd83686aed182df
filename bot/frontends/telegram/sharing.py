"""Streak cards posted into other chats: Telegram asks which, while somebody types our name there."""

from __future__ import annotations

from telegram import InlineQueryResultCachedPhoto, InlineQueryResultsButton
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.conversation.commands.start import link_payload
from bot.conversation.dispatch import Dispatcher
from bot.conversation.reply import text
from bot.conversation.wording import render
from bot.frontends.telegram.errors import QUERY_OVER, failure, says
from bot.frontends.telegram.reading import Wish
from bot.frontends.telegram.render import pages
from bot.frontends.telegram.sending import Sender

FRESH_SECONDS = 60
"""How long Telegram may show the same card again; only to the one whose card it is."""


async def answer(dispatcher: Dispatcher, sender: Sender, wish: Wish) -> None:
    """The card, if it is one that Telegram has; only a card that was looked at in our chat is there already."""
    answered = await dispatcher.look(wish.event)
    results = []
    if answered.reply.picture is not None:
        painted = await sender.uploads.paint(answered.reply.picture)
        if painted.file is not None:
            caption = pages(answered.reply, answered.voice)[0].html
            results = [InlineQueryResultCachedPhoto(painted.digest, painted.file, caption=caption,
                                                    parse_mode=ParseMode.HTML)]  # fmt: skip
    button = InlineQueryResultsButton(
        render(text("button-open-chat"), answered.voice), start_parameter=link_payload("share")
    )
    try:
        await sender.line.answer_inline_query(
            wish.query, results, cache_time=FRESH_SECONDS if results else 0, is_personal=True,
            button=None if results else button,
        )  # fmt: skip
    except BadRequest as error:
        if not says(error, QUERY_OVER):
            raise failure(error) from None
    except TelegramError as error:
        raise failure(error) from None
