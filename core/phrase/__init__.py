"""Lines that people type, read: a habit to add, something to log, a day, a time. The rules are in docs/phrases.md."""

from core.phrase.away import Absence, Why, read_absence
from core.phrase.bare_words import command_asked_for, command_meant, is_phrase_of_command, is_small_talk, is_yes
from core.phrase.habit import read_habit
from core.phrase.line import Open, Unclear
from core.phrase.log import LogPhrase, read_log, read_reason
from core.phrase.matching import Loggable
from core.phrase.moments import possible_days, possible_times, read_day, read_time
from core.phrase.opening import PhraseTooLong
from core.phrase.reading import About, Choice, Doubt, HabitPhrase
from core.phrase.remark import Change, Remark, read_log_of, read_remark
from core.phrase.several import Told, read_all_but, read_logs
from core.phrase.singular import singular
from core.phrase.span import DateSpan, read_end, read_span

__all__ = [
    "About",
    "Absence",
    "Change",
    "Choice",
    "DateSpan",
    "Doubt",
    "HabitPhrase",
    "LogPhrase",
    "Loggable",
    "Open",
    "PhraseTooLong",
    "Remark",
    "Told",
    "Unclear",
    "Why",
    "command_asked_for",
    "command_meant",
    "is_phrase_of_command",
    "is_small_talk",
    "is_yes",
    "possible_days",
    "possible_times",
    "read_absence",
    "read_all_but",
    "read_day",
    "read_end",
    "read_habit",
    "read_log",
    "read_log_of",
    "read_logs",
    "read_reason",
    "read_remark",
    "read_span",
    "read_time",
    "singular",
]
