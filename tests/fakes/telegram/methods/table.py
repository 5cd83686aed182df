"""The table of methods; each module of this package adds its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.fakes.telegram.cloud import Cloud
from tests.fakes.telegram.log import Call

Method = Callable[[Cloud, Call], Any]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Enter the function as that method. It gives the result, or raises Refused."""

    def enter(function: Method) -> Method:
        METHODS[name] = function
        return function

    return enter
