"""Everything Telegram remembers for one bot: its account, people, chats, files, updates and open questions."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from itertools import count

from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.files import FileStore
from tests.fakes.telegram.limits import Limits
from tests.fakes.telegram.refusals import Json, Refused, bad_request, migrated
from tests.fakes.telegram.updates import UpdateQueue
from tests.fakes.telegram.webhook import Webhook

CHAT_NOT_FOUND = bad_request("chat not found").refusal


@dataclass(slots=True)
class Question:
    """A callback or inline query that waits for the bot's answer."""

    asked_at: float
    user: Json
    answer: asyncio.Future[Json] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


@dataclass(slots=True)
class Profile:
    """What a bot may set about itself, by language ("" is everybody else's) and scope."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})


class Cloud:
    """State only; the methods of the Bot API and the people act on it."""

    def __init__(self, token: str, name: str, username: str, clock: Clock) -> None:
        self.token = token
        self.clock = clock
        self.bot: Json = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": name, "username": username}
        self.reads_all_groups = False
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Json] = {}
        self.files = FileStore()
        self.updates = UpdateQueue(clock)
        self.webhook: Webhook
        self.limits: Limits | None = None
        self.profile = Profile()
        self.callbacks: dict[str, Question] = {}
        self.inline: dict[str, Question] = {}
        self.inline_messages: dict[str, tuple[Chat, int]] = {}
        self.query_lifetime = 60.0
        self._message_ids = count(101)
        self._ids = count(1)

    def chat(self, chat_id: object) -> Chat:
        """Any chat the bot knows, open or not."""
        if chat_id is None or chat_id == "":
            raise bad_request("chat_id is empty")
        if isinstance(chat_id, str):
            chat_id = self._id_of(chat_id)
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None or chat.closed == CHAT_NOT_FOUND:
            raise Refused(CHAT_NOT_FOUND)
        return chat

    def open_chat(self, chat_id: object) -> Chat:
        """A chat the bot may write to; else the refusal that Telegram gives there."""
        chat = self.chat(chat_id)
        if chat.closed is not None:
            raise Refused(chat.closed)
        return chat

    def message(self, chat: Chat, message_id: object, what: str) -> Json:
        message = chat.messages.get(message_id) if isinstance(message_id, int) else None
        if message is None:
            raise bad_request(f"{what} not found")
        return message

    def post(self, chat: Chat, author: Json, content: Json) -> Json:
        """Put a new message into a chat."""
        message_id = self._next_message_id(chat)
        message = {"message_id": message_id, "from": author, "chat": chat.card, "date": self.clock.unix(), **content}
        chat.messages[message_id] = message
        chat.last_message_id = message_id
        return message

    def new_id(self, prefix: str = "") -> str:
        """An id that nobody else has."""
        return f"{prefix}{4_382_000_000_000_000 + next(self._ids) * 7_919}"

    def supergroup_from(self, old: Chat, new_id: int) -> Chat:
        """Upgrade a group; whoever writes to the old one is told the new id."""
        card = {"id": new_id, "title": old.card["title"], "type": "supergroup"}
        new = Chat(new_id, card, bot_status=old.bot_status, members=old.members)
        self.chats[new_id] = new
        old.closed = migrated(new_id)
        return new

    def _next_message_id(self, chat: Chat) -> int:
        """Supergroups count for themselves; all other chats of an account share one count."""
        return chat.last_message_id + 1 if chat.kind == "supergroup" else next(self._message_ids)

    def _id_of(self, name: str) -> int | None:
        wanted = name.removeprefix("@").casefold()
        chats = (chat for chat in self.chats.values() if not chat.private)
        return next((chat.id for chat in chats if chat.card.get("username", "").casefold() == wanted), None)
