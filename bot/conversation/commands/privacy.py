"""/privacy: what is kept, where, who sees it, for how long; and how to take it along or have it removed."""

from __future__ import annotations

from bot.conversation.actions import about
from bot.conversation.command import Command
from bot.conversation.commands import delete_me, export
from bot.conversation.options import NotUnderstood
from bot.conversation.reply import Button, Place, Reply, Style, text
from bot.conversation.request import Request, Tapped
from core.ports import Storage

SHOW, TAKE = "pv", "px"
"""Operations: this page, and what it can leave as."""
LINES = ("what", "where", "who", "long", "leaves", "ends")


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    take = Button(text("button-export"), about(TAKE))
    end = Button(text("button-delete-everything"), about(delete_me.ASK), Style.DANGER)
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    return Reply(tuple(text(f"privacy-{line}") for line in LINES), rows=((take, end),), place=place)


async def tap_take(request: Request, storage: Storage) -> Reply:
    back = Button(text("button-back"), about(SHOW))
    return Reply((text("export-ask-how"),), rows=(export.buttons(), (back,)), place=Place.SAME)


COMMAND = Command("privacy", run, taps={SHOW: run, TAKE: tap_take}, needs_set_up=False, place_in_menu=160)
