"""No message of a private chat is a dead end: one without any button leads to the list of the day."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.actions import about
from bot.conversation.day_list import VIEW
from bot.conversation.reply import Action, Button, Place, Reply, text
from bot.conversation.request import Event, Said
from core.people import Person


def with_way_on(event: Event, person: Person | None, reply: Reply) -> Reply:
    """A newcomer who taps it is asked for their clock first."""
    if person is None or not event.private or reply.place in (Place.TOAST, Place.PRIVATE):
        return reply
    if isinstance(event.what, Said) and event.message:  # said in reply to a card, which has the buttons
        return reply
    says_nothing = not (reply.lines or reply.picture or reply.leaves_as)
    if says_nothing or reply.form or reply.awaits or reply.items or _has_buttons(reply):
        return reply
    return replace(reply, rows=(*reply.rows, (Button(text("button-show-today"), about(VIEW)),)))


def _has_buttons(reply: Reply) -> bool:
    return any(isinstance(button.does, Action) for row in reply.rows for button in row)
