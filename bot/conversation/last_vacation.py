"""The last step that was taken with a vacation, for /undo: it may be the last thing that somebody did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from bot.conversation.request import Request
from core.actions.vacation import Vacation
from core.habits import HabitId
from core.ports import Storage

DRAFT = "vacation-step"


class Did(StrEnum):
    BEGUN = "begun"
    ENDED = "ended"
    OTHERWISE = "otherwise"
    """Changed, or joined with another one: no word takes that back."""


async def remember(request: Request, storage: Storage, did: Did, one: Vacation) -> None:
    kept = {"did": did.value, "after": await _newest(request, storage), **content_of(one)}
    await storage.desk.keep_draft(request.person.id, DRAFT, kept, request.now)


async def forget(request: Request, storage: Storage) -> None:
    await storage.desk.drop_draft(request.person.id, DRAFT)


async def last_step(request: Request, storage: Storage) -> tuple[Did, Vacation] | None:
    """None where something was logged or taken back since."""
    kept = await storage.desk.draft(request.person.id, DRAFT)
    if kept is None or kept["after"] != await _newest(request, storage):
        return None
    return Did(kept["did"]), vacation_in(kept)


async def _newest(request: Request, storage: Storage) -> int:
    change = await storage.entries.last_change(request.person.id)
    return change.id if change else 0


def content_of(one: Vacation) -> Mapping[str, Any]:
    return {"first": f"{one.first}", "last": f"{one.last}" if one.last else None, "habits": sorted(one.habits)}


def vacation_in(content: Mapping[str, Any]) -> Vacation:
    last: str | None = content["last"]
    habits: frozenset[HabitId] = frozenset(content["habits"])
    return Vacation(date.fromisoformat(content["first"]), date.fromisoformat(last) if last else None, habits)
