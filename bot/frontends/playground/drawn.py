"""A reply in the page's own terms: spans of words, rows of buttons."""

from __future__ import annotations

from typing import Any

from bot.conversation.reply import Action, Button, Copy, Open, Reply, Share, Text
from bot.conversation.wording import Voice, direction, render, spans


def drawn(reply: Reply, voice: Voice) -> dict[str, Any]:
    """All of it but the picture, which somebody has to paint first, and Share: there is no other chat to post to."""
    content: dict[str, Any] = {
        "language": voice.language,
        "dir": direction(voice.language),
        "lines": [_spans(line, voice) for line in reply.written],
        "items": [{"line": _spans(item.line, voice), "button": _button(item.button, voice)} for item in reply.items],
        "rows": [[_button(one, voice) for one in row if not isinstance(one.does, Share)] for row in reply.rows],
    }
    return content | {hint: True for hint in ("celebrate", "silent") if getattr(reply, hint)}


def _spans(line: Text, voice: Voice) -> list[dict[str, Any]]:
    return [
        {"words": span.words} | {style: True for style in ("bold", "small") if getattr(span, style)}
        for span in spans(line, voice)
    ]


def _button(button: Button, voice: Voice) -> dict[str, Any]:
    content = {"label": render(button.label, voice), "style": button.style.value}
    match button.does:
        case Action():
            return content | {"action": button.does.encode()}
        case Open(url):
            return content | {"open": url}
        case Copy(words):
            return content | {"copy": words}
        case Share():
            return content
