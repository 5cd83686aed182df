"""What a person sees: a message, a toast, a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.refusals import Json


@dataclass(frozen=True, slots=True)
class Post:
    """A message as it looked at one moment; `raw` is the Message of the Bot API."""

    raw: Json

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def chat_id(self) -> int:
        return int(self.raw["chat"]["id"])

    @property
    def text(self) -> str:
        """Text or caption."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        found: list[Json] = self.raw.get("entities") or self.raw.get("caption_entities") or []
        return found

    @property
    def buttons(self) -> list[list[Json]]:
        """Rows of inline buttons."""
        rows: list[list[Json]] = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.buttons for button in row]

    @property
    def photo(self) -> str | None:
        """file_id of the largest size."""
        return self.raw["photo"][-1]["file_id"] if "photo" in self.raw else None

    @property
    def document(self) -> str | None:
        return self.raw["document"]["file_id"] if "document" in self.raw else None

    def __str__(self) -> str:
        return shown(self.raw)


class Toast(str):
    """What answered a tap: its text, and what else the tap did."""

    alert: bool
    opened: str

    def __new__(cls, text: str = "", alert: bool = False, opened: str = "") -> Toast:
        toast = super().__new__(cls, text)
        toast.alert = alert
        toast.opened = opened
        return toast

    @classmethod
    def of(cls, answer: dict[str, Any]) -> Toast:
        """The answerCallbackQuery that the bot sent."""
        return cls(answer.get("text", ""), bool(answer.get("show_alert")), answer.get("url", ""))


def shown(message: Json) -> str:
    """One message as readable text, buttons in brackets below."""
    author = message.get("from", {}).get("first_name", "")
    lines = f"{author}: {_body(message)}".split("\n")
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        lines.append(" ".join(f"[{button['text']}]" for button in row))
    return "\n  ".join(lines)


def screen(chat: Chat) -> str:
    """The chat as it looks now; a reply keyboard stands at the end, in braces."""
    lines = [shown(message) for message in chat.messages.values()]
    if chat.draft:
        lines.append(f"(writing) {chat.draft}")
    for row in (chat.keyboard or {}).get("keyboard", []):
        labels = [button if isinstance(button, str) else button["text"] for button in row]
        lines.append(" ".join(f"{{{label}}}" for label in labels))
    return "\n".join(lines)


def _body(message: Json) -> str:
    if "photo" in message:
        largest = message["photo"][-1]
        return f"(photo {largest['width']}x{largest['height']}) {message.get('caption', '')}".rstrip()
    if "document" in message:
        return f"(file {message['document'].get('file_name', '')}) {message.get('caption', '')}".rstrip()
    if "location" in message:
        return "(location)"
    if "text" in message:
        return str(message["text"])
    known = {"message_id", "from", "chat", "date"}
    return f"({', '.join(name for name in message if name not in known)})"
