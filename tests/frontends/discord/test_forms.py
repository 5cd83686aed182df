"""Forms that people fill in."""

from __future__ import annotations

import pytest

from bot.conversation.actions import about
from bot.conversation.command import Command, Where, register
from bot.conversation.reply import Action, Field, FieldKind, Form, Reply, text
from bot.conversation.request import Request
from bot.conversation.wording import Voice
from bot.frontends.discord.forms import modal
from core.ports import Storage
from tests.fakes.discord.modals import read_modal
from tests.frontends.discord.home import Home, newest

CHOICES = (("a", text("day-today")), ("b", text("day-yesterday")))
FORM = Form(
    text("command-add"),
    (
        Field("name", text("option-habit")),
        Field("days", text("option-day"), FieldKind.SOME_OF, CHOICES),
        Field("how", text("option-text"), FieldKind.ONE_OF, CHOICES),
        Field("note", text("option-text"), FieldKind.PARAGRAPH, required=False),
    ),
    Action("fm"),
)


async def test_a_form_is_filled_in_and_understood(home: Home) -> None:
    heard: list[dict[str, str]] = []

    async def show(request: Request, storage: Storage) -> Reply:
        return Reply((text("add-how"),), form=FORM)

    async def submit(request: Request, storage: Storage) -> Reply:
        heard.append(dict(request.event.what.values))  # type: ignore[union-attr]  # a form is a tap
        return Reply((text("toast-logged"),))

    alice = await home.person()
    form = Command("today", show, taps={"fm": submit}, where=Where.BOTH, needs_set_up=False)
    home.house.dispatcher.registry = register([form])

    shown = await alice.slash("today")
    answer = await alice.submit({"name": "Read", "days": ["today", "yesterday"], "how": "yesterday"})

    assert shown.kind == "modal"
    assert heard == [{"name": "Read", "days": "a,b", "how": "b", "note": ""}]
    assert answer.text == "Logged"


async def test_no_form_opens_another_one_as_a_whole(home: Home) -> None:
    """Discord takes none there: its first question is asked in words."""

    async def show(request: Request, storage: Storage) -> Reply:
        return Reply((text("add-how"),), form=FORM)

    alice = await home.person()
    command = Command("today", show, taps={"fm": show}, where=Where.BOTH, needs_set_up=False)
    home.house.dispatcher.registry = register([command])

    await alice.slash("today")
    answer = await alice.submit({"name": "Read", "days": ["today"], "how": "yesterday"})

    assert answer.kind == "message"
    assert "habit" in newest(alice).text.casefold()


async def test_the_title_of_a_form_is_cut_where_a_habits_name_is_long(home: Home) -> None:
    alice = await home.person()
    name = "Read " + "very " * 11 + "slowly"
    await home.keeps(alice, f"{name} daily")
    await alice.slash("habit", habit=name)

    await alice.click("Edit")
    form = await alice.click("Name")

    assert form.kind == "modal"


@pytest.mark.parametrize("count", [1, 2, 10, 11, 25, 40])
@pytest.mark.parametrize("kind", [FieldKind.ONE_OF, FieldKind.SOME_OF])
@pytest.mark.parametrize("given", ["", "0", "0,1"])
async def test_choices_few_or_many_are_taken_by_discord(count: int, kind: FieldKind, given: str) -> None:
    """A group of radio buttons has two at least and ten at most, of which one is chosen."""
    choices = tuple((str(number), text("button-choice", words=f"{number} " + "x" * 120)) for number in range(count))
    field = Field("how", text("add-how"), kind, choices, "0" if kind is FieldKind.ONE_OF else given, required=False)

    made = read_modal(modal(Form(text("add-how"), (field,), about("fm")), Voice()).to_dict())

    assert len(made["components"][0]["component"]["options"]) == min(count, 25)
