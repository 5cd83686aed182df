"""Which habit? A button for each, page by page, where a command was not told which one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.actions import about
from bot.conversation.options import HabitChoice, NotUnderstood
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.reply import Action, Button, Place, Reply, Text, text
from bot.conversation.request import Request, Tapped
from core.habits import Habit
from core.ports import Storage

PAGE = 10


@dataclass(frozen=True, slots=True)
class WhichHabit:
    """`question` is asked, an answer does `op`, and `pages` is the operation that shows the habits from a row on."""

    option: HabitChoice
    question: Text
    op: str
    pages: str
    back: Action | None = None
    """From where a tap led here."""

    async def answer(self, request: Request, storage: Storage) -> Habit | Reply:
        """The habit that was named, or the only one there is; else the question."""
        if request.rest:
            raise NotUnderstood(words=request.rest)
        habits = await storage.habits.all(request.person.id)
        chosen = request.value(self.option)
        if chosen is None and len(habits) == 1:
            chosen = habits[0]
        return chosen or self._ask(request, habits, 0)

    async def turn(self, request: Request, storage: Storage) -> Reply:
        """Another page of the question."""
        return self._ask(request, await storage.habits.all(request.person.id), request.number(0))

    def _ask(self, request: Request, habits: Sequence[Habit], first: int) -> Reply:
        if not habits:
            return Reply((text("list-empty", day=text("day-today")), text("list-empty-how")))
        page = page_of(first, len(habits), PAGE)
        rows = [(Button(text("button-habit", habit=one.name), about(self.op, one.id)),) for one in habits[page]]
        turns = page_buttons(page, len(habits), lambda row: about(self.pages, row))
        if not isinstance(request.event.what, Tapped):
            return Reply((self.question,), rows=(*rows, *turns))
        back = ((Button(text("button-back"), self.back),),) if self.back else ()
        return Reply((self.question,), rows=(*rows, *turns, *back), place=Place.SAME)
