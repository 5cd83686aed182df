"""/export: everything of a person as a file, for other programs or for us."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command
from bot.conversation.options import NotUnderstood, OneOf
from bot.conversation.reply import Button, Reply, Text, text
from bot.conversation.request import Request
from core.parcel import FileForm
from core.ports import Storage

FORMAT = OneOf("format", words=tuple(form.value for form in FileForm))
ASK, LEAVE = "xa", "xp"
"""Operations: ask for a form, below what is shown; LEAVE about a form."""


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    chosen = request.value(FORMAT)
    if chosen:
        return await leave(request, storage, FileForm(chosen))
    counted = await _counted(request, storage)
    return Reply((text("export-ask", **counted), text("export-ask-how")), rows=(buttons(),))


async def tap_ask(request: Request, storage: Storage) -> Reply:
    return await run(replace(request, values={}, rest=""), storage)


def buttons() -> tuple[Button, ...]:
    return tuple(Button(text(f"button-export-{form.value}"), about(LEAVE, form.value)) for form in FileForm)


async def tap(request: Request, storage: Storage) -> Reply:
    chosen = request.word(0)
    if chosen not in FORMAT.words:
        raise StaleButton
    return await leave(request, storage, FileForm(chosen))


async def leave(request: Request, storage: Storage, form: FileForm) -> Reply:
    counted = await _counted(request, storage)
    _, last = await storage.parcels.count_entries(request.person.id)
    return Reply((_caption(counted, last),), leaves_as=form)


def _caption(counted: dict[str, int], last: date | None) -> Text:
    return text("export-caption", **counted, last=last) if last else text("export-caption-unused", **counted)


async def _counted(request: Request, storage: Storage) -> dict[str, int]:
    entries, _ = await storage.parcels.count_entries(request.person.id)
    return {"entries": entries, "habits": await storage.habits.count(request.person.id)}


COMMAND = Command("export", run, options=(FORMAT,), taps={ASK: tap_ask, LEAVE: tap}, place_in_menu=150)
