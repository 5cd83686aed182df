"""The reference itself must pass every vector of the project."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reference.page import evaluate

VECTORS = Path(__file__).parents[1] / "vectors"


def cases() -> list[Any]:
    return [
        pytest.param(section, case, id=f"{path.stem}: {case.get('name', number)}")
        for path in sorted(VECTORS.glob("*.json"))
        for section, listed in json.loads(path.read_text()).items()
        for number, case in enumerate(listed)
    ]


@pytest.mark.parametrize(("section", "case"), cases())
def test_the_reference_answers_a_vector(section: str, case: dict[str, Any]) -> None:
    wanted: dict[str, Any] = case.get("expect", case)

    answer = evaluate(section, case)

    assert differences(answer, wanted) == {}


def differences(answer: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Only the keys the vector names; states and periods date by date, strength to 1e-6."""
    found: dict[str, Any] = {}
    for key in answer.keys() & wanted.keys():
        if key in ("states", "periods"):
            named = {day: answer[key].get(day, "BEFORE") for day in wanted[key]}
            found |= {f"{key} {day}": name for day, name in named.items() if name != wanted[key][day]}
        elif key == "strength":
            found |= {key: answer[key]} if abs(answer[key] - wanted[key]) > 1e-6 else {}
        elif answer[key] != wanted[key]:
            found[key] = answer[key]
    return found
