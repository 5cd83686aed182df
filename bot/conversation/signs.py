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
NONE = "none"
MEANT = (*dict.fromkeys(SIGNS.values()), NONE)
"""In the order in which they are explained."""
STRIP = 14


def sign_of(standing: Standing, day: date) -> Text | None:
    """A date of a week or month that is judged as a whole has one where something was added."""
    entry, state = standing.entry(day), standing.state(day)
    if standing.is_done(day):
        return text("sign-done")
    if entry is not None and entry.kind is EntryKind.AMOUNT and state in (State.REST, State.PENDING):
        return text("sign-partial")
    return state_sign(state)


def state_sign(state: State | None) -> Text | None:
    return text(f"sign-{SIGNS[state]}") if state in SIGNS else None


def strip(standing: Standing, request: Request) -> Text | None:
    """The last two weeks, and what the signs in it mean; None for a habit that has too little behind it."""
    days = [request.today - back * DAY for back in reversed(range(STRIP))]
    signs = [sign_of(standing, day) or text(f"sign-{NONE}") for day in days if day >= standing.habit.start]
    if len(signs) < 2:
        return None
    voice, seen = voice_of(request.person), {sign.key for sign in signs}
    shown = "".join(render(sign, voice) for sign in signs)
    legend = ", ".join(render(text(f"meant-{name}"), voice) for name in MEANT if f"sign-{name}" in seen)
    return text("history-strip", signs=shown, count=len(signs), legend=legend)
