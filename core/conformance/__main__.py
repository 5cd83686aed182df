"""`python -m core.conformance FILE...`: a line for each failing case, then `N passed, N failed`.

Exit 0: all passed. 1: some failed. 2: an input breaks the format; standard error names file, case and field.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal, DecimalException
from enum import Enum
from pathlib import Path
from typing import Any

from core.conformance.fields import Object, an_object, field, key_shown, listing
from core.conformance.malformed import Malformed
from core.conformance.sections import SECTIONS, mismatches

_MOST_DIGITS = 30
_USAGE = "usage: python -m core.conformance FILE...\n"


class Verdict(Enum):
    PASSED = "passed"
    FAILED = "failed"
    BROKEN = "broken"


def main(paths: list[str]) -> int:
    """Run the cases of all files; what to exit with."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # typeshed: these may be replaced
    if not paths:
        sys.stderr.write(_USAGE)
        return 2
    count = Counter(verdict for path in paths for verdict in _verdicts(path))
    sys.stdout.write(f"{count[Verdict.PASSED]} passed, {count[Verdict.FAILED]} failed\n")
    if count[Verdict.BROKEN]:
        return 2
    return 1 if count[Verdict.FAILED] else 0


def _verdicts(path: str) -> Iterator[Verdict]:
    try:
        sections = _read(path)
    except Malformed as malformed:
        yield _broken(path, malformed)
        return
    for section in sections:
        try:
            cases = _cases(sections, section)
        except Malformed as malformed:
            yield _broken(path, malformed)
            continue
        for index, case in enumerate(cases):
            yield _verdict(path, section, index, case)


def _verdict(path: str, section: str, index: int, case: Any) -> Verdict:
    where = f"{path}: {section}[{index}]{_name(case)}"
    try:
        found = mismatches(section, case)
    except Malformed as malformed:
        return _broken(where, malformed)
    except Exception as error:  # the other cases are still worth knowing
        found = [f"{type(error).__name__} in the core: {error}"]
    if not found:
        return Verdict.PASSED
    sys.stdout.write(f"{where}: {'; '.join(found)}\n")
    return Verdict.FAILED


def _broken(where: str, malformed: Malformed) -> Verdict:
    sys.stderr.write(f"{where}: {malformed}\n")
    return Verdict.BROKEN


def _name(case: Any) -> str:
    name = case.get("name") if isinstance(case, Mapping) else None
    return f" {json.dumps(name)}" if isinstance(name, str) else ""


def _cases(sections: Mapping[str, Any], section: str) -> list[Any]:
    if section not in SECTIONS:
        raise Malformed("unknown section", key_shown(section))
    return field(sections, section, listing(lambda case: case))


def _read(path: str) -> Mapping[str, Any]:
    """The file's sections, numbers exactly as they are written."""
    try:
        content = Path(path).read_bytes().decode()
        return an_object(
            json.loads(content, object_pairs_hook=Object, parse_int=_whole, parse_float=_exact, parse_constant=_exact)
        )
    except OSError as error:
        raise Malformed(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Malformed(f"is not UTF-8: byte {error.start}") from error
    except RecursionError as error:
        raise Malformed("is nested too deeply") from error
    except ValueError as error:
        if isinstance(error, Malformed):
            raise
        raise Malformed(f"is not JSON: {error}") from error


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _MOST_DIGITS else _exact(digits)


def _exact(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except DecimalException:
        return Decimal("Infinity")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
