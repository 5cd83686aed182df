"""A goal as somebody types it into a field: "8 glasses", "at most 2 coffees", "20 km a week", or nothing for a tap."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.options import quoted
from bot.conversation.phrasing import goal_text
from bot.conversation.request import Request
from bot.conversation.wording import render, voice_of
from core.errors import CairnError
from core.habits import AtLeast, AtMost, Check, Goal, Quit
from core.names import clean_line
from core.phrase import HabitPhrase, read_habit
from core.phrase.languages import lexicon_of

STAND_IN = "goalx"
"""A name that no line has, so that all else is the goal."""
MOST_WORDS_OF_A_UNIT = 2


class NoGoal(CairnError):
    """“{ $words }” is no goal that I can read."""

    text_key = "error-no-goal"


def goal_typed(words: str, request: Request) -> Goal:
    """Raises: NoGoal, AmountRefused."""
    line = clean_line(words)
    if not line:
        return Check()
    at_least = lexicon_of(request.person.language).speech.at_least
    for phrase in (f'"{STAND_IN}" {line}', f'"{STAND_IN}" {at_least.format(line)}'):
        goal = _goal_in(_read(phrase, request))
        if goal is not None:
            return goal
    if _is_quit(line, request):
        return Quit()
    raise NoGoal(words=quoted(words))


def goal_words(goal: Goal, request: Request) -> str:
    """What the field shows: it is read back as the same goal."""
    said = goal_text(goal)
    return render(said, voice_of(request.person)) if said else ""


def _read(phrase: str, request: Request) -> HabitPhrase | None:
    try:
        return read_habit(phrase, request.today, request.person.language)
    except CairnError:
        return None


def _goal_in(phrase: HabitPhrase | None) -> Goal | None:
    """None where words are left over that are no unit either."""
    if phrase is None or phrase.doubts or isinstance(phrase.goal, Check | Quit):
        return None
    left = phrase.name.replace(STAND_IN, "", 1).split()
    if not left:
        return phrase.goal
    counted = phrase.goal
    if isinstance(counted, AtLeast | AtMost) and not counted.unit and len(left) <= MOST_WORDS_OF_A_UNIT:
        return replace(counted, unit=" ".join(left))
    return None


def _is_quit(line: str, request: Request) -> bool:
    phrase = _read(f"{line} {STAND_IN}", request)
    return phrase is not None and isinstance(phrase.goal, Quit)
