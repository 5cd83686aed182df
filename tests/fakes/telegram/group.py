"""A group of people and the bot: joining, leaving, upgrading, throwing out."""

from __future__ import annotations

from tests.fakes.telegram.chats import Chat, member_card
from tests.fakes.telegram.cloud import Cloud
from tests.fakes.telegram.person import Person
from tests.fakes.telegram.refusals import Json, forbidden


class Group:
    """What is done to a group is done by its creator, the first of the people."""

    def __init__(self, cloud: Cloud, chat: Chat, people: list[Person]) -> None:
        self.chat = chat
        self.people = people
        self._cloud = cloud

    @property
    def id(self) -> int:
        return self.chat.id

    def add_bot(self, status: str = "member") -> None:
        """Add the bot; it gets my_chat_member and the service message."""
        self.chat.closed = None
        self._bot_becomes(status)
        self._service({"new_chat_members": [self._cloud.bot]})

    def promote_bot(self, status: str = "administrator") -> None:
        self._bot_becomes(status)

    def kick_bot(self) -> None:
        self._bot_becomes("kicked")
        self.chat.closed = forbidden(f"bot was kicked from the {self.chat.kind} chat")

    def delete(self) -> None:
        self._bot_becomes("left")
        self.chat.closed = forbidden(f"the {self.chat.kind} chat was deleted")

    def mute_bot(self, muted: bool = True) -> None:
        """Take from the bot the right to write."""
        self.chat.muted = muted

    def add_topic(self, thread_id: int, closed: bool = False) -> None:
        self.chat.topics[thread_id] = closed

    def join(self, person: Person) -> None:
        self.people.append(person)
        self.chat.members[person.id] = {"status": "member"}
        self._service({"new_chat_members": [person.card]}, person)

    def leave(self, person: Person) -> None:
        self.people.remove(person)
        del self.chat.members[person.id]
        self._service({"left_chat_member": person.card}, person)

    def rename(self, title: str) -> None:
        self.chat.card = {**self.chat.card, "title": title}
        self._service({"new_chat_title": title})

    def upgrade(self, *, announce: bool = True) -> int:
        """Make it a supergroup; gives the new id. The bot gets both service messages (none, if not announced)."""
        old, new_id = self.chat, -1_000_000_000_000 + self.chat.id
        new = self._cloud.supergroup_from(old, new_id)
        self.chat = new
        if announce:
            self._service({"migrate_to_chat_id": new_id}, chat=old)
            self._service({"migrate_from_chat_id": old.id})
        return new_id

    def bot_reads(self, message: Json) -> bool:
        """Privacy mode: commands for it, replies to it; everything when it is administrator or may read all."""
        if self.chat.closed is not None:
            return False
        if self.chat.bot_status == "administrator" or self._cloud.reads_all_groups:
            return True
        replied: int | None = message.get("reply_to_message", {}).get("from", {}).get("id")
        return replied == self._cloud.bot["id"] or self._is_command_for_bot(message)

    def _is_command_for_bot(self, message: Json) -> bool:
        entity = next(iter(message.get("entities", [])), None)
        if entity is None or entity["type"] != "bot_command":
            return False
        _, _, addressed = message["text"].split()[0].partition("@")
        return addressed.casefold() in ("", self._cloud.bot["username"].casefold())

    def _bot_becomes(self, status: str) -> None:
        change: Json = {"chat": self.chat.card, "from": self.people[0].card, "date": self._cloud.clock.unix()}
        before = self.chat.bot_status
        change["old_chat_member"] = member_card(self._cloud.bot, before)
        change["new_chat_member"] = member_card(self._cloud.bot, status)
        self.chat.bot_status = status
        self.chat.members[self._cloud.bot["id"]] = {"status": status}
        self._cloud.updates.push("my_chat_member", change)

    def _service(self, content: Json, by: Person | None = None, chat: Chat | None = None) -> None:
        message = self._cloud.post(chat or self.chat, (by or self.people[0]).card, content)
        if self.chat.closed is None:
            self._cloud.updates.push("message", message)
