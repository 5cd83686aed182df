"""What several pictures share: title, facts, big numerals, legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from charts.canvas import Canvas, Side
from charts.palette import Ink
from charts.typeface import Weight, shorten, width, wrap
from core.pictures import Cell, Figure, Look, Mark

WIDTH = 1200
HEIGHT = 800
MARGIN = 48
ROOM = WIDTH - 2 * MARGIN
SMALL = 40  # the least size of any word: 12 px on a phone 360 px wide
TITLE = 56
NUMERAL = 76
LABEL = 47  # from a numeral's baseline to its label's
SWATCH = 34
LINE = 54
WORD_GAP = 22
ALWAYS = (Mark.DONE, Mark.SKIPPED, Mark.MISSED, Mark.REST)


def in_digits(look: Look, number: int) -> str:
    """A number in the reader's digits."""
    return "".join(look.digits[int(digit)] for digit in str(number))


def header(canvas: Canvas, title: str, facts: str, room: int = ROOM) -> int:
    """The title in one line, or in two smaller ones, and the facts below; returns where the free space begins."""
    size = TITLE if width(title, TITLE, Weight.BOLD) <= room else SMALL + 4
    lines = wrap(title, room, size, Weight.BOLD)
    baseline = MARGIN + 44
    for line in lines:
        canvas.text(MARGIN, baseline, line, size, Weight.BOLD)
        baseline += 52
    if not facts:
        return baseline - 30
    canvas.text(MARGIN, baseline + 4, shorten(facts, room, SMALL), SMALL, ink=Ink.QUIET)
    return baseline + 24


def figures_down(canvas: Canvas, figures: Sequence[Figure], x: int, room: int, top: int, bottom: int) -> None:
    """Big numerals under each other, evenly spread, ending at the far margin."""
    each = (bottom - top) // max(1, len(figures))
    for number, figure in enumerate(figures):
        baseline = top + number * each + (each + NUMERAL * 3 // 4 - LABEL) // 2
        numeral(canvas, figure, x + room, baseline, room, Side.END)


def figures_across(canvas: Canvas, figures: Sequence[Figure], baseline: int) -> None:
    """Big numerals beside each other, starting at the near margin."""
    each = ROOM // max(1, len(figures))
    for number, figure in enumerate(figures):
        numeral(canvas, figure, MARGIN + number * each, baseline, each - 24, Side.START)


def numeral(canvas: Canvas, figure: Figure, x: int, baseline: int, room: int, side: Side, size: int = NUMERAL) -> None:
    """One figure and what it counts."""
    while size > SMALL and width(figure.value, size, Weight.BOLD) > room:
        size -= 4
    canvas.text(x, baseline, shorten(figure.value, room, size, Weight.BOLD), size, Weight.BOLD, side=side)
    canvas.text(x, baseline + LABEL, shorten(figure.label, room, SMALL), SMALL, ink=Ink.QUIET, side=side)


def legend(canvas: Canvas, cells: Iterable[Cell], bottom: int, draw: bool = True) -> int:
    """What the cells mean, ending at `bottom`; returns where it begins. `draw` False only measures."""
    rows = _rows(canvas.look, set(cells))
    top = bottom - LINE * len(rows)
    if not draw:
        return top
    for number, row in enumerate(rows):
        x, middle = MARGIN, top + number * LINE + LINE // 2
        for swatches, word in row:
            for swatch in swatches:
                canvas.cell(x, middle - SWATCH // 2, (SWATCH, SWATCH), swatch)
                x += SWATCH + 6
            x += 8 + canvas.text(x + 8, middle + 14, word, SMALL, ink=Ink.QUIET) + WORD_GAP
    return top


def _rows(look: Look, cells: set[Cell]) -> list[list[tuple[tuple[Cell, ...], str]]]:
    rows: list[list[tuple[tuple[Cell, ...], str]]] = [[]]
    used = 0
    for swatches, word in _items(look, cells):
        wide = len(swatches) * (SWATCH + 6) + 8 + WORD_GAP + width(word, SMALL, Weight.REGULAR)
        if rows[-1] and used + wide - WORD_GAP > ROOM:
            rows.append([])
            used = 0
        rows[-1].append((swatches, word))
        used += wide
    return rows


def _items(look: Look, cells: set[Cell]) -> list[tuple[tuple[Cell, ...], str]]:
    words = look.legend
    levels = sorted({cell.level for cell in cells if cell.mark is Mark.DONE} or {4})
    ramp = (1, 2, 3, 4) if len(levels) > 1 else tuple(levels)
    items = [(tuple(Cell(Mark.DONE, level) for level in ramp), words.done)]
    there = {cell.mark for cell in cells}
    named = {
        Mark.SKIPPED: words.skipped,
        Mark.MISSED: words.missed,
        Mark.REST: words.rest,
        Mark.PAUSED: words.paused,
        Mark.SAVED: words.saved,
    }
    items += [((Cell(mark),), word) for mark, word in named.items() if mark in ALWAYS or mark in there]
    if any(cell.late for cell in cells):
        items.append(((Cell(Mark.DONE, levels[-1], late=True),), words.late))
    return items
