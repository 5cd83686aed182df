"""What is judged at once comes out as if it had been judged one by one."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import periods, strength, weeks
from core.digest import digest_of
from core.habits import AtLeast, Goal, Pause, Per, Schedule, Times, Version
from core.people import Weekday
from core.periods import judge_periods
from core.streak import _longest_run
from core.timeline import judge
from tests.core.histories import AT_HOME, CHECK, DAILY, HALF_AN_HOUR, MONDAY, QUIT, entries, habit, noon, on

said = st.text("xxxxsnl3.", max_size=120)
pauses = st.builds(lambda first, days: Pause(on(first), on(first + days)), st.integers(-5, 120), st.integers(0, 20))
weekly: st.SearchStrategy[tuple[Schedule, Goal]] = st.one_of(
    st.integers(1, 7).map(lambda x: (Times(x, Per.WEEK), CHECK)),
    st.integers(1, 7).map(lambda x: (Times(x, Per.WEEK), HALF_AN_HOUR)),
    st.integers(1, 200).map(lambda target: (DAILY, AtLeast(Decimal(target), "min", Per.WEEK))),
)


@given(st.integers(0, 2**200))
def test_the_longest_run_of_ones(bits: int) -> None:
    runs = [len(list(run)) for digit, run in groupby(f"{bits:b}") if digit == "1"]

    assert _longest_run(bits) == max(runs, default=0)


@given(weekly, st.sampled_from([Weekday.MON, Weekday.SAT, Weekday.SUN]), said, st.lists(pauses, max_size=3))
@settings(deadline=None)
def test_whole_weeks_come_out_as_one_by_one(
    asked: tuple[Schedule, Goal], week_start: Weekday, history: str, paused: Sequence[Pause]
) -> None:
    version = Version(MONDAY, *asked, week_start)
    of = habit(versions=[version], pauses=paused)

    at_once = judge(of, AT_HOME, entries(history), noon(on(100)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(periods, "whole_weeks", lambda ledger, span: range(0))
        one_by_one = judge(of, AT_HOME, entries(history), noon(on(100)))

    assert at_once.periods == one_by_one.periods
    assert at_once.strength == pytest.approx(one_by_one.strength, abs=1e-12)
    assert (at_once.current, at_once.longest_dates) == (one_by_one.current, one_by_one.longest_dates)


def test_whole_weeks_are_taken_where_there_are_some() -> None:
    of = habit(Times(3, Per.WEEK))
    ledger = judge(of, AT_HOME, [], noon(on(100)))._ledger
    span = judge(of, AT_HOME, [], noon(on(100)))._lived[0].spans[0]

    found = weeks.whole_weeks(ledger, span)

    assert len(found) == 14
    assert len(judge_periods(ledger, span, on(100)).letters) == 15


@given(st.sampled_from([CHECK, QUIT]), said, st.lists(pauses, max_size=2), st.none() | st.just(MONDAY))
@settings(deadline=None)
def test_even_steps_of_strength_come_out_as_step_by_step(
    goal: Goal, history: str, paused: Sequence[Pause], savers_since: date | None
) -> None:
    found = judge(
        habit(DAILY, goal, pauses=paused), AT_HOME, entries(history), noon(on(100)), savers_since=savers_since
    )
    leg = found._units[0][0]

    at_once = strength._in_one_go(found._ledger, leg)

    assert at_once == pytest.approx(strength._step_by_step(found._ledger, leg), abs=1e-12)


def test_old_times_weigh_nothing() -> None:
    start = MONDAY - timedelta(days=3650)
    of = habit(start=start)
    old = entries("x" * 3650 + "." * 13, start)

    found = judge(of, AT_HOME, old, noon(on(13)))

    assert found.strength == pytest.approx(0.5, abs=1e-12)


@given(weekly | st.sampled_from([(DAILY, CHECK), (DAILY, HALF_AN_HOUR), (DAILY, QUIT)]), said)
@settings(deadline=None)
def test_a_digest_answers_as_the_entries_do(asked: tuple[Schedule, Goal], history: str) -> None:
    of = habit(*asked)

    from_entries = judge(of, AT_HOME, reversed(entries(history)), noon(on(100)))
    from_digest = judge(of, AT_HOME, digest_of(entries(history)), noon(on(100)))

    assert from_digest.states == from_entries.states
    assert from_digest.strength == from_entries.strength
    assert (from_digest.current, from_digest.longest, from_digest.rate) == (
        from_entries.current,
        from_entries.longest,
        from_entries.rate,
    )
