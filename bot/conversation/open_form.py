"""A form that somebody is filling in: kept in a draft, so that it survives a restart. Each person has one at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.conversation import keeping
from bot.conversation.actions import StaleButton
from bot.conversation.reply import BETWEEN, Action, Field, Form, Reply, Text
from bot.conversation.request import Request
from core.errors import CairnError
from core.people import PersonId
from core.ports import Storage

DRAFT = "form"
HEARD_FOR = timedelta(hours=12)
"""After a question. What is typed later is about something else; its buttons still work."""


class FormGone(StaleButton):
    """These questions are over. Begin once more if you like."""

    text_key = "form-gone"


class FieldRefused(CairnError):
    """What was filled in for one field cannot be: the sentence of `error` says why."""

    def __init__(self, name: str, error: CairnError) -> None:
        super().__init__(**error.facts)
        self.name = name
        self.text_key = error.text_key  # where a forged tap skips the form, it is said as it is
        self.sentence = Text(error.text_key, error.facts)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form come back: what takes it, and a value for every field."""

    submits: Action
    values: Mapping[str, str]


class FormRefused(CairnError):
    """What was filled in could not be taken, and nothing of it was kept: it is to be asked again."""

    def __init__(self, filled: Filled, error: CairnError) -> None:
        super().__init__(**error.facts)
        self.filled = filled
        self.name = error.name if isinstance(error, FieldRefused) else ""
        self.sentence = error.sentence if isinstance(error, FieldRefused) else Text(error.text_key, error.facts)


@dataclass(frozen=True, slots=True)
class OpenForm:
    """`number` names it on its buttons. `marked`: choices of the present question that are switched on."""

    number: int
    form: Form
    platform: str
    chat: str
    asked_at: datetime
    values: Mapping[str, str] = field(default_factory=dict)
    marked: tuple[str, ...] = ()
    whole: bool = False
    """The platform shows it as a form: nothing that is typed is an answer."""

    @property
    def question(self) -> Field | None:
        """The first that has no answer yet."""
        return next((one for one in self.form.fields if one.name not in self.values), None)

    @property
    def position(self) -> int:
        return sum(one.name in self.values for one in self.form.fields)

    def answered(self, value: str) -> OpenForm:
        assert self.question is not None
        answered = replace(self, values={**self.values, self.question.name: value})
        return answered.with_marks()

    def with_marks(self) -> OpenForm:
        """As the present question stands before anything is switched."""
        present = self.question
        return replace(self, marked=words_of(present.given) if present else ())

    def hears(self, request: Request) -> bool:
        """Whether what the person types there is an answer."""
        here = (request.event.platform, request.event.chat) == (self.platform, self.chat)
        return here and not self.whole and request.now - self.asked_at < HEARD_FOR


def words_of(value: str) -> tuple[str, ...]:
    """The chosen words of a field."""
    return tuple(filter(None, value.split(BETWEEN)))


def opened(request: Request, form: Form, *, whole: bool) -> OpenForm:
    number = int(request.now.timestamp() * 1000)
    event = request.event
    return OpenForm(number, form, event.platform, event.chat, request.now, whole=whole).with_marks()


async def kept(person: PersonId, storage: Storage) -> OpenForm | None:
    content = await storage.desk.draft(person, DRAFT)
    return _read(content) if content else None


async def keep(form: OpenForm, request: Request, storage: Storage) -> None:
    await storage.desk.keep_draft(request.person.id, DRAFT, _write(replace(form, asked_at=request.now)), request.now)


async def leave(person: PersonId, storage: Storage) -> None:
    await storage.desk.drop_draft(person, DRAFT)


def _write(form: OpenForm) -> dict[str, Any]:
    return {
        "number": form.number,
        "form": keeping.write(Reply(form=form.form)),
        "where": [form.platform, form.chat],
        "asked_at": form.asked_at.isoformat(),
        "values": dict(form.values),
        "marked": list(form.marked),
        "whole": form.whole,
    }


def _read(content: Mapping[str, Any]) -> OpenForm | None:
    """None for a form of a version that we do not know any more."""
    try:
        form = keeping.read(content["form"]).form
    except (ValueError, TypeError, KeyError):
        return None
    if form is None:
        return None
    platform, chat = content["where"]
    asked_at = datetime.fromisoformat(content["asked_at"])
    marked, values = tuple(content["marked"]), content["values"]
    return OpenForm(content["number"], form, platform, chat, asked_at, values, marked, content["whole"])
