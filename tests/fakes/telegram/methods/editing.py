"""Methods that change or take away what is there."""

from __future__ import annotations

from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.cloud import Cloud
from tests.fakes.telegram.log import Call
from tests.fakes.telegram.methods.content import album_item, caption_content, keyboard, text_content
from tests.fakes.telegram.methods.table import method
from tests.fakes.telegram.refusals import Json, bad_request

_TWO_DAYS = 48 * 3600
_TEXT = ("text", "entities", "link_preview_options")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")
_MEDIA = ("photo", "document", "has_media_spoiler")
_COMPARED = ("text", "entities", "caption", "caption_entities", "photo", "document", "reply_markup")
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)


@method("editMessageText")
def edit_text(cloud: Cloud, call: Call) -> Json | bool:
    content = text_content(cloud, call.params)
    chat, message = _target(cloud, call.params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _change(cloud, chat, message, _TEXT, content, call.params)


@method("editMessageCaption")
def edit_caption(cloud: Cloud, call: Call) -> Json | bool:
    content = caption_content(cloud, call.params)
    chat, message = _target(cloud, call.params)
    if not any(name in message for name in _MEDIA):
        raise bad_request("there is no caption in the message to edit")
    return _change(cloud, chat, message, _CAPTION, content, call.params)


@method("editMessageMedia")
def edit_media(cloud: Cloud, call: Call) -> Json | bool:
    chat, message = _target(cloud, call.params)
    content = album_item(cloud, call.params.get("media") or {}, call.uploads)
    return _change(cloud, chat, message, (*_TEXT, *_CAPTION, *_MEDIA), content, call.params)


@method("editMessageReplyMarkup")
def edit_reply_markup(cloud: Cloud, call: Call) -> Json | bool:
    chat, message = _target(cloud, call.params)
    return _change(cloud, chat, message, (), {}, call.params)


@method("deleteMessage")
def delete_message(cloud: Cloud, call: Call) -> bool:
    chat = cloud.open_chat(call.params.get("chat_id"))
    message = cloud.message(chat, call.params.get("message_id"), "message to delete")
    if not _may_delete(cloud, chat, message):
        raise bad_request("message can't be deleted")
    _delete(chat, message)
    return True


@method("deleteMessages")
def delete_messages(cloud: Cloud, call: Call) -> bool:
    """Those that cannot be found or deleted are passed over."""
    chat = cloud.open_chat(call.params.get("chat_id"))
    wanted = call.params.get("message_ids") or []
    if not 1 <= len(wanted) <= 100:
        raise bad_request("there must be 1 to 100 message identifiers")
    for message in [chat.messages[number] for number in wanted if number in chat.messages]:
        if _may_delete(cloud, chat, message):
            _delete(chat, message)
    return True


def _target(cloud: Cloud, params: Json) -> tuple[Chat, Json]:
    """The message to edit and its chat; one sent by inline mode goes by an id of its own."""
    if inline_id := params.get("inline_message_id"):
        if inline_id not in cloud.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        chat, message_id = cloud.inline_messages[inline_id]
        return chat, cloud.message(chat, message_id, "message to edit")
    chat = cloud.open_chat(params.get("chat_id"))
    if params.get("message_id") is None:
        raise bad_request("message identifier is not specified")
    message = cloud.message(chat, params["message_id"], "message to edit")
    if message.get("from", {}).get("id") != cloud.bot["id"] or "forward_origin" in message:
        raise bad_request("message can't be edited")
    return chat, message


def _change(
    cloud: Cloud, chat: Chat, message: Json, replaced: tuple[str, ...], content: Json, params: Json
) -> Json | bool:
    """Put the edited message in the old one's place; a keyboard that is not sent along is gone."""
    markup = keyboard(chat, params)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("message can't be edited")
    edited = {name: value for name, value in message.items() if name not in (*replaced, "reply_markup")} | content
    if markup and any(markup["inline_keyboard"]):
        edited["reply_markup"] = markup
    if all(edited.get(name) == message.get(name) for name in _COMPARED):
        raise bad_request(_UNCHANGED)
    edited["edit_date"] = cloud.clock.unix()
    chat.messages[message["message_id"]] = edited
    chat.happened("edited", edited)
    return True if "inline_message_id" in params else edited


def _may_delete(cloud: Cloud, chat: Chat, message: Json) -> bool:
    if not chat.private and chat.bot_status == "administrator":
        return True
    if cloud.clock.now() - message["date"] > _TWO_DAYS:
        return False
    return chat.private or message.get("from", {}).get("id") == cloud.bot["id"]


def _delete(chat: Chat, message: Json) -> None:
    del chat.messages[message["message_id"]]
    chat.happened("deleted", message)
