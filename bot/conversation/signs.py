"""A sign for each date of a habit: what was said of it, or what it came to. Never told by colour."""

from __future__ import annotations

from datetime import date

from bot.conversation.reply import Text, text
from bot.conversation.request import Request
from bot.conversation.wording import render, voice_of
from core.actions.overview import Standing
from core.days import DAY
from core.entries import EntryKind
from core.timeline import State

SIGNS = {
    State.DONE: "done",
    State.BONUS: "done",
    State.PARTIAL: "partial",
    State.MISSED: "missed",
    State.SKIPPED: "skipped",
    State.PAUSED: "paused",
    State.FROZEN: "saved",
    State.PENDING: "open",
}
"""Other dates have none."""
STRIP = 14


def sign_of(standing: Standing, day: date) -> Text | None:
    """A date of a week or month that is judged as a whole has one where something was added."""
    entry, state = standing.entry(day), standing.state(day)
    if standing.is_done(day):
        return text("sign-done")
    if entry is not None and entry.kind is EntryKind.AMOUNT and state in (State.REST, State.PENDING):
        return text("sign-partial")
    return text(f"sign-{SIGNS[state]}") if state in SIGNS else None


def strip(standing: Standing, request: Request) -> Text | None:
    """The last two weeks; None for a habit that has too little behind it."""
    days = [request.today - back * DAY for back in reversed(range(STRIP))]
    signs = [sign_of(standing, day) or text("sign-none") for day in days if day >= standing.habit.start]
    voice = voice_of(request.person)
    shown = "".join(render(sign, voice) for sign in signs)
    return text("history-strip", signs=shown, count=len(signs)) if len(signs) > 1 else None
