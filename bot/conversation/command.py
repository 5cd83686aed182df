"""What a command is: a name, typed options, the buttons it answers; and the registry of all of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from bot.conversation.actions import StaleButton, decode
from bot.conversation.options import FileChoice, Option
from bot.conversation.reply import Reply, Text, text
from bot.conversation.request import Request
from core.ports import Storage

Run = Callable[[Request, Storage], Awaitable[Reply]]
Hear = Callable[[Request, Storage, str], Awaitable[Reply | None]]


class Where(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Command:
    """Same name on every platform.

    `taps` are the buttons it answers, by operation. `hears` is offered what people type without a command; the
    command of the lowest `rank` is asked first, and None means: not for me.
    """

    name: str
    run: Run
    options: tuple[Option[object], ...] = ()
    taps: Mapping[str, Run] = field(default_factory=dict)
    answers: Hear | None = None
    """Asked before all who hear: is it an answer to what this command has just asked?"""
    hears: Hear | None = None
    rank: int = 100
    where: Where = Where.PRIVATE
    aloud: frozenset[str] = frozenset()
    """Of its operations those whose answer everybody in a group sees; of all else only the asker does."""
    needs_set_up: bool = True
    """Asked of a newcomer, it waits until they have said what time it is for them."""
    owners_only: bool = False
    """For everybody else it is as if it did not exist."""
    place_in_menu: int = 100
    """Menus show the lowest first."""

    @property
    def description(self) -> Text:
        return text(f"command-{self.name}")


@dataclass(frozen=True, slots=True)
class Registry:
    commands: Mapping[str, Command]
    taps: Mapping[str, tuple[Command, Run]]
    listeners: Sequence[Hear]

    def called(self, name: str, *, by_owner: bool) -> Command | None:
        command = self.commands.get(name)
        return None if command is None or (command.owners_only and not by_owner) else command

    def tapped(self, op: str, *, by_owner: bool = False) -> tuple[Command, Run]:
        command, run = self.taps.get(op, (None, None))
        if command is None or run is None or (command.owners_only and not by_owner):
            raise StaleButton
        return command, run

    def is_aloud(self, carried: str) -> bool:
        """Whether everybody in a group sees what that button answers."""
        try:
            op = decode(carried).op
            return op in self.tapped(op)[0].aloud
        except StaleButton:
            return False

    def taker_of_files(self, caption: str) -> tuple[Command, str] | None:
        """The command that `caption` names, else the first that takes files; and the option that takes them."""
        takers = [
            (command, option.name)
            for command in self.in_menu_order()
            for option in command.options
            if isinstance(option, FileChoice)
        ]
        words = caption.split(maxsplit=1)
        named = words[0].removeprefix("/").casefold() if words else ""
        return next((taker for taker in takers if taker[0].name == named), takers[0] if takers else None)

    def in_menu_order(self, *, for_owners: bool = False) -> Sequence[Command]:
        shown = [command for command in self.commands.values() if for_owners or not command.owners_only]
        return sorted(shown, key=lambda command: (command.place_in_menu, command.name))


def register(commands: Sequence[Command]) -> Registry:
    """Raises: ValueError if two commands share a name or an operation."""
    names = Counter([command.name for command in commands] + [op for command in commands for op in command.taps])
    if shared := [name for name, times in names.items() if times > 1]:
        raise ValueError(f"two commands share a name or a button operation: {', '.join(shared)}")
    by_name = {command.name: command for command in commands}
    taps = {op: (command, run) for command in commands for op, run in command.taps.items()}
    ranked = sorted(commands, key=lambda command: command.rank)
    answering = [command.answers for command in ranked if command.answers]
    return Registry(by_name, taps, [*answering, *(command.hears for command in ranked if command.hears)])


@cache
def all_commands() -> Registry:
    """Every `COMMAND` of the modules in `commands/`."""
    from bot.conversation import commands

    names = [module.name for module in pkgutil.iter_modules(commands.__path__) if not module.name.startswith("_")]
    return register([importlib.import_module(f"{commands.__name__}.{name}").COMMAND for name in names])
