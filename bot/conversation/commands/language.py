"""/language: what Cairn speaks with this person."""

from __future__ import annotations

from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command
from bot.conversation.options import NotUnderstood, OneOf
from bot.conversation.reply import Button, Place, Reply, Style, text
from bot.conversation.request import Request
from bot.conversation.setting import back_to_settings
from bot.conversation.wording import languages
from core.actions.account import set_language
from core.ports import Storage

LANGUAGE = OneOf("language", languages())
CHOOSE = "ln"


async def run(request: Request, storage: Storage) -> Reply:
    chosen = request.value(LANGUAGE)
    if request.rest:
        raise NotUnderstood(words=request.rest)
    if chosen is not None:
        return await _speak(request, storage, chosen)
    row = tuple(
        Button(
            text(f"choice-language-{language}"),
            about(CHOOSE, language),
            Style.PRIMARY if language == request.person.language else Style.PLAIN,
        )
        for language in languages()
    )
    return Reply((text("language-which"),), rows=(row, *_way_back(request)))


async def tap(request: Request, storage: Storage) -> Reply:
    language = request.word(0)
    if language not in languages():
        raise StaleButton
    return await _speak(request, storage, language, Place.SAME)


async def _speak(request: Request, storage: Storage, language: str, place: Place = Place.NEW) -> Reply:
    await set_language(storage, request.person, language)
    return Reply((text("language-set"),), rows=_way_back(request), place=place)


def _way_back(request: Request) -> tuple[tuple[Button, ...], ...]:
    return (back_to_settings(),) if request.person.set_up else ()


COMMAND = Command("language", run, options=(LANGUAGE,), taps={CHOOSE: tap}, needs_set_up=False, place_in_menu=100)
