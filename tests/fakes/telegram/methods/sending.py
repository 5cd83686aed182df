"""Methods that put something new into a chat."""

from __future__ import annotations

from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.cloud import Cloud
from tests.fakes.telegram.log import Call
from tests.fakes.telegram.methods.content import (
    album_item,
    caption_content,
    check_rights,
    effect,
    keyboard,
    media_content,
    reply_target,
    text_content,
    thread,
)
from tests.fakes.telegram.methods.table import method
from tests.fakes.telegram.refusals import Json, bad_request

_CARRIED = ("text", "entities", "caption", "caption_entities", "photo", "document", "location", "link_preview_options")
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


@method("sendMessage")
def send_message(cloud: Cloud, call: Call) -> Json:
    content = text_content(cloud, call.params)
    return _send(cloud, _writable(cloud, call), call, content)


@method("sendPhoto")
def send_photo(cloud: Cloud, call: Call) -> Json:
    return _send_media(cloud, call, "photo")


@method("sendDocument")
def send_document(cloud: Cloud, call: Call) -> Json:
    return _send_media(cloud, call, "document")


@method("sendLocation")
def send_location(cloud: Cloud, call: Call) -> Json:
    place = {name: call.params[name] for name in ("latitude", "longitude") if name in call.params}
    if len(place) < 2 or not (-90 <= place["latitude"] <= 90 and -180 <= place["longitude"] <= 180):
        raise bad_request("location is invalid")
    return _send(cloud, _writable(cloud, call), call, {"location": place})


@method("sendMediaGroup")
def send_media_group(cloud: Cloud, call: Call) -> list[Json]:
    chat = _writable(cloud, call)
    media = call.params.get("media")
    if not isinstance(media, list) or not 2 <= len(media) <= 10:
        raise bad_request("there must be 2 to 10 media in an album")
    contents = [album_item(cloud, item, call.uploads) for item in media]
    if len({"photo" in content for content in contents}) > 1:
        raise bad_request("documents can't be mixed with other media types")
    album = {"media_group_id": cloud.new_id()}
    return [_send(cloud, chat, call, content | album) for content in contents]


@method("copyMessage")
def copy_message(cloud: Cloud, call: Call) -> Json:
    source = _source(cloud, call, "message to copy")
    content = {name: source[name] for name in _CARRIED if name in source}
    if not content:
        raise bad_request("message can't be copied")
    if "caption" in call.params:
        content = {name: value for name, value in content.items() if not name.startswith("caption")}
        content |= caption_content(cloud, call.params)
    return {"message_id": _send(cloud, _writable(cloud, call), call, content)["message_id"]}


@method("forwardMessage")
def forward_message(cloud: Cloud, call: Call) -> Json:
    source = _source(cloud, call, "message to forward")
    if source.get("has_protected_content"):
        raise bad_request("message has protected content and can't be forwarded")
    content = {name: source[name] for name in _CARRIED if name in source}
    origin = {"type": "user", "sender_user": source["from"], "date": source["date"]}
    return _send(cloud, _writable(cloud, call), call, content | {"forward_origin": origin})


@method("sendChatAction")
def send_chat_action(cloud: Cloud, call: Call) -> bool:
    if call.params.get("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    cloud.open_chat(call.params.get("chat_id")).actions.append(call.params["action"])
    return True


@method("sendMessageDraft")
def send_message_draft(cloud: Cloud, call: Call) -> bool:
    chat = cloud.open_chat(call.params.get("chat_id"))
    if not chat.private or not call.params.get("draft_id"):
        raise bad_request("drafts need a private chat and a draft_id that is not 0")
    chat.draft = text_content(cloud, call.params)["text"] if call.params.get("text") else ""
    return True


def _writable(cloud: Cloud, call: Call) -> Chat:
    chat = cloud.open_chat(call.params.get("chat_id"))
    check_rights(chat, call)
    return chat


def _source(cloud: Cloud, call: Call, what: str) -> Json:
    return cloud.message(cloud.chat(call.params.get("from_chat_id")), call.params.get("message_id"), what)


def _send_media(cloud: Cloud, call: Call, kind: str) -> Json:
    chat = _writable(cloud, call)
    content = caption_content(cloud, call.params)
    content |= media_content(cloud, kind, call.params.get(kind), call.uploads)
    if kind == "photo" and call.params.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return _send(cloud, chat, call, content)


def _send(cloud: Cloud, chat: Chat, call: Call, content: Json) -> Json:
    """Everything that all sends share; the message is there from here on."""
    params = call.params
    markup = keyboard(chat, params)
    content = content | thread(chat, params) | effect(chat, params) | reply_target(cloud, chat, params)
    if params.get("protect_content"):
        content["has_protected_content"] = True
    if cloud.limits is not None:
        cloud.limits.check(call.method, chat.id, cloud.clock.now())
    message = cloud.post(chat, cloud.bot, content)
    _show_keyboard(chat, message, markup)
    chat.draft = ""
    chat.happened("sent", message, bool(params.get("disable_notification")))
    return message


def _show_keyboard(chat: Chat, message: Json, markup: Json | None) -> None:
    """An inline keyboard belongs to its message, any other to the chat."""
    if markup is None:
        return
    if "inline_keyboard" in markup:
        message["reply_markup"] = markup
    elif "keyboard" in markup:
        chat.keyboard = markup
    elif markup.get("remove_keyboard"):
        chat.keyboard = None
