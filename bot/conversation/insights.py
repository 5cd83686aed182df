"""What a habit's history shows, in a few plain lines: never more than was seen, and no blame."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from bot.conversation.reply import Text, text
from bot.conversation.request import Request
from core.actions.overview import Standing
from core.actions.remind import ignored
from core.entries import EntryKind
from core.insight import AtHour, NeedsMore, OnWeekday, Share, at_risk, best_hour, best_weekday, suggest, weak_spot
from core.ports import Diary, Storage
from core.wall_time import wall_clock

DEEDS = (EntryKind.DONE, EntryKind.AMOUNT)


async def insight_lines(request: Request, storage: Storage, standing: Standing) -> list[Text]:
    """Best weekday and hour, weak spot, what has become harder, and at most one suggestion."""
    judgement, diary = standing.judgement, standing.diary
    logged = await storage.entries.logged_at(request.person.id, diary.habit.id)
    unanswered = await ignored(storage, request.person, diary, request.today)
    best, hour = best_weekday(judgement), best_hour(_hours(diary, logged))
    found = [_weekday(best), _hour(hour), _weak(weak_spot(judgement)), _missing(best, hour)]
    if fall := at_risk(judgement):
        found.append(text("insight-at-risk", **_share("recent", fall.recent), **_share("earlier", fall.earlier)))
    if suggestion := suggest(judgement, unanswered):
        found.append(text(f"suggest-{suggestion}"))
    return [line for line in found if line]


def _share(name: str, share: Share) -> dict[str, int]:
    """Never a rate without what it is a part of."""
    return {name: round(100 * share.rate), f"{name}-done": share.done, f"{name}-of": share.of}


def _hours(diary: Diary, logged: Iterable[tuple[date, datetime, str]]) -> list[tuple[date, int]]:
    """The local hour of each deed that was logged on its own date: what was added later tells no hour."""
    local = ((day, wall_clock(at, zone)) for day, at, zone in logged)
    return [
        (day, clock.hour)
        for day, clock in local
        if clock.date() == day and (entry := diary.entry(day)) and entry.kind in DEEDS
    ]


def _weekday(best: OnWeekday | NeedsMore | None) -> Text | None:
    if not isinstance(best, OnWeekday):
        return None
    weekday = frozenset({best.weekday})
    return text("insight-best-weekday", weekday=weekday, done=best.share.done, of=best.share.of)


def _weak(spot: OnWeekday | NeedsMore | None) -> Text | None:
    if not isinstance(spot, OnWeekday):
        return None
    share, others = spot.share, spot.others
    weekday, percent = frozenset({spot.weekday}), round(100 * others.rate)
    than = {"others": others.done, "others-of": others.of}
    return text("insight-weak-spot", weekday=weekday, done=share.done, of=share.of, percent=percent, **than)


def _hour(hour: AtHour | NeedsMore | None) -> Text | None:
    if not isinstance(hour, AtHour):
        return None
    begins, ends = time(hour.hour), time((hour.hour + 1) % 24)
    return text("insight-best-hour", **{"from": begins, "to": ends}, done=hour.share.done, of=hour.share.of)


def _missing(*asked: OnWeekday | AtHour | NeedsMore | None) -> Text | None:
    """Once, for all that needs more: the most of it."""
    missing = [each.logs for each in asked if isinstance(each, NeedsMore)]
    return text("insight-needs-more", logs=max(missing)) if len(missing) == len(asked) else None
