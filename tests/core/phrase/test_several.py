"""Lines about several habits: each part is told for itself, and nothing is logged that was not said to be done."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Check, Quit
from core.phrase import Loggable, read_all_but, read_log, read_logs, read_reason

TODAY = date(2026, 8, 5)
YESTERDAY = TODAY - timedelta(days=1)
DONE, SKIP, NO = EntryKind.DONE, EntryKind.SKIP, EntryKind.NO
ENGLISH = (
    Loggable(1, "Read", Check()),
    Loggable(2, "Stretch", Check()),
    Loggable(3, "Yoga", Check()),
    Loggable(4, "Gym", Check()),
    Loggable(5, "Water", AtLeast(Decimal(8), "glasses")),
    Loggable(6, "Run", AtLeast(Decimal(5), "km")),
    Loggable(7, "Coffee", AtMost(Decimal(2))),
    Loggable(8, "No sugar", Quit()),
    Loggable(9, "Salt and pepper", Check()),
)
GERMAN = (
    Loggable(1, "Lesen", Check()),
    Loggable(2, "Dehnen", Check()),
    Loggable(3, "Yoga", Check()),
    Loggable(4, "Sport", Check()),
    Loggable(5, "Wasser", AtLeast(Decimal(8), "Gläser")),
    Loggable(6, "Laufen", AtLeast(Decimal(5), "km")),
)
TICKED = ("read", "stretch", "yoga", "gym")


def told(line: str, language: str = "en") -> list[str]:
    """Each part as "Read done", "Water 3"; "Yoga ?" where it has to be asked about."""
    habits = ENGLISH if language == "en" else GERMAN
    names = {habit.id: habit.name for habit in habits}
    found = []
    for one in read_logs(line, TODAY, language, habits):
        phrase = one.phrase
        name = ", ".join(names[habit] for habit in phrase.habits) or f"new {phrase.called}"
        what = str(phrase.amount) if phrase.amount else str(phrase.kind)
        found.append(f"{name} {what if phrase.is_certain else '?'}")
    return found


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("read and stretch done", ["Read done", "Stretch done"]),
        ("done: read, stretch", ["Read done", "Stretch done"]),
        ("read, stretch and gym done", ["Read done", "Stretch done", "Gym done"]),
        ("hey, I did yoga & read today :)", ["Yoga done", "Read done"]),
        ("yoga and 3 glasses of water", ["Yoga done", "Water 3"]),
        ("ran 5k and drank 2 glasses", ["Run 5", "Water 2"]),
        ("read and water", ["Read done", "Water ?"]),
        ("read and dancing done", ["Read done", "new dancing ?"]),
        ("skip read and yoga", ["Read skip", "Yoga skip"]),
        ("read and yoga skipped", ["Read skip", "Yoga skip"]),
        ("read but didn't stretch", ["Read done", "Stretch no"]),
        ("read and didn't stretch", ["Read done", "Stretch no"]),
        ("didn't read, didn't stretch", ["Read no", "Stretch no"]),
        ("didn't read and stretch", ["Read no", "Stretch ?"]),
        ("no yoga and gym", ["Yoga no", "Gym ?"]),
        ("yoga skipped and read", ["Yoga skip", "Read ?"]),
        ("no sugar and no coffee", ["No sugar done", "Coffee done"]),
        ("no coffee and gym", ["Coffee done", "Gym ?"]),
        ("salt and pepper and read done", ["Salt and pepper done", "Read done"]),
    ],
)
def test_each_part_is_told_for_itself(line: str, parts: list[str]) -> None:
    assert told(line) == parts


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Lesen und Dehnen erledigt", ["Lesen done", "Dehnen done"]),
        ("gelesen und gedehnt", ["Lesen done", "Dehnen done"]),
        ("gelesen aber nicht gedehnt", ["Lesen done", "Dehnen no"]),
        ("Lesen und Dehnen nicht geschafft", ["Lesen ?", "Dehnen no"]),
        ("Yoga und 3 Gläser Wasser", ["Yoga done", "Wasser 3"]),
        ("Yoga ausgelassen und Lesen auch", ["Yoga skip", "Lesen ?"]),
    ],
)
def test_each_part_is_told_for_itself_in_german(line: str, parts: list[str]) -> None:
    assert told(line, "de") == parts


@pytest.mark.parametrize(
    "line",
    [
        "read",
        "read done",
        "yoga gym read",
        "read or stretch done",
        "read and write letters",
        "read and stretch every day",
        "water 1, 2",
        "all done and yoga",
        "read done, yoga later",
    ],
)
def test_other_lines_are_not_about_several(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("yesterday: read, yoga", [YESTERDAY, YESTERDAY]),
        ("read and yoga yesterday", [YESTERDAY, YESTERDAY]),
        ("read, yoga, yesterday", [YESTERDAY, YESTERDAY]),
        ("read yesterday, yoga today", [YESTERDAY, TODAY]),
        ("read yesterday and today", [YESTERDAY, TODAY]),
    ],
)
def test_a_day_before_the_first_or_behind_the_last_holds_for_all(line: str, days: list[date]) -> None:
    found = read_logs(line, TODAY, "en", ENGLISH)

    assert [one.phrase.days for one in found] == [(day,) for day in days]
    assert all(one.phrase.is_certain for one in found)


def test_a_day_in_the_middle_may_be_that_of_the_next_part_too() -> None:
    read, yoga = read_logs("read yesterday and yoga", TODAY, "en", ENGLISH)

    assert read.phrase.days == (YESTERDAY,)
    assert yoga.phrase.days == (YESTERDAY, TODAY)
    assert not yoga.phrase.is_certain


@given(
    names=st.lists(st.sampled_from(TICKED), min_size=2, unique=True),
    join=st.sampled_from([", ", " and ", " & ", " + ", "; "]),
    verb=st.sampled_from(["done", "✓", "skipped"]),
    leads=st.booleans(),
)
def test_what_is_said_once_holds_for_all_of_them(names: list[str], join: str, verb: str, leads: bool) -> None:
    listed = join.join(names)
    line = f"{verb} {listed}" if leads else f"{listed} {verb}"

    found = read_logs(line, TODAY, "en", ENGLISH)

    assert [TICKED[one.phrase.habits[0] - 1] for one in found] == names
    assert {one.phrase.kind for one in found} == {SKIP if verb == "skipped" else DONE}
    assert all(one.phrase.is_certain for one in found)


@given(
    said=st.lists(
        st.tuples(st.sampled_from(TICKED), st.booleans()), min_size=2, max_size=4, unique_by=lambda one: one[0]
    )
)
def test_nothing_is_done_of_which_it_is_said_that_it_was_not(said: list[tuple[str, bool]]) -> None:
    line = ", ".join(f"{name} done" if done else f"didn't {name}" for name, done in said)

    found = read_logs(line, TODAY, "en", ENGLISH)

    assert [one.phrase.kind for one in found] == [DONE if done else NO for _, done in said]


@given(
    line=st.sampled_from(
        ["read done", "stretched", "did yoga", "ran 5k", "3 glasses of water", "read and stretch done"]
    ),
    open_words=st.sampled_from(["later", "not yet", "forgot", "almost", "will", "haven't", "going to", "wanted to"]),
    at=st.integers(0, 6),
)
def test_nothing_is_certain_beside_words_that_say_it_is_not_done(line: str, open_words: str, at: int) -> None:
    words = line.split()
    mixed = " ".join([*words[:at], open_words, *words[at:]])

    phrase = read_log(mixed, TODAY, "en", ENGLISH)

    assert phrase is None or not phrase.is_certain
    assert read_logs(mixed, TODAY, "en", ENGLISH) == ()
    assert read_reason(mixed, TODAY, "en", ENGLISH) is None


@pytest.mark.parametrize(
    ("line", "language", "but"),
    [
        ("all done except gym", "en", {4}),
        ("all but yoga done", "en", {3}),
        ("everything done but reading and gym", "en", {1, 4}),
        ("alles erledigt außer Sport", "de", {4}),
        ("alles geschafft bis auf Lesen und Yoga", "de", {1, 3}),
    ],
)
def test_all_but_some(line: str, language: str, but: set[int]) -> None:
    phrase = read_all_but(line, TODAY, language, ENGLISH if language == "en" else GERMAN)

    assert phrase is not None
    assert phrase.is_certain
    assert (phrase.kind, set(phrase.but)) == (DONE, but)


@pytest.mark.parametrize("line", ["everything except yoga", "all done except dancing", "skip all but yoga"])
def test_all_but_some_is_asked_where_it_is_not_sure_what_is_done(line: str) -> None:
    phrase = read_all_but(line, TODAY, "en", ENGLISH)

    assert phrase is not None
    assert not phrase.is_certain or phrase.kind is not DONE


@pytest.mark.parametrize(
    ("line", "language", "kind", "note"),
    [
        ("no gym today, sore legs", "en", NO, "sore legs"),
        ("skipping gym today because my back hurts", "en", SKIP, "because my back hurts"),
        ("heute kein Sport, Muskelkater", "de", NO, "Muskelkater"),
    ],
)
def test_why_it_was_not_is_kept_as_a_note(line: str, language: str, kind: EntryKind, note: str) -> None:
    phrase = read_reason(line, TODAY, language, ENGLISH if language == "en" else GERMAN)

    assert phrase is not None
    assert (phrase.kind, phrase.note, phrase.habits) == (kind, note, (4,))


def test_what_is_done_has_no_reason() -> None:
    assert read_reason("gym done, not really", TODAY, "en", ENGLISH) is None


@pytest.mark.parametrize(
    "line",
    [
        *(
            "yoga tonight",
            "stretch now",
            "maybe yoga",
            "yoga is cancelled",
            "I hate yoga",
            "yoga off",
            "yoga ❌",
            "yoga :(",
        ),
        *("read more", "2 glasses less", "3 glasses to go", "should have read", "tried to read", "too tired for yoga"),
        *("read instead of yoga", "neither read nor yoga", "no more yoga", "is yoga done?", "drank water at 7"),
        *("a glass of wine", "a few glasses", "everything except yoga", "yoga done? no", "watered plants"),
    ],
)
def test_what_may_not_have_happened_is_not_certain(line: str) -> None:
    readings = [read(line, TODAY, "en", ENGLISH) for read in (read_log, read_all_but, read_reason)]

    assert not any(phrase.is_certain for phrase in readings if phrase)
    assert not any(one.phrase.is_certain and one.phrase.kind is not NO for one in read_logs(line, TODAY, "en", ENGLISH))


@pytest.mark.parametrize(
    "line",
    [
        *(
            "heute Abend Yoga",
            "bin beim Sport",
            "bin am Lesen",
            "noch nicht gelesen",
            "muss noch lesen",
            "Yoga fällt aus",
            "Yoga :(",
        ),
        *(
            "mehr lesen",
            "2 Gläser weniger",
            "es fehlen 3 Gläser",
            "lesen statt Yoga",
            "zu müde für Yoga",
            "Wasser um 8",
        ),
        *("ein paar Gläser", "Yoga vergessen", "gelesen oder gedehnt"),
    ],
)
def test_what_may_not_have_happened_is_not_certain_in_german(line: str) -> None:
    readings = [read(line, TODAY, "de", GERMAN) for read in (read_log, read_all_but, read_reason)]

    assert not any(phrase.is_certain for phrase in readings if phrase)
    assert read_logs(line, TODAY, "de", GERMAN) == ()
