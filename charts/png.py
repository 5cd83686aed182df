"""A PNG file from places in a palette: one filter, one fast compression, nothing that varies."""

from __future__ import annotations

import struct
import zlib

from charts.palette import Pixels

COMPRESSION = 5  # measured on a year: 1 = 45 kB, 3 = 38 kB and 3.3 ms, 5 = 33 kB and 4.7 ms, 6 = 29 kB and 5.9 ms


def encode(rows: Pixels, entries: Pixels) -> bytes:
    """`rows`: (height, 1 + width) places, each row after its filter byte, which must be 0."""
    height, stride = rows.shape
    header = struct.pack(">IIBBBBB", stride - 1, height, 8, 3, 0, 0, 0)
    pixels = zlib.compress(rows.data, COMPRESSION)
    chunks = ((b"IHDR", header), (b"PLTE", entries.tobytes()), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))
