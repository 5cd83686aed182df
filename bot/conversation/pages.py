"""Lists that are too long for one message, page by page."""

from __future__ import annotations

from collections.abc import Callable

from bot.conversation.reply import Action, Button, text


def page_of(first: int, count: int, size: int) -> slice:
    """The rows to show: from `first` on, or from the top where the list has become shorter."""
    first = first if first < count else 0
    return slice(first, first + size)


def page_buttons(page: slice, count: int, show: Callable[[int], Action]) -> tuple[tuple[Button, ...], ...]:
    """One row of buttons to the pages before and after; none where one page shows everything."""
    size, pages = page.stop - page.start, []
    if page.start:
        pages.append(Button(text("button-page-back"), show(max(0, page.start - size))))
    if page.stop < count:
        pages.append(Button(text("button-page-next"), show(page.stop)))
    return (tuple(pages),) if pages else ()
