"""A reply as Discord draws it, within Discord's limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.actions import about
from bot.conversation.reply import Action, Button, Copy, File, Item, Open, Picture, Reply, Style, Text, text
from bot.conversation.wording import Voice
from bot.frontends.discord.buttons import MOST_COMPONENTS
from bot.frontends.discord.drawing import Drawn, Pen, pages
from core.pictures import Picture as PictureValues
from core.pictures import Theme
from tests.charts.samples import ENGLISH, heatmap

VOICE = Voice()


async def no_picture(values: PictureValues) -> bytes:
    return b"a picture"


def button(number: int, label: str = "b", style: Style = Style.PLAIN) -> Button:
    return Button(text("button-choice", words=f"{label}{number}"), about("xx", number), style)


def words(said: str) -> Text:
    return text("button-choice", words=said)


async def parts(reply: Reply) -> list[dict[str, Any]]:
    page = await Pen(no_picture).drawn(reply, VOICE)
    return list(components(page))


def components(page: Drawn) -> Iterator[dict[str, Any]]:
    def walk(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for one in found:
            yield one
            yield from walk(one.get("components", []))
            yield from walk([one["accessory"]] if "accessory" in one else [])

    return walk(page.view.to_components())


def of_type(kind: int, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in found if one["type"] == kind]


ROW, BUTTON, SELECT, SECTION, TEXT, GALLERY, FILE, CONTAINER = 1, 2, 3, 9, 10, 12, 13, 17


async def test_a_line_with_a_button_is_a_section_with_its_accessory() -> None:
    reply = Reply(items=(Item(words("Read"), button(1, "Done", Style.GO)),))

    (section,) = of_type(SECTION, await parts(reply))

    assert section["components"][0]["content"] == "Read"
    assert section["accessory"]["custom_id"] == "1:xx:1"
    assert section["accessory"]["style"] == 3


async def test_a_page_of_ten_lines_with_four_buttons_below_fits() -> None:
    items = tuple(Item(words("a habit"), button(number)) for number in range(10))
    reply = Reply((words("Today"),), items, ((button(20), button(21)), (button(22), button(23))))

    found = await parts(reply)

    assert len(found) == 38
    assert len(of_type(BUTTON, found)) == 14


async def test_rows_that_are_too_long_flow_into_rows_of_five() -> None:
    rows = tuple(tuple(button(6 * row + number) for number in range(6)) for row in range(3))

    found = of_type(ROW, await parts(Reply((words("Which?"),), rows=rows)))

    assert [len(row["components"]) for row in found] == [5, 5, 5, 3]


async def test_buttons_that_do_not_fit_become_menus_that_carry_the_same_actions() -> None:
    rows = tuple((button(number),) for number in range(37))

    found = await parts(Reply((words("Which?"),), rows=rows))

    menus = of_type(SELECT, found)
    assert len(found) <= MOST_COMPONENTS
    assert [len(menu["options"]) for menu in menus] == [25, 12]
    assert menus[1]["options"][-1]["value"] == about("xx", 36).encode()
    assert [menu["placeholder"] for menu in menus] == ["b0 … b24", "b25 … b36"]


async def test_the_ways_on_stay_buttons_where_the_hours_of_a_day_become_a_menu() -> None:
    hours = [tuple(button(4 * row + number) for number in range(4)) for row in range(6)]
    likely = [(button(100 + 2 * row), button(101 + 2 * row)) for row in range(3)]
    ways, back = (button(200), button(201)), (button(202),)

    found = await parts(Reply((words("When?"),), rows=(*likely, *hours, ways, back)))

    (menu,) = of_type(SELECT, found)
    assert [option["label"] for option in menu["options"]] == [f"b{number}" for number in range(24)]
    assert [len(row["components"]) for row in of_type(ROW, found)] == [2, 2, 2, 1, 2, 1]


async def test_a_link_among_buttons_that_do_not_fit_stays_a_button() -> None:
    link = Button(words("Open"), Open("https://example.org/"))

    found = await parts(Reply((words("Which?"),), rows=(*((button(number),) for number in range(37)), (link,))))

    assert [one["url"] for one in of_type(BUTTON, found)] == ["https://example.org/"]
    assert sum(len(menu["options"]) for menu in of_type(SELECT, found)) == 37


async def test_buttons_that_fit_no_menu_of_one_message_go_on_in_the_next() -> None:
    items = tuple(Item(words("a habit"), button(number)) for number in range(10))
    rows = tuple((button(100 + number),) for number in range(120))
    link = Button(words("Open"), Open("https://example.org/"))

    page = await Pen(no_picture).drawn(Reply((words("Today"),), items, (*rows, (link,))), VOICE)

    each = [list(components(Drawn(view))) for view in (page.view, *page.more)]
    assert all(len(found) <= MOST_COMPONENTS for found in each)
    taps = [one["value"] for found in each for menu in of_type(SELECT, found) for one in menu["options"]]
    assert taps == [row[0].does.encode() for row in rows if isinstance(row[0].does, Action)]
    assert [one.get("url") for found in each[1:] for one in of_type(BUTTON, found)] == ["https://example.org/"]


@pytest.mark.parametrize("items", range(11))
@pytest.mark.parametrize("width", [1, 2, 5, 7])
async def test_no_message_has_more_parts_than_discord_takes_and_none_loses_a_button(items: int, width: int) -> None:
    for rows in range(11):
        lines = tuple(Item(words("a habit"), button(number)) for number in range(items))
        below = tuple(tuple(button(100 + row * width + number) for number in range(width)) for row in range(rows))

        found = await parts(Reply((words("Today"),), lines, below))

        taps = len(of_type(BUTTON, found)) + sum(len(menu["options"]) for menu in of_type(SELECT, found))
        assert len(found) <= MOST_COMPONENTS
        assert taps == items + rows * width


async def test_a_long_label_is_cut_as_discord_wants_it() -> None:
    (shown,) = of_type(BUTTON, await parts(Reply((words("Which?"),), rows=((button(1, "x" * 100),),))))

    assert len(shown["label"]) == 80


async def test_what_people_wrote_is_neither_markup_nor_a_mention() -> None:
    reply = Reply((text("card-title", habit="**@everyone** <@1> [x](http://y) `z`"),))

    (shown,) = of_type(TEXT, await parts(reply))

    assert shown["content"] == r"⏰ **\*\*\@everyone\*\* \<\@1\> \[x\]\(http\://y\) \`z\`**"


async def test_what_is_bold_is_bold_as_a_whole_with_a_name_within() -> None:
    """`**7 days of** **Read****\\.**` shows asterisks."""
    (shown,) = of_type(TEXT, await parts(Reply((text("milestone-day", count=7, habit="Read"),))))

    assert shown["content"] == r"**7 days of Read\.** 🎉"


async def test_a_picture_stands_in_a_gallery_with_its_facts_in_words() -> None:
    values = heatmap(ENGLISH, Theme.DARK, 30)
    reply = Reply((words("Here"),), picture=Picture(values, words("x" * 300)))

    page = await Pen(no_picture).drawn(reply, VOICE)

    (gallery,) = of_type(GALLERY, list(components(page)))
    assert gallery["items"][0]["media"]["url"] == "attachment://picture.png"
    assert len(gallery["items"][0]["description"]) == 250
    assert page.files[0].description == "x" * 250


async def test_a_file_is_attached_and_shown() -> None:
    page = await Pen(no_picture).drawn(Reply((words("Here"),), file=File("log.csv", b"a,b", "text/csv")), VOICE)

    (shown,) = of_type(FILE, list(components(page)))
    assert shown["file"]["url"] == "attachment://log.csv"
    assert page.files[0].fp.read() == b"a,b"


async def test_a_link_opens_and_words_to_copy_stand_in_a_frame() -> None:
    row = (
        Button(words("Go"), Open("https://example.org/")),
        Button(words("Copy"), Copy("7K4M-QP2X")),
    )

    found = await parts(Reply((words("Link"),), rows=(row,)))

    assert of_type(BUTTON, found)[0]["url"] == "https://example.org/"
    assert of_type(TEXT, found)[0]["content"] == "Link\n```\n7K4M-QP2X\n```"


async def test_words_too_many_for_one_message_go_on_in_the_next() -> None:
    lines = tuple(words(f"{number} " + "x" * 300) for number in range(30))

    page = await Pen(no_picture).drawn(Reply(lines, rows=((button(1),),)), VOICE)

    texts = [one["content"] for view in (page.view, *page.more) for one in of_type(TEXT, list(components(Drawn(view))))]
    assert len(page.more) == 2
    assert all(len(words) <= 4000 for words in texts)
    assert [line.split()[0] for words in texts for line in words.splitlines()] == [str(n) for n in range(30)]


@pytest.mark.parametrize("room", [10, 50, 3_900])
@given(lines=st.lists(st.text(alphabet="ab ", max_size=80), max_size=20))
def test_pages_keep_every_letter_and_their_limit(lines: list[str], room: int) -> None:
    found = pages(lines, room)

    assert "".join(found).replace("\n", "") == "".join(lines)
    assert len(found[0]) <= room


async def test_no_view_waits_in_memory_for_its_buttons() -> None:
    page = await Pen(no_picture).drawn(Reply((words("Hi"),), rows=((button(1),),)), VOICE)

    assert page.view.is_finished()
