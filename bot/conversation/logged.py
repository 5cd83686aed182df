"""What is said after something was logged, skipped or taken back."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.day_card import day_card
from bot.conversation.milestone import milestone
from bot.conversation.phrasing import amount_text, run_text, streak_text
from bot.conversation.reply import Action, Place, Reply, Text, text
from bot.conversation.request import Request, Tapped
from core.actions.log import Logged, amount_of
from core.actions.overview import Standing
from core.entries import EntryKind
from core.habits import AtLeast, AtMost
from core.plan import version_on
from core.timeline import State


def logged_reply(request: Request, logged: Logged, *said: Text) -> Reply:
    """The day's card: in the message that was tapped, or as a new one. `said`: what else is worth a line."""
    card = day_card(Standing(logged.diary, logged.after), request.person, logged.date, request.now, place_of(request))
    told = () if said or card.place is Place.SAME else _told(logged)
    view = card.live.view if card.live else None
    return with_effects(request, card, logged, *told, *said, *_news(logged), view=view)


def place_of(request: Request) -> Place:
    return Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW


def _told(logged: Logged) -> tuple[Text, ...]:
    """What a tap says in passing: not every platform has a notice for a typed line."""
    if logged.already:
        return (text("toast-already"),)
    added = added_text(logged)
    return (added,) if added else ()


def added_text(logged: Logged) -> Text | None:
    """How much came on top or was taken away: "+3 glasses"."""
    goal = version_on(logged.habit, logged.date).goal
    if not isinstance(goal, AtLeast | AtMost) or not _is_counted(logged):
        return None
    change = amount_of(goal, logged.entry) - amount_of(goal, logged.was)
    if not change or change == amount_of(goal, logged.entry):
        return None
    return text("amount-more" if change > 0 else "amount-less", amount=amount_text(abs(change), goal.unit))


def _is_counted(logged: Logged) -> bool:
    """Two amounts, or one and none."""
    return all(entry is None or entry.kind is EntryKind.AMOUNT for entry in (logged.entry, logged.was))


def _news(logged: Logged) -> list[Text]:
    """What the write changed beside its own date."""
    news = []
    if logged.comeback:
        news.append(text("comeback"))
    if logged.new_best:
        news.append(text("new-best", count=logged.after.current))
    if logged.saver_dates:
        before, after = (streak_text(each.current, each.unit) for each in (logged.before, logged.after))
        news.append(text("saver-changed", dates=tuple(sorted(logged.saver_dates)), before=before, after=after))
    if logged.lost_by_this and (logged.entry or logged.date != logged.after.today):
        news.append(text(f"lost-{logged.after.unit}"))
    return news


def with_effects(request: Request, reply: Reply, logged: Logged, *said: Text, view: Action | None = None) -> Reply:
    """The reply, further lines, and what every write says: the toast, what was touched, a milestone of its own.

    `view` shows what the reply says without all that.
    """
    touched = () if logged.already else ((logged.habit.id, logged.date),)
    lines, told = (*reply.lines, *said), milestone(request, logged)
    again = None if said else view
    return replace(reply, lines=lines, toast=toast(logged), touched=touched, then=told, again=again)


def toast(logged: Logged) -> Text:
    if logged.already:
        return text("toast-already")
    if logged.only_the_note:
        return text("toast-noted")
    if logged.state in (State.DONE, State.BONUS):
        return run_text(logged.after) if logged.after.current else text("toast-logged")
    return text("toast-skipped") if logged.state is State.SKIPPED else text("toast-logged")


def taken_back(request: Request, logged: Logged) -> Reply:
    toast = text("toast-note-taken-back" if logged.only_the_note else "toast-taken-back")
    card = day_card(Standing(logged.diary, logged.after), request.person, logged.date, request.now, place_of(request))
    reply = with_effects(request, card, logged, *_news(logged))
    return replace(reply, toast=toast, then=())
