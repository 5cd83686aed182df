"""Two answers beside each other, and the smallest case on which they differ, as a vector to keep."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from core.conformance import evaluate
from tests.properties.histories import Case
from tests.reference import page

Differs = Callable[[Case], bool]


def differences(section: str, case: Case) -> dict[str, tuple[Any, Any]]:
    """Key -> (what the page says, what the core says), for every key of the answer."""
    wanted = page.evaluate(section, case)
    answer = evaluate(section, case | {"expect": wanted} if section == "habits" else case | wanted)
    found: dict[str, tuple[Any, Any]] = {}
    for key, value in wanted.items():
        if key in ("states", "periods"):
            named = answer[key]
            days = value | named
            pairs = {f"{key} {day}": (value.get(day), named.get(day)) for day in days}
            found |= {about: pair for about, pair in pairs.items() if pair[0] != pair[1]}
        elif not alike(key, value, answer[key]):
            found[key] = (value, answer[key])
    return found


def alike(key: str, value: Any, other: Any) -> bool:
    if key == "strength":
        return bool(abs(value - other) <= 1e-6)
    if isinstance(value, list):
        return value == list(other or [])
    return bool(value == other)


def readable(section: str, case: Case) -> str:
    """A failing case in the format of the vectors, cut down to what matters, with the page's answer."""
    if section != "habits":
        return json.dumps({section: [case | page.evaluate(section, case)]})
    small = smallest(case, lambda each: bool(differences("habits", each)))
    wanted = page.evaluate("habits", small)
    expect = {key.split()[0]: wanted[key.split()[0]] for key in differences("habits", small)}
    return f"{json.dumps({'habits': [small | {'expect': expect}]})}\n(page, core): {differences('habits', small)}"


def smallest(case: Case, differs: Differs) -> Case:
    """Leave out and simplify for as long as the answers still differ."""
    while True:
        simpler = next((each for each in simpler_cases(case) if holds(differs, each)), None)
        if simpler is None:
            return case
        case = simpler


def holds(differs: Differs, case: Case) -> bool:
    try:
        return differs(case)
    except (ValueError, KeyError, ZeroDivisionError):
        return False  # simplified out of the format


def simpler_cases(case: Case) -> Iterator[Case]:
    """One step simpler each: halves first, then single items, then defaults."""
    for key in ("entries", "pauses", "versions"):
        yield from (case | {key: fewer} for fewer in shorter(case.get(key, [])) if fewer or key != "versions")
    person = case["person"]
    for key in ("zone_changes", "seen"):
        yield from (case | {"person": person | {key: fewer}} for fewer in shorter(person.get(key, [])))
    for key in person.keys() - {"zone"}:
        yield case | {"person": {name: value for name, value in person.items() if name != key}}
    if person["zone"] != "UTC":
        yield case | {"person": person | {"zone": "UTC"}}
    for number, version in enumerate(case["versions"]):
        yield from (with_version(case, number, each) for each in simpler_versions(version))


def with_version(case: Case, number: int, version: Case) -> Case:
    return case | {"versions": [*case["versions"][:number], version, *case["versions"][number + 1 :]]}


def simpler_versions(version: Case) -> Iterator[Case]:
    if "week_start" in version:
        yield {name: value for name, value in version.items() if name != "week_start"}
    if version["goal"]["kind"] != "check" and version["goal"].get("per", "day") == "day":
        yield version | {"goal": {"kind": "check"}}
    if version["schedule"]["kind"] not in ("daily", "times"):
        yield version | {"schedule": {"kind": "daily"}}


def shorter(items: list[Any]) -> Iterator[list[Any]]:
    half = len(items) // 2
    if half > 1:
        yield items[half:]
        yield items[:half]
    yield from (items[:i] + items[i + 1 :] for i in range(len(items)))
