"""A server as on Discord, beside the phone: one channel, and three members with a clock of their own each.

A member is a visitor, whose chat is their direct messages. In the channel the bot hears commands and nothing else, and
only whoever gave one sees its answer, but for a card that is posted for all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.conversation.command import Command, Where
from bot.conversation.dispatch import Answer
from bot.conversation.reaching import greeting
from bot.conversation.reply import Place, Reply
from bot.conversation.request import Said, Tapped
from bot.conversation.wording import Voice, choose_language, render
from bot.frontends.playground.book import Message, Visitor
from bot.frontends.playground.event import PLATFORM, event_of
from bot.frontends.playground.frontend import EVERYBODY, Playground
from bot.frontends.playground.seen import seen

CHANNEL = "habits"
MEMBERS = (("Sam", "Europe/Berlin"), ("Mai", "Asia/Tokyo"), ("Linh", "America/New_York"))
WHAT_IS_SEEN = ("lines", "items", "rows", "picture")


class Server:
    """What members do in the channel. Messages `for` somebody are seen by nobody else."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground
        self._book = playground.book

    def open(self, language: str) -> None:
        """The members come in, once in each world; they speak the language of the page."""
        for name, zone in MEMBERS:
            id = self._book.visitor_id(f"@{name.lower()}")  # no key that a page makes begins so
            if id not in self._book.visitors:
                self._book.channel.members.append(id)
                self._book.welcome(Visitor(id, name, zone, zone, language))

    def has(self, visitor: Visitor) -> bool:
        return visitor.id in self._book.channel.members

    def view(self) -> list[dict[str, Any]]:
        """Who is there; `told`: how many direct messages they have from the bot."""
        return [
            {**seen(one), "told": _told(one)}
            for one in map(self._book.visitors.__getitem__, self._book.channel.members)
        ]

    def commands(self, language: str) -> list[dict[str, str]]:
        """Those that the channel knows, as a menu offers them."""
        voice = Voice(choose_language(language))
        known = self._playground.dispatcher.registry.in_menu_order()
        return [
            {"name": f"/{command.name}", "description": render(command.description, voice)}
            for command in known
            if command.where is not Where.PRIVATE
        ]

    def seen_by(self, member: Visitor) -> list[Message]:
        return [message for message in self._book.channel.messages if message.get("for", member.id) == member.id]

    async def say(self, member: Visitor, words: str, key: str) -> bool:
        """Whether that could be said here: some commands there are in direct messages only."""
        command = self._command(words)
        if command is None:
            self._chat(member, words, key)
            return True
        if command.where is Where.PRIVATE:
            return False
        await self._ask(member, Said(self._with_mentions(words)), key, {"key": key, "used": words})
        return True

    async def tap(self, member: Visitor, message: str, action: str, key: str) -> None:
        await self._ask(member, Tapped(action), key, {}, message)

    def dismiss(self, member: Visitor, id: str) -> None:
        """Take away what only that member sees."""
        self._book.channel.messages[:] = [
            message for message in self._book.channel.messages if (message["id"], message.get("for")) != (id, member.id)
        ]
        self._book.save()
        self._playground.tell(member.id, {"kind": "dismissed", "id": id})

    def _command(self, words: str) -> Command | None:
        name = words.split()[0].removeprefix("/") if words.startswith("/") else ""
        return self._playground.dispatcher.registry.commands.get(name.casefold())

    def _with_mentions(self, words: str) -> str:
        """Members that are named in a command, as Discord writes them."""
        for one in map(self._book.visitors.__getitem__, self._book.channel.members):
            words = re.sub(rf"@{one.name}\b", f"<@{one.id} {one.name}>", words, flags=re.IGNORECASE)
        return words

    def _chat(self, member: Visitor, words: str, key: str) -> None:
        """Everybody reads it; the bot does not."""
        if any(message.get("key") == key for message in self._book.channel.messages):
            return
        line = {"from": member.id, "name": member.name, "key": key, "lines": [[{"words": words}]]}
        self._post({**line, "at": self._playground.wall_time(member)}, EVERYBODY)

    async def _ask(
        self, member: Visitor, what: Said | Tapped, key: str, about: dict[str, str], tapped: str = ""
    ) -> None:
        """The event names no message: what only one pair of eyes sees is not drawn anew when it changes elsewhere."""
        event = replace(event_of(member, what, key), chat=CHANNEL, private=False)

        async def give(answer: Answer) -> None:
            if key in member.answered:
                return
            aloud = isinstance(what, Tapped) and self._playground.dispatcher.registry.is_aloud(what.action)
            if aloud and answer.reply.place is not Place.TOAST:
                self._post(await self._playground.content(member, answer.reply, answer.voice), EVERYBODY)
            else:
                await self._give(member, answer, about, tapped)
            if not member.messages:
                await self._say_hello(member, answer.voice)

        await self._playground.hear(member, event, key, give)

    async def _give(self, member: Visitor, answer: Answer, about: dict[str, str], tapped: str) -> None:
        reply, voice = answer.reply, answer.voice
        if reply.place is Place.TOAST and reply.toast:
            await self._whisper(member, Reply((reply.toast,)), voice, about)
        elif reply.place is not Place.SAME or not await self._change(member, tapped, reply, voice):
            await self._whisper(member, reply, voice, about)
        for more in reply.then:
            await self._whisper(member, more, voice, {})

    async def _change(self, member: Visitor, id: str, reply: Reply, voice: Voice) -> bool:
        """The message that was tapped; where it looks like that already, a notice beside it says why."""
        old = next((one for one in self.seen_by(member) if one["id"] == id and "for" in one), None)
        if old is None:
            return False
        fresh = await self._content(member, reply, voice, {"used": old["used"]} if "used" in old else {})
        if reply.toast and all(old.get(part) == fresh.get(part) for part in WHAT_IS_SEEN):
            await self._whisper(member, Reply((reply.toast,)), voice, {})
            return True
        changed = self._book.change_message(self._book.channel, id, fresh)
        self._playground.tell(member.id, {"kind": "channel", "message": changed})
        return True

    async def _whisper(self, member: Visitor, reply: Reply, voice: Voice, about: dict[str, str]) -> None:
        self._post(await self._content(member, reply, voice, about), member.id)

    async def _content(self, member: Visitor, reply: Reply, voice: Voice, about: dict[str, str]) -> Message:
        return {**await self._playground.content(member, reply, voice), **about, "for": member.id}

    def _post(self, content: Message, reader: str) -> None:
        message = self._book.add_message(self._book.channel, content)
        self._playground.tell(reader, {"kind": "channel", "message": message})

    async def _say_hello(self, member: Visitor, voice: Voice) -> None:
        """Somebody known from the channel only can be reminded once they are met in private."""
        async with self._playground.dispatcher.database.transaction() as storage:
            known = await storage.people.set_reachable(PLATFORM, member.id, member.id, True)
        if known:
            await self._playground.deliver(member.id, greeting(), voice, "")


def _told(member: Visitor) -> int:
    return sum(message["from"] == "cairn" for message in member.messages)
