"""/feedback: a word to whoever runs this installation."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command
from bot.conversation.options import Words
from bot.conversation.reply import Field, FieldKind, Form, Reply, Tell, text
from bot.conversation.request import Request
from bot.conversation.wording import voice_of
from core.errors import CairnError
from core.limits import MAX_FEEDBACK
from core.names import check_note
from core.ports import Storage

DAY = timedelta(days=1)
WORDS = Words("message")
SEND = "fb"
"""Operation: the form, filled in."""


class EnoughFeedback(CairnError):
    """No more than { $limit } messages of one person a day are taken; what was sent before is kept."""

    text_key = "error-enough-feedback"


async def run(request: Request, storage: Storage) -> Reply:
    words = request.value(WORDS)
    if words:
        return await _keep(request, storage, words)
    asked = Field(WORDS.name, text("feedback-field"), FieldKind.PARAGRAPH)
    return Reply((text("feedback-ask"),), form=Form(text("feedback-ask"), (asked,), about(SEND)))


async def tap_send(request: Request, storage: Storage) -> Reply:
    if WORDS.name not in request.filled:
        raise StaleButton
    return await _keep(request, storage, request.filled[WORDS.name])


async def _keep(request: Request, storage: Storage, words: str) -> Reply:
    """Owners read what was said, and not who said it. Raises: NoteRefused, EnoughFeedback."""
    said = check_note(words)
    if await storage.desk.count_feedback(request.person.id, request.now - DAY) >= MAX_FEEDBACK:
        raise EnoughFeedback(limit=MAX_FEEDBACK)
    await storage.desk.keep_feedback(request.person.id, said, request.now)
    return Reply((text("feedback-thanks"),), tells=tuple(await _told(request, storage, said)))


async def _told(request: Request, storage: Storage, said: str) -> list[Tell]:
    """Each owner once for each chat where we may write to them."""
    found: list[Tell] = []
    for platform, user in request.owners:
        owner = await storage.people.by_account(platform, user)
        if owner is None:
            continue
        for account in await storage.people.accounts(owner.id):
            if (account.platform, account.user) == (platform, user) and account.chat and account.reachable:
                told = Reply((text("feedback-told", words=said),), silent=True)
                found.append(Tell(platform, account.chat, voice_of(owner), told))
    return found


COMMAND = Command("feedback", run, options=(WORDS,), taps={SEND: tap_send}, place_in_menu=180)
