"""Reading a picture back: its size, and its pixels as colours."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def pixels(png: bytes) -> NDArray[np.uint8]:
    """(height, width, 3) colours, read by another library than wrote them."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def has_colour(image: NDArray[np.uint8], colour: str) -> bool:
    """Is any pixel exactly that colour?"""
    wanted = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    return bool((image == wanted).all(axis=2).any())
