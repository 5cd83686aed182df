"""Whatever is typed, reading answers or refuses with a sentence of its own, in time that grows with the length."""

from __future__ import annotations

import time as clock
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import overload

import pytest

from core.limits import MAX_NAME, MAX_PHRASE
from core.names import NameRefused, clean_line, visible_length
from core.phrase import (
    HabitPhrase,
    Loggable,
    PhraseTooLong,
    possible_days,
    possible_times,
    read_absence,
    read_all_but,
    read_habit,
    read_log,
    read_logs,
    read_reason,
)
from core.phrase.languages import lexicon_of
from core.phrase.ledger import open_ledger
from core.phrase.opening import open_page
from core.phrase.page import Page
from core.phrase.shapes import parts_of
from core.phrase.sighting import look_over
from core.phrase.tokens import Token, tokens_of
from tests.core.phrase.lines import lines, vocabulary
from tests.core.phrase.table import HABITS, TODAY

LANGUAGES = ("en", "de")
LogReader = Callable[[str, date, str, Sequence[Loggable]], object]


def read_all(line: str, language: str) -> HabitPhrase | None:
    """Everything that reads a line. Only what is declared may be raised."""
    try:
        read_log(line, TODAY, language, HABITS[language])
        possible_days(line, TODAY, language)
        possible_times(line, language)
        return read_habit(line, TODAY, language)
    except (PhraseTooLong, NameRefused):
        return None


def check(line: str, language: str) -> None:
    habit = read_all(line, language)
    if habit is None:
        return
    assert habit.name == clean_line(habit.name)
    assert 1 <= visible_length(habit.name) <= MAX_NAME
    assert not habit.start or not habit.end or habit.start <= habit.end
    assert list(habit.times) == sorted(set(habit.times))
    for doubt in habit.doubts:
        assert len(doubt.choices) > 1
        assert len({choice.phrase for choice in doubt.choices}) == len(doubt.choices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_is_typed_raises_what_is_not_declared(language: str) -> None:
    for line in lines(language, 1_000, seed=1):
        check(line, language)


@pytest.mark.parametrize("read", [read_logs, read_reason, read_all_but])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_is_typed_breaks_what_reads_lines_about_several(language: str, read: LogReader) -> None:
    for line in lines(language, 300, seed=4):
        try:
            read(line, TODAY, language, HABITS[language])
        except PhraseTooLong:
            continue


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_is_typed_breaks_what_reads_who_is_away(language: str) -> None:
    for line in lines(language, 300, seed=5):
        read_absence(line, TODAY, language)


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", LANGUAGES)
def test_fifty_thousand_lines_are_each_read_at_once(language: str) -> None:
    slowest = 0.0
    for line in lines(language, 25_000, seed=2):
        began = clock.process_time()
        check(line, language)
        slowest = max(slowest, clock.process_time() - began)

    assert slowest < 0.05


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_lost_unseen(language: str) -> None:
    for line in lines(language, 300, seed=3):
        page = open_page(line, TODAY, language, ahead=True)
        habit = read_all(line, language)
        if habit is None:
            continue

        seen = " ".join((habit.name, *habit.understood))
        missing = [token for token in page.tokens if _says_something(token, page) and _bare(token, page) not in seen]

        assert missing == []


def _says_something(token: Token, page: Page) -> bool:
    return token.kind != "mark" and token.key not in page.lexicon.joins


def _bare(token: Token, page: Page) -> str:
    """Cleaning the name may still take a mark that had lost its letter."""
    text = page.text[token.start : token.end]
    return clean_line(text[1:-1] if token.kind == "quoted" else text)


class CountingTokens(Sequence[Token]):
    """Tokens that count how often one of them is looked at."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.looks = 0

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        self.looks += 1
        return self.tokens[at]


def looks(text: str, language: str, reader: str) -> int:
    """How often reading a line, of whatever length, looks at one of its tokens."""
    line = clean_line(text)
    tokens = CountingTokens(tokens_of(line))
    page = Page(line, tokens, lexicon_of(language), TODAY, ahead=reader == "habit")
    if reader == "habit":
        open_ledger(page, parts_of(page))
    else:
        look_over(page)
    return tokens.looks


def growth(piece: str, language: str, reader: str, times: int) -> float:
    """How many times the looks of the piece so many times over are those of twice as many."""
    return looks(piece * 2 * times, language, reader) / looks(piece * times, language, reader)


# Each is the beginning of something longer, so that reading looks ahead from every one of them.
BEGINNINGS = (
    *(
        "1, ",
        "1.",
        "1/",
        "1 000 ",
        "on 1, ",
        "the 1st, ",
        "on 1 aug, ",
        "at 8 and ",
        "2026-",
        "every 3 ",
        "max ",
        "until ",
        "half ",
    ),
    *("mon ", "mon,", "mon-", "monday ", "tuesdays and ", "every ", "(", '"', "„", "#", "+"),
    *("am 1. ", "um 8 und ", "montag ", "jeden ", "3 mal ", "bis ", "halb "),
)


@pytest.mark.parametrize("reader", ["habit", "log"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_twice_the_length_takes_twice_the_looks(language: str, reader: str) -> None:
    for beginning in BEGINNINGS:
        assert growth(beginning, language, reader, 100) <= 2.3, beginning


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.parametrize("reader", ["habit", "log"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_twice_the_length_of_any_word_takes_twice_the_looks(language: str, reader: str) -> None:
    for word in vocabulary(language):
        assert growth(f"{word} ", language, reader, 100) <= 2.3, word


def test_a_line_is_as_long_as_it_may_be() -> None:
    at_most = "gym daily" + " " * (MAX_PHRASE - 9)

    assert read_habit(at_most, TODAY, "en").name == "gym"
    with pytest.raises(PhraseTooLong, match="at most 200 characters"):
        read_habit(at_most + " ", TODAY, "en")


def test_a_line_without_a_name_asks_for_one() -> None:
    for line in ("", "   ", "every day", "21:00 daily #health", "\u200b\u2800", "weekdays, 9pm"):
        with pytest.raises(NameRefused, match="What should it be called"):
            read_habit(line, TODAY, "en")


def test_how_letters_are_encoded_makes_no_difference() -> None:
    line = "Café täglich für 30 Tage, höchstens 2 Stück"
    taken_apart = unicodedata.normalize("NFD", line)

    assert taken_apart != line
    assert read_habit(taken_apart, TODAY, "de") == read_habit(line, TODAY, "de")


def test_upper_case_makes_no_difference_but_to_the_name() -> None:
    loud = read_habit("CALL MUM EVERY 3 DAYS AT 6PM FROM 1 SEP", TODAY, "en")
    quiet = read_habit("call mum every 3 days at 6pm from 1 sep", TODAY, "en")

    assert loud.name == "CALL MUM"
    assert (loud.schedule, loud.times, loud.start) == (quiet.schedule, quiet.times, quiet.start)
