"""A file of any known format -> a parcel. What it is, its content tells, never its name."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from core.conformance.malformed import Malformed
from core.parcel import MAX_FILE_BYTES, BrokenFile, FileRefused, Parcel
from exchange.beaver import beaver, is_beaver
from exchange.habitbull import HEADER, habitbull
from exchange.loop_csv import CHECKMARKS, HABITS, loop_csv
from exchange.loop_database import MAGIC, loop_database
from exchange.own_reading import is_own, own_parcel
from exchange.packing import too_big
from exchange.table_habit import habits_of, table_habit

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MAX_UNPACKED, MAX_FILES = 64 * 1024 * 1024, 2_000
ENCRYPTED = 1
JUNK = "__MACOSX"


def read_parcel(content: bytes, today: date) -> Parcel:
    """`today` is the person's date. Raises: FileRefused and its kinds; then nothing has been taken."""
    if len(content) > MAX_FILE_BYTES:
        raise too_big()
    if content.startswith(ZIP):
        return _zipped(content, today)
    return _unzipped(content, today)


def _unzipped(content: bytes, today: date) -> Parcel:
    if content.startswith(MAGIC):
        return loop_database(content, today)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused from None
    if text.lstrip()[:1] in {"{", "["}:
        return _json(text, today)
    if text.startswith(HEADER):
        return habitbull(text, today)
    raise FileRefused


def _json(text: str, today: date) -> Parcel:
    try:
        document: Any = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise BrokenFile(where=f"{error.lineno}:{error.colno}") from None
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise BrokenFile(where=type(error).__name__) from None
    try:
        if is_own(document):
            return own_parcel(document, today)
        if is_beaver(document):
            return beaver(document, today)
        habits = habits_of(document)
        if habits is not None:
            return table_habit(habits, today)
    except Malformed as malformed:
        raise BrokenFile(where=str(malformed)) from None
    raise FileRefused


def _no_number(word: str) -> None:
    raise ValueError(word)


def _zipped(content: bytes, today: date) -> Parcel:
    """Loop's CSV; or one file of another format, zipped by somebody."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = [one for one in archive.infolist() if not one.is_dir() and not one.filename.startswith(JUNK)]
            if len(files) > MAX_FILES:
                raise too_big()
            if any(one.flag_bits & ENCRYPTED for one in files):
                raise FileRefused
            if any(PurePosixPath(one.filename).name == HABITS for one in files):
                return loop_csv(_texts(archive, files), archive.comment.decode("ascii", "replace"), today)
            if len(files) == 1:
                return _unzipped(_unpacked(archive, files[0], MAX_FILE_BYTES), today)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise BrokenFile(where=str(error)[:80]) from None
    raise FileRefused


def _texts(archive: zipfile.ZipFile, files: list[zipfile.ZipInfo]) -> dict[str, str]:
    room, found = MAX_UNPACKED, {}
    for one in files:
        if PurePosixPath(one.filename).name in {HABITS, CHECKMARKS}:
            content = _unpacked(archive, one, room)
            room -= len(content)
            found[one.filename] = content.decode("utf-8-sig")
    return found


def _unpacked(archive: zipfile.ZipFile, file: zipfile.ZipInfo, room: int) -> bytes:
    """What the zip says of its sizes is not believed."""
    with archive.open(file) as packed:
        content = packed.read(room + 1)
    if len(content) > room:
        raise too_big()
    return content
