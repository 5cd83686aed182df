"""One tree of errors: each has a sentence of its own."""

from __future__ import annotations

import pytest

from core.errors import CairnError


class TooMuch(CairnError):
    """“{ $words }” is more than { $limit } of { $missing }.

    This is for the reader of the code.
    """

    text_key = "error-too-much"


def test_the_first_line_of_the_docstring_is_the_message() -> None:
    error = TooMuch(words="{ $limit } {0}", limit=3)

    assert str(error) == "“{ $limit } {0}” is more than 3 of $missing."
    assert dict(error.facts) == {"words": "{ $limit } {0}", "limit": 3}


def test_every_error_is_caught_as_one_of_ours() -> None:
    with pytest.raises(CairnError, match="more than 3"):
        raise TooMuch(words="x", limit=3)
