"""The complaint about an input that breaks the format: what is wrong, and in which field."""

from __future__ import annotations

from typing import Any

_LONGEST = 60


class Malformed(ValueError):
    """The input breaks the format at `field`, such as "person.zone_changes[0].at"."""

    def __init__(self, problem: str, field: str = "") -> None:
        super().__init__(problem)
        self.problem, self.field = problem, field

    def __str__(self) -> str:
        return f"{self.field}: {self.problem}" if self.field else self.problem

    def under(self, step: str) -> Malformed:
        """The same complaint, seen from the object or list that holds the field."""
        joint = "" if not self.field or self.field.startswith("[") else "."
        return Malformed(self.problem, f"{step}{joint}{self.field}")


def shown(value: Any) -> str:
    """A value for a one-line message: printable, ASCII and short, whatever it is."""
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            text = ascii(value)
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case _:
            text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
