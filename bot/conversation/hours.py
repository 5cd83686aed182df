"""Times of day and quiet hours as a setting's words: "0400", "2230-0700"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.conversation.actions import about
from bot.conversation.reply import Action, Button, Text, text
from bot.conversation.setting import OFF, Choice, Situation
from core.people import Preferences
from core.phrase import possible_times

PICK = "sq"
"""Operation: when quiet hours begin; with that time, when they end."""
USUAL = (Preferences().quiet_from, Preferences().quiet_until)
BEGINNINGS = (*range(19 * 60, 24 * 60, 30), 0, 30, 60)
ENDS = tuple(range(5 * 60, 10 * 60 + 1, 30))
A_ROW = 4
BETWEEN_TIMES = re.compile(r"\s*[-–—]\s*|\s+")


def time_word(at: time) -> str:
    return f"{at:%H%M}"


def hours_word(begins: time, ends: time) -> str:
    return OFF if begins == ends else f"{time_word(begins)}-{time_word(ends)}"


def of_word(word: str) -> time | None:
    """Of four digits."""
    if not re.fullmatch(r"([01][0-9]|2[0-3])[0-5][0-9]", word):
        return None
    return time(int(word[:2]), int(word[2:]))


def read_time(words: str, at: Situation) -> str | None:
    """The word of one time of day."""
    found = of_word(words)
    typed = [found] if found else possible_times(words, at.person.language)
    return time_word(typed[0]) if len(typed) == 1 else None


def read_hours(words: str, at: Situation) -> str | None:
    """The word of two times of day, with a dash or a space between."""
    found = [time for part in BETWEEN_TIMES.split(words.strip()) if (time := read_time(part, at))]
    return "-".join(found) if len(found) == 2 and found[0] != found[1] else None


def with_hours(preferences: Preferences, word: str) -> Preferences:
    begins, ends = (of_word(part) for part in word.split("-")) if word != OFF else (time(0), time(0))
    assert begins is not None
    assert ends is not None
    return replace(preferences, quiet_from=begins, quiet_until=ends)


def hours_text(begins: time, ends: time) -> Text:
    return text("setting-hours", **{"from": begins, "to": ends})


def hours_now(at: Situation) -> Text:
    chosen = at.person.preferences
    if chosen.quiet_from == chosen.quiet_until:
        return text("setting-switch-off")
    return hours_text(chosen.quiet_from, chosen.quiet_until)


def hours_chosen(at: Situation) -> str:
    return hours_word(at.person.preferences.quiet_from, at.person.preferences.quiet_until)


def usual_hours(_: Situation) -> Sequence[Choice]:
    return [Choice(OFF, text("setting-switch-off")), Choice(hours_word(*USUAL), hours_text(*USUAL))]


def beginning_buttons() -> tuple[tuple[Button, ...], ...]:
    return _grid([(at, about(PICK, time_word(at))) for at in map(_at_minute, BEGINNINGS)])


def end_buttons(begins: time, choose: str, setting: str) -> tuple[tuple[Button, ...], ...]:
    ends = [at for at in map(_at_minute, ENDS) if at != begins]
    return _grid([(at, about(choose, setting, hours_word(begins, at))) for at in ends])


def _grid(times: Sequence[tuple[time, Action]]) -> tuple[tuple[Button, ...], ...]:
    buttons = [Button(text("button-time", time=at), does) for at, does in times]
    return tuple(tuple(buttons[first : first + A_ROW]) for first in range(0, len(buttons), A_ROW))


def _at_minute(minutes: int) -> time:
    return time(*divmod(minutes, 60))
