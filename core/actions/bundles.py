"""Reminders that come together: one message for one person and date, with a row for each habit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from core.habits import HabitId
from core.ports import Delivery

TOGETHER = timedelta(minutes=10)
"""A reminder that is due so soon after another one of the same person comes with it."""
MOST_HABITS = 8
"""In one message."""


def bundles(deliveries: Sequence[Delivery], single: frozenset[int] = frozenset()) -> list[tuple[Delivery, ...]]:
    """Deliveries that may leave now, as messages: in their order, those of a person and date together.

    `single`: numbers of slots whose messages are always their own.
    """
    found: dict[object, list[Delivery]] = {}
    for delivery in deliveries:
        alone = delivery.slot in single
        found.setdefault(delivery.id if alone else (delivery.person, delivery.date), []).append(delivery)
    return [bundle for together in found.values() for bundle in _of_bearable_size(together)]


def _of_bearable_size(together: Sequence[Delivery]) -> list[tuple[Delivery, ...]]:
    """Two deliveries of one habit are one row."""
    by_habit: dict[HabitId, list[Delivery]] = {}
    for delivery in together:
        by_habit.setdefault(delivery.habit, []).append(delivery)
    rows = list(by_habit.values())
    return [
        tuple(delivery for row in rows[start : start + MOST_HABITS] for delivery in row)
        for start in range(0, len(rows), MOST_HABITS)
    ]
