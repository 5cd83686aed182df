"""/add: a habit in one line, with a card to check it before it counts."""

from __future__ import annotations

from bot.conversation import add_more, adding, habit_card, quick_form, unknown_habit, welcome
from bot.conversation.actions import about
from bot.conversation.command import Command, Where
from bot.conversation.options import NotUnderstood, Words
from bot.conversation.reply import Button, Place, Reply, text
from bot.conversation.request import Request
from core.actions.keep_habits import put_in_bin
from core.actions.log import standing_of
from core.phrase import is_yes
from core.ports import Storage

LINE = Words("text")


async def run(request: Request, storage: Storage) -> Reply:
    line = request.value(LINE)
    if line:
        return await adding.preview(request, storage, line)
    return quick_form.form() if request.event.has_forms else Reply((text("add-how"),))


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """What is nothing else is the name of a habit; but a "yes" to nothing is none."""
    if is_yes(words):
        raise NotUnderstood(words=words)
    return await unknown_habit.hear(request, storage, words) or await adding.preview(request, storage, words)


async def take_back(request: Request, storage: Storage) -> Reply:
    """The button may be weeks old: a habit that has been kept is not thrown away by one tap."""
    standing = await standing_of(storage, request.person, request.habit(), request.now)
    habit = standing.habit
    if standing.diary.entries:
        return habit_card.delete_question(standing, request)
    await put_in_bin(storage, request.person, habit.id, request.now)
    restore = Button(text("button-restore"), about(habit_card.RESTORE, habit.id))
    said = text("add-taken-back", habit=habit.name)
    return Reply((said,), rows=((restore,),), place=Place.SAME, toast=text("toast-taken-back"))


COMMAND = Command(
    "add",
    run,
    options=(LINE,),
    taps={
        adding.ADD: adding.add,
        adding.CHOOSE: adding.choose,
        adding.PLAN: adding.plan,
        adding.TOGGLE: adding.toggle,
        adding.AT: adding.at,
        adding.CANCEL: adding.cancel,
        adding.SINCE: adding.since,
        add_more.MORE: adding.more,
        add_more.CARD: adding.card,
        add_more.ASK: adding.ask,
        add_more.WRITE: adding.write,
        add_more.TYPED: adding.take,
        add_more.COLOUR: adding.colours,
        add_more.COLOURED: adding.take_colour,
        add_more.CATEGORY: adding.take_category,
        quick_form.FILLED: quick_form.take,
        adding.UNDO_ADD: take_back,
        welcome.STARTER: welcome.tap_starter,
        welcome.OWN: welcome.tap_own,
        welcome.STARTERS_AGAIN: welcome.tap_starters,
        welcome.NOT_YET: welcome.tap_not_yet,
    },
    answers=adding.hear_answer,
    hears=hear,
    rank=200,
    where=Where.BOTH,
    place_in_menu=20,
)
