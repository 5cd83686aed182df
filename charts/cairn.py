"""A cairn: the figure on cards and badges, a stone for each step of the way."""

from __future__ import annotations

from charts import shapes
from charts.canvas import Canvas
from charts.palette import LEVELS, Ink
from core.pictures import MOST_STONES

# From the top stone down: how wide (share of the widest), how far off the middle, which level.
STONES = (
    (0.34, 0.00, 4),
    (0.50, 0.03, 3),
    (0.60, -0.04, 2),
    (0.70, 0.02, 3),
    (0.78, -0.02, 2),
    (0.84, 0.03, 1),
    (0.90, -0.03, 2),
    (0.96, 0.01, 1),
    (1.00, 0.00, 1),
)
GAP = 0.12  # of a stone's height
FLAT = 0.30  # a stone's height by the widest stone's width, when few lie on each other


def draw_cairn(canvas: Canvas, x: int, y: int, width: int, height: int, stones: int, earned: bool = True) -> None:
    """Stones on each other in the box, standing on its lower edge; hollow ones if not earned."""
    count = max(1, min(stones, MOST_STONES))
    each = min(round(width * FLAT), round(height / (count * (1 + GAP))))
    widest = STONES[count - 1][0]
    top = y + height - round(count * each * (1 + GAP))
    for number, (share, off, level) in enumerate(STONES[:count]):
        wide = round(width * share / max(widest, 0.7))
        left = x + (width - wide) // 2 + round(width * off)
        _stone(canvas, left, top + round(number * each * (1 + GAP)), wide, each, LEVELS[level] if earned else None)


def _stone(canvas: Canvas, x: int, y: int, width: int, height: int, level: Ink | None) -> None:
    radius = height * 0.48
    edge = max(2, height // 16)
    canvas.mask(x, y, shapes.rounded(width, height, radius), Ink.OUTLINE)
    inner = shapes.rounded(width - 2 * edge, height - 2 * edge, radius - edge)
    canvas.mask(x + edge, y + edge, inner, level or Ink.LEVEL_0, Ink.OUTLINE)
