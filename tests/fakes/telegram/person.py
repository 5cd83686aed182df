"""A person with a phone: says, taps, hears, blocks."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram.chats import Chat, Event, member_card
from tests.fakes.telegram.cloud import Cloud, Question
from tests.fakes.telegram.keyboards import find_button
from tests.fakes.telegram.log import Upload
from tests.fakes.telegram.methods.answering import inline_content
from tests.fakes.telegram.posts import Post, Toast, screen
from tests.fakes.telegram.refusals import BLOCKED, DEACTIVATED, Json
from tests.fakes.telegram.texts import formatted, units

if TYPE_CHECKING:
    from tests.fakes.telegram.group import Group

PATIENCE = 10.0
"""Real seconds a person waits for an answer before the test fails."""


@dataclass(slots=True)
class _Ear:
    """What one person has heard in one chat: `since` the last act, less what `hears` has used up."""

    since: int = 0
    used: set[int] = field(default_factory=set)


class Person:
    """`chat` is the private chat with the bot. Every act starts a new round of listening in its chat."""

    def __init__(self, cloud: Cloud, card: Json, chat: Chat) -> None:
        self.card = card
        self.chat = chat
        self._cloud = cloud
        self._ears: dict[int, _Ear] = {}

    @property
    def id(self) -> int:
        return int(self.card["id"])

    # what she does

    async def say(self, text: str, in_: Group | None = None, reply_to: Post | None = None) -> Post:
        """Send a text message; in a group the bot gets it only if its privacy mode lets it."""
        if units(text) > 4096:
            raise ValueError("a client never sends more than 4096 units in one message")
        plain, entities = formatted(text)
        content: Json = {"text": plain} | ({"entities": entities} if entities else {})
        return self._write(content, in_, reply_to)

    async def reply(self, post: Post, text: str, in_: Group | None = None) -> Post:
        return await self.say(text, in_, reply_to=post)

    async def edit(self, post: Post, text: str) -> Post:
        """Change her own message."""
        chat = self._chat_of(post)
        plain, entities = formatted(text)
        message = {**chat.messages[post.id], "text": plain, "edit_date": self._cloud.clock.unix()}
        message["entities"] = entities
        if not entities:
            del message["entities"]
        chat.messages[post.id] = message
        self._listen(chat)
        self._cloud.updates.push("edited_message", message)
        return Post(message)

    async def forward(self, post: Post, in_: Group | None = None) -> Post:
        """Forward any message to the bot (or into a group)."""
        kept = {k: v for k, v in post.raw.items() if k in ("text", "entities", "caption", "photo", "document")}
        origin = {"type": "user", "sender_user": post.raw["from"], "date": post.raw["date"]}
        return self._write(kept | {"forward_origin": origin}, in_)

    async def location(self, latitude: float, longitude: float) -> Post:
        return self._write({"location": {"latitude": latitude, "longitude": longitude}}, None)

    async def file(self, name: str, content: bytes, caption: str = "") -> Post:
        """Send a document."""
        document = self._cloud.files.keep_document(Upload(name, content))
        return self._write({"document": document} | ({"caption": caption} if caption else {}), None)

    async def photo(self, content: bytes, caption: str = "") -> Post:
        photo = self._cloud.files.keep_photo(Upload("photo.jpg", content))
        return self._write({"photo": photo} | ({"caption": caption} if caption else {}), None)

    async def react(self, post: Post, emoji: str) -> None:
        """Put a reaction on a message; the bot hears of it only when it asked for message_reaction."""
        reaction = {
            "chat": post.raw["chat"],
            "message_id": post.id,
            "user": self.card,
            "date": self._cloud.clock.unix(),
        }
        new = [{"type": "emoji", "emoji": emoji}]
        self._cloud.updates.push("message_reaction", reaction | {"old_reaction": [], "new_reaction": new})

    async def tap(
        self, button: str, message: Post | None = None, in_: Group | None = None, patience: float | None = PATIENCE
    ) -> Toast:
        """Tap the newest button of that label (or callback data) and wait for the toast; `patience` None: do not wait.

        A link, a text to copy or an inline query comes back as `opened`; a reply keyboard's button says its label.
        """
        chat = self._where(in_) if message is None else self._chat_of(message)
        if message is None and find_button(chat.keyboard, button):
            await self.say(button, in_)
            return Toast()
        found, pressed = self._find(chat, button, message)
        if "callback_data" not in pressed:
            return Toast(opened=_opened(pressed))
        return await self._press(chat, {"data": pressed["callback_data"], "message": _as_of_now(chat, found)}, patience)

    async def tap_raw(
        self, data: str, message: Post | None = None, patience: float | None = PATIENCE, inline_id: str | None = None
    ) -> Toast:
        """Send callback data that no button need have. Without `message` the bot gets none with it, either."""
        chat = self.chat if message is None else self._chat_of(message)
        query: Json = {"data": data}
        if message is not None:
            query["message"] = _as_of_now(chat, message.raw)
        if inline_id is not None:
            query["inline_message_id"] = inline_id
        return await self._press(chat, query, patience)

    async def open(self, link: str) -> Post:
        """Follow a deep link `t.me/<bot>?start=<payload>`."""
        _, _, payload = link.partition("?start=")
        return await self.say(f"/start {payload}".strip())

    async def inline_query(self, text: str, patience: float = PATIENCE) -> list[Json]:
        """Type `@bot text` and wait for the results."""
        query_id = self._cloud.new_id()
        question = self._cloud.inline[query_id] = Question(self._cloud.clock.now(), self.card)
        self._cloud.updates.push("inline_query", {"id": query_id, "from": self.card, "query": text, "offset": ""})
        results: list[Json] = (await asyncio.wait_for(question.answer, patience))["results"]
        return results

    async def choose(self, result: Json, query: str = "", in_: Group | None = None) -> Post:
        """Send an inline result into a chat; the bot hears that it was chosen."""
        content = inline_content(self._cloud, result) | {"via_bot": self._cloud.bot}
        chosen = {"result_id": result["id"], "from": self.card, "query": query}
        chat = self._where(in_)
        message = self._cloud.post(chat, self.card, content)
        if "reply_markup" in content:
            chosen["inline_message_id"] = self._cloud.new_id("AQAA")
            self._cloud.inline_messages[chosen["inline_message_id"]] = (chat, message["message_id"])
        self._listen(chat)
        self._cloud.updates.push("chosen_inline_result", chosen)
        self._cloud.updates.push("message", message)
        return Post(message)

    # what she decides

    def block(self) -> None:
        self._change_membership("member", "kicked")
        self.chat.closed = BLOCKED

    def unblock(self) -> None:
        """A client says /start after this."""
        self.chat.closed = None
        self._change_membership("kicked", "member")

    def deactivate(self) -> None:
        """Delete her account."""
        self.chat.closed = DEACTIVATED

    # what she sees

    def heard(self, in_: Group | None = None) -> list[Post]:
        """What the bot sent or edited since her last act there."""
        return [Post(event.message) for _, event in self._fresh(self._where(in_))]

    async def hears(self, pattern: str, in_: Group | None = None, patience: float = PATIENCE) -> Post:
        """Wait for a message, sent or edited, that matches and was not heard before; TimeoutError shows the screen."""
        chat = self._where(in_)
        deadline = asyncio.get_running_loop().time() + patience
        while (post := self._next_match(chat, pattern)) is None:
            if not await chat.bell.rung(max(0.0, deadline - asyncio.get_running_loop().time())):
                raise TimeoutError(f"{self.card['first_name']} never heard {pattern!r}. Her screen:\n{screen(chat)}")
        return post

    def screen(self, in_: Group | None = None) -> str:
        return screen(self._where(in_))

    def posts(self, in_: Group | None = None) -> list[Post]:
        """The bot's messages that stand in the chat now, oldest first."""
        bot_id = self._cloud.bot["id"]
        return [Post(m) for m in self._where(in_).messages.values() if m.get("from", {}).get("id") == bot_id]

    def menu(self, in_: Group | None = None) -> list[str]:
        """The commands her client offers there, by Telegram's order of scopes and languages."""
        chat, language = self._where(in_), self.card.get("language_code", "")
        scopes = [f"chat:{chat.id}:", "all_private_chats" if chat.private else "all_group_chats", "default"]
        known = self._cloud.profile.commands
        found = next((known[key] for scope in scopes for key in ((scope, language), (scope, "")) if key in known), [])
        return [command["command"] for command in found]

    # how it works

    def _where(self, in_: Group | None) -> Chat:
        return in_.chat if in_ is not None else self.chat

    def _chat_of(self, post: Post) -> Chat:
        return self._cloud.chats[post.chat_id]

    def _listen(self, chat: Chat) -> None:
        self._ears[chat.id] = _Ear(len(chat.events))

    def _fresh(self, chat: Chat) -> list[tuple[int, Event]]:
        ear = self._ears.setdefault(chat.id, _Ear())
        numbered = list(enumerate(chat.events[ear.since :], ear.since))
        return [(number, event) for number, event in numbered if event.kind != "deleted"]

    def _next_match(self, chat: Chat, pattern: str) -> Post | None:
        used = self._ears.setdefault(chat.id, _Ear()).used
        for number, event in self._fresh(chat):
            post = Post(event.message)
            if number not in used and re.search(pattern, post.text):
                used.add(number)
                return post
        return None

    def _write(self, content: Json, in_: Group | None, reply_to: Post | None = None) -> Post:
        chat = self._where(in_)
        if chat.closed in (BLOCKED, DEACTIVATED):
            raise RuntimeError("she blocked the bot: unblock() first")
        if chat.private:
            chat.closed = None
        if reply_to is not None:
            content = content | {"reply_to_message": chat.messages.get(reply_to.id, reply_to.raw)}
        message = self._cloud.post(chat, self.card, content)
        self._listen(chat)
        if in_ is None or in_.bot_reads(message):
            self._cloud.updates.push("message", message)
        return Post(message)

    def _find(self, chat: Chat, button: str, message: Post | None) -> tuple[Json, Json]:
        candidates = (
            [message.raw] if message else [post.raw for post in reversed(list(map(Post, chat.messages.values())))]
        )
        for candidate in candidates:
            if pressed := find_button(candidate.get("reply_markup"), button):
                return candidate, pressed
        raise AssertionError(f"no button {button!r} on the screen:\n{screen(chat)}")

    async def _press(self, chat: Chat, query: Json, patience: float | None) -> Toast:
        query_id = self._cloud.new_id()
        question = self._cloud.callbacks[query_id] = Question(self._cloud.clock.now(), self.card)
        self._listen(chat)
        instance = str(chat.id * 31 + 7)
        self._cloud.updates.push(
            "callback_query", {"id": query_id, "from": self.card, "chat_instance": instance, **query}
        )
        if patience is None:
            return Toast()
        try:
            return Toast.of(await asyncio.wait_for(question.answer, patience))
        except TimeoutError:
            raise TimeoutError(f"nobody answered the tap {query['data']!r}. The screen:\n{screen(chat)}") from None

    def _change_membership(self, old: str, new: str) -> None:
        change: dict[str, Any] = {"chat": self.chat.card, "from": self.card, "date": self._cloud.clock.unix()}
        change["old_chat_member"] = member_card(self._cloud.bot, old)
        change["new_chat_member"] = member_card(self._cloud.bot, new)
        self._cloud.updates.push("my_chat_member", change)


def _as_of_now(chat: Chat, message: Json) -> Json:
    """The message as the server has it; inaccessible (date 0) when it is gone."""
    gone = {"chat": message["chat"], "message_id": message["message_id"], "date": 0}
    return chat.messages.get(message["message_id"], gone)


def _opened(button: Json) -> str:
    """What a button that asks the bot nothing gives its presser."""
    if "copy_text" in button:
        return str(button["copy_text"]["text"])
    if "switch_inline_query_chosen_chat" in button:
        return str(button["switch_inline_query_chosen_chat"].get("query", ""))
    kinds = ("url", "switch_inline_query", "switch_inline_query_current_chat")
    return next((str(button[kind]) for kind in kinds if kind in button), "")
