"""Layouts that Discord refuses, refused by the stand-in; and the largest that it takes."""

from __future__ import annotations

import pytest

from tests.fakes.discord.refusals import Json
from tests.fakes_checks.raw_discord import Raw

V2 = 1 << 15
TEXT: Json = {"type": 10, "content": "x"}
BUTTON: Json = {"type": 2, "style": 1, "label": "Done", "custom_id": "1:dn"}
OPTION: Json = {"label": "a", "value": "a"}


def row(*children: Json) -> Json:
    return {"type": 1, "components": list(children)}


def container(*children: Json) -> Json:
    return {"type": 17, "components": list(children)}


def section(number: int) -> Json:
    button = BUTTON | {"custom_id": f"1:dn:{number}"}
    return {"type": 9, "components": [{"type": 10, "content": f"{number}"}], "accessory": button}


def select(**more: object) -> Json:
    return {"type": 3, "custom_id": "s", "options": [OPTION], **more}


def v2(*components: Json, **more: object) -> Json:
    return {"flags": V2, "components": list(components), **more}


BAD_MESSAGES: dict[str, tuple[Json, str]] = {
    "long text": ({"content": "x" * 2001}, "content: BASE_TYPE_MAX_LENGTH"),
    "long nonce": ({"content": "x", "nonce": "x" * 26}, "nonce: NONCE_TYPE_TOO_LONG"),
    "eleven embeds": ({"embeds": [{"title": "x"}] * 11}, "embeds: BASE_TYPE_MAX_LENGTH"),
    "long embeds": ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds: MAX_EMBED_SIZE_EXCEEDED"),
    "content beside V2": (
        v2(TEXT, content="x"), "content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    ),
    "embeds beside V2": (
        v2(TEXT, embeds=[{"title": "x"}]), "embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    ),
    "V2 without its flag": ({"components": [TEXT]}, "components.0.type: BASE_TYPE_CHOICES"),
    "a bare button": (v2(BUTTON), "components.0.type: BASE_TYPE_CHOICES"),
    "a button in a container": (v2(container(BUTTON)), "components.0.components.0.type: BASE_TYPE_CHOICES"),
    "a container in a container": (
        v2(container(container(TEXT))), "components.0.components.0.type: BASE_TYPE_CHOICES"
    ),
    "six buttons in a row": (
        v2(row(*(BUTTON | {"custom_id": str(n)} for n in range(6)))), "components.0.components: BASE_TYPE_BAD_LENGTH"
    ),
    "six rows": ({"content": "x", "components": [row(BUTTON)] * 6}, "components: BASE_TYPE_BAD_LENGTH"),
    "41 components": (
        v2(container(*(section(n) for n in range(13)), TEXT)), "components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"
    ),
    "4001 characters": (
        v2({"type": 10, "content": "x" * 4000}, TEXT), "components: COMPONENT_MAX_TOTAL_TEXT_LENGTH"
    ),
    "an empty text": (v2({"type": 10, "content": ""}), "components.0.content: BASE_TYPE_REQUIRED"),
    "the same custom_id twice": (
        v2(row(BUTTON, BUTTON)), "components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED"
    ),
    "the same id twice": (v2(TEXT | {"id": 7}, TEXT | {"id": 7}), "components.1.id: COMPONENT_ID_DUPLICATED"),
    "a long custom_id": (
        v2(row(BUTTON | {"custom_id": "x" * 101})), "components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH"
    ),
    "no custom_id": (
        v2(row({"type": 2, "style": 1, "label": "x"})), "components.0.components.0.custom_id: BASE_TYPE_REQUIRED"
    ),
    "a long label": (v2(row(BUTTON | {"label": "x" * 81})), "components.0.components.0.label: BASE_TYPE_MAX_LENGTH"),
    "no label": (
        v2(row(BUTTON | {"label": ""})),
        "components.0.components.0: BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
    ),
    "a link with a custom_id": (
        v2(row(BUTTON | {"style": 5, "url": "https://example.org"})),
        "components.0.components.0: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ),
    "an emoji of letters": (
        v2(row(BUTTON | {"emoji": {"name": "tada"}})), "components.0.components.0.emoji.name: COMPONENT_INVALID_EMOJI"
    ),
    "26 options": (
        v2(row(select(options=[{"label": str(n), "value": str(n)} for n in range(26)]))),
        "components.0.components.0.options: BASE_TYPE_BAD_LENGTH",
    ),
    "two options of one value": (
        v2(row(select(options=[OPTION, OPTION]))),
        "components.0.components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    "more chosen than there is": (
        v2(row(select(max_values=2))), "components.0.components.0.max_values: BASE_TYPE_BAD_INT_RANGE"
    ),
    "a select beside a button": (v2(row(select(), BUTTON)), "components.0.components: BASE_TYPE_BAD_LENGTH"),
    "a section without accessory": (
        v2({"type": 9, "components": [TEXT]}), "components.0.accessory: BASE_TYPE_REQUIRED"
    ),
    "a section of four texts": (
        v2({"type": 9, "components": [TEXT] * 4, "accessory": BUTTON}), "components.0.components: BASE_TYPE_BAD_LENGTH"
    ),
    "a picture that was not sent": (
        v2({"type": 12, "items": [{"media": {"url": "attachment://none.png"}}]}),
        "components.0.items.0.media.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    "an empty gallery": (v2({"type": 12, "items": []}), "components.0.items: BASE_TYPE_BAD_LENGTH"),
    "a long alt text": (
        v2({"type": 12, "items": [{"media": {"url": "https://example.org/a.png"}, "description": "x" * 1025}]}),
        "components.0.items.0.description: BASE_TYPE_MAX_LENGTH",
    ),
    "both kinds of allowed users": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
    "an answer to nothing": (
        {"content": "x", "message_reference": {"message_id": "1"}}, "message_reference: REPLIES_UNKNOWN_MESSAGE"
    ),
    "an attachment that was not sent": (
        {"content": "x", "attachments": [{"id": 0, "filename": "a.png"}]}, "attachments.0.id: ATTACHMENT_NOT_FOUND"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "wrong"), BAD_MESSAGES.values(), ids=BAD_MESSAGES.keys())
async def test_a_bad_message_is_refused_where_it_is_bad(raw: Raw, posting: str, body: Json, wrong: str) -> None:
    assert await raw.wrong(posting, body) == wrong


async def test_the_longest_page_is_taken(raw: Raw, posting: str) -> None:
    ten = container({"type": 10, "content": "x" * 3990}, *(section(n) for n in range(10)), row(BUTTON))

    status, _ = await raw("POST", posting, v2(ten))

    assert status == 200


async def test_every_component_of_a_message_has_its_own_number(raw: Raw, posting: str) -> None:
    _, sent = await raw("POST", posting, v2(container(TEXT | {"id": 2}, section(1))))

    outer = sent["components"][0]
    text, line = outer["components"]
    assert [part["id"] for part in (outer, text, line, line["components"][0], line["accessory"])] == [1, 2, 3, 4, 5]


async def test_an_empty_message_is_refused(raw: Raw, posting: str) -> None:
    assert await raw.refusal("POST", posting, {"content": "  "}) == (400, 50006)
    assert await raw.refusal("POST", posting, v2()) == (400, 50006)


async def test_the_v2_flag_cannot_be_taken_away(raw: Raw, posting: str) -> None:
    _, sent = await raw("POST", posting, v2(TEXT))

    status, edited = await raw("PATCH", f"{posting}/{sent['id']}", {"flags": 0, "components": [TEXT]})

    assert (status, edited["flags"]) == (200, V2)
    assert (await raw("PATCH", f"{posting}/{sent['id']}", {"content": "x"}))[0] == 400
