"""What the page shows: visitors and their messages, kept in a file so that a reload or a restart loses nothing.

This is the platform's side of the playground, as Telegram keeps chats on its side; the habits are in the database.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any

MOST_MESSAGES = 500
"""Of one chat; older ones leave the page."""
MOST_KEYS = 200
"""Taps and lines of one visitor that are known to have been answered."""

Message = dict[str, Any]


@dataclass(slots=True)
class Visitor:
    """Somebody on the page. `zone`: the one that their days begin in; `home`: where their browser is, "" if it does not
    say; `abroad`: where they have flown, "" while they are at home."""

    id: str
    name: str
    zone: str
    home: str
    language: str
    abroad: str = ""
    reads: dict[str, Any] = field(default_factory=dict)
    """How they read, once the conversation knows them."""
    messages: list[Message] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    """Keys of what they said and tapped, once the answer stands on the page."""

    @property
    def place(self) -> str:
        """Where the clock of their machine is."""
        return self.abroad or self.home

    def content(self) -> dict[str, Any]:
        """As it is kept; nothing is copied, since a journey of months writes it hundreds of times."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(slots=True)
class Channel:
    """Of the server beside the phone: visitors who are its members, and what is written there."""

    members: list[str] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)


class Book:
    """The file, read once and written after each change by rename: a crash leaves the old or the new, never half."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "playground.json"
        # and files to download, by names that say nothing
        self.pictures = folder / "playground-pictures"
        self.pictures.mkdir(parents=True, exist_ok=True)
        kept = self._read()
        self.token: str = kept.get("token") or secrets.token_urlsafe(16)
        self.world: str = kept.get("world") or secrets.token_hex(4)
        self.offset = timedelta(seconds=kept.get("offset", 0))
        self.next_message: int = kept.get("next_message", 1)
        self.visitors = {visitor["id"]: Visitor(**visitor) for visitor in kept.get("visitors", [])}
        self.channel = Channel(**kept.get("channel", {}))
        self._throw_away_old_pictures()
        self.save()

    def visitor_id(self, key: str) -> str:
        """Of whoever comes in with that key: the same key is the same visitor, until a new world begins."""
        return f"{self.world}-{key}"

    def welcome(self, visitor: Visitor) -> None:
        self.visitors[visitor.id] = visitor
        self.save()

    def add_message(self, chat: Visitor | Channel, content: Mapping[str, Any]) -> Message:
        """The message, with an id of its own."""
        message = {"id": str(self.next_message), **content}
        self.next_message += 1
        chat.messages.append(message)
        del chat.messages[:-MOST_MESSAGES]
        self.save()
        return message

    def change_message(self, chat: Visitor | Channel, id: str, content: Mapping[str, Any]) -> Message | None:
        """The message with a new content in its old place; None when it is no longer there."""
        for number, message in enumerate(chat.messages):
            if message["id"] == id:
                chat.messages[number] = changed = {"id": id, **content, "at": message["at"], "edited": True}
                self.save()
                return changed
        return None

    def keep_answered(self, visitor: Visitor, key: str) -> None:
        visitor.answered.append(key)
        del visitor.answered[:-MOST_KEYS]
        self.save()

    def keep_person(self, visitor: Visitor, zone: str, reads: dict[str, Any]) -> None:
        visitor.zone, visitor.reads = zone, reads
        visitor.home = visitor.home or zone
        self.save()

    def keep_home(self, visitor: Visitor, zone: str) -> None:
        visitor.home, visitor.abroad = zone, ""
        self.save()

    def keep_flight(self, visitor: Visitor, to: str) -> None:
        visitor.abroad = to if to != visitor.home else ""
        self.save()

    def keep_offset(self, offset: timedelta) -> None:
        self.offset = offset
        self.save()

    def clear(self) -> None:
        """A new world: nobody is in it. The address of the page stays."""
        self.visitors.clear()
        self.channel = Channel()
        self.world = secrets.token_hex(4)
        self._throw_away_old_pictures()
        self.save()

    def save(self) -> None:
        content = {
            "token": self.token,
            "world": self.world,
            "offset": self.offset.total_seconds(),
            "next_message": self.next_message,
            "visitors": [visitor.content() for visitor in self.visitors.values()],
            "channel": {"members": self.channel.members, "messages": self.channel.messages},
        }
        fresh = self._file.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(json.dumps(content, ensure_ascii=False))  # json.dump is ten times slower
        fresh.replace(self._file)

    def _read(self) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = json.loads(self._file.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return {}
        return kept

    def _throw_away_old_pictures(self) -> None:
        """Those that no message shows any more."""
        chats: list[Visitor | Channel] = [*self.visitors.values(), self.channel]
        messages = (message for chat in chats for message in chat.messages)
        shown = {message[kind]["name"] for message in messages for kind in ("picture", "file") if kind in message}
        for picture in self.pictures.iterdir():
            if picture.name not in shown:
                picture.unlink()
