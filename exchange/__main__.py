"""python -m exchange read DATE | write FORM INSTANT: the worker of workbench.py, standard input to standard output.

A process of its own: a big file does not hold up the bot, and a hostile one reaches no further than this.
"""

from __future__ import annotations

import resource
import sys
from datetime import date, datetime

from core.parcel import FileForm, FileRefused
from exchange.lines import lines_of, opened, parcel_in, refusal
from exchange.loop_writing import loop_zip
from exchange.own_writing import own_json
from exchange.packing import too_big
from exchange.reading import read_parcel

MEMORY_BYTES = 1536 * 1024 * 1024
SECONDS = 60


def main(job: str, *words: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    given = sys.stdin.buffer.read()
    if job == "read":
        written = _read(given, date.fromisoformat(words[0]))
    else:
        written = _written(given, FileForm(words[0]), datetime.fromisoformat(words[1]))
    sys.stdout.buffer.write(written)


def _read(content: bytes, today: date) -> bytes:
    try:
        return "\n".join(lines_of(read_parcel(content, today), summed_up=True)).encode()
    except FileRefused as refused:
        return refusal(refused).encode()
    except MemoryError:
        return refusal(too_big()).encode()


def _written(given: bytes, form: FileForm, now: datetime) -> bytes:
    parcel = opened(parcel_in(given.decode().rstrip("\n").split("\n"), now.date()))
    match form:
        case FileForm.CSV:
            return loop_zip(parcel)
        case FileForm.JSON:
            return own_json(parcel)
        case FileForm.ICS:
            from exchange.calendar_writing import calendar  # takes as long to import as all the rest

            return calendar(parcel, now)


if __name__ == "__main__":
    main(*sys.argv[1:])
