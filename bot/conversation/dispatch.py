"""One request -> one transaction -> one reply. The only room of the conversation that reads the clock."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import structlog

from bot.conversation import keeping, leaving, live_messages, open_form, questions, strangers, travel
from bot.conversation.actions import StaleButton, decode
from bot.conversation.card_reply import hear_about_card
from bot.conversation.command import Command, Registry, Run, all_commands
from bot.conversation.greeting import Mornings
from bot.conversation.not_taken import CameLate, FileNotFetched, FileTooLarge, OnlyWords
from bot.conversation.open_form import Filled, FormRefused
from bot.conversation.options import NotUnderstood, quoted
from bot.conversation.questions import Outcome
from bot.conversation.reply import Action, Fact, Live, Place, Reply, Tell, Text, calmed, text
from bot.conversation.request import (
    LARGEST_FILE,
    Called,
    Event,
    NotReceived,
    Request,
    Said,
    Sent,
    Tapped,
    Unread,
    Wordless,
)
from bot.conversation.welcome import FIRST_LINE, answer_to_clock
from bot.conversation.wording import Voice, choose_language, render, voice_of
from core.errors import CairnError, NotSaved, TryAgain
from core.names import clean_line
from core.parcel import Parcel
from core.parcels import Exchange
from core.people import PersonId
from core.ports import Database, LiveMessage, Storage, TimeSource

log = structlog.get_logger(__name__)

TRIES = 3
"""Of a transaction that the database broke off for the sake of another one."""
MAX_WORDS = 4096
COMMAND_LASTS = timedelta(minutes=10)
"""After that nobody waits for what a command would show or do: it is not carried out unasked."""


@dataclass(frozen=True, slots=True)
class Redraw:
    """A message elsewhere that shows what has just changed, and how it looks now. Without an id it is a new one."""

    message: LiveMessage
    reply: Reply
    voice: Voice | None = None
    """None: that of the answer."""


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
        self.doors: dict[str, str] = {}
        """Each platform that can be opened by an address puts its own here, for links from other platforms."""

    async def answer(self, event: Event) -> Answer:
        """Never raises what a command raised: expected errors become a sentence, the others a number."""
        voice = Voice(choose_language(event.language))
        try:
            return await self._packed(await self._tried(event))
        except CairnError as error:
            return Answer(_sorry(event, Text(error.text_key, error.facts)), await self._voice(event, voice))
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
                reply = await self._run(Request(event, person, self.clock()), storage)
                return Answer(reply, voice_of(person), person.id)
        except CairnError:
            return Answer(Reply(), voice)

    async def suggest(self, event: Event, command: str, option: str, typed: str) -> Sequence[tuple[str, str]]:
        """What a native option may offer while it is typed, as (what is read, value). Writes nothing."""
        chosen = next((one for one in self.registry.commands[command].options if one.name == option), None)
        if chosen is None:
            return []
        async with self.database.transaction() as storage:
            person = await storage.people.by_account(event.platform, event.user) or strangers.stranger(event)
            found = await chosen.suggest(typed, Request(event, person, self.clock()), storage)
        return [(_read_as(one.label, voice_of(person)), one.value) for one in found]

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
            with self.exchange.undisturbed():
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
        person = await storage.people.by_account(event.platform, event.user)
        if person is None:
            person = await strangers.welcome(event, storage, now)
        voice = voice_of(person)
        given = await storage.desk.answer_to(person.id, event.key)
        if given is not None:
            return Answer(keeping.read(given), voice, person.id, repeated=True)
        request = Request(event, person, now, read=read, owners=self.owners, doors=self.doors)
        await storage.people.saw(person.id, request.today)
        if refused:
            reply = await questions.ask_again(request, storage, refused)
        else:
            reply = await self._run(request, storage)
        if reply.form:
            reply = await questions.begin(request, storage, reply)
        if person.preferences.calm:
            reply = calmed(reply)
        reply = await self.mornings.follow(request, reply, storage)
        if not reply.touched:  # who has logged something is still who they were
            person = await storage.people.by_account(event.platform, event.user) or person
        reply = await travel.with_question(replace(request, person=person), storage, reply)
        await storage.desk.keep_answer(person.id, event.key, keeping.write(reply), now)
        showing = await live_messages.showing(person.id, reply, storage)
        if reply.live and reply.place is Place.SAME and event.message:
            shown = live_messages.live_message(reply.live, event.platform, event.chat, event.message)
            if shown not in showing:
                await storage.desk.show(person.id, shown, now)
        redraws = await self._redraws(showing, request, reply, storage)
        return Answer(reply, voice_of(person), person.id, (*redraws, *map(_told, reply.tells)))

    async def _run(self, request: Request, storage: Storage) -> Reply:
        match request.event.what:
            case Tapped(carried, values):
                action = decode(carried)
                if values:
                    return await self._submit(Filled(action, values), request, storage)
                return await self._tap(action, replace(request, args=action.args), storage)
            case Called(name, options, files):
                return await self._call(name, dict(options), dict(files), request, storage)
            case Said(words):
                return await self._hear(clean_line(words[:MAX_WORDS]), request, storage)
            case Sent() as sent:
                return await self._receive(sent, request, storage)
            case NotReceived(_, too_large):
                raise FileTooLarge(limit=LARGEST_FILE // 2**20) if too_large else FileNotFetched
            case Wordless():
                raise OnlyWords

    async def _tap(self, action: Action, request: Request, storage: Storage) -> Reply:
        if action.op in questions.OPS:
            outcome = await questions.tapped(action.op, request, storage)
            return await self._go_on(outcome, request, storage)
        command, run = self.registry.tapped(action.op, by_owner=request.is_by_owner)
        return await self._guarded(command, run, request, storage)

    async def _go_on(self, outcome: Outcome, request: Request, storage: Storage) -> Reply:
        """With what an answer to a question has come to."""
        match outcome:
            case Filled():
                return await self._submit(outcome, request, storage)
            case Action():
                return await self._tap(outcome, replace(request, args=outcome.args), storage)
            case Reply():
                return outcome

    async def _submit(self, filled: Filled, request: Request, storage: Storage) -> Reply:
        """Raises: FormRefused, after which nothing of it may be kept."""
        command, run = self.registry.tapped(filled.submits.op)
        await open_form.leave(request.person.id, storage)
        request = replace(request, args=filled.submits.args, filled=filled.values)
        try:
            return await self._guarded(command, run, request, storage)
        except (TryAgain, NotSaved, StaleButton):
            raise
        except CairnError as error:
            raise FormRefused(filled, error) from error

    async def _receive(self, sent: Sent, request: Request, storage: Storage) -> Reply:
        """A file goes to the command that its caption names, else to the first that takes files."""
        taker = self.registry.taker_of_files(sent.caption)
        if taker is None:
            raise OnlyWords
        command, option = taker
        await open_form.leave(request.person.id, storage)
        return await self._guarded(command, command.run, replace(request, values={option: sent}), storage)

    async def _call(
        self, name: str, options: dict[str, str], files: dict[str, Sent], request: Request, storage: Storage
    ) -> Reply:
        command = self.registry.called(name, by_owner=request.is_by_owner)
        if command is None:
            raise NotUnderstood(words=f"/{name}")
        await open_form.leave(request.person.id, storage)
        values = {
            option.name: await option.read(options[option.name], request, storage)
            for option in command.options
            if options.get(option.name)
        } | files
        return await self._guarded(command, command.run, replace(request, values=values), storage)

    async def _hear(self, words: str, request: Request, storage: Storage) -> Reply:
        if words.startswith("/"):
            return await self._typed_command(words, request, storage)
        if request.event.message and request.person.set_up:
            reply = await self._hear_about_card(words, request, storage)
            if reply is not None:
                return reply
        outcome = await questions.heard(request, storage, words)
        if outcome is not None:
            return await self._go_on(outcome, request, storage)
        if not request.person.set_up:
            return await answer_to_clock(request, storage, words) or await self._introduce(request, storage, words)
        for hear in self.registry.listeners:
            reply = await hear(request, storage, words)
            if reply is not None:
                return reply
        raise NotUnderstood(words=words)

    async def _hear_about_card(self, words: str, request: Request, storage: Storage) -> Reply | None:
        """What is said in reply to the card of a habit and date is about these."""
        event = request.event
        shown = await storage.desk.shown_in(request.person.id, event.platform, event.chat, event.message or "")
        if shown is None or len(shown.habits) != 1:
            return None
        (habit,) = shown.habits
        return await hear_about_card(request, storage, habit, shown.date, words)

    async def _typed_command(self, line: str, request: Request, storage: Storage) -> Reply:
        name, _, rest = line[1:].partition(" ")
        command = self.registry.called(name.partition("@")[0].casefold(), by_owner=request.is_by_owner)
        if command is None:
            raise NotUnderstood(words=line)
        await open_form.leave(request.person.id, storage)
        if command.needs_set_up and request.now - request.said_at > COMMAND_LASTS:
            raise CameLate(words=quoted(line))
        if command.needs_set_up and not request.person.set_up:
            return await self._introduce(request, storage, line)
        rest, values = rest.strip(), {}
        for option in command.options:
            values[option.name], rest = await option.take(rest, request, storage)
        return await command.run(replace(request, values=values, rest=rest), storage)

    async def _guarded(self, command: Command, run: Run, request: Request, storage: Storage) -> Reply:
        if command.needs_set_up and not request.person.set_up:
            return await self._introduce(request, storage, "")
        return await run(request, storage)

    async def _introduce(self, request: Request, storage: Storage, words: str) -> Reply:
        """A newcomer is first asked what time it is for them; what they said waits until then."""
        if words:
            await storage.desk.keep_draft(request.person.id, FIRST_LINE, {"words": words}, request.now)
        return await self.registry.commands["start"].run(request, storage)

    async def _redraws(
        self, showing: Sequence[LiveMessage], request: Request, reply: Reply, storage: Storage
    ) -> tuple[Redraw, ...]:
        elsewhere = [message for message in showing if not live_messages.is_answered_in(message, request.event, reply)]
        return tuple([Redraw(message, await self._view(message, request, storage)) for message in elsewhere])

    async def _view(self, message: LiveMessage, request: Request, storage: Storage) -> Reply:
        action = decode(message.view)
        _, run = self.registry.tapped(action.op)
        reply = await run(replace(request, args=action.args), storage)
        return replace(reply, place=Place.SAME, toast=None, then=(), celebrate=False)

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
            try:
                before = await self._view(message, replace(request, now=due - datetime.resolution), storage)
                reply = await self._view(message, request, storage)
            except CairnError:  # the habit is gone
                await storage.desk.forget_message(message.platform, message.chat, message.message)
                return None
            live = reply.live or Live(decode(message.view), frozenset(), message.date)
            shows = live_messages.live_message(live, message.platform, message.chat, message.message)
            await storage.desk.show(person, shows, now)
        looks_the_same = replace(before, live=None) == replace(reply, live=None)
        return None if looks_the_same else Redraw(message, reply, voice_of(someone))

    async def voice_for(self, event: Event) -> Voice:
        """Of the person, if we know them; else what their platform says of them."""
        return await self._voice(event, Voice(choose_language(event.language)))

    async def _voice(self, event: Event, fallback: Voice) -> Voice:
        try:
            async with self.database.transaction() as storage:
                person = await storage.people.by_account(event.platform, event.user)
        except CairnError:
            return fallback
        return voice_of(person) if person else fallback


def _read_as(label: Fact, voice: Voice) -> str:
    return render(label, voice) if isinstance(label, Text) else str(label)


def _sorry(event: Event, sentence: Text) -> Reply:
    """A tap is answered by a passing notice, and its message stays as it is."""
    if isinstance(event.what, Tapped):
        return Reply(toast=sentence, place=Place.TOAST)
    return Reply((sentence,))


def _told(tell: Tell) -> Redraw:
    nowhere_yet = LiveMessage(tell.platform, tell.chat, "", "", frozenset(), date.min)
    return Redraw(nowhere_yet, tell.reply, tell.voice)
