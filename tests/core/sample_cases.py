"""One good case of every section, and ways to spoil it."""

from copy import deepcopy
from typing import Any

HABIT: dict[str, Any] = {
    "name": "daily",
    "person": {"zone": "UTC"},
    "start": "2026-01-01",
    "versions": [{"from": "2026-01-01", "schedule": {"kind": "daily"}, "goal": {"kind": "check"}}],
    "entries": [{"date": "2026-01-01", "kind": "done"}, {"date": "2026-01-02", "kind": "done"}],
    "now": "2026-01-03T12:00:00Z",
    "expect": {"current": 2},
}
OTHERS: dict[str, dict[str, Any]] = {
    "instants": {"zone": "UTC", "date": "2026-01-01", "time": "20:00", "utc": "2026-01-01T20:00:00Z"},
    "local_dates": {"zone": "UTC", "utc": "2026-01-01T20:00:00Z", "date": "2026-01-01"},
    "day_bounds": {
        "zone": "UTC",
        "date": "2026-01-01",
        "opens": "2026-01-01T00:00:00Z",
        "closes": "2026-01-02T00:00:00Z",
    },
    "backfill": {
        "zone": "UTC",
        "start": "2026-01-01",
        "now": "2026-01-09T12:00:00Z",
        "accepts": ["2026-01-09"],
        "refuses": ["2026-01-06"],
    },
    "reminders": {
        "zone": "UTC",
        "time": "20:00",
        "schedule": {"kind": "daily"},
        "start": "2026-01-01",
        "after": "2026-01-05T12:00:00Z",
        "fires": "2026-01-05T20:00:00Z",
        "date": "2026-01-05",
    },
}


def changed(case: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of the case with something else at `path`, such as "versions.0.goal.kind"."""
    copy = deepcopy(case)
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    place: Any = copy
    for step in steps:
        place = place[step]
    place[last] = value
    return copy


def without(case: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in case.items() if name != key}
