"""What a habit asks of the dates to come: the version in force, the dates its schedule names."""

from __future__ import annotations

from datetime import date

from core.habits import Habit, PauseKind, Version
from core.reminder_time import Due
from core.schedule import first_due
from core.spans import Span, stretches


def version_on(habit: Habit, day: date) -> Version:
    """The version that judges `day`; before the start the first one, after the end the last."""
    if len(habit.versions) == 1:
        return habit.versions[0]
    spans = _spans(habit)
    return next((span.version for span in reversed(spans) if span.first <= day), spans[0].version)


def newest_version(habit: Habit) -> Version:
    """The plan as it was last changed: in force today, or from a date to come."""
    return version_on(habit, date.max)


def is_archived(habit: Habit, day: date) -> bool:
    return any(
        pause.kind is PauseKind.ARCHIVE and pause.first <= day and (pause.last is None or day <= pause.last)
        for pause in habit.pauses
    )


def due_dates(habit: Habit) -> Due:
    """Names the first date, from a date on, that the schedules make due: any date where what was done decides."""
    spans = _spans(habit)

    def first_from(day: date) -> date | None:
        for span in spans:
            if span.last < day:
                continue
            due = first_due(span.version.schedule, span.anchor, max(day, span.first))
            if due is not None and due <= span.last:
                return due
        return None

    return first_from


def _spans(habit: Habit) -> list[Span]:
    return [span for stretch in stretches(habit) for span in stretch.spans]
