"""Which painter draws which class of picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charts.badges import draw_badges
from charts.cards import draw_milestone, draw_share
from charts.grid import draw_grid
from charts.heatmap import draw_heatmap
from charts.line import draw_line
from charts.month import draw_month
from charts.rhythm import draw_rhythm
from core import pictures
from core.pictures import Picture

PAINTERS: dict[type, Callable[[Any], bytes]] = {
    pictures.HeatmapPicture: draw_heatmap,
    pictures.MonthPicture: draw_month,
    pictures.GridPicture: draw_grid,
    pictures.RhythmPicture: draw_rhythm,
    pictures.LinePicture: draw_line,
    pictures.MilestonePicture: draw_milestone,
    pictures.SharePicture: draw_share,
    pictures.BadgesPicture: draw_badges,
}


def paint(picture: Picture) -> bytes:
    """The PNG of a picture. KeyError for a class nobody paints."""
    return PAINTERS[type(picture)](picture)
