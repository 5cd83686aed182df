"""Forms question by question, where a platform cannot show them as a whole: asked, answered, left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from bot.conversation import open_form
from bot.conversation.actions import about
from bot.conversation.open_form import Filled, FormGone, FormRefused, OpenForm
from bot.conversation.reply import BETWEEN, Action, Button, Fact, Field, FieldKind, Place, Reply, Style, Text, text
from bot.conversation.request import Request, Said, Tapped
from bot.conversation.wording import render, voice_of
from core.names import clean_line
from core.ports import Storage

CHOOSE, SWITCH, FINISH, LEAVE, EMPTY, CANCEL, AGAIN = "fc", "fs", "ff", "fl", "fe", "fx", "fo"
"""Operations; each is about the form's number, most about the question's and some about the choice's as well."""
OPS = frozenset({CHOOSE, SWITCH, FINISH, LEAVE, EMPTY, CANCEL, AGAIN})
ROWS = ((9, 4), (20, 2))
"""Letters of the longest choice -> choices in a row; longer ones have a row each."""

Outcome: TypeAlias = Reply | Filled | Action
"""The next question, the form filled in, or what is shown instead."""


async def begin(request: Request, storage: Storage, reply: Reply) -> Reply:
    """The reply's form, shown as a whole where the platform can, else its first question."""
    assert reply.form is not None
    form = open_form.opened(request, reply.form, whole=request.event.has_forms)
    await open_form.keep(form, request, storage)
    if form.whole:
        return reply
    event = request.event
    if isinstance(event.what, Tapped) and event.message:  # it is a question now, and not drawn as a card any more
        await storage.desk.forget_message(event.platform, event.chat, event.message)
    return replace(_ask(form, request), asks_where=reply.asks_where)


async def heard(request: Request, storage: Storage, words: str) -> Outcome | None:
    """What somebody typed as an answer. None: nobody has asked."""
    form = await open_form.kept(request.person.id, storage)
    if form is None or form.question is None or not form.hears(request):
        return None
    value = _typed(form.question, request, words)
    if isinstance(value, Text):
        return _ask(form, request, value)
    return await _go_on(form.answered(value), request, storage)


async def tapped(op: str, request: Request, storage: Storage) -> Outcome:
    """A button of a question. Raises: StaleButton."""
    form = await open_form.kept(request.person.id, storage)
    if form is None or form.number != request.number(0):
        raise FormGone
    if op == CANCEL:
        return await _cancel(form, request, storage)
    if op == AGAIN:
        return Reply(form=form.form)
    if form.question is None or form.position != request.number(1):
        raise FormGone
    return await _answer_by(op, form, form.question, request, storage)


async def ask_again(request: Request, storage: Storage, refused: FormRefused) -> Reply:
    """With the reason: the question whose answer was refused, or the form with everything that stood in it."""
    form = await open_form.kept(request.person.id, storage)
    if form is None or form.form.submits != refused.filled.submits:
        return Reply((refused.sentence,))
    values = refused.filled.values
    if form.whole:
        fields = tuple(replace(one, given=values.get(one.name, one.given)) for one in form.form.fields)
        await open_form.keep(replace(form, form=replace(form.form, fields=fields)), request, storage)
        again = Button(text("button-try-again"), about(AGAIN, form.number), Style.PRIMARY)
        return Reply((refused.sentence,), rows=((again, _cancel_button(form)),))
    name = refused.name or form.form.fields[-1].name
    back = replace(form, values={known: value for known, value in values.items() if known != name}).with_marks()
    await open_form.keep(back, request, storage)
    return _ask(back, request, refused.sentence)


async def _answer_by(op: str, form: OpenForm, question: Field, request: Request, storage: Storage) -> Outcome:
    if op == LEAVE and (question.given or not question.required):
        return await _go_on(form.answered(question.given), request, storage)
    if op == EMPTY and _can_be_emptied(question):
        return await _go_on(form.answered(""), request, storage)
    if op == CHOOSE and question.kind is FieldKind.ONE_OF:
        return await _go_on(form.answered(_choice(question, request.number(2))), request, storage)
    if op == SWITCH and question.kind is FieldKind.SOME_OF:
        return await _go_on(_switched(form, question, _choice(question, request.number(2))), request, storage)
    if op == FINISH and question.kind is FieldKind.SOME_OF:
        if question.required and not form.marked:
            return Reply(toast=text("form-choose"), place=Place.TOAST)
        return await _go_on(form.answered(BETWEEN.join(form.marked)), request, storage)
    raise FormGone


def _switched(form: OpenForm, question: Field, chosen: str) -> OpenForm:
    marked = {*form.marked} ^ {chosen}
    return replace(form, marked=tuple(word for word, _ in question.choices if word in marked))


async def _go_on(form: OpenForm, request: Request, storage: Storage) -> Outcome:
    if form.question is None:
        return Filled(form.form.submits, form.values)
    await open_form.keep(form, request, storage)
    return _ask(form, request)


async def _cancel(form: OpenForm, request: Request, storage: Storage) -> Outcome:
    await open_form.leave(request.person.id, storage)
    return form.form.back or Reply((text("form-cancelled"),), place=Place.SAME)


def _choice(question: Field, index: int) -> str:
    if index >= len(question.choices):
        raise FormGone
    return question.choices[index][0]


def _typed(question: Field, request: Request, words: str) -> str | Text:
    """The value, or a sentence that says what is wrong with it."""
    match question.kind:
        case FieldKind.ONE_OF | FieldKind.SOME_OF:
            parts = [words] if question.kind is FieldKind.ONE_OF else words.split(BETWEEN)
            chosen = [_named(question, part, request) for part in parts]
            return text("form-choose") if None in chosen else BETWEEN.join(filter(None, chosen))
        case FieldKind.PARAGRAPH if isinstance(request.event.what, Said):
            words = "\n".join(map(clean_line, request.event.what.words.strip().splitlines()))
    return text("form-too-long", count=question.longest) if len(words) > question.longest else words


def _named(question: Field, words: str, request: Request) -> str | None:
    """The choice that is called so."""
    voice, wanted = voice_of(request.person), words.strip().casefold()
    labels = {render(label, voice).casefold(): word for word, label in question.choices}
    return labels.get(wanted) or next((word for word, _ in question.choices if word.casefold() == wanted), None)


def _ask(form: OpenForm, request: Request, *first: Text) -> Reply:
    """`first`: what is wrong with the last answer."""
    question, fields = form.question, form.form.fields
    assert question is not None
    title = text("form-title", title=form.form.title, at=form.position + 1, of=len(fields))
    lines = [*first, title, question.label]
    typed = question.kind in (FieldKind.LINE, FieldKind.PARAGRAPH)
    if typed and question.given:
        lines.append(text("form-now", words=_as_spoken(question.given)))
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    awaits = (question.hint or text("form-write")) if typed else None
    rows = (*_choices(form, question, request), _ways_out(form, question))
    return Reply(tuple(lines), rows=rows, place=place, awaits=awaits)


def _as_spoken(given: str) -> Fact:
    """A date is written as people write it; as it stands in the answer it is for a form."""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return given
    return day if given == day.isoformat() else given


def _choices(form: OpenForm, question: Field, request: Request) -> Sequence[tuple[Button, ...]]:
    op = CHOOSE if question.kind is FieldKind.ONE_OF else SWITCH
    buttons = [
        _choice_button(word in form.marked, label, about(op, form.number, form.position, index))
        for index, (word, label) in enumerate(question.choices)
    ]
    voice = voice_of(request.person)
    longest = max((len(render(label, voice)) for _, label in question.choices), default=0)
    in_a_row = next((number for letters, number in ROWS if longest <= letters), 1)
    rows = [tuple(buttons[first : first + in_a_row]) for first in range(0, len(buttons), in_a_row)]
    if question.kind is FieldKind.SOME_OF:
        rows.append((Button(text("button-finish"), about(FINISH, form.number, form.position), Style.GO),))
    return rows


def _choice_button(on: bool, label: Text, does: Action) -> Button:
    return Button(text("button-choice-on", choice=label), does, Style.PRIMARY) if on else Button(label, does)


def _ways_out(form: OpenForm, question: Field) -> tuple[Button, ...]:
    cancel = _cancel_button(form)
    if not question.given and question.required:
        return (cancel,)
    label = text("button-leave-as-is" if question.given else "button-leave-out")
    ways = [Button(label, about(LEAVE, form.number, form.position))]
    if _can_be_emptied(question):
        ways.append(Button(text("button-leave-out"), about(EMPTY, form.number, form.position)))
    return (*ways, cancel)


def _can_be_emptied(question: Field) -> bool:
    """A chat sends no empty line."""
    typed = question.kind in (FieldKind.LINE, FieldKind.PARAGRAPH)
    return typed and bool(question.given) and not question.required


def _cancel_button(form: OpenForm) -> Button:
    return Button(text("button-cancel"), about(CANCEL, form.number))
