"""The comparison itself: a wrong answer is seen, cut down to what matters and written as a vector."""

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from core.conformance import evaluate
from tests.properties import comparing, hunt
from tests.properties.histories import Case, random_history


@pytest.fixture
def skips_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """A core that does not know skips."""

    def forgetful(section: str, case: Mapping[str, Any]) -> dict[str, Any]:
        entries = [entry for entry in case["entries"] if entry["kind"] != "skip"]
        return evaluate(section, {**case, "entries": entries})

    monkeypatch.setattr(comparing, "evaluate", forgetful)


def some_case() -> Case:
    return next(case for seed in range(100) if hunt.differs(case := random_history(Random(seed))))


@pytest.mark.usefixtures("skips_forgotten")
def test_a_failing_history_is_cut_down_to_the_one_entry_that_matters() -> None:
    small = comparing.smallest(some_case(), hunt.differs)

    assert [entry["kind"] for entry in small["entries"]] == ["skip"]
    assert small["pauses"] == []
    assert len(small["versions"]) == 1


@pytest.mark.usefixtures("skips_forgotten")
def test_what_was_found_is_kept_as_a_vector(tmp_path: Path) -> None:
    path = tmp_path / "found.json"
    small = comparing.smallest(some_case(), hunt.differs)

    hunt.keep(path, [hunt.as_vector(small, "a skip")])
    hunt.keep(path, [hunt.as_vector(small, "once more")])

    kept = json.loads(path.read_text())["habits"]
    assert [vector["name"] for vector in kept] == ["a skip", "once more"]
    assert "SKIPPED" in kept[0]["expect"]["states"].values()


def test_a_true_answer_leaves_nothing_to_report() -> None:
    assert not hunt.differs(random_history(Random(1)))
