"""Answers to interactions: at once or deferred within a second, and by other ways when Discord's door has closed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any

import discord
import structlog
from discord import InteractionType

from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.redrawing import Redraw
from bot.conversation.reply import Place, Reply, text
from bot.conversation.request import Event, Tapped
from bot.conversation.wording import Voice, shortened
from bot.frontends.discord.attachments import with_attachment, with_files
from bot.frontends.discord.callback import change_message
from bot.frontends.discord.drawing import Drawn, Layout, Pen, meant_for, shows_the_same
from bot.frontends.discord.errors import ANSWERED_ALREADY, BROKEN_LINE, NO_FILES, REFUSED
from bot.frontends.discord.events import PLATFORM, focused, of_interaction, of_message, place_of
from bot.frontends.discord.forms import modal
from bot.frontends.discord.taken import Taken
from core.errors import CairnError

log = structlog.get_logger(__name__)

PATIENCE = 1.0
"""Seconds until Discord is told that the answer will come; after three it would call us silent."""
CHEER = "🎉"
LONGEST_CHOICE = 100

RedrawAll = Callable[[Sequence[Redraw], Voice], Awaitable[None]]


class Answering:
    """What people do on Discord -> the dispatcher -> what they see."""

    def __init__(self, dispatcher: Dispatcher, pen: Pen, redraw_all: RedrawAll, patience: float = PATIENCE) -> None:
        self._dispatcher = dispatcher
        self._pen = pen
        self._redraw_all = redraw_all
        self._patience = patience

    async def interaction(self, interaction: Taken) -> Answer:
        event = of_interaction(interaction)
        hidden = self._is_hidden(event)
        async with _deferred_after(self._patience, interaction, hidden):
            answers = self._refuse if _is_for_another(event, interaction) else self._work_on
            answer, page = await answers(event, interaction)
        await self._give(interaction, answer, page, hidden)
        await self._redraw_all(answer.redraws, answer.voice)
        return answer

    async def message(self, message: discord.Message) -> tuple[Answer, Exception | None]:
        """A line in direct messages; and why the answer did not arrive, if it did not."""
        event = await with_attachment(of_message(message), message.attachments, message.content)
        answer, page = await self._work(event)
        if answer.repeated:
            return answer, None
        failure: Exception | None = None
        try:
            sent = await send(message.channel, page)
            for view in page.more:
                await send(message.channel, Drawn(view))
            for reply in answer.reply.then:
                await send(message.channel, await self._pen.drawn(reply, answer.voice))
        except REFUSED as refused:
            log.info("discord took no answer", reason=str(refused))
            failure = refused
        else:
            await self._dispatcher.shown(answer, PLATFORM, event.chat, sent)
        await self._redraw_all(answer.redraws, answer.voice)
        return answer, failure

    async def suggestions(self, interaction: Taken) -> None:
        """What an option offers while it is typed; nothing rather than too late."""
        command, option, typed = focused(interaction)
        try:
            found = await self._dispatcher.suggest(of_interaction(interaction), command, option, typed)
        except CairnError:
            found = []
        choices = [
            discord.app_commands.Choice(name=shortened(label, LONGEST_CHOICE), value=value) for label, value in found
        ]
        await interaction.response.autocomplete(choices)

    async def _refuse(self, event: Event, interaction: Taken) -> tuple[Answer, Drawn]:
        """Else all would see the habits of whoever taps, in the place of somebody else's."""
        sorry = Reply(toast=text("not-for-you"), place=Place.TOAST)
        answer = Answer(sorry, await self._dispatcher.voice_for(event))
        return answer, await self._page(answer, event.chat)

    async def _work_on(self, event: Event, interaction: Taken) -> tuple[Answer, Drawn]:
        return await self._work(await with_files(event, interaction))

    async def _work(self, event: Event) -> tuple[Answer, Drawn]:
        answer = await self._dispatcher.answer(event)
        return answer, await self._page(answer, event.chat)

    async def _page(self, answer: Answer, chat: str) -> Drawn:
        """Where others read along, a message that is changed goes on naming whom it is for."""
        person = place_of(chat)[1] if answer.reply.place is Place.SAME else ""
        return await self._pen.drawn(answer.reply, answer.voice, person)

    def _is_hidden(self, event: Event) -> bool:
        """Whether only the asker may see the answer."""
        if event.private:
            return False
        return not (isinstance(event.what, Tapped) and self._dispatcher.registry.is_aloud(event.what.action))

    async def _give(self, interaction: Taken, answer: Answer, page: Drawn, hidden: bool) -> None:
        try:
            message = await _answer(self._pen, interaction, answer, page, hidden)
        except REFUSED as refused:
            if answer.repeated:
                return  # it was answered the first time
            log.info("discord took no answer", reason=str(refused), code=getattr(refused, "code", None))
            kept_out = bool(page.files) and getattr(refused, "code", 0) in NO_FILES
            ways = self._without_files if kept_out else self._otherwise
            message = await ways(interaction, answer, refused)
        if message and not hidden:
            await self._dispatcher.shown(answer, PLATFORM, str(interaction.channel_id), message)
        await self._follow(interaction, answer, page, hidden)

    async def _otherwise(self, interaction: Taken, answer: Answer, refused: Exception) -> str | None:
        """The effect stands; the person shall see it. Ours may be the answer that Discord has already: then it is
        given anew in its place; else the message that was tapped, or one in private, needs no interaction."""
        chat = of_interaction(interaction).chat
        page = await self._page(answer, chat)
        ways: list[Callable[[], Awaitable[str | None]]] = []
        if isinstance(refused, BROKEN_LINE) or getattr(refused, "code", 0) == ANSWERED_ALREADY:
            ways.append(lambda: _into_original(interaction, page))
        tapped = interaction.message
        if answer.reply.place is Place.SAME and tapped is not None and not tapped.flags.ephemeral:
            ways.append(lambda: _edit(tapped, page))
        ways.append(lambda: send(interaction.user, page))
        for way in ways:
            try:
                return await way()
            except REFUSED as error:
                log.info("discord took it no other way", reason=str(error))
                page = await self._page(answer, chat)
        return None

    async def _without_files(self, interaction: Taken, answer: Answer, refused: Exception) -> str | None:
        """The words stand here; what was to be attached comes in private, if it can. Else Discord would say that we
        did not respond."""
        event = of_interaction(interaction)
        try:
            await send(interaction.user, await self._page(answer, event.chat))
        except REFUSED as error:
            log.info("nothing can be attached in private either", reason=str(error))
            said = text("files-nowhere")
        else:
            said = text("files-in-private")
        bare = replace(answer.reply, picture=None, file=None, lines=(*answer.reply.lines, said))
        answer = replace(answer, reply=bare)
        try:
            return await _answer(
                self._pen, interaction, answer, await self._page(answer, event.chat), self._is_hidden(event)
            )
        except REFUSED:
            return await self._otherwise(interaction, answer, refused)

    async def _follow(self, interaction: Taken, answer: Answer, page: Drawn, hidden: bool) -> None:
        """Further pages and messages, without their pictures where none may be attached."""
        try:
            for view in page.more:
                await _follow_up(interaction, Drawn(view), hidden)
            for reply in answer.reply.then:
                await self._follow_with(interaction, reply, answer.voice, hidden)
        except REFUSED as refused:
            log.info("discord took no further message", reason=str(refused))

    async def _follow_with(self, interaction: Taken, reply: Reply, voice: Voice, hidden: bool) -> None:
        try:
            await _follow_up(interaction, await self._pen.drawn(reply, voice), hidden)
        except discord.Forbidden:
            if reply.picture is None:
                raise
            bare = replace(reply, picture=None)
            await _follow_up(interaction, await self._pen.drawn(bare, voice), hidden)


def _is_for_another(event: Event, interaction: Taken) -> bool:
    """Whether the message among others that was tapped names somebody else."""
    if event.private or event.message is None or interaction.raw_message is None:
        return False
    return meant_for(interaction.raw_message) not in ("", event.user)


async def _answer(pen: Pen, interaction: Taken, answer: Answer, page: Drawn, hidden: bool) -> str | None:
    """The id of the message that it made, if it made one."""
    reply, response = answer.reply, interaction.response
    notice = pen.notice(reply.toast, answer.voice) if reply.toast else page.view
    if reply.place is Place.TOAST:
        return await _notice(interaction, notice)
    if reply.form is not None:
        if response.is_done():  # only a first answer can be a form
            await interaction.followup.send(view=pen.notice(text("form-late"), answer.voice), ephemeral=True)
        else:
            await response.send_modal(modal(reply.form, answer.voice))
        return None
    tapped = interaction.raw_message
    if reply.place is Place.SAME and tapped is not None:
        if reply.toast and not response.is_done() and shows_the_same(page.view, tapped):
            return await _notice(interaction, notice)
        await _change(interaction, page)
        return None
    if not response.is_done():
        sent = await response.send_message(view=page.view, files=page.files, ephemeral=hidden, silent=page.silent)
        return str(sent.message_id)
    if _thinks(interaction):
        return await _into_original(interaction, page)
    return await _follow_up(interaction, page, hidden)


async def _change(interaction: Taken, page: Drawn) -> None:
    """The message that was tapped."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=page.view, attachments=page.files)
    else:
        await change_message(interaction, page)


async def _notice(interaction: Taken, view: Layout) -> str | None:
    """What only whoever tapped sees, beside the message that stays as it is."""
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)
    return None


async def _into_original(interaction: Taken, page: Drawn) -> str | None:
    edited = await interaction.edit_original_response(view=page.view, attachments=page.files)
    return str(edited.id)


async def _follow_up(interaction: Taken, page: Drawn, hidden: bool) -> str | None:
    sent = await interaction.followup.send(
        view=page.view, files=page.files, ephemeral=hidden, silent=page.silent, wait=True
    )
    if page.celebrate and not hidden:
        await _cheer(interaction.client.get_partial_messageable(sent.channel.id).get_partial_message(sent.id))
    return str(sent.id)


async def _edit(message: discord.Message | discord.PartialMessage, page: Drawn) -> str | None:
    await message.edit(view=page.view, attachments=page.files)
    return None


async def send(where: discord.abc.Messageable, page: Drawn, **options: Any) -> str:
    """A message of our own accord, with discord.py's options; its id. Raises: REFUSED."""
    sent = await where.send(view=page.view, files=page.files, silent=page.silent, **options)
    if page.celebrate:
        await _cheer(sent)
    return str(sent.id)


async def _cheer(message: discord.Message | discord.PartialMessage) -> None:
    with suppress(*REFUSED):
        await message.add_reaction(CHEER)


@asynccontextmanager
async def _deferred_after(seconds: float, interaction: Taken, hidden: bool) -> AsyncIterator[None]:
    """Should the block take longer, Discord is told meanwhile that the answer will come."""
    deferring: list[asyncio.Task[None]] = []

    def begin() -> None:
        deferring.append(asyncio.ensure_future(_defer(interaction, hidden)))

    timer = asyncio.get_running_loop().call_later(seconds, begin)
    try:
        yield
    finally:
        timer.cancel()
    for one in deferring:
        await one


def _thinks(interaction: Taken) -> bool:
    """Whether a message of its own says that the answer will come: there is none that could stay as it is meanwhile,
    after a command or a form that a command has opened."""
    return interaction.type is InteractionType.application_command or interaction.raw_message is None


async def _defer(interaction: Taken, hidden: bool) -> None:
    try:
        await interaction.response.defer(ephemeral=hidden, thinking=_thinks(interaction))
    except REFUSED as refused:
        log.info("discord took no deferral", reason=str(refused))
