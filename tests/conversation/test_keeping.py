"""A reply survives the database exactly."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from bot.conversation import keeping
from bot.conversation.actions import about
from bot.conversation.reply import (
    Button,
    Copy,
    Field,
    FieldKind,
    File,
    Form,
    Item,
    Live,
    Open,
    Place,
    Reply,
    Share,
    Style,
    text,
)
from core.people import Weekday

FULL = Reply(
    lines=(
        text("a", words="x", number=3, amount=Decimal("2.50"), day=date(2026, 11, 23), at=time(21, 5)),
        text("b", nested=text("c"), several=(1, "y", text("d")), days=frozenset({Weekday.MON, Weekday.SUN})),
        text("e", instant=datetime(2026, 11, 23, 21, tzinfo=timezone(timedelta(hours=1)))),
    ),
    items=(Item(text("f"), Button(text("g"), about("dn", 7, date(2026, 11, 23)), Style.GO)),),
    rows=(
        (Button(text("h"), Open("https://example.org")), Button(text("i"), Copy("j")), Button(text("k"), Share("l"))),
    ),
    file=File("a.csv", b"\x00\xff", "text/csv"),
    form=Form(text("m"), (Field("n", text("o"), FieldKind.ONE_OF, (("p", text("q")),)),), about("fm")),
    place=Place.SAME,
    toast=text("r"),
    live=Live(about("dc", 7, date(2026, 11, 23)), frozenset({7, 9}), date(2026, 11, 23)),
    touched=((7, date(2026, 11, 23)),),
    then=(Reply((text("s"),), celebrate=True),),
    silent=True,
)


def test_a_reply_comes_back_as_it_was() -> None:
    assert keeping.read(keeping.write(FULL)) == FULL


def test_of_what_a_view_says_only_the_rest_is_kept() -> None:
    shown = replace(FULL, again=about("dc", 7, date(2026, 11, 23)))

    kept = keeping.read(keeping.write(shown))

    assert kept == Reply(place=FULL.place, toast=FULL.toast, then=FULL.then, again=shown.again)


def test_the_types_of_facts_come_back_too() -> None:
    kept = keeping.read(keeping.write(FULL))

    days = kept.lines[1].facts["days"]
    assert isinstance(days, frozenset)
    assert all(isinstance(day, Weekday) for day in days)


@pytest.mark.parametrize(
    "row",
    [
        '{"!": "os.system", "command": "true"}',
        '{"!": "Path", "v": "/"}',
        "[1, 2]",
        '{"!": "Text", "key": "a", "facts": {"!": "map", "v": []}}',
    ],
)
def test_nothing_but_a_reply_comes_out_of_a_row(row: str) -> None:
    json.loads(row)

    with pytest.raises(ValueError, match=r"no such kind|not a reply"):
        keeping.read(row)
