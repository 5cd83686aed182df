"""What is said after something was logged, skipped or taken back."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.day_card import day_card
from bot.conversation.milestone import milestone
from bot.conversation.phrasing import streak_text
from bot.conversation.reply import Place, Reply, Text, text
from bot.conversation.request import Request, Tapped
from core.actions.log import Logged
from core.actions.overview import Standing
from core.timeline import State


def logged_reply(request: Request, logged: Logged) -> Reply:
    """The day's card: in the message that was tapped, or as a new one."""
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    card = day_card(Standing(logged.diary, logged.after), request.person, logged.date, request.now, place)
    return with_effects(request, replace(card, lines=(*card.lines, *_news(logged))), logged)


def _news(logged: Logged) -> list[Text]:
    """What the write changed beside its own date."""
    news = []
    if logged.saver_dates:
        before, after = (streak_text(each.current, each.unit) for each in (logged.before, logged.after))
        news.append(text("saver-changed", dates=tuple(sorted(logged.saver_dates)), before=before, after=after))
    if logged.lost_by_this and (logged.entry or logged.date != logged.after.today):
        news.append(text(f"lost-{logged.after.unit}"))
    return news


def with_effects(request: Request, reply: Reply, logged: Logged) -> Reply:
    """The reply with what every write says: the toast, what was touched, and a milestone of its own."""
    touched = () if logged.already else ((logged.habit.id, logged.date),)
    return replace(reply, toast=toast(logged), touched=touched, then=milestone(request, logged))


def toast(logged: Logged) -> Text:
    if logged.already:
        return text("toast-already")
    if logged.state in (State.DONE, State.BONUS):
        return streak_text(logged.after.current, logged.after.unit) if logged.after.current else text("toast-logged")
    return text("toast-skipped") if logged.state is State.SKIPPED else text("toast-logged")


def taken_back(request: Request, logged: Logged) -> Reply:
    return replace(logged_reply(request, logged), toast=text("toast-taken-back"), then=())
