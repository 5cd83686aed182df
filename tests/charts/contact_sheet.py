"""All pictures on one sheet, at the size of a phone: `python -m tests.charts.contact_sheet OUT.png [NAME...]`."""

from __future__ import annotations

import io
import sys

from PIL import Image

from charts import draw
from tests.charts.samples import samples, scripts

PHONE = 380
COLUMNS = 3
GAP = 10


def sheet(names: list[str]) -> Image.Image:
    """Pictures whose name contains one of `names` (all, if none is given), in rows."""
    chosen = {
        name: p for name, p in (samples() | scripts()).items() if not names or any(part in name for part in names)
    }
    small = [_small(draw(picture)) for picture in chosen.values()]
    rows = [small[n : n + COLUMNS] for n in range(0, len(small), COLUMNS)]
    height = sum(max(image.height for image in row) + GAP for row in rows)
    paper = Image.new("RGB", (min(COLUMNS, len(small)) * (PHONE + GAP), height), (128, 128, 128))
    top = 0
    for row in rows:
        for column, image in enumerate(row):
            paper.paste(image, (column * (PHONE + GAP), top))
        top += max(image.height for image in row) + GAP
    return paper


def _small(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    return image.resize((PHONE, image.height * PHONE // image.width), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    sheet(sys.argv[2:]).save(sys.argv[1])
