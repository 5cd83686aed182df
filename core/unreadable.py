"""What is kept and makes no sense: told apart from a database that refuses, which is no row's fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

NONSENSE = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What comes of reading and planning by it."""


class Unreadable(Exception):
    """One of these slots, its habit or its owner's clock cannot be read, or nothing be planned by it."""

    def __init__(self, slots: Sequence[int]) -> None:
        super().__init__(*slots)
        self.slots = slots


@contextmanager
def reading(slots: Sequence[int]) -> Iterator[None]:
    """Raises: Unreadable, where the block comes upon nonsense."""
    try:
        yield
    except NONSENSE as error:
        raise Unreadable(slots) from error
