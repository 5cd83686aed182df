"""Round numbers of a streak: reached once, kept for ever, and always one ahead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import milestones
from core.habits import Per
from core.milestones import STONES, Badge
from core.timeline import Judgement
from tests.core.histories import DAILY, THRICE, habit, judged, on

LONGEST = 1 + max(max(stones) for stones in STONES.values())
UNITS = st.sampled_from(list(Per))


def of(said: str) -> Judgement:
    """A daily habit on the evening of its last date."""
    return judged(habit(DAILY), said, len(said) - 1)


@given(UNITS, st.integers(0, LONGEST), st.integers(0, LONGEST))
def test_a_streak_that_grows_reaches_the_highest_milestone_on_its_way(unit: Per, before: int, after: int) -> None:
    passed = [stone for stone in STONES[unit] if before < stone <= after]

    assert milestones.reached(unit, before, after) == max(passed, default=None)


@given(UNITS, st.integers(0, LONGEST))
def test_the_next_milestone_is_the_lowest_that_is_still_ahead(unit: Per, best: int) -> None:
    assert milestones.ahead(unit, best) == min((stone for stone in STONES[unit] if stone > best), default=None)


@given(st.text("x.", min_size=1, max_size=80))
def test_badges_are_what_the_longest_run_came_to_and_have_the_date_it_did(said: str) -> None:
    judgement = of(said)
    longest = max(map(len, said.split(".")))

    found = milestones.badges(judgement)

    assert [badge.count for badge in found] == [stone for stone in STONES[Per.DAY] if stone <= longest]
    for badge in found:
        assert said[: said.index("x" * badge.count) + badge.count].endswith("x")
        assert badge.on == on(said.index("x" * badge.count) + badge.count - 1)


@given(st.text("x.", min_size=2, max_size=60))
def test_a_new_best_is_told_on_the_very_day_on_which_the_old_one_falls(said: str) -> None:
    before, after = judged(habit(DAILY), said[:-1], len(said) - 1), of(said[:-1] + "x")
    runs = said[:-1].split(".")
    former = max(map(len, runs[:-1]), default=0)

    assert milestones.new_best(before, after) is (former >= milestones.LEAST_BEST and len(runs[-1]) == former)


@pytest.mark.parametrize(
    ("said", "returns"),
    [("x...", True), ("xx.....", True), ("x..", False), ("....", False), ("...x..", False), ("xs...", True)],
)
def test_who_has_missed_three_and_had_begun_before_comes_back(said: str, returns: bool) -> None:
    before, after = judged(habit(DAILY), said, len(said)), of(said + "x")

    assert milestones.comes_back(before, after) is returns


def test_what_was_reached_in_weeks_stays_when_days_are_counted() -> None:
    weeks = habit(THRICE)
    said = "xxx....".ljust(7) * 5

    found = milestones.badges(judged(weeks, said, len(said) - 1))

    assert found == [Badge(Per.WEEK, 4, on(27))]


def test_a_milestone_of_an_open_week_is_dated_no_later_than_today() -> None:
    said = "xxx...." * 3 + "xxx"

    found = milestones.badges(judged(habit(THRICE), said, len(said) - 1))

    assert [badge.on for badge in found] == [on(len(said) - 1)]
    assert found[0].on - on(0) == timedelta(len(said) - 1)
