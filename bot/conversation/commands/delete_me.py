"""/delete_me: everything of a person goes, a day after they have said so twice."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.actions import about
from bot.conversation.command import Command
from bot.conversation.commands import export
from bot.conversation.options import NotUnderstood
from bot.conversation.reply import Button, Place, Reply, Style, Text, text
from bot.conversation.request import Request, Tapped
from core.actions.erase import ask_to_erase, stay
from core.days import known_by, zone_at
from core.ports import Storage
from core.wall_time import wall_clock

ASK, SURE, YES, KEEP, CANCEL, TAKE = "ea", "es", "ey", "ek", "ec", "ex"
"""Operations, about oneself: each button works wherever its message is, on every platform and after a restart."""


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    if request.person.erase_at is not None:
        return _leaving(request, request.person.erase_at)
    entries, _ = await storage.parcels.count_entries(request.person.id)
    habits = await storage.habits.count(request.person.id)
    removes = text("erase-removes", habits=habits, entries=entries)
    rows = (
        (Button(text("button-download-first"), about(TAKE)),),
        (Button(text("button-delete-everything"), about(SURE), Style.DANGER), _keep()),
    )
    return Reply((removes, text("erase-grace")), rows=rows, place=_place(request))


async def tap_sure(request: Request, storage: Storage) -> Reply:
    yes = Button(text("button-really-delete-everything"), about(YES), Style.DANGER)
    return Reply((text("erase-last-check"),), rows=((yes, _keep()),), place=Place.SAME)


async def tap_yes(request: Request, storage: Storage) -> Reply:
    leaving = await ask_to_erase(storage, request.person, request.now)
    assert leaving.erase_at is not None
    return _leaving(request, leaving.erase_at)


async def tap_keep(request: Request, storage: Storage) -> Reply:
    """An old message may stand below one that has said yes."""
    if request.person.erase_at is not None:
        return _leaving(request, request.person.erase_at)
    return Reply((text("erase-kept"),), place=Place.SAME)


async def tap_cancel(request: Request, storage: Storage) -> Reply:
    await stay(storage, request.person, request.now)
    return Reply((text("erase-cancelled"),), place=Place.SAME)


async def tap_take(request: Request, storage: Storage) -> Reply:
    back = Button(text("button-back"), about(ASK))
    return Reply((text("export-ask-how"),), rows=(export.buttons(), (back,)), place=Place.SAME)


def _leaving(request: Request, at: datetime) -> Reply:
    cancel = Button(text("button-cancel-deletion"), about(CANCEL), Style.GO)
    return Reply((_when(request, at),), rows=((cancel,),), place=_place(request))


def _when(request: Request, at: datetime) -> Text:
    """As the person's clock will show it."""
    clock = known_by(request.person.clock, request.now)
    wall = wall_clock(at, zone_at(clock, request.now))
    return text("erase-leaving", day=wall.date(), time=wall.time())


def _keep() -> Button:
    return Button(text("button-keep-data"), about(KEEP), Style.GO)


def _place(request: Request) -> Place:
    return Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW


COMMAND = Command(
    "delete_me",
    run,
    taps={ASK: run, SURE: tap_sure, YES: tap_yes, KEEP: tap_keep, CANCEL: tap_cancel, TAKE: tap_take},
    needs_set_up=False,
    place_in_menu=170,
)
