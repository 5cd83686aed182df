"""/profile: the streaks that others may see, to switch; and what somebody else shows."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.actions import about
from bot.conversation.command import Command, Where
from bot.conversation.day_list import VIEW as TODAY
from bot.conversation.logged import place_of
from bot.conversation.options import NotUnderstood, SomebodyChoice
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.phrasing import present_streak
from bot.conversation.reply import EVER, Button, Item, Live, Reply, Style, Text, text
from bot.conversation.request import Request
from core.actions.edit_habits import edit
from core.actions.log import NoSuchHabit
from core.actions.overview import Standing
from core.actions.profile import kept, profile
from core.ports import Storage

WHO = SomebodyChoice("who")
VIEW, SWITCH = "pf", "pg"
"""Operations: one's own from a habit on; whether others see a habit, on that page."""
PAGE = 10
MOST_SHOWN = 25


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    who = request.value(WHO)
    if who is None or who.user == request.event.user:
        return await _own(request, storage, 0)
    shown = await profile(storage, request.event.platform, who.user, request.now)
    own = (Button(text("button-own-profile"), about(VIEW, 0)),)
    named = int(bool(who.name))
    if not shown:
        return Reply((text("profile-nothing", named=named, name=who.name),), rows=(own,))
    more = len(shown) - MOST_SHOWN
    lines = [text("profile-of", named=named, name=who.name), *map(_streak, shown[:MOST_SHOWN])]
    return Reply((*lines, text("profile-more", count=more)) if more > 0 else tuple(lines), rows=(own,))


async def view(request: Request, storage: Storage) -> Reply:
    return await _own(request, storage, request.number(0))


async def tap_switch(request: Request, storage: Storage) -> Reply:
    """The button carries what it shall be then: a second tap switches nothing back."""
    habit = await storage.habits.get(request.person.id, request.habit())
    if habit is None:
        raise NoSuchHabit(habit=request.habit())
    await edit(storage, request.person, replace(habit, public=bool(request.number(1))), request.now)
    return await _own(request, storage, request.number(2))


async def _own(request: Request, storage: Storage, first: int) -> Reply:
    found = await kept(storage, request.person, request.now)
    page = page_of(first, len(found), PAGE)
    items = tuple(Item(_row(one), _switch(one, page.start)) for one in found[page])
    turns = page_buttons(page, len(found), lambda row: about(VIEW, row))
    count = sum(one.habit.public for one in found)
    lines = (text("profile-own", count=count), text("profile-how" if found else "list-empty-how"))
    live = Live(about(VIEW, page.start), frozenset(one.habit.id for one in found[page]), request.today, since=EVER)
    today = (Button(text("button-show-today"), about(TODAY)),)
    return Reply(lines, items=items, rows=(*turns, today), place=place_of(request), live=live)


def _row(one: Standing) -> Text:
    return text("profile-row-on" if one.habit.public else "profile-row-off", row=_streak(one))


def _switch(one: Standing, first: int) -> Button:
    label = text("button-switch-off" if one.habit.public else "button-switch-on")
    does = about(SWITCH, one.habit.id, int(not one.habit.public), first)
    return Button(label, does, Style.PLAIN if one.habit.public else Style.GO)


def _streak(one: Standing) -> Text:
    """What was kept and nothing that was missed: of a habit that nothing was done for yet, the name alone."""
    if not one.judgement.longest:
        return text("profile-habit", habit=one.habit.name)
    return text("share-card", habit=one.habit.name, streak=present_streak(one.judgement))


COMMAND = Command(
    "profile",
    run,
    options=(WHO,),
    taps={VIEW: view, SWITCH: tap_switch},
    where=Where.BOTH,
    needs_set_up=False,
    place_in_menu=79,
)
