"""One request -> one transaction -> one reply. The only room of the conversation that reads the clock."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.conversation import keeping, leaving, live_messages, questions, redrawing, strangers, travel
from bot.conversation.command import Registry, all_commands
from bot.conversation.greeting import Mornings
from bot.conversation.open_form import FormRefused
from bot.conversation.redrawing import Newest, Redraw
from bot.conversation.reply import Fact, Place, Reply, Text, calmed, text
from bot.conversation.request import Event, Request, Tapped, Unread
from bot.conversation.routing import Router
from bot.conversation.way_on import with_way_on
from bot.conversation.wording import Voice, choose_language, render, voice_of
from core.days import local_date
from core.desk import LiveMessage
from core.errors import CairnError, TryAgain
from core.parcel import Parcel
from core.parcels import Exchange
from core.people import Person, PersonId
from core.ports import Database, Storage, TimeSource

log = structlog.get_logger(__name__)

TRIES = 3
"""Of a transaction that the database broke off for the sake of another one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. It is sent after the commit; a lost answer is harmless."""

    reply: Reply
    voice: Voice
    person: PersonId | None = None
    redraws: tuple[Redraw, ...] = ()
    repeated: bool = False
    """The event had been answered before; this is that answer again."""


class Dispatcher:
    """Answers events. `registry` is every command there is, unless a test has its own."""

    def __init__(
        self,
        database: Database,
        clock: TimeSource,
        registry: Registry | None = None,
        exchange: Exchange | None = None,
        owners: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`exchange` reads and writes files; without one no command that does so can be answered."""
        self.database = database
        self.clock = clock
        self.registry = registry or all_commands()
        self.exchange = exchange
        self.owners = tuple(owners)
        self.mornings = Mornings()
        self.newest = Newest()
        self.doors: dict[str, str] = {}
        """Each platform that can be opened by an address puts its own here, for links from other platforms."""

    async def answer(self, event: Event) -> Answer:
        """Never raises what a command raised: expected errors become a sentence, the others a number."""
        voice = Voice(choose_language(event.language))
        try:
            return await self._packed(await self._tried(event))
        except CairnError as error:
            person = await self._known(event)
            sorry = with_way_on(event, person, _sorry(event, Text(error.text_key, error.facts)))
            return Answer(sorry, voice_of(person) if person else voice)
        except Exception:
            number = secrets.token_hex(3)
            log.exception("request failed", number=number, platform=event.platform)
            return Answer(_sorry(event, text("error-unexpected", number=number)), voice)

    async def look(self, event: Event) -> Answer:
        """The answer to something that changes nothing; it is not kept. Strangers and the unclear see an empty one."""
        voice = Voice(choose_language(event.language))
        try:
            async with self.database.transaction() as storage:
                person = await storage.people.by_account(event.platform, event.user)
                if person is None or not person.set_up:
                    return Answer(Reply(), voice)
                reply = await Router(self.registry).run(Request(event, person, self.clock()), storage)
                return Answer(reply, voice_of(person, local_date(person.clock, self.clock())), person.id)
        except CairnError:
            return Answer(Reply(), voice)

    async def suggest(self, event: Event, command: str, option: str, typed: str) -> Sequence[tuple[str, str]]:
        """What a native option may offer while it is typed, as (what is read, value). Writes nothing."""
        known = self.registry.commands.get(command)
        chosen = next((one for one in known.options if one.name == option), None) if known else None
        if chosen is None:
            return []
        async with self.database.transaction() as storage:
            person = await storage.people.by_account(event.platform, event.user) or strangers.stranger(event)
            request = Request(event, person, self.clock())
            found = await chosen.suggest(typed, request, storage)
        voice = voice_of(person, request.today)
        return [(_read_as(one.label, voice), one.value) for one in found]

    async def shown(self, answer: Answer, platform: str, chat: str, message: str) -> None:
        """The reply now stands in that new message: keep it, if it is to be redrawn."""
        live = answer.reply.live
        if live is None or answer.person is None:
            return
        async with self.database.transaction() as storage:
            if await storage.people.get(answer.person):  # else they are gone, and so is what they saw
                shows = live_messages.live_message(live, platform, chat, message)
                await storage.desk.show(answer.person, shows, self.clock())

    async def _tried(self, event: Event) -> Answer:
        try:
            return await self._in_transaction(event)
        except FormRefused as refused:
            return await self._in_transaction(event, refused=refused)
        except Unread as unread:
            assert self.exchange is not None
            parcel = await self.exchange.unpack(unread.content, unread.today)
            return await self._in_transaction(event, read=(unread.content, parcel))

    async def _packed(self, answer: Answer) -> Answer:
        """With its file, if it is to have one; a parcel is never kept with an answer, it is packed once more."""
        if answer.reply.leaves_as is None or answer.person is None:
            return answer
        assert self.exchange is not None
        file = await leaving.pack(self.database, self.exchange, answer.person, answer.reply.leaves_as, self.clock())
        return replace(answer, reply=replace(answer.reply, file=file))

    async def _in_transaction(
        self, event: Event, refused: FormRefused | None = None, read: tuple[bytes, Parcel] | None = None
    ) -> Answer:
        """`refused`: what it came to when it was tried; `read`: a file that it needs."""
        for tries_left in reversed(range(TRIES)):
            try:
                async with self.database.transaction() as storage:
                    return await self._answer(event, self.clock(), storage, refused, read)
            except TryAgain:
                if not tries_left:
                    raise
        raise AssertionError("unreachable")

    async def _answer(
        self,
        event: Event,
        now: datetime,
        storage: Storage,
        refused: FormRefused | None,
        read: tuple[bytes, Parcel] | None,
    ) -> Answer:
        asking = await storage.people.asking(event.platform, event.user, event.key, now)
        asking = asking or await strangers.welcome(event, storage, now)
        person = await strangers.told_by_platform(asking.person, event, storage)
        request = Request(event, person, now, read=read, owners=self.owners, doors=self.doors)
        if asking.given is not None:
            given = await self._given(keeping.read(asking.given), request, storage)
            return Answer(given, voice_of(person, request.today), person.id, repeated=True)
        if request.today not in asking.seen:
            await storage.people.saw(person.id, request.today)
        reply = await self._carried_out(request, storage, refused)
        after = request
        if not reply.touched:  # who has logged something is still who they were
            person = await storage.people.by_account(event.platform, event.user) or person
            after = replace(request, person=person)
        reply = await self.mornings.follow(after, reply, storage)
        reply = await travel.with_question(after, storage, reply)
        await storage.desk.keep_answer(person.id, event.key, keeping.write(reply), now)
        await live_messages.forget_left_screen(person.id, event, reply, storage)
        showing = await live_messages.showing(asking.person, after, reply, storage)
        if reply.live and reply.place is Place.SAME and event.message:
            shown = live_messages.live_message(reply.live, event.platform, event.chat, event.message)
            if shown not in showing:
                await storage.desk.show(person.id, shown, now)
        redraws = self.newest.of(await redrawing.redraws(self.registry, showing, after, reply, storage), event, reply)
        return Answer(reply, voice_of(person, after.today), person.id, (*redraws, *map(redrawing.told, reply.tells)))

    async def _carried_out(self, request: Request, storage: Storage, refused: FormRefused | None) -> Reply:
        if refused:
            reply = await questions.ask_again(request, storage, refused)
        else:
            reply = await Router(self.registry).run(request, storage)
        if reply.form:
            reply = await questions.begin(request, storage, reply)
        if request.person.preferences.calm:
            reply = calmed(reply)
        return live_messages.fit_for_others(request.event, with_way_on(request.event, request.person, reply))

    async def _given(self, kept: Reply, request: Request, storage: Storage) -> Reply:
        """An answer that was kept: of one that shows a view, what that shows by now."""
        if kept.again is None:
            return kept
        shown = await redrawing.view(self.registry, kept.again, request, storage)
        reply = replace(shown, place=kept.place, toast=kept.toast, then=kept.then)
        return with_way_on(request.event, request.person, reply)

    async def drawn_anew(self, person: PersonId, message: LiveMessage, due: datetime) -> Redraw | None:
        """A message that was to change at `due`, as it looks from now on; when it changes next is kept.

        None: it has changed since, looks as it did before, or what it showed is gone.
        """
        now = self.clock()
        async with self.database.transaction() as storage:
            someone = await storage.people.get(person)
            shown = await storage.desk.shown_in(person, message.platform, message.chat, message.message)
            if someone is None or shown != message:
                return None
            tapped = Event("", message.platform, "", message.chat, Tapped(message.view), message=message.message)
            request = Request(tapped, someone, now, doors=self.doors)
            redraw = await redrawing.drawn_anew(self.registry, message, due, request, storage)
            return redraw and self.newest.of((redraw,))[0]

    async def voice_for(self, event: Event) -> Voice:
        """Of the person, if we know them; else what their platform says of them."""
        person = await self._known(event)
        return voice_of(person) if person else Voice(choose_language(event.language))

    async def _known(self, event: Event) -> Person | None:
        """Who it is, if we know them and can ask."""
        try:
            async with self.database.transaction() as storage:
                return await storage.people.by_account(event.platform, event.user)
        except CairnError:
            return None


def _read_as(label: Fact, voice: Voice) -> str:
    return render(label, voice) if isinstance(label, Text) else str(label)


def _sorry(event: Event, sentence: Text) -> Reply:
    """A tap is answered by a passing notice, and its message stays as it is."""
    if isinstance(event.what, Tapped):
        return Reply(toast=sentence, place=Place.TOAST)
    return Reply((sentence,))
