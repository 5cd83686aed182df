"""/start: set up, or come back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.conversation import set_up_form
from bot.conversation.command import Command, Run, Where
from bot.conversation.commands import delete_me, habits, link, share, stats, today
from bot.conversation.day_list import day_list
from bot.conversation.options import Words
from bot.conversation.reaching import GOT_IT
from bot.conversation.reply import Place, Reply, Text, text
from bot.conversation.request import Request
from bot.conversation.welcome import greet, hello, starters, take_set_up, tap_set_up
from core.ports import Storage

PAYLOAD = Words("payload", linked=True)
OPENS = "x_"
SOURCE = re.compile(r"s_([A-Za-z0-9_-]{1,62})")
"""Where somebody has heard of us."""
CAME_FROM = "source"
LINKED: Mapping[str, Run] = {
    "today": today.run,
    "done": today.run,
    "stats": stats.run,
    "habits": habits.run,
    "share": share.run,
}
"""What a link may ask for. It can come from anybody, so it may only show things."""


def link_payload(command: str) -> str:
    """What a link into our chat carries, to show what `command` shows."""
    return OPENS + command


def _linked(payload: str) -> str:
    return payload.removeprefix(OPENS) if payload.startswith(OPENS) else ""


async def run(request: Request, storage: Storage) -> Reply:
    """A newcomer is asked for their clock; who is set up sees starters, or their day; who is leaving, the way back."""
    payload = request.value(PAYLOAD) or ""
    if payload.startswith(link.PAYLOAD):
        return await link.bring(request, storage, payload.removeprefix(link.PAYLOAD))
    opened = LINKED.get(_linked(payload))
    if opened is not None and request.person.set_up:
        return await opened(request, storage)
    if request.person.erase_at is not None:
        return await delete_me.run(replace(request, values={}, rest=""), storage)
    first = await _of_link(request, storage, payload)
    if not request.person.set_up:
        return await greet(request, storage, *first)
    if await storage.habits.count(request.person.id):
        day = await day_list(request, storage, request.today)
        return replace(day, lines=(*first, *day.lines))
    return starters(*first, hello(request))


async def _of_link(request: Request, storage: Storage, payload: str) -> tuple[Text, ...]:
    """Where they come from is kept, once; of a link to what we do not have they are told so, and go on."""
    if source := SOURCE.fullmatch(payload):
        if await storage.desk.draft(request.person.id, CAME_FROM) is None:
            await storage.desk.keep_draft(request.person.id, CAME_FROM, {"word": source[1]}, request.now)
        return ()
    return (text("start-link-unknown"),) if payload and not _linked(payload) else ()


async def got_it(request: Request, storage: Storage) -> Reply:
    """To the greeting in private, where a platform has to be tried first."""
    return Reply((text("dm-works"),), place=Place.SAME)


COMMAND = Command(
    "start",
    run,
    options=(PAYLOAD,),
    taps={set_up_form.OPEN: tap_set_up, set_up_form.FILLED: take_set_up, GOT_IT: got_it},
    where=Where.BOTH,
    needs_set_up=False,
    place_in_menu=110,
)
