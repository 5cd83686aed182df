"""/import: habits from another program, or from another Cairn: a file that is sent, looked at, and brought in."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command
from bot.conversation.options import FileChoice, NotUnderstood
from bot.conversation.reply import Button, Place, Reply, Style, Text, text
from bot.conversation.request import Request
from core.actions.exchange import Arrival, bring_in, look_at
from core.actions.send_back import second_of, send_back
from core.ports import Storage

FILE = FileChoice("file")
BRING, LEAVE_IT, TAKE_BACK = "ii", "ix", "iu"
"""Operations, about a file by its checksum; about the import of that second."""


async def run(request: Request, storage: Storage) -> Reply:
    """Nothing of a file is kept before the person says yes, but the file."""
    if request.rest:
        raise NotUnderstood(words=request.rest)
    sent = request.value(FILE)
    if sent is None:
        return Reply((text("import-how"), text("import-how-safe")))
    arrival = await look_at(storage, request.person, request.parcel(sent.content))
    if not arrival.is_new:
        return Reply((text("import-nothing", origin=_origin(arrival)),))
    await storage.parcels.keep_file(request.person.id, sent.content, request.now)
    yes = Button(text("button-import"), about(BRING, crc32(sent.content)), Style.GO)
    no = Button(text("button-cancel"), about(LEAVE_IT, crc32(sent.content)))
    return Reply(tuple(_found(arrival)), rows=((yes, no),))


async def tap_bring(request: Request, storage: Storage) -> Reply:
    content = await _waiting(request, storage)
    if content is None:
        raise StaleButton
    arrival = await bring_in(storage, request.person, request.parcel(content), request.now)
    await storage.parcels.drop_file(request.person.id)
    done = text("import-done", **_counts(arrival))
    undo = Button(text("button-undo-import"), about(TAKE_BACK, second_of(request.now)))
    return Reply((done,), rows=((undo,),), place=Place.SAME)


async def tap_leave(request: Request, storage: Storage) -> Reply:
    if await _waiting(request, storage) is not None:
        await storage.parcels.drop_file(request.person.id)
    return Reply((text("import-left"),), place=Place.SAME)


async def tap_take_back(request: Request, storage: Storage) -> Reply:
    back = await send_back(storage, request.person, request.now, request.number(0))
    taken = text("import-taken-back", habits=back.habits, entries=back.entries)
    as_before = (text("import-settings-back"),) if back.settings else ()
    return Reply((taken, *as_before), place=Place.SAME)


async def _waiting(request: Request, storage: Storage) -> bytes | None:
    """The file that the button was shown with, and no other that was sent since."""
    content = await storage.parcels.file(request.person.id)
    return content if content is not None and crc32(content) == request.number(0) else None


def _found(arrival: Arrival) -> Iterator[Text]:
    yield text("import-found", origin=_origin(arrival), **_counts(arrival))
    if arrival.known_habits:
        yield text("import-known", habits=arrival.known_habits, entries=arrival.known_entries)
    if arrival.settings:
        yield text("import-settings")
    if arrival.lost:
        what = tuple(text(f"import-lost-{kind.value}", count=number) for kind, number in arrival.lost)
        yield text("import-lost", what=what)


def _counts(arrival: Arrival) -> dict[str, int]:
    return {"habits": arrival.habits, "entries": arrival.entries, "notes": arrival.notes}


def _origin(arrival: Arrival) -> Text:
    return text(f"origin-{arrival.origin.value}")


COMMAND = Command(
    "import",
    run,
    options=(FILE,),
    taps={BRING: tap_bring, LEAVE_IT: tap_leave, TAKE_BACK: tap_take_back},
    place_in_menu=155,
)
