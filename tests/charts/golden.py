"""Golden pictures: what was looked at and found good, and how a picture is held against it."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops

from core.pictures import Picture
from tests.charts.pixels import pixels
from tests.charts.samples import samples, scripts

HERE = Path(__file__).parent / "golden"
DIFFERENCES = Path(__file__).parents[1] / "output" / "charts"
ZLIB = HERE / "zlib.txt"


def pictures() -> dict[str, Picture]:
    """What golden files are kept of: all in English, and the year and the week in review in each script."""
    return samples() | {name: picture for name, picture in scripts().items() if name.endswith(("-year", "-week"))}


def kept(name: str) -> bytes:
    """The golden file. FileNotFoundError if nobody has accepted one."""
    return (HERE / f"{name}.png").read_bytes()


def same(one: bytes, golden: bytes) -> bool:
    """The same bytes; where Python was built with another zlib than packed the golden files, the same pixels."""
    if one == golden or ZLIB.read_text().strip() == zlib.ZLIB_RUNTIME_VERSION:
        return one == golden
    return np.array_equal(pixels(one), pixels(golden))


def show_difference(name: str, now: bytes, golden: bytes) -> Path:
    """Golden picture, new picture and what differs, side by side in a file; returns where."""
    old, new = (Image.open(io.BytesIO(png)).convert("RGB") for png in (golden, now))
    size = max(old.width, new.width), max(old.height, new.height)
    parts = [_on(image, size) for image in (old, new)]
    parts.append(ImageChops.difference(*parts).point(lambda value: min(255, 4 * value)))
    paper = Image.new("RGB", (3 * size[0] + 40, size[1]), (128, 128, 128))
    for number, part in enumerate(parts):
        paper.paste(part, (number * (size[0] + 20), 0))
    DIFFERENCES.mkdir(parents=True, exist_ok=True)
    paper.save(DIFFERENCES / f"{name}.png")
    return DIFFERENCES / f"{name}.png"


def _on(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    paper = Image.new("RGB", size)
    paper.paste(image, (0, 0))
    return paper
