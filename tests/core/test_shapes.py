"""Whatever is written as a shape is read back as it was, through JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.entries import Entry, EntryKind
from core.habits import (
    AtLeast,
    AtMost,
    Check,
    Daily,
    Dates,
    EveryN,
    Goal,
    HabitDraft,
    MonthDays,
    Per,
    Quit,
    Schedule,
    Times,
    Version,
    Weekdays,
)
from core.people import Weekday
from core.shapes import (
    draft_in,
    entry_in,
    goal_in,
    schedule_in,
    shape_of_draft,
    shape_of_entry,
    shape_of_goal,
    shape_of_schedule,
    shape_of_version,
    version_in,
)

DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))
AMOUNTS = st.integers(1, 10**12).map(lambda thousandths: Decimal(thousandths) / 1000)
WEEKDAYS = st.sampled_from(Weekday)
PERS = st.sampled_from(Per)
WORDS = st.text(max_size=80)
SCHEDULES: st.SearchStrategy[Schedule] = st.one_of(
    st.just(Daily()),
    st.builds(Weekdays, st.frozensets(WEEKDAYS, min_size=1)),
    st.builds(EveryN, st.integers(1, 1000), st.booleans()),
    st.builds(Dates, st.frozensets(DATES, min_size=1, max_size=20)),
    st.builds(MonthDays, st.frozensets(st.integers(1, 31), min_size=1)),
    st.builds(Times, st.integers(1, 31), st.sampled_from([Per.WEEK, Per.MONTH])),
)
GOALS: st.SearchStrategy[Goal] = st.one_of(
    st.just(Check()),
    st.builds(AtLeast, AMOUNTS, WORDS, PERS),
    st.builds(AtMost, st.just(Decimal(0)) | AMOUNTS, WORDS, PERS),
    st.just(Quit()),
)
VERSIONS = st.builds(Version, DATES, SCHEDULES, GOALS, WEEKDAYS)
ENTRIES = st.one_of(
    st.builds(Entry, DATES, st.sampled_from([kind for kind in EntryKind if kind != "amount"]), st.none(), WORDS),
    st.builds(Entry, DATES, st.just(EntryKind.AMOUNT), AMOUNTS, WORDS),
)
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
DRAFTS = st.builds(
    HabitDraft,
    name=WORDS,
    schedule=SCHEDULES,
    goal=GOALS,
    start=DATES,
    times=st.lists(TIMES, max_size=6).map(tuple),
    week_start=WEEKDAYS,
    category=WORDS,
    note=WORDS,
    end=st.none() | DATES,
)


def _through_json(value: object, write: Callable[[Any], object], read: Callable[[Any], object]) -> object:
    shape = write(value)
    again = json.loads(json.dumps(shape))
    assert again == shape
    return read(again)


@given(version=VERSIONS)
def test_a_version_comes_back(version: Version) -> None:
    assert _through_json(version, shape_of_version, version_in) == version
    assert _through_json(version.schedule, shape_of_schedule, schedule_in) == version.schedule
    assert _through_json(version.goal, shape_of_goal, goal_in) == version.goal


@given(entry=ENTRIES)
def test_an_entry_comes_back(entry: Entry) -> None:
    assert _through_json(entry, shape_of_entry, entry_in) == entry


@given(draft=DRAFTS)
def test_a_draft_comes_back(draft: HabitDraft) -> None:
    assert _through_json(draft, shape_of_draft, draft_in) == draft


@pytest.mark.parametrize(
    ("shape", "schedule"),
    [
        ('{"kind":"daily"}', Daily()),
        ('{"kind":"weekdays","days":["mon","wed"]}', Weekdays(frozenset({Weekday.MON, Weekday.WED}))),
        ('{"kind":"every","n":3,"from":"completion"}', EveryN(3)),
        ('{"kind":"dates","dates":["2026-11-23"]}', Dates(frozenset({date(2026, 11, 23)}))),
        ('{"kind":"monthdays","days":[1,15]}', MonthDays(frozenset({1, 15}))),
        ('{"kind":"times","x":3,"per":"week"}', Times(3, Per.WEEK)),
    ],
)
def test_a_schedule_has_the_shape_of_the_specification(shape: str, schedule: Schedule) -> None:
    assert shape_of_schedule(schedule) == json.loads(shape)


@pytest.mark.parametrize(
    ("shape", "goal"),
    [
        ('{"kind":"check"}', Check()),
        ('{"kind":"at_least","target":30,"unit":"min","per":"day"}', AtLeast(Decimal(30), "min")),
        ('{"kind":"at_most","limit":2.5,"unit":"cups","per":"week"}', AtMost(Decimal("2.5"), "cups", Per.WEEK)),
        ('{"kind":"quit"}', Quit()),
    ],
)
def test_a_goal_has_the_shape_of_the_specification(shape: str, goal: Goal) -> None:
    assert shape_of_goal(goal) == json.loads(shape)
