"""Pictures, ours beside other people's: `python -m benchmarks.pictures`.

Peers that are not installed are passed over: `pip install calplot july dayplot seaborn`. All draw 1200 x 800.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import io
import logging
import statistics
import subprocess
import sys
import time
import warnings
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from charts import draw
from charts.studio import Studio
from core.pictures import GridPicture, HeatmapPicture, Theme
from tests.charts.samples import ENGLISH, SCRIPTS, TODAY, group, heatmap, line, milestone, month

ROUNDS = 12
SIZE = (12, 8)  # inches at 100 dpi: 1200 x 800, as ours

YEAR = cast(HeatmapPicture, heatmap(ENGLISH, Theme.DARK, 371))
GROUP = cast(GridPicture, group(ENGLISH, Theme.DARK, 25, 30))
RNG = np.random.default_rng(7)
LEVELS = RNG.integers(0, 5, 371)
NAMES = [f"Member {n}" for n in range(25)]
MATRIX = RNG.integers(0, 5, (25, 30))

Painter = Callable[[], bytes]


def ours(picture: HeatmapPicture | GridPicture, new_words: bool = False) -> Painter:
    """Warm: the same reader and habit, each time other days (and, if told, other facts); no picture is drawn twice."""
    turn = iter(range(10**9))

    def paint() -> bytes:
        n = next(turn)
        facts = f"{n} days of all" if new_words else picture.facts
        if isinstance(picture, HeatmapPicture):
            return draw(replace(picture, facts=facts, cells=picture.cells[n % 300 :] + picture.cells[: n % 300]))
        return draw(replace(picture, facts=facts, rows=picture.rows[n % 25 :] + picture.rows[: n % 25]))

    return paint


def png(figure: Any) -> bytes:
    """A Figure as 1200 x 800 PNG."""
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=100)
    return out.getvalue()


def plain_figure(matrix: Any, names: list[str]) -> Painter:
    """matplotlib's object interface, a new Figure each time."""

    def paint() -> bytes:
        figure = Figure(figsize=SIZE, dpi=100)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.pcolormesh(matrix, cmap="Blues", edgecolors="white", linewidth=1)
        axes.set_yticks(np.arange(len(names)) + 0.5, names)
        return png(figure)

    return paint


def with_pyplot(draw_it: Callable[[], Any]) -> Painter:
    """What draws through pyplot, closed afterwards."""
    plt = importlib.import_module("matplotlib.pyplot")

    def paint() -> bytes:
        drawn = draw_it()
        figure = plt.gcf() if drawn is None else getattr(drawn, "figure", plt.gcf())
        figure.set_size_inches(*SIZE)
        data = png(figure)
        plt.close("all")
        return data

    return paint


def calplot() -> Painter:
    """calplot.calplot of a Series."""
    pandas, library = importlib.import_module("pandas"), importlib.import_module("calplot")
    days = pandas.Series(LEVELS[:365], index=pandas.date_range("2026-01-01", periods=365))
    return with_pyplot(lambda: library.calplot(days) and None)


def july() -> Painter:
    """july.heatmap of dates and values."""
    cbook: Any = importlib.import_module("matplotlib.cbook")
    cbook.MatplotlibDeprecationWarning = matplotlib.MatplotlibDeprecationWarning  # july 0.1.3 looks for it there
    library = importlib.import_module("july")
    dates = [TODAY - timedelta(370 - n) for n in range(371)]
    return with_pyplot(lambda: library.heatmap(dates, LEVELS))


def dayplot() -> Painter:
    """dayplot.calendar of dates and values."""
    library = importlib.import_module("dayplot")
    dates = [TODAY - timedelta(364 - n) for n in range(365)]
    first = {"start_date": str(dates[0]), "end_date": str(dates[-1])}
    return with_pyplot(lambda: library.calendar(dates, LEVELS[:365], **first) and None)


def seaborn() -> Painter:
    """seaborn.heatmap with names."""
    library = importlib.import_module("seaborn")
    return with_pyplot(lambda: library.heatmap(MATRIX, yticklabels=NAMES, linewidths=1, cbar=False))


def limit(height: int) -> Painter:
    """What no picture of that size can go below: writing the pixels and packing them, cells without words."""
    pixels = np.zeros((height, 1201), np.uint8)
    pixels[100:-100:30, 100:-100] = 3
    return lambda: zlib.compress(pixels.data, 5)


def in_turn(painters: dict[str, Painter]) -> dict[str, tuple[list[float], int]]:
    """Milliseconds of processor for each round, and the last picture's bytes.

    Processor, not wall time, and by turns: others may work on this machine, and all painters here use one thread.
    """
    took: dict[str, list[float]] = {name: [] for name in painters}
    size = {name: len(paint()) for name, paint in painters.items()}
    for _ in range(ROUNDS):
        for name, paint in painters.items():
            start = time.thread_time()
            size[name] = len(paint())
            took[name].append((time.thread_time() - start) * 1000)
    return {name: (times, size[name]) for name, times in took.items()}


def able(peers: dict[str, Callable[[], Painter]]) -> dict[str, Painter]:
    """The peers that are installed and run with this matplotlib; what keeps the others is printed."""
    found: dict[str, Painter] = {}
    for name, peer in peers.items():
        try:
            painter = peer()
            painter()
        except ImportError:
            print(f"{name:40} not installed")
        except Exception as error:  # a peer that does not run is a result, too
            print(f"{name:40} fails: {type(error).__name__}: {error}")
        else:
            found[name] = painter
    return found


def compare(title: str, own: Painter, peers: dict[str, Callable[[], Painter]], goal: float) -> None:
    """One table: ours and the peers, and how many times longer they take (median by median, best by best)."""
    print(f"\n{title:40}{'median':>8}{'best':>9}{'kB':>7}{'times':>8}{'(best)':>7}")
    rounds = in_turn({"ours": own} | able(peers))
    median, best = statistics.median(rounds["ours"][0]), min(rounds["ours"][0])
    for name, (times, size) in rounds.items():
        middle, least = statistics.median(times), min(times)
        ratios = f"{middle / median:8.1f}{least / best:7.1f}"
        print(f"{name:40}{middle:8.1f}{least:9.1f}{size / 1000:7.1f}{ratios}")
    print(f"goal: {goal:g} ms, 40 kB, 15 times faster than the fastest peer")


def cold() -> None:
    """A new process: what the import of the room costs, and the first picture."""
    lines = (
        "import time; a = time.perf_counter(); from charts import draw; b = time.perf_counter()\n"
        "from tests.charts.samples import *; p = heatmap(ENGLISH, Theme.DARK, 371); c = time.perf_counter()\n"
        "draw(p); d = time.perf_counter(); draw(p); e = time.perf_counter()\n"
        "print('room', round(1000 * (b - a)), 'ms, first picture', round(1000 * (d - c)), 'ms, second',"
        "round(1000 * (e - d), 1), 'ms,', int(open('/proc/self/statm').read().split()[1]) * 4096 // 10**6, 'MB')"
    )
    ran = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    print("cold:", ran.stdout.strip())


def memory(count: int = 2000) -> None:
    """Resident memory while so many different pictures are drawn, once the bounded caches are full."""
    makers = (heatmap, month, line, milestone)
    rss = []
    for n in range(-1000, count):
        script = SCRIPTS[n % len(SCRIPTS)]
        if n % 40 == 0:
            draw(group(script, Theme.DARK, 5 + n % 20))
        make = makers[n % 4]
        draw(make(script, Theme.LIGHT if n % 3 else Theme.DARK, 1030 + n))
        if n >= 0 and n % (count // 4) == 0:
            gc.collect()
            rss.append(resident())
    print(f"memory, every {count // 4} of {count} pictures: {', '.join(f'{mb:.0f}' for mb in rss)} MB")


def resident() -> float:
    """This process's memory in MB (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


async def hold(count: int = 50) -> None:
    """The longest that the event loop is held while pictures are drawn, and while nothing is, for as long."""
    studio = Studio()
    await studio.warm_up()
    pictures = [heatmap(SCRIPTS[n % 8], Theme.DARK, 400 + n, title=f"Habit {n}") for n in range(count)]
    start = time.perf_counter()
    drawing = await longest_gap(asyncio.gather(*(studio.draw(picture) for picture in pictures)))
    took = time.perf_counter() - start
    idle = await longest_gap(asyncio.sleep(took))
    await studio.close()
    print(f"{count} years at once: {took * 1000:.0f} ms; event loop held at most {drawing:.1f} ms (goal 30)", end="")
    print(f", {idle:.1f} ms by this machine when nothing is drawn")


async def longest_gap(waited: Awaitable[object]) -> float:
    """The longest in ms that a task which only wants to go on has to wait, until `waited` is over."""
    waiting, longest = asyncio.ensure_future(waited), 0.0
    while not waiting.done():
        start = time.perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, (time.perf_counter() - start - 0.001) * 1000)
    return longest


def main() -> None:
    """All tables."""
    warnings.simplefilter("ignore")
    logging.disable()
    week = np.resize(LEVELS, (7, 53))
    year_peers = {
        "ours, with facts never written before": lambda: ours(YEAR, new_words=True),
        "a plain matplotlib Figure, pcolormesh": lambda: plain_figure(week, list("MTWTFSS")),
        "calplot": calplot,
        "july": july,
        "dayplot": dayplot,
        "limit: empty pixels, packed": lambda: limit(800),
    }
    group_peers = {
        "ours, with facts never written before": lambda: ours(GROUP, new_words=True),
        "a plain matplotlib Figure, pcolormesh": lambda: plain_figure(MATRIX, NAMES),
        "seaborn": seaborn,
        "limit: empty pixels, packed": lambda: limit(1130),
    }
    cold()
    asyncio.run(hold())
    memory()
    compare("year heatmap, warm", ours(YEAR), year_peers, 8)
    compare("group 25 x 30 with names, warm", ours(GROUP), group_peers, 25)


if __name__ == "__main__":
    main()
