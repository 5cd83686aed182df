"""Modals: what Discord refuses in a form, and what a client sends when somebody has filled it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.fakes.discord import components as parts
from tests.fakes.discord.components import at_most, choices, length, select_range
from tests.fakes.discord.refusals import Json, invalid, one_of, required

MOST_PARTS = 5
_FIELDS = (parts.TEXT_INPUT, *parts.SELECTS, parts.FILE_UPLOAD, parts.RADIO_GROUP, parts.CHECKBOX_GROUP, parts.CHECKBOX)


def read_modal(modal: Json) -> Json:
    """The form as a client shows it; raises Refused where Discord would not take it."""
    where = "data"
    read: Json = {"custom_id": length(modal, "custom_id", 100, where), "title": length(modal, "title", 45, where)}
    found: list[Json] = modal.get("components") or []
    if not 1 <= len(found) <= MOST_PARTS:
        raise invalid("data.components", "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MOST_PARTS} in length.")
    seen: set[str] = set()
    read["components"] = [_part(part, f"data.components.{n}", seen) for n, part in enumerate(found)]
    for number, part in enumerate(parts.walk(read["components"]), 1):
        part.setdefault("id", number)
    return read


def _part(part: Json, where: str, seen: set[str]) -> Json:
    kind = part.get("type")
    if kind == parts.TEXT:
        return {"type": kind, "content": length(part, "content", parts.MOST_TEXT, where)}
    if kind == parts.ROW:
        children: list[Json] = part.get("components") or []
        if len(children) != 1 or children[0].get("type") != parts.TEXT_INPUT:
            raise one_of(f"{where}.components.0.type", f"({parts.TEXT_INPUT},)")
        length(children[0], "label", 45, f"{where}.components.0")
        return {"type": kind, "components": [_field(children[0], f"{where}.components.0", seen)]}
    if kind != parts.LABEL:
        raise one_of(f"{where}.type", (parts.ROW, parts.TEXT, parts.LABEL))
    child = part.get("component")
    if not isinstance(child, dict):
        raise required(f"{where}.component")
    read = {"type": kind, "label": length(part, "label", 45, where)} | at_most(part, "description", 100, where)
    return read | {"component": _field(child, f"{where}.component", seen)}


def _field(part: Json, where: str, seen: set[str]) -> Json:
    kind = part.get("type")
    if kind not in _FIELDS:
        raise one_of(f"{where}.type", _FIELDS)
    custom_id = length(part, "custom_id", 100, where)
    if custom_id in seen:
        raise invalid(
            f"{where}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
        )
    seen.add(custom_id)
    read: Json = {**part, "required": part.get("required", True) is not False}
    if kind in parts.SELECTS:
        return read | select_range(part, where)
    special = _SPECIAL.get(int(kind))
    return read | (special(part, where) if special else {})


def _text_input(part: Json, where: str) -> Json:
    if part.get("style") not in (1, 2):
        raise one_of(f"{where}.style", "(1, 2)")
    at_most(part, "placeholder", 100, where)
    at_most(part, "value", 4000, where)
    least, most = part.get("min_length") or 0, part.get("max_length") or 4000
    if not 0 <= least <= 4000 or not 1 <= most <= 4000 or least > most:
        raise invalid(f"{where}.min_length", "BASE_TYPE_BAD_INT_RANGE", "int value should be between 0 and 4000.")
    at_most(part, "value", most, where)
    return {"min_length": least, "max_length": most}


def _radio_group(part: Json, where: str) -> Json:
    return {"options": choices(part, where, 2, 10, chosen=1)}


def _checkbox_group(part: Json, where: str) -> Json:
    return {"options": choices(part, where, 1, 10)}


_SPECIAL: dict[int, Callable[[Json, str], Json]] = {
    parts.TEXT_INPUT: _text_input,
    parts.RADIO_GROUP: _radio_group,
    parts.CHECKBOX_GROUP: _checkbox_group,
}


# filling it in


def field_names(modal: Json) -> list[str]:
    """What each field is called on the screen."""
    return [_label(top) for top in modal["components"] if top["type"] != parts.TEXT]


def filled_in(modal: Json, answers: Mapping[str, object]) -> list[Json]:
    """The components of a submit; answers go by label or custom_id. AssertionError where a client would not send it."""
    left = dict(answers)
    sent = [_filled_top(top, left) for top in modal["components"]]
    assert not left, f"the form {modal['title']!r} has no {', '.join(left)}; it has {', '.join(field_names(modal))}"
    return sent


def _filled_top(top: Json, left: dict[str, object]) -> Json:
    sent: Json = {"type": top["type"], "id": top["id"]}
    if top["type"] == parts.TEXT:
        return sent
    field = top["component"] if top["type"] == parts.LABEL else top["components"][0]
    name = next((name for name in (_label(top), field["custom_id"]) if name in left), None)
    given = left.pop(name) if name is not None else None
    filled = {"type": field["type"], "id": field["id"], "custom_id": field["custom_id"], **_value(field, given)}
    return sent | ({"component": filled} if top["type"] == parts.LABEL else {"components": [filled]})


def _label(top: Json) -> str:
    return str(top["label"] if top["type"] == parts.LABEL else top["components"][0].get("label", ""))


def _value(field: Json, given: object) -> Json:
    kind, name = field["type"], field["custom_id"]
    if kind == parts.TEXT_INPUT:
        text = str(field.get("value") or "" if given is None else given)
        assert text or not field["required"], f"{name} is required"
        assert not text or field["min_length"] <= len(text) <= field["max_length"], f"{name} has the wrong length"
        return {"value": text}
    if kind == parts.CHECKBOX:
        return {"value": bool(field.get("default") if given is None else given)}
    chosen = _chosen(field, given)
    if kind == parts.RADIO_GROUP:
        assert len(chosen) <= 1, f"{name} takes one answer"
        assert chosen or not field["required"], f"{name} is required"
        return {"value": chosen[0] if chosen else None}
    return {"values": chosen}


def _chosen(field: Json, given: object) -> list[str]:
    """Values of the options that were given by label or value; the defaults, if nothing was."""
    options: list[Json] | None = field.get("options")
    if given is None:
        chosen = [option["value"] for option in options or [] if option.get("default")]
    else:
        wanted = list(given) if isinstance(given, list | tuple | set) else [given]
        chosen = [_value_of(options, str(item)) for item in wanted]
    if field["type"] != parts.RADIO_GROUP and (field["required"] or chosen):
        least = field.get("min_values", 1)
        most = field.get("max_values") or len(options or []) or 25
        assert least <= len(chosen) <= most, f"{field['custom_id']} takes {least} to {most} answers"
    return chosen


def _value_of(options: list[Json] | None, wanted: str) -> str:
    if options is None:
        return wanted
    found = next((o["value"] for o in options if wanted in (o["label"], o["value"])), None)
    assert found is not None, f"no option {wanted!r} among {', '.join(o['label'] for o in options)}"
    return str(found)
