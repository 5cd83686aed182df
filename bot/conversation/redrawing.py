"""What stands elsewhere and shows what has just changed, or something else by the clock alone, drawn as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from weakref import WeakValueDictionary

from bot.conversation import live_messages
from bot.conversation.actions import decode
from bot.conversation.command import Registry
from bot.conversation.in_bin import binned_reply
from bot.conversation.reply import Action, Live, Place, Reply, Tell
from bot.conversation.request import Event, Request
from bot.conversation.wording import Voice, voice_of
from core.actions.log import NoSuchHabit
from core.desk import LiveMessage
from core.errors import CairnError, TryAgain
from core.people import PersonId
from core.ports import Database, Storage

PAINTED_AFTER = timedelta(seconds=20)
"""A picture, after the first change that it does not show yet."""
LOOKED_AT_AFTER = timedelta(seconds=30)
"""What a change has made untrue, unless it has been drawn by then: whoever was to do that is gone, or waits."""
AGAIN_AFTER = timedelta(minutes=2)
"""What could not be drawn, as long as its platform is away."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Redraw:
    """A message elsewhere that shows what has just changed, and how it looks now. Without an id it is a new one."""

    message: LiveMessage
    reply: Reply
    voice: Voice | None = None
    """None: that of the answer."""
    person: PersonId | None = None
    """Whose message it is: it is owed to them. None: nobody's yet."""


class Newest:
    """Of each message the look that was worked out last, as long as anybody is about to draw it; and those that are
    drawn, until that is written down: soon, and for all of them at once, so that no tap waits for it."""

    def __init__(self) -> None:
        self._looks: WeakValueDictionary[tuple[str, str, str], Redraw] = WeakValueDictionary()
        self._drawn: list[tuple[PersonId, LiveMessage, LiveMessage | None]] = []

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

    def drawn(self, redraw: Redraw) -> None:
        """It stands there now, or never can."""
        message, live = redraw.message, redraw.reply.live
        if redraw.person is not None:
            shows = live_messages.live_message(live, message.platform, message.chat, message.message) if live else None
            self._drawn.append((redraw.person, message, shows))

    async def write_down(self, database: Database) -> None:
        """Raises: NotSaved, TryAgain; what was drawn is then written down the next time."""
        if drawn := tuple(self._drawn):
            async with database.transaction() as storage:
                await storage.desk.drawn(drawn)
            del self._drawn[: len(drawn)]


def _place(redraw: Redraw) -> tuple[str, str, str]:
    return redraw.message.platform, redraw.message.chat, redraw.message.message


async def redraws(
    registry: Registry, showing: Sequence[LiveMessage], request: Request, reply: Reply, storage: Storage
) -> tuple[Redraw, ...]:
    """A message about what is gone (a routine that was removed) is forgotten; the change is made all the same.

    What stands in several messages is worked out once.
    """
    drawn, views, person = [], dict[str, Reply](), request.person.id
    for message in showing:
        if live_messages.is_answered_in(message, request.event, reply):
            continue
        if live_messages.is_picture(message):
            await _paint_later(message, request, storage)
            continue
        try:
            shown = views.get(message.view) or await _shown_by(message, registry, request, storage)
        except TryAgain:
            raise
        except CairnError:
            await _forget(message, storage)
            continue
        views[message.view] = shown
        owed = await _owe(message, shown, request, storage, LOOKED_AT_AFTER)
        drawn.append(Redraw(owed, shown, person=person))
    return tuple(drawn)


async def _shown_by(message: LiveMessage, registry: Registry, request: Request, storage: Storage) -> Reply:
    """A message about one habit, which is in the bin, says that until it comes back or is gone for good."""
    action = decode(message.view)
    try:
        return await view(registry, action, request, storage)
    except NoSuchHabit:
        if len(message.habits) != 1:
            raise
        (habit,) = message.habits
        live = Live(action, message.habits, message.date, since=message.since)
        return replace(await binned_reply(habit, None, request, storage), place=Place.SAME, live=live)


async def _owe(
    message: LiveMessage, reply: Reply, request: Request, storage: Storage, again_after: timedelta
) -> LiveMessage:
    """What the message shows from now on; and that it may not stand there yet, until its platform has taken it."""
    shows = message
    if reply.live is not None:
        shows = live_messages.live_message(reply.live, message.platform, message.chat, message.message)
    owed = replace(shows, redraw_at=request.now + again_after, owed=True)
    if owed == replace(message, redraw_at=owed.redraw_at, owed=True):
        await storage.desk.owe(request.person.id, [owed])
    else:
        await storage.desk.show(request.person.id, owed, request.now)
    return owed


async def _paint_later(message: LiveMessage, request: Request, storage: Storage) -> None:
    """Once for all that is tapped meanwhile, and by the delivery: nobody who taps waits for a picture."""
    if message.redraw_at is None or message.owed:
        later = replace(message, redraw_at=request.now + PAINTED_AFTER, owed=False)
        await storage.desk.show(request.person.id, later, request.now)


async def _forget(message: LiveMessage, storage: Storage) -> None:
    await storage.desk.forget_message(message.platform, message.chat, message.message)


async def drawn_anew(
    registry: Registry, message: LiveMessage, due: datetime, request: Request, storage: Storage
) -> Redraw | None:
    """A message that was to change at `due`, as it looks at the request's moment; when it changes next is kept.

    None: it looks as it did before, or what it showed is gone. A picture has waited for its turn: it is painted. And
    what is owed is drawn whatever it looks like.
    """
    try:
        reply = await _shown_by(message, registry, request, storage)
        earlier, always = replace(request, now=due - datetime.resolution), reply.picture or message.owed
        before = None if always else await _shown_by(message, registry, earlier, storage)
    except CairnError:  # the habit is gone
        await _forget(message, storage)
        return None
    if before is not None and replace(before, live=None) == replace(reply, live=None):
        await _keep_next_change(message, reply, request, storage)
        return None
    owed = await _owe(message, reply, request, storage, AGAIN_AFTER)
    return Redraw(owed, reply, voice_of(request.person, request.today), request.person.id)


async def _keep_next_change(message: LiveMessage, reply: Reply, request: Request, storage: Storage) -> None:
    """It looks as before."""
    if reply.live is None:
        await _forget(message, storage)
        return
    shows = live_messages.live_message(reply.live, message.platform, message.chat, message.message)
    if shows != message:
        await storage.desk.show(request.person.id, shows, request.now)


async def view(registry: Registry, action: Action, request: Request, storage: Storage) -> Reply:
    """What the action shows now, in the same message and without a word of its own."""
    _, run = registry.tapped(action.op)
    reply = await run(replace(request, args=action.args), storage)
    return replace(reply, place=Place.SAME, toast=None, then=(), celebrate=False)


def told(tell: Tell) -> Redraw:
    """Somebody else is told something, in a new message."""
    nowhere_yet = LiveMessage(tell.platform, tell.chat, "", "", frozenset(), date.min)
    return Redraw(nowhere_yet, tell.reply, tell.voice)
