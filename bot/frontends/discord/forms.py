"""Forms as Discord's modals, and what was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import ui

from bot.conversation.reply import BETWEEN, Field, FieldKind, Form
from bot.conversation.wording import Voice, render, shortened

LONGEST_TITLE = 45
LONGEST_CHOICE = 100
MOST_RADIO, MOST_OPTIONS = 10, 25


def modal(form: Form, voice: Voice) -> ui.Modal:
    """Its id is the action, so that it is understood after a restart, too."""
    made = ui.Modal(
        title=shortened(render(form.title, voice), LONGEST_TITLE), custom_id=form.submits.encode(), timeout=None
    )
    for one in form.fields:
        hint = shortened(render(one.hint, voice), LONGEST_CHOICE) if one.hint else None
        label = shortened(render(one.label, voice), LONGEST_TITLE)
        made.add_item(ui.Label(text=label, description=hint, component=_component(one, voice)))
    made.stop()
    return made


def filled_in(data: Mapping[str, Any]) -> dict[str, str]:
    """Field -> words, of a submitted modal as Discord sends it; several chosen words with commas between."""
    return {part["custom_id"]: _value(part) for part in _parts(data.get("components", []))}


def _parts(components: list[Any]) -> Iterator[Mapping[str, Any]]:
    """Fields lie in labels or rows."""
    for one in components:
        inner = one.get("components") or ([one["component"]] if "component" in one else [])
        yield from _parts(inner)
        if "custom_id" in one:
            yield one


def _value(part: Mapping[str, Any]) -> str:
    if "values" in part:
        return BETWEEN.join(map(str, part["values"]))
    return str(part.get("value") or "")


def _component(one: Field, voice: Voice) -> ui.Item[Any]:
    choices = [(word, shortened(render(label, voice), LONGEST_CHOICE)) for word, label in one.choices]
    given = set(one.given.split(BETWEEN))
    match one.kind:
        case FieldKind.ONE_OF if 2 <= len(choices) <= MOST_RADIO:
            radio = ui.RadioGroup[Any](custom_id=one.name, required=one.required)
            for word, label in choices:
                radio.add_option(label=label, value=word, default=word in given)
            return radio
        case FieldKind.SOME_OF if len(choices) <= MOST_RADIO:
            boxes = ui.CheckboxGroup[Any](custom_id=one.name, required=one.required, min_values=int(one.required))
            for word, label in choices:
                boxes.add_option(label=label, value=word, default=word in given)
            return boxes
        case FieldKind.ONE_OF | FieldKind.SOME_OF:
            return _menu(one, choices[:MOST_OPTIONS], given)
    style = discord.TextStyle.long if one.kind is FieldKind.PARAGRAPH else discord.TextStyle.short
    return ui.TextInput(
        custom_id=one.name,
        style=style,
        default=one.given[: one.longest] or None,
        required=one.required,
        max_length=one.longest,
    )


def _menu(one: Field, choices: list[tuple[str, str]], given: set[str]) -> ui.Select[Any]:
    most = 1 if one.kind is FieldKind.ONE_OF else len(choices)
    least = int(one.required)
    menu = ui.Select[Any](custom_id=one.name, required=one.required, min_values=least, max_values=most)
    for word, label in choices:
        menu.add_option(label=label, value=word, default=word in given)
    return menu
