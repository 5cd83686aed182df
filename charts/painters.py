"""Which painter draws which class of picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charts.heatmap import draw_heatmap
from core.pictures import HeatmapPicture, Picture

PAINTERS: dict[type, Callable[[Any], bytes]] = {
    HeatmapPicture: draw_heatmap,
}


def paint(picture: Picture) -> bytes:
    """The PNG of a picture. KeyError for a class nobody paints."""
    return PAINTERS[type(picture)](picture)
