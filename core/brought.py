"""What an import has brought and changed, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.habits import HabitId, Pause, PauseKind
from core.routines import Routine
from core.shapes import Shape

LAST = "imported"
"""The draft that says what the last import has brought."""


@dataclass(frozen=True, slots=True)
class Brought:
    """`habits` are new; `entries`, as ordinals of their dates, are new in others; `starts` are those of before."""

    at: datetime
    habits: tuple[HabitId, ...] = ()
    entries: Mapping[HabitId, tuple[int, ...]] = field(default_factory=dict)
    starts: Mapping[HabitId, date] = field(default_factory=dict)
    routines: tuple[Routine, ...] = ()
    pauses: tuple[Pause, ...] = ()
    """Of all habits."""
    settings: tuple[Shape, Shape] | None = None
    """Before and after, where they came along."""
    seen: frozenset[date] = frozenset()
    """Days of the past on which nobody had been seen before."""


def shape_of_brought(brought: Brought) -> Shape:
    return {
        "at": brought.at.isoformat(),
        "habits": list(brought.habits),
        "entries": {f"{habit}": list(_spans(days)) for habit, days in brought.entries.items()},
        "starts": {f"{habit}": start.isoformat() for habit, start in brought.starts.items()},
        "routines": [[one.id, one.owner, one.name, list(one.habits)] for one in brought.routines],
        "pauses": [[f"{one.first}", one.last and f"{one.last}", one.kind.value] for one in brought.pauses],
        "settings": brought.settings and list(brought.settings),
        "seen": list(_spans(sorted(day.toordinal() for day in brought.seen))),
    }


def brought_in_shape(shape: Mapping[str, Any]) -> Brought:
    return Brought(
        at=datetime.fromisoformat(shape["at"]),
        habits=tuple(shape["habits"]),
        entries={int(habit): tuple(_days(spans)) for habit, spans in shape["entries"].items()},
        starts={int(habit): date.fromisoformat(start) for habit, start in shape["starts"].items()},
        routines=tuple(
            Routine(number, owner, name, tuple(habits)) for number, owner, name, habits in shape["routines"]
        ),
        pauses=tuple(_pause(*pause) for pause in shape["pauses"]),
        settings=shape["settings"] and tuple(shape["settings"]),
        seen=frozenset(map(date.fromordinal, _days(shape["seen"]))),
    )


def _spans(ordinals: Iterable[int]) -> Iterator[list[int]]:
    """First and last of each run of days; `ordinals` in order."""
    span: list[int] = []
    for day in ordinals:
        if span and day == span[1] + 1:
            span[1] = day
            continue
        if span:
            yield span
        span = [day, day]
    if span:
        yield span


def _days(spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    return (day for first, last in spans for day in range(first, last + 1))


def _pause(first: str, last: str | None, kind: str) -> Pause:
    return Pause(date.fromisoformat(first), date.fromisoformat(last) if last else None, PauseKind(kind))
