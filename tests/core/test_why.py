"""Every date can be explained."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.habits import AtMost, EveryN, Pause, PauseKind, Weekdays
from core.people import Clock, Weekday
from core.states import Rule
from core.timeline import State, judge
from core.why import _PLAIN, Explained, Reason, explain, explain_date, explain_periods
from tests.core.histories import AT_HOME, HALF_AN_HOUR, MONDAY, QUIT, THRICE, entries, habit, judged, noon, on


def reasons(found: list[Explained]) -> list[str]:
    return [each.reason.value for each in found]


def test_the_last_fourteen_dates_are_explained_the_oldest_first() -> None:
    found = list(explain(judged(habit(), "xxxxxxxxxxxxxxxxx", 16)))

    assert [each.date for each in found] == [on(n) for n in range(3, 17)]


def test_what_happened_is_told_apart() -> None:
    archived = [Pause(on(4), on(4)), Pause(on(5), on(5), PauseKind.ARCHIVE)]

    found = list(explain(judged(habit(pauses=archived), "x.ns...", 7), 9))

    assert reasons(found) == [
        "before-start",
        "done",
        "not-done",
        "said-no",
        "skipped",
        "paused",
        "archived",
        "not-done",
        "still-open",
    ]


def test_an_amount_is_named() -> None:
    found = list(explain(judged(habit(goal=HALF_AN_HOUR), "421", 2), 3))

    assert reasons(found) == ["reached", "too-little", "still-open"]
    assert [each.amount for each in found] == [40, 20, 10]


def test_success_by_default_is_told_from_what_was_said() -> None:
    found = list(explain(judged(habit(goal=QUIT), "xl..", 3, seen=frozenset({on(-6)})), 4))

    assert reasons(found) == ["kept", "lapsed", "unseen", "still-open"]


def test_a_broken_limit_is_explained() -> None:
    found = explain_date(judged(habit(goal=AtMost(Decimal(20))), "3.", 1), MONDAY)

    assert found == Explained(MONDAY, State.MISSED, Reason.OVER_LIMIT, Decimal(30))


def test_a_date_that_is_not_due_says_what_it_waits_for() -> None:
    mondays = Weekdays(frozenset({Weekday.MON}))

    resting = explain_date(judged(habit(mondays), "x.", 1), on(1))
    overdue = explain_date(judged(habit(EveryN(2)), "x...", 3), on(3))
    ended = explain_date(judged(habit(end=on(0)), "x.", 1), on(1))
    of_a_week = explain_date(judged(habit(THRICE), "xxx.", 3), on(3))

    assert reasons([resting, overdue, ended, of_a_week]) == ["not-due", "overdue", "ended", "not-needed"]


def test_a_saver_is_named() -> None:
    found = explain_date(judge(habit(), AT_HOME, entries("xxxxxxx."), noon(on(8)), savers_since=MONDAY), on(7))

    assert (found.state, found.reason) == (State.FROZEN, Reason.SAVED)


def test_a_date_that_does_not_exist_is_explained_too() -> None:
    in_apia = judge(habit(start=date(2011, 12, 28)), Clock("Pacific/Apia"), [], datetime(2012, 1, 1, tzinfo=UTC))

    found = explain_date(in_apia, date(2011, 12, 30))

    assert (found.state, found.reason) == (None, Reason.NO_SUCH_DATE)


def test_tomorrow_is_not_explained() -> None:
    with pytest.raises(ValueError, match="not judged yet"):
        explain_date(judged(habit(), "", 0), on(1))


def test_every_rule_of_a_date_has_a_reason() -> None:
    of_periods_only = {Rule.ALL_OFF, Rule.ONLY_HELPS}

    assert set(_PLAIN) == set(Rule) - of_periods_only


def test_the_last_weeks_are_explained_the_oldest_first() -> None:
    found = explain_periods(judged(habit(THRICE), "xxx...." + "x......" + "xx", 15), 2)

    assert [(one.rule, one.standing.got, one.standing.asked) for one in found] == [
        (Rule.NOT_DONE, Decimal(1), Decimal(3)),
        (Rule.STILL_OPEN, Decimal(2), Decimal(3)),
    ]
    assert [one.state for one in found] == [State.MISSED, State.PENDING]
    assert (found[0].standing.first, found[0].standing.last) == (on(7), on(13))


def test_a_habit_of_days_has_no_weeks_to_explain() -> None:
    assert explain_periods(judged(habit(), "xxx", 3), 4) == ()


def test_a_day_of_a_limit_that_counts_for_its_week_was_within_it() -> None:
    found = explain_date(judged(habit(THRICE, QUIT), "..l", 3), on(1))

    assert found == Explained(on(1), State.DONE, Reason.WITHIN_LIMIT)
