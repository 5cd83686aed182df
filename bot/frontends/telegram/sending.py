"""Replies on their way to Telegram: sent, edited in place, and mended once where Telegram cannot take them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import structlog
from telegram import ForceReply, InputMediaPhoto, KeyboardButton, Message, ReplyKeyboardMarkup
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.conversation.reply import File, Reply, Text, text
from bot.conversation.wording import Span, Voice, render, telegram_html
from bot.frontends.frontend import TryLater, Unreachable
from bot.frontends.telegram.errors import (
    EDIT_NO_MORE,
    FILE_GONE,
    QUERY_OVER,
    UNCHANGED,
    UNKNOWN_EFFECT,
    UNREADABLE_MARKUP,
    ChatMoved,
    failure,
    says,
)
from bot.frontends.telegram.line import Line
from bot.frontends.telegram.pace import Pace
from bot.frontends.telegram.render import Page, keyboard, pages
from bot.frontends.telegram.uploads import Painted, Uploads

log = structlog.get_logger(__name__)

CONFETTI = "5046509860389126442"
"""The free effect 🎉; should Telegram take it back, messages go without."""
MENDED_AT_MOST = 3
LONGEST_PLACEHOLDER: int = ForceReply.MAX_INPUT_FIELD_PLACEHOLDER

T = TypeVar("T")
Moved = Callable[[str, str], Awaitable[None]]
"""Receives a chat's old id and its new one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One message as it is about to go."""

    page: Page
    markup: Any = None
    painted: Painted | None = None
    effect: str | None = None
    silent: bool = False
    as_plain: bool = False
    reply_to: int | None = None

    @property
    def words(self) -> str:
        return self.page.plain if self.as_plain else self.page.html

    @property
    def mode(self) -> str | None:
        return None if self.as_plain else ParseMode.HTML


@dataclass(slots=True)
class Sender:
    """Every method raises what `errors.failure` makes of Telegram's refusals, and nothing of the library's.

    `counts` says how often something had to be mended.
    """

    line: Line
    uploads: Uploads
    moved: Moved
    pace: Pace = field(default_factory=Pace)
    counts: Counter[str] = field(default_factory=Counter)

    async def toast(self, query: str, words: str) -> bool:
        """False: the query is too old, nobody sees it any more."""
        try:
            await self.line.answer_callback_query(query, words or None)
        except BadRequest as error:
            if says(error, QUERY_OVER):
                return False
            raise failure(error) from None
        except TelegramError as error:
            raise failure(error) from None
        return True

    async def refer(self, query: str, link: str) -> bool:
        """Answer a tap by opening our chat. False: the query is too old."""
        try:
            await self.line.answer_callback_query(query, url=link)
        except BadRequest as error:
            if says(error, QUERY_OVER):
                return False
            raise failure(error) from None
        except TelegramError as error:
            raise failure(error) from None
        return True

    async def send(self, chat: str, reply: Reply, voice: Voice, reply_to: int | None = None) -> str:
        """At once. The id of the message; of the last one if it took several, which has the buttons."""
        message = ""
        for draft in await self._drafts(chat, reply, voice):
            self.pace.went(chat)
            message = await self._put(chat, replace(draft, reply_to=reply_to))
        if reply.file:
            self.pace.went(chat)
            await self._send_file(chat, reply.file)
        return message

    async def send_unasked(self, chat: str, reply: Reply, voice: Voice) -> str:
        """As `send`, each message when it is our turn: nobody waits for it."""
        message = ""
        for draft in await self._drafts(chat, reply, voice):
            await self.pace.turn(chat)
            message = await self._parking(chat, self._put(chat, draft))
        if reply.file:
            await self.pace.turn(chat)
            await self._parking(chat, self._send_file(chat, reply.file))
        return message

    async def _parking(self, chat: str, sending: Awaitable[T]) -> T:
        """A chat of which Telegram has enough waits by itself."""
        try:
            return await sending
        except TryLater as later:
            if later.after:
                self.pace.park(chat, later.after)
            raise

    async def offer_place(self, chat: str, voice: Voice) -> None:
        """Telegram has a button for places on the keyboard only, which is the chat's and not a message's."""
        button = KeyboardButton(render(text("button-show-place"), voice), request_location=True)
        board = ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
        words = render(text("zone-show-place"), voice)
        await self._put(chat, Draft(Page(telegram_html(Span(words)), words), board, silent=True))

    async def ask_to_write(self, chat: str, words: Text, voice: Voice) -> None:
        """Telegram opens the keyboard for an answer, with an example in its field; not beside buttons of a message."""
        example = render(words, voice)
        force = ForceReply(input_field_placeholder=example[:LONGEST_PLACEHOLDER])
        await self._put(chat, Draft(Page(telegram_html(Span(example)), example), force, silent=True))

    async def fetch(self, file: str) -> bytes:
        """What somebody has sent."""
        try:
            found = await self.line.get_file(file)
            return bytes(await found.download_as_bytearray())
        except TelegramError as error:
            raise _no_second_move(failure(error)) from None

    async def edit(self, chat: str, message: str, reply: Reply, voice: Voice) -> str | None:
        """The id of the message that now has the buttons; None: that message cannot be changed any more."""
        first, *more = await self._drafts(chat, reply, voice)
        try:
            await self._mending(lambda draft: self._change(chat, message, draft), first)
        except BadRequest as error:
            if says(error, EDIT_NO_MORE):
                return None
            if not says(error, (UNCHANGED,)):
                raise failure(error) from None
        except TelegramError as error:
            failed = failure(error)
            if isinstance(failed, ChatMoved):
                await self.moved(chat, failed.new)
                return None
            raise failed from None
        for draft in more:
            message = await self._put(chat, draft)
        return message

    async def edit_unasked(self, chat: str, message: str, reply: Reply, voice: Voice) -> str | None:
        """As `edit`, where nobody waits for it. What fills several messages stays: each time there would be more."""
        if len(pages(reply, voice)) > 1:
            return message
        return await self._parking(chat, self.edit(chat, message, reply, voice))

    async def _send_file(self, chat: str, file: File) -> None:
        try:
            await self.line.send_document(int(chat), file.content, filename=file.name)
        except TelegramError as error:
            raise _no_second_move(failure(error)) from None

    async def _drafts(self, chat: str, reply: Reply, voice: Voice) -> list[Draft]:
        painted = await self._painted(chat, reply) if reply.picture else None
        effect = CONFETTI if reply.celebrate and is_private(chat) else None
        drafts = [Draft(page, silent=reply.silent) for page in pages(reply, voice)]
        drafts[0] = replace(drafts[0], painted=painted, effect=effect)
        drafts[-1] = replace(drafts[-1], markup=keyboard(reply, voice))
        return drafts

    async def _painted(self, chat: str, reply: Reply) -> Painted:
        """Painting and uploading take a moment, which Telegram can show."""
        assert reply.picture is not None
        painted = await self.uploads.paint(reply.picture)
        if painted.file is None:
            try:
                await self.line.send_chat_action(int(chat), ChatAction.UPLOAD_PHOTO)
            except TelegramError:
                self.counts["chat_action_refused"] += 1
        return painted

    async def _put(self, chat: str, draft: Draft) -> str:
        try:
            sent = await self._mending(lambda mended: self._post(chat, mended), draft)
        except TelegramError as error:
            failed = failure(error)
            if not isinstance(failed, ChatMoved):
                raise failed from None
        else:
            return str(sent.message_id)
        await self.moved(chat, failed.new)
        try:
            return str((await self._post(failed.new, draft)).message_id)
        except TelegramError as error:
            raise _no_second_move(failure(error)) from None

    async def _mending(self, call: Callable[[Draft], Awaitable[Message | None]], draft: Draft) -> Any:
        for _ in range(MENDED_AT_MOST):
            try:
                return await call(draft)
            except BadRequest as error:
                mended = self._mended(draft, error)
                if mended is None:
                    raise
                draft = mended
        return await call(draft)

    def _mended(self, draft: Draft, error: BadRequest) -> Draft | None:
        """Without what Telegram did not like; None: that is not it."""
        if says(error, UNREADABLE_MARKUP) and not draft.as_plain:
            log.error("Telegram cannot read our markup", reason=error.message)
            self.counts["markup_refused"] += 1
            return replace(draft, as_plain=True)
        if draft.effect and says(error, UNKNOWN_EFFECT):
            self.counts["effect_refused"] += 1
            return replace(draft, effect=None)
        if draft.painted and draft.painted.file and says(error, FILE_GONE):
            self.counts["file_gone"] += 1
            self.uploads.forget(draft.painted)
            return replace(draft, painted=replace(draft.painted, file=None))
        return None

    async def _post(self, chat: str, draft: Draft) -> Message:
        options: dict[str, Any] = {
            "parse_mode": draft.mode,
            "reply_markup": draft.markup,
            "disable_notification": draft.silent or None,
            "message_effect_id": draft.effect,
            "reply_to_message_id": draft.reply_to,
            "allow_sending_without_reply": True if draft.reply_to else None,
        }
        if draft.painted is None:
            return await self.line.send_message(int(chat), draft.words or "…", **options)
        photo = draft.painted.file or draft.painted.content
        message = await self.line.send_photo(int(chat), photo, caption=draft.words, **options)
        await self.uploads.keep(draft.painted, message.photo[-1].file_id)
        return message

    async def _change(self, chat: str, message: str, draft: Draft) -> None:
        if draft.painted is None:
            await self.line.change_text(int(chat), int(message), draft.words or "…", draft.mode, draft.markup)
            return
        where: dict[str, Any] = {"chat_id": int(chat), "message_id": int(message)}
        media = InputMediaPhoto(draft.painted.file or draft.painted.content, caption=draft.words, parse_mode=draft.mode)
        changed = await self.line.edit_message_media(media, reply_markup=draft.markup, **where)
        if isinstance(changed, Message) and changed.photo:
            await self.uploads.keep(draft.painted, changed.photo[-1].file_id)


def is_private(chat: str) -> bool:
    """Telegram gives people positive numbers and groups negative ones."""
    return not chat.startswith("-")


def _no_second_move(failed: BaseException) -> BaseException:
    return Unreachable("the group has moved twice") if isinstance(failed, ChatMoved) else failed
