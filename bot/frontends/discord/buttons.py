"""Rows of buttons, and the menus that stand for them where a message cannot hold so many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby
from typing import Any

import discord

from bot.conversation.reply import Action, Button, Copy, Open, Share, Style
from bot.conversation.wording import Voice, plain, shortened, spans

MOST_COMPONENTS = 40
LONGEST_LABEL = 80
LONGEST_PLACEHOLDER = 150
A_ROW = 5
A_MENU = 25
MENU_PREFIX = "menu:"
"""Of the id of a menu that stands for buttons; what was chosen is the action."""
ROW = discord.ComponentType.action_row.value
BUTTON = discord.ComponentType.button.value
MENU = discord.ComponentType.select.value
LINK = discord.ButtonStyle.link.value
STYLES = {
    Style.PLAIN: discord.ButtonStyle.secondary.value,
    Style.GO: discord.ButtonStyle.success.value,
    Style.PRIMARY: discord.ButtonStyle.primary.value,
    Style.DANGER: discord.ButtonStyle.danger.value,
}

Part = dict[str, Any]
"""A component as it goes over the line."""
Rows = Sequence[Sequence[Button]]


def fitting_rows(rows: Rows, voice: Voice, beside: Iterable[Part]) -> list[list[Part]]:
    """Those that fit into a container with what stands there already, and those of further messages."""
    room = _room(beside)
    shown = [[one for one in row if isinstance(one.does, Action | Open)] for row in rows]
    drawn = _rows(shown, voice)
    return _cut(drawn if _sizes(drawn) <= room else _with_menus(shown, voice, room), room)


def button_part(button: Button, voice: Voice) -> Part:
    shown = {"type": BUTTON, "label": _label(button, voice)}
    match button.does:
        case Open(url):
            return shown | {"style": LINK, "url": url}
        case Action() as action:
            return shown | {"style": STYLES[button.style], "custom_id": action.encode()}
        case Copy() | Share():
            raise AssertionError("drawn otherwise")


def _room(parts: Iterable[Part]) -> int:
    """Components that fit beside these."""
    return MOST_COMPONENTS - 1 - _sizes(parts)


def _sizes(parts: Iterable[Part]) -> int:
    """With what is in them."""
    return sum(1 + len(part.get("components", ())) + ("accessory" in part) for part in parts)


def _cut(parts: Iterable[Part], room: int) -> list[list[Part]]:
    done: list[list[Part]] = [[]]
    for part in parts:
        if _sizes([part]) > room:
            done.append([])
            room = _room(())
        done[-1].append(part)
        room -= _sizes([part])
    return done


def _rows(rows: Rows, voice: Voice) -> list[Part]:
    """Of five at most."""
    wrapped = (row[first : first + A_ROW] for row in _rewrapped(rows) for first in range(0, len(row), A_ROW))
    return [_row(button_part(button, voice) for button in row) for row in wrapped]


def _rewrapped(rows: Rows) -> Iterator[Sequence[Button]]:
    """Neighbouring rows that are too long flow into each other, so that no row of one is left between them."""
    flowing: list[Button] = []
    for row in rows:
        if len(row) > A_ROW:
            flowing += row
            continue
        if flowing and len(flowing) % A_ROW + len(row) <= A_ROW and len(row) > 1:
            flowing += row
            continue
        if flowing:
            yield flowing
            flowing = []
        if row:
            yield row
    if flowing:
        yield flowing


def _with_menus(rows: Rows, voice: Voice, room: int) -> list[Part]:
    """Neighbouring rows of one width belong together, as the hours of a day do: they are the first to become menus,
    the most buttons before the others, until the rest fits. The ways on and back stay buttons."""
    blocks = [list(alike) for _, alike in groupby(filter(None, rows), len)]
    parts: list[Part] = []
    in_menus: set[int] = set()
    for largest in sorted(range(len(blocks)), key=lambda number: -sum(map(len, blocks[number]))):
        in_menus.add(largest)
        numbers = count()
        parts = []
        for number, block in enumerate(blocks):
            parts += _menus(block, voice, numbers) if number in in_menus else _rows(block, voice)
        if _sizes(parts) <= room:
            break
    return parts


def _row(parts: Iterable[Part]) -> Part:
    return {"type": ROW, "components": list(parts)}


def _menus(rows: Rows, voice: Voice, numbers: Iterator[int]) -> list[Part]:
    """Of twenty-five at most. What opens a page cannot be chosen from a menu: it stays a button."""
    buttons = [button for row in rows for button in row]
    choices = [
        {"label": _label(button, voice), "value": button.does.encode()}
        for button in buttons
        if isinstance(button.does, Action)
    ]
    menus = [_row([_menu(next(numbers), choices[at : at + A_MENU])]) for at in range(0, len(choices), A_MENU)]
    return [*menus, *_rows([[button for button in buttons if isinstance(button.does, Open)]], voice)]


def _menu(number: int, choices: Sequence[Mapping[str, str]]) -> Part:
    """Unopened, it says from what to what it goes: there may be several."""
    first, last = choices[0]["label"], choices[-1]["label"]
    shown = shortened(first if first == last else f"{first} … {last}", LONGEST_PLACEHOLDER)
    return {"type": MENU, "custom_id": f"{MENU_PREFIX}{number}", "placeholder": shown, "options": list(choices)}


def _label(button: Button, voice: Voice) -> str:
    words = "".join(plain(span) for span in spans(button.label, voice)).strip() or "·"
    return shortened(words, LONGEST_LABEL)
