"""Which command an event is for: by its button, its name, its file, or whoever listens to words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.conversation import open_form, questions
from bot.conversation.actions import StaleButton, decode
from bot.conversation.card_reply import hear_about_card
from bot.conversation.command import Command, Registry, Run
from bot.conversation.day_card import VIEW as CARD
from bot.conversation.in_bin import binned_card, binned_reply
from bot.conversation.live_messages import date_meant, op_of
from bot.conversation.not_taken import CameLate, FileNotFetched, FileTooLarge, OnlyWords
from bot.conversation.open_form import Filled, FormRefused
from bot.conversation.options import NotUnderstood, quoted
from bot.conversation.questions import Outcome
from bot.conversation.reply import Action, Reply
from bot.conversation.request import LARGEST_FILE, Called, NotReceived, Request, Said, Sent, Tapped, Wordless
from bot.conversation.waiting import PLACE_ASKED
from bot.conversation.welcome import FIRST_LINE, answer_to_clock
from core.actions.log import NoSuchHabit
from core.errors import CairnError, NotSaved, TryAgain
from core.names import clean_line
from core.ports import Storage

MAX_WORDS = 4096
COMMAND_LASTS = timedelta(minutes=10)
"""After that nobody waits for what a command would show or do: it is not carried out unasked."""


@dataclass(frozen=True, slots=True)
class Router:
    """`run` hands an event to its command; what that raises is raised."""

    registry: Registry

    async def run(self, request: Request, storage: Storage) -> Reply:
        """Of a habit that is in the bin that is said, with a way back."""
        try:
            return await self._run(request, storage)
        except NoSuchHabit as gone:
            found = await _in_bin(gone.facts.get("habit"), request, storage)
            if found is None:
                raise
            return found

    async def _run(self, request: Request, storage: Storage) -> Reply:
        match request.event.what:
            case Tapped(carried, values):
                action = decode(carried)
                if values:
                    return await self._submit(Filled(action, _cleaned(values)), request, storage)
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
        except (TryAgain, NotSaved, StaleButton, NoSuchHabit):
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
        await _leave_questions(request, storage)
        values, rest = dict[str, object](files), ""
        for option in command.options:
            if given := options.get(option.name):
                values[option.name], words = await option.choose(given, request, storage)
                rest = rest or words
        return await self._guarded(command, command.run, replace(request, values=values, rest=rest), storage)

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
        """What is said in reply to a message about one habit is about it, and about the date that it shows."""
        event = request.event
        shown = await storage.desk.shown_in(request.person.id, event.platform, event.chat, event.message or "")
        if shown is None or len(shown.habits) != 1:
            return None
        (habit,) = shown.habits
        day = date_meant(shown, request.today)
        return await hear_about_card(request, storage, habit, day, words) if day else None

    async def _typed_command(self, line: str, request: Request, storage: Storage) -> Reply:
        name, _, rest = line[1:].partition(" ")
        command = self.registry.called(name.partition("@")[0].casefold(), by_owner=request.is_by_owner)
        if command is None:
            raise NotUnderstood(words=line)
        await _leave_questions(request, storage)
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


async def _in_bin(habit: object, request: Request, storage: Storage) -> Reply | None:
    """In the message that was about that habit alone. None: it is not there, or this not the place to say so."""
    event = request.event
    if not isinstance(habit, int) or not event.private:
        return None
    shown = await storage.desk.shown_in(request.person.id, event.platform, event.chat, event.message or "")
    tapped = isinstance(event.what, Tapped)
    if tapped and shown and shown.habits != {habit}:
        return None
    try:
        if tapped and shown and op_of(shown) == CARD:
            return await binned_card(habit, shown.date, request, storage)
        return await binned_reply(habit, None, request, storage)
    except NoSuchHabit:
        return None


def _cleaned(values: Mapping[str, str]) -> dict[str, str]:
    """Field -> words that can be kept and shown, line by line."""
    return {
        clean_line(name): "\n".join(map(clean_line, words[:MAX_WORDS].splitlines())) for name, words in values.items()
    }


async def _leave_questions(request: Request, storage: Storage) -> None:
    """Whoever calls a command does not answer what was asked before it."""
    await open_form.leave(request.person.id, storage)
    await storage.desk.drop_draft(request.person.id, PLACE_ASKED)
