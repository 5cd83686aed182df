"""Outlines become masks: what a cell, a bar or a curve is cut from, drawn by matplotlib's Agg."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from charts.palette import Pixels

ROUND = 0.5523  # control points of a quarter circle drawn as one cubic
AGG: Any = RendererAgg  # matplotlib leaves its renderer untyped
WHITE = (1.0, 1.0, 1.0, 1.0)


@lru_cache(512)
def rounded(width: int, height: int, radius: float) -> Pixels:
    """A filled rectangle with round corners, over the whole mask."""
    return _filled(width, height, _rounded_path(width, height, radius))


@lru_cache(256)
def disc(size: int, radius: float) -> Pixels:
    """A filled circle in the middle of a square."""
    return _filled(size, size, Path.circle((size / 2, size / 2), radius))


@lru_cache(256)
def check(size: int, pen: float) -> Pixels:
    """A tick in the middle of a square."""
    points = np.array([(0.27, 0.53), (0.43, 0.69), (0.74, 0.33)]) * size
    return line(size, size, Path(points), pen)


@lru_cache(256)
def dash(size: int, pen: float) -> Pixels:
    """A level stroke in the middle of a square."""
    return line(size, size, Path(np.array([(0.28, 0.5), (0.72, 0.5)]) * size), pen)


@lru_cache(256)
def ring(size: int, radius: float, pen: float) -> Pixels:
    """A hollow circle in the middle of a square."""
    return line(size, size, Path.circle((size / 2, size / 2), radius), pen)


@lru_cache(256)
def diamond(size: int, reach: float) -> Pixels:
    """A filled square on its point, in the middle of a square."""
    middle = size / 2
    corners = [(middle, middle - reach), (middle + reach, middle), (middle, middle + reach), (middle - reach, middle)]
    return _filled(size, size, Path(np.array([*corners, corners[0]]), closed=True))


@lru_cache(256)
def hatch(width: int, height: int, gap: int, pen: float) -> Pixels:
    """Rising diagonals, the same distance apart."""
    starts = range(gap // 2 - height, width, gap)
    strokes = [Path(np.array([(x, height), (x + height, 0)], float)) for x in starts]
    return line(width, height, Path.make_compound_path(*strokes), pen)


def line(width: int, height: int, path: Path, pen: float) -> Pixels:
    """A stroke of `pen` pixels along `path`, y counted downwards, with round ends."""
    return _drawn(width, height, path, pen)


def area(width: int, height: int, path: Path) -> Pixels:
    """The inside of `path`, y counted downwards."""
    return _filled(width, height, path)


def _filled(width: int, height: int, path: Path) -> Pixels:
    return _drawn(width, height, path, None)


def _drawn(width: int, height: int, path: Path, pen: float | None) -> Pixels:
    agg = AGG(width, height, 72)
    gc = agg.new_gc()
    gc.set_foreground(WHITE, isRGBA=True)
    gc.set_linewidth(pen or 0.0)
    gc.set_capstyle("round")
    gc.set_joinstyle("round")
    gc.set_snap(False)
    downwards = Affine2D().scale(1, -1).translate(0, height)
    agg.draw_path(gc, path, downwards, WHITE if pen is None else None)
    mask = np.asarray(agg.buffer_rgba())[:, :, 3].copy()
    mask.setflags(write=False)
    return mask


def _rounded_path(width: int, height: int, radius: float) -> Path:
    r = min(radius, width / 2, height / 2)
    c = r * (1 - ROUND)
    w, h = width, height
    points = [
        (r, 0), (w - r, 0), (w - c, 0), (w, c), (w, r), (w, h - r), (w, h - c), (w - c, h), (w - r, h),
        (r, h), (c, h), (0, h - c), (0, h - r), (0, r), (0, c), (c, 0), (r, 0), (r, 0),
    ]  # fmt: skip
    corner = [Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    return Path(np.array(points), [Path.MOVETO, *corner * 4, Path.CLOSEPOLY])
