"""How people see colours: Machado, Oliveira and Fernandes 2009 (full deficiency), and distances in CIE L*a*b*."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from charts.palette import rgb

Numbers = NDArray[np.float64]

SIGHTS: dict[str, Numbers] = {
    "all colours": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}

TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def distance(one: str, other: str, sight: str) -> float:
    """Delta E (CIE 1976) of two colours as that sight sees them."""
    return float(np.linalg.norm(_lab(one, sight) - _lab(other, sight)))


def lightness(colour: str) -> float:
    """L* of a colour, 0..100."""
    return float(_lab(colour, "all colours")[0])


def _lab(colour: str, sight: str) -> Numbers:
    channels = np.array(rgb(colour)) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    ratio = TO_XYZ @ np.clip(SIGHTS[sight] @ linear, 0, 1) / WHITE
    root = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])
