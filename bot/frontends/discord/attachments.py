"""Files that people attach, fetched from where Discord keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord
import structlog
from discord import AppCommandOptionType, Interaction

from bot.conversation.request import LARGEST_FILE, Called, Event, NotReceived, Sent
from bot.frontends.discord.errors import REFUSED

MEDIA = ("image/", "audio/", "video/")

log = structlog.get_logger(__name__)


async def with_files(event: Event, interaction: Interaction[Any]) -> Event:
    """The event with the files that were chosen with the command; where one is not here, that is what it says."""
    what = event.what
    chosen = _chosen(interaction.data or {})
    if not isinstance(what, Called) or not chosen:
        return event
    files: dict[str, Sent] = {}
    for option, card in chosen.items():
        sent = await _fetch(discord.Attachment(data=card, state=interaction._state), "")
        if isinstance(sent, NotReceived):
            return replace(event, what=sent)
        files[option] = sent
    words = {name: value for name, value in what.options.items() if name not in files}
    return replace(event, what=Called(what.command, words, files))


async def with_attachment(event: Event, attachments: Sequence[discord.Attachment], caption: str) -> Event:
    """The event with the first file of a message; pictures and voices are left alone, the words beside them are not."""
    file = next((one for one in attachments if not (one.content_type or "").startswith(MEDIA)), None)
    return replace(event, what=await _fetch(file, caption)) if file else event


def _chosen(data: Mapping[str, Any]) -> dict[str, Any]:
    cards = data.get("resolved", {}).get("attachments", {})
    kind = AppCommandOptionType.attachment.value
    options = [one for one in data.get("options", []) if one.get("type") == kind]
    return {one["name"]: cards[str(one["value"])] for one in options if str(one.get("value")) in cards}


async def _fetch(attachment: discord.Attachment, caption: str) -> Sent | NotReceived:
    if attachment.size > LARGEST_FILE:
        return NotReceived(attachment.filename, too_large=True)
    try:
        return Sent(attachment.filename, await attachment.read(), caption)
    except REFUSED as refused:
        log.warning("a file could not be fetched", reason=str(refused))
        return NotReceived(attachment.filename, too_large=False)
