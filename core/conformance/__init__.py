"""The specification's cases, read strictly and computed: `python -m core.conformance FILE...` (docs/streaks.md)."""

from core.conformance.malformed import Malformed
from core.conformance.sections import evaluate, mismatches

__all__ = ["Malformed", "evaluate", "mismatches"]
