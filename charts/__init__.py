"""Values become pictures: PNG bytes for every class of `core.pictures`.

matplotlib is imported by the first picture, not by this room: a bot should answer before it can draw.
"""

from __future__ import annotations

from core.pictures import Picture


def draw(picture: Picture) -> bytes:
    """The PNG of a picture. Blocks for some milliseconds: in an event loop, use `charts.studio.Studio`."""
    from charts.painters import paint

    return paint(picture)
