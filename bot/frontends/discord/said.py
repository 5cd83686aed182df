"""What somebody's message says, as a line without Discord's own signs: a habit is made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from core.limits import MAX_NAME

BEGINS = re.compile(r"\s*(?:(?:>{1,3}|#{1,3}|-#|[-*•]|\d+[.)])\s+)*")
"""A quotation, a heading, a point of a list."""
PERSON = re.compile(r"<@!?(\d+)>")
COMMAND = re.compile(r"</([^:>]+):\d+>")
LINK = re.compile(r"\[([^\[\]]+)\]\([^)\s]+\)")
SIGN = re.compile(r"<(?:@&|#|t:|a?:\w+:|id:)[^<>]*>")
"""A role, a channel, a moment, an emoji of a server: nothing that can be read elsewhere."""
STYLE = re.compile(r"\*{2,3}|__|~~|\|\||`+|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)")
ESCAPE = re.compile(r"\\([^\w\s])")


def line_of(message: Mapping[str, Any]) -> str:
    """The first line that says something; of a long one, as many words as a name may have."""
    names = {str(one["id"]): one.get("global_name") or one["username"] for one in message.get("mentions", ())}
    lines = (_bare(line, names) for line in str(message.get("content", "")).splitlines())
    first = next(filter(None, lines), "")
    if len(first) <= MAX_NAME:
        return first
    return first[: MAX_NAME + 1].rpartition(" ")[0] or first[:MAX_NAME]


def _bare(line: str, names: Mapping[str, str]) -> str:
    line = BEGINS.sub("", line, count=1)
    line = PERSON.sub(lambda found: names.get(found[1], ""), line)
    line = LINK.sub(r"\1", COMMAND.sub(r"/\1", line))
    return " ".join(ESCAPE.sub(r"\1", STYLE.sub("", SIGN.sub("", line))).split())
