"""A command that takes files and gives one, to see how each front-end carries them."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.app import House
from bot.conversation.command import Command, register
from bot.conversation.options import FileChoice
from bot.conversation.reply import File, Reply, text
from bot.conversation.request import Request, Sent
from core.ports import Storage

FILE = FileChoice("file")
CONTENT = b"name;days\r\nRead \xf0\x9f\x93\x96;5\r\n"
GIVEN = File("habits & more.csv", CONTENT, "text/csv")


@dataclass
class Taken:
    files: list[Sent | None] = field(default_factory=list)

    async def run(self, request: Request, storage: Storage) -> Reply:
        """Without a file: one is given."""
        sent = request.value(FILE)
        self.files.append(sent)
        return Reply((text("toast-logged"),), file=None if sent else GIVEN)


def taking(house: House) -> Taken:
    """The house has one command more than it had, `/today` in the place of its own: its name has texts."""
    taken = Taken()
    house.dispatcher.registry = register([Command("today", taken.run, options=(FILE,), needs_set_up=False)])
    return taken
