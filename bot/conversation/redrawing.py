"""What stands elsewhere and shows what has just changed, or something else by the clock alone, drawn as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from weakref import WeakValueDictionary

from bot.conversation import live_messages
from bot.conversation.actions import decode
from bot.conversation.command import Registry
from bot.conversation.reply import Action, Place, Reply, Tell
from bot.conversation.request import Event, Request
from bot.conversation.wording import Voice, voice_of
from core.desk import LiveMessage
from core.errors import CairnError, TryAgain
from core.ports import Storage

PAINTED_AFTER = timedelta(seconds=20)
"""A picture, after the first change that it does not show yet."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Redraw:
    """A message elsewhere that shows what has just changed, and how it looks now. Without an id it is a new one."""

    message: LiveMessage
    reply: Reply
    voice: Voice | None = None
    """None: that of the answer."""


class Newest:
    """Of each message the look that was worked out last, as long as anybody is about to draw it."""

    def __init__(self) -> None:
        self._looks: WeakValueDictionary[tuple[str, str, str], Redraw] = WeakValueDictionary()

    def of(
        self, redraws: tuple[Redraw, ...], event: Event | None = None, reply: Reply | None = None
    ) -> tuple[Redraw, ...]:
        """These are, from now on; to be told within the transaction: those of a person come one after the other. In
        the message of `event` now stands `reply`."""
        if event and event.message and reply and reply.place is Place.SAME:
            self._looks.pop((event.platform, event.chat, event.message), None)
        for redraw in redraws:
            self._looks[_place(redraw)] = redraw
        return redraws

    def __contains__(self, redraw: Redraw) -> bool:
        """False: the message has been answered in, or worked out anew, since."""
        return self._looks.get(_place(redraw)) is redraw


def _place(redraw: Redraw) -> tuple[str, str, str]:
    return redraw.message.platform, redraw.message.chat, redraw.message.message


async def redraws(
    registry: Registry, showing: Sequence[LiveMessage], request: Request, reply: Reply, storage: Storage
) -> tuple[Redraw, ...]:
    """A message about what is gone (a routine that was removed) is forgotten; the change is made all the same.

    What stands in several messages is worked out once.
    """
    drawn, views = [], dict[str, Reply]()
    for message in showing:
        if live_messages.is_answered_in(message, request.event, reply):
            continue
        if live_messages.is_picture(message):
            await _paint_later(message, request, storage)
            continue
        try:
            shown = views.get(message.view) or await view(registry, decode(message.view), request, storage)
        except TryAgain:
            raise
        except CairnError:
            await _forget(message, storage)
            continue
        views[message.view] = shown
        await _keep(message, shown, request, storage)
        drawn.append(Redraw(message, shown))
    return tuple(drawn)


async def _keep(message: LiveMessage, reply: Reply, request: Request, storage: Storage) -> None:
    """What the message shows from now on, if that is something else: other habits, the next page, nothing at all."""
    if reply.live is None:
        await _forget(message, storage)
        return
    shows = live_messages.live_message(reply.live, message.platform, message.chat, message.message)
    if shows != message:
        await storage.desk.show(request.person.id, shows, request.now)


async def _paint_later(message: LiveMessage, request: Request, storage: Storage) -> None:
    """Once for all that is tapped meanwhile, and by the delivery: nobody who taps waits for a picture."""
    if message.redraw_at is None:
        later = replace(message, redraw_at=request.now + PAINTED_AFTER)
        await storage.desk.show(request.person.id, later, request.now)


async def _forget(message: LiveMessage, storage: Storage) -> None:
    await storage.desk.forget_message(message.platform, message.chat, message.message)


async def drawn_anew(
    registry: Registry, message: LiveMessage, due: datetime, request: Request, storage: Storage
) -> Redraw | None:
    """A message that was to change at `due`, as it looks at the request's moment; when it changes next is kept.

    None: it looks as it did before, or what it showed is gone. A picture has waited for its turn: it is painted.
    """
    try:
        reply = await view(registry, decode(message.view), request, storage)
        earlier = replace(request, now=due - datetime.resolution)
        before = None if reply.picture else await view(registry, decode(message.view), earlier, storage)
    except CairnError:  # the habit is gone
        await _forget(message, storage)
        return None
    await _keep(message, reply, request, storage)
    looks_the_same = before is not None and replace(before, live=None) == replace(reply, live=None)
    return None if looks_the_same else Redraw(message, reply, voice_of(request.person, request.today))


async def view(registry: Registry, action: Action, request: Request, storage: Storage) -> Reply:
    """What the action shows now, in the same message and without a word of its own."""
    _, run = registry.tapped(action.op)
    reply = await run(replace(request, args=action.args), storage)
    return replace(reply, place=Place.SAME, toast=None, then=(), celebrate=False)


def told(tell: Tell) -> Redraw:
    """Somebody else is told something, in a new message."""
    nowhere_yet = LiveMessage(tell.platform, tell.chat, "", "", frozenset(), date.min)
    return Redraw(nowhere_yet, tell.reply, tell.voice)
