"""What a week or month asks and what it got, and the rule that follows."""

from __future__ import annotations

from dataclasses import dataclass

from core.states import Rule

OFF = bytes([Rule.SKIPPED, Rule.PAUSED, Rule.UNSEEN, Rule.TRAVELLED, Rule.NO_SUCH_DATE])
"""The letters of dates on which a week or month asks for nothing."""


@dataclass(frozen=True, slots=True)
class Tally:
    """`asked` over the whole `length` in days, and `got`: both in dates, or both in thousandths of an amount.

    `off` of its days ask for nothing; `cut`: only a part of the period lies in its stretch.
    """

    asked: int
    got: int
    length: int
    off: int
    all_off: bool
    cut: bool = False
    open: bool = False

    @property
    def rule(self) -> Rule:
        """The rule that decides the period."""
        if self.all_off:
            return Rule.ALL_OFF
        if self.met:
            return Rule.MET
        if self.open:
            return Rule.STILL_OPEN
        return Rule.ONLY_HELPS if self.only_helps else Rule.NOT_DONE

    @property
    def met(self) -> bool:
        """Compared as whole numbers: got >= asked * (length - off) / length."""
        return self.got * self.length >= self.asked * (self.length - self.off)

    @property
    def only_helps(self) -> bool:
        """Unmet it is neutral."""
        return self.cut or 2 * self.off > self.length

    @property
    def required(self) -> int:
        """What is left to ask after the days off, rounded up to whole dates or thousandths."""
        return -(-self.asked * (self.length - self.off) // self.length)

    @property
    def part_of_dates(self) -> float:
        """How much of the required dates were done, 0 to 1."""
        return 1.0 if self.all_off or self.met else self.got / self.required

    @property
    def part_of_sum(self) -> float:
        """How much of the required sum was reached, 0 to 1."""
        return 1.0 if self.all_off or self.met else self.got * self.length / (self.asked * (self.length - self.off))
