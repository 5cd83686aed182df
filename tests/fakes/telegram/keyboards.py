"""Keyboards below messages: what Telegram refuses in them, and finding a button by its label."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from tests.fakes.telegram.refusals import Json, bad_request

MOST_IN_ROW, MOST_BUTTONS, MOST_BYTES = 8, 100, 10_240
_KINDS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_STYLES = ("danger", "success", "primary")


def check_keyboard(markup: object, private: bool) -> Json:
    """The keyboard itself, or 400 in Telegram's words (row and button counts: "reply markup is too long")."""
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        _check_rows(markup["inline_keyboard"], "inline keyboard")
        for button in _buttons(markup["inline_keyboard"]):
            _check_inline(button, private)
    elif "keyboard" in markup:
        _check_rows(markup["keyboard"], "keyboard")
        _check_reply_keyboard(markup, private)
    elif not (markup.get("remove_keyboard") or markup.get("force_reply")):
        raise bad_request("object expected as reply markup")
    if len(json.dumps(markup, ensure_ascii=False, separators=(",", ":")).encode()) > MOST_BYTES:
        raise bad_request("reply markup is too long")
    return markup


def find_button(markup: Json | None, wanted: str) -> Json | None:
    """By label, else by callback data, else by part of a label."""
    rows = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or []
    buttons = _buttons(rows)
    for fits in (
        lambda button: button["text"] == wanted,
        lambda button: button.get("callback_data") == wanted,
        lambda button: wanted.casefold() in button["text"].casefold(),
    ):
        if found := next(filter(fits, buttons), None):
            return found
    return None


def _buttons(rows: list[list[Json | str]]) -> list[Json]:
    return [{"text": button} if isinstance(button, str) else button for row in rows for button in row]


def _check_rows(rows: object, what: str) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {what}: Array of Arrays expected")
    if any(len(row) > MOST_IN_ROW for row in rows) or sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")


def _check_inline(button: Json, private: bool) -> None:
    _check_label(button, "inline keyboard button")
    kinds = [kind for kind in _KINDS if kind in button]
    if not kinds:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise _unreadable(f"exactly one kind expected, found {' and '.join(kinds)}")
    _check_kind(kinds[0], button, private)


def _check_kind(kind: str, button: Json, private: bool) -> None:
    value = button[kind]
    if kind == "callback_data" and not (isinstance(value, str) and 1 <= len(value.encode()) <= 64):
        raise bad_request("BUTTON_DATA_INVALID")
    if kind == "copy_text" and not 1 <= len(value.get("text", "")) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if kind == "web_app" and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    if kind == "url":
        _check_url(value)


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https", "tg", "ton"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme in ("http", "https") and "." not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_reply_keyboard(markup: Json, private: bool) -> None:
    if len(markup.get("input_field_placeholder", "")) > 64:
        raise bad_request("can't parse keyboard: input field placeholder is too long")
    for button in _buttons(markup["keyboard"]):
        _check_label(button, "keyboard button")
        if not private and (button.get("request_location") or button.get("request_contact")):
            raise bad_request("location and contact can be requested in private chats only")


def _check_label(button: object, what: str) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request(f'can\'t parse {what}: Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if "style" in button and button["style"] not in _STYLES:
        raise bad_request(f"can't parse {what}: invalid button style specified")


def _unreadable(why: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {why}")
