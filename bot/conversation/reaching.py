"""What is said to somebody whose private chat takes nothing from us."""

from __future__ import annotations

from bot.conversation.actions import about
from bot.conversation.reply import Button, Open, Reply, Style, text

UNTOLD = "unreached"
"""The draft that stands until a person has been told that they could not be reached."""
PRIVACY = "https://support.discord.com/hc/en-us/articles/217916488-Blocking-Privacy-Settings"
"""Discord's own page about who may write to whom: it is the one platform where a private chat can be closed to us."""
HERE, GOT_IT = "lh", "gi"
"""Operations: remind me in this chat, where others read along, when my own is closed; your greeting has come."""


def greeting() -> Reply:
    """The first words in private, of our own accord: they show that messages come through."""
    return Reply((text("dm-hello"),), rows=((Button(text("button-got-it"), about(GOT_IT), Style.GO),),))


def closed(*, among_others: bool) -> Reply:
    """Where else may they be reminded? In this very place, if it is not private."""
    here = (Button(text("button-remind-here"), about(HERE), Style.GO),) if among_others else ()
    how = Button(text("button-how-to-open"), Open(PRIVACY))
    return Reply((text("closed-chat"), text("closed-chat-how")), rows=((*here, how),))
