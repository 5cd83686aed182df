"""One line that describes a habit, read: "Read 20 min weekdays 21:00". The rules are in docs/phrases.md."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from core.habits import AtLeast, AtMost, Daily, Goal, Per, Quit, Schedule
from core.names import NameMissing, check_name
from core.phrase.asking import times_of
from core.phrase.cues import cue_of
from core.phrase.extent import end_of, start_of
from core.phrase.goals import Aim, aim_of
from core.phrase.languages import LEXICONS
from core.phrase.ledger import Ledger, open_ledger
from core.phrase.lexicon import Meaning
from core.phrase.opening import open_page
from core.phrase.reading import About, HabitPhrase
from core.phrase.schedules import MOST_TIMES, joined, schedule_of
from core.phrase.shapes import Part, parts_of
from core.phrase.weekdays import WEEK

MOST_EVERY = 30
"""Above this a number at the end is hardly "every n days"."""
UNMISTAKABLE = 4
"""Letters of a word that is hardly a name in one language and a weekday in another."""
FIRST_HOUR = 5
"""Below this it is hardly a time of day."""


def read_habit(text: str, today: date, language: str) -> HabitPhrase:
    """In the person's language; where that finds no days in the line, in another one that surely does.

    Raises: PhraseTooLong, NameMissing, NameRefused.
    """
    own = _read(text, today, language)
    if own.schedule is not None or own.doubts:
        return own
    for other in LEXICONS:
        with suppress(NameMissing):
            found = _read(text, today, other)
            new = [words for words in found.understood if words not in own.understood]
            if found.schedule is not None and not found.doubts and all(map(_is_unmistakable, new)):
                return found
    return own


def _is_unmistakable(words: str) -> bool:
    """ "daily" is said in no other language; "do" and "so" are, and are German weekdays too."""
    letters = re.findall(r"[^\W\d_]+", words)
    return not letters or max(map(len, letters)) >= UNMISTAKABLE


def _read(text: str, today: date, language: str) -> HabitPhrase:
    page = open_page(text, today, language, ahead=True)
    ledger = open_ledger(page, parts_of(page))
    for part in ledger.of(Meaning.ASKED):
        ledger.take(part)
    aim = aim_of(ledger)
    schedule = _schedule(ledger, aim)
    times = times_of(ledger)
    start = start_of(ledger)
    if schedule_start := _anchor(ledger, start or today):
        start = schedule_start
    end = end_of(ledger, start or today)
    category = _category(ledger)
    cue = cue_of(ledger, aim.goal)
    _ask_about_numbers(ledger, schedule, timed=bool(times))
    _ask_about_words(ledger, schedule, started=start is not None)
    name = check_name(_with_unit(ledger, aim.goal))
    return HabitPhrase(
        name, schedule, aim.goal, times, category, cue, start, end, ledger.understood(), tuple(ledger.doubts)
    )


def _schedule(ledger: Ledger, aim: Aim) -> Schedule | None:
    said = [(part, found) for part in ledger.parts if part not in ledger.taken and (found := schedule_of(part))]
    for part, _ in said:
        ledger.take(part)
    if aim.period:
        if others := [part for part, found in said if found != Daily()]:
            ledger.clash([aim.period, *others])
        return None if others else Daily()
    if said:
        schedule = joined([found for _, found in said])
        if schedule is None:
            ledger.clash([part for part, _ in said])
        return schedule
    if ledger.of(Meaning.DAILY_PART) or isinstance(aim.goal, Quit | AtMost):
        return Daily()
    return schedule_of(ledger.adjective) if ledger.adjective else None


def _anchor(ledger: Ledger, start: date) -> date | None:
    """ "Every other Friday" begins on a Friday."""
    for part in ledger.of(Meaning.EVERY_OTHER):
        if part in ledger.taken:
            (day,) = part.captured.weekdays
            return start + timedelta((day - start.weekday()) % WEEK)
    return None


def _category(ledger: Ledger) -> str:
    """The first #tag; more of them stay in the name."""
    for part in ledger.of(Meaning.CATEGORY):
        ledger.take(part)
        return ledger.page.words(part.first, part.last)[1:]
    return ""


def _with_unit(ledger: Ledger, goal: Goal) -> str:
    """The name that is left; where that says nothing, with the unit: "10000 steps", "do 10 pushups"."""
    name = ledger.name()
    telling = set(name.casefold().split()) - ledger.page.lexicon.log.fillers
    return name if telling or not isinstance(goal, AtLeast | AtMost) else f"{name} {goal.unit}"


def _ask_about_numbers(ledger: Ledger, schedule: Schedule | None, *, timed: bool) -> None:
    """ "gym 3": three times a week, every three days, three of something, or a part of the name?"""
    speech = ledger.page.lexicon.speech
    for part in _part_of_a_name(ledger, Meaning.BARE_NUMBER, Meaning.BARE_TIMES):
        number = part.captured.number
        words: list[str] = []
        if schedule is None and number <= MOST_TIMES[Per.WEEK]:
            words.append(speech.times_a_week.format(number))
        if part.meaning is Meaning.BARE_TIMES:
            words.append(speech.times_a_day.format(number))
        else:
            if schedule is None and 1 < number <= MOST_EVERY:
                words.append(speech.every_days.format(number))
            if not timed and FIRST_HOUR <= number < 24:
                words.append(speech.at.format(f"{number:02}:00"))
            words.append(speech.at_least.format(number))
        words.append(_quoted(ledger, part))
        ledger.doubt(About.NUMBER, part.first, part.last, words)


def _ask_about_words(ledger: Ledger, schedule: Schedule | None, *, started: bool) -> None:
    """ "enjoy the sun": every Sunday, or a part of the name? Where the days are said already it is a word."""
    speech = ledger.page.lexicon.speech
    for part in _part_of_a_name(ledger, Meaning.UNSURE):
        words = ledger.page.words(part.first, part.last)
        if part.captured.weekdays:
            readings = [] if schedule else [speech.on_day.format(words)]
        else:
            readings = [] if started else [speech.since_tomorrow, speech.in_the_morning]
        if readings:
            ledger.doubt(About.WORD, part.first, part.last, [*readings, _quoted(ledger, part)])


def _part_of_a_name(ledger: Ledger, *meanings: Meaning) -> list[Part]:
    """A word that is the whole name is not asked about."""
    name = ledger.name()
    return [part for part in ledger.of(*meanings) if ledger.page.words(part.first, part.last) != name]


def _quoted(ledger: Ledger, part: Part) -> str:
    return f'"{ledger.page.words(part.first, part.last)}"'
