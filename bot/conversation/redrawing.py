"""What stands elsewhere and shows what has just changed, or something else by the clock alone, drawn as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.conversation import live_messages
from bot.conversation.actions import decode
from bot.conversation.command import Registry
from bot.conversation.reply import Live, Place, Reply, Tell
from bot.conversation.request import Request
from bot.conversation.wording import Voice, voice_of
from core.errors import CairnError, TryAgain
from core.ports import LiveMessage, Storage


@dataclass(frozen=True, slots=True)
class Redraw:
    """A message elsewhere that shows what has just changed, and how it looks now. Without an id it is a new one."""

    message: LiveMessage
    reply: Reply
    voice: Voice | None = None
    """None: that of the answer."""


async def redraws(
    registry: Registry, showing: Sequence[LiveMessage], request: Request, reply: Reply, storage: Storage
) -> tuple[Redraw, ...]:
    """A message about what is gone (a routine that was removed) is forgotten; the change is made all the same."""
    drawn = []
    for message in showing:
        if live_messages.is_answered_in(message, request.event, reply):
            continue
        try:
            drawn.append(Redraw(message, await _view(registry, message, request, storage)))
        except TryAgain:
            raise
        except CairnError:
            await storage.desk.forget_message(message.platform, message.chat, message.message)
    return tuple(drawn)


async def drawn_anew(
    registry: Registry, message: LiveMessage, due: datetime, request: Request, storage: Storage
) -> Redraw | None:
    """A message that was to change at `due`, as it looks at the request's moment; when it changes next is kept.

    None: it looks as it did before, or what it showed is gone.
    """
    try:
        before = await _view(registry, message, replace(request, now=due - datetime.resolution), storage)
        reply = await _view(registry, message, request, storage)
    except CairnError:  # the habit is gone
        await storage.desk.forget_message(message.platform, message.chat, message.message)
        return None
    live = reply.live or Live(decode(message.view), frozenset(), message.date)
    shows = live_messages.live_message(live, message.platform, message.chat, message.message)
    await storage.desk.show(request.person.id, shows, request.now)
    looks_the_same = replace(before, live=None) == replace(reply, live=None)
    return None if looks_the_same else Redraw(message, reply, voice_of(request.person, request.today))


async def _view(registry: Registry, message: LiveMessage, request: Request, storage: Storage) -> Reply:
    action = decode(message.view)
    _, run = registry.tapped(action.op)
    reply = await run(replace(request, args=action.args), storage)
    return replace(reply, place=Place.SAME, toast=None, then=(), celebrate=False)


def told(tell: Tell) -> Redraw:
    """Somebody else is told something, in a new message."""
    nowhere_yet = LiveMessage(tell.platform, tell.chat, "", "", frozenset(), date.min)
    return Redraw(nowhere_yet, tell.reply, tell.voice)
