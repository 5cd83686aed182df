"""Components of messages: what Discord refuses in them, and the form in which it gives them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.fakes.discord.refusals import Json, invalid, one_of, required, too_long

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 18, 19, 21, 22, 23
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
MOST_COMPONENTS, MOST_TEXT, MOST_ROWS = 40, 4000, 5
LINK, PREMIUM = 5, 6
_IN_CONTAINER = (ROW, TEXT, SECTION, GALLERY, SEPARATOR, FILE)
_AT_TOP = (*_IN_CONTAINER, CONTAINER)

Media = Callable[[Json, str], Json]
"""Reads an unfurled media item: `attachment://` names become what Discord serves; raises Refused if there is none."""


@dataclass(slots=True)
class Layout:
    """Reads the components of one message; raises Refused at the first that Discord would not take."""

    media: Media
    v2: bool
    custom_ids: set[str] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)
    text: int = 0

    def read(self, components: list[Json]) -> list[Json]:
        """All of them, as a message shows them."""
        if not isinstance(components, list):
            raise invalid("components", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        self._count(components)
        read = [self.one(part, f"components.{n}", self._allowed_at_top) for n, part in enumerate(components)]
        if self.text > MOST_TEXT:
            why = f"Total displayable text must be {MOST_TEXT} or fewer in length"
            raise invalid("components", "COMPONENT_MAX_TOTAL_TEXT_LENGTH", why)
        self._number(read)
        return read

    @property
    def _allowed_at_top(self) -> tuple[int, ...]:
        return _AT_TOP if self.v2 else (ROW,)

    def _count(self, components: list[Json]) -> None:
        if not self.v2 and len(components) > MOST_ROWS:
            raise invalid("components", "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MOST_ROWS} in length.")
        if (found := sum(1 for _ in walk(components))) > MOST_COMPONENTS:
            why = f"The maximum number of components in a message is {MOST_COMPONENTS} (found {found})"
            raise invalid("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", why)

    def one(self, part: Json, where: str, allowed: tuple[int, ...]) -> Json:
        """One component of one of the allowed types."""
        kind = part.get("type")
        if kind not in allowed:
            raise one_of(f"{where}.type", allowed)
        assert isinstance(kind, int)
        read: Json = {"type": kind, "id": self._id(part, where)}
        read.update(_READERS[kind](self, part, where))
        return read

    def many(self, part: Json, where: str, allowed: tuple[int, ...], most: int) -> list[Json]:
        found: list[Json] = part.get("components") or []
        if not 1 <= len(found) <= most:
            raise invalid(f"{where}.components", "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {most} in length.")
        return [self.one(child, f"{where}.components.{n}", allowed) for n, child in enumerate(found)]

    def custom_id(self, part: Json, where: str) -> str:
        custom_id = length(part, "custom_id", 100, where)
        if custom_id in self.custom_ids:
            raise invalid(
                f"{where}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
            )
        self.custom_ids.add(custom_id)
        return custom_id

    def _id(self, part: Json, where: str) -> int:
        """The id it was given (unique in its message), or 0: to be numbered."""
        given = part.get("id") or 0
        if not isinstance(given, int):
            raise invalid(f"{where}.id", "NUMBER_TYPE_COERCE", "Value is not an int32.")
        if given and given in self.ids:
            raise invalid(f"{where}.id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        self.ids.add(given)
        return given

    def _number(self, read: list[Json]) -> None:
        number = 1
        for part in walk(read):
            if part["id"]:
                continue
            while number in self.ids:
                number += 1
            part["id"] = number
            self.ids.add(number)


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, nested ones after the one that holds them."""
    for part in components:
        yield part
        yield from walk(part.get("components") or [])
        for single in ("accessory", "component"):
            if isinstance(part.get(single), dict):
                yield from walk([part[single]])


def length(part: Json, name: str, most: int, where: str, least: int = 1) -> str:
    """A required text of that length."""
    value = part.get(name)
    if value is None or value == "":
        raise required(f"{where}.{name}")
    if not isinstance(value, str) or not least <= len(value) <= most:
        raise invalid(f"{where}.{name}", "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
    return value


def at_most(part: Json, name: str, most: int, where: str) -> Json:
    """An optional text, as the part of the answer that holds it."""
    value = part.get(name)
    if value is not None and len(value) > most:
        raise too_long(f"{where}.{name}", most)
    return {} if value is None else {name: value}


def emoji(part: Json, where: str) -> Json:
    given = part.get("emoji")
    if not given:
        return {}
    if not given.get("id") and not _is_emoji(given.get("name")):
        raise invalid(f"{where}.emoji.name", "COMPONENT_INVALID_EMOJI", "Invalid emoji")
    kept = {"name": given.get("name") or "emoji"} | ({"id": str(given["id"])} if given.get("id") else {})
    return {"emoji": kept}


def _is_emoji(name: object) -> bool:
    return isinstance(name, str) and 0 < len(name) <= 16 and not any(char.isalpha() for char in name)


def choices(part: Json, where: str, least: int, most: int, chosen: int = 25) -> list[Json]:
    """The options of a select, radio group or checkbox group, of which at most so many can be chosen."""
    found: list[Json] = part.get("options") or []
    if not least <= len(found) <= most:
        raise invalid(f"{where}.options", "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
    read: list[Json] = []
    values = set()
    for n, option in enumerate(found):
        here = f"{where}.options.{n}"
        value = length(option, "value", 100, here)
        if value in values:
            why = "The specified option value is already used"
            raise invalid(f"{here}.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", why)
        values.add(value)
        read.append({"label": length(option, "label", 100, here), "value": value})
        read[-1] |= at_most(option, "description", 100, here) | emoji(option, here)
        if option.get("default"):
            read[-1]["default"] = True
    if sum("default" in option for option in read) > chosen:
        why = f"Must be {chosen} or fewer in length."
        raise invalid(f"{where}.options", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", why)
    return read


def _row(layout: Layout, part: Json, where: str) -> Json:
    children: list[Json] = part.get("components") or []
    if any(child.get("type") in SELECTS for child in children):
        return {"components": layout.many(part, where, SELECTS, 1)}
    return {"components": layout.many(part, where, (BUTTON,), 5)}


def _button(layout: Layout, part: Json, where: str) -> Json:
    style = part.get("style")
    if style not in range(1, 7):
        raise one_of(f"{where}.style", "(1, 2, 3, 4, 5, 6)")
    read: Json = {"style": style} | at_most(part, "label", 80, where) | emoji(part, where)
    if style == LINK:
        read["url"] = length(part, "url", 512, where)
        if "custom_id" in part:
            why = "A custom id and url cannot both be specified"
            raise invalid(where, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", why)
    elif style == PREMIUM:
        read["sku_id"] = str(part.get("sku_id") or "")
    else:
        read["custom_id"] = layout.custom_id(part, where)
    if style != PREMIUM and not (read.get("label") or read.get("emoji")):
        why = "A button must have a label or an emoji"
        raise invalid(where, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", why)
    return read | ({"disabled": True} if part.get("disabled") else {})


def _select(layout: Layout, part: Json, where: str) -> Json:
    read: Json = {"custom_id": layout.custom_id(part, where)} | at_most(part, "placeholder", 150, where)
    return read | select_range(part, where) | ({"disabled": True} if part.get("disabled") else {})


def select_range(part: Json, where: str) -> Json:
    """min_values, max_values and what can be chosen."""
    least = 1 if part.get("min_values") is None else part["min_values"]
    most = 1 if part.get("max_values") is None else part["max_values"]
    if not 0 <= least <= 25 or not 1 <= most <= 25 or least > most:
        raise invalid(f"{where}.min_values", "BASE_TYPE_BAD_INT_RANGE", "int value should be between 0 and 25.")
    read: Json = {"min_values": least, "max_values": most}
    if part["type"] != STRING_SELECT:
        return read
    read["options"] = choices(part, where, 1, 25, most)
    if most > len(read["options"]):
        why = f"Must be less than or equal to the number of options ({len(read['options'])})"
        raise invalid(f"{where}.max_values", "BASE_TYPE_BAD_INT_RANGE", why)
    return read


def _section(layout: Layout, part: Json, where: str) -> Json:
    accessory = part.get("accessory")
    if not isinstance(accessory, dict):
        raise required(f"{where}.accessory")
    read = {"components": layout.many(part, where, (TEXT,), 3)}
    return read | {"accessory": layout.one(accessory, f"{where}.accessory", (BUTTON, THUMBNAIL))}


def _text(layout: Layout, part: Json, where: str) -> Json:
    content = length(part, "content", MOST_TEXT, where)
    if not content.strip():
        raise required(f"{where}.content")
    layout.text += len(content)
    return {"content": content}


def _picture(layout: Layout, part: Json, where: str) -> Json:
    description = at_most(part, "description", 1024, where).get("description")
    media = layout.media(part.get("media") or {}, f"{where}.media")
    return {"media": media, "description": description, "spoiler": bool(part.get("spoiler"))}


def _gallery(layout: Layout, part: Json, where: str) -> Json:
    items: list[Json] = part.get("items") or []
    if not 1 <= len(items) <= 10:
        raise invalid(f"{where}.items", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length.")
    return {"items": [_picture(layout, item, f"{where}.items.{n}") for n, item in enumerate(items)]}


def _file(layout: Layout, part: Json, where: str) -> Json:
    file = part.get("file") or {}
    if not str(file.get("url", "")).startswith("attachment://"):
        raise invalid(f"{where}.file.url", "URL_TYPE_INVALID_SCHEME", 'Scheme must be one of ("attachment",).')
    media = layout.media(file, f"{where}.file")
    name = media["url"].rpartition("/")[2]
    return {"file": media, "name": name, "size": media.get("size", 0), "spoiler": bool(part.get("spoiler"))}


def _separator(layout: Layout, part: Json, where: str) -> Json:
    spacing = part.get("spacing", 1)
    if spacing not in (1, 2):
        raise one_of(f"{where}.spacing", "(1, 2)")
    return {"spacing": spacing, "divider": part.get("divider", True) is not False}


def _container(layout: Layout, part: Json, where: str) -> Json:
    colour = part.get("accent_color")
    if colour is not None and not 0 <= colour <= 0xFFFFFF:
        why = "int value should be between 0 and 16777215."
        raise invalid(f"{where}.accent_color", "BASE_TYPE_BAD_INT_RANGE", why)
    children = layout.many(part, where, _IN_CONTAINER, MOST_COMPONENTS)
    return {"accent_color": colour, "spoiler": bool(part.get("spoiler")), "components": children}


_READERS: dict[int, Callable[[Layout, Json, str], Json]] = {
    ROW: _row,
    BUTTON: _button,
    **dict.fromkeys(SELECTS, _select),
    SECTION: _section,
    TEXT: _text,
    THUMBNAIL: _picture,
    GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
    CONTAINER: _container,
}
