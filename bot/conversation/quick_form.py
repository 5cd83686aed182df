"""A new habit as one form, where a platform can show it: name, rhythm, days, time, note."""

from __future__ import annotations

from datetime import time

from bot.conversation import adding
from bot.conversation.actions import about
from bot.conversation.moments import time_typed
from bot.conversation.open_form import FieldRefused
from bot.conversation.plans import PLAN_LABELS, PLANS
from bot.conversation.reply import BETWEEN, Field, FieldKind, Form, Reply, text
from bot.conversation.request import Request
from core.errors import CairnError
from core.habits import Check, Daily, HabitDraft, Schedule, Weekdays
from core.limits import MAX_NAME, MAX_NOTE
from core.names import check_name, check_note
from core.people import Weekday
from core.ports import Storage

FILLED = "af"
NAME, RHYTHM, DAYS, TIME, NOTE = "name", "rhythm", "days", "time", "note"
SOME_DAYS = "some"
LONGEST_TIME = 40


def form() -> Reply:
    rhythms = (*((name, text(label)) for name, label in PLAN_LABELS.items()), (SOME_DAYS, text("form-some-days")))
    week = tuple((day.name.lower(), text("weekday", day=frozenset({day}))) for day in Weekday)
    fields = (
        Field(NAME, text("field-name"), hint=text("field-name-hint"), longest=MAX_NAME),
        Field(RHYTHM, text("field-rhythm"), FieldKind.ONE_OF, rhythms, given="daily"),
        Field(DAYS, text("field-days"), FieldKind.SOME_OF, week, required=False),
        Field(TIME, text("field-time"), required=False, hint=text("field-time-hint"), longest=LONGEST_TIME),
        Field(NOTE, text("field-note"), FieldKind.PARAGRAPH, required=False, longest=MAX_NOTE),
    )
    return Reply(form=Form(text("command-add"), fields, about(FILLED)))


async def take(request: Request, storage: Storage) -> Reply:
    """The card to check it. Raises: FieldRefused."""
    filled = request.filled
    typed = filled.get(TIME, "").strip()
    draft = HabitDraft(
        name=_name(filled.get(NAME, "")),
        schedule=_schedule(filled.get(RHYTHM, ""), filled.get(DAYS, "")),
        goal=Check(),
        start=request.today,
        times=(_time(typed, request),) if typed else (),
        note=check_note(filled.get(NOTE, "")),
    )
    return await adding.card_of(request, storage, draft)


def _schedule(rhythm: str, days: str) -> Schedule:
    """Days that were chosen count whatever the rhythm says: nobody chooses them for nothing."""
    known = {day.name.lower(): day for day in Weekday}
    chosen = frozenset(known[word] for word in days.split(BETWEEN) if word in known)
    if chosen and (rhythm == SOME_DAYS or rhythm == "daily"):
        return Daily() if len(chosen) == len(Weekday) else Weekdays(chosen)
    return PLANS.get(rhythm, Daily())


def _name(words: str) -> str:
    try:
        return check_name(words)
    except CairnError as error:
        raise FieldRefused(NAME, error) from error


def _time(words: str, request: Request) -> time:
    try:
        return time_typed(words, request)
    except CairnError as error:
        raise FieldRefused(TIME, error) from error
