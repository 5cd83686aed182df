"""A chat as Telegram keeps it: who is in it, its messages, and what happened there for people to see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tests.fakes.telegram.clock import Bell
from tests.fakes.telegram.refusals import Json, Refusal

Happening = Literal["sent", "edited", "deleted"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something the bot did that a person in the chat sees; `message` is how it looked then."""

    kind: Happening
    message: Json
    silent: bool = False


@dataclass(slots=True)
class Chat:
    """`closed` is what a bot is told that wants to write here; None while it may."""

    id: int
    card: Json
    closed: Refusal | None = None
    bot_status: str = "member"
    muted: bool = False
    members: dict[int, Json] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[int, bool] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    keyboard: Json | None = None
    draft: str = ""
    menu_button: Json | None = None
    last_message_id: int = 0
    events: list[Event] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)

    @property
    def kind(self) -> str:
        return str(self.card["type"])

    @property
    def private(self) -> bool:
        return self.kind == "private"

    def happened(self, kind: Happening, message: Json, silent: bool = False) -> None:
        self.events.append(Event(kind, message, silent))
        self.bell.ring()

    def member_card(self, user: Json) -> Json:
        """The ChatMember of a person or bot here."""
        status = self.members.get(user["id"], {}).get("status", "left")
        return member_card(user, status)


def member_card(user: Json, status: str) -> Json:
    """A ChatMember of that status, with the fields its type needs."""
    card: Json = {"status": status, "user": user}
    if status == "creator":
        card["is_anonymous"] = False
    elif status == "kicked":
        card["until_date"] = 0
    elif status == "administrator":
        card |= {"can_be_edited": False, "is_anonymous": False, **dict.fromkeys(_ADMIN_RIGHTS, True)}
    elif status == "restricted":
        card |= {"is_member": True, "until_date": 0, **dict.fromkeys(_MEMBER_RIGHTS, False)}
    return card


_ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)
_MEMBER_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
