"""Take today's pictures as golden: `python -m tests.charts.accept [NAME...]`. Look at them before committing."""

from __future__ import annotations

import sys
import zlib

from charts import draw
from tests.charts import golden


def accept(names: list[str]) -> None:
    """Write the named golden files, or all of them and remove those of pictures that are gone."""
    golden.HERE.mkdir(exist_ok=True)
    pictures = golden.pictures()
    for name in names or pictures:
        file, png = golden.HERE / f"{name}.png", draw(pictures[name])
        if not file.exists() or file.read_bytes() != png:
            file.write_bytes(png)
            print(f"accepted {name}")
    if not names:
        golden.ZLIB.write_text(zlib.ZLIB_RUNTIME_VERSION + "\n")
        for file in golden.HERE.glob("*.png"):
            if file.stem not in pictures:
                file.unlink()
                print(f"removed {file.stem}")


if __name__ == "__main__":
    accept(sys.argv[1:])
