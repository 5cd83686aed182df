"""Forms that people fill in."""

from __future__ import annotations

from bot.conversation.command import Command, Where, register
from bot.conversation.reply import Action, Field, FieldKind, Form, Reply, text
from bot.conversation.request import Request
from core.ports import Storage
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
