"""What stands beside an entry, and the buttons that change it: its note, the reason of a skip, its amount."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.conversation.actions import StaleButton, about
from bot.conversation.reply import Action, Button, Field, FieldKind, Form, Text, text
from core.actions.log import amount_of
from core.actions.overview import Standing
from core.entries import EntryKind
from core.habits import AtLeast, AtMost
from core.limits import MAX_NOTE
from core.plan import version_on

NOTE, KEEP_NOTE, AMOUNT, KEEP_AMOUNT, REASON = "nf", "nk", "cf", "ck", "nr"
"""Operations, each about a habit and a date: ask for a note, keep it; ask for the amount, keep it; give a reason."""
NOTE_FIELD, AMOUNT_FIELD = "note", "amount"
REASONS = ("ill", "travelling", "busy", "rest")


def note_lines(standing: Standing, day: date) -> tuple[Text, ...]:
    entry = standing.entry(day)
    return (text("card-note", note=entry.note),) if entry and entry.note else ()


def note_button(standing: Standing, day: date) -> Button:
    entry = standing.entry(day)
    label = "button-add-note"
    if entry and entry.note:
        label = "button-change-note"
    elif entry and entry.kind is EntryKind.LAPSE:
        label = "button-what-led-to-it"
    return Button(text(label), about(NOTE, standing.habit.id, day))


def amount_button(standing: Standing, day: date) -> tuple[Button, ...]:
    """None where nothing is counted."""
    if not isinstance(version_on(standing.habit, day).goal, AtLeast | AtMost):
        return ()
    return (Button(text("button-change-amount"), about(AMOUNT, standing.habit.id, day)),)


def reason_buttons(standing: Standing, day: date) -> tuple[tuple[Button, ...], ...]:
    """Why it was skipped, for who wants to say so."""
    usual = [Button(text(f"reason-{word}"), about(REASON, standing.habit.id, day, word)) for word in REASONS]
    own = Button(text("button-own-words"), about(NOTE, standing.habit.id, day))
    return tuple(usual[:3]), (*usual[3:], own)


def reason_text(word: str) -> Text:
    """Raises: StaleButton for one that we do not offer."""
    if word not in REASONS:
        raise StaleButton
    return text(f"reason-{word}")


def note_form(standing: Standing, day: date, back: Action) -> Form:
    entry = standing.entry(day)
    field = Field(
        NOTE_FIELD,
        text("note-ask", date=day),
        FieldKind.PARAGRAPH,
        given=entry.note if entry else "",
        required=False,
        hint=text("note-hint"),
        longest=MAX_NOTE,
    )
    return Form(text("form-habit", habit=standing.habit.name), (field,), about(KEEP_NOTE, standing.habit.id, day), back)


def amount_form(standing: Standing, day: date, back: Action) -> Form:
    goal, entry = version_on(standing.habit, day).goal, standing.entry(day)
    if not isinstance(goal, AtLeast | AtMost):
        raise StaleButton
    now = amount_of(goal, entry)
    label = text("amount-ask-unit", unit=goal.unit) if goal.unit else text("amount-ask")
    field = Field(AMOUNT_FIELD, label, given=_plain(now) if now else "", hint=text("amount-hint"), longest=20)
    submits = about(KEEP_AMOUNT, standing.habit.id, day)
    return Form(text("form-habit", habit=standing.habit.name), (field,), submits, back)


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
