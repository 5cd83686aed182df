"""Pictures stay as they were when somebody last looked at them (`make accept-pictures` renews them)."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from charts import draw
from tests.charts import golden


@pytest.mark.parametrize("name", golden.pictures())
def test_a_picture_is_the_one_that_was_accepted(name: str) -> None:
    accepted = golden.kept(name)

    drawn = draw(golden.pictures()[name])

    if not golden.same(drawn, accepted):
        pytest.fail(f"{name} changed: see {golden.show_difference(name, drawn, accepted)}")


def test_no_golden_picture_is_left_over() -> None:
    files = {file.stem for file in golden.HERE.glob("*.png")}

    assert files == set(golden.pictures())


def test_a_difference_is_shown_beside_both_pictures(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(golden, "DIFFERENCES", tmp_path)
    old, new = (draw(golden.pictures()[name]) for name in ("year", "year-light"))

    shown = Image.open(golden.show_difference("year", new, old)).convert("RGB")

    both = [Image.open(io.BytesIO(png)).convert("RGB") for png in (old, new)]
    assert shown.size == (3 * 1200 + 40, 800)
    assert [shown.crop((n * 1220, 0, n * 1220 + 1200, 800)).tobytes() for n in (0, 1)] == [p.tobytes() for p in both]
