"""What the vectors do not say: the end of a habit, days of the month, what is still needed, how a week stands."""

from datetime import date, timedelta
from decimal import Decimal

from core.habits import AtLeast, AtMost, EveryN, MonthDays, Pause, PauseKind, Per, Times, Version, Weekdays
from core.people import Clock, Weekday, ZoneChange
from core.states import Rule
from core.timeline import State, judge
from tests.core.histories import (
    AT_HOME,
    CHECK,
    DAILY,
    HALF_AN_HOUR,
    MONDAY,
    QUIT,
    THRICE,
    TWO_CUPS,
    entries,
    entry,
    habit,
    judged,
    names,
    noon,
    on,
)

WORKDAYS = Weekdays(frozenset(Weekday) - {Weekday.SAT, Weekday.SUN})


def test_after_its_end_a_habit_asks_for_nothing_and_keeps_its_streak() -> None:
    until_wednesday = habit(end=on(2))

    found = judged(until_wednesday, "xxx..x", 6)

    assert names(found, 7) == "DONE DONE DONE REST REST BONUS REST"
    assert (found.current, found.rate) == (3, (3, 3))


def test_a_week_that_the_end_cuts_can_only_help() -> None:
    until_wednesday = habit(THRICE, end=on(9))

    found = judged(until_wednesday, "xxx....x", 20)

    assert found.periods == {on(0): State.DONE, on(7): State.NEUTRAL}
    assert found.current == 1


def test_a_habit_that_ends_before_it_starts_is_never_due() -> None:
    found = judged(habit(end=on(-1)), "", 1)

    assert names(found, 2) == "REST REST"
    assert (found.current, found.unit, found.strength) == (0, Per.DAY, 0.0)


def test_days_of_the_month_are_due_on_these_days() -> None:
    rent = habit(MonthDays(frozenset({1, 15})), start=date(2026, 1, 1))

    found = judge(rent, AT_HOME, [entry(date(2026, 1, 1), "x"), entry(date(2026, 2, 1), "x")], noon(date(2026, 2, 3)))

    assert found.state(date(2026, 1, 15)) is State.MISSED
    assert (found.current, found.rate) == (1, (2, 3))


def test_an_open_date_is_needed_until_something_is_said_of_it() -> None:
    needed = {said: judged(habit(), said, 0).still_needed(MONDAY) for said in (".", "x", "s", "n", "l")}

    assert needed == {".": True, "x": False, "s": False, "n": False, "l": False}


def test_a_date_that_has_just_closed_is_still_needed() -> None:
    found = judged(habit(), "x.", 2)

    assert found.state(on(1)) is State.MISSED
    assert found.still_needed(on(1))
    assert not found.still_needed(on(0))


def test_a_date_that_a_saver_froze_is_still_needed() -> None:
    found = judge(habit(), AT_HOME, entries("xxxxxxx."), noon(on(8)), savers_since=MONDAY)

    assert found.state(on(7)) is State.FROZEN
    assert found.still_needed(on(7))


def test_too_little_is_still_needed() -> None:
    found = judged(habit(goal=HALF_AN_HOUR), "32", 1)

    assert not found.still_needed(on(0))
    assert found.still_needed(on(1))


def test_a_paused_date_is_not_needed() -> None:
    found = judged(habit(pauses=[Pause(MONDAY)]), "", 0)

    assert not found.still_needed(MONDAY)


def test_a_date_that_is_not_due_or_not_there_is_not_needed() -> None:
    found = judged(habit(WORKDAYS, end=on(6)), "", 6)

    assert not found.still_needed(on(5))
    assert not found.still_needed(on(7))
    assert not found.still_needed(on(-1))
    assert not found.still_needed(on(400))


def test_what_is_overdue_is_needed_every_day() -> None:
    found = judged(habit(EveryN(3)), "x.....x", 6)

    assert [found.still_needed(on(n)) for n in range(7)] == [False, False, False, True, True, True, False]
    assert found.rule(on(4)) is Rule.OVERDUE


def test_an_overdue_date_on_which_no_was_said_is_not_needed() -> None:
    found = judged(habit(EveryN(3)), "x...n", 5)

    assert not found.still_needed(on(4))
    assert found.still_needed(on(5))


def test_a_cut_date_is_not_needed() -> None:
    to_tokyo = Clock("America/Los_Angeles", zone_changes=(ZoneChange(noon(on(1)) + timedelta(hours=8), "Asia/Tokyo"),))

    found = judge(habit(), to_tokyo, [], noon(on(2)))

    assert [found.rule(on(n)) for n in range(2)] == [Rule.NOT_DONE, Rule.TRAVELLED]
    assert [found.still_needed(on(n)) for n in range(3)] == [True, False, True]


def test_a_quit_habit_asks_until_the_person_says_kept_or_lapsed() -> None:
    needed = {said: judged(habit(goal=QUIT), said, 0).still_needed(MONDAY) for said in (".", "x", "l", "s")}

    assert needed == {".": True, "x": False, "l": False, "s": False}


def test_a_limit_that_is_broken_asks_no_more() -> None:
    needed = {said: judged(habit(goal=AtMost(Decimal(20))), said, 0).still_needed(MONDAY) for said in "23"}

    assert needed == {"2": True, "3": False}


def test_a_week_is_needed_until_it_is_done() -> None:
    found = {said: judged(habit(THRICE), said, 3).still_needed(on(3)) for said in ("xx..", "xxx.", "xx.x", "xx.n")}

    assert found == {"xx..": True, "xxx.": False, "xx.x": False, "xx.n": False}


def test_the_last_chance_of_a_week() -> None:
    found = {today: judged(habit(THRICE), "xx", today).last_chance for today in (4, 5, 6)}

    assert found == {4: False, 5: False, 6: True}


def test_a_lost_week_asks_no_more() -> None:
    found = judged(habit(THRICE), "x", 6)

    assert found.lost
    assert not found.last_chance
    assert not found.still_needed(on(6))


def test_a_no_on_the_last_chance_loses_the_week() -> None:
    found = judged(habit(THRICE), "xx....n", 6)

    assert found.lost


def test_a_week_that_can_only_help_is_never_lost() -> None:
    from_saturday = habit(THRICE, start=on(5))

    found = judged(from_saturday, "", 6)

    assert not found.lost
    assert found.still_needed(on(6))


def test_a_habit_of_days_is_never_lost() -> None:
    found = judged(habit(), "", 3)

    assert not found.lost
    assert not found.last_chance
    assert found.standing is None


def test_how_a_week_stands() -> None:
    found = judged(habit(THRICE, pauses=[Pause(on(5), on(6))]), "x..s", 4).standing

    assert found is not None
    assert (found.first, found.last) == (on(0), on(6))
    assert (found.got, found.asked, found.dates_left) == (Decimal(1), Decimal(2), 1)


def test_how_a_week_of_a_sum_stands() -> None:
    found = judged(habit(goal=AtLeast(Decimal(100), "min", Per.WEEK), pauses=[Pause(on(6))]), "3.2", 3).standing

    assert found is not None
    assert (found.got, found.asked) == (Decimal(50), Decimal("85.715"))


def test_how_a_week_with_a_limit_stands() -> None:
    found = judged(habit(goal=AtMost(Decimal(100), "min", Per.WEEK), pauses=[Pause(on(0), on(0))]), "3.2", 3).standing

    assert found is not None
    assert (found.got, found.asked) == (Decimal(20), Decimal(100))


def test_the_rate_of_some_dates() -> None:
    found = judged(habit(), "xx.xx.xxx", 9)

    assert found.rate == (7, 9)
    assert found.rate_between(on(2), on(5)) == (2, 4)
    assert found.rate_between(on(-9), on(1)) == (2, 2)


def test_the_rate_of_some_weeks() -> None:
    found = judged(habit(THRICE), "xxx....xx.....xxx....", 21)

    assert found.rate_between(on(1), on(13)) == (0, 1)
    assert found.rate_between(on(0), on(20)) == (2, 3)


def test_an_archive_ends_a_streak_only_when_it_is_over() -> None:
    archived = habit(pauses=[Pause(on(3), on(40), PauseKind.ARCHIVE)])

    still_there, back = judged(archived, "xxx", 40), judged(archived, "xxx", 41)

    assert (still_there.current, back.current) == (3, 0)
    assert back.longest == 3


def test_an_amount_of_nothing_is_no_entry_to_the_rules() -> None:
    found = judged(habit(goal=HALF_AN_HOUR), "03", 2)

    assert names(found, 2) == "MISSED DONE"


def test_unseen_days_of_a_limit_are_paused() -> None:
    found = judged(habit(goal=TWO_CUPS), "", 20, seen=frozenset({on(-7), on(3)}))

    paused = [n for n in range(20) if found.state(on(n)) is State.PAUSED]
    assert paused == [1, 2, *range(11, 20)]


def test_a_new_version_of_a_week_waits_for_the_next_week() -> None:
    harder = [Version(MONDAY, THRICE, CHECK), Version(on(2), Times(5, Per.WEEK), CHECK)]

    found = judged(habit(versions=harder), "xxx....xxx....", 14)

    assert found.periods == {on(0): State.DONE, on(7): State.MISSED, on(14): State.PENDING}


def test_a_history_is_not_changed_by_looking_at_it() -> None:
    found = judged(habit(THRICE), "xx", 3)
    before = dict(found.states)

    for _ in range(2):
        assert found.still_needed(on(3))
        assert found.standing
        assert not found.lost

    again = judged(habit(THRICE), "xx", 3)
    assert dict(again.states) == before
    assert again.strength == found.strength


def test_ten_years_of_skips_earn_nothing_and_break_nothing() -> None:
    start = MONDAY - timedelta(days=3653)
    found = judge(habit(DAILY, start=start), AT_HOME, entries("x" + "s" * 3651 + "x", start), noon(MONDAY))

    assert (found.current, found.longest, found.rate) == (2, 2, (2, 2))
    assert found.longest_dates == (start, MONDAY - timedelta(days=1))
