"""Lines that people type, read: a habit to add, something to log, a day, a time. The rules are in docs/phrases.md."""

from core.phrase.bare_words import command_meant, is_yes
from core.phrase.habit import read_habit
from core.phrase.log import LogPhrase, Unclear, read_log
from core.phrase.matching import Loggable
from core.phrase.moments import possible_days, possible_times, read_day, read_time
from core.phrase.opening import PhraseTooLong
from core.phrase.reading import About, Choice, Doubt, HabitPhrase
from core.phrase.remark import Change, Remark, read_log_of, read_remark
from core.phrase.singular import singular
from core.phrase.span import DateSpan, read_end, read_span

__all__ = [
    "About",
    "Change",
    "Choice",
    "DateSpan",
    "Doubt",
    "HabitPhrase",
    "LogPhrase",
    "Loggable",
    "PhraseTooLong",
    "Remark",
    "Unclear",
    "command_meant",
    "is_yes",
    "possible_days",
    "possible_times",
    "read_day",
    "read_end",
    "read_habit",
    "read_log",
    "read_log_of",
    "read_remark",
    "read_span",
    "read_time",
    "singular",
]
