"""The core and the day-by-day reference give the same answer to every question about every random history."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.properties.clocks import SECTIONS
from tests.properties.comparing import differences, readable
from tests.properties.histories import Case, random_history

histories = st.randoms(use_true_random=False).map(random_history)


@pytest.mark.parametrize("batch", range(4))
def test_the_core_agrees_with_the_reference(batch: int) -> None:
    for seed in range(batch * 110, (batch + 1) * 110):
        compare("habits", random_history(Random(seed)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(case=histories)
def test_the_core_agrees_with_the_reference_on_what_hypothesis_finds(case: Case) -> None:
    compare("habits", case)


@pytest.mark.parametrize("section", SECTIONS)
def test_the_core_tells_time_as_the_reference_does(section: str) -> None:
    for seed in range(100):
        compare(section, SECTIONS[section](Random(seed)))


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("batch", range(1, 11))
def test_the_core_agrees_on_thousands_of_histories(batch: int) -> None:
    for seed in range(batch * 10_000, batch * 10_000 + 2_500):
        compare("habits", random_history(Random(seed)))


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("section", SECTIONS)
def test_the_core_tells_time_as_the_reference_does_thousands_of_times(section: str) -> None:
    for seed in range(1_000, 4_000):
        compare(section, SECTIONS[section](Random(seed)))


def compare(section: str, case: Case) -> None:
    if differences(section, case):
        pytest.fail(readable(section, case))
