"""A question without a form: what is typed soon after it in the same chat may be its answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.conversation.request import Request
from core.ports import Storage

PLACE_ASKED = "zone"
"""The draft that says that somebody who has a zone has just been asked for another one."""
WAITS = timedelta(minutes=10)
"""What is typed later is about something else; the question's buttons still work."""


def asked_here(request: Request) -> dict[str, Any]:
    """To be kept in the question's draft."""
    return {"asked_in": _chat(request), "asked_at": request.now.isoformat()}


def waits_here(kept: Mapping[str, Any], request: Request) -> bool:
    """Whether it was asked there, and a moment ago. Drafts of an earlier version do not say."""
    if kept.get("asked_in") != _chat(request):
        return False
    return request.said_at - datetime.fromisoformat(kept["asked_at"]) <= WAITS


async def is_last_said(kept: Mapping[str, Any], request: Request, storage: Storage) -> bool:
    """Whether nothing has been answered or sent to the person since."""
    return not await storage.desk.said_since(request.person.id, datetime.fromisoformat(kept["asked_at"]))


def _chat(request: Request) -> list[str]:
    return [request.event.platform, request.event.chat]
