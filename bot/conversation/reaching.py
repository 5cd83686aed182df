"""What is said to somebody whose private chat takes nothing from us."""

from __future__ import annotations

from bot.conversation.actions import about
from bot.conversation.reply import Button, Reply, Style, text

UNTOLD = "unreached"
"""The draft that stands until a person has been told that they could not be reached."""
HERE, GOT_IT = "lh", "gi"
"""Operations: remind me in this chat, where others read along, when my own is closed; your greeting has come."""


def greeting() -> Reply:
    """The first words in private, of our own accord: they show that messages come through."""
    return Reply((text("dm-hello"),), rows=((Button(text("button-got-it"), about(GOT_IT), Style.GO),),))


def closed(*, among_others: bool) -> Reply:
    """Where else may they be reminded? In this very place, if it is not private."""
    lines = (text("closed-chat"), text("closed-chat-how"))
    if not among_others:
        return Reply(lines)
    return Reply(lines, rows=((Button(text("button-remind-here"), about(HERE), Style.GO),),))
