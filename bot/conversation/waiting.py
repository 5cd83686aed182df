"""A question without a form: what is typed soon after it in the same chat may be its answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.conversation.request import Request
from core.ports import Storage

PLACE_ASKED = "zone"
"""The draft that says that somebody who has a zone has just been asked for another one."""
NEW_HABIT, WAS_KEPT = "add", "kept"
"""The drafts of what "yes" and "no" may answer: the card of a new habit, whether something was kept meanwhile."""
WAITS = timedelta(minutes=10)
"""What is typed later is about something else; the question's buttons still work."""


def asked_here(request: Request) -> dict[str, Any]:
    """To be kept in the question's draft."""
    return {"asked_in": _chat(request), "asked_at": request.now.isoformat()}


async def put_behind(request: Request, storage: Storage) -> None:
    """Something else is asked below what has just been asked: a "yes" is no answer to that any more."""
    for name in (NEW_HABIT, WAS_KEPT):
        kept = await storage.desk.draft(request.person.id, name)
        if kept and kept.get("asked_in"):
            await storage.desk.keep_draft(request.person.id, name, {**kept, "asked_in": None}, request.now)


async def answered_here(name: str, request: Request, storage: Storage) -> Mapping[str, Any] | None:
    """The draft of the question, if it was asked there, a moment ago, and nothing has been said since."""
    kept = await storage.desk.draft(request.person.id, name)
    if kept is None or not waits_here(kept, request) or not await is_last_said(kept, request, storage):
        return None
    return kept


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
