"""/admin: figures, and messages that could not be delivered. For owners, in private."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import structlog

from bot.conversation.actions import about
from bot.conversation.command import Command
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.phrasing import day_text
from bot.conversation.reply import Button, Place, Reply, Style, Text, text
from bot.conversation.request import Request
from core.oversight import DeadLetter
from core.ports import Storage

log = structlog.get_logger(__name__)

LIST, RETRY, DROP = "zl", "zr", "zx"
"""Operations: the list from a row on; about a dead letter."""
PAGE = 5
COUNTED = timedelta(days=7)


async def run(request: Request, storage: Storage) -> Reply:
    return await _page(request, storage, 0, Place.NEW)


async def turn(request: Request, storage: Storage) -> Reply:
    return await _page(request, storage, request.number(0), Place.SAME)


async def tap_retry(request: Request, storage: Storage) -> Reply:
    """Whether it is still needed is looked at again when its turn comes."""
    revived = await storage.oversight.revive(request.word(0), request.now)
    log.info("an owner had a dead letter tried again", owner=request.event.user, letter=request.word(0), done=revived)
    return await _after(request, storage, text("admin-retried" if revived else "admin-too-late"))


async def tap_drop(request: Request, storage: Storage) -> Reply:
    dropped = await storage.oversight.drop(request.word(0))
    log.info("an owner dropped a dead letter", owner=request.event.user, letter=request.word(0), done=dropped)
    return await _after(request, storage, text("admin-dropped"))


async def _after(request: Request, storage: Storage, toast: Text) -> Reply:
    return replace(await _page(request, storage, 0, Place.SAME), toast=toast)


async def _page(request: Request, storage: Storage, first: int, place: Place) -> Reply:
    figures = await storage.oversight.figures(request.now - COUNTED)
    lines = [
        text("admin-people", people=figures.people, habits=figures.habits),
        text("admin-messages", sent=figures.sent, failed=figures.failed),
    ]
    if not figures.dead:
        return Reply((*lines, text("admin-none-dead")), place=place)
    page = page_of(first, figures.dead, PAGE)
    letters = await storage.oversight.dead_letters(page.start, PAGE)
    lines.append(text("admin-dead", count=figures.dead))
    lines += [_line(number, letter, request) for number, letter in enumerate(letters, page.start + 1)]
    rows = [_buttons(number, letter) for number, letter in enumerate(letters, page.start + 1)]
    return Reply(
        tuple(lines), rows=(*rows, *page_buttons(page, figures.dead, lambda row: about(LIST, row))), place=place
    )


def _line(number: int, letter: DeadLetter, request: Request) -> Text:
    day = day_text(letter.date, request.today)
    return text("admin-letter", number=number, day=day, tries=letter.attempts + 1, reason=letter.redacted)


def _buttons(number: int, letter: DeadLetter) -> tuple[Button, ...]:
    retry = Button(text("button-retry-letter", number=number), about(RETRY, letter.id), Style.PRIMARY)
    return (retry, Button(text("button-drop-letter", number=number), about(DROP, letter.id)))


COMMAND = Command(
    "admin",
    run,
    taps={LIST: turn, RETRY: tap_retry, DROP: tap_drop},
    owners_only=True,
    needs_set_up=False,
    place_in_menu=130,
)
