"""More about a habit that is about to be: what the card has no room for, each by a form or a few buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.conversation.actions import StaleButton, about
from bot.conversation.categories import offer_rows
from bot.conversation.goals import goal_typed, goal_words
from bot.conversation.moments import day_typed, time_typed
from bot.conversation.plans import fits
from bot.conversation.reply import Button, Field, FieldKind, Form, Reply, Style, text
from bot.conversation.request import Request
from core.colours import COLOURS, colour_name
from core.habits import Daily, Habit, HabitDraft
from core.limits import MAX_CATEGORY, MAX_CUE, MAX_NAME, MAX_NOTE
from core.names import check_category, check_cue, check_name, check_note

MORE, ASK, TYPED, COLOUR, COLOURED, CARD = "aa", "ab", "ae", "ag", "ah", "ai"
WRITE, CATEGORY = "aw", "aj"
"""Operations; each is about the draft's number, some with a field's name, a colour's, or a category."""
FIELDS = ("name", "note", "cue", "category", "goal", "time", "start", "end")
LONGEST: Mapping[str, int] = {"name": MAX_NAME, "note": MAX_NOTE, "cue": MAX_CUE, "category": MAX_CATEGORY}
LONGEST_WORDS = 60
NONE = "none"


def more_rows(number: int) -> tuple[tuple[Button, ...], ...]:
    fields = [Button(text(f"button-edit-{name}"), about(ASK, number, name)) for name in FIELDS]
    colour = Button(text("button-edit-colour"), about(COLOUR, number))
    back = (Button(text("button-back"), about(CARD, number)),)
    return (tuple(fields[:3]), tuple(fields[3:6]), (*fields[6:], colour), back)


def colour_rows(number: int, draft: HabitDraft) -> tuple[tuple[Button, ...], ...]:
    chosen = colour_name(draft.colour)
    buttons = [
        Button(
            text("button-colour", mark=text(f"mark-{name}"), name=text(f"colour-{name}")),
            about(COLOURED, number, name),
            Style.PRIMARY if name == chosen else Style.PLAIN,
        )
        for name in COLOURS
    ]
    none = Button(text("button-no-colour"), about(COLOURED, number, NONE))
    return (tuple(buttons[:4]), tuple(buttons[4:]), (none, Button(text("button-back"), about(MORE, number))))


def category_rows(number: int, draft: HabitDraft, habits: Sequence[Habit]) -> tuple[tuple[Button, ...], ...]:
    return offer_rows(
        habits,
        draft.category,
        lambda mark: about(CATEGORY, number, mark),
        types=about(WRITE, number, "category"),
        back=about(MORE, number),
    )


def coloured(draft: HabitDraft, name: str) -> HabitDraft:
    if name not in COLOURS and name != NONE:
        raise StaleButton
    return replace(draft, colour=COLOURS.get(name, ""))


def form(draft: HabitDraft, number: int, name: str, request: Request) -> Reply:
    """Raises: StaleButton."""
    if name not in FIELDS:
        raise StaleButton
    field = Field(
        name,
        text(f"field-{name}"),
        FieldKind.PARAGRAPH if name == "note" else FieldKind.LINE,
        given=_now(draft, name, request),
        required=name in ("name", "start"),
        hint=text(f"field-{name}-hint"),
        longest=LONGEST.get(name, LONGEST_WORDS),
    )
    back = about(MORE, number)
    return Reply(form=Form(text("edit-form", habit=draft.name), (field,), about(TYPED, number, name), back=back))


def typed(draft: HabitDraft, name: str, words: str, request: Request) -> HabitDraft:
    """The draft with what was typed for a field. Raises: StaleButton, and what the readers refuse with."""
    match name:
        case "name":
            return replace(draft, name=check_name(words))
        case "note":
            return replace(draft, note=check_note(words))
        case "cue":
            return replace(draft, cue=check_cue(words))
        case "category":
            return replace(draft, category=check_category(words))
        case "goal":
            goal = goal_typed(words, request)
            return replace(draft, goal=goal, schedule=draft.schedule if fits(draft.schedule, goal) else Daily())
        case "time":
            return replace(draft, times=(time_typed(words, request),) if words.strip() else ())
        case "start":
            return replace(draft, start=day_typed(words, request, ahead=False))
        case "end":
            return replace(draft, end=day_typed(words, request, ahead=True) if words.strip() else None)
    raise StaleButton


def _now(draft: HabitDraft, name: str, request: Request) -> str:
    match name:
        case "goal":
            return goal_words(draft.goal, request)
        case "time":
            return f"{draft.times[0]:%H:%M}" if draft.times else ""
        case "start" | "end":
            day = draft.start if name == "start" else draft.end
            return day.isoformat() if day else ""
    return str(getattr(draft, name))
