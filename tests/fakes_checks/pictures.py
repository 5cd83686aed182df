"""The smallest picture that the stand-in takes for one of 800 x 400."""

from __future__ import annotations

import struct

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 800, 400) + b"rest"
