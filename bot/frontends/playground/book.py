"""What the page shows: users and their messages, kept in a file so that a reload or a restart loses nothing.

This is the platform's side of the playground, as Telegram keeps chats on its side; the habits are in the database.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

MOST_MESSAGES = 500
"""Of one user; older ones leave the page."""

Message = dict[str, Any]


@dataclass(slots=True)
class User:
    """Somebody on the page."""

    id: str
    name: str
    zone: str
    language: str
    messages: list[Message] = field(default_factory=list)


class Book:
    """The file, read once and written after each change by rename: a crash leaves the old or the new, never half."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "playground.json"
        self.pictures = folder / "playground-pictures"
        self.pictures.mkdir(parents=True, exist_ok=True)
        kept = self._read()
        self.token: str = kept.get("token") or secrets.token_urlsafe(16)
        self.world: str = kept.get("world") or secrets.token_hex(4)
        self.offset = timedelta(seconds=kept.get("offset", 0))
        self.next_message: int = kept.get("next_message", 1)
        self.users: dict[str, User] = {user["id"]: User(**user) for user in kept.get("users", [])}
        self.save()

    def add_user(self, name: str, zone: str, language: str) -> User:
        user = User(f"{self.world}-{len(self.users) + 1}", name, zone, language)
        self.users[user.id] = user
        self.save()
        return user

    def add_message(self, user: User, message: Mapping[str, Any]) -> Message:
        """The message, with an id of its own."""
        kept = {"id": str(self.next_message), **message}
        self.next_message += 1
        user.messages.append(kept)
        del user.messages[:-MOST_MESSAGES]
        self.save()
        return kept

    def change_message(self, user: User, id: str, message: Mapping[str, Any]) -> Message | None:
        """The message with a new content in its old place; None when it is no longer there."""
        for kept in user.messages:
            if kept["id"] == id:
                kept.clear()
                kept.update({"id": id, **message, "edited": True})
                self.save()
                return kept
        return None

    def keep_offset(self, offset: timedelta) -> None:
        self.offset = offset
        self.save()

    def clear(self) -> None:
        """A new world: nobody, and the real time. The address of the page stays."""
        self.users.clear()
        self.world = secrets.token_hex(4)
        self.offset = timedelta(0)
        for picture in self.pictures.iterdir():
            picture.unlink()
        self.save()

    def save(self) -> None:
        content = {
            "token": self.token,
            "world": self.world,
            "offset": self.offset.total_seconds(),
            "next_message": self.next_message,
            "users": [asdict(user) for user in self.users.values()],
        }
        fresh = self._file.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
        fresh.replace(self._file)

    def _read(self) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = json.loads(self._file.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return {}
        return kept
