"""Every case of the specification and of our own, one test each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.conformance import mismatches

VECTORS = Path(__file__).parents[1] / "vectors"


def cases() -> Iterator[Any]:
    for path in sorted(VECTORS.glob("*.json")):
        for section, of_section in json.loads(path.read_text(encoding="utf-8")).items():
            for index, case in enumerate(of_section):
                yield pytest.param(section, case, id=f"{path.stem}-{section}-{index}")


@pytest.mark.parametrize(("section", "case"), list(cases()))
def test_the_core_says_what_the_specification_says(section: str, case: dict[str, Any]) -> None:
    assert mismatches(section, case) == []
