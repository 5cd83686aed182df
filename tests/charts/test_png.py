"""Files that any reader of PNG reads."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from charts.palette import palette
from charts.png import BIG, DENSE, FAST, SMALL, encode
from core.pictures import Theme


@pytest.mark.parametrize("level", [FAST, DENSE, SMALL])
@pytest.mark.parametrize("noise", [1, 150], ids=["even", "noisy"])
def test_a_file_holds_the_places_and_the_palette(noise: int, level: int) -> None:
    places = np.random.default_rng(5).integers(0, noise, (300, 401), np.uint8)
    places[:, 0] = 0
    entries = palette(Theme.DARK).entries

    file = encode(places, entries, level)

    image = Image.open(io.BytesIO(file))
    image.load()
    assert (image.mode, image.size) == ("P", (400, 300))
    assert np.array_equal(np.asarray(image), places[:, 1:])
    assert np.array_equal(np.asarray(image.convert("RGB")), entries[places[:, 1:]])


def test_what_does_not_pack_fast_is_packed_well() -> None:
    """Rows that repeat beyond the reach of the fast compression's first look."""
    rows = np.random.default_rng(5).integers(0, 3, (800, 1201), np.uint8)
    rows[:, 0] = 0
    entries = palette(Theme.DARK).entries

    tried, small = encode(rows, entries, FAST), encode(rows, entries, SMALL)

    assert len(small) > BIG
    assert tried == small
