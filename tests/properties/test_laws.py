"""Laws that every history keeps; where the page of rules itself breaks one, the law says for whom it holds."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from core.conformance import evaluate
from tests.properties import laws
from tests.properties.histories import Case, random_history
from tests.reference.facts import Facts

SEEDS = range(120)
MANY = range(500_000, 504_000)


def answer(case: Case) -> dict[str, Any]:
    facts = Facts(case)
    days = [facts.start + timedelta(days=i) for i in range((facts.end - facts.start).days + 1)]
    return evaluate("habits", case | {"expect": {"states": {day.isoformat(): None for day in days}}})


def failed(answered: dict[str, Any]) -> set[str]:
    return {day for day, name in answered["states"].items() if name in ("MISSED", "PARTIAL")}


def histories(seeds: range) -> Iterator[tuple[Random, Case]]:
    for seed in seeds:
        rng = Random(seed)
        yield rng, random_history(rng)


SCALES = [pytest.param(SEEDS, id="some"), pytest.param(MANY, id="many", marks=[pytest.mark.soak])]
every_scale = pytest.mark.parametrize("seeds", SCALES)


@every_scale
def test_the_order_of_entries_and_pauses_does_not_matter(seeds: range) -> None:
    for rng, case in histories(seeds):
        shuffled = laws.shuffled(rng, case)

        assert answer(shuffled) == answer(case), case


@every_scale
def test_a_skip_never_shortens_a_streak(seeds: range) -> None:
    """Without savers (a saver given back is spent on an older miss) and success by default (a skip is worth 0)."""
    for rng, case in histories(seeds):
        free = laws.free_days(case)
        if not free or not laws.only_done_counts(case) or laws.saved(case):
            continue
        skipped = laws.with_entry(case, rng.choice(free), "skip")

        before, after = answer(case), answer(skipped)

        assert after["current"] >= before["current"], (case, skipped)
        assert after["longest"] >= before["longest"], (case, skipped)


@every_scale
def test_a_pause_never_shortens_a_streak(seeds: range) -> None:
    """For whom: as a skip."""
    for rng, case in histories(seeds):
        if not laws.only_done_counts(case) or laws.saved(case):
            continue
        paused = laws.with_pause(rng, case)

        before, after = answer(case), answer(paused)

        assert after["current"] >= before["current"], (case, paused)
        assert after["longest"] >= before["longest"], (case, paused)


@every_scale
def test_a_skip_or_a_pause_fails_no_date_of_a_limit(seeds: range) -> None:
    for rng, case in histories(seeds):
        free = laws.free_days(case)
        if not free or laws.saved(case) or not laws.only_limits(case):
            continue
        eased = laws.with_pause(rng, laws.with_entry(case, rng.choice(free), "skip"))

        before, after = answer(case), answer(eased)

        assert failed(after) <= failed(before), (case, eased)


@every_scale
def test_doing_what_was_left_undone_never_shortens_a_streak(seeds: range) -> None:
    """For check habits without savers, on dates that are neither paused nor cut (there a period asks for more)."""
    for rng, case in histories(seeds):
        free = laws.plain_days(case)
        if not free or not laws.only_checks(case) or laws.saved(case):
            continue
        backfilled = laws.with_entry(case, rng.choice(free), "done")

        before, after = answer(case), answer(backfilled)

        assert after["current"] >= before["current"], (case, backfilled)


@every_scale
def test_landing_in_another_zone_fails_no_date(seeds: range) -> None:
    """For day units (a week may close early on Sunday night), unless two dates are open together or one appears."""
    for rng, history in histories(seeds):
        case = laws.without_future(history)
        landed = laws.moving_now(rng, case)
        if not laws.only_days(case) or laws.two_dates_open(laws.before_landing(landed)):
            continue
        if laws.a_date_comes_to_exist(laws.before_landing(landed), landed):
            continue

        before, after = answer(laws.before_landing(landed)), answer(landed)

        existing = {day for day, name in before["states"].items() if name is not None}
        assert failed(after) & existing <= failed(before), (case, landed)


@every_scale
def test_an_hour_later_every_closed_date_is_what_it_was(seeds: range) -> None:
    for _, history in histories(seeds):
        case = laws.without_future(history)
        closed = laws.closed_days(case)

        before, after = answer(case), answer(laws.an_hour_later(case))

        assert {day: after["states"][day] for day in closed} == {day: before["states"][day] for day in closed}, case


@every_scale
def test_an_edit_from_today_changes_no_closed_date(seeds: range) -> None:
    for rng, case in histories(seeds):
        closed, edited = laws.closed_days(case), laws.edited_today(rng, case)

        before, after = answer(case)["states"], answer(edited)["states"]

        assert {day: after[day] for day in closed} == {day: before[day] for day in closed}, (case, edited)


@every_scale
def test_the_numbers_of_an_answer_fit_together(seeds: range) -> None:
    for _, case in histories(seeds):
        told = answer(case)

        assert 0 <= told["current"] <= told["longest"], case
        assert 0 <= told["rate"][0] <= told["rate"][1], case
        assert 0 <= told["strength"] <= 1 + 1e-9, case
        assert told["savers_held"] in (0, 1, 2), case
        assert bool(told["longest"]) == bool(told["longest_dates"]), case


@every_scale
def test_entries_before_the_start_count_for_nothing(seeds: range) -> None:
    for _, case in histories(seeds):
        kept = [entry for entry in case["entries"] if entry["date"] >= case["start"]]

        assert answer(case | {"entries": kept}) == answer(case), case
