"""One request as the inspector shows it: what came in, and what was answered, before any wording."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.dispatch import Answer
from bot.conversation.request import Event, Said


@dataclass(frozen=True, slots=True)
class Trace:
    """`texts`, `toast`: keys of the catalogues. `repeated`: the same event had come before and had no second effect."""

    user: str
    key: str
    said: str
    action: str
    texts: tuple[str, ...]
    toast: str
    place: str
    redraws: int
    repeated: bool


def trace_of(event: Event, answer: Answer) -> Trace:
    said = event.what.words if isinstance(event.what, Said) else ""
    action = getattr(event.what, "action", "")
    return Trace(
        user=event.user,
        key=event.key,
        said=said,
        action=action,
        texts=tuple(line.key for line in answer.reply.lines),
        toast=answer.reply.toast.key if answer.reply.toast else "",
        place=answer.reply.place.value,
        redraws=len(answer.redraws),
        repeated=answer.repeated,
    )
