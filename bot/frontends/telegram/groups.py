"""In groups: nothing of anybody's own is shown there, only the way into the private chat."""

from __future__ import annotations

from bot.conversation.commands.start import LINKED, link_payload
from bot.conversation.reply import Button, Open, Reply, Style, text
from bot.conversation.request import Event, Said


def link_to(username: str, payload: str = "start") -> str:
    return f"https://t.me/{username}?start={payload}"


def between_us(event: Event, username: str) -> Reply:
    """A button that opens our chat, with what was asked for where a link may ask for it."""
    words = event.what.words if isinstance(event.what, Said) else ""
    command = words.partition(" ")[0].partition("@")[0].removeprefix("/").casefold()
    payload = link_payload(command) if command in LINKED else "start"
    button = Button(text("button-open-chat"), Open(link_to(username, payload)), Style.PRIMARY)
    return Reply((text("group-private"),), rows=((button,),), silent=True)
