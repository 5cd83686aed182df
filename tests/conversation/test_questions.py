"""Forms where the platform shows none: asked question by question, left, refused, resumed after a restart."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest

from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command, Registry, register
from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.open_form import FieldRefused
from bot.conversation.options import NotUnderstood
from bot.conversation.reply import MAX_ACTION_BYTES, Action, Field, FieldKind, Form, Place, Reply, text
from bot.conversation.request import Event, Request, Said, Tapped
from core.ports import Storage
from tests.conversation.house import Talker, World, buttons, words, world

DAYS = tuple((day, text("button-choice", words=day)) for day in ("mon", "tue", "wed"))
FORM = Form(
    text("command-add"),
    (
        Field("name", text("option-habit"), given="Read", longest=20),
        Field("days", text("option-day"), FieldKind.SOME_OF, DAYS, given="mon,wed"),
        Field("how", text("option-name"), FieldKind.ONE_OF, DAYS),
        Field("note", text("option-text"), FieldKind.PARAGRAPH, required=False),
    ),
    Action("zm", ("7",)),
    back=Action("zb"),
)


class Guests:
    """A registry with one form, and what came of it."""

    def __init__(self) -> None:
        self.filled: list[tuple[tuple[str, ...], Mapping[str, str]]] = []

    async def ask(self, request: Request, storage: Storage) -> Reply:
        return Reply(form=FORM)

    async def take(self, request: Request, storage: Storage) -> Reply:
        await storage.people.save(replace(request.person, name=request.filled["name"]))
        if request.filled["name"] == "Nothing":
            raise FieldRefused("name", NotUnderstood("Nothing"))
        if "gone" in request.filled["note"]:
            raise StaleButton
        self.filled.append((request.args, request.filled))
        return Reply((text("toast-logged"),))

    async def hear(self, request: Request, storage: Storage, words: str) -> Reply:
        return Reply((text("add-waits"),))

    async def view(self, request: Request, storage: Storage) -> Reply:
        return Reply((text("add-how"),), place=Place.SAME)

    def registry(self) -> Registry:
        taps = {"zm": self.take, "zb": self.view}
        form = Command("form", self.ask, taps=taps, hears=self.hear, needs_set_up=False)
        return register([form, Command("other", self.view, needs_set_up=False)])


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


@pytest.fixture
def guests(home: World) -> Guests:
    guests = Guests()
    home.dispatcher = Dispatcher(home.database, lambda: home.now, guests.registry())
    return guests


async def tap(person: Talker, answer: Answer, label: str) -> Answer:
    return await person.tap(buttons(answer.reply)[label])


async def answered_up_to_the_note(person: Talker) -> Answer:
    await person.say("/form")
    asked = await person.say("Swim")
    asked = await tap(person, asked, "Finish")
    return await tap(person, asked, "tue")


async def test_each_field_is_asked_in_its_turn(home: World, guests: Guests) -> None:
    alice = home.talker("alice")

    first = await alice.say("/form")
    second = await alice.say("Swim  20 min")
    third = await tap(alice, await tap(alice, second, "✓ mon"), "Finish")
    fourth = await tap(alice, third, "tue")
    last = await alice.say("one\n two")

    assert "1 of 4" in words(first.reply)
    assert "Now: Read" in words(first.reply)
    assert first.reply.awaits is not None
    assert "2 of 4" in words(second.reply)
    assert second.reply.awaits is None
    assert fourth.reply.place is Place.SAME
    assert words(last.reply) == "Logged"
    assert guests.filled == [(("7",), {"name": "Swim 20 min", "days": "wed", "how": "tue", "note": "one\ntwo"})]


async def test_what_stands_there_may_be_left_and_what_is_not_needed_skipped(home: World, guests: Guests) -> None:
    alice = home.talker("alice")

    asked = await tap(alice, await alice.say("/form"), "Leave as it is")
    asked = await tap(alice, asked, "Leave as it is")
    how = buttons(asked.reply)
    asked = await tap(alice, asked, "wed")
    await tap(alice, asked, "Leave empty")

    assert "Leave empty" not in how
    assert "Leave as it is" not in how
    assert guests.filled[0][1] == {"name": "Read", "days": "mon,wed", "how": "wed", "note": ""}


async def test_choices_may_be_typed_and_others_are_asked_again(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    await alice.say("/form")
    await alice.say("Swim")

    wrong = await alice.say("mon, someday")
    right = await alice.say("Mon, tue")

    assert "tap one of the choices" in words(wrong.reply)
    assert "2 of 4" in words(wrong.reply)
    assert "3 of 4" in words(right.reply)


async def test_an_answer_that_is_too_long_is_asked_again(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    await alice.say("/form")

    asked = await alice.say("x" * 21)

    assert "20 characters at most" in words(asked.reply)
    assert "1 of 4" in words(asked.reply)


async def test_a_choice_that_is_needed_is_not_finished_empty(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    await alice.say("/form")
    asked = await alice.say("Swim")
    asked = await tap(alice, await tap(alice, asked, "✓ mon"), "✓ wed")

    still = await tap(alice, asked, "Finish")

    assert still.reply.place is Place.TOAST
    assert "tap one of the choices" in words(still.reply)


async def test_questions_survive_a_restart(home: World, guests: Guests) -> None:
    await answered_up_to_the_note(home.talker("alice"))

    reborn = Dispatcher(home.database, lambda: home.now, guests.registry())
    await Talker(reborn, "alice").say("a note", key="after:1")

    assert guests.filled[0][1]["note"] == "a note"


async def test_a_refused_answer_is_asked_for_again_with_the_reason_and_nothing_is_kept(
    home: World, guests: Guests
) -> None:
    alice = home.talker("alice")
    await alice.say("/form")
    await alice.say("Nothing")
    await alice.say("mon")
    await alice.say("tue")

    refused = await alice.say("a note")
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
    done = await alice.say("Something")

    assert "I don't understand" in words(refused.reply)
    assert "Now: Read" in words(refused.reply)
    assert person is not None
    assert person.name == "alice"
    assert words(done.reply) == "Logged"
    assert guests.filled[0][1] == {"name": "Something", "days": "mon", "how": "tue", "note": "a note"}


async def test_a_command_leaves_the_form(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    await alice.say("/form")

    await alice.say("/other")
    said = await alice.say("Swim")

    assert "1 of 4" not in words(said.reply)
    assert "2 of 4" not in words(said.reply)


async def test_an_unknown_command_leaves_the_question_open(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    await alice.say("/form")

    await alice.say("/nonsense")
    said = await alice.say("Swim")

    assert "2 of 4" in words(said.reply)


async def test_cancelling_shows_what_was_there_before(home: World, guests: Guests) -> None:
    alice = home.talker("alice")

    cancelled = await tap(alice, await alice.say("/form"), "Cancel")
    said = await alice.say("Swim")

    assert cancelled.reply.lines == (text("add-how"),)
    assert cancelled.reply.place is Place.SAME
    assert "2 of 4" not in words(said.reply)
    assert guests.filled == []


async def test_a_button_tapped_twice_answers_one_question(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    asked = await alice.say("/form")

    await tap(alice, asked, "Leave as it is")
    again = await tap(alice, asked, "Leave as it is")
    still = await alice.say("mon")

    assert "These questions are over" in words(again.reply)
    assert "3 of 4" in words(still.reply)


async def test_buttons_of_an_earlier_form_are_stale(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    old = await alice.say("/form")
    home.pass_time(seconds=1)
    await alice.say("/form")

    answer = await tap(alice, old, "Cancel")

    assert "These questions are over" in words(answer.reply)


async def test_a_form_of_somebody_else_cannot_be_answered(home: World, guests: Guests) -> None:
    asked = await home.talker("alice").say("/form")

    forged = await tap(home.talker("charlie"), asked, "Leave as it is")
    still = await home.talker("alice").say("Swim", key="later")

    assert "These questions are over" in words(forged.reply)
    assert "2 of 4" in words(still.reply)


async def test_what_is_typed_in_another_chat_is_no_answer(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    await alice.say("/form")

    elsewhere = Event("k", "test", "alice", "another chat", Said("Swim"), zone="Europe/Berlin")
    said = await home.dispatcher.answer(elsewhere)

    assert "2 of 4" not in words(said.reply)


async def test_what_is_typed_a_day_later_is_about_something_else_but_buttons_work(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    asked = await alice.say("/form")
    home.pass_time(days=1)

    said = await alice.say("Swim")
    left = await tap(alice, asked, "Leave as it is")

    assert "2 of 4" not in words(said.reply)
    assert "2 of 4" in words(left.reply)


async def test_what_a_form_was_about_may_be_gone_when_it_comes_back(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    await answered_up_to_the_note(alice)

    gone = await alice.say("gone")

    assert "another time" in words(gone.reply)
    assert guests.filled == []


async def test_where_forms_are_shown_whole_nothing_typed_is_an_answer(home: World, guests: Guests) -> None:
    alice = home.talker("alice")

    shown = await home.dispatcher.answer(whole("k1", Said("/form")))
    said = await alice.say("Swim")

    assert shown.reply.form == FORM
    assert "2 of 4" not in words(said.reply)


async def test_a_whole_form_that_is_refused_opens_again_with_what_stood_in_it(home: World, guests: Guests) -> None:
    values = {"name": "Nothing", "days": "tue", "how": "mon", "note": "x"}
    await home.dispatcher.answer(whole("k1", Said("/form")))

    refused = await home.dispatcher.answer(whole("k2", Tapped("1:zm:7", values)))
    again = await home.dispatcher.answer(whole("k3", Tapped(buttons(refused.reply)["Try again"])))
    done = await home.dispatcher.answer(whole("k4", Tapped("1:zm:7", values | {"name": "Swim"})))

    assert "I don't understand" in words(refused.reply)
    assert again.reply.form is not None
    assert [one.given for one in again.reply.form.fields] == ["Nothing", "tue", "mon", "x"]
    assert words(done.reply) == "Logged"


async def test_forged_answers_change_nothing_and_raise_nothing(home: World, guests: Guests) -> None:
    alice = home.talker("alice")
    asked = await alice.say("/form")
    number = buttons(asked.reply)["Cancel"].rsplit(":", 1)[1]

    for op in ("fc", "fs", "ff", "fl"):
        for args in ((), (number,), (number, "0", "zz"), (number, "3", "0"), (number, "0", "9")):
            answer = await alice.tap(about(op, *args).encode())
            assert "broke on my side" not in words(answer.reply), (op, args)

    assert guests.filled == []


def whole(key: str, what: Said | Tapped) -> Event:
    return Event(f"test:{key}", "test", "alice", "alice", what, message="m1", zone="Europe/Berlin", has_forms=True)


def test_a_button_of_a_question_fits_every_platform() -> None:
    longest = about("fs", 1_800_000_000_000, 4, 24)

    assert len(longest.encode()) <= MAX_ACTION_BYTES
