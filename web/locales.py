"""The language of a page: the one asked for in its address, else the browser's first that Cairn speaks."""

from __future__ import annotations

import re
from itertools import chain

from bot.conversation.wording import SOURCE_LANGUAGE, speaks

LOCALE = re.compile(r"[A-Za-z0-9-]{2,35}")


def locale_of(asked: str, accepted: str) -> str:
    """A locale like "de-AT". `accepted` is an Accept-Language header."""
    wanted = chain([asked], _by_preference(accepted))
    return next((locale for locale in wanted if LOCALE.fullmatch(locale) and speaks(locale)), SOURCE_LANGUAGE)


def _by_preference(accepted: str) -> list[str]:
    """Without those that are refused (q=0). What is no number counts as no wish at all."""
    weighed = [part.strip().partition(";") for part in accepted.split(",")]
    wished = [(_weight(weight), locale.strip()) for locale, _, weight in weighed]
    return [locale for weight, locale in sorted(wished, key=lambda wish: -wish[0]) if weight > 0]


def _weight(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0
