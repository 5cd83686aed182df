"""/help: a short guide."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.actions import about
from bot.conversation.command import Command, Where, all_commands
from bot.conversation.day_list import VIEW
from bot.conversation.log_line import described
from bot.conversation.options import DayChoice, NotUnderstood
from bot.conversation.reply import Button, Reply, Style, text
from bot.conversation.request import Request
from core.phrase import command_asked_for, command_meant, is_small_talk
from core.ports import Storage

DAY = DayChoice("day")


async def run(request: Request, storage: Storage) -> Reply:
    show_today = Button(text("button-show-today"), about(VIEW, request.today, 0), Style.PRIMARY)
    private = request.event.private
    all_of_them = all_commands().in_menu_order()
    here = [one for one in all_of_them if private or one.where is not Where.PRIVATE]
    commands = [text("help-command", command=f"/{one.name}", what=one.description) for one in here]
    spoken = (text("help-add"), text("help-log")) if private else (text("help-among-others"),)
    elsewhere = tuple(f"/{one.name}" for one in all_of_them if one not in here)
    more = (text("help-in-private", commands=elsewhere),) if elsewhere else ()
    return Reply((text("help-title"), *spoken, *commands, *more), rows=((show_today,),))


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """A command without its slash is no habit, unless one has that very name: then the line has been logged by now.
    Nor is a question."""
    commands = all_commands().commands
    meant = command_meant(words, request.person.language, commands) or ("start" if is_small_talk(words) else None)
    day = None
    if meant is None and not described(words, request):
        meant = command_asked_for(words)
        day, _ = await DAY.take(words.rstrip("?! "), request, storage) if meant == "today" else (None, "")
    if meant:
        return await commands[meant].run(replace(request, values={DAY.name: day}, rest=""), storage)
    if words.endswith("?") and not described(words, request):
        raise NotUnderstood(words=words)
    return None


COMMAND = Command("help", run, hears=hear, rank=150, where=Where.BOTH, needs_set_up=False, place_in_menu=120)
